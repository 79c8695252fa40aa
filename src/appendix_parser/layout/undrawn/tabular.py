"""Decides whether a grid from white space is a table, and not prose with gaps, a list or a contents page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from appendix_parser.layout.grid import Cell, Grid
from appendix_parser.layout.tolerances import ENOUGH, NEAR, SAME_START
from appendix_parser.layout.undrawn.region import Region
from appendix_parser.layout.undrawn.rules import heights_of
from appendix_parser.layout.words.marks import is_figure, is_leader
from appendix_parser.page import are_bold

_FILLED, _FILLED_UNRULED = 0.3, 0.5  # share of a table's boxes that hold text
_PAGE_DIGITS = 3


def is_tabular(grid: Grid, region: Region, others: Iterable[Grid] = ()) -> bool:
    """Return whether a grid is a table.

    Args:
        grid: what white space and horizontal rules made of a part of a page.
        region: that part.
        others: the tables known on that page.
    """
    rows, columns = grid.row_count, grid.column_count
    heights = heights_of(region.rules)
    headed = _has_bold_header(grid)
    if headed and any(_is_headed_as(grid, other) for other in others):
        return True  # however few rows a page end leaves
    if rows == 1 and (headed or region.cells_shaded):
        return _is_header_without_rows(columns, len(heights), is_last=region.is_last)
    filled = _share_filled(grid)
    if rows < 2 or columns < 2 or filled < _FILLED:
        return False
    if len(heights) > 2:  # two may be a frame around anything
        return True
    return filled >= _FILLED_UNRULED and (
        sum((headed, columns >= ENOUGH, _has_rule_inside(grid, heights))) > 1
        or (not _is_contents(grid) and _has_rows(grid, headed=headed))
    )


def _is_header_without_rows(columns: int, rules: int, *, is_last: bool) -> bool:
    """Return whether a single row is a header that a page end separates from its rows."""
    return rules >= (1 if columns >= ENOUGH else 2) or (is_last and columns > ENOUGH)


def _share_filled(grid: Grid) -> float:
    """Return the share of a grid's places that hold text."""
    filled = sum(cell.rows * cell.columns for cell in grid.cells if cell.words)
    return filled / (grid.row_count * grid.column_count)


def _is_headed_as(grid: Grid, other: Grid) -> bool:
    """Return whether two tables have the same first heading, and all their headings begin at the same places."""
    ours, theirs = grid.rows()[0], other.rows()[0]
    return (
        len(ours) == len(theirs)
        and ours[0].text == theirs[0].text
        and all(are_bold(cell.words) and cell.words for cell in theirs)
        and all(
            abs(a.words[0].box.x0 - b.words[0].box.x0) <= SAME_START
            for a, b in zip(ours, theirs, strict=True)
        )
    )


def _has_rule_inside(grid: Grid, heights: Sequence[float]) -> bool:
    """Return whether a rule is between two rows, such as that below a header."""
    return any(abs(y - height) <= NEAR for y in grid.ys[1:-1] for height in heights)


def _has_rows(grid: Grid, *, headed: bool) -> bool:
    """Return whether the contents of enough rows show that they are rows."""
    rows = grid.row_count
    if grid.column_count > 2:
        return rows >= ENOUGH
    if headed and (all(map(_is_of_term, grid.rows()[1:])) or _is_counted(grid)):
        return rows > ENOUGH
    filled = [cell for cell in grid.cells if cell.words]
    figures = sum(cell.column > 0 and is_figure(cell.text) for cell in filled)
    leaders = sum(is_leader(word.text) for cell in filled for word in cell.words)
    return rows >= ENOUGH and 2 * figures >= rows and 2 * leaders < rows


def _is_of_term(row: Sequence[Cell]) -> bool:
    """Return whether a row is a bold term and its meaning."""
    return [are_bold(cell.words) for cell in row if cell.words] == [True, False]


def _is_counted(grid: Grid) -> bool:
    """Return whether the rows below the first are counted in their first column, and have text in all columns."""
    rows = [[cell for cell in row if cell.words] for row in grid.rows()[1:]]
    numbers = [re.search(r"[0-9]+", row[0].text) if len(row) == grid.column_count else None for row in rows]
    counted = [int(number[0]) for number in numbers if number is not None]
    return len(counted) == len(rows) and {abs(b - a) for a, b in pairwise(counted)} == {1}


def _is_contents(grid: Grid) -> bool:
    """Return whether a grid is a list of headings with their pages: its last column counts up from row to row."""
    if not grid.row_count > ENOUGH or grid.column_count > ENOUGH:
        return False
    last = [cell.text for cell in grid.cells if cell.column + cell.columns == grid.column_count]
    if len(last) != grid.row_count or not all(t.isdecimal() and len(t) <= _PAGE_DIGITS for t in last):
        return False
    pages = [int(text) for text in last]
    return pages == sorted(pages) and pages[0] < pages[-1] and 2 * len(set(pages)) > len(pages)


def _has_bold_header(grid: Grid) -> bool:
    """Return whether the first row is full and bold, and no other row is."""
    bold = [[are_bold(cell.words) for cell in row if cell.words] for row in grid.rows()]
    return len(bold[0]) == grid.column_count and all(bold[0]) and not any(all(row) for row in bold[1:] if row)
