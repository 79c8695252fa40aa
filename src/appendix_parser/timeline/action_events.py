"""Follows the actions from year to year: raised, carried forward, repeated, closed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from appendix_parser.notation.actions import has_part, stated_actions
from appendix_parser.records import PartKind
from appendix_parser.timeline.history_records import Action, ActionEvent, Basis, Series, Standing, Statement

_SAME_ACTION = 0.8
"""The share of words that two wordings of one action have in common, in order (Indel similarity)."""


@dataclass(slots=True)
class _Open:
    """An action that nothing has closed yet."""

    place: int
    text: str
    carried_to: int | None


def follow(series: Series) -> Iterator[Action]:
    """Yield what happened to the actions of `series`, year by year, from the current statements.

    An action is raised in the year that first states it. In each later year it is *repeated* where it is
    stated again, in much the same words, or where the comment points to that of the year before; *carried
    forward* where the year before had said that it would be; else *closed*, for the reason that no further
    action is stated, or that it is not stated again. After that it can only be raised again. Years without
    comments say nothing, and labels that are not a year have no order.
    """
    still_open: list[_Open] = []
    count = 0
    for statement in _years(series):
        stated = [*stated_actions(statement.comments)]
        carried_to = statement.comments.carried_forward_to
        going_on = []
        for action in still_open:
            again = next((text for text in stated if _is_same_action(text, action.text)), None)
            if again is not None:
                stated.remove(again)
                event, basis = ActionEvent.REPEATED, Basis.TEXT
            else:
                event, basis = _unstated(statement, action)
            if event is not ActionEvent.CLOSED:
                going_on.append(_Open(action.place, again or action.text, carried_to))
            yield _action(series, statement, action.place, event, basis, again or action.text)
        for text in stated:
            count += 1
            going_on.append(_Open(count, text, carried_to))
            yield _action(series, statement, count, ActionEvent.RAISED, Basis.TEXT, text)
        still_open = going_on


@dataclass(frozen=True, slots=True)
class ActionYear:
    """How many actions were raised, repeated, carried forward and closed in a year, and how many are open after it."""

    year: int
    label: str
    raised: int
    repeated: int
    carried_forward: int
    closed: int
    open_after: int


@dataclass(frozen=True, slots=True)
class OpenAction:
    """An action that nothing has closed: the year that raised it, and the last thing that happened to it."""

    raised_in: str
    last: Action


def still_open(actions: Iterable[Action]) -> Sequence[OpenAction]:
    """Return the actions that nothing has closed, in the order in which they are given."""
    found: dict[tuple[int, int], OpenAction] = {}
    for action in actions:
        key = action.series, action.action
        raised_in = found[key].raised_in if key in found else action.year_label
        found[key] = OpenAction(raised_in, action)
    return [each for each in found.values() if each.last.event is not ActionEvent.CLOSED]


def by_year(actions: Iterable[Action]) -> Sequence[ActionYear]:
    """Count what happened to the actions, year by year."""
    counts: dict[int, Counter[ActionEvent]] = {}
    labels: dict[int, str] = {}
    for action in actions:
        counts.setdefault(action.year, Counter())[action.event] += 1
        labels[action.year] = action.year_label
    years, still = [], 0
    for year, found in sorted(counts.items()):
        still += found[ActionEvent.RAISED] - found[ActionEvent.CLOSED]
        years.append(
            ActionYear(
                year,
                labels[year],
                found[ActionEvent.RAISED],
                found[ActionEvent.REPEATED],
                found[ActionEvent.CARRIED_FORWARD],
                found[ActionEvent.CLOSED],
                still,
            )
        )
    return years


def _years(series: Series) -> Sequence[Statement]:
    return [
        each
        for each in series.statements
        if each.standing is Standing.CURRENT and each.year is not None and each.comments.text.strip()
    ]


def _unstated(statement: Statement, action: _Open) -> tuple[ActionEvent, Basis]:
    """Return what happened to an open action that the comment does not state again."""
    parts = statement.comments.parts
    if has_part(parts, PartKind.NO_FURTHER_ACTION):
        return ActionEvent.CLOSED, Basis.NO_FURTHER_ACTION
    if has_part(parts, PartKind.SAME_AS_PREVIOUS):
        return ActionEvent.REPEATED, Basis.REFERENCE
    if action.carried_to is not None and statement.year is not None and statement.year <= action.carried_to:
        return ActionEvent.CARRIED_FORWARD, Basis.CARRIED_FORWARD
    return ActionEvent.CLOSED, Basis.NOT_STATED_AGAIN


def _is_same_action(one: str, other: str) -> bool:
    return Indel.normalized_similarity(one.casefold().split(), other.casefold().split()) >= _SAME_ACTION


def _action(
    series: Series, statement: Statement, place: int, event: ActionEvent, basis: Basis, text: str
) -> Action:
    assert statement.year is not None
    return Action(
        series=series.series,
        number=series.number,
        title=series.title,
        action=place,
        year=statement.year,
        year_label=statement.year_label,
        event=event,
        basis=basis,
        text=text,
        carried_forward_to=statement.comments.carried_forward_to,
        edition=statement.edition,
        page=statement.page,
    )
