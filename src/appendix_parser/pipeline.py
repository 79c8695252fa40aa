"""Takes one document through the stages, from top to bottom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from appendix_parser.assembly import Assembly, assemble
from appendix_parser.assembly.closest import ClosestTable, closest_tables
from appendix_parser.assembly.taught import Taught, absent_headings
from appendix_parser.checks import check
from appendix_parser.corrections import correct
from appendix_parser.coverage.ledger import Ledger, Trace
from appendix_parser.coverage.presence import absent_words
from appendix_parser.coverage.recognition import doubtful_values, mark_recognised, source_ocr
from appendix_parser.document import Document
from appendix_parser.doubts import Doubt
from appendix_parser.exporters.tabular.page_table import ExtractedTables, PageTable
from appendix_parser.findings import finding
from appendix_parser.findings.grouped import with_groups
from appendix_parser.geometry import Box, rounded
from appendix_parser.inputs.files import sha256_of
from appendix_parser.layout import PageLayout, TextLine, lay_out_all
from appendix_parser.layout.doubtful.astray import lines_below_tables, text_below_table, text_beside_tables
from appendix_parser.layout.doubtful.legible import doubtful_words
from appendix_parser.layout.doubtful.repeated import repeated_pages
from appendix_parser.layout.strings import grid_spans, grid_to_rows
from appendix_parser.normalise.make_records import normalise
from appendix_parser.normalise.normalised import NormalisedDocument
from appendix_parser.notation.scale import ScoringSystem
from appendix_parser.page import Fill, PageContent
from appendix_parser.profile.profile_model import LevelsPart
from appendix_parser.profile.read import GivenProfile
from appendix_parser.read_options import OnPage, PageNumber, ReadOptions, ignore
from appendix_parser.reading import open_document
from appendix_parser.records import Appendix, Correction, Finding, ProfileUsed, Region, Source
from appendix_parser.records.finding_places import with_places
from appendix_parser.records.places import Places
from appendix_parser.refusal import is_damaged, refusal, want_text
from appendix_parser.witness.drawings import settle_drawings
from appendix_parser.witness.witnessed_document import WatchedDocument, witnessed


def read_appendix(
    data: bytes,
    name: str,
    options: ReadOptions,
    corrections: Iterable[Correction] = (),
    on_page: OnPage = ignore,
) -> Appendix:
    """Read an appendix from the bytes of a PDF.

    Args:
        data: the PDF.
        name: the file's name.
        options: how to read it. Of its limits, those on time and memory are held by `isolation`, which can
            stop a process.
        corrections: values to use in place of the printed ones.
        on_page: is called with the number of each page before work on it starts, and with 0 before work on the whole document.

    Raises:
        UnreadablePdfError: it is not a PDF that can be read, or no page has text.
        NoAppendixError: it has no table of objectives.
        LimitError: a limit was reached.
    """
    return trace(data, name, options, corrections, on_page).appendix


def trace(
    data: bytes,
    name: str,
    options: ReadOptions,
    corrections: Iterable[Correction] = (),
    on_page: OnPage = ignore,
) -> Trace:
    """Read an appendix, and keep its pages and the place of each of their words.

    Arguments and errors are those of `read_appendix`.
    """
    document = open_and_witness(data, name, options)
    return trace_document(document, name, sha256_of(data), corrections, on_page, options.given_profile)


def trace_document(
    document: Document,
    name: str,
    sha256: str,
    corrections: Iterable[Correction] = (),
    on_page: OnPage = ignore,
    profile: GivenProfile | None = None,
) -> Trace:
    """Do the same as `trace` with a document that is open; `sha256` is that of its bytes, in hexadecimal."""
    about = source_of(document, name, sha256, profile)
    assembled = _assemble_document(document, on_page, profile)
    traced = records_of(assembled, about, corrections, document.doubts, profile)
    # Complete once the last page is read.
    source = about.model_copy(update={"witness": document.witness, "ocr": source_ocr(traced.pages)})
    update = {"source": source}
    return replace(
        traced,
        appendix=traced.appendix.model_copy(update=update),
        printed=traced.printed.model_copy(update=update),
    )


def _assemble_document(document: Document, on_page: OnPage, profile: GivenProfile | None) -> Assembled:
    """Put the pages of a document together; while another process still looks at them, as they were read.

    This is done again only if there is text that nobody can see.
    """
    if not isinstance(document, WatchedDocument):
        return assemble_pages(read_pages(document, on_page), profile)
    early = assemble_pages(read_pages(document.as_read, on_page), profile)
    pages = list(document.compared(early.pages))
    if all(after.words is before.words for before, after in zip(early.pages, pages, strict=True)):
        return replace(early, pages=pages)
    return assemble_pages(document.again().pages(), profile)


def source_of(document: Document, name: str, sha256: str, profile: GivenProfile | None) -> Source:
    """Return what the records say of a document and how it is read."""
    chosen = tuple(document.chosen)
    return Source(
        filename=name,
        sha256=sha256,
        page_count=document.page_count,
        producer=document.producer,
        pages=chosen if len(chosen) < document.page_count else None,
        profile=None if profile is None else ProfileUsed(name=profile.file.name, sha256=profile.file.sha256),
    )


def understand(
    pages: Iterable[PageContent],
    source: Source,
    corrections: Iterable[Correction] = (),
    *,
    damage: Sequence[Doubt] = (),
    profile: GivenProfile | None = None,
) -> Trace:
    """Make records of the content of all pages of a document, and correct them.

    Args:
        pages: the pages in order; each is laid out before the next is asked for.
        source: what the document is.
        corrections: values to use in place of the printed ones.
        damage: what is damaged of the file as a whole.
        profile: what a person says about the document.

    Raises:
        ProfileError: the profile does not fit the document.
        UnreadablePdfError: no page has text, or no letter or digit of it is known.
        NoAppendixError: no page has a table of objectives.
    """
    return records_of(assemble_pages(pages, profile), source, corrections, damage, profile)


@dataclass(frozen=True, slots=True)
class Assembled:
    """The pages of a document, put together, and the records of that.

    Attributes:
        assembly: what they were put together to.
        ledger: where their words went.
        normalised: the records.
        pages: the pages, without their drawings.
        tables: for each page, the boxes of its tables.
        doubts: about words that cannot be read well, with the number of the page; only its drawing shows that.
        beside: about text beside tables, with the number of the page.
        below: the lines right below each table, with the number of the page.
        closest: the tables that came closest, if none is of objectives.
        absent: the headings of the profile that no table has, if none is of objectives.
    """

    assembly: Assembly
    ledger: Ledger
    normalised: NormalisedDocument
    pages: list[PageContent]
    tables: dict[int, list[Box]]
    doubts: list[tuple[int, Doubt]]
    beside: list[tuple[int, Doubt]]
    below: list[tuple[int, list[TextLine]]]
    closest: Sequence[ClosestTable]
    absent: Sequence[str]


def assemble_pages(read: Iterable[PageContent], profile: GivenProfile | None = None) -> Assembled:
    """Lay out the pages of a document, each before the next is asked for, put them together and normalise them.

    Raises:
        ProfileError: the profile does not fit the document.
    """
    layouts: list[PageLayout] = []
    doubts, beside, below = [], [], []
    tables: dict[int, list[Box]] = {}
    fills: dict[int, Sequence[Fill]] = {}
    needs_fills = bool(profile is not None and profile.rules.levels.colours)
    for layout in lay_out_all(read):
        number = layout.page.number
        doubts += [(number, doubt) for doubt in doubtful_words(layout.page, layout.all_lines)]
        beside += [(number, doubt) for doubt in text_beside_tables(layout)]
        below += [(number, lines) for lines in lines_below_tables(layout)]
        tables[number] = [grid.box for grid in layout.grids]
        if needs_fills:
            fills[number] = layout.page.fills
        layouts.append(layout.without_drawing())
    pages = [layout.page for layout in layouts]
    assembly = assemble(layouts, profile)
    closest: Sequence[ClosestTable] = ()
    absent: Sequence[str] = ()
    if not any(section.objectives for section in assembly.outline.sections):
        with Taught(profile).headings():
            closest = closest_tables(layouts)
        absent = absent_headings(layouts, profile)
    del layouts  # of a long document, they are larger than its records
    ledger = Ledger(pages)
    said = profile.rules.levels if profile is not None else LevelsPart()
    normalised = normalise(assembly, pages, ledger, said, fills)
    return Assembled(assembly, ledger, normalised, pages, tables, doubts, beside, below, closest, absent)


def records_of(
    assembled: Assembled,
    source: Source,
    corrections: Iterable[Correction] = (),
    damage: Sequence[Doubt] = (),
    profile: GivenProfile | None = None,
) -> Trace:
    """Make an appendix of a document that is put together; arguments and errors are those of `understand`."""
    want_text(assembled.pages, damage, where=source.filename)
    pages = settle_drawings(assembled.pages, assembled.tables)
    ledger, normalised = assembled.ledger, assembled.normalised
    if not any(section.objectives for section in normalised.sections):
        raise refusal(
            pages,
            assembled.closest,
            damaged=is_damaged(damage, pages),
            absent=assembled.absent,
            taught=profile is not None,
            where=source.filename,
        )
    doubtful = [
        *assembled.doubts,
        *repeated_pages(pages),
        *assembled.beside,
        *(
            (number, doubt)
            for number, lines in assembled.below
            for doubt in text_below_table(lines, ledger.is_aside)
        ),
    ]
    del assembled  # of a long document, it is as large as its records
    by_number, places = {page.number: page for page in pages}, Places(normalised.sections)
    appendix = Appendix(
        title=normalised.title,
        source=source,
        levels=normalised.levels,
        years=normalised.years,
        sections=normalised.sections,
        context=normalised.context,
        findings=(
            *map(finding, damage),
            *_page_findings(pages, places),
            *(_placed(doubt, by_number[number], places) for number, doubt in doubtful),
            *normalised.findings,
            *ledger.findings(),
        ),
        coverage=ledger.coverage(),
    )
    absent = absent_words(appendix, pages, ledger)
    printed = mark_recognised(appendix, pages, ledger)
    unsure = doubtful_values(printed, pages, ledger)
    printed = printed.model_copy(update={"findings": (*appendix.findings, *absent, *unsure)})
    appendix = correct_and_check(printed, corrections, normalised.scoring)
    return Trace(appendix, tuple(pages), ledger, normalised.scoring, printed)


def correct_and_check(
    printed: Appendix, corrections: Iterable[Correction], scoring: ScoringSystem
) -> Appendix:
    """Return an appendix with corrections applied and checked; see `corrections.correct`.

    Args:
        printed: what was read, neither corrected nor checked.
        corrections: at most one for each value.
        scoring: how the document writes its scores.
    """
    appendix = correct(printed, corrections, scoring)
    checked = appendix.model_copy(update={"findings": (*appendix.findings, *check(appendix))})
    return with_groups(with_places(checked))


def read_tables(
    data: bytes,
    name: str,
    options: ReadOptions,
    on_page: OnPage = ignore,
) -> ExtractedTables:
    """Return all tables of any PDF as the layout sees them.

    Args:
        data: the PDF.
        name: the file's name.
        options: how to read it.
        on_page: is called with the number of the page that is worked on, 0 for the whole document.

    Raises:
        UnreadablePdfError: it is not a PDF that can be read, or no page has text.
        LimitError: a limit was reached.
    """
    document = open_and_witness(data, name, options)
    return tables_of_document(document, name, on_page)


def tables_of_document(
    document: Document,
    name: str,
    on_page: OnPage = ignore,
) -> ExtractedTables:
    """Do the same as `read_tables` with a document that is open."""
    layouts = _lay_out(document, name, on_page)
    boxes = {layout.page.number: [grid.box for grid in layout.grids] for layout in layouts}
    pages = settle_drawings([layout.page for layout in layouts], boxes)
    tables = (
        PageTable(
            page=layout.page.number,
            bbox=rounded(layout.page.as_shown(grid.box)),
            kind=grid.kind,
            origin=grid.origin,
            rows=tuple(tuple(row) for row in grid_to_rows(grid)),
            spans=tuple(grid_spans(grid)),
        )
        for layout in layouts
        for grid in layout.grids
    )
    findings = (*map(finding, document.doubts), *_page_findings(pages, Places(())))
    return ExtractedTables(tables=tuple(tables), findings=findings)


def lay_out_document(
    document: Document, name: str, on_page: OnPage = ignore, profile: GivenProfile | None = None
) -> tuple[list[PageLayout], Assembly]:
    """Return the layout of every page of any PDF, and what it is put together to; for the arguments see `trace_document`.

    Raises:
        UnreadablePdfError: it is not a PDF that can be read, or no page has text.
        LimitError: a limit was reached.
    """
    layouts = _lay_out(document, name, on_page)
    return layouts, assemble(layouts, profile)


def open_and_witness(data: bytes, name: str, options: ReadOptions) -> Document:
    """Open a PDF, to be compared with what PDFium sees of it unless `options` say otherwise.

    Raises:
        UnreadablePdfError: it is not a PDF that can be read.
        LimitError: a limit was reached.
    """
    document = open_document(data, name, options)
    if not options.witness:
        return document
    from appendix_parser.witness.pdfium.look import look

    return witnessed(document, look(data, options.password, options.page_ranges), options)


def _lay_out(document: Document, name: str, on_page: OnPage) -> list[PageLayout]:
    """Return the layout of every page."""
    layouts = list(lay_out_all(read_pages(document, on_page)))
    want_text([layout.page for layout in layouts], document.doubts, where=name)
    return layouts


def read_pages(document: Document, on_page: OnPage) -> Iterator[PageContent]:
    """Yield the pages of a document; `on_page` is called with each before it is read, and with 0 after the last."""
    count = document.page_count
    on_page(PageNumber(document.chosen[0], count))
    for page, following in zip(document.pages(), (*document.chosen[1:], 0), strict=True):
        yield page
        on_page(PageNumber(following, count))


def _page_findings(pages: Sequence[PageContent], places: Places) -> list[Finding]:
    found = [_placed(doubt, page, places) for page in pages for doubt in page.doubts]
    found += [
        finding(Doubt("page-without-text"), page=page.number)
        for page in pages
        if not page.words and not any(doubt.code == "scan-not-recognised" for doubt in page.doubts)
    ]
    return sorted(found, key=lambda f: f.page or 0)


def _placed(doubt: Doubt, page: PageContent, places: Places) -> Finding:
    """Return the finding for a doubt about a page, on the record that is in its place."""
    boxes = [page.as_shown(box) for box in doubt.boxes]
    regions = tuple(Region(page=page.number, bbox=rounded(box)) for box in boxes)
    where = places.pointer_at(page.number, boxes)
    return finding(doubt, pointer=where, page=page.number, regions=regions)
