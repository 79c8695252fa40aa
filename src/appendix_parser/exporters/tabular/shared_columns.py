"""The columns that several tables of an appendix share, and the objects that their rows are made of."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, Protocol

from appendix_parser.exporters.tabular.table import Column, ColumnType, Item
from appendix_parser.notation.actions import stated_actions
from appendix_parser.records import (
    Appendix,
    Assessment,
    AssessmentRegions,
    Finding,
    Objective,
    ObjectiveRegions,
    Part,
    Recognised,
    Region,
    Score,
    ScoreStatus,
    Section,
    Severity,
)
from appendix_parser.records.pointers import assessments, first_page

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


class Dated(Protocol):
    """What is of a year."""

    @property
    def year(self) -> int | None:
        """The first calendar year of it."""

    @property
    def year_label(self) -> str:
        """The year as printed."""


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


def page_of_score(own: AssessmentRegions, objective: ObjectiveRegions) -> int | None:
    """Return the page of the score, else of the comment, else of the objective."""
    return first_page(own.score, own.comments, objective.number, objective.title, objective.description)


def _assessment(item: InYear) -> Assessment:
    return item.assessment


def score_of(item: InYear) -> Score:
    """Return the score of an assessment."""
    return item.assessment.score


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
    "Number of the objective; null if the label has none. May repeat, as printed.",
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

OF_OBJECTIVE = (OBJECTIVE_POSITION, OBJECTIVE_NUMBER, OBJECTIVE_LABEL, SECTION, TITLE)
"""The first columns of a table with rows about one objective: which that is."""


def year_columns(of: Callable[[Item], Dated]) -> tuple[Column[Item], Column[Item]]:
    """Return the columns with the year of a score; `of` gets what has the year from what a row is made of."""
    return (
        Column(
            "year",
            ColumnType.INTEGER,
            "Year of the score (of a financial year, the first one); null for a label such as `Current`.",
            lambda item: of(item).year,
            nullable=True,
        ),
        Column(
            "year_label",
            ColumnType.STRING,
            "Year as printed, such as `2023` or `2022/23`.",
            lambda item: of(item).year_label,
        ),
    )


YEAR, YEAR_LABEL = year_columns(_assessment)


def score_columns(of: Callable[[Item], Score]) -> tuple[Column[Item], ...]:
    """Return the columns that hold a score; `of` gets it from what a row is made of."""
    return (
        Column(
            "score_raw",
            ColumnType.STRING,
            "Score as printed, such as `3`, `2/3` or `N/A`.",
            lambda item: of(item).raw,
        ),
        Column(
            "score_low",
            ColumnType.NUMBER,
            "Lower level of the score; null if it cannot be read.",
            lambda item: of(item).low,
            nullable=True,
        ),
        Column(
            "score_high",
            ColumnType.NUMBER,
            "Upper level of the score, the same as the lower one unless the score is split; null if it cannot be read.",
            lambda item: of(item).high,
            nullable=True,
        ),
        Column(
            "score",
            ColumnType.NUMBER,
            "The score as a number: the mean of `score_low` and `score_high`; null if it cannot be read.",
            lambda item: of(item).value,
            nullable=True,
        ),
        Column(
            "score_status",
            ColumnType.STRING,
            "What kind of value the score cell holds.",
            lambda item: of(item).status.value,
            choices=tuple(ScoreStatus),
        ),
    )


def regions_text(regions: Sequence[Region]) -> str:
    """Return the pages and boxes of regions as JSON, as `appendix.json` has them."""
    return json.dumps([region.model_dump(mode="json") for region in regions], separators=(",", ":"))


REGION = "`page` and `bbox` (left, top, right, bottom, in points from the top left of the page)"
"""What the JSON of a region has."""


def finding_columns(
    file: str, page: str = "Page, counted from 1", region: str = REGION
) -> tuple[Column[Finding], ...]:
    """Return the columns of a table of findings.

    Args:
        file: the JSON file that their pointers lead into.
        page: what the page of a finding is.
        region: what the JSON of a region has.
    """
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
            "How serious the finding is.",
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
            f"{page}; null if the finding is about no single page.",
            lambda finding: finding.page,
            nullable=True,
        ),
        Column(
            "regions",
            ColumnType.STRING,
            f"Where the finding is, as JSON: a list of {region}; `[]` if it has no place.",
            lambda finding: regions_text(finding.regions),
        ),
    )


def recognised_columns(
    of: Callable[[Item], Sequence[Recognised | None]], what: str
) -> tuple[Column[Item], ...]:
    """Return the columns that say how sure recognised values are; `of` gets what is known of each, `what` names them."""
    return (
        Column(
            "confidence",
            ColumnType.NUMBER,
            f"How sure the recognition of {what} is, from 0 to 1; null if it does not come from a scan.",
            lambda item: min((each.confidence for each in of(item) if each), default=None),
            nullable=True,
        ),
        Column(
            "readings",
            ColumnType.STRING,
            f"Whether two engines read {what} alike; null if it does not come from a scan, or was read once.",
            lambda item: _readings(of(item)),
            choices=(_AGREED, _DIFFER),
            nullable=True,
        ),
        Column(
            "other_reading",
            ColumnType.STRING,
            "The second reading, where it differs; else null.",
            lambda item: " ".join(each.other for each in of(item) if each and each.other) or None,
            nullable=True,
        ),
    )


_AGREED, _DIFFER = "agreed", "differ"


def _readings(known: Sequence[Recognised | None]) -> str | None:
    agreed = [each.agreed for each in known if each is not None]
    if False in agreed:
        return _DIFFER
    return _AGREED if agreed and all(agreed) else None
