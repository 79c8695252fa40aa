"""Finds tables that rows of shaded cells show, with the unshaded rows between and around them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import inf
from typing import NamedTuple, TypeAlias

from appendix_parser.geometry import Box, hull
from appendix_parser.layout.grid import Grid
from appendix_parser.layout.tolerances import BREAK, LOWEST, NEAR, PARAGRAPH, SAME_END, TOUCH, WIDE_BREAK
from appendix_parser.layout.undrawn.growth import counts_on, grow, heads_other_columns, white_between
from appendix_parser.layout.undrawn.region import Region
from appendix_parser.layout.undrawn.rules import FillEdge
from appendix_parser.layout.undrawn.shades import ShadedRow, clear, in_columns, text_begins
from appendix_parser.layout.words.lines import by_height
from appendix_parser.layout.words.marks import is_number
from appendix_parser.layout.words.page_text import Line, Text
from appendix_parser.page import RulingLine, are_bold

_LinesBetween: TypeAlias = Callable[[float, float], Sequence[Line]]
"""Returns the lines of a page whose middles are between two heights."""


@dataclass(slots=True)
class _Run:
    """Rows of shaded cells one below the other: the cell edges of the row with most cells, and all rows."""

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
        """Return whether shades show more columns than a drawn grid in the same place, or a row right beside it."""
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
    rows: Sequence[ShadedRow], text: Text, ruling: Iterable[RulingLine], drawn: Sequence[Box]
) -> list[ShadedRegion]:
    """Return the parts of a page in which rows of shaded cells show tables.

    Args:
        rows: the shaded rows of the page.
        text: its upright words.
        ruling: its ruling lines.
        drawn: the outlines of tables that lines draw; those above and below the shaded rows are other tables.
    """
    between = by_height(text.lines)
    rules = [line for line in ruling if line.horizontal]
    found = list(_runs(rows, between))
    runs = [run for run in found if _shows_rows(run, between) and _is_whole(run, between)]
    regions = []
    free = -inf  # below the last table
    for run, following in zip(runs, [*runs[1:], None], strict=False):
        box = run.box
        others = [
            *drawn,
            *(other.box for other in found if other is following or _is_another_below(other, run)),
        ]
        start, end = _room(box, free, others)
        above, below = between(start, box.top)[::-1], between(box.bottom, end)
        held = Text.of_lines(between(run.box.top, run.box.bottom), text.spacing)
        table = _region(run, held, above, below, rules)
        regions.append(table)
        free = table.region.box.bottom
    return regions


def _is_another_below(other: _Run, run: _Run) -> bool:
    """Return whether rows below a run have other columns: a header, too, may be alone at the foot of a page."""
    return other.box.top >= run.box.bottom and _joined(run.xs, other.xs) is None


def _room(box: Box, free: float, others: Iterable[Box]) -> tuple[float, float]:
    """Return from where to where the rows around a box may reach: between the tables above and below it."""
    near = [other for other in others if other.x0 < box.x1 and box.x0 < other.x1]
    start = max([free, *(other.bottom for other in near if other.bottom <= box.top + NEAR)])
    return start, min([inf, *(other.top for other in near if other.top >= box.bottom - NEAR)])


def _runs(rows: Sequence[ShadedRow], between: _LinesBetween) -> Iterator[_Run]:
    """Yield the rows of each table: they have one width and the same boundaries, and no text between crosses these."""
    run: _Run | None = None
    for row in rows:
        xs = _joined(run.xs, row.xs) if run is not None else None
        if run is not None and xs is not None and _continues_run(run, row, xs, between):
            run.xs = xs
            run.rows.append(row)
            continue
        if run is not None:
            if row.bottom <= run.box.bottom and len(row.xs) <= len(run.xs):
                continue  # part of a known row
            yield run
        run = _Run(row.xs, [row])
    if run is not None:
        yield run


def _shows_rows(run: _Run, between: _LinesBetween) -> bool:
    """Return whether a row below the header has several shaded cells: a header may belong to a table around it."""
    parted = [row for row in run.rows if len(row.xs) > 2]
    return bool(parted) and not all(
        are_bold(line.words) for line in between(parted[-1].top, parted[-1].bottom)
    )


def _is_whole(run: _Run, between: _LinesBetween) -> bool:
    """Return whether no text is beside the columns close to a run; otherwise it is a part of a wider table."""
    x0, top, x1, bottom = run.box
    beside = [*between(-inf, top)[-1:], *between(bottom, inf)[:1]]
    near = (line for line in beside if _is_near(line, run.box))
    return not any(word.box.x1 < x0 or word.box.x0 > x1 for line in near for word in line.words)


def _joined(xs: Sequence[float], others: Sequence[float]) -> tuple[float, ...] | None:
    """Return the edges of the row with more cells; None if the other has edges that this row does not have.

    The other may hold cells over several columns, or, in a header of two rows, only over some of them.
    """
    fine, coarse = (xs, others) if len(xs) >= len(others) else (others, xs)
    known = all(any(abs(x - y) <= NEAR for y in fine) for x in coarse)
    return tuple(fine) if known else None


def _continues_run(run: _Run, row: ShadedRow, xs: Sequence[float], between: _LinesBetween) -> bool:
    """Return whether all lines between a row and those above it belong to the same table."""
    own, held = between(row.top, row.bottom), between(run.box.top, run.box.bottom)
    header = len(row.xs) > 2 and all(are_bold(line.words) for line in own)
    if header and not all(are_bold(line.words) for line in held):
        return False
    lines = between(run.rows[-1].bottom, row.top)
    last = max([run.rows[-1].bottom, *(line.box.bottom for line in lines)])
    if row.top - last > (BREAK if len(row.xs) > 2 else PARAGRAPH) * max(line.largest for line in own):
        return False
    lefts = text_begins((*held, *own), xs) if lines else []
    return all(in_columns(line, xs, lefts) and not _begins_another(line, held, xs) for line in lines)


def _begins_another(line: Line, held: Sequence[Line], xs: Sequence[float]) -> bool:
    """Return whether a line below part of a table heads another, or is a row of one with more columns."""
    if len(line.wide_parts) >= len(xs):
        return True
    plain = are_bold(line.words) and not all(are_bold(one.words) for one in held)
    is_heading = Text.of_lines(held, line.spacing).is_headed_by(line)
    return is_heading or (plain and heads_other_columns(line, held[0]))


def _region(
    run: _Run, held: Text, above: Iterable[Line], below: Iterable[Line], rules: Sequence[RulingLine]
) -> ShadedRegion:
    more = Text.of_lines([*_before(above, run, held), *_after(below, run, held, rules)], held.spacing)
    text = held + more
    x0, x1 = run.xs[0], run.xs[-1]
    outline = hull([run.box, *(word.box for word in text.words)])
    edges = [FillEdge(True, y, row.xs[0], row.xs[-1]) for row in run.rows for y in (row.top, row.bottom)]
    drawn = [
        rule
        for rule in rules
        if outline.top - TOUCH <= rule.position <= outline.bottom + TOUCH
        and x0 <= (rule.start + rule.end) / 2 <= x1
    ]
    heights = [outline.top, outline.bottom, *(rule.position for rule in drawn)]
    box = Box(x0, min(heights), x1, max(heights))
    return ShadedRegion(Region(box, text, (*drawn, *edges)), run.xs[1:-1], tuple(run.rows))


def _after(lines: Iterable[Line], run: _Run, held: Text, rules: Sequence[RulingLine]) -> Sequence[Line]:
    """Return the lines of the unshaded rows below a run; a number alone is an empty row if a rule closes it."""
    lefts = text_begins(held.lines, run.xs)

    def belongs_below(line: Line, taken: Sequence[Line]) -> bool:
        near = _is_near(line, taken[-1].box if taken else run.box) and in_columns(line, run.xs, lefts)
        return near and not _begins_another(line, [*held.lines, *taken], run.xs)

    def is_of_row(line: Line, taken: Sequence[Line]) -> bool:
        is_closed = is_number(line.text) and any(_closes(rule, line, run) for rule in rules)
        return (
            is_closed or _reaches_past(line, run.xs[1]) or counts_on(line, [*held.lines, *taken], run.xs[1])
        )

    return grow(lines, belongs_below, is_of_row)


def _closes(rule: RulingLine, line: Line, run: _Run) -> bool:
    """Return whether a rule as wide as a run is right below a line."""
    is_near = 0 <= rule.position - line.box.bottom <= BREAK * line.largest
    return is_near and abs(rule.start - run.xs[0]) <= SAME_END and abs(rule.end - run.xs[-1]) <= SAME_END


def _before(lines: Iterable[Line], run: _Run, held: Text) -> Sequence[Line]:
    """Return the lines of the unshaded rows above a run, upwards, its header last."""
    lefts = text_begins(held.lines, run.xs)
    headings = len(run.xs) - 1  # in a whole header

    def belongs_above(line: Line, taken: Sequence[Line]) -> bool:
        nearest = [held.lines[0], *taken][-1]
        parts = len(line.wide_parts)
        headed = _is_of_header(nearest, whole_above=parts == headings)
        # A heading over several columns crosses their boundaries.
        over = headed and are_bold(line.words) and parts > 1 and clear(line.words, run.xs[:1] + run.xs[-1:])
        return (
            _is_near(line, taken[-1].box if taken else run.box)
            and (over or in_columns(line, run.xs, lefts))
            and parts < len(run.xs)
            and not (parts < 2 and held.is_headed_by(line))
            and not (headed and not are_bold(line.words))
        )

    return grow(lines, belongs_above, lambda line, _: _reaches_past(line, run.xs[1]))


def _is_of_header(line: Line, *, whole_above: bool) -> bool:
    """Return whether a bold line is of a header, and not a heading alone right below a whole one."""
    return are_bold(line.words) and not (whole_above and len(line.wide_parts) == 1)


def _is_near(line: Line, box: Box) -> bool:
    """Return whether the white between a line and a box above or below it is no more than within a table."""
    return white_between(line, box) <= (WIDE_BREAK if len(line.parts) > 1 else BREAK)


def _reaches_past(line: Line, first: float) -> bool:
    """Return whether a line has text that is not in the first column, which ends at `first`."""
    return any(word.box.x_mid > first for word in line.words)
