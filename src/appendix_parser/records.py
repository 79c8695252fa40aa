"""The records: what an appendix says, each value with what was printed and where.

The models are frozen, and the published JSON Schema is generated from them.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, TypeAlias

from pydantic import BaseModel, ConfigDict, Field

if TYPE_CHECKING:
    import pandas as pd

SCHEMA_VERSION = "2.0"


class Record(BaseModel):
    """Base of all records: immutable, and closed to unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, ser_json_inf_nan="constants")


class Region(Record):
    """Where a value is on a page."""

    page: Annotated[int, Field(ge=1, description="Page, counted from 1.")]
    bbox: Annotated[
        tuple[float, float, float, float],
        Field(description="x0, top, x1, bottom in points from the top left of the page as it is shown."),
    ]


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
    page: Annotated[int | None, Field(description="The page to look at.")] = None
    remedy: Annotated[str, Field(description="What to do about it.")] = ""
    regions: Annotated[tuple[Region, ...], Field(description="Where to look, one for each page.")] = ()


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


class Recognised(Record):
    """How sure it is what a value of a scan says."""

    confidence: Annotated[
        float, Field(description="Of the least certain word, from 0 to 1; 1 is certain.", ge=0, le=1)
    ]
    agreed: Annotated[
        bool | None,
        Field(description="Whether a second engine read the same; null if not all of it was read twice."),
    ] = None
    other: Annotated[str | None, Field(description="The second reading, where it differs.")] = None


RecognisedValue: TypeAlias = Annotated[
    Recognised | None, Field(description="How sure it is, if it was recognised on a scan; else null.")
]


class RecognisedSection(Record):
    """How sure the texts of a section are that were recognised on a scan."""

    name: RecognisedValue = None
    note: RecognisedValue = None


class RecognisedObjective(Record):
    """How sure the texts of an objective are that were recognised on a scan."""

    number: RecognisedValue = None
    title: RecognisedValue = None
    description: RecognisedValue = None


class Level(Record):
    """A maturity level of the rubric, as this document names it."""

    score: Annotated[int, Field(description="The level as a number.")]
    name: Annotated[str, Field(description="Its name, such as `Mature`.")]


class Year(Record):
    """A year of assessment; `year` is the first of a financial year, null for a label such as Current."""

    year: Annotated[
        int | None,
        Field(description="The year, of a financial year the first; null for a label such as `Current`."),
    ]
    label: Annotated[str, Field(description="As printed, such as `2022/23`.")]


class Correction(Record):
    """A value that an analyst put in the place of a printed one, and why."""

    pointer: Annotated[str, Field(description="JSON Pointer to the record; empty for the document.")]
    field: Annotated[str, Field(description="Name of the record's value, such as score or title.")]
    printed: Annotated[str, Field(description="The value as the PDF prints it; empty if it has none.")]
    corrected: Annotated[str, Field(description="The value that was put in its place.")]
    reason: Annotated[str, Field(description="Why the printed value is wrong.")]
    who: Annotated[str, Field(description="Who answers for the correction.")]


Corrected: TypeAlias = Annotated[
    tuple[str, ...],
    Field(description="Names of the values that are not as printed; `corrections` says by whom and why."),
]


class Criterion(Record):
    """What one level means."""

    score: Annotated[int, Field(description="The level as a number.")]
    level: Annotated[str, Field(description="Its name as this rubric prints it.")]
    text: Annotated[str, Field(description="What it means.")]
    regions: Annotated[tuple[Region, ...], Field(description="Where the text is.")] = ()
    recognised: RecognisedValue = None
    corrected: Corrected = ()


class Rubric(Record):
    """The levels of a section, or of one objective."""

    label: Annotated[str, Field(description="What is printed above or beside the levels.")]
    objective_number: Annotated[
        int | None, Field(description="The objective that it is for; null if it is for the whole section.")
    ] = None
    criteria: Annotated[tuple[Criterion, ...], Field(description="One per level.")] = ()
    regions: Annotated[tuple[Region, ...], Field(description="Where the label is.")] = ()
    recognised: RecognisedValue = None
    corrected: Corrected = ()


class ScoreStatus(StrEnum):
    """What kind of value a score cell holds."""

    SINGLE = "single"
    SPLIT = "split"
    NOT_APPLICABLE = "not_applicable"
    TO_BE_CONFIRMED = "to_be_confirmed"
    MISSING = "missing"
    OUT_OF_RANGE = "out_of_range"
    UNREADABLE = "unreadable"


