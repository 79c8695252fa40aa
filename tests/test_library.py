"""`import appendix_parser`: what the command line does, as functions."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import pytest

import appendix_parser
from tests.cli import pdfs


def test_all_that_is_offered_is_there_and_listed() -> None:
    assert set(appendix_parser.__all__) <= set(dir(appendix_parser))
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
    made = appendix_parser.make_history([appendix_parser.parse(pdfs.appendix(), name="one.pdf")])
    assert tmp_path / "history" / "history.json" in appendix_parser.write(
        made, tmp_path / "history", ["json"]
    )
    with pytest.raises(ValueError, match="word"):
        appendix_parser.write(made, tmp_path / "history", ["csv"], csv="word")
