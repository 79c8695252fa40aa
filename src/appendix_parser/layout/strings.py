"""Turns a grid into rows of strings and spans: what the extractor saw."""

from __future__ import annotations

from appendix_parser.layout.grid import Grid


def grid_to_rows(grid: Grid) -> list[list[str | None]]:
    """Return the text of a grid's cells row by row; None where a cell from the left or from above continues."""
    rows: list[list[str | None]] = [[None] * grid.column_count for _ in range(grid.row_count)]
    for cell in grid.cells:
        rows[cell.row][cell.column] = cell.text
    return rows


def grid_spans(grid: Grid) -> list[tuple[int, int, int, int]]:
    """Return first row, first column, last row and last column, from 0, of each cell that covers several places."""
    return [
        (cell.row, cell.column, cell.row + cell.rows - 1, cell.column + cell.columns - 1)
        for cell in grid.cells
        if cell.rows * cell.columns > 1
    ]
