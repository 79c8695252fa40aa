"""Tables whose cells are shaded one by one: where the shades of a row meet, its columns part, though no line is drawn.

Word processors and browsers fill a row cell by cell, so that a shaded header, or every other row, shows the columns of all.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from appendix_parser.geometry import Box, hull
from appendix_parser.layout.grid import Grid, TextLine, lines_of
from appendix_parser.layout.gutters import Spacing, segments_of
from appendix_parser.layout.regions import (
    BREAK,
    WIDE_BREAK,
    Region,
    counts_on,
    heads_other_columns,
    is_bold,
    is_set_off,
)
from appendix_parser.page import Fill, RulingLine, Word

_LOWEST = 6.0  # a shaded row is at least this high
_FEWEST_CELLS = 3  # so many columns and no fewer are hardly shown by chance
_SAME_BOTTOM = 1.0
_TOUCH = 4.0  # white between two cells of a row
_SAME_EDGE = 2.5  # points by which the edges of cells may differ from row to row
_NESTED = 1.0  # points by which a ground may begin before its first cell
_OVER = 0.25  # font sizes by which a word may lap over a boundary
_CLOSE = 1.0  # font sizes between the end of a row and a cell over all columns; the heading of what follows is further off
_TIGHT = 1.5  # a shade that ends this close to its words at both sides marks a text

_Lines: TypeAlias = Callable[[float, float], Sequence[TextLine]]
"""Returns the lines whose middles lie between two heights."""


class ShadedRow(NamedTuple):
    """Shaded cells side by side: their sides and the boundaries between them, from left to right."""

    top: float
    bottom: float
    xs: tuple[float, ...]


@dataclass(slots=True)
class _Run:
    """Rows of shaded cells one below the other: the edges of the cells of the most finely parted, and all rows."""

    xs: tuple[float, ...]
    rows: list[ShadedRow]

    @property
    def box(self) -> Box:
        return Box(self.xs[0], self.rows[0].top, self.xs[-1], max(row.bottom for row in self.rows))


class ShadedRegion(NamedTuple):
    """A part of a page that may be a table, the boundaries between its columns, and its shaded rows."""

    region: Region
    inner: tuple[float, ...]
    rows: tuple[ShadedRow, ...]

    def shows_more_than(self, grid: Grid) -> bool:
        """Tell whether shades show more columns than a grid has that lines draw in the same place, or a row right beside it."""
        columns = len(self.inner) + 1
        _, top, _, bottom = grid.box
        beside = any(
            (row.top < top - _LOWEST and abs(row.bottom - top) <= _TOUCH)
            or (row.bottom > bottom + _LOWEST and abs(row.top - bottom) <= _TOUCH)
            for row in self.rows
            if len(row.xs) > 2
        )
        return columns > grid.column_count or (columns == grid.column_count and beside)


def shaded_rows(
    fills: Sequence[Fill], lines: Sequence[TextLine], ruling: Iterable[RulingLine]
) -> list[ShadedRow]:
    """Return the rows of cells that are shaded one by one, from top to bottom.

    Args:
        fills: all filled areas of a page.
        lines: its upright words, line by line.
        ruling: its ruling lines.
    """
    between = _between(lines)
    down = [line for line in ruling if not line.horizontal]
    return [
        row
        for row in _rows(fills)
        if _holds_cells(row, between(row.top, row.bottom)) and not _holds_drawing(row, down)
    ]


def boundaries_shown(rows: Iterable[ShadedRow], region: Region, spacing: Spacing) -> tuple[float, ...]:
    """Return the boundaries between the columns of a part of a page that the most cells of a row in it show; none if none do.

    No text of the part stands over one of them.
    """
    box = region.box
    own = [
        row
        for row in rows
        if box.top - _TOUCH <= row.top
        and row.bottom <= box.bottom + _TOUCH
        and row.xs[0] <= box.x0 + _TOUCH
        and row.xs[-1] >= box.x1 - _TOUCH
    ]
    finest = max(own, key=lambda row: len(row.xs), default=None)
    if finest is None or len(finest.xs) <= _FEWEST_CELLS:
        return ()
    lines = lines_of(region.words)
    return finest.xs[1:-1] if all(_in_columns(line, finest.xs, lines, spacing) for line in lines) else ()


def shaded_regions(
    rows: Sequence[ShadedRow], lines: Sequence[TextLine], ruling: Iterable[RulingLine], spacing: Spacing
) -> list[ShadedRegion]:
    """Return the parts of a page in which rows of shaded cells show tables.

    Args:
        rows: those of the page.
        lines: its upright words, line by line.
        ruling: its ruling lines.
        spacing: how wide white parts columns.
    """
    between = _between(lines)
    heights = [line.box.y_mid for line in lines]
    rules = [line for line in ruling if line.horizontal]
    found = (run for run in _runs(rows, between, spacing) if _shows_rows(run, between))
    runs = [run for run in found if _is_whole(run, lines, heights, spacing)]
    regions = []
    free = float("-inf")  # below the last table
    for run, following in zip(runs, [*runs[1:], None], strict=False):
        end = following.box.top if following is not None else float("inf")
        above, below = between(free, run.box.top)[::-1], between(run.box.bottom, end)
        table = _region(run, between(run.box.top, run.box.bottom), above, below, rules, spacing)
        regions.append(table)
        free = table.region.box.bottom
    return regions


def _between(lines: Sequence[TextLine]) -> _Lines:
    heights = [line.box.y_mid for line in lines]
    return lambda top, bottom: lines[bisect_left(heights, top) : bisect_left(heights, bottom)]


def _rows(fills: Sequence[Fill]) -> Iterator[ShadedRow]:
    """Yield the rows of cells side by side that end at one height, from top to bottom."""
    boxes = sorted((fill.box for fill in fills if fill.box.height >= _LOWEST), key=lambda box: box.bottom)
    found: list[ShadedRow] = []
    start = 0
    for end in range(1, len(boxes) + 1):
        if end == len(boxes) or boxes[end].bottom - boxes[start].bottom > _SAME_BOTTOM:
            found += _side_by_side(boxes[start:end])
            start = end
    return iter(sorted(found, key=lambda row: (row.top, row.bottom)))


def _side_by_side(boxes: Iterable[Box]) -> Iterator[ShadedRow]:
    """Yield the rows that boxes make; of two that begin at one place the wider one lies behind the others."""
    cells: list[Box] = []
    for box in [*sorted(boxes, key=lambda box: (box.x0, box.width)), None]:
        if box is not None and cells and box.x0 - cells[-1].x0 <= _NESTED:
            continue
        if box is not None and (not cells or -_NESTED <= box.x0 - cells[-1].x1 <= _TOUCH):
            cells.append(box)
            continue
        inner = ((left.x1 + right.x0) / 2 for left, right in pairwise(cells))
        if cells:
            yield ShadedRow(
                min(cell.top for cell in cells),
                max(cell.bottom for cell in cells),
                (cells[0].x0, *inner, cells[-1].x1),
            )
        cells = [box] if box is not None else []


def _holds_cells(row: ShadedRow, lines: Sequence[TextLine]) -> bool:
    """Tell whether the words at a row's height stand within its cells, not all from side to side: or it marks a text."""
    words = [word for line in lines for word in line.words]
    if not words or not _clear(words, row.xs):
        return False
    loose = False
    for x0, x1 in pairwise(row.xs):
        held = [word.box for word in words if x0 < word.box.x_mid < x1]
        if held:
            box = hull(held)
            loose = loose or box.x0 - x0 > _TIGHT or x1 - box.x1 > _TIGHT
    return loose


