"""From an argument to its records, by way of a child process that can be stopped.

What this needs is imported when it is used: `--help` shall not wait for a reader of PDFs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVarTuple

from appendix_parser.cli import inputs
from appendix_parser.errors import AppendixParserError
from appendix_parser.limits import Limits

if TYPE_CHECKING:
    from appendix_parser.records import Appendix, Correction

More = TypeVarTuple("More")


def read_appendix(path: str, limits: Limits, corrections: Sequence[Correction] = ()) -> Appendix:
    """Return the appendix in the file at `path`, `-` for standard input, with `corrections` applied.

    Raises:
        AppendixParserError: of whichever kind; `where` is what the command line calls the file.
    """
    from appendix_parser.cli import tasks
    from appendix_parser.records import Appendix

    return Appendix.model_validate_json(_in_child(tasks.appendix, path, limits, corrections))


def read_tables(path: str, limits: Limits) -> str:
    """Return the tables in the file at `path`, `-` for standard input, as JSON.

    Raises:
        AppendixParserError: of whichever kind; `where` is what the command line calls the file.
    """
    from appendix_parser.cli import tasks

    return _in_child(tasks.tables, path, limits).decode()


def read_inspection(path: str, limits: Limits, page: int) -> bytes:
    """Return a page of the file at `path`, `-` for standard input, as the parser sees it, as PNG.

    Raises:
        AppendixParserError: of whichever kind; `where` is what the command line calls the file.
    """
    from appendix_parser.cli import tasks

    return _in_child(tasks.inspection, path, limits, page)


def _in_child(
    task: Callable[[bytes, str, Limits, *More], bytes], path: str, limits: Limits, *more: *More
) -> bytes:
    from appendix_parser import isolation

    document = inputs.read(path, limits)
    try:
        return isolation.run(
            task, document.data, document.name, limits, *more, limits=limits, where=document.where
        )
    except AppendixParserError as error:
        # The child knows the file by its name alone.
        error.where = document.where + error.where.removeprefix(document.where).removeprefix(document.name)
        raise
