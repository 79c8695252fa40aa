"""The ways into the package from Python: a PDF's appendix, or its tables, read here or in processes that can be stopped.

What is isolated is done by three processes at a time: one reads the PDF, page by page, one looks at it as it is drawn,
and one makes tables and records of the pages. The first two start before all that follows reading is loaded, which takes
about as long as reading some pages.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain, islice
from typing import TYPE_CHECKING

from appendix_parser import isolation
from appendix_parser.errors import AppendixParserError, LimitError, UnexpectedError
from appendix_parser.inputs.files import Source, load, sha256_of
from appendix_parser.inputs.limits import Limits
from appendix_parser.isolation import Feed, HasDescriptor
from appendix_parser.profile.file import ProfileSource, find_profile
from appendix_parser.read_options import ENGLISH, Ocr, OnPage, ReadOptions, ignore
from appendix_parser.reading.relayed import RelayedDocument, relay

if TYPE_CHECKING:
    from appendix_parser.document import Document
    from appendix_parser.exporters.tabular.page_table import ExtractedTables
    from appendix_parser.records import Appendix, Correction


_reading_here = threading.RLock()
"""Held while a PDF is read in this process: PDFium crashes if two threads use it."""


def parse(
    source: Source,
    *,
    name: str | None = None,
    limits: Limits | None = None,
    password: str = "",
    witness: bool = True,
    include_hidden_text: bool = False,
    pages: str = "",
    profile: ProfileSource | None = None,
    ocr: str = Ocr.AUTO,
    ocr_language: str = ENGLISH,
    corrections: Iterable[Correction] = (),
    isolated: bool = False,
    on_page: OnPage | None = None,
) -> Appendix:
    """Read an appendix.

    Args:
        source: the PDF: its path, its bytes, or a file that is open in binary mode.
        name: the file name to record, if `source` has none.
        limits: the most time, memory and size to use. Those on time and memory apply only with `isolated`.
        password: opens an encrypted PDF.
        witness: compare what is read with what PDFium reads and draws; each difference is a finding.
        include_hidden_text: put text that nobody can see into the records, with a finding.
        pages: the pages to read, such as `38-57` or `1,4-6`; empty for all.
        profile: a profile: the name of one that comes with the program, or a TOML file as `source`.
        ocr: which pages to recognise from their picture: `auto` for scans without text of their own, `never`, or
            `always` for all that have a picture. It needs the extra `ocr`.
        ocr_language: the languages of scans, as Tesseract names them: `eng`, or `eng+cym` for two.
        corrections: values to use in place of the printed ones; `read_corrections` reads them from a file.
        isolated: read it in child processes, which are stopped when they take too long, and can crash without harm.
            Otherwise, calls from several threads wait for each other.
        on_page: called with the number of each page before it is read, to show progress; ignore 0. The number is an
            int with an attribute `of`, the number of pages in the document.

    Returns:
        The records, with the findings about them in `findings`.

    Raises:
        InputError: the file cannot be opened.
        UnreadablePdfError: it is not a PDF that can be read, or no page has text.
        NoAppendixError: it has no table of objectives.
        ProfileError: the profile cannot be used.
        PageRangeError, NoSuchPageError: `pages` cannot be read, or the PDF has fewer pages.
        LimitError: a limit was reached.
        UnexpectedError: the program has a defect.
    """
    taught = None if profile is None else find_profile(profile)
    options = ReadOptions(
        limits or Limits(), password, witness, include_hidden_text, pages, taught, Ocr(ocr), ocr_language
    )
    data, name = load(source, name, options.limits)
    with own_errors(name):
        if isolated:
            known = sha256_of(data), tuple(corrections)
            answer = in_processes(_appendix_as_json, data, name, options, *known, on_page=on_page or ignore)
            from appendix_parser.records import Appendix

            return Appendix.model_validate_json(answer)
        from appendix_parser import pipeline

        with _reading_here:
            return pipeline.read_appendix(data, name, options, corrections, on_page or ignore)


def extract_tables(
    source: Source,
    *,
    name: str | None = None,
    limits: Limits | None = None,
    password: str = "",
    witness: bool = True,
    include_hidden_text: bool = False,
    pages: str = "",
    profile: ProfileSource | None = None,
    ocr: str = Ocr.AUTO,
    ocr_language: str = ENGLISH,
    isolated: bool = False,
    on_page: OnPage | None = None,
) -> ExtractedTables:
    """Return all tables of any PDF as the layout sees them, and the findings about how they were read.

    Args:
        source: the PDF: its path, its bytes, or a file that is open in binary mode.
        name: the file name to record, if `source` has none.
        limits: the most time, memory and size to use, as for `parse`.
        password: opens an encrypted PDF.
        witness: compare what is read with what PDFium reads and draws, as for `parse`.
        include_hidden_text: put text that nobody can see into the tables, as for `parse`.
        pages: the pages to read, as for `parse`.
        profile: a profile, as for `parse`.
        ocr: which pages to recognise, as for `parse`.
        ocr_language: the languages of scans, as for `parse`.
        isolated: read it in child processes, as for `parse`.
        on_page: called with each page, as for `parse`.

    Returns:
        The tables, page by page, and the findings about how they were read.

    Raises:
        InputError: the file cannot be opened.
        UnreadablePdfError: it is not a PDF that can be read, or no page has text.
        LimitError: a limit was reached.
        UnexpectedError: the program has a defect.
    """
    taught = None if profile is None else find_profile(profile)
    options = ReadOptions(
        limits or Limits(), password, witness, include_hidden_text, pages, taught, Ocr(ocr), ocr_language
    )
    data, name = load(source, name, options.limits)
    with own_errors(name):
        if isolated:
            answer = in_processes(_tables_as_json, data, name, options, on_page=on_page or ignore)
            from appendix_parser.exporters.tabular.page_table import ExtractedTables

            return ExtractedTables.model_validate_json(answer)
        from appendix_parser import pipeline

        with _reading_here:
            return pipeline.read_tables(data, name, options, on_page or ignore)


@contextmanager
def own_errors(where: str) -> Iterator[None]:
    """Turn every exception into one of the package's own errors."""
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