def _holds_drawing(row: ShadedRow, down: Iterable[RulingLine]) -> bool:
    """Tell whether vertical lines stand within cells: these are the grounds of charts."""
    return any(
        line.start < row.bottom - _TOUCH
        and line.end > row.top + _TOUCH
        and row.xs[0] < line.position < row.xs[-1]
        and all(abs(line.position - x) > _TOUCH for x in row.xs)
        for line in down
    )


def _clear(words: Iterable[Word], xs: Sequence[float]) -> bool:
    """Tell whether all words stand between the sides, and none over a boundary."""
    first, *inner, last = xs
    for word in words:
        over = _OVER * word.size
        x0, x1 = word.box.x0 + over, word.box.x1 - over
        if x0 < first or x1 > last or any(x0 < x < x1 for x in inner):
            return False
    return True


def _runs(rows: Sequence[ShadedRow], between: _Lines, spacing: Spacing) -> Iterator[_Run]:
    """Yield the rows of one table each: of one width, with boundaries in the same places, and nothing over these between."""
    run: _Run | None = None
    for row in rows:
        xs = _joined(run.xs, row.xs) if run is not None else None
        if run is not None and xs is not None and _goes_on(run, row, xs, between, spacing):
            run.xs = xs
            run.rows.append(row)
            continue
        if run is not None:
            if row.bottom <= run.box.bottom and len(row.xs) <= len(run.xs):
                continue  # part of a row that is known
            yield run
        run = _Run(row.xs, [row])
    if run is not None:
        yield run


