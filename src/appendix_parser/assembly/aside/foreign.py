"""Finds tables of other papers that are drawn like tables of objectives: a risk register, a list of indicators."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from appendix_parser.assembly.heads.roles import Role
from appendix_parser.assembly.model import Event, ObjectivesTable, RubricTable, UnknownTable

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_FEWEST = 2  # scores needed to decide


def without_foreign(events: Sequence[Event]) -> list[Event]:
    """Return the events of a document, with foreign tables of objectives as unknown tables.

    In a foreign table, most scores are not levels of the rubrics. No table that fits has its headings; one must fit.
    """
    rubrics = [event for event in events if isinstance(event, RubricTable)]
    tables = [event for event in events if isinstance(event, ObjectivesTable)]
    highest = max((column.score or 0 for each in rubrics for column in each.columns), default=0)
    if not highest:
        return list(events)
    foreign = set(map(id, _foreign_ones(tables, highest)))
    return [
        _as_unknown(event) if isinstance(event, ObjectivesTable) and id(event) in foreign else event
        for event in events
    ]


def _foreign_ones(tables: Sequence[ObjectivesTable], highest: int) -> list[ObjectivesTable]:
    fits = [_fits(table, highest) for table in tables]
    ours = {_headings(table) for table, fit in zip(tables, fits, strict=True) if fit}
    others = [table for table, fit in zip(tables, fits, strict=True) if fit is False]
    return [table for table in others if _headings(table) not in ours] if ours else []


def _as_unknown(table: ObjectivesTable) -> UnknownTable:
    return UnknownTable(table.page, [word for row in table.rows for word in row.words])


def _headings(table: ObjectivesTable) -> tuple[str, ...]:
    return tuple(column.heading for column in table.columns)


def _fits(table: ObjectivesTable, highest: int) -> bool | None:
    """Return whether most scores of a table are at most the highest level; None if there are too few."""
    found = [_is_level(text, highest) for text in _scores(table)]
    return 2 * sum(found) >= len(found) if len(found) >= _FEWEST else None


def _scores(table: ObjectivesTable) -> Iterable[str]:
    scores = [index for index, column in enumerate(table.columns) if column.role is Role.SCORE]
    texts = (row.cells[index].plain for row in table.rows for index in scores)
    return (text for text in texts if _NUMBER.search(text))


def _is_level(text: str, highest: int) -> bool:
    numbers = [float(found) for found in _NUMBER.findall(text)]
    return "%" not in text and max(numbers) <= highest
