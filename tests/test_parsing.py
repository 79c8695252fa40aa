"""`parse` and `extract_tables` from Python: the same in a process of their own, and only the package's own errors."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from appendix_parser import (
    AppendixParserError,
    InputError,
    LimitError,
    Limits,
    NoAppendixError,
    UnexpectedError,
    extract_tables,
    parse,
    pipeline,
)
from appendix_parser.inputs.files import Source
from tests.cli import pdfs


def test_in_a_process_of_its_own_the_answer_is_the_same() -> None:
    data = pdfs.appendix()
    assert parse(data, isolated=True) == parse(data)
    assert extract_tables(data, isolated=True) == extract_tables(data)


def test_isolated_beside_threads_gives_the_same_answer() -> None:
    found: list[object] = []
    thread = threading.Thread(target=lambda: found.append(parse(pdfs.appendix(), isolated=True)))
    thread.start()
    thread.join()
    assert found == [parse(pdfs.appendix())]


def test_one_thread_at_a_time_reads_in_this_process() -> None:
    data, within = pdfs.appendix(), list[int]()
    other = threading.Thread(target=parse, args=(data,), kwargs={"on_page": within.append})

    def wait(page: int) -> None:
        if page:
            other.start()
            other.join(0.2)
            assert not within

    parse(data, pages="1", on_page=wait)
    other.join()
    assert within


def test_time_is_limited_in_a_process_of_its_own() -> None:
    with pytest.raises(LimitError, match="--timeout"):
        parse(pdfs.endless(), limits=Limits(seconds=1), isolated=True)


@pytest.mark.parametrize("isolated", [False, True])
@pytest.mark.parametrize(
    ("make", "problem"),
    [
        (lambda path: path / "missing.pdf", "There is no such file."),
        (lambda path: path, "This is a folder."),
        (lambda _: "nul\0l.pdf", "The file cannot be opened: Its name is not possible."),
    ],
)
def test_a_file_that_cannot_be_opened_is_wrong_input(
    isolated: bool, make: Callable[[Path], Source], problem: str, tmp_path: Path
) -> None:
    with pytest.raises(InputError) as caught:
        parse(make(tmp_path), isolated=isolated)
    assert (caught.value.problem, int(caught.value.exit_status)) == (problem, 2)


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with (tmp_path / "large.pdf").open("wb") as file:
        file.truncate(2 << 20)
    with pytest.raises(LimitError, match="--max-size"):
        parse(tmp_path / "large.pdf", limits=Limits(file_mb=1))


@pytest.mark.parametrize("isolated", [False, True])
def test_the_error_names_the_file(isolated: bool) -> None:
    with pytest.raises(NoAppendixError) as caught:
        parse(pdfs.prose(), name="minutes.pdf", isolated=isolated)
    assert caught.value.where == "minutes.pdf"


@pytest.mark.parametrize("bug", [IndexError("list index out of range"), RecursionError("too deep")])
def test_a_defect_leaves_as_the_packages_own_error(bug: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise bug

    monkeypatch.setattr(pipeline, "open_document", fail)
    with pytest.raises(UnexpectedError) as caught:
        parse(pdfs.appendix(), name="a.pdf")
    assert isinstance(caught.value, AppendixParserError)
    assert caught.value.__cause__ is bug
    assert caught.value.where == "a.pdf"


def test_no_memory_is_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(pipeline, "open_document", fail)
    with pytest.raises(LimitError, match="more memory than there is"):
        parse(pdfs.appendix())


def test_an_appendix_says_in_a_line_what_it_is() -> None:
    appendix = parse(pdfs.appendix(), name="small.pdf")
    said = "<Appendix 'Small appendix' (small.pdf): 1 sections, 2 objectives, years 2023, 0 findings>"
    assert (repr(appendix), str(appendix)) == (said, said)


def test_a_name_that_is_no_text_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"Anh\xe4nge.pdf")
    path.write_bytes(pdfs.appendix())
    for appendix in (parse(path), parse(path, isolated=True), parse(pdfs.appendix(), name=path.name)):
        assert appendix.source.filename == "Anh\ufffdnge.pdf"