def _shows_rows(run: _Run, between: _Lines) -> bool:
    """Tell whether a row below the header has several shaded cells: a header alone is none the less one of a table around it."""
    parted = [row for row in run.rows if len(row.xs) > 2]
    return bool(parted) and not all(map(is_bold, between(parted[-1].top, parted[-1].bottom)))


def _is_whole(run: _Run, lines: Sequence[TextLine], heights: Sequence[float], spacing: Spacing) -> bool:
    """Tell whether no text stands beside the columns close above or below a run: then it is a part of a wider table."""
    upper, lower = bisect_left(heights, run.box.top), bisect_left(heights, run.box.bottom)
    near = [
        line
        for line in lines[max(0, upper - 1) : upper]
        if _is_near(run.box.top - line.box.bottom, line, spacing)
    ]
    near += [
        line for line in lines[lower : lower + 1] if _is_near(line.box.top - run.box.bottom, line, spacing)
    ]
    x0, x1 = run.xs[0], run.xs[-1]
    return not any(word.box.x1 < x0 or word.box.x0 > x1 for line in near for word in line.words)


def _joined(xs: Sequence[float], others: Sequence[float]) -> tuple[float, ...] | None:
    """Return the edges of the row that is parted more finely; None where the other has edges that this has not.

    The other may hold cells over several columns, or, in a header of two rows, over some of them alone.
    """
    fine, coarse = (xs, others) if len(xs) >= len(others) else (others, xs)
    known = all(any(abs(x - y) <= _SAME_EDGE for y in fine) for x in coarse)
    return tuple(fine) if known else None


def _goes_on(run: _Run, row: ShadedRow, xs: Sequence[float], between: _Lines, spacing: Spacing) -> bool:
    """Tell whether no line between a row and those above it is of something else."""
    held = between(run.box.top, run.box.bottom)
    own = between(row.top, row.bottom)
    header = len(row.xs) > 2 and all(map(is_bold, own))
    if header and not all(map(is_bold, held)):
        return False
    lines = between(run.rows[-1].bottom, row.top)
    last = max([run.rows[-1].bottom, *(line.box.bottom for line in lines)])
    if row.top - last > (BREAK if len(row.xs) > 2 else _CLOSE) * max(
        w.size for line in own for w in line.words
    ):
        return False
    return all(
        _in_columns(line, xs, [*held, *own], spacing) and not _begins_another(line, held, xs, spacing)
        for line in lines
    )


def _in_columns(line: TextLine, xs: Sequence[float], held: Sequence[TextLine], spacing: Spacing) -> bool:
    """Tell whether a line's words stand within columns, and those that little white parts begin where others of theirs do."""
    if not _clear(line.words, xs):
        return False
    for left, right in pairwise(line.words):
        column = bisect_left(xs, right.box.x_mid)
        narrow = right.box.x0 - left.box.x1 < spacing.gap * max(left.size, right.size)
        if narrow and bisect_left(xs, left.box.x_mid) < column:
            starts = [
                word.box.x0
                for other in held
                for word in other.words
                if xs[column - 1] < word.box.x_mid < xs[column]
            ]
            if abs(min(starts, default=0.0) - right.box.x0) > _TIGHT:
                return False
    return True