def in_processes(
    task: Callable[..., bytes],
    data: bytes,
    name: str,
    options: ReadOptions,
    *arguments: object,
    on_page: OnPage = ignore,
    cancel: HasDescriptor | None = None,
) -> bytes:
    """Call `task(pages, examined, name, options, *arguments)` in a child process, and return its answer.

    Another one reads the PDF and feeds `pages`. A third looks at it, compares, and feeds what it finds as `examined`.
    `document_from_feed` makes a document of both. `on_page` is called with each page when its reading begins. `cancel` ends the
    work, as for `isolation.run`. Errors are those of `parse`.
    """
    limits = options.limits
    with contextlib.ExitStack() as stack:
        reading = isolation.start_source(
            relay, data, name, options, limits=limits, where=name, on_page=on_page
        )
        pages = stack.enter_context(reading)
        examined = None
        if options.witness:
            patient = replace(limits, page_seconds=max(1, limits.page_seconds // 2))
            looking = isolation.start_source(_look, pages, data, options, limits=patient, where=name)
            examined = stack.enter_context(looking)
        import appendix_parser.pipeline  # noqa: F401 - so that the child has it; meanwhile, the PDF is read

        return isolation.run(
            task, pages, examined, name, options, *arguments, limits=limits, where=name, cancel=cancel
        )


# -- what child processes do ---------------------------------------------------------------------------------


@isolation.needs("appendix_parser.witness.pdfium.look", "appendix_parser.witness.examine")
def _look(pages: Feed, data: bytes, options: ReadOptions) -> Iterator[bytes]:
    from appendix_parser.witness.examine import examine
    from appendix_parser.witness.pdfium.look import look

    sights = look(data, options.password, options.page_ranges)
    sights = chain([*islice(sights, 1)], sights)  # it looks at the first page while that is read
    for page, sight in zip(RelayedDocument(isolation.read_feed(pages)).pages(), sights, strict=False):
        yield examine(page, sight, include_hidden=options.include_hidden_text).to_bytes(page)


def document_from_feed(pages: Feed, examined: Feed | None) -> Document:
    """Return, in a task of `in_processes`, the document that others read and look at."""
    if examined is None:
        return RelayedDocument(isolation.read_feed(pages))
    from appendix_parser.witness.witnessed_document import WatchedDocument

    return WatchedDocument(isolation.read_feed(pages), isolation.read_feed(examined))


def _appendix_as_json(
    pages: Feed,
    examined: Feed | None,
    name: str,
    options: ReadOptions,
    sha256: str,
    corrections: Sequence[Correction],
) -> bytes:
    from pydantic_core import to_json

    from appendix_parser.pipeline import trace_document

    document = document_from_feed(pages, examined)
    given = options.given_profile
    trace = trace_document(document, name, sha256, corrections, isolation.report_page, given)
    return to_json(trace.appendix)


def _tables_as_json(pages: Feed, examined: Feed | None, name: str, _options: ReadOptions) -> bytes:
    from pydantic_core import to_json

    from appendix_parser.pipeline import tables_of_document

    document = document_from_feed(pages, examined)
    return to_json(tables_of_document(document, name, isolation.report_page))
