"""`import appendix_parser`: what the command line does, as functions."""

from __future__ import annotations

import inspect
import io
import re
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import pytest

import appendix_parser
from appendix_parser.read_options import PageNumber
from tests.cli import pdfs


def test_all_that_is_offered_is_there_and_listed() -> None:
    listed = {name for name in dir(appendix_parser) if not name.startswith("__")}
    assert listed == {name for name in appendix_parser.__all__ if not name.startswith("__")}
    for name in appendix_parser.__all__:
        assert getattr(appendix_parser, name) is not None
    assert appendix_parser.__version__ == version("appendix-parser")


def test_what_is_read_can_be_checked_compared_kept_and_written(tmp_path: Path) -> None:
    data = pdfs.appendix(("3", "9"))
    one = appendix_parser.parse(data, name="one.pdf")
    assert [found.code for found in appendix_parser.check(data, name="one.pdf")] == ["score-out-of-range"]
    assert appendix_parser.from_json(appendix_parser.to_json(one)) == one
    other = appendix_parser.parse(pdfs.appendix(("3", "2")), name="one.pdf")
    assert "score.raw" in {each.field for each in appendix_parser.compare(one, other)}
    written = appendix_parser.write(one, tmp_path / "out", ["csv"], csv="excel")
    assert (tmp_path / "out" / "assessments.csv") in written
    assert (tmp_path / "out" / "assessments.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_history_is_written_too(tmp_path: Path) -> None:
    made = appendix_parser.history([appendix_parser.parse(pdfs.appendix(), name="one.pdf")])
    assert tmp_path / "history" / "history.json" in appendix_parser.write(
        made, tmp_path / "history", ["json"]
    )
    assert tmp_path / "page" / "history.html" in appendix_parser.write(made, tmp_path / "page", ["html"])
    with pytest.raises(ValueError, match="word"):
        appendix_parser.write(made, tmp_path / "history", ["csv"], csv="word")


PUBLIC: dict[str, Callable[..., object]] = {
    name: each
    for name in appendix_parser.__all__
    if inspect.isfunction(each := getattr(appendix_parser, name))
}
FRAMES: dict[str, Callable[..., object]] = {
    "Appendix.to_frames": appendix_parser.Appendix.to_frames,
    "History.to_frames": appendix_parser.History.to_frames,
}


@pytest.mark.parametrize("name", [*PUBLIC, *FRAMES])
def test_every_function_says_what_it_takes_returns_and_raises(name: str) -> None:
    function = {**PUBLIC, **FRAMES}[name]
    said = inspect.getdoc(function) or ""
    parameters = [each for each in inspect.signature(function).parameters if each != "self"]
    assert "\nReturns:\n" in said
    assert name in FRAMES or "\nRaises:\n" in said
    for each in parameters:
        assert re.search(rf"^    {each}: ", said, re.MULTILINE), each


def test_an_open_file_is_read_under_its_own_name(tmp_path: Path) -> None:
    path = tmp_path / "council.pdf"
    path.write_bytes(pdfs.appendix())
    with path.open("rb") as file:
        assert appendix_parser.parse(file) == appendix_parser.parse(path)
    assert appendix_parser.parse(io.BytesIO(pdfs.appendix()), name="a.pdf").source.filename == "a.pdf"
    with path.open("rb") as file:
        assert appendix_parser.extract_tables(file) == appendix_parser.extract_tables(path)
    with path.open(encoding="latin-1") as text, pytest.raises(appendix_parser.InputError, match="text"):
        appendix_parser.parse(text)  # type: ignore[arg-type] # what is wrong is the subject
    with pytest.raises(appendix_parser.LimitError):
        appendix_parser.parse(io.BytesIO(bytes(2 << 20)), limits=appendix_parser.Limits(file_mb=1))
    with path.open("rb") as file:
        pass
    with pytest.raises(appendix_parser.InputError, match="closed"):
        appendix_parser.parse(file)


def test_editions_have_the_names_and_matches_given() -> None:
    one = appendix_parser.parse(pdfs.appendix(), name="one.pdf")
    other = appendix_parser.parse(pdfs.appendix(("4", "5")), name="two.pdf")
    made = appendix_parser.history([one, other], title="Two", names=["first", "second"])
    assert made.title == "Two"
    assert {each.name for each in made.editions} == {"first", "second"}
    with pytest.raises(ValueError, match="2 editions, but 1 name"):
        appendix_parser.history([one, other], names=["first"])
    with pytest.raises(appendix_parser.DecisionError):
        appendix_parser.history([one, other], matches=b"nothing of the kind")


def test_a_field_that_there_is_not_cannot_be_ignored() -> None:
    one = appendix_parser.parse(pdfs.appendix(), name="one.pdf")
    assert appendix_parser.compare(one, one, ignore=["regions", "whitespace"]) == []
    with pytest.raises(ValueError, match="nonsense"):
        appendix_parser.compare(one, one, ignore=["nonsense"])


def test_the_review_page_is_the_one_that_the_command_writes() -> None:
    page = appendix_parser.review_page(pdfs.appendix(), name="small.pdf")
    assert page.startswith("<!doctype html>")
    assert "data:image/webp" in page


def test_every_field_of_every_published_schema_says_what_it_is() -> None:
    for name in ("appendix", "history", "diff", "tables"):
        schema = appendix_parser.json_schema(name)
        models = [each for each in [schema, *schema.get("$defs", {}).values()] if "properties" in each]
        assert models
        silent = [
            (model.get("title", name), key)
            for model in models
            for key, value in model["properties"].items()
            if not value.get("description")
        ]
        assert silent == []


def test_pages_are_reported_while_they_are_read() -> None:
    for isolated in (False, True):
        pages: list[PageNumber] = []
        appendix_parser.parse(pdfs.appendix(), on_page=pages.append, isolated=isolated)
        assert [(page, page.of) for page in pages if page] == [(1, 1)]
        assert pages[-1] == 0