def _begins_another(line: TextLine, held: Sequence[TextLine], xs: Sequence[float], spacing: Spacing) -> bool:
    """Tell whether a line below some of a table heads another, or is a row of one with more columns."""
    if len(segments_of(line, 0, spacing.wide)) >= len(xs):
        return True
    plain = not all(map(is_bold, held))
    words = [word for each in held for word in each.words]
    return is_set_off(line, words) or (plain and heads_other_columns(line, held[0], spacing))


def _region(
    run: _Run,
    inside: Sequence[TextLine],
    above: Sequence[TextLine],
    below: Sequence[TextLine],
    rules: Sequence[RulingLine],
    spacing: Spacing,
) -> ShadedRegion:
    upper, lower = _before(above, run, inside, spacing), _after(below, run, inside, spacing)
    held = [word for line in (*inside, *upper, *lower) for word in line.words]
    x0, x1 = run.xs[0], run.xs[-1]
    outline = hull([run.box, *(word.box for word in held)])
    edges = [RulingLine(True, y, row.xs[0], row.xs[-1]) for row in run.rows for y in (row.top, row.bottom)]
    drawn = [
        rule
        for rule in rules
        if outline.top - _TOUCH <= rule.position <= outline.bottom + _TOUCH
        and x0 <= (rule.start + rule.end) / 2 <= x1
    ]
    heights = [outline.top, outline.bottom, *(rule.position for rule in drawn)]
    box = Box(x0, min(heights), x1, max(heights))
    return ShadedRegion(Region(box, tuple(held), (*drawn, *edges)), run.xs[1:-1], tuple(run.rows))


def _after(
    lines: Iterable[TextLine], run: _Run, held: Sequence[TextLine], spacing: Spacing
) -> Sequence[TextLine]:
    """Return the lines of the rows below a run that are not shaded."""
    taken: list[TextLine] = []
    sure = 0
    bottom = run.box.bottom
    for line in lines:
        if (
            not _is_near(line.box.top - bottom, line, spacing)
            or not _in_columns(line, run.xs, held, spacing)
            or _begins_another(line, [*held, *taken], run.xs, spacing)
        ):
            break
        if _is_of_row(line, [*held, *taken], run.xs):
            sure = len(taken) + 1
        taken.append(line)
        bottom = line.box.bottom
    return taken[:sure]


def _before(
    lines: Iterable[TextLine], run: _Run, held: Sequence[TextLine], spacing: Spacing
) -> Sequence[TextLine]:
    """Return the lines of the rows above a run that are not shaded, its header the last: upwards."""
    taken: list[TextLine] = []
    sure = 0
    top = run.box.top
    for line in lines:
        headed = is_bold((taken or held[:1])[-1])
        parts = len(segments_of(line, 0, spacing.wide))
        # A heading over several columns stands over their boundaries.
        over = headed and is_bold(line) and parts > 1 and _clear(line.words, run.xs[:1] + run.xs[-1:])
        if (
            not _is_near(top - line.box.bottom, line, spacing)
            or not (over or _in_columns(line, run.xs, held, spacing))
            or parts >= len(run.xs)
            or (parts < 2 and is_set_off(line, [word for each in held for word in each.words]))
            or (headed and not is_bold(line))
        ):
            break
        if _is_of_row(line, [], run.xs):
            sure = len(taken) + 1
        taken.append(line)
        top = line.box.top
    return taken[:sure]


def _is_near(gap: float, line: TextLine, spacing: Spacing) -> bool:
    several = len(segments_of(line, 0, spacing.gap)) > 1
    return gap <= (WIDE_BREAK if several else BREAK) * max(word.size for word in line.words)


def _is_of_row(line: TextLine, above: Sequence[TextLine], xs: Sequence[float]) -> bool:
    """Tell whether a line stands not in the first column alone, or there is the number that follows those above it."""
    first = xs[1]
    return any(word.box.x_mid > first for word in line.words) or counts_on(line, above, [(first, first)])
