"""The ways into the package from Python: a PDF's appendix, or its tables, read here or in processes that can be stopped.

What is isolated is done by two processes at a time: one reads the PDF, page by page, and one makes tables and
records of the pages. The first starts before all that follows reading is loaded, which takes about as long as
reading some pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from appendix_parser import isolation
from appendix_parser.errors import AppendixParserError, LimitError, UnexpectedError
from appendix_parser.files import as_text, read_file, sha256_of
from appendix_parser.limits import Limits
from appendix_parser.read_options import ReadOptions
from appendix_parser.reading.relayed import RelayedDocument, relay

if TYPE_CHECKING:
    from pydantic import TypeAdapter

    from appendix_parser.exporters.page_table import PageTable
    from appendix_parser.records import Appendix, Correction, Finding


def parse(
    source: str | Path | bytes,
    *,
    name: str | None = None,
    limits: Limits | None = None,
    password: str = "",
    witness: bool = True,
    include_hidden_text: bool = False,
    corrections: Iterable[Correction] = (),
    isolated: bool = False,
) -> Appendix:
    """Read an appendix.

    Args:
        source: the PDF's path, or its bytes.
        name: the file's name, where `source` is bytes.
        limits: what the reading may cost. Those on time and memory are held only if it is `isolated`.
        password: opens an encrypted PDF.
        witness: compare what is read with what PDFium reads and draws; each difference is a finding.
        include_hidden_text: put text that nobody can see into the records, with a finding.
        corrections: what is to be put in the place of printed values; `read_corrections` reads them from a file.
        isolated: read it in child processes, which are stopped when they take too long, and which can crash
            without harm. Where this process has several threads, a program that is run as a script must
            protect its start with `if __name__ == "__main__":`.

    Raises:
        InputError: the file cannot be opened.
        UnreadablePdfError: it is no PDF that can be read, or no page has text.
        NoAppendixError: it has no table of objectives.
        LimitError: a limit was reached.
        UnexpectedError: the program has a defect.
    """
    options = ReadOptions(limits or Limits(), password, witness, include_hidden_text)
    data, name = _load(source, name, options.limits)
    with _own_errors(name):
        if isolated:
            known = sha256_of(data), tuple(corrections)
            answer = _isolated(_appendix_as_json, data, name, options, *known)
            from appendix_parser.records import Appendix

            return Appendix.model_validate_json(answer)
        from appendix_parser import pipeline

        return pipeline.read_appendix(data, name, options, corrections)


def extract_tables(
    source: str | Path | bytes,
    *,
    name: str | None = None,
    limits: Limits | None = None,
    password: str = "",
    witness: bool = True,
    include_hidden_text: bool = False,
    tell: Callable[[Finding], object] = lambda _: None,
    isolated: bool = False,
) -> list[PageTable]:
    """Return all tables of any PDF as the layout sees them.

    Args:
        source: the PDF's path, or its bytes.
        name: the file's name, where `source` is bytes.
        limits: what the reading may cost, as for `parse`.
        password: opens an encrypted PDF.
        witness: compare what is read with what PDFium reads and draws, as for `parse`.
        include_hidden_text: put text that nobody can see into the tables, as for `parse`.
        tell: is called with each doubt about the reading: damage, or what the witness sees otherwise.
        isolated: read it in child processes, as for `parse`.

    Raises:
        InputError: the file cannot be opened.
        UnreadablePdfError: it is no PDF that can be read, or no page has text.
        LimitError: a limit was reached.
        UnexpectedError: the program has a defect.
    """
    options = ReadOptions(limits or Limits(), password, witness, include_hidden_text)
    data, name = _load(source, name, options.limits)
    with _own_errors(name):
        if isolated:
            answer = _isolated(_tables_as_json, data, name, options)
            tables, findings = _tables_and_findings().validate_json(answer)
            for doubt in findings:
                tell(doubt)
            return tables
        from appendix_parser import pipeline

        return pipeline.read_tables(data, name, options, tell)


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


def _isolated(
    task: Callable[..., bytes],
    data: bytes,
    name: str,
    options: ReadOptions,
    *arguments: object,
) -> bytes:
    """Call `task(pages, name, *arguments)` in a child process; `pages` come from another one, which reads them."""
    with isolation.feeding(relay, data, name, options, limits=options.limits, where=name) as pages:
        import appendix_parser.pipeline  # noqa: F401 - so that the child has it; meanwhile, the PDF is read

        return isolation.run(task, pages, name, *arguments, limits=options.limits, where=name)


# -- what child processes do ---------------------------------------------------------------------------------


def _appendix_as_json(
    pages: isolation.Feed, name: str, sha256: str, corrections: Sequence[Correction]
) -> bytes:
    from pydantic_core import to_json

    from appendix_parser.pipeline import trace_document

    document = RelayedDocument(isolation.fed(pages))
    trace = trace_document(document, name, sha256, corrections, isolation.report_page)
    return to_json(trace.appendix)


def _tables_as_json(pages: isolation.Feed, name: str) -> bytes:
    from appendix_parser.pipeline import tables_of_document

    findings: list[Finding] = []
    document = RelayedDocument(isolation.fed(pages))
    tables = tables_of_document(document, name, findings.append, isolation.report_page)
    return _tables_and_findings().dump_json((tables, findings))


def _tables_and_findings() -> TypeAdapter[tuple[list[PageTable], list[Finding]]]:
    from pydantic import TypeAdapter

    from appendix_parser.exporters.page_table import PageTable
    from appendix_parser.records import Finding

    return TypeAdapter(tuple[list[PageTable], list[Finding]])
