"""Drawn grids that lack lines: columns and rows that only white space parts are parted by undrawn lines."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from appendix_parser.geometry import overlap
from appendix_parser.layout.grid import Cell, Grid, TextLine
from appendix_parser.layout.gutters import Segment, Spacing, find_columns, is_marker, segments_of
from appendix_parser.layout.rows import (
    Band,
    bands_of,
    find_rows,
    is_figure,
    key_columns,
    row_boundaries,
    stacked_columns,
    usual_size,
)
from appendix_parser.layout.ruled import Lattice, build_grid
from appendix_parser.page import RulingLine, Word

_FEWEST_CLOSED = 2  # rows; with more, a header and rows are drawn
_FEWEST_LINES = 3  # so many lines must show a gutter where nothing drawn speaks for it
_GAPPED = 0.6  # … and this share of a column's lines
_FEWEST_CELLS = 2  # … or so many cells, where the lines at both sides of it begin at one place
_WHOLE = 0.9  # share of a table's width that a shaded row covers
_HEAD = 0.2  # font sizes at a word's head and foot that other things may lap over
_FEWEST_BEGUN = 2  # so many texts hardly begin side by side by chance
_SAME_LINE = 0.6  # points
_STEP = 1.2  # font sizes from one line to the next, where there are no others to compare
_MARGIN = 1.0  # a drawn boundary may lie this far outside of the white it stands for


def complete(
    lattice: Lattice,
    grid: Grid,
    words: Sequence[Word],
    spacing: Spacing,
    edges: Sequence[RulingLine] = (),
) -> Grid:
    """Return the grid with the columns and rows parted that no line, but white space or shading parts.

    Args:
        lattice: the drawn lines.
        grid: the cells that they make.
        words: all words of the page.
        spacing: how wide white parts columns.
        edges: the upper and lower edges of shaded areas on the page.
    """
    shaded = _shaded_rows(grid, edges)
    if shaded:
        lattice, grid = _with_rows(lattice, shaded, grid, words)
    verticals = _missing_verticals(grid, spacing)
    if verticals:
        xs = tuple(sorted({*lattice.xs, *(line.position for line in verticals)}))
        lattice = replace(lattice, verticals=(*lattice.verticals, *verticals), xs=xs)
        grid = build_grid(lattice, words, grid.page, grid.kind)
    horizontals = _between_figures(grid, spacing) or _above_beginnings(grid)
    if horizontals:
        lattice, grid = _with_rows(lattice, horizontals, grid, words)
    return grid


def _with_rows(
    lattice: Lattice, lines: Sequence[RulingLine], grid: Grid, words: Sequence[Word]
) -> tuple[Lattice, Grid]:
    ys = tuple(sorted({*lattice.ys, *(line.position for line in lines)}))
    lattice = replace(lattice, horizontals=(*lattice.horizontals, *lines), ys=ys)
    return lattice, build_grid(lattice, words, grid.page, grid.kind)


def _shaded_rows(grid: Grid, edges: Sequence[RulingLine]) -> list[RulingLine]:
    """Return undrawn lines where shading over the whole width begins or ends, between words, away from drawn lines."""
    box = grid.box
    wide = [e for e in edges if overlap(e.start, e.end, box.x0, box.x1) >= _WHOLE * box.width]
    inside = sorted({y for y in (round(edge.position, 1) for edge in wide) if box.top < y < box.bottom})
    if not inside:
        return []
    words = [word for cell in grid.cells for word in cell.words]
    inks = [(word.box.top + _HEAD * word.size, word.box.bottom - _HEAD * word.size) for word in words]
    middles = sorted(word.box.y_mid for word in words)
    boundaries = sorted(grid.ys)
    lines: list[RulingLine] = []
    for y in inside:
        at = bisect_left(boundaries, y)
        above, below = boundaries[at - 1], boundaries[at]
        held = [bisect_left(middles, edge) for edge in (above, y, below)]
        if held[0] < held[1] < held[2] and not any(top < y < bottom for top, bottom in inks):
            boundaries.insert(at, y)
            lines.append(RulingLine(True, y, box.x0, box.x1))
    return lines


def _missing_verticals(grid: Grid, spacing: Spacing) -> list[RulingLine]:
    """Return undrawn lines through the runs of cells that lie one above the other and hold gapped lines."""
    runs: dict[tuple[int, int], list[Cell]] = defaultdict(list)
    for cell in grid.cells:
        if cell.words:
            runs[cell.column, cell.columns].append(cell)
    lines = []
    for (column, columns), cells in runs.items():
        inner_xs = grid.xs[column + 1 : column + columns]
        for x in _gutters(cells, inner_xs, spacing, whole=columns == grid.column_count):
            lines += [
                RulingLine(False, x, cell.box.top, cell.box.bottom)
                for cell in cells
                if not _crossed(cell, x, spacing)
            ]
    return lines


def _gutters(cells: Sequence[Cell], drawn: Sequence[float], spacing: Spacing, *, whole: bool) -> list[float]:
    """Return where gutters part the text of cells: at a boundary drawn elsewhere, or, if many lines show it, at its middle.

    Where the cells are not as wide as the `whole` table, a heading over one of two columns tells that they are one.
    """
    by_cell: list[list[Segment]] = []
    gapped, count = 0, 0
    for cell in cells:
        by_cell.append([])
        for line in cell.lines:
            parts = segments_of(line, count, spacing.gap)
            by_cell[-1] += parts
            count += 1
            if len(parts) > 1:
                wide = segments_of(line, count, spacing.wide)
                gapped += len(wide) > 1 and not (len(wide) == 2 and is_marker(wide[0].text))
    if not gapped:
        return []
    size = usual_size([word for cell in cells for word in cell.words])
    columns = find_columns([s for found in by_cell for s in found], size, spacing)
    sure = gapped >= _FEWEST_LINES and gapped >= _GAPPED * count
    # Cells before the first text are empty.
    result = [x for x in drawn if len(columns) > 1 and x <= columns[0][0] + _MARGIN]
    heading = _bold_heading(by_cell)
    for left, right in itertools.pairwise(columns):
        one = bool(heading) and not all(
            any(x0 <= s.x0 and s.x1 <= x1 for s in heading) for x0, x1 in (left, right)
        )
        if one and not whole:
            continue
        known = [x for x in drawn if left[1] - _MARGIN <= x <= right[0] + _MARGIN]
        if known:
            result.append(known[0])
        elif not one and (sure or _stand_apart(left, right, by_cell)):
            result.append((left[1] + right[0]) / 2)
    return result


def _bold_heading(by_cell: Sequence[Sequence[Segment]]) -> Sequence[Segment]:
    """Return the text of the topmost cell, where that is bold and others are not; else nothing."""
    filled = [found for found in by_cell if found]
    bold = [all(word.bold for segment in found for word in segment.words) for found in filled]
    return filled[0] if bold[0] and not all(bold) else ()


def _stand_apart(
    left: tuple[float, float], right: tuple[float, float], by_cell: Sequence[Sequence[Segment]]
) -> bool:
    """Tell whether two columns stand side by side in several cells, each with its lines begun at one place."""
    sides = [
        [[s for s in found if x0 <= s.x0 and s.x1 <= x1] for found in by_cell] for x0, x1 in (left, right)
    ]
    both = [(ours, theirs) for ours, theirs in zip(*sides, strict=True) if ours and theirs]
    return len(both) >= _FEWEST_CELLS and all(
        sum(len(found) for found in side) >= _FEWEST_LINES
        and max(s.x0 for found in side for s in found) - min(s.x0 for found in side for s in found) <= _MARGIN
        for side in sides
    )


def _crossed(cell: Cell, x: float, spacing: Spacing) -> bool:
    return any(s.x0 < x < s.x1 for line in cell.lines for s in segments_of(line, 0, spacing.gap))


def _between_figures(grid: Grid, spacing: Spacing) -> list[RulingLine]:
    """Return undrawn lines between figures that stand one above the other in one row of a grid."""
    inner = grid.xs[1:-1]
    if not inner:
        return []
    by_row: dict[int, list[Segment]] = defaultdict(list)
    for cell in grid.cells:
        if cell.rows == 1:
            for line in cell.lines:
                by_row[cell.row] += segments_of(line, 0, spacing.wide)
    if not any(_may_be_stacked(segments, inner) for segments in by_row.values()):
        return []
    bands = {row: bands_of(segments, inner) for row, segments in by_row.items()}
    header = min(bands) if len(bands) > 1 else None
    keys = key_columns([band for row, found in bands.items() if row != header for band in found])
    lines = []
    for found in bands.values():
        if len(stacked_columns(found, keys)) > 1:
            size = usual_size([w for b in found for ss in b.columns.values() for s in ss for w in s.words])
            rows = find_rows(found, size, keys, headed=True)
            if len(bands) > _FEWEST_CLOSED and not _are_labelled(rows):
                continue  # a figure above another within a row that is closed on all sides
            lines += [RulingLine(True, y, grid.xs[0], grid.xs[-1]) for y in row_boundaries(rows)]
    return lines


def _are_labelled(rows: Sequence[Sequence[Band]]) -> bool:
    """Tell whether each row has text in the first column that any of them has text in."""
    columns = [{column for band in row for column in band.columns} for row in rows]
    first = min(set().union(*columns))
    return all(first in own for own in columns)


def _may_be_stacked(segments: Sequence[Segment], inner: Sequence[float]) -> bool:
    """Tell whether two figures stand in one column of a row; where none do, its bands need not be found."""
    columns = [bisect_right(inner, (s.x0 + s.x1) / 2) for s in segments if is_figure(s.text)]
    return len(set(columns)) < len(columns)


def _above_beginnings(grid: Grid) -> list[RulingLine]:
    """Return undrawn lines above texts that begin side by side within a row, where texts begin at the top of their cells.

    All other rows show that; or where that is the first row of a page, its own texts of different lengths. Above them,
    and above more white than between the lines of a cell, stands the end of a row of the page before.
    """
    rows = [[cell for cell in row if cell.words and cell.rows == 1] for row in grid.rows()]
    uneven = [row for row in rows if not _is_level([_base(cell.lines[0]) for cell in row])]
    shown = [row for row in rows if row not in uneven and len({len(cell.lines) for cell in row}) > 1]
    if len(uneven) != 1:
        return []
    [row] = uneven
    first = max(_base(cell.lines[0]) for cell in row)
    begun = [_line_at(cell, first) for cell in row]
    if None in begun or begun.count(0) < _FEWEST_BEGUN:
        return []
    level = {len(cell.lines) for cell, at in zip(row, begun, strict=True) if at == 0}
    if not shown and not (grid.open_top and len(level) > 1):
        return []
    pairs = [(cell, at) for cell, at in zip(row, begun, strict=True) if at]
    if not all(_is_set_off(cell, at) for cell, at in pairs):
        return []
    y = min(cell.lines[at].box.top for cell, at in pairs)
    return [RulingLine(True, y, grid.xs[0], grid.xs[-1])]


def _base(line: TextLine) -> float:
    return line.words[0].box.bottom


def _is_level(heights: Sequence[float]) -> bool:
    return max(heights, default=0.0) - min(heights, default=0.0) <= _SAME_LINE


def _line_at(cell: Cell, height: float) -> int | None:
    """Return which line of a cell stands at a height."""
    return next((i for i, line in enumerate(cell.lines) if _is_level([_base(line), height])), None)


def _is_set_off(cell: Cell, at: int) -> bool:
    """Tell whether more white parts a line of a cell from the one above it than parts any others."""
    steps = [_base(lower) - _base(upper) for upper, lower in itertools.pairwise(cell.lines)]
    size = max(word.size for word in cell.lines[at].words)
    others = [step for index, step in enumerate(steps, start=1) if index != at]
    return steps[at - 1] > min(others, default=_STEP * size) + _HEAD * size
