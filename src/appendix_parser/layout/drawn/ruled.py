"""Finds grids drawn by lines: lines that meet → boundaries of columns and rows → cells with spans.

The hull closes each grid. So a row without a bottom or top line at a page end is a row like any other.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from appendix_parser.geometry import Box, hull, overlap
from appendix_parser.layout.drawn.cells import with_boxes_joined
from appendix_parser.layout.grid import Cell, Grid
from appendix_parser.layout.tolerances import NEAR, SAME_START, THIN, TOUCH
from appendix_parser.layout.words.lines import by_height
from appendix_parser.layout.words.page_text import Extent
from appendix_parser.page import RulingLine, Word

_COVER = 0.75  # share of a cell's side that must be drawn for it to separate two cells
_FITS = 1.5  # a word that is wider than a row or column by this factor is not in it


@dataclass(frozen=True, slots=True)
class Lattice:
    """The boundaries that the lines of one drawn table make."""

    horizontals: tuple[RulingLine, ...]
    verticals: tuple[RulingLine, ...]
    xs: tuple[float, ...]
    ys: tuple[float, ...]

    @property
    def box(self) -> Box:
        """The lattice's outline."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])


def find_lattices(
    lines: Sequence[RulingLine], words: Sequence[Word], columns: Sequence[float] = ()
) -> list[Lattice]:
    """Return the groups of lines that meet, with their boundaries, from top to bottom.

    Args:
        lines: the drawn lines.
        words: the words that may be in the grids.
        columns: the boundaries of a row that the page before left open: vertical lines at these places belong
            together here, even if they meet nothing.
    """
    groups = with_boxes_joined(_meeting(lines))
    between = by_height(words)
    lattices = [_lattice(group, _held(between, group)) for group in groups if len(group) > 1]
    parallels = _parallels(groups, columns)
    if parallels:
        ends = (min(line.start for line in parallels), max(line.end for line in parallels))
        drawn = [line.position for line in parallels]
        xs = tuple(next((x for x in drawn if abs(x - column) <= TOUCH), column) for column in columns)
        lattices.append(Lattice((), tuple(parallels), xs, ends))
    whole = [lattice for lattice in lattices if len(lattice.xs) > 1 and len(lattice.ys) > 1]
    return sorted(whole, key=lambda lattice: (lattice.box.top, lattice.box.x0))


def _lattice(group: Sequence[RulingLine], held: Sequence[Word]) -> Lattice:
    """Return the boundaries that lines make around words."""
    horizontals = tuple(line for line in group if line.horizontal)
    verticals = tuple(line for line in group if not line.horizontal)
    xs = _boundaries(verticals, horizontals, [(word.box.x0, word.box.x1) for word in held])
    ys = _boundaries(horizontals, verticals, [(word.box.top, word.box.bottom) for word in held])
    return Lattice(horizontals, verticals, xs, ys)


def _held(between: Callable[[float, float], Sequence[Word]], lines: Sequence[RulingLine]) -> list[Word]:
    """Return the words within the outline of lines."""
    outline = hull(
        Box(line.start, line.position, line.end, line.position)
        if line.horizontal
        else Box(line.position, line.start, line.position, line.end)
        for line in lines
    )
    return [word for word in between(outline.top, outline.bottom) if outline.contains_centre_of(word.box)]


def build_grid(lattice: Lattice, words: Sequence[Word], page: int, kind: str = "ruled") -> Grid:
    """Return the cells between a lattice's boundaries, with the words whose middle is in each."""
    xs, ys = lattice.xs, lattice.ys
    sides = _drawn(lattice.verticals, xs, ys)
    floors = _drawn(lattice.horizontals, ys, xs)
    spans = _spans(len(ys) - 1, len(xs) - 1, sides, floors)
    contents = _fill(spans, xs, ys, words)
    cells = tuple(
        Cell(r0, c0, r1 - r0, c1 - c0, Box(xs[c0], ys[r0], xs[c1], ys[r1]), tuple(contents[r0, c0]))
        for r0, c0, r1, c1 in spans
    )
    foot = floors[-1]
    return Grid(
        page=page,
        kind=kind,
        xs=xs,
        ys=ys,
        cells=cells,
        open_top=not _mostly_drawn(floors[0]),
        open_bottom=not _mostly_drawn(foot),
        open_columns=frozenset(at for at, drawn in enumerate(foot) if any(foot) and not drawn),
    )


def _meeting(lines: Sequence[RulingLine]) -> list[list[RulingLine]]:
    """Group lines that cross or touch."""
    parents = list(range(len(lines)))

    def root(index: int) -> int:
        while parents[index] != index:
            parents[index] = parents[parents[index]]
            index = parents[index]
        return index

    across = sorted((i for i, line in enumerate(lines) if line.horizontal), key=lambda i: lines[i].position)
    heights = [lines[i].position for i in across]
    for index, down in enumerate(lines):
        if down.horizontal:
            continue
        first = bisect_left(heights, down.start - NEAR)
        last = bisect_right(heights, down.end + NEAR)
        for other in across[first:last]:
            line = lines[other]
            if line.start - NEAR <= down.position <= line.end + NEAR:
                parents[root(index)] = root(other)
    groups: dict[int, list[RulingLine]] = defaultdict(list)
    for index, line in enumerate(lines):
        groups[root(index)].append(line)
    return list(groups.values())


