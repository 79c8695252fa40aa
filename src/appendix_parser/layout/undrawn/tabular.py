"""Whether what white space made a grid of is a table, and not prose with gaps, a list or a contents page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from appendix_parser.layout.grid import Cell, Grid
from appendix_parser.layout.undrawn.growth import SAME_START
from appendix_parser.layout.undrawn.rules import SAME_RULE, heights_of
from appendix_parser.layout.words.marks import is_figure, is_leader
from appendix_parser.page import RulingLine

_FEWEST_ROWS = 3  # without a rule, two lines that happen to have gaps in the same places are no table
_FILLED, _FILLED_UNRULED = 0.3, 0.5  # share of a table's boxes that hold text
_FEWEST_HEADED = 3  # columns, under a bold header
_MOST_CONTENTS = 3  # columns: number, heading, page
_PAGE_DIGITS = 3
_OUTER = 2  # so many rules can be a frame around anything


def is_table(grid: Grid, rules: Sequence[RulingLine], others: Iterable[Grid] = ()) -> bool:
    """Tell whether a grid is a table.

    Args:
        grid: what white space and horizontal rules made of a part of a page.
        rules: those rules.
        others: the tables known on that page.
    """
    rows, columns = grid.row_count, grid.column_count
    heights = heights_of(rules)
    headed = _is_headed(grid)
    if headed and any(_is_headed_as(grid, other) for other in others):
        return True  # however few rows a page end leaves it
    if rows == 1 and headed:  # a header that a page end parts from its rows
        return len(heights) >= (1 if columns >= _FEWEST_HEADED else _OUTER)
    filled = sum(cell.rows * cell.columns for cell in grid.cells if cell.words) / (rows * columns)
    if rows < 2 or columns < 2 or filled < _FILLED:
        return False
    if len(heights) > _OUTER:
        return True
    return filled >= _FILLED_UNRULED and (
        (columns >= _FEWEST_HEADED and headed)
        or _has_rule_inside(grid, heights, headed=headed)
        or (not _is_contents(grid) and _has_rows(grid, headed=headed))
    )


def _is_headed_as(grid: Grid, other: Grid) -> bool:
    """Tell whether the headers of two tables begin with the same heading, and all their headings at the same places."""
    ours, theirs = grid.rows()[0], other.rows()[0]
    return (
        len(ours) == len(theirs)
        and ours[0].text == theirs[0].text
        and all(cell.bold and cell.words for cell in theirs)
        and all(
            abs(a.words[0].box.x0 - b.words[0].box.x0) <= SAME_START
            for a, b in zip(ours, theirs, strict=True)
        )
    )


def _has_rule_inside(grid: Grid, heights: Sequence[float], *, headed: bool) -> bool:
    """Tell whether a rule lies between two rows, such as that below a header."""
    parted = any(abs(y - height) <= SAME_RULE for y in grid.ys[1:-1] for height in heights)
    return parted and (headed or grid.column_count >= _FEWEST_HEADED)


def _has_rows(grid: Grid, *, headed: bool) -> bool:
    """Tell whether enough rows show by what is in them that they are rows."""
    rows = grid.row_count
    if grid.column_count > 2:
        return rows >= _FEWEST_ROWS
    if headed and (all(map(_is_of_term, grid.rows()[1:])) or _is_counted(grid)):
        return rows > _FEWEST_ROWS
    filled = [cell for cell in grid.cells if cell.words]
    figures = sum(cell.column > 0 and is_figure(cell.text) for cell in filled)
    leaders = sum(is_leader(word.text) for cell in filled for word in cell.words)
    return rows >= _FEWEST_ROWS and 2 * figures >= rows and 2 * leaders < rows


def _is_of_term(row: Sequence[Cell]) -> bool:
    """Tell whether a row is a term in bold and what it means."""
    return [cell.bold for cell in row if cell.words] == [True, False]


def _is_counted(grid: Grid) -> bool:
    """Tell whether the rows below the first are counted in their first column, and have text in all."""
    rows = [[cell for cell in row if cell.words] for row in grid.rows()[1:]]
    numbers = [re.search(r"[0-9]+", row[0].text) if len(row) == grid.column_count else None for row in rows]
    counted = [int(number[0]) for number in numbers if number is not None]
    return len(counted) == len(rows) and {abs(b - a) for a, b in pairwise(counted)} == {1}


def _is_contents(grid: Grid) -> bool:
    """Tell whether a grid is a list of headings with their pages: its last column counts up from row to row."""
    if not grid.row_count > _FEWEST_ROWS or grid.column_count > _MOST_CONTENTS:
        return False
    last = [cell.text for cell in grid.cells if cell.column + cell.columns == grid.column_count]
    if len(last) != grid.row_count or not all(t.isdecimal() and len(t) <= _PAGE_DIGITS for t in last):
        return False
    pages = [int(text) for text in last]
    return pages == sorted(pages) and pages[0] < pages[-1] and 2 * len(set(pages)) > len(pages)


def _is_headed(grid: Grid) -> bool:
    """Tell whether the first row is full and bold, and no other row is."""
    bold = [[cell.bold for cell in row if cell.words] for row in grid.rows()]
    return len(bold[0]) == grid.column_count and all(bold[0]) and not any(all(row) for row in bold[1:] if row)
