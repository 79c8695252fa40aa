"""Sections with their rubrics and objectives."""

from typing import Annotated

from pydantic import Field

from appendix_parser.records.assessments import Assessment, Extra, OtherScore
from appendix_parser.records.base import Corrected, RecognisedValue, Record, Region


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


class RecognisedObjective(Record):
    """How sure the texts of an objective are that were recognised on a scan."""

    number: RecognisedValue = None
    title: RecognisedValue = None
    description: RecognisedValue = None


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


class RecognisedSection(Record):
    """How sure the texts of a section are that were recognised on a scan."""

    name: RecognisedValue = None
    note: RecognisedValue = None


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
