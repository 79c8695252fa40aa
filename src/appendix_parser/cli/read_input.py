"""Reads the file that an argument names, in a child process that can be stopped.

Its imports are delayed until they are used, so that `--help` does not wait for a reader of PDFs.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from appendix_parser.cli.screen import PageProgress, Verbosity, say
from appendix_parser.errors import AppendixParserError, InputError, UnreadableRecordsError
from appendix_parser.inputs import documents
from appendix_parser.read_options import OnPage, ReadOptions

if TYPE_CHECKING:
    from appendix_parser.exporters.tabular.page_table import ExtractedTables
    from appendix_parser.records import Appendix, Correction


def read_appendix(path: str, options: ReadOptions, corrections: Sequence[Correction] = ()) -> Appendix:
    """Return the appendix in the file at `path`, `-` for standard input, with `corrections` applied.

    Raises:
        AppendixParserError: of any kind; `where` is what the command line calls the file.
    """
    from appendix_parser.parsing import parse

    with _naming(documents.read(path, options.limits)) as (data, name, on_page):
        return parse(
            data, name=name, corrections=corrections, isolated=True, on_page=on_page, **options.as_arguments()
        )


def read_records(path: str, options: ReadOptions, corrections: Sequence[Correction] = ()) -> bytes:
    """Return the appendix in the file at `path`, `-` for standard input: a PDF, or the JSON of one; as JSON.

    Args:
        path: the file.
        options: how a PDF is read.
        corrections: what is corrected in a PDF; JSON has its corrections already.

    Raises:
        InputError: there are corrections, and the file is JSON.
        AppendixParserError: of any kind; `where` is what the command line calls the file.
    """
    from appendix_parser import isolation
    from appendix_parser.exporters.texts.json_text import to_json  # also for the child
    from appendix_parser.parsing import parse

    document = documents.read(path, options.limits)
    if _is_json(document):
        where = document.where
        if corrections:
            raise InputError(
                "Corrections are for a PDF, and this is JSON.",
                remedy="Name the PDF instead, or give the corrections to `convert` and name the JSON that it writes.",
                where=where,
            )
        return isolation.run(checked_records, document.data, where, limits=options.limits, where=where)
    with _naming(document) as (data, name, on_page):
        read = parse(
            data, name=name, corrections=corrections, isolated=True, on_page=on_page, **options.as_arguments()
        )
        return to_json(read).encode()


def checked_records(data: bytes, where: str) -> bytes:
    """Return the JSON of an appendix as this version writes it.

    Raises:
        UnreadableRecordsError: this JSON is not an appendix.
    """
    from appendix_parser.exporters.texts.json_text import from_json, to_json

    try:
        return to_json(from_json(data)).encode()
    except ValueError as error:
        raise UnreadableRecordsError(
            f"This JSON is not an appendix: {_first_problem(error)}.",
            remedy="Give the PDF, or JSON that this version's `parse` or `convert` wrote.",
            where=where,
        ) from None


def read_tables(path: str, options: ReadOptions) -> ExtractedTables:
    """Return the tables in the file at `path`, `-` for standard input.

    Raises:
        AppendixParserError: of any kind; `where` is what the command line calls the file.
    """
    from appendix_parser.parsing import extract_tables

    with _naming(documents.read(path, options.limits)) as (data, name, on_page):
        return extract_tables(data, name=name, isolated=True, on_page=on_page, **options.as_arguments())


def read_review(path: str, options: ReadOptions, corrections: Sequence[Correction] = ()) -> bytes:
    """Return the review page of the file at `path`, `-` for standard input, as HTML, with `corrections` applied.

    Raises:
        AppendixParserError: of any kind; `where` is what the command line calls the file.
    """
    from appendix_parser import isolation
    from appendix_parser.cli.tasks import draw_for_review, review
    from appendix_parser.inputs.files import sha256_of
    from appendix_parser.parsing import in_processes

    with (
        _naming(documents.read(path, options.limits)) as (data, name, on_page),
        isolation.start_source(
            draw_for_review, data, options, limits=options.limits, where=name, do_without=True
        ) as pictures,
    ):
        digest = sha256_of(data)
        return in_processes(review, data, name, options, digest, corrections, pictures, on_page=on_page)


def read_proposal(path: str, options: ReadOptions) -> bytes:
    """Return a proposed profile for the file at `path`, `-` for standard input, as TOML.

    Raises:
        AppendixParserError: of any kind; `where` is what the command line calls the file.
    """
    from appendix_parser.cli.tasks import proposal
    from appendix_parser.inputs.files import sha256_of
    from appendix_parser.parsing import in_processes

    with _naming(documents.read(path, options.limits)) as (data, name, on_page):
        return in_processes(proposal, data, name, options, sha256_of(data), on_page=on_page)


def read_inspection(path: str, options: ReadOptions, page: int) -> bytes:
    """Return a page of the file at `path`, `-` for standard input, as the parser sees it, as PNG.

    Raises:
        AppendixParserError: of any kind; `where` is what the command line calls the file.
    """
    from appendix_parser.cli.tasks import inspection
    from appendix_parser.parsing import in_processes

    with _naming(documents.read(path, options.limits)) as (data, name, on_page):
        return in_processes(inspection, data, name, options, data, page, on_page=on_page)


def _is_json(document: documents.Document) -> bool:
    """Return whether a document is meant to be JSON, even if it is damaged or about something else."""
    start = document.data[:64].removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    return start in (b"{", b"[") or document.name.lower().endswith(".json")


@contextmanager
def _naming(document: documents.Document) -> Iterator[tuple[bytes, str, OnPage]]:
    """Yield a document's bytes and name, and what shows progress; let errors name it as the command line does."""
    start = time.monotonic()
    say(f"{document.where}: reading {len(document.data) / 1_000_000:,.1f} MB", Verbosity.VERBOSE)
    try:
        with PageProgress(document.where) as on_page:
            yield document.data, document.name, on_page
        say(f"{document.where}: read in {time.monotonic() - start:.1f} s", Verbosity.VERBOSE)
    except AppendixParserError as error:
        document.take_over(error)
        raise


def _first_problem(error: Exception) -> str:
    from pydantic import ValidationError

    from appendix_parser.records.pointers import pointer

    if isinstance(error, ValidationError):
        first = error.errors(include_url=False)[0]
        return f"{pointer(*first['loc']) or 'the whole'}: {first['msg']}"
    return str(error)
