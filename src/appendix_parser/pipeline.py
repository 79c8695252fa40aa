"""The way of one document through the stages, from top to bottom."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from appendix_parser.assembly import Assembly, assemble
from appendix_parser.checks import check
from appendix_parser.corrections import correct
from appendix_parser.coverage import Ledger, Trace
from appendix_parser.errors import NoAppendixError, UnreadablePdfError
from appendix_parser.exporters.page_table import PageTable
from appendix_parser.findings import Doubt, finding
from appendix_parser.geometry import rounded
from appendix_parser.layout import PageLayout, lay_out_all
from appendix_parser.layout.legible import doubtful_words
from appendix_parser.layout.tables import grid_spans, grid_to_rows
from appendix_parser.limits import Limits
from appendix_parser.normalise.document import normalise
from appendix_parser.page import PageContent
from appendix_parser.reading import Reader, open_document
from appendix_parser.reading.document import Document
from appendix_parser.records import Appendix, Correction, Finding, Source


def parse(
    source: str | Path | bytes,
    *,
    name: str | None = None,
    limits: Limits | None = None,
    reader: Reader | str = Reader.PDFPLUMBER,
    corrections: Iterable[Correction] = (),
) -> Appendix:
    """Read an appendix.

    Args:
        source: the PDF's path, or its bytes.
        name: the file's name, where `source` is bytes.
        limits: what the reading may cost; only the number of pages is held here, time and memory are held by
            running the parse in a process of its own.
        reader: what reads the PDF: `pdfplumber`, `pdfium`, or `both`, where a disagreement is a finding.
        corrections: what is to be put in the place of printed values; `read_corrections` reads them from a file.

    Raises:
        UnreadablePdfError: it is no PDF that can be read, or no page has text.
        NoAppendixError: it has no table of objectives and no rubric.
        LimitError: it has more pages than `limits` allows.
        ValueError: there is no such reader.
    """
    return trace(source, name=name, limits=limits, reader=reader, corrections=corrections).appendix


def trace(
    source: str | Path | bytes,
    *,
    name: str | None = None,
    limits: Limits | None = None,
    reader: Reader | str = Reader.PDFPLUMBER,
    corrections: Iterable[Correction] = (),
) -> Trace:
    """Read an appendix as `parse` does, and keep its pages and what became of each of their words.

    Args and errors are those of `parse`.
    """
    data, name = _load(source, name)
    document, pages = _read(data, name, limits, Reader(reader))
    about = Source(
        filename=name,
        sha256=hashlib.sha256(data).hexdigest(),
        page_count=document.page_count,
        producer=document.producer,
    )
    return understand(pages, about, corrections)


def understand(pages: Sequence[PageContent], source: Source, corrections: Iterable[Correction] = ()) -> Trace:
    """Make records of the content of all pages of a document, and correct them.

    Raises:
        NoAppendixError: no page has a table of objectives or a rubric.
    """
    assembly = assemble(list(lay_out_all(pages)))
    if not assembly.outline.sections:
        raise NoAppendixError(
            "No objectives and no rubric can be found in this PDF.",
            remedy="Check that it is the appendix with the scores; the command `tables` shows what was seen.",
            where=source.filename,
        )
    ledger = Ledger(pages)
    normalised = normalise(assembly, pages, ledger)
    appendix = Appendix(
        title=normalised.title,
        source=source,
        levels=normalised.levels,
        years=normalised.years,
        sections=normalised.sections,
        context=normalised.context,
        findings=(
            *_page_findings(pages),
            *(finding(doubt, page=page.number) for page in pages for doubt in doubtful_words(page)),
            *normalised.findings,
            *ledger.findings(),
        ),
        coverage=ledger.coverage(),
    )
    appendix = correct(appendix, corrections)
    appendix = appendix.model_copy(update={"findings": (*appendix.findings, *check(appendix))})
    return Trace(appendix, tuple(pages), ledger)


def extract_tables(
    source: str | Path | bytes,
    *,
    name: str | None = None,
    limits: Limits | None = None,
    reader: Reader | str = Reader.PDFPLUMBER,
    tell: Callable[[Finding], object] = lambda _: None,
) -> list[PageTable]:
    """Return all tables of any PDF as the layout sees them.

    Args:
        source: the PDF's path, or its bytes.
        name: the file's name, where `source` is bytes.
        limits: what the reading may cost, as for `parse`.
        reader: what reads the PDF: `pdfplumber`, `pdfium`, or `both`.
        tell: is called with each doubt about the reading of a page, such as a disagreement of both readers.

    Raises:
        UnreadablePdfError: it is no PDF that can be read, or no page has text.
        LimitError: it has more pages than `limits` allows.
        ValueError: there is no such reader.
    """
    data, name = _load(source, name)
    _, pages = _read(data, name, limits, Reader(reader))
    for found in _page_findings(pages):
        tell(found)
    return [
        PageTable(
            page=layout.page.number,
            bbox=rounded(layout.page.shown(grid.box)),
            kind=grid.kind,
            rows=tuple(tuple(row) for row in grid_to_rows(grid)),
            spans=tuple(grid_spans(grid)),
        )
        for layout in lay_out_all(pages)
        for grid in layout.grids
    ]


def lay_out_document(
    source: str | Path | bytes, *, name: str | None = None, limits: Limits | None = None
) -> tuple[list[PageLayout], Assembly]:
    """Return the layout of every page of any PDF, and what it is put together to.

    Raises:
        UnreadablePdfError: it is no PDF that can be read, or no page has text.
        LimitError: it has more pages than `limits` allows.
    """
    data, name = _load(source, name)
    _, pages = _read(data, name, limits, Reader.PDFPLUMBER)
    layouts = list(lay_out_all(pages))
    return layouts, assemble(layouts)


def _load(source: str | Path | bytes, name: str | None) -> tuple[bytes, str]:
    if isinstance(source, bytes):
        return source, name or "document.pdf"
    path = Path(source)
    try:
        return path.read_bytes(), name or path.name
    except OSError as error:
        raise UnreadablePdfError(
            f"The file cannot be read: {error.strerror}.",
            remedy="Check the path and your right to read it.",
            where=str(path),
        ) from error


def _read(
    data: bytes, name: str, limits: Limits | None, reader: Reader
) -> tuple[Document, list[PageContent]]:
    document = open_document(data, name, reader)
    if limits is not None and document.page_count > limits.pages:
        raise limits.reached(limit="pages", where=name)
    pages = list(document.pages())
    if not any(page.words for page in pages):
        raise UnreadablePdfError(
            "No page of this PDF has any text; it may be a scan.",
            remedy="Put it through text recognition (OCR) first.",
            where=name,
        )
    return document, pages


def _page_findings(pages: Sequence[PageContent]) -> list[Finding]:
    found = [finding(doubt, page=page.number) for page in pages for doubt in page.doubts]
    found += [finding(Doubt("page-without-text"), page=page.number) for page in pages if not page.words]
    return sorted(found, key=lambda f: f.page or 0)