class Score(Record):
    """A score as printed (or corrected) and as read; `value` is the mean of `low` and `high`."""

    raw: Annotated[str, Field(description="As printed, such as `2/3`.")]
    low: Annotated[float | None, Field(description="Lower level.")] = None
    high: Annotated[
        float | None, Field(description="Upper level; the lower one again unless the score is split.")
    ] = None
    value: Annotated[float | None, Field(description="The mean of the two.")] = None
    status: Annotated[ScoreStatus, Field(description="What kind of value it is.")]
    recognised: RecognisedValue = None


class PartKind(StrEnum):
    """What a part of a comment is for."""

    BASELINE = "baseline"
    DEFINITION = "definition"
    COMMENTARY = "commentary"
    ACTION = "action"
    NO_FURTHER_ACTION = "no_further_action"
    CARRIED_FORWARD = "carried_forward"
    SAME_AS_PREVIOUS = "same_as_previous"
    NEXT_LEVEL = "next_level"
    REMARK = "remark"


class Part(Record):
    """One part of a comment; marker and text of all parts, joined, give the whole comment."""

    kind: Annotated[PartKind, Field(description="What it is for.")]
    marker: Annotated[str, Field(description='As printed, such as "Action:"; empty if there is none.')]
    text: Annotated[str, Field(description="The part without its marker.")]
    level: Annotated[float | None, Field(description="The score that the part names.")] = None
    heading: Annotated[
        str | None,
        Field(description="Heading of the column that it is in, where a year has several of comments."),
    ] = None


class Comments(Record):
    """The comments and actions of one year."""

    text: Annotated[str, Field(description="The whole cell.")]
    parts: Annotated[
        tuple[Part, ...],
        Field(description="What it consists of; marker and text of all parts, joined, give the whole cell."),
    ] = ()
    references: Annotated[tuple[int, ...], Field(description="Numbers of the objectives it names.")] = ()
    carried_forward_to: Annotated[
        int | None, Field(description="The year that the action is carried forward to.")
    ] = None
    recognised: RecognisedValue = None


class AssessmentRegions(Record):
    """Where the values of an assessment are."""

    score: Annotated[tuple[Region, ...], Field(description="Where the score is.")] = ()
    comments: Annotated[
        tuple[Region, ...], Field(description="Where the comments are, one region per page.")
    ] = ()


class Assessment(Record):
    """One objective in one year."""

    year: Annotated[
        int | None,
        Field(description="The year, of a financial year the first; null for a label such as `Current`."),
    ]
    year_label: Annotated[str, Field(description="As printed; distinct within an objective.")]
    score: Annotated[Score, Field(description="The score.")]
    comments: Annotated[Comments, Field(description="Comments and action.")]
    regions: Annotated[AssessmentRegions, Field(description="Where the values are.")] = AssessmentRegions()
    corrected: Corrected = ()


class ScoreKind(StrEnum):
    """What a score is, if it is not the council's own of that year."""

    TARGET = "target"
    BASELINE = "baseline"
    FORECAST = "forecast"
    BENCHMARK = "benchmark"
    PEER = "peer"
    MODERATED = "moderated"


class OtherScore(Record):
    """A score that is not the council's own of that year, such as a target or an average of others."""

    kind: Annotated[ScoreKind, Field(description="What kind of score it is.")]
    heading: Annotated[str, Field(description="Heading of the column, as printed.")]
    year: Annotated[
        int | None,
        Field(description="The year, of a financial year the first; null for a label such as `Current`."),
    ]
    year_label: Annotated[str, Field(description="As printed; empty if there is none.")]
    score: Annotated[Score, Field(description="The score.")]
    comments: Annotated[
        Comments | None, Field(description="The comments on it; null if it has no column for them.")
    ] = None
    regions: Annotated[AssessmentRegions, Field(description="Where the values are.")] = AssessmentRegions()
    corrected: Corrected = ()


class Extra(Record):
    """What a column says that has no role of its own, such as the lead officer."""

    heading: Annotated[str, Field(description="Heading of the column, as printed.")]
    year: Annotated[int | None, Field(description="The year in the heading, if there is one.")] = None
    year_label: Annotated[str | None, Field(description="That year as printed.")] = None
    text: Annotated[str, Field(description="The text of the cell.")]
    regions: Annotated[tuple[Region, ...], Field(description="Where it is.")] = ()
    corrected: Corrected = ()
    recognised: RecognisedValue = None


