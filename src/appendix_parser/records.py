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
    """Where on a page a value stands."""

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
    severity: Severity
    message: str
    pointer: Annotated[str, Field(description="JSON Pointer to the record; empty for the whole document.")]
    page: int | None = None
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


class Source(Record):
    """The file that was read; nothing that changes from run to run."""

    filename: str
    sha256: str
    page_count: int
    producer: str | None = None
    witness: Annotated[
        WitnessCounts | None, Field(description="What the second look found; null where it was left out.")
    ] = None


class Level(Record):
    """A maturity level of the rubric, as this document names it."""

    score: int
    name: str


class Year(Record):
    """A year of assessment; `year` is the first of a financial year, null for a label such as Current."""

    year: int | None
    label: str


class Correction(Record):
    """What an analyst put in the place of a printed value, and why."""

    pointer: Annotated[str, Field(description="JSON Pointer to the record; empty for the document.")]
    field: Annotated[str, Field(description="Name of the record's value, such as score or title.")]
    printed: Annotated[str, Field(description="The value as the PDF prints it; empty where it has none.")]
    corrected: Annotated[str, Field(description="The value that was put in its place.")]
    reason: Annotated[str, Field(description="Why the printed value is wrong.")]
    who: Annotated[str, Field(description="Who answers for the correction.")]


Corrected: TypeAlias = Annotated[
    tuple[str, ...],
    Field(description="Names of the values that are not as printed; `corrections` says by whom and why."),
]


class Criterion(Record):
    """What one level means."""

    score: int
    level: str
    text: str
    regions: tuple[Region, ...] = ()
    corrected: Corrected = ()


class Rubric(Record):
    """The levels of a section, or of one objective."""

    label: str
    objective_number: int | None = None
    criteria: tuple[Criterion, ...] = ()
    regions: tuple[Region, ...] = ()
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

    raw: str
    low: float | None = None
    high: float | None = None
    value: float | None = None
    status: ScoreStatus


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

    kind: PartKind
    marker: Annotated[str, Field(description='As printed, such as "Action:"; empty where there is none.')]
    text: str
    level: Annotated[float | None, Field(description="The score that the part speaks of.")] = None
    heading: Annotated[
        str | None,
        Field(description="Heading of the column that it is in, where a year has several of comments."),
    ] = None


class Comments(Record):
    """The comments and actions of one year."""

    text: str
    parts: tuple[Part, ...] = ()
    references: Annotated[tuple[int, ...], Field(description="Numbers of the objectives it names.")] = ()
    carried_forward_to: int | None = None


class AssessmentRegions(Record):
    """Where the values of an assessment stand."""

    score: tuple[Region, ...] = ()
    comments: tuple[Region, ...] = ()


class Assessment(Record):
    """One objective in one year."""

    year: int | None
    year_label: str
    score: Score
    comments: Comments
    regions: AssessmentRegions = AssessmentRegions()
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

    kind: ScoreKind
    heading: Annotated[str, Field(description="Heading of the column, as printed.")]
    year: int | None
    year_label: str
    score: Score
    comments: Comments | None = None
    regions: AssessmentRegions = AssessmentRegions()


class Extra(Record):
    """What a column says that has no role of its own, such as the lead officer."""

    heading: Annotated[str, Field(description="Heading of the column, as printed.")]
    year: int | None = None
    year_label: str | None = None
    text: str
    regions: tuple[Region, ...] = ()


class ObjectiveRegions(Record):
    """Where the values of an objective stand."""

    number: tuple[Region, ...] = ()
    title: tuple[Region, ...] = ()
    description: tuple[Region, ...] = ()


class Objective(Record):
    """One row of an objectives table; `position`, its place in the document, is the key."""

    position: Annotated[int, Field(ge=1)]
    number: int | None
    label: Annotated[str, Field(description="The number as printed.")]
    title: str
    description: str
    assessments: tuple[Assessment, ...] = ()
    other_scores: Annotated[
        tuple[OtherScore, ...], Field(description="Targets, forecasts and other scores that are not its own.")
    ] = ()
    extras: Annotated[tuple[Extra, ...], Field(description="The cells of columns that have no role.")] = ()
    regions: ObjectiveRegions = ObjectiveRegions()
    corrected: Corrected = ()


class Section(Record):
    """A heading with its rubrics and objectives."""

    position: Annotated[int, Field(ge=1)]
    name: str
    note: str | None = None
    rubrics: tuple[Rubric, ...] = ()
    objectives: tuple[Objective, ...] = ()
    regions: tuple[Region, ...] = ()
    corrected: Corrected = ()


class Context(Record):
    """Text that belongs to no record: a cover, a contents page, prose, a foreign table."""

    page: int
    bbox: tuple[float, float, float, float]
    text: str


class Coverage(Record):
    """What became of every word of the PDF, counted; the seven kinds add up to `words`."""

    words: int
    records: int
    headings: int
    headers: int
    furniture: int
    context: int
    hidden: Annotated[int, Field(description="Words that nobody can see.")] = 0
    unplaced: int


class Appendix(Record):
    """A council's appendix: its objectives, rubrics and scores, and every doubt about them."""

    schema_version: str = SCHEMA_VERSION
    title: str
    source: Source
    levels: tuple[Level, ...] = ()
    years: tuple[Year, ...] = ()
    sections: tuple[Section, ...] = ()
    context: tuple[Context, ...] = ()
    findings: tuple[Finding, ...] = ()
    coverage: Coverage
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
        """Return the tables as pandas data frames, by name; docs/tables.md describes them."""
        # Parsing alone must not load pandas, so the record reaches up to the exporter only when asked.
        from appendix_parser.exporters.frames import to_frames

        return to_frames(self)
