"""Completes drawn grids that lack lines: undrawn lines separate columns and rows with white space between them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from appendix_parser.geometry import Box, overlap
from appendix_parser.layout.drawn.ruled import Lattice, build_grid
from appendix_parser.layout.grid import Cell, Grid
from appendix_parser.layout.tolerances import ENOUGH, MOST, PARAGRAPH, SAME, SPACE
from appendix_parser.layout.words.bands import Band, bands_of
from appendix_parser.layout.words.gutters import find_columns
from appendix_parser.layout.words.lines import TextLine
from appendix_parser.layout.words.marks import is_figure
from appendix_parser.layout.words.page_text import Extent, Line, Segment, Text, joined, numbered
from appendix_parser.layout.words.rows import (
    find_rows,
    key_columns,
    row_boundaries,
    stacked_columns,
)
from appendix_parser.page import RulingLine


def complete(lattice: Lattice, grid: Grid, text: Text, edges: Sequence[RulingLine] = ()) -> Grid:
    """Return the grid with undrawn lines where only white space or shading separates columns and rows.

    Args:
        lattice: the drawn lines.
        grid: the cells that they make.
        text: the text of the page.
        edges: the upper and lower edges of shaded areas on the page.
    """
    shaded = _shaded_rows(grid, edges)
    if shaded:
        lattice, grid = _with_rows(lattice, shaded, grid, text)
    verticals = _missing_verticals(grid, text)
    if verticals:
        xs = tuple(sorted({*lattice.xs, *(line.position for line in verticals)}))
        lattice = replace(lattice, verticals=(*lattice.verticals, *verticals), xs=xs)
        grid = build_grid(lattice, text.words, grid.page, grid.kind)
    horizontals = _between_figures(grid, text) or _above_beginnings(grid)
    if horizontals:
        lattice, grid = _with_rows(lattice, horizontals, grid, text)
    return grid


def _with_rows(lattice: Lattice, lines: Sequence[RulingLine], grid: Grid, text: Text) -> tuple[Lattice, Grid]:
    ys = tuple(sorted({*lattice.ys, *(line.position for line in lines)}))
    lattice = replace(lattice, horizontals=(*lattice.horizontals, *lines), ys=ys)
    return lattice, build_grid(lattice, text.words, grid.page, grid.kind)


def _shaded_rows(grid: Grid, edges: Sequence[RulingLine]) -> list[RulingLine]:
    """Return undrawn lines where full-width shading begins or ends, between words and away from drawn lines."""
    box = grid.box
    inside = sorted({round(edge.position, 1) for edge in edges if _crosses_grid(edge, box)})
    words = [word for cell in grid.cells for word in cell.words] if inside else []
    inks = [(word.box.top + SPACE * word.size, word.box.bottom - SPACE * word.size) for word in words]
    middles = sorted(word.box.y_mid for word in words)
    boundaries = sorted(grid.ys)
    found: list[float] = []
    for y in inside:
        at = bisect_left(boundaries, y)
        above, between, below = (
            bisect_left(middles, edge) for edge in (boundaries[at - 1], y, boundaries[at])
        )
        if above < between < below and not any(top < y < bottom for top, bottom in inks):
            boundaries.insert(at, y)
            found.append(y)
    return [RulingLine(True, y, box.x0, box.x1) for y in found]


def _crosses_grid(edge: RulingLine, box: Box) -> bool:
    """Return whether an edge runs across a grid, inside it."""
    inside = box.top < round(edge.position, 1) < box.bottom
    return inside and overlap(edge.start, edge.end, box.x0, box.x1) >= MOST * box.width


@dataclass(frozen=True, slots=True)
class _Stacked:
    """Cells of the same columns, one above the other, with the text of each."""

    cells: Sequence[Cell]
    texts: Sequence[Text]

    @classmethod
    def of(cls, cells: Sequence[Cell], page: Text) -> _Stacked:
        return cls(cells, [Text.of_lines(cell.lines, page.spacing) for cell in cells])

    @property
    def lines(self) -> Sequence[Line]:
        return [line for text in self.texts for line in text.lines]

    def shows_gutter(self) -> bool:
        """Return whether enough lines have a gap to show a gutter by themselves."""
        gapped = sum(line.is_gapped for line in self.lines)
        return gapped >= ENOUGH and 2 * gapped > len(self.lines)

    def columns(self) -> Sequence[Extent]:
        """Return the columns that white space shows in all cells together."""
        segments = numbered(line.parts for line in self.lines)
        return find_columns(segments, joined(self.texts).size, self.texts[0].spacing)

    def is_headed_as_one(self, left: Extent, right: Extent) -> bool:
        """Return whether the topmost cell is bold, not all others are, and it has no text over one of two columns."""
        bold = [text.in_bold for text in self.texts]
        if not bold[0] or all(bold):
            return False
        heads = self.texts[0].segments
        return not all(any(x0 <= s.x0 and s.x1 <= x1 for s in heads) for x0, x1 in (left, right))

    def stand_apart(self, left: Extent, right: Extent) -> bool:
        """Return whether two columns are side by side in several cells, and the lines of each begin at one place."""
        sides = [
            [[s for s in text.segments if x0 <= s.x0 and s.x1 <= x1] for text in self.texts]
            for x0, x1 in (left, right)
        ]
        both = sum(bool(ours and theirs) for ours, theirs in zip(*sides, strict=True))
        return both > 1 and all(_are_flush([s for found in side for s in found]) for side in sides)


def _are_flush(segments: Sequence[Segment]) -> bool:
    """Return whether enough texts begin at one place."""
    starts = [segment.x0 for segment in segments]
    return len(starts) >= ENOUGH and max(starts) - min(starts) <= SAME


def _missing_verticals(grid: Grid, page: Text) -> list[RulingLine]:
    """Return undrawn lines through the runs of cells that are one above the other and hold gapped lines."""
    runs: dict[tuple[int, int], list[Cell]] = defaultdict(list)
    for cell in grid.cells:
        if cell.words:
            runs[cell.column, cell.columns].append(cell)
    lines = []
    for (column, columns), cells in runs.items():
        stacked = _Stacked.of(cells, page)
        inner_xs = grid.xs[column + 1 : column + columns]
        for x in _gutters(stacked, inner_xs, whole=columns == grid.column_count):
            lines += [
                RulingLine(False, x, cell.box.top, cell.box.bottom)
                for cell, text in zip(cells, stacked.texts, strict=True)
                if not any(s.x0 < x < s.x1 for s in text.segments)
            ]
    return lines


def _gutters(stacked: _Stacked, drawn: Sequence[float], *, whole: bool) -> Iterator[float]:
    """Yield the places of gutters in the text of cells: a boundary drawn elsewhere, or the middle if many lines agree.

    If the cells are narrower than the `whole` table, a heading over one of two columns shows that they are one.
    """
    columns = stacked.columns() if any(line.is_gapped for line in stacked.lines) else []
    if len(columns) > 1:  # cells before the first text are empty
        yield from (x for x in drawn if x <= columns[0][0] + SAME)
    for left, right in pairwise(columns):
        one = stacked.is_headed_as_one(left, right)
        known = next((x for x in drawn if left[1] - SAME <= x <= right[0] + SAME), None)
        if known is not None and (whole or not one):
            yield known
        elif not one and (stacked.shows_gutter() or stacked.stand_apart(left, right)):
            yield (left[1] + right[0]) / 2


def _between_figures(grid: Grid, page: Text) -> list[RulingLine]:
    """Return undrawn lines between figures that are one above the other in one row of a grid."""
    bands = _bands_by_row(grid, page)
    header = min(bands) if len(bands) > 1 else None
    keys = key_columns([band for row, found in bands.items() if row != header for band in found])
    lines = []
    for row, found in bands.items():
        if row != header and len(stacked_columns(found, keys)) > 1:
            words = [w for b in found for ss in b.columns.values() for s in ss for w in s.words]
            rows = find_rows(found, Text(words, page.spacing).size, keys, headed=True)
            # Otherwise it is a figure above another within a row that is closed on all sides.
            if len(bands) <= 2 or _are_labelled(rows):
                lines += [RulingLine(True, y, grid.xs[0], grid.xs[-1]) for y in row_boundaries(rows)]
    return lines


def _bands_by_row(grid: Grid, page: Text) -> Mapping[int, list[Band]]:
    """Return the bands of text in each row of a grid; none at all if no figures are one above the other."""
    inner = grid.xs[1:-1]
    by_row: dict[int, list[Segment]] = defaultdict(list)
    for cell in grid.cells:
        if cell.rows == 1 and cell.words:
            by_row[cell.row] += Text.of_lines(cell.lines, page.spacing).apart.segments
    # There is no need to find bands if no figures are stacked.
    if not inner or not any(_may_be_stacked(segments, inner) for segments in by_row.values()):
        return {}
    return {row: bands_of(segments, inner) for row, segments in by_row.items()}


def _are_labelled(rows: Sequence[Sequence[Band]]) -> bool:
    """Return whether each row has text in the first column in which any row has text."""
    columns = [{column for band in row for column in band.columns} for row in rows]
    first = min(set().union(*columns))
    return all(first in own for own in columns)


def _may_be_stacked(segments: Sequence[Segment], inner: Sequence[float]) -> bool:
    """Return whether two figures are in one column of a row."""
    columns = [bisect_right(inner, s.x_mid) for s in segments if is_figure(s.text)]
    return len(set(columns)) < len(columns)


def _above_beginnings(grid: Grid) -> list[RulingLine]:
    """Return undrawn lines above texts that begin side by side within a row, if texts begin at the top of their cells.

    All other rows must show that. In the first row of a page, its own texts of different lengths may show it. Above
    them is the end of a row of the page before, and more white than between the lines of a cell.
    """
    rows = [[cell for cell in row if cell.words and cell.rows == 1] for row in grid.rows()]
    uneven = [row for row in rows if not _are_level([_base(cell.lines[0]) for cell in row])]
    if len(uneven) != 1:
        return []
    [row] = uneven
    shown = any(_differ_in_length(other) for other in rows if other is not row)
    y = _beginning_in(row, shown=shown, open_top=grid.open_top)
    return [RulingLine(True, y, grid.xs[0], grid.xs[-1])] if y is not None else []


def _beginning_in(row: Sequence[Cell], *, shown: bool, open_top: bool) -> float | None:
    """Return where, within a row, texts begin side by side below the ends of others; None if they do not.

    Args:
        row: its cells with words.
        shown: whether other rows show that texts begin at the top of their cells.
        open_top: whether no line closes the table at its top.
    """
    first = max(_base(cell.lines[0]) for cell in row)
    begun = [(cell, _line_at(cell, first)) for cell in row]
    whole = [cell for cell, at in begun if at == 0]
    ends = [(cell, at) for cell, at in begun if at]
    if len(whole) + len(ends) < len(begun) or len(whole) < 2:
        return None
    sure = shown or (open_top and _differ_in_length(whole))
    if not sure or not all(_is_set_off(cell, at) for cell, at in ends):
        return None
    return min(cell.lines[at].box.top for cell, at in ends)


def _differ_in_length(cells: Sequence[Cell]) -> bool:
    return len({len(cell.lines) for cell in cells}) > 1


def _base(line: TextLine) -> float:
    return line.words[0].box.bottom


def _are_level(heights: Sequence[float]) -> bool:
    return max(heights, default=0.0) - min(heights, default=0.0) <= SAME


def _line_at(cell: Cell, height: float) -> int | None:
    """Return which line of a cell is at a height."""
    return next((i for i, line in enumerate(cell.lines) if _are_level([_base(line), height])), None)


def _is_set_off(cell: Cell, at: int) -> bool:
    """Return whether clearly more white is above a line of a cell than between its closest other lines."""
    steps = [_base(lower) - _base(upper) for upper, lower in pairwise(cell.lines)]
    size = max(word.size for word in cell.lines[at].words)
    others = [step for index, step in enumerate(steps, start=1) if index != at]
    return steps[at - 1] > min(others, default=PARAGRAPH * size) + SPACE * size
