"""From an argument to what is in the file, by way of a child process that can be stopped.

What this needs is imported when it is used: `--help` shall not wait for a reader of PDFs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from appendix_parser import inputs
from appendix_parser.errors import AppendixParserError, UnreadableRecordsError
from appendix_parser.read_options import ReadOptions

if TYPE_CHECKING:
    from appendix_parser.exporters.page_table import PageTable
    from appendix_parser.records import Appendix, Correction, Finding


def read_appendix(path: str, options: ReadOptions, corrections: Sequence[Correction] = ()) -> Appendix:
    """Return the appendix in the file at `path`, `-` for standard input, with `corrections` applied.

    Raises:
        AppendixParserError: of whichever kind; `where` is what the command line calls the file.
    """
    from appendix_parser.parsing import parse

    with _naming(inputs.read(path, options.limits)) as (data, name, _):
        return parse(data, name=name, corrections=corrections, isolated=True, **options.as_arguments())


def read_records(path: str, options: ReadOptions) -> Appendix:
    """Return the appendix in the file at `path`, `-` for standard input: a PDF, or the JSON of one.

    Raises:
        AppendixParserError: of whichever kind; `where` is what the command line calls the file.
    """
    from appendix_parser.exporters.json_text import from_json
    from appendix_parser.parsing import parse

    document = inputs.read(path, options.limits)
    if not _is_json(document):
        with _naming(document) as (data, name, _):
            return parse(data, name=name, isolated=True, **options.as_arguments())
    try:
        return from_json(document.data)
    except ValueError as error:
        raise UnreadableRecordsError(
            f"This JSON is not an appendix: {_first_problem(error)}.",
            remedy="Give the PDF, or JSON that this version's `parse` or `convert` wrote.",
            where=document.where,
        ) from None


def read_tables(path: str, options: ReadOptions) -> tuple[Sequence[PageTable], list[str]]:
    """Return the tables in the file at `path`, `-` for standard input; and what is doubtful about its reading.

    That is damage, and how two readers disagree.

    Raises:
        AppendixParserError: of whichever kind; `where` is what the command line calls the file.
    """
    from appendix_parser.findings import DAMAGE
    from appendix_parser.parsing import extract_tables

    doubts: list[str] = []

    def tell(doubt: Finding) -> None:
        if doubt.code in DAMAGE or doubt.code.startswith("reader"):
            doubts.append(doubt.message)

    with _naming(inputs.read(path, options.limits)) as (data, name, _):
        tables = extract_tables(data, name=name, tell=tell, isolated=True, **options.as_arguments())
    return tables, doubts


def read_review(path: str, options: ReadOptions, corrections: Sequence[Correction] = ()) -> bytes:
    """Return the review page of the file at `path`, `-` for standard input, as HTML, with `corrections` applied.

    Raises:
        AppendixParserError: of whichever kind; `where` is what the command line calls the file.
    """
    from appendix_parser import isolation
    from appendix_parser.cli.tasks import review

    with _naming(inputs.read(path, options.limits)) as (data, name, _):
        return isolation.run(review, data, name, options, corrections, limits=options.limits, where=name)


def read_inspection(path: str, options: ReadOptions, page: int) -> bytes:
    """Return a page of the file at `path`, `-` for standard input, as the parser sees it, as PNG.

    Raises:
        AppendixParserError: of whichever kind; `where` is what the command line calls the file.
    """
    from appendix_parser import isolation
    from appendix_parser.cli.tasks import inspection

    with _naming(inputs.read(path, options.limits)) as (data, name, _):
        return isolation.run(inspection, data, name, options, page, limits=options.limits, where=name)


def _is_json(document: inputs.Document) -> bool:
    """Tell whether a document is meant to be JSON, be it damaged or of something else."""
    start = document.data[:64].removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    return start in (b"{", b"[") or document.name.lower().endswith(".json")


@contextmanager
def _naming(document: inputs.Document) -> Iterator[inputs.Document]:
    """Let errors of what is done with a document name it as the command line does."""
    try:
        yield document
    except AppendixParserError as error:
        # Below, the file is known by its name alone.
        error.where = document.where + error.where.removeprefix(document.name)
        raise


def _first_problem(error: Exception) -> str:
    from pydantic import ValidationError

    from appendix_parser.pointers import pointer

    if isinstance(error, ValidationError):
        first = error.errors(include_url=False)[0]
        return f"{pointer(*first['loc']) or 'the whole'}: {first['msg']}"
    return str(error)
