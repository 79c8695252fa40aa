"""Tables that rows of shaded cells show, with the rows between and around them that are not shaded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import inf
from typing import NamedTuple, TypeAlias

from appendix_parser.geometry import Box, hull
from appendix_parser.layout.grid import Grid, TextLine, by_height
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
from appendix_parser.layout.shades import (
    LOWEST,
    TOUCH,
    ShadedRow,
    clear,
    in_columns,
    text_begins,
)
from appendix_parser.page import RulingLine

_SAME_EDGE = 2.5  # points by which the edges of cells may differ from row to row
_CLOSE = 1.0  # font sizes between the end of a row and a cell over all columns; the heading of what follows is further off

_LinesBetween: TypeAlias = Callable[[float, float], Sequence[TextLine]]
"""Returns the lines of a page whose middles lie between two heights."""

_Judge: TypeAlias = Callable[[TextLine, Sequence[TextLine]], bool]
"""Is asked of a line and of those that were taken before it."""


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
            (row.top < top - LOWEST and abs(row.bottom - top) <= TOUCH)
            or (row.bottom > bottom + LOWEST and abs(row.top - bottom) <= TOUCH)
            for row in self.rows
            if len(row.xs) > 2
        )
        return columns > grid.column_count or (columns == grid.column_count and beside)


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
    between = by_height(lines)
    rules = [line for line in ruling if line.horizontal]
    found = (run for run in _runs(rows, between, spacing) if _shows_rows(run, between))
    runs = [run for run in found if _is_whole(run, between, spacing)]
    regions = []
    free = -inf  # below the last table
    for run, following in zip(runs, [*runs[1:], None], strict=False):
        end = following.box.top if following is not None else inf
        above, below = between(free, run.box.top)[::-1], between(run.box.bottom, end)
        table = _region(run, between(run.box.top, run.box.bottom), above, below, rules, spacing)
        regions.append(table)
        free = table.region.box.bottom
    return regions


def _runs(rows: Sequence[ShadedRow], between: _LinesBetween, spacing: Spacing) -> Iterator[_Run]:
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


def _shows_rows(run: _Run, between: _LinesBetween) -> bool:
    """Tell whether a row below the header has several shaded cells: a header alone is none the less one of a table around it."""
    parted = [row for row in run.rows if len(row.xs) > 2]
    return bool(parted) and not all(map(is_bold, between(parted[-1].top, parted[-1].bottom)))


def _is_whole(run: _Run, between: _LinesBetween, spacing: Spacing) -> bool:
    """Tell whether no text stands beside the columns close above or below a run: then it is a part of a wider table."""
    x0, top, x1, bottom = run.box
    beside = [*between(-inf, top)[-1:], *between(bottom, inf)[:1]]
    near = (line for line in beside if _is_near(line, run.box, spacing))
    return not any(word.box.x1 < x0 or word.box.x0 > x1 for line in near for word in line.words)


def _joined(xs: Sequence[float], others: Sequence[float]) -> tuple[float, ...] | None:
    """Return the edges of the row that is parted more finely; None where the other has edges that this has not.

    The other may hold cells over several columns, or, in a header of two rows, over some of them alone.
    """
    fine, coarse = (xs, others) if len(xs) >= len(others) else (others, xs)
    known = all(any(abs(x - y) <= _SAME_EDGE for y in fine) for x in coarse)
    return tuple(fine) if known else None


def _goes_on(
    run: _Run, row: ShadedRow, xs: Sequence[float], between: _LinesBetween, spacing: Spacing
) -> bool:
    """Tell whether no line between a row and those above it is of something else."""
    held = between(run.box.top, run.box.bottom)
    own = between(row.top, row.bottom)
    header = len(row.xs) > 2 and all(map(is_bold, own))
    if header and not all(map(is_bold, held)):
        return False
    lines = between(run.rows[-1].bottom, row.top)
    last = max([run.rows[-1].bottom, *(line.box.bottom for line in lines)])
    size = max(word.size for line in own for word in line.words)
    if row.top - last > (BREAK if len(row.xs) > 2 else _CLOSE) * size:
        return False
    lefts = text_begins((*held, *own), xs) if lines else []
    return all(
        in_columns(line, xs, lefts, spacing) and not _begins_another(line, held, xs, spacing)
        for line in lines
    )


def _begins_another(line: TextLine, held: Sequence[TextLine], xs: Sequence[float], spacing: Spacing) -> bool:
    """Tell whether a line below some of a table heads another, or is a row of one with more columns."""
    if len(segments_of(line, 0, spacing.wide)) >= len(xs):
        return True
    plain = is_bold(line) and not all(map(is_bold, held))
    return _is_heading(line, held) or (plain and heads_other_columns(line, held[0], spacing))


def _is_heading(line: TextLine, held: Sequence[TextLine]) -> bool:
    return is_set_off(line, [word for each in held for word in each.words])


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
        if outline.top - TOUCH <= rule.position <= outline.bottom + TOUCH
        and x0 <= (rule.start + rule.end) / 2 <= x1
    ]
    heights = [outline.top, outline.bottom, *(rule.position for rule in drawn)]
    box = Box(x0, min(heights), x1, max(heights))
    return ShadedRegion(Region(box, tuple(held), (*drawn, *edges)), run.xs[1:-1], tuple(run.rows))


def _after(
    lines: Iterable[TextLine], run: _Run, held: Sequence[TextLine], spacing: Spacing
) -> Sequence[TextLine]:
    """Return the lines of the rows below a run that are not shaded."""
    lefts = text_begins(held, run.xs)

    def fits(line: TextLine, taken: Sequence[TextLine]) -> bool:
        return in_columns(line, run.xs, lefts, spacing) and not _begins_another(
            line, [*held, *taken], run.xs, spacing
        )

    def is_of_row(line: TextLine, taken: Sequence[TextLine]) -> bool:
        return _is_beyond(line, run.xs[1]) or counts_on(line, [*held, *taken], run.xs[1])

    return _taken(lines, run.box, spacing, fits, is_of_row)


def _before(
    lines: Iterable[TextLine], run: _Run, held: Sequence[TextLine], spacing: Spacing
) -> Sequence[TextLine]:
    """Return the lines of the rows above a run that are not shaded, its header the last: upwards."""
    lefts = text_begins(held, run.xs)

    def fits(line: TextLine, taken: Sequence[TextLine]) -> bool:
        headed = is_bold((taken or held[:1])[-1])
        parts = len(segments_of(line, 0, spacing.wide))
        # A heading over several columns stands over their boundaries.
        over = headed and is_bold(line) and parts > 1 and clear(line.words, run.xs[:1] + run.xs[-1:])
        return (
            (over or in_columns(line, run.xs, lefts, spacing))
            and parts < len(run.xs)
            and not (parts < 2 and _is_heading(line, held))
            and not (headed and not is_bold(line))
        )

    return _taken(lines, run.box, spacing, fits, lambda line, _: _is_beyond(line, run.xs[1]))


def _taken(
    lines: Iterable[TextLine], box: Box, spacing: Spacing, fits: _Judge, is_of_row: _Judge
) -> Sequence[TextLine]:
    """Return the lines, going away from a box, that stand near the one before and fit, up to the last that is surely of a row."""
    taken: list[TextLine] = []
    sure = 0
    for line in lines:
        if not _is_near(line, box, spacing) or not fits(line, taken):
            break
        if is_of_row(line, taken):
            sure = len(taken) + 1
        taken.append(line)
        box = line.box
    return taken[:sure]


def _is_near(line: TextLine, box: Box, spacing: Spacing) -> bool:
    """Tell whether no more white lies between a line and a box above or below it than within a table."""
    gap = max(line.box.top - box.bottom, box.top - line.box.bottom)
    several = len(segments_of(line, 0, spacing.gap)) > 1
    return gap <= (WIDE_BREAK if several else BREAK) * max(word.size for word in line.words)


def _is_beyond(line: TextLine, first: float) -> bool:
    """Tell whether a line has text that is not in the first column, which ends at `first`."""
    return any(word.box.x_mid > first for word in line.words)
