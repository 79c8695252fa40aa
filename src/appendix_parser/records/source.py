"""The file that was read, and what became of its words."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from appendix_parser.records.base import Record, Region


class WitnessCounts(Record):
    """What the second look found: PDFium's text and picture of every page, compared with the words that were read."""

    engine: Annotated[str, Field(description="Name and version of what looked.")]
    words: Annotated[int, Field(description="Words that were compared.")]
    confirmed: Annotated[int, Field(description="Words that the engine reads alike.")]
    differing: Annotated[int, Field(description="Words that the engine reads otherwise.")]
    unseen: Annotated[int, Field(description="Words that nobody can see on the page.")]
    unread_areas: Annotated[int, Field(description="Places where something is drawn that was not read.")]


class SourceOcr(Record):
    """How scanned pages were recognised."""

    engines: Annotated[tuple[str, ...], Field(description="Names and versions of what read them.")]
    languages: Annotated[tuple[str, ...], Field(description="The languages, as Tesseract names them.")]
    dpi: Annotated[int, Field(description="Pixels for each inch of the scan; the fewest of all pages.")]
    pages: Annotated[tuple[int, ...], Field(description="The pages that were recognised.")]


class ProfileUsed(Record):
    """The profile by which a document was read."""

    name: Annotated[str, Field(description="Name of its file, or of a profile of the program.")]
    sha256: Annotated[str, Field(description="SHA-256 of its text in UTF-8, in hexadecimal.")]


class Source(Record):
    """The file that was read; nothing that changes from run to run."""

    filename: Annotated[str, Field(description="Name of the file, without folders.")]
    sha256: Annotated[str, Field(description="SHA-256 of its bytes, in hexadecimal.")]
    page_count: Annotated[int, Field(description="Number of pages.")]
    producer: Annotated[str | None, Field(description="The program that made the PDF, as the PDF says.")] = (
        None
    )
    pages: Annotated[
        tuple[int, ...] | None, Field(description="The pages that were read; null for all of them.")
    ] = None
    profile: Annotated[
        ProfileUsed | None, Field(description="The profile by which it was read; null without one.")
    ] = None
    witness: Annotated[
        WitnessCounts | None, Field(description="What the second look found; null if it was left out.")
    ] = None
    ocr: Annotated[
        SourceOcr | None, Field(description="How scanned pages were recognised; null if none was.")
    ] = None


class Context(Record):
    """Text that belongs to no record: a cover, a contents page, prose, a foreign table."""

    page: Annotated[int, Field(description="Page, counted from 1.")]
    bbox: Annotated[
        tuple[float, float, float, float],
        Field(description="x0, top, x1, bottom in points from the top left of the page as it is shown."),
    ]
    text: Annotated[str, Field(description="The words: a cover, a contents page, prose, a foreign table.")]


class Coverage(Record):
    """What became of every word of the PDF, counted; the seven kinds add up to `words`."""

    words: Annotated[int, Field(description="Words of the PDF.")]
    records: Annotated[int, Field(description="Words in records.")]
    headings: Annotated[int, Field(description="Words in the title, the section headings and their notes.")]
    headers: Annotated[int, Field(description="Words in header rows of tables.")]
    furniture: Annotated[int, Field(description="Words in running headers, footers and page numbers.")]
    context: Annotated[int, Field(description="Words in `context`.")]
    hidden: Annotated[int, Field(description="Words that nobody can see.")] = 0
    unplaced: Annotated[int, Field(description="Words that found no place; each is quoted in a finding.")]


class Severity(StrEnum):
    """How much a finding weighs."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Finding(Record):
    """A doubt, said aloud."""

    code: Annotated[str, Field(description="Kebab-case, from the documented catalogue.")]
    severity: Annotated[Severity, Field(description="How much it weighs.")]
    message: Annotated[str, Field(description="The finding in words.")]
    pointer: Annotated[str, Field(description="JSON Pointer to the record; empty for the whole document.")]
    pointers: Annotated[
        tuple[str, ...],
        Field(description="JSON Pointers to the values, if it is about many of one cause; else empty."),
    ] = ()
    page: Annotated[int | None, Field(description="The page to look at.")] = None
    remedy: Annotated[str, Field(description="What to do about it.")] = ""
    regions: Annotated[
        tuple[Region, ...],
        Field(description="Where to look, one for each place; empty if it is about no place."),
    ] = ()