class ObjectiveRegions(Record):
    """Where the values of an objective are."""

    number: Annotated[tuple[Region, ...], Field(description="Where the number is.")] = ()
    title: Annotated[tuple[Region, ...], Field(description="Where the title is.")] = ()
    description: Annotated[tuple[Region, ...], Field(description="Where the description is.")] = ()


class Objective(Record):
    """One row of an objectives table; `position`, its place in the document, is the key."""

    position: Annotated[
        int, Field(description="Place in the document, counted from 1 through all sections: the key.", ge=1)
    ]
    number: Annotated[int | None, Field(description="The number; not always unique, as printed.")]
    label: Annotated[str, Field(description="The number as printed.")]
    title: Annotated[str, Field(description="Title.")]
    description: Annotated[str, Field(description="Description.")]
    assessments: Annotated[
        tuple[Assessment, ...], Field(description="The council's own scores, one per year.")
    ] = ()
    other_scores: Annotated[
        tuple[OtherScore, ...], Field(description="Targets, forecasts and other scores that are not its own.")
    ] = ()
    extras: Annotated[tuple[Extra, ...], Field(description="The cells of columns that have no role.")] = ()
    regions: Annotated[ObjectiveRegions, Field(description="Where the values are.")] = ObjectiveRegions()
    recognised: Annotated[
        RecognisedObjective | None,
        Field(description="How sure the texts are, if they were recognised on a scan; else null."),
    ] = None
    corrected: Corrected = ()


class Section(Record):
    """A heading with its rubrics and objectives."""

    position: Annotated[int, Field(description="Place in the document, counted from 1: the key.", ge=1)]
    name: Annotated[str, Field(description="Heading.")]
    note: Annotated[str | None, Field(description="Note under the heading.")] = None
    rubrics: Annotated[
        tuple[Rubric, ...],
        Field(description="What the levels mean, for the section or for single objectives."),
    ] = ()
    objectives: Annotated[tuple[Objective, ...], Field(description="The rows of the objectives table.")] = ()
    regions: Annotated[tuple[Region, ...], Field(description="Where the heading and the note are.")] = ()
    recognised: Annotated[
        RecognisedSection | None,
        Field(description="How sure the texts are, if they were recognised on a scan; else null."),
    ] = None
    corrected: Corrected = ()


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


class Appendix(Record):
    """A council's appendix: its objectives, rubrics and scores, and every doubt about them."""

    schema_version: Annotated[str, Field(description="Version of this format.")] = SCHEMA_VERSION
    title: Annotated[str, Field(description="Title of the document.")]
    source: Annotated[Source, Field(description="The file that was read.")]
    levels: Annotated[
        tuple[Level, ...], Field(description="The maturity levels, as the document names them.")
    ] = ()
    years: Annotated[
        tuple[Year, ...], Field(description="The years that the document has scores for, in its order.")
    ] = ()
    sections: Annotated[tuple[Section, ...], Field(description="The sections, in order.")] = ()
    context: Annotated[tuple[Context, ...], Field(description="Text that belongs to no record.")] = ()
    findings: Annotated[
        tuple[Finding, ...], Field(description="Every doubt about the document or its reading.")
    ] = ()
    coverage: Annotated[Coverage, Field(description="What became of every word.")]
    recognised: Annotated[
        Recognised | None,
        Field(description="How sure the title is, if it was recognised on a scan; else null."),
    ] = None
    corrected: Corrected = ()
    corrections: Annotated[
        tuple[Correction, ...],
        Field(description="The corrections that were applied; what was not applied is a finding."),
    ] = ()

    def __repr__(self) -> str:
        """Say in a line what it is: all that it holds would fill the screen of a notebook."""
        objectives = sum(len(section.objectives) for section in self.sections)
        years = ", ".join(year.label for year in self.years)
        return (
            f"<Appendix {self.title!r} ({self.source.filename}): {len(self.sections)} sections, "
            f"{objectives} objectives, years {years or 'unknown'}, {len(self.findings)} findings>"
        )

    __str__ = __repr__

    def to_frames(self) -> dict[str, pd.DataFrame]:
        """Return the tables as pandas data frames; docs/tables.md describes them.

        Returns:
            The frames by name. Columns with a fixed list of values are categoricals. `attrs` of a frame says what it is: its
            meaning and that of each column, and the title, file and SHA-256 of the document.
        """
        # Parsing alone must not load pandas, so the record reaches up to the exporter only when asked.
        from appendix_parser.exporters.tabular.frames import to_frames

        return to_frames(self)
