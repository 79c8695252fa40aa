"""Splits cells over two rows if the line between them is missing, and the words show where it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from appendix_parser.layout import Cell, Grid

_WIDE = 1.8  # font sizes from line to line; the texts of two cells are at least this far apart
_SAME_HEIGHT = 2.0  # points


def part_cells(grid: Grid) -> tuple[Grid, frozenset[int]]:
    """Return a grid, and the rows in which a cell was split because it has a text for each of its two rows.

    No text crosses the boundary of the rows, which is white. The text below it begins as high as in other cells.
    """
    cells: list[Cell] = []
    rows: set[int] = set()
    for cell in grid.cells:
        parts = list(_parts(cell, grid))
        cells += parts
        rows |= {part.row for part in parts} if len(parts) > 1 else set()
    return (replace(grid, cells=tuple(cells)) if rows else grid), frozenset(rows)


def _parts(cell: Cell, grid: Grid) -> Iterator[Cell]:
    end = cell.row + 1
    if grid.kind != "ruled" or cell.rows != 2 or not _has_two_texts(cell, grid, grid.ys[end]):
        yield cell
        return
    for row, upper in ((cell.row, True), (end, False)):
        words = tuple(word for word in cell.words if (word.box.y_mid < grid.ys[end]) is upper)
        box = cell.box._replace(top=grid.ys[row], bottom=grid.ys[row + 1])
        yield replace(cell, row=row, rows=1, box=box, words=words)


def _has_two_texts(cell: Cell, grid: Grid, boundary: float) -> bool:
    upper = [line for line in cell.lines if line.box.bottom <= boundary]
    lower = [line for line in cell.lines if line.box.top >= boundary]
    if not upper or not lower or len(upper) + len(lower) < len(cell.lines):
        return False
    step = lower[0].box.bottom - upper[-1].box.bottom
    beside = [one.lines[0].box.top for one in grid.cells if one.words and one.row == cell.row + 1]
    begins = bool(beside) and abs(lower[0].box.top - min(beside)) <= _SAME_HEIGHT
    return begins and step > _WIDE * lower[0].words[0].size
