"""From an argument to its records, by way of a child process that can be stopped.

What this needs is imported when it is used: `--help` shall not wait for a reader of PDFs.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVarTuple

from appendix_parser.cli import inputs
from appendix_parser.errors import AppendixParserError, UnreadableRecordsError
from appendix_parser.limits import Limits
from appendix_parser.reading import Reader

if TYPE_CHECKING:
    from appendix_parser.records import Appendix, Correction

More = TypeVarTuple("More")


def read_appendix(
    path: str, limits: Limits, reader: Reader, corrections: Sequence[Correction] = ()
) -> Appendix:
    """Return the appendix in the file at `path`, `-` for standard input, with `corrections` applied.

    Raises:
        AppendixParserError: of whichever kind; `where` is what the command line calls the file.
    """
    from appendix_parser.cli import tasks
    from appendix_parser.records import Appendix

    return Appendix.model_validate_json(
        _in_child(tasks.appendix, inputs.read(path, limits), limits, reader, corrections)
    )


def read_records(path: str, limits: Limits) -> Appendix:
    """Return the appendix in the file at `path`, `-` for standard input: a PDF, or the JSON of one.

    Raises:
        AppendixParserError: of whichever kind; `where` is what the command line calls the file.
    """
    from appendix_parser.cli import tasks
    from appendix_parser.exporters.json_text import from_json
    from appendix_parser.records import Appendix

    document = inputs.read(path, limits)
    if not document.data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        return Appendix.model_validate_json(
            _in_child(tasks.appendix, document, limits, Reader.PDFPLUMBER, ())
        )
    try:
        return from_json(document.data)
    except (ValueError, RecursionError) as error:
        raise UnreadableRecordsError(
            f"This JSON is not an appendix: {_first_problem(error)}.",
            remedy="Give the PDF, or JSON that this version's `parse` or `convert` wrote.",
            where=document.where,
        ) from None


def read_tables(path: str, limits: Limits, reader: Reader) -> tuple[str, list[str]]:
    """Return the tables in the file at `path`, `-` for standard input, as JSON; and how two readers disagree.

    Raises:
        AppendixParserError: of whichever kind; `where` is what the command line calls the file.
    """
    from appendix_parser.cli import tasks

    tables, doubts = json.loads(_in_child(tasks.tables, inputs.read(path, limits), limits, reader))
    return tables, doubts


def read_review(path: str, limits: Limits, reader: Reader, corrections: Sequence[Correction] = ()) -> bytes:
    """Return the review page of the file at `path`, `-` for standard input, as HTML, with `corrections` applied.

    Raises:
        AppendixParserError: of whichever kind; `where` is what the command line calls the file.
    """
    from appendix_parser.cli import tasks

    return _in_child(tasks.review, inputs.read(path, limits), limits, reader, corrections)


def read_inspection(path: str, limits: Limits, page: int) -> bytes:
    """Return a page of the file at `path`, `-` for standard input, as the parser sees it, as PNG.

    Raises:
        AppendixParserError: of whichever kind; `where` is what the command line calls the file.
    """
    from appendix_parser.cli import tasks

    return _in_child(tasks.inspection, inputs.read(path, limits), limits, page)


def _in_child(
    task: Callable[[bytes, str, Limits, *More], bytes],
    document: inputs.Document,
    limits: Limits,
    *more: *More,
) -> bytes:
    from appendix_parser import isolation

    try:
        return isolation.run(
            task, document.data, document.name, limits, *more, limits=limits, where=document.where
        )
    except AppendixParserError as error:
        # The child knows the file by its name alone.
        error.where = document.where + error.where.removeprefix(document.where).removeprefix(document.name)
        raise


def _first_problem(error: Exception) -> str:
    from pydantic import ValidationError

    from appendix_parser.pointers import pointer

    if isinstance(error, ValidationError):
        first = error.errors(include_url=False)[0]
        return f"{pointer(*first['loc']) or 'the whole'}: {first['msg']}"
    return str(error)
