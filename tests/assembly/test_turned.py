"""Rubrics with their levels as rows."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from appendix_parser.assembly.order.stream import GridRow
from appendix_parser.assembly.tables.turned import turned_rubric_at
from appendix_parser.geometry import Box
from appendix_parser.layout import Cell, Grid
from appendix_parser.page import Word
from tests.layout.pages import words


def _cell(row: int, column: int, text: str) -> Cell:
    x, y = 50.0 + 200 * column, 100.0 + 30 * row
    return Cell(row, column, 1, 1, Box(x, y, x + 200, y + 30), tuple(words((x + 5, y + 5, text))))


def test_a_row_that_cells_of_other_rows_cover_is_passed_over() -> None:
    texts = [("Level", "What it means"), (), ("1 Basic", "Nothing is written down"), ("2 Good", "It all is")]
    rows = [tuple(_cell(r, c, text) for c, text in enumerate(row)) for r, row in enumerate(texts)]
    cells = tuple(cell for row in rows for cell in row)
    grid = Grid(1, "ruled", (50.0, 250.0, 450.0), (100.0, 130.0, 160.0, 190.0, 220.0), cells)
    items = [
        GridRow(1, grid, index, row, opens_page=index == 0, closes_page=index == 3)
        for index, row in enumerate(rows)
    ]
    assert turned_rubric_at(items, 0) is None


def _page(number: int, *rows: tuple[str, str]) -> list[GridRow]:
    """Return the rows of a table that fills a page."""
    cells = [tuple(_cell(r, c, text) for c, text in enumerate(row)) for r, row in enumerate(rows)]
    ys = tuple(100.0 + 30 * row for row in range(len(rows) + 1))
    grid = Grid(number, "ruled", (50.0, 250.0, 450.0), ys, tuple(cell for row in cells for cell in row))
    last = len(rows) - 1
    return [
        GridRow(number, grid, index, row, opens_page=index == 0, closes_page=index == last)
        for index, row in enumerate(cells)
    ]


_HEADER = ("Level", "What it means")
_LEVELS = (("1 Basic", "Nothing is kept"), ("2 Good", "Much is kept"), ("3 Best", "All is kept"))


@pytest.mark.parametrize(
    ("next_pages", "levels"),
    [
        ([[_HEADER]], 3),
        ([[("", "and more")]], 3),
        ([[_HEADER, ("Total", "of all")]], 3),
        ([[_HEADER, ("4 Ideal", "of it")]], 4),
        ([[_HEADER, ("", "and more")], [("4 Ideal", "of it")]], 4),
    ],
    ids=["header alone", "no name at all", "another table", "its name", "its name two pages on"],
)
def test_a_level_cut_by_a_page_end_is_read_whole_or_not_at_all(
    next_pages: list[list[tuple[str, str]]], levels: int
) -> None:
    items = _page(1, _HEADER, *_LEVELS, ("", "It is made"))
    for number, rows in enumerate(next_pages, 2):
        items += _page(number, *rows)
    rubric = turned_rubric_at(items, 0)
    assert rubric is not None
    assert len([column for column in rubric.table.columns if column.name]) == levels

    def placed(found: Iterable[Word]) -> list[int]:
        return sorted(map(id, found))

    [row] = rubric.table.rows
    taken = (word for item in items[: rubric.depth] for cell in item.cells for word in cell.words)
    assert placed([*row.words, *rubric.header_words]) == placed(taken)
