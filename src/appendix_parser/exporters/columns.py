"""What the tables of an appendix share: what their rows are made of, and the columns of more than one table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, Protocol

from appendix_parser.exporters.table import Column, ColumnType
from appendix_parser.notation.actions import stated_actions
from appendix_parser.pointers import AssessmentAt, assessments, first_page
from appendix_parser.records import Appendix, Assessment, Finding, Objective, Part, Section, Severity

# -- what the rows are made of: a record together with the records around it ---------------------------------


class InSection(Protocol):
    """What a row is made of that belongs to a section."""

    @property
    def section(self) -> Section:
        """Its section."""


class InObjective(InSection, Protocol):
    """What a row is made of that belongs to an objective."""

    @property
    def objective(self) -> Objective:
        """Its objective."""


class InYear(InObjective, Protocol):
    """What a row is made of that belongs to an objective in one year."""

    @property
    def assessment(self) -> Assessment:
        """Its assessment."""


class PartAt(NamedTuple):
    """A part of a comment, its place in it, and what it belongs to."""

    section: Section
    objective: Objective
    assessment: Assessment
    place: int
    part: Part


class ActionAt(NamedTuple):
    """An action, its place in its comment, and what it belongs to."""

    section: Section
    objective: Objective
    assessment: Assessment
    place: int
    text: str


def comment_parts(appendix: Appendix) -> Iterator[PartAt]:
    """Yield every part of every comment."""
    for _, section, objective, assessment in assessments(appendix):
        for place, part in enumerate(assessment.comments.parts, start=1):
            yield PartAt(section, objective, assessment, place, part)


def actions(appendix: Appendix) -> Iterator[ActionAt]:
    """Yield every action that a comment states."""
    for _, section, objective, assessment in assessments(appendix):
        for place, text in enumerate(stated_actions(assessment.comments), start=1):
            yield ActionAt(section, objective, assessment, place, text)


def page_of_assessment(item: AssessmentAt) -> int | None:
    """Return the page of the score, else of the comment, else of the objective."""
    own, objective = item.assessment.regions, item.objective.regions
    return first_page(own.score, own.comments, objective.number, objective.title, objective.description)


def corrected_names(names: tuple[str, ...]) -> str | None:
    """Return the names of corrected values as a cell has them."""
    return " ".join(names) or None


# -- columns of more than one table ---------------------------------------------------------------

SECTION_POSITION = Column[InSection](
    "section_position",
    ColumnType.INTEGER,
    "Place of the section in the document, counted from 1.",
    lambda item: item.section.position,
)
SECTION = Column[InSection](
    "section",
    ColumnType.STRING,
    "Heading of the section.",
    lambda item: item.section.name,
)
OBJECTIVE_POSITION = Column[InObjective](
    "objective_position",
    ColumnType.INTEGER,
    "Place of the objective in the document, counted from 1: its key.",
    lambda item: item.objective.position,
)
OBJECTIVE_NUMBER = Column[InObjective](
    "objective_number",
    ColumnType.INTEGER,
    "Number of the objective; null where the label has none. May repeat, as printed.",
    lambda item: item.objective.number,
    nullable=True,
)
OBJECTIVE_LABEL = Column[InObjective](
    "objective_label",
    ColumnType.STRING,
    "Number of the objective as printed, such as `12`, `1.1` or `12a`.",
    lambda item: item.objective.label,
)
TITLE = Column[InObjective](
    "title",
    ColumnType.STRING,
    "Title of the objective.",
    lambda item: item.objective.title,
)
YEAR = Column[InYear](
    "year",
    ColumnType.INTEGER,
    "Year of the score, of a financial year the first; null for a label such as `Current`.",
    lambda item: item.assessment.year,
    nullable=True,
)
YEAR_LABEL = Column[InYear](
    "year_label",
    ColumnType.STRING,
    "Year as printed, such as `2023` or `2022/23`.",
    lambda item: item.assessment.year_label,
)


def finding_columns(file: str) -> tuple[Column[Finding], ...]:
    """Return the columns of a table of findings; `file` is the JSON file that their pointers lead into."""
    return (
        Column(
            "code",
            ColumnType.STRING,
            "Kind of finding, from the documented catalogue.",
            lambda finding: finding.code,
        ),
        Column(
            "severity",
            ColumnType.STRING,
            "How much the finding weighs.",
            lambda finding: finding.severity.value,
            choices=tuple(Severity),
        ),
        Column(
            "message",
            ColumnType.STRING,
            "The finding in words.",
            lambda finding: finding.message,
        ),
        Column(
            "remedy",
            ColumnType.STRING,
            "What to do about it.",
            lambda finding: finding.remedy,
        ),
        Column(
            "pointer",
            ColumnType.STRING,
            f"JSON Pointer to the record in `{file}`; the empty string for the whole document.",
            lambda finding: finding.pointer,
        ),
        Column(
            "page",
            ColumnType.INTEGER,
            "Page, counted from 1; null where the finding is about no single page.",
            lambda finding: finding.page,
            nullable=True,
        ),
    )
