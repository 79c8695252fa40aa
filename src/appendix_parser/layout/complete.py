"""Drawn grids that lack lines: columns and rows that only white space parts are parted by undrawn lines."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from appendix_parser.layout.grid import Cell, Grid
from appendix_parser.layout.gutters import Segment, Spacing, find_columns, is_marker, segments_of
from appendix_parser.layout.rows import (
    bands_of,
    find_rows,
    key_columns,
    row_boundaries,
    stacked_columns,
    usual_size,
)
from appendix_parser.layout.ruled import Lattice, build_grid
from appendix_parser.page import RulingLine, Word

_FEWEST_LINES = 3  # so many lines must show a gutter where nothing drawn speaks for it
_GAPPED = 0.6  # … and this share of a column's lines
_MARGIN = 1.0  # a drawn boundary may lie this far outside of the white it stands for


def complete(lattice: Lattice, grid: Grid, words: Sequence[Word], spacing: Spacing) -> Grid:
    """Return the grid with the columns and rows parted that no line, but white space parts."""
    verticals = _missing_verticals(grid, spacing)
    if verticals:
        xs = tuple(sorted({*lattice.xs, *(line.position for line in verticals)}))
        lattice = replace(lattice, verticals=(*lattice.verticals, *verticals), xs=xs)
        grid = build_grid(lattice, words, grid.page, grid.kind)
    horizontals = _missing_horizontals(grid, spacing)
    if horizontals:
        ys = tuple(sorted({*lattice.ys, *(line.position for line in horizontals)}))
        lattice = replace(lattice, horizontals=(*lattice.horizontals, *horizontals), ys=ys)
        grid = build_grid(lattice, words, grid.page, grid.kind)
    return grid


def _missing_verticals(grid: Grid, spacing: Spacing) -> list[RulingLine]:
    """Return undrawn lines through the runs of cells that lie one above the other and hold gapped lines."""
    runs: dict[tuple[int, int], list[Cell]] = defaultdict(list)
    for cell in grid.cells:
        if cell.words:
            runs[cell.column, cell.columns].append(cell)
    lines = []
    for (column, columns), cells in runs.items():
        inner_xs = grid.xs[column + 1 : column + columns]
        for x in _gutters(cells, inner_xs, spacing):
            lines += [
                RulingLine(False, x, cell.box.top, cell.box.bottom)
                for cell in cells
                if not _crossed(cell, x, spacing)
            ]
    return lines


def _gutters(cells: Sequence[Cell], drawn: Sequence[float], spacing: Spacing) -> list[float]:
    """Return where gutters part the text of cells: at a boundary drawn elsewhere, or, if many lines show it, at its middle."""
    segments, gapped, count = [], 0, 0
    for cell in cells:
        for line in cell.lines:
            found = segments_of(line, count, spacing.gap)
            count += 1
            wide = segments_of(line, count, spacing.wide)
            gapped += len(wide) > 1 and not (len(wide) == 2 and is_marker(wide[0].text))
            segments += found
    if not gapped:
        return []
    size = usual_size([word for cell in cells for word in cell.words])
    columns = find_columns(segments, size, spacing)
    sure = gapped >= _FEWEST_LINES and gapped >= _GAPPED * count
    result = []
    for (_, left), (right, _) in itertools.pairwise(columns):
        known = [x for x in drawn if left - _MARGIN <= x <= right + _MARGIN]
        if known:
            result.append(known[0])
        elif sure:
            result.append((left + right) / 2)
    return result


def _crossed(cell: Cell, x: float, spacing: Spacing) -> bool:
    return any(s.x0 < x < s.x1 for line in cell.lines for s in segments_of(line, 0, spacing.gap))


def _missing_horizontals(grid: Grid, spacing: Spacing) -> list[RulingLine]:
    """Return undrawn lines between figures that stand one above the other in one row of a grid."""
    inner = grid.xs[1:-1]
    if not inner:
        return []
    by_row: dict[int, list[Segment]] = defaultdict(list)
    for cell in grid.cells:
        if cell.rows == 1:
            for line in cell.lines:
                by_row[cell.row] += segments_of(line, 0, spacing.wide)
    bands = {row: bands_of(segments, inner) for row, segments in by_row.items()}
    keys = key_columns([band for found in bands.values() for band in found])
    lines = []
    for found in bands.values():
        if len(stacked_columns(found, keys)) > 1:
            size = usual_size([w for b in found for ss in b.columns.values() for s in ss for w in s.words])
            rows = find_rows(found, size, keys, headed=True)
            lines += [RulingLine(True, y, grid.xs[0], grid.xs[-1]) for y in row_boundaries(rows)]
    return lines
