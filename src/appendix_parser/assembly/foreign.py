"""Tables of other papers that are drawn like tables of objectives: a risk register, a list of indicators."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from appendix_parser.assembly.model import Event, ObjectivesTable, RubricTable, UnknownTable
from appendix_parser.assembly.roles import Role

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_FEWEST = 2  # scores that tell whose a table is


def without_foreign(events: Sequence[Event]) -> list[Event]:
    """Return the events of a document; a table whose scores mostly are not on its levels, under other headings, is unknown.

    The levels are those of the document's rubrics. Tables are only told apart so where one of other headings fits.
    """
    levels = [
        column.score
        for event in events
        if isinstance(event, RubricTable)
        for column in event.columns
        if column.score is not None
    ]
    if not levels:
        return list(events)
    fits = {id(event): _fits(event, max(levels)) for event in events if isinstance(event, ObjectivesTable)}
    ours = {_headings(event) for event in events if isinstance(event, ObjectivesTable) and fits[id(event)]}
    return [
        UnknownTable(event.page, [word for row in event.rows for word in row.words])
        if isinstance(event, ObjectivesTable)
        and ours
        and fits[id(event)] is False
        and _headings(event) not in ours
        else event
        for event in events
    ]


def _headings(table: ObjectivesTable) -> tuple[str, ...]:
    return tuple(column.heading for column in table.columns)


def _fits(table: ObjectivesTable, highest: int) -> bool | None:
    """Tell whether most scores of a table are no higher than the highest level; None where there are too few."""
    found = [_is_level(text, highest) for text in _scores(table)]
    return 2 * sum(found) >= len(found) if len(found) >= _FEWEST else None


def _scores(table: ObjectivesTable) -> Iterable[str]:
    scores = [index for index, column in enumerate(table.columns) if column.role is Role.SCORE]
    texts = (row.cells[index].plain for row in table.rows for index in scores)
    return (text for text in texts if _NUMBER.search(text))


def _is_level(text: str, highest: int) -> bool:
    numbers = [float(found) for found in _NUMBER.findall(text)]
    return "%" not in text and max(numbers) <= highest
