"""Handles years that are not columns: each year has a table, or rows, of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from appendix_parser.assembly.heads.roles import Role
from appendix_parser.assembly.model import Column, LogicalRow, ObjectivesTable, column_of
from appendix_parser.assembly.outline.captions import year_of_caption
from appendix_parser.assembly.passage import Passage
from appendix_parser.page import Word
from appendix_parser.records import Year

_KEYS = (Role.NUMBER, Role.TITLE, Role.DESCRIPTION)
_VALUES = (Role.SCORE, Role.COMMENTS)


def years_of(table: ObjectivesTable) -> set[Year]:
    """Return the years of a table's columns, except those of targets and the like."""
    return {column.year for column in table.columns if column.year is not None and column.kind is None}


def undated(table: ObjectivesTable) -> bool:
    """Return whether no column names a year."""
    return not years_of(table) and column_of(table.columns, Role.YEAR) is None


def part_years(table: ObjectivesTable) -> tuple[list[ObjectivesTable], list[Word]]:
    """Split a table with years in its rows into one for each year.

    A row without number and title is about the same objective as the row above.

    Returns:
        The tables, or only the one given if its rows do not allow it; and the words that name the years.
    """
    at = column_of(table.columns, Role.YEAR)
    if at is None or years_of(table):
        return [table], []
    years = [year_of_caption(row.cells[at].plain) for row in table.rows]
    if not years or None in years:
        return [table], []
    tables: dict[Year, ObjectivesTable] = {}
    key: LogicalRow | None = None
    for year, row in zip(years, table.rows, strict=True):
        assert year is not None
        whole = _with_keys(row, key, table.columns) if key is not None else row
        key = whole
        columns = tuple(c.dated(year) for i, c in enumerate(table.columns) if i != at)
        part = tables.setdefault(year, ObjectivesTable(columns, table.page, section=table.section))
        part.rows.append(whole.without(at))
    words = [word for row in table.rows if at not in row.shared for word in row.cells[at].words]
    return list(tables.values()), words


def _with_keys(row: LogicalRow, above: LogicalRow, columns: Sequence[Column]) -> LogicalRow:
    """Return a row; without number and title, it takes these and the description from the row above."""
    keys = [i for i, column in enumerate(columns) if column.role in _KEYS]
    naming = [i for i in keys if columns[i].role is not Role.DESCRIPTION]
    if any(row.cells[i] and i not in row.shared for i in naming):
        return row
    lacking = {i for i in keys if not row.cells[i]}
    cells = [above.cells[i] if i in lacking else cell for i, cell in enumerate(row.cells)]
    merged = [(doubt, page) for doubt, page in row.doubts if doubt.code != "cell-over-rows"]
    return replace(row, cells=cells, shared=row.shared | lacking, doubts=merged)


def join_years(tables: Sequence[ObjectivesTable]) -> tuple[list[ObjectivesTable], list[Word]]:
    """Join the tables of a section that are about the same objectives in different years.

    Returns:
        The tables, and the words of numbers, titles and descriptions that are printed again.
    """
    joined: list[ObjectivesTable] = []
    again: list[Word] = []
    for table in tables:
        for index, other in enumerate(joined):
            both = _side_by_side(other, table)
            if both is not None:
                joined[index] = both
                again += _said_again(other, table)
                break
        else:
            joined.append(table)
    return joined, again


def _side_by_side(first: ObjectivesTable, second: ObjectivesTable) -> ObjectivesTable | None:
    """Return one table with the columns of two; None if their objectives differ or their years do not."""
    years, others = years_of(first), years_of(second)
    rows, added = _by_key(first), _by_key(second)
    if (
        not years
        or not others
        or years & others
        or len(rows) < len(first.rows)
        or len(added) < len(second.rows)
    ):
        return None
    common = rows.keys() & added.keys()
    if 2 * len(common) < min(len(rows), len(added)) or not all(
        _agree(_keys(first, rows[key]), _keys(second, added[key])) for key in common
    ):
        return None
    values = [i for i, column in enumerate(second.columns) if column.role not in _KEYS]
    columns = (*first.columns, *(second.columns[i] for i in values))
    table = ObjectivesTable(columns, first.page, section=first.section)
    for key in [*rows, *(key for key in added if key not in rows)]:
        table.rows.append(_row_of(first, rows.get(key), second, added.get(key), values))
    return table


def _row_of(
    first: ObjectivesTable,
    left: LogicalRow | None,
    second: ObjectivesTable,
    right: LogicalRow | None,
    values: Sequence[int],
) -> LogicalRow:
    """Return the row of an objective that is in either table or in both."""
    width = len(first.columns)
    if left is None:
        assert right is not None
        keys = _keys(second, right)
        cells = [keys.get(column.role, Passage()) for column in first.columns]
        left = LogicalRow(cells, right.page)
    if right is None:
        return replace(left, cells=[*left.cells, *(Passage() for _ in values)])
    shared = {width + place for place, i in enumerate(values) if i in right.shared}
    return replace(
        left,
        cells=[*left.cells, *(right.cells[i] for i in values)],
        doubts=[*left.doubts, *right.doubts],
        shared=left.shared | shared,
    )


def _keys(table: ObjectivesTable, row: LogicalRow) -> dict[Role, Passage]:
    return {column.role: row.cells[i] for i, column in enumerate(table.columns) if column.role in _KEYS}


def _by_key(table: ObjectivesTable) -> dict[tuple[str, str], LogicalRow]:
    """Return the rows by number and title, without the rows that have neither."""
    found = ((_keys(table, row), row) for row in table.rows)
    keyed = (((_plain(keys, Role.NUMBER), _plain(keys, Role.TITLE)), row) for keys, row in found)
    return {key: row for key, row in keyed if any(key)}


def _plain(keys: dict[Role, Passage], role: Role) -> str:
    return keys[role].plain.casefold() if role in keys else ""


def _agree(one: dict[Role, Passage], other: dict[Role, Passage]) -> bool:
    """Return whether two rows have the same description of an objective, or one has none."""
    texts = {_plain(keys, Role.DESCRIPTION) for keys in (one, other)} - {""}
    return len(texts) < 2


def _said_again(first: ObjectivesTable, second: ObjectivesTable) -> list[Word]:
    """Return the words in the second table that name the objectives of the first."""
    known = _by_key(first)
    again: list[Word] = []
    for key, row in _by_key(second).items():
        if key in known:
            for i, column in enumerate(second.columns):
                if column.role in _KEYS and i not in row.shared:
                    again += row.cells[i].words
    return again
