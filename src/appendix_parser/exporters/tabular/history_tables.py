"""The tables of a history: the one definition behind CSV, Parquet, data package and documentation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from appendix_parser.exporters.tabular.shared_columns import REGION, finding_columns
from appendix_parser.exporters.tabular.table import Column, ColumnType, ForeignKey, Table, Value
from appendix_parser.records import ScoreStatus
from appendix_parser.timeline.history_records import (
    Action,
    ActionEvent,
    Appearance,
    Basis,
    Change,
    ChangeKind,
    Edition,
    History,
    HistoryFinding,
    Match,
    Outcome,
    Series,
    Standing,
    Statement,
)

HistoryTable: TypeAlias = Table[History, Any]

DECISIONS = {Outcome.DECIDED_SAME: "same", Outcome.DECIDED_DIFFERENT: "different"}
"""What an analyst writes under `decision`, by the outcome of the match."""


@dataclass(frozen=True, slots=True)
class _Named:
    series: Series
    appearance: Appearance


@dataclass(frozen=True, slots=True)
class _Stated:
    series: Series
    statement: Statement


def _appearances(history: History) -> Iterator[_Named]:
    for series in history.series:
        for appearance in series.appearances:
            yield _Named(series, appearance)


def _statements(history: History) -> Iterator[_Stated]:
    for series in history.series:
        for statement in series.statements:
            yield _Stated(series, statement)


def _text(
    name: str,
    meaning: str,
    value: Callable[[Any], Value],
    choices: tuple[str, ...] = (),
    *,
    nullable: bool = False,
) -> Column[Any]:
    return Column(name, ColumnType.STRING, meaning, value, choices=choices, nullable=nullable)


def _whole(name: str, meaning: str, value: Callable[[Any], Value], *, nullable: bool = False) -> Column[Any]:
    return Column(name, ColumnType.INTEGER, meaning, value, nullable=nullable)


def _number(name: str, meaning: str, value: Callable[[Any], Value]) -> Column[Any]:
    return Column(name, ColumnType.NUMBER, meaning, value, nullable=True)


def _optional_text(
    name: str, meaning: str, value: Callable[[Any], Value], choices: tuple[str, ...] = ()
) -> Column[Any]:
    return Column(name, ColumnType.STRING, meaning, value, nullable=True, choices=choices)


# By the field of the evidence: what it compares.
_EVIDENCE = {
    "number": "numbers",
    "title": "titles",
    "description": "descriptions",
    "section": "headings of the sections",
    "comments": "comments on the years that both state",
}


def _similarity(kind: str) -> Column[Match]:
    return Column(
        f"{kind}_similarity",
        ColumnType.NUMBER,
        f"How far the {_EVIDENCE[kind]} agree, from 0 to 1; null if either has none.",
        lambda match: getattr(match.evidence, kind),
        nullable=True,
    )


_EDITION = (
    "Name of the edition: as given, else the file's, with a part of its digest where two editions share it."
)
_EARLIER = "Name of the edition before, or of the last one before that has the objective."
_SERIES = "Key of the series: the objective over all editions."
_OF_SERIES = (ForeignKey(("series",), "series"),)
_IN_EDITION = (ForeignKey(("edition",), "editions"),)

HISTORY_TABLES: tuple[HistoryTable, ...] = (
    Table[History, _Stated](
        name="history",
        meaning="One row per objective, year and edition that states it: the long series.",
        items=_statements,
        columns=(
            _whole("series", _SERIES, lambda item: item.series.series),
            _whole(
                "objective_number",
                "Number of the objective in the newest edition that has it; null if it has none.",
                lambda item: item.series.number,
                nullable=True,
            ),
            _text("objective_label", "Number as printed there.", lambda item: item.series.label),
            _text("section", "Heading of its section there.", lambda item: item.series.section),
            _text("title", "Title there.", lambda item: item.series.title),
            _whole(
                "year",
                "Year of the score (of a financial year, the first one); null for a label such as `Current`.",
                lambda item: item.statement.year,
                nullable=True,
            ),
            _text("year_label", "Year as printed.", lambda item: item.statement.year_label),
            _text("edition", f"{_EDITION} It states this row.", lambda item: item.statement.edition),
            _text(
                "standing",
                "`current`: the newest statement of the year, the one that stands; `agrees`: an older edition "
                "says the same; `superseded`: an older edition says something else.",
                lambda item: item.statement.standing.value,
                tuple(Standing),
            ),
            _text("score_raw", "Score as printed.", lambda item: item.statement.score.raw),
            _number("score_low", "Lower level of the score.", lambda item: item.statement.score.low),
            _number("score_high", "Upper level of the score.", lambda item: item.statement.score.high),
            _number("score", "The mean of the two.", lambda item: item.statement.score.value),
            _text(
                "score_status",
                "What kind of value the score cell holds.",
                lambda item: item.statement.score.status.value,
                tuple(ScoreStatus),
            ),
            _text("comments", "Comments and action of the year.", lambda item: item.statement.comments.text),
            _whole(
                "page",
                "Page of the score in that edition, counted from 1.",
                lambda item: item.statement.page,
                nullable=True,
            ),
            _text(
                "corrected",
                "Which of `score` and `comments` are not as printed, with a space between; null if both are. "
                "`corrections` of the edition in `history.json` says by whom and why.",
                lambda item: " ".join(item.statement.corrected) or None,
                nullable=True,
            ),
        ),
        primary_key=("series", "edition", "year_label"),
        foreign_keys=(*_OF_SERIES, *_IN_EDITION),
    ),
    Table[History, Change](
        name="changes",
        meaning="One row per change from an edition to a later one; what does not apply is null.",
        items=lambda history: history.changes,
        columns=(
            _text("kind", "What changed.", lambda change: change.kind.value, tuple(ChangeKind)),
            _text("edition", f"{_EDITION} The change is new in it.", lambda change: change.edition),
            _text("earlier_edition", _EARLIER, lambda change: change.earlier_edition),
            _text(
                "section",
                "Heading of the section; the empty string where the change is of the whole document.",
                lambda change: change.section,
            ),
            _whole("series", _SERIES, lambda change: change.series, nullable=True),
            _whole(
                "objective_number",
                "Number of the objective.",
                lambda change: change.number,
                nullable=True,
            ),
            _optional_text("title", "Title of the objective.", lambda change: change.title),
            _whole("year", "Year that is restated.", lambda change: change.year, nullable=True),
            _whole("level", "Level of the criterion.", lambda change: change.level, nullable=True),
            _optional_text("before", "As the earlier edition has it.", lambda change: change.before),
            _optional_text("after", "As the later edition has it.", lambda change: change.after),
            _whole(
                "page_before",
                "Page in the earlier edition.",
                lambda change: change.page_before,
                nullable=True,
            ),
            _whole(
                "page_after", "Page in the later edition.", lambda change: change.page_after, nullable=True
            ),
        ),
        foreign_keys=(*_OF_SERIES, *_IN_EDITION),
    ),
    Table[History, Action](
        name="actions",
        meaning="One row per action and year from the one that raised it to the one that closed it.",
        items=lambda history: history.actions,
        columns=(
            _whole("series", _SERIES, lambda action: action.series),
            _whole("objective_number", "Number of the objective.", lambda a: a.number, nullable=True),
            _text("title", "Title of the objective.", lambda action: action.title),
            _whole("action", "Place among the actions of the objective.", lambda action: action.action),
            _whole("year", "Year.", lambda action: action.year),
            _text("year_label", "Year as printed.", lambda action: action.year_label),
            _text("event", "What happened in the year.", lambda a: a.event.value, tuple(ActionEvent)),
            _text(
                "basis",
                "What that is read from: the `text` of the action; a `reference` to the comment of the year "
                "before; the year before, which had `carried_forward` the action; `no_further_action`; or "
                "that the action is `not_stated_again`.",
                lambda action: action.basis.value,
                tuple(Basis),
            ),
            _text("text", "The action, as last stated.", lambda action: action.text),
            _whole(
                "carried_forward_to",
                "Year to which the comment carries what is open.",
                lambda action: action.carried_forward_to,
                nullable=True,
            ),
            _text("edition", f"{_EDITION} The comment is in it.", lambda action: action.edition),
            _whole("page", "Page there.", lambda action: action.page, nullable=True),
        ),
        primary_key=("series", "action", "year_label"),
        foreign_keys=(*_OF_SERIES, *_IN_EDITION),
    ),
    Table[History, Match](
        name="matches",
        meaning="One row per possible match of an objective with one of an earlier edition. To decide, write "
        "under `decision` and give the file back with `--matches`.",
        items=lambda history: history.matches,
        columns=(
            _text("edition", _EDITION, lambda match: match.edition),
            _whole("objective_position", "Place of the objective in it.", lambda match: match.position),
            _whole("objective_number", "Its number.", lambda match: match.number, nullable=True),
            _text("title", "Its title.", lambda match: match.title),
            _text("earlier_edition", _EARLIER, lambda match: match.earlier_edition),
            _whole("earlier_position", "Place of the objective there.", lambda m: m.earlier_position),
            _whole("earlier_number", "Its number there.", lambda m: m.earlier_number, nullable=True),
            _text("earlier_title", "Its title there.", lambda match: match.earlier_title),
            Column(
                "confidence",
                ColumnType.NUMBER,
                "Probability that the two are the same, from 0 to 1.",
                lambda match: match.confidence,
            ),
            _text("outcome", "What became of it.", lambda match: match.outcome.value, tuple(Outcome)),
            _optional_text(
                "decision",
                "What an analyst decided; null if nothing was.",
                lambda match: DECISIONS.get(match.outcome),
                tuple(DECISIONS.values()),
            ),
            *map(_similarity, _EVIDENCE),
        ),
        primary_key=("edition", "objective_position", "earlier_edition", "earlier_position"),
        foreign_keys=_IN_EDITION,
    ),
    Table[History, Series](
        name="series",
        meaning="One row per objective over all editions, under the name that it has in the newest.",
        items=lambda history: history.series,
        columns=(
            _whole("series", _SERIES, lambda series: series.series),
            _whole("objective_number", "Its number.", lambda series: series.number, nullable=True),
            _text("objective_label", "Its number as printed.", lambda series: series.label),
            _text("section", "Heading of its section.", lambda series: series.section),
            _text("title", "Its title.", lambda series: series.title),
            _text("first_edition", "The first that has it.", lambda series: series.appearances[0].edition),
            _text("last_edition", "The newest that has it.", lambda series: series.appearances[-1].edition),
        ),
        primary_key=("series",),
    ),
    Table[History, _Named](
        name="objectives",
        meaning="One row per objective and edition: what it is called there.",
        items=_appearances,
        columns=(
            _whole("series", _SERIES, lambda item: item.series.series),
            _text("edition", _EDITION, lambda item: item.appearance.edition),
            _whole("objective_position", "Place in it.", lambda item: item.appearance.position),
            _whole("objective_number", "Its number.", lambda item: item.appearance.number, nullable=True),
            _text("objective_label", "Its number as printed.", lambda item: item.appearance.label),
            _text("section", "Heading of its section.", lambda item: item.appearance.section),
            _text("title", "Its title.", lambda item: item.appearance.title),
            _text("description", "Its description.", lambda item: item.appearance.description),
            _whole("page", "Page there.", lambda item: item.appearance.page, nullable=True),
        ),
        primary_key=("series", "edition"),
        foreign_keys=(*_OF_SERIES, *_IN_EDITION),
    ),
    Table[History, Edition](
        name="editions",
        meaning="One row per document, from the oldest to the newest.",
        items=lambda history: history.editions,
        columns=(
            _text("edition", _EDITION, lambda edition: edition.name),
            _text("document_title", "Title of the document.", lambda edition: edition.title),
            _text("years", "Years as printed.", lambda edition: ", ".join(y.label for y in edition.years)),
            _text("sha256", "SHA-256 of the PDF.", lambda edition: edition.source.sha256),
            _whole("page_count", "Pages.", lambda edition: edition.source.page_count),
        ),
        primary_key=("edition",),
    ),
    Table[History, HistoryFinding](
        name="findings",
        meaning="One row per finding: what an analyst should look at or decide.",
        items=lambda history: history.findings,
        columns=finding_columns(
            "history.json", "Page of the first region, counted from 1", f"{REGION}, with the `edition`"
        ),
    ),
)
