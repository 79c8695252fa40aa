"""Rubrics with their levels as rows."""

from __future__ import annotations

from appendix_parser.assembly.stream import GridRow
from appendix_parser.assembly.turned import turned_rubric_at
from appendix_parser.geometry import Box
from appendix_parser.layout import Cell, Grid
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
