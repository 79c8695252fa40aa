"""The tables of an appendix: the one definition behind frames, CSV, Parquet, data package and documentation.

To add a column, add one `Column`; to add a table, add one `Table` to `TABLES`.
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter
from typing import Any, NamedTuple, Protocol, TypeAlias

from appendix_parser.exporters.table import Column, ColumnType, ForeignKey, Table
from appendix_parser.pointers import (
    AssessmentAt,
    CriterionAt,
    ObjectiveAt,
    SectionAt,
    assessments,
    criteria,
    first_page,
    objectives,
    sections,
)
from appendix_parser.records import (
    Appendix,
    Assessment,
    Correction,
    Finding,
    Objective,
    Part,
    PartKind,
    ScoreStatus,
    Section,
    Severity,
)

AppendixTable: TypeAlias = Table[Appendix, Any]

# -- what the rows are made of: a record together with the records around it ---------------------------------


class _InSection(Protocol):
    @property
    def section(self) -> Section: ...


class _InObjective(_InSection, Protocol):
    @property
    def objective(self) -> Objective: ...


class _InYear(_InObjective, Protocol):
    @property
    def assessment(self) -> Assessment: ...


class _PartAt(NamedTuple):
    section: Section
    objective: Objective
    assessment: Assessment
    place: int
    part: Part


def _comment_parts(appendix: Appendix) -> Iterator[_PartAt]:
    for _, section, objective, assessment in assessments(appendix):
        for place, part in enumerate(assessment.comments.parts, start=1):
            yield _PartAt(section, objective, assessment, place, part)


def _corrections(appendix: Appendix) -> tuple[Correction, ...]:
    return appendix.corrections


def _findings(appendix: Appendix) -> tuple[Finding, ...]:
    return appendix.findings


def _page(item: AssessmentAt) -> int | None:
    """Return the page of the score, else of the comment, else of the objective."""
    own, objective = item.assessment.regions, item.objective.regions
    return first_page(own.score, own.comments, objective.number, objective.title, objective.description)


def _corrected(names: tuple[str, ...]) -> str | None:
    return " ".join(names) or None


# -- columns that stand in more than one table ---------------------------------------------------------------

_SECTION_POSITION = Column[_InSection](
    "section_position",
    ColumnType.INTEGER,
    "Place of the section in the document, counted from 1.",
    lambda item: item.section.position,
)
_SECTION = Column[_InSection](
    "section",
    ColumnType.STRING,
    "Heading of the section.",
    lambda item: item.section.name,
)
_OBJECTIVE_POSITION = Column[_InObjective](
    "objective_position",
    ColumnType.INTEGER,
    "Place of the objective in the document, counted from 1: its key.",
    lambda item: item.objective.position,
)
_OBJECTIVE_NUMBER = Column[_InObjective](
    "objective_number",
    ColumnType.INTEGER,
    "Number of the objective; null where the label has none. May repeat, as printed.",
    lambda item: item.objective.number,
    nullable=True,
)
_OBJECTIVE_LABEL = Column[_InObjective](
    "objective_label",
    ColumnType.STRING,
    "Number of the objective as printed, such as `12`, `1.1` or `12a`.",
    lambda item: item.objective.label,
)
_TITLE = Column[_InObjective](
    "title",
    ColumnType.STRING,
    "Title of the objective.",
    lambda item: item.objective.title,
)
_YEAR = Column[_InYear](
    "year",
    ColumnType.INTEGER,
    "Year of the score, of a financial year the first; null for a label such as `Current`.",
    lambda item: item.assessment.year,
    nullable=True,
)
_YEAR_LABEL = Column[_InYear](
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


# -- the tables ----------------------------------------------------------------------------------------------

TABLES: tuple[AppendixTable, ...] = (
    Table[Appendix, SectionAt](
        name="sections",
        meaning="One row per section of the document.",
        items=sections,
        columns=(
            _SECTION_POSITION,
            _SECTION,
            Column(
                "note",
                ColumnType.STRING,
                "Note under the heading; null where there is none.",
                lambda item: item.section.note,
                nullable=True,
            ),
            Column(
                "corrected",
                ColumnType.STRING,
                "Which of `name` and `note` were corrected, with a space between; null where none was. "
                "The table `corrections` says by whom and why.",
                lambda item: _corrected(item.section.corrected),
                nullable=True,
            ),
        ),
        primary_key=("section_position",),
    ),
    Table[Appendix, CriterionAt](
        name="criteria",
        meaning="One row per rubric and maturity level: what the level means.",
        items=criteria,
        columns=(
            _SECTION_POSITION,
            _SECTION,
            Column(
                "objective_number",
                ColumnType.INTEGER,
                "Number of the objective that the rubric is for; null where it is for the whole section.",
                lambda item: item.rubric.objective_number,
                nullable=True,
            ),
            Column(
                "score",
                ColumnType.INTEGER,
                "The level as a number.",
                lambda item: item.criterion.score,
            ),
            Column(
                "level",
                ColumnType.STRING,
                "Name of the level as this rubric prints it, such as `Mature`.",
                lambda item: item.criterion.level,
            ),
            Column(
                "text",
                ColumnType.STRING,
                "What the level means.",
                lambda item: item.criterion.text,
            ),
            Column(
                "corrected",
                ColumnType.STRING,
                "`text` where the text was corrected, else null. "
                "The table `corrections` says by whom and why.",
                lambda item: _corrected(item.criterion.corrected),
                nullable=True,
            ),
        ),
        # No primary key: a section may hold several rubrics that are for no single objective.
        foreign_keys=(ForeignKey(("section_position",), "sections"),),
    ),
    Table[Appendix, ObjectiveAt](
        name="objectives",
        meaning="One row per objective.",
        items=objectives,
        columns=(
            _OBJECTIVE_POSITION,
            _OBJECTIVE_NUMBER,
            _OBJECTIVE_LABEL,
            _SECTION_POSITION,
            _SECTION,
            _TITLE,
            Column(
                "description",
                ColumnType.STRING,
                "Description of the objective.",
                lambda item: item.objective.description,
            ),
            Column(
                "corrected",
                ColumnType.STRING,
                "Which of `label`, `title` and `description` were corrected, with a space between; null where none was. "
                "The table `corrections` says by whom and why.",
                lambda item: _corrected(item.objective.corrected),
                nullable=True,
            ),
        ),
        primary_key=("objective_position",),
        foreign_keys=(ForeignKey(("section_position",), "sections"),),
    ),
    Table[Appendix, AssessmentAt](
        name="assessments",
        meaning="One row per objective and year: the table most people open.",
        items=assessments,
        columns=(
            _OBJECTIVE_POSITION,
            _OBJECTIVE_NUMBER,
            _OBJECTIVE_LABEL,
            _SECTION,
            _TITLE,
            _YEAR,
            _YEAR_LABEL,
            Column(
                "score_raw",
                ColumnType.STRING,
                "Score as printed, such as `3`, `2/3` or `N/A`.",
                lambda item: item.assessment.score.raw,
            ),
            Column(
                "score_low",
                ColumnType.NUMBER,
                "Lower level of the score; null where it cannot be read as a number.",
                lambda item: item.assessment.score.low,
                nullable=True,
            ),
            Column(
                "score_high",
                ColumnType.NUMBER,
                "Upper level of the score: the lower one again unless the score is split; null as there.",
                lambda item: item.assessment.score.high,
                nullable=True,
            ),
            Column(
                "score",
                ColumnType.NUMBER,
                "The score: the mean of `score_low` and `score_high`; null as there.",
                lambda item: item.assessment.score.value,
                nullable=True,
            ),
            Column(
                "score_status",
                ColumnType.STRING,
                "What kind of value the score cell holds.",
                lambda item: item.assessment.score.status.value,
                choices=tuple(ScoreStatus),
            ),
            Column(
                "comments",
                ColumnType.STRING,
                "Comments and action of the year, the whole cell.",
                lambda item: item.assessment.comments.text,
            ),
            Column(
                "page",
                ColumnType.INTEGER,
                "Page of the score, counted from 1; of the comments, then of the objective, "
                "where the score has no place of its own.",
                _page,
                nullable=True,
            ),
            Column(
                "corrected",
                ColumnType.STRING,
                "Which of `score` and `comments` were corrected, with a space between; null where none was. "
                "The table `corrections` says by whom and why.",
                lambda item: _corrected(item.assessment.corrected),
                nullable=True,
            ),
        ),
        primary_key=("objective_position", "year_label"),
        foreign_keys=(ForeignKey(("objective_position",), "objectives"),),
    ),
    Table[Appendix, _PartAt](
        name="comment_parts",
        meaning="One row per part of a comment; marker and text of all parts, joined, give the comment.",
        items=_comment_parts,
        columns=(
            _OBJECTIVE_POSITION,
            _OBJECTIVE_NUMBER,
            _YEAR,
            _YEAR_LABEL,
            Column(
                "part",
                ColumnType.INTEGER,
                "Place of the part in its comment, counted from 1.",
                lambda item: item.place,
            ),
            Column(
                "kind",
                ColumnType.STRING,
                "What the part is for.",
                lambda item: item.part.kind.value,
                choices=tuple(PartKind),
            ),
            Column(
                "marker",
                ColumnType.STRING,
                "What marks the part, as printed, such as `Action:`; the empty string where nothing does.",
                lambda item: item.part.marker,
            ),
            Column(
                "text",
                ColumnType.STRING,
                "The part without its marker.",
                lambda item: item.part.text,
            ),
        ),
        primary_key=("objective_position", "year_label", "part"),
        foreign_keys=(ForeignKey(("objective_position", "year_label"), "assessments"),),
    ),
    Table[Appendix, Finding](
        name="findings",
        meaning="One row per finding: a doubt about the document or about the reading of it.",
        items=_findings,
        columns=finding_columns("appendix.json"),
    ),
    Table[Appendix, Correction](
        name="corrections",
        meaning="One row per correction that was applied; `--corrections` reads this table again.",
        items=_corrections,
        columns=tuple(
            Column(name, ColumnType.STRING, field.description or "", attrgetter(name))
            for name, field in Correction.model_fields.items()
        ),
        primary_key=("pointer", "field"),
    ),
)
