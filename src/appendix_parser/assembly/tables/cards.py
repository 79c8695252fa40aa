"""Reads cards: a small table for each objective, with labels in the first column and values in the second."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from appendix_parser.assembly.heads.broken import heading_of
from appendix_parser.assembly.heads.roles import Role
from appendix_parser.assembly.model import Column, LogicalRow
from appendix_parser.assembly.order.stream import GridRow, Item, rows_from
from appendix_parser.assembly.passage import Passage
from appendix_parser.assembly.shapes.reshape import is_score
from appendix_parser.page import Word

_FEWEST = 3  # values of a card
_LABEL = re.compile(r"[A-Z]{0,3}[0-9]+(?:\.[0-9]+)*[.:)]?")


@dataclass(frozen=True, slots=True)
class Card:
    """An objective with the columns that its values would have in a table; `words` has the words of the labels."""

    columns: tuple[Column, ...]
    row: LogicalRow
    words: tuple[Word, ...]
    depth: int


def card_at(items: Sequence[Item], start: int) -> Card | None:
    """Return the card whose first row is `items[start]`, or None.

    Each label must read as a column's heading, and no two alike; one value is a score. A value without a label
    continues the one on the page before. The first row may have number and title in one cell over both columns.
    """
    columns, cells, before = _title_row(items[start])
    words: list[Word] = []
    depth = len(columns[:1])
    for row in takewhile(lambda row: len(row.cells) == 2, islice(rows_from(items, start), depth, None)):
        label, value = row.cells
        column = _column(row)
        if column is not None and (column.role, column.year) not in {(c.role, c.year) for c in columns}:
            columns.append(column)
            cells.append(Passage(value.lines))
            words += label.words
        elif not label.words and before is not None and row.crosses_page_from(before) and cells:
            cells[-1] += Passage(value.lines)
        else:
            break
        before, depth = row, depth + 1
    if len(columns) < _FEWEST or not _has_title_and_score(columns, cells):
        return None
    return Card(tuple(columns), LogicalRow(cells, cells[0].page or words[0].page), tuple(words), depth)


def _has_title_and_score(columns: Sequence[Column], cells: Sequence[Passage]) -> bool:
    is_scored = (
        column.role is Role.SCORE and is_score(cell.words)
        for column, cell in zip(columns, cells, strict=True)
    )
    return any(is_scored) and any(column.role is Role.TITLE for column in columns)


def _title_row(item: Item) -> tuple[list[Column], list[Passage], GridRow | None]:
    """Return the number and title that fill a row over both columns, with the row; nothing if there are none."""
    cell = item.cells[0] if isinstance(item, GridRow) and len(item.cells) == 1 else None
    if (
        cell is None
        or len(cell.lines) != 1
        or len(cell.words) < 2
        or not _LABEL.fullmatch(cell.words[0].text)
    ):
        return [], [], None
    assert isinstance(item, GridRow)
    columns = [Column(role, None, "", cell.box.x0, cell.box.x1) for role in (Role.NUMBER, Role.TITLE)]
    return columns, [Passage.of(cell.words[:1]), Passage.of(cell.words[1:])], item


def _column(row: GridRow) -> Column | None:
    heading = heading_of([row.cells[0]])
    if heading.role is Role.EXTRA or not heading.pure:
        return None
    box = row.cells[1].box
    return Column(heading.role, heading.year, heading.text, box.x0, box.x1)
