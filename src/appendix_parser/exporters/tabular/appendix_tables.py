"""The tables of an appendix: the one definition behind frames, CSV, Parquet, workbook, data package and documentation.

To add a column, add one `Column`; to add a table, add one `Table` to `TABLES`.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from typing import Any, TypeAlias

from appendix_parser.exporters.tabular.other_tables import EXTRAS, OTHER_SCORES
from appendix_parser.exporters.tabular.shared_columns import (
    OBJECTIVE_LABEL,
    OBJECTIVE_NUMBER,
    OBJECTIVE_POSITION,
    OF_OBJECTIVE,
    SECTION,
    SECTION_POSITION,
    TITLE,
    YEAR,
    YEAR_LABEL,
    ActionAt,
    PartAt,
    actions,
    comment_parts,
    corrected_names,
    finding_columns,
    page_of_score,
    recognised_columns,
    score_columns,
    score_of,
)
from appendix_parser.exporters.tabular.table import Column, ColumnType, ForeignKey, Table
from appendix_parser.records import Appendix, Correction, Finding, PartKind, Recognised
from appendix_parser.records.pointers import (
    AssessmentAt,
    CriterionAt,
    ObjectiveAt,
    SectionAt,
    assessments,
    criteria,
    objectives,
    sections,
)

AppendixTable: TypeAlias = Table[Appendix, Any]


def _of_section(item: SectionAt) -> Sequence[Recognised | None]:
    known = item.section.recognised
    return [] if known is None else [known.name, known.note]


def _of_criterion(item: CriterionAt) -> Sequence[Recognised | None]:
    return [item.criterion.recognised]


def _of_assessment(item: AssessmentAt) -> Sequence[Recognised | None]:
    return [item.assessment.score.recognised]


def _of_objective(item: ObjectiveAt) -> Sequence[Recognised | None]:
    known = item.objective.recognised
    return [] if known is None else [known.number, known.title, known.description]


TABLES: tuple[AppendixTable, ...] = (
    Table[Appendix, SectionAt](
        name="sections",
        meaning="One row per section of the document.",
        items=sections,
        columns=(
            SECTION_POSITION,
            SECTION,
            Column(
                "note",
                ColumnType.STRING,
                "Note under the heading; null if there is none.",
                lambda item: item.section.note,
                nullable=True,
            ),
            Column(
                "corrected",
                ColumnType.STRING,
                "Which of `name` and `note` were corrected, with a space between; null if none was. "
                "The table `corrections` says by whom and why.",
                lambda item: corrected_names(item.section.corrected),
                nullable=True,
            ),
            *recognised_columns(_of_section, "the heading and the note"),
        ),
        primary_key=("section_position",),
    ),
    Table[Appendix, CriterionAt](
        name="criteria",
        meaning="One row per rubric and maturity level: what the level means.",
        items=criteria,
        columns=(
            SECTION_POSITION,
            SECTION,
            Column(
                "objective_number",
                ColumnType.INTEGER,
                "Number of the objective that the rubric is for; null if it is for the whole section, or if the objective "
                "has no number.",
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
                lambda item: corrected_names(item.criterion.corrected),
                nullable=True,
            ),
            Column(
                "rubric_label",
                ColumnType.STRING,
                "What is printed at the rubric, such as `Score:`; of a rubric for an objective without a number, the "
                "objective's label, such as `1.1`.",
                lambda item: item.rubric.label,
            ),
            *recognised_columns(_of_criterion, "the text"),
        ),
        # No primary key: a section may hold several rubrics that are for no single objective.
        foreign_keys=(ForeignKey(("section_position",), "sections"),),
    ),
    Table[Appendix, ObjectiveAt](
        name="objectives",
        meaning="One row per objective.",
        items=objectives,
        columns=(
            OBJECTIVE_POSITION,
            OBJECTIVE_NUMBER,
            OBJECTIVE_LABEL,
            SECTION_POSITION,
            SECTION,
            TITLE,
            Column(
                "description",
                ColumnType.STRING,
                "Description of the objective.",
                lambda item: item.objective.description,
            ),
            Column(
                "corrected",
                ColumnType.STRING,
                "Which of `label`, `title` and `description` were corrected, with a space between; null if none was. "
                "The table `corrections` says by whom and why.",
                lambda item: corrected_names(item.objective.corrected),
                nullable=True,
            ),
            *recognised_columns(_of_objective, "label, title and description"),
        ),
        primary_key=("objective_position",),
        foreign_keys=(ForeignKey(("section_position",), "sections"),),
    ),
    Table[Appendix, AssessmentAt](
        name="assessments",
        meaning="One row per objective and year: the table most people open.",
        items=assessments,
        columns=(
            *OF_OBJECTIVE,
            YEAR,
            YEAR_LABEL,
            *score_columns(score_of),
            Column(
                "comments",
                ColumnType.STRING,
                "Comments and action of the year, the whole cell.",
                lambda item: item.assessment.comments.text,
            ),
            Column(
                "page",
                ColumnType.INTEGER,
                "Page of the score, counted from 1. If the score has no place of its own, the page of the comments or of "
                "the objective.",
                lambda item: page_of_score(item.assessment.regions, item.objective.regions),
                nullable=True,
            ),
            Column(
                "corrected",
                ColumnType.STRING,
                "Which of `score` and `comments` were corrected, with a space between; null if none was. "
                "The table `corrections` says by whom and why.",
                lambda item: corrected_names(item.assessment.corrected),
                nullable=True,
            ),
            *recognised_columns(_of_assessment, "the score"),
        ),
        primary_key=("objective_position", "year_label"),
        foreign_keys=(ForeignKey(("objective_position",), "objectives"),),
    ),
    Table[Appendix, PartAt](
        name="comment_parts",
        meaning="One row per part of a comment; marker and text of all parts, joined, give the comment.",
        items=comment_parts,
        columns=(
            OBJECTIVE_POSITION,
            OBJECTIVE_NUMBER,
            YEAR,
            YEAR_LABEL,
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
    Table[Appendix, ActionAt](
        name="actions",
        meaning="One row per action that a comment states; where a comment only says that an action is carried "
        "forward, those words.",
        items=actions,
        columns=(
            OBJECTIVE_POSITION,
            OBJECTIVE_NUMBER,
            OBJECTIVE_LABEL,
            TITLE,
            YEAR,
            YEAR_LABEL,
            Column(
                "action",
                ColumnType.INTEGER,
                "Place of the action in its comment, counted from 1.",
                lambda item: item.place,
            ),
            Column(
                "text",
                ColumnType.STRING,
                "The action, without its marker.",
                lambda item: item.text,
            ),
            Column(
                "carried_forward_to",
                ColumnType.INTEGER,
                "Year to which the comment carries its actions; null if it does not say.",
                lambda item: item.assessment.comments.carried_forward_to,
                nullable=True,
            ),
        ),
        primary_key=("objective_position", "year_label", "action"),
        foreign_keys=(ForeignKey(("objective_position", "year_label"), "assessments"),),
    ),
    OTHER_SCORES,
    EXTRAS,
    Table[Appendix, Finding](
        name="findings",
        meaning="One row per finding: a doubt about the document or about the reading of it.",
        items=lambda appendix: appendix.findings,
        columns=finding_columns("appendix.json"),
    ),
    Table[Appendix, Correction](
        name="corrections",
        meaning="One row per correction that was applied; `--corrections` reads this table again.",
        items=lambda appendix: appendix.corrections,
        columns=tuple(
            Column(name, ColumnType.STRING, field.description or "", attrgetter(name))
            for name, field in Correction.model_fields.items()
        ),
        primary_key=("pointer", "field"),
    ),
)