def _parallels(groups: Sequence[Sequence[RulingLine]], columns: Sequence[float]) -> list[RulingLine]:
    """Return vertical lines that meet nothing and are side by side at all inner boundaries of `columns`."""
    inner = columns[1:-1]
    lone = [group[0] for group in groups if len(group) == 1 and not group[0].horizontal]
    for top in sorted({line.start for line in lone}):
        beside = [line for line in lone if abs(line.start - top) <= NEAR]
        if inner and all(any(abs(line.position - x) <= TOUCH for line in beside) for x in inner):
            return [line for line in beside if any(abs(line.position - x) <= TOUCH for x in columns)]
    return []


def _boundaries(
    lines: Sequence[RulingLine], crossing: Sequence[RulingLine], words: Sequence[Extent]
) -> tuple[float, ...]:
    """Return the positions of the boundaries that parallel lines make, and of those that crossing lines imply.

    Args:
        lines: the parallel lines.
        crossing: the lines across them.
        words: the start and end of each word, across the lines.
    """
    positions = sorted(line.position for line in lines)
    if crossing:
        start, end = min(line.start for line in crossing), max(line.end for line in crossing)
        if not positions or positions[0] - start > THIN:
            positions.insert(0, start)
        if end - positions[-1] > THIN:
            positions.append(end)
    thin = sorted(((start + end) / 2, end - start) for start, end in words if end - start < _FITS * THIN)
    clusters: list[list[float]] = []
    for position in positions:
        if clusters and _is_one_line(clusters[-1], position, thin):
            clusters[-1].append(position)
        else:
            clusters.append([position])
    return tuple(sum(cluster) / len(cluster) for cluster in clusters)


def _is_one_line(cluster: Sequence[float], position: float, words: Sequence[tuple[float, float]]) -> bool:
    """Return whether a line is drawn again at a position: no word, given by middle and width, fits between."""
    if position - cluster[0] <= NEAR:
        return True
    return position - cluster[-1] < THIN and not _stands(words, cluster[-1], position)


def _stands(words: Sequence[tuple[float, float]], start: float, end: float) -> bool:
    """Return whether a word fits between two lines, or nearly does; `words` are middles and widths, in order."""
    between = words[bisect_left(words, (start,)) : bisect_left(words, (end,))]
    return any(width <= _FITS * (end - start) for _, width in between)


def _drawn(
    lines: Sequence[RulingLine], boundaries: Sequence[float], crossings: Sequence[float]
) -> list[list[bool]]:
    """Return, for each boundary and each stretch of it between two crossings, whether a line is drawn there."""
    covered = [[0.0] * (len(crossings) - 1) for _ in boundaries]
    for line in lines:
        nearest = min(
            range(
                max(0, bisect_left(boundaries, line.position) - 1),
                min(len(boundaries), bisect_left(boundaries, line.position) + 1),
            ),
            key=lambda index: abs(boundaries[index] - line.position),
        )
        first = max(0, bisect_right(crossings, line.start) - 1)
        last = bisect_left(crossings, line.end)
        for stretch in range(first, min(last, len(crossings) - 1)):
            covered[nearest][stretch] = max(
                covered[nearest][stretch],
                overlap(line.start, line.end, crossings[stretch], crossings[stretch + 1]),
            )
    return [
        [share >= _COVER * (b - a) for share, (a, b) in zip(row, pairwise(crossings), strict=True)]
        for row in covered
    ]


def _mostly_drawn(stretches: Sequence[bool]) -> bool:
    return 2 * sum(stretches) > len(stretches)


def _spans(
    rows: int, columns: int, sides: list[list[bool]], floors: list[list[bool]]
) -> list[tuple[int, int, int, int]]:
    """Join the boxes of a lattice without a line between them: (first row, first column, end row, end column) each."""
    label = [[0] * columns for _ in range(rows)]
    spans = []
    for row in range(rows):
        for column in range(columns):
            if label[row][column]:
                continue
            area = _joined_area(row, column, rows, columns, sides, floors)
            r0, c0 = min(r for r, _ in area), min(c for _, c in area)
            r1, c1 = max(r for r, _ in area) + 1, max(c for _, c in area) + 1
            # Lines that leave an L-shaped area make no cell: each row of it is a cell.
            whole = len(area) == (r1 - r0) * (c1 - c0)
            parts = [(r0, c0, r1, c1)] if whole else _runs(area)
            spans += parts
            for r, c in area:
                label[r][c] = 1
    return sorted(spans)


