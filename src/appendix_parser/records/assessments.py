"""What is said of an objective: scores, comments, and what other columns hold."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from appendix_parser.records.base import Corrected, RecognisedValue, Record, Region


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
    level: Annotated[float | None, Field(description="The score that the part speaks of.")] = None
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
