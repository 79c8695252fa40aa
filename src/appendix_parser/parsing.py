"""The ways into the package from Python: a PDF's appendix, or its tables, read here or in a process that can be stopped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from pydantic import TypeAdapter
from pydantic_core import to_json

from appendix_parser import isolation, pipeline
from appendix_parser.errors import AppendixParserError, LimitError, UnexpectedError
from appendix_parser.exporters.page_table import PageTable
from appendix_parser.files import as_text, read_file
from appendix_parser.limits import Limits
from appendix_parser.reading import Reader
from appendix_parser.records import Appendix, Correction, Finding

_TABLES = TypeAdapter(tuple[list[PageTable], list[Finding]])


def parse(
    source: str | Path | bytes,
    *,
    name: str | None = None,
    limits: Limits | None = None,
    reader: Reader | str = Reader.PDFPLUMBER,
    password: str = "",
    corrections: Iterable[Correction] = (),
    isolated: bool = False,
) -> Appendix:
    """Read an appendix.

    Args:
        source: the PDF's path, or its bytes.
        name: the file's name, where `source` is bytes.
        limits: what the reading may cost. Those on time and memory are held only if it is `isolated`.
        reader: what reads the PDF: `pdfplumber`, `pdfium`, or `both`, where a disagreement is a finding.
        password: what opens the PDF, where it is encrypted.
        corrections: what is to be put in the place of printed values; `read_corrections` reads them from a file.
        isolated: read it in a child process, which is stopped when it takes too long, and which can crash
            without harm. Where this process has several threads, a program that is run as a script must
            protect its start with `if __name__ == "__main__":`.

    Raises:
        InputError: the file cannot be opened.
        UnreadablePdfError: it is no PDF that can be read, or no page has text.
        NoAppendixError: it has no table of objectives.
        LimitError: a limit was reached.
        UnexpectedError: the program has a defect.
        ValueError: there is no such reader.
    """
    limits, reader = limits or Limits(), Reader(reader)
    data, name = _load(source, name, limits)
    with _own_errors(name):
        if isolated:
            answer = isolation.run(
                appendix_as_json,
                data,
                name,
                limits,
                reader,
                password,
                tuple(corrections),
                limits=limits,
                where=name,
            )
            return Appendix.model_validate_json(answer)
        return pipeline.read_appendix(
            data, name, limits=limits, reader=reader, password=password, corrections=corrections
        )


def extract_tables(
    source: str | Path | bytes,
    *,
    name: str | None = None,
    limits: Limits | None = None,
    reader: Reader | str = Reader.PDFPLUMBER,
    password: str = "",
    tell: Callable[[Finding], object] = lambda _: None,
    isolated: bool = False,
) -> list[PageTable]:
    """Return all tables of any PDF as the layout sees them.

    Args:
        source: the PDF's path, or its bytes.
        name: the file's name, where `source` is bytes.
        limits: what the reading may cost, as for `parse`.
        reader: what reads the PDF, as for `parse`.
        password: what opens the PDF, where it is encrypted.
        tell: is called with each doubt about the reading: damage, or a disagreement of both readers.
        isolated: read it in a child process, as for `parse`.

    Raises:
        InputError: the file cannot be opened.
        UnreadablePdfError: it is no PDF that can be read, or no page has text.
        LimitError: a limit was reached.
        UnexpectedError: the program has a defect.
        ValueError: there is no such reader.
    """
    limits, reader = limits or Limits(), Reader(reader)
    data, name = _load(source, name, limits)
    with _own_errors(name):
        if isolated:
            answer = isolation.run(
                _tables_as_json, data, name, limits, reader, password, limits=limits, where=name
            )
            tables, findings = _TABLES.validate_json(answer)
            for doubt in findings:
                tell(doubt)
            return tables
        return pipeline.read_tables(data, name, limits=limits, reader=reader, password=password, tell=tell)


def _load(source: str | Path | bytes, name: str | None, limits: Limits) -> tuple[bytes, str]:
    if isinstance(source, bytes):
        return source, as_text(name or "document.pdf")
    return read_file(source, limits, where=str(source)), as_text(name or Path(source).name)


@contextmanager
def _own_errors(where: str) -> Iterator[None]:
    """Let nothing out but the package's own errors."""
    try:
        yield
    except AppendixParserError:
        raise
    except MemoryError as error:
        raise LimitError(
            "Reading it needed more memory than there is.",
            remedy="Close other programs, or read it on a larger machine.",
            where=where,
        ) from error
    except Exception as bug:
        raise UnexpectedError.of(bug, where=where) from bug


# -- what a child process does -------------------------------------------------------------------------------


def appendix_as_json(
    data: bytes,
    name: str,
    limits: Limits,
    reader: Reader,
    password: str,
    corrections: Sequence[Correction],
) -> bytes:
    """Return the records of a PDF as JSON: a task for `isolation.run`."""
    appendix = pipeline.read_appendix(
        data,
        name,
        limits=limits,
        reader=reader,
        password=password,
        corrections=corrections,
        on_page=isolation.report_page,
    )
    return to_json(appendix)


def _tables_as_json(data: bytes, name: str, limits: Limits, reader: Reader, password: str) -> bytes:
    findings: list[Finding] = []
    tables = pipeline.read_tables(
        data,
        name,
        limits=limits,
        reader=reader,
        password=password,
        tell=findings.append,
        on_page=isolation.report_page,
    )
    return _TABLES.dump_json((tables, findings))