def _joined_area(
    row: int, column: int, rows: int, columns: int, sides: list[list[bool]], floors: list[list[bool]]
) -> set[tuple[int, int]]:
    area, edge = {(row, column)}, [(row, column)]
    while edge:
        r, c = edge.pop()
        for near, parted in (
            ((r, c + 1), c + 1 >= columns or sides[c + 1][r]),
            ((r, c - 1), c == 0 or sides[c][r]),
            ((r + 1, c), r + 1 >= rows or floors[r + 1][c]),
            ((r - 1, c), r == 0 or floors[r][c]),
        ):
            if not parted and near not in area:
                area.add(near)
                edge.append(near)
    return area


def _runs(area: set[tuple[int, int]]) -> list[tuple[int, int, int, int]]:
    runs: list[tuple[int, int, int, int]] = []
    for row, column in sorted(area):
        if runs and runs[-1][0] == row and runs[-1][3] == column:
            runs[-1] = (row, runs[-1][1], row + 1, column + 1)
        else:
            runs.append((row, column, row + 1, column + 1))
    return runs


def _fill(
    spans: Sequence[tuple[int, int, int, int]],
    xs: Sequence[float],
    ys: Sequence[float],
    words: Sequence[Word],
) -> dict[tuple[int, int], list[Word]]:
    owner = {}
    for r0, c0, r1, c1 in spans:
        for row in range(r0, r1):
            for column in range(c0, c1):
                owner[row, column] = (r0, c0)
    contents: dict[tuple[int, int], list[Word]] = defaultdict(list)
    for word in words:
        x0, top, x1, bottom = word.box
        row, column = bisect_right(ys, (top + bottom) / 2) - 1, bisect_right(xs, (x0 + x1) / 2) - 1
        if (row, column) in owner:
            contents[owner[row, column]].append(word)
    return contents


def is_drawn_table(grid: Grid, lattice: Lattice) -> bool:
    """Return whether a drawn grid can be a table rather than a frame, a chart or a diagram.

    A chart's grid lines have empty rows between them, and its ticks end away from other lines.
    """
    filled = [cell for cell in grid.cells if cell.words]
    rows = {row for cell in filled for row in range(cell.row, cell.row + cell.rows)}
    lines = [*lattice.horizontals, *lattice.verticals]
    heights = sorted(line.position for line in lattice.horizontals)
    widths = sorted(line.position for line in lattice.verticals)
    dangling = sum(_dangling(line, lattice.xs, widths) for line in lattice.horizontals)
    dangling += sum(_dangling(line, lattice.ys, heights) for line in lattice.verticals)
    return (
        len(grid.cells) > 1
        and (len(filled) > 1 or (len(filled) == 1 and grid.row_count == 1))
        and 2 * len(rows) >= grid.row_count
        and 4 * dangling < len(lines)
    )


def is_frame(grid: Grid, lattice: Lattice) -> bool:
    """Return whether lines are drawn around a table and between its rows, but not between columns."""
    filled = Counter(
        row for cell in grid.cells if cell.words for row in range(cell.row, cell.row + cell.rows)
    )
    return max(filled.values(), default=0) < 2 and not _has_columns(lattice)


def _has_columns(lattice: Lattice) -> bool:
    """Return whether a line separates two boxes of a row that are closed above and below, by lines or the hull."""
    rows, columns = len(lattice.ys) - 1, len(lattice.xs) - 1
    sides = _drawn(lattice.verticals, lattice.xs, lattice.ys)
    floors = _drawn(lattice.horizontals, lattice.ys, lattice.xs)
    floors[0] = floors[rows] = [True] * columns
    closed = [[above and below for above, below in zip(*pair, strict=True)] for pair in pairwise(floors)]
    return any(
        sides[x][row] and closed[row][x - 1] and closed[row][x]
        for row in range(rows)
        for x in range(1, columns)
    )


def has_drawing(lattice: Lattice, lines: Sequence[RulingLine]) -> bool:
    """Return whether a lattice contains at least as many other lines as its own: it frames a chart or diagram."""
    own = {*lattice.horizontals, *lattice.verticals}
    box = lattice.box.grown(NEAR)
    inside = sum(
        box.contains_point(*((middle, line.position) if line.horizontal else (line.position, middle)))
        for line in lines
        if line not in own
        for middle in ((line.start + line.end) / 2,)
    )
    return inside >= len(own)


def _dangling(line: RulingLine, boundaries: Sequence[float], crossing: Sequence[float]) -> bool:
    """Return whether a line has an end where neither another line nor the grid's outline meets it.

    A boundary made of several lines may be further from an end than the line that meets it.
    """
    return any(
        _distance(end, boundaries) > NEAR + 1 and _distance(end, crossing) > SAME_START
        for end in (line.start, line.end)
    )


def _distance(position: float, stops: Sequence[float]) -> float:
    at = bisect_left(stops, position)
    return min((abs(position - stop) for stop in stops[max(0, at - 1) : at + 1]), default=float("inf"))
