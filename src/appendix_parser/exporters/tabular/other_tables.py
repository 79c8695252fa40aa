"""The tables of what an objective has beside its own scores: scores of other kinds, and columns without a role."""

from __future__ import annotations

from collections.abc import Sequence

from appendix_parser.exporters.tabular.shared_columns import (
    OF_OBJECTIVE,
    corrected_names,
    page_of_score,
    recognised_columns,
    score_columns,
    year_columns,
)
from appendix_parser.exporters.tabular.table import Column, ColumnType, ForeignKey, Table
from appendix_parser.records import Appendix, OtherScore, Recognised, Score, ScoreKind
from appendix_parser.records.pointers import ExtraAt, OtherScoreAt, extras, first_page, other_scores

_OBJECTIVES = (ForeignKey(("objective_position",), "objectives"),)


def _other_score(item: OtherScoreAt) -> OtherScore:
    return item.other_score


def _score(item: OtherScoreAt) -> Score:
    return item.other_score.score


def _of_other_score(item: OtherScoreAt) -> Sequence[Recognised | None]:
    return [item.other_score.score.recognised]


OTHER_SCORES = Table[Appendix, OtherScoreAt](
    name="other_scores",
    meaning="One row per score that is not the council's own of that year, such as a target or a forecast.",
    items=other_scores,
    columns=(
        *OF_OBJECTIVE,
        *year_columns(_other_score),
        Column(
            "kind",
            ColumnType.STRING,
            "What kind of score it is.",
            lambda item: item.other_score.kind.value,
            choices=tuple(ScoreKind),
        ),
        Column(
            "heading",
            ColumnType.STRING,
            "Heading of its column, as printed.",
            lambda item: item.other_score.heading,
        ),
        *score_columns(_score),
        Column(
            "comments",
            ColumnType.STRING,
            "Comments on this score; null if no column has any.",
            lambda item: None if item.other_score.comments is None else item.other_score.comments.text,
            nullable=True,
        ),
        Column(
            "page",
            ColumnType.INTEGER,
            "Page of the score, counted from 1; of its comments, then of the objective, "
            "where the score has no place of its own.",
            lambda item: page_of_score(item.other_score.regions, item.objective.regions),
            nullable=True,
        ),
        Column(
            "corrected",
            ColumnType.STRING,
            "Which of `score` and `comments` were corrected, with a space between; null if none was. "
            "The table `corrections` says by whom and why.",
            lambda item: corrected_names(item.other_score.corrected),
            nullable=True,
        ),
        *recognised_columns(_of_other_score, "the score"),
    ),
    # No primary key: two columns may have the same heading.
    foreign_keys=_OBJECTIVES,
)

_OF_EXTRA: tuple[Column[ExtraAt], ...] = (
    Column(
        "heading",
        ColumnType.STRING,
        "Heading of the column, as printed.",
        lambda item: item.extra.heading,
    ),
    Column(
        "year",
        ColumnType.INTEGER,
        "Year of the column (of a financial year, the first one); null if it names none.",
        lambda item: item.extra.year,
        nullable=True,
    ),
    Column(
        "year_label",
        ColumnType.STRING,
        "Year as printed; null if the column names none.",
        lambda item: item.extra.year_label,
        nullable=True,
    ),
    Column(
        "text",
        ColumnType.STRING,
        "What the cell says.",
        lambda item: item.extra.text,
    ),
    Column(
        "page",
        ColumnType.INTEGER,
        "Page of the cell, counted from 1; null if it has no place.",
        lambda item: first_page(item.extra.regions),
        nullable=True,
    ),
    Column(
        "corrected",
        ColumnType.STRING,
        "`text` where the text was corrected, else null. The table `corrections` says by whom and why.",
        lambda item: corrected_names(item.extra.corrected),
        nullable=True,
    ),
)

EXTRAS = Table[Appendix, ExtraAt](
    name="extras",
    meaning="One row per cell of a column that has no role of its own, such as the lead officer.",
    items=extras,
    columns=(*OF_OBJECTIVE, *_OF_EXTRA),
    # No primary key: two columns may have the same heading.
    foreign_keys=_OBJECTIVES,
)
