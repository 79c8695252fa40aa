"""Tables without column lines that go on over a page end: the columns of the page before are theirs.

A row that is continued may have text in few of its columns, so that the page by itself does not show them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from math import inf
from typing import NamedTuple

from appendix_parser.geometry import Box, hull
from appendix_parser.layout.grid import Grid, TextLine, lines_of
from appendix_parser.layout.gutters import Segment, Spacing, find_columns, parts_of, segments_of
from appendix_parser.layout.regions import (
    BREAK,
    SAME_END,
    Region,
    is_bold,
    shared,
    white,
    whole_rules,
    widest_gap,
)
from appendix_parser.layout.rows import usual_size
from appendix_parser.page import PageContent, RulingLine, Word


class Foot(NamedTuple):
    """What a page knows of the lowest table of the page before.

    `columns` are the boundaries of one whose lines leave its last row open, `drawn` those of any that lines part,
    `carried` what is known of one that may go on without column lines.
    """

    columns: tuple[float, ...] = ()
    carried: Carried | None = None
    drawn: tuple[float, ...] = ()

    @classmethod
    def of(cls, grids: Sequence[Grid], spacing: Spacing, before: Foot) -> Foot:
        """Return what the next page may need to know of the grids of this one; `before` is what this one knew."""
        if not grids:
            return cls()
        lowest = max(grids, key=lambda grid: grid.box.bottom)
        drawn = lowest.xs if lowest.kind == "ruled" else ()
        return cls(
            _feet(lowest) if drawn and lowest.open_bottom else (),
            Carried.of(lowest, spacing, before.carried),
            drawn,
        )

    def is_drawn_on(self, grid: Grid) -> bool:
        """Tell whether a grid with words has the columns of the table at the foot of the page before, three or more."""
        pairs = zip(grid.xs, self.drawn, strict=False)
        return (
            len(grid.xs) == len(self.drawn) > _FEWEST_CELLS
            and all(abs(a - b) <= _SAME_COLUMN for a, b in pairs)
            and any(cell.words for cell in grid.cells)
        )


def _feet(grid: Grid) -> tuple[float, ...]:
    """Return the boundaries of the cells that reach the end of a grid: of its last row, which may have fewer columns."""
    last = [cell.box for cell in grid.cells if cell.row + cell.rows == grid.row_count]
    return tuple(sorted({x for box in last for x in (box.x0, box.x1)}))


_SAME_COLUMN = 1.0  # points by which a drawn column may move from page to page
_SAME_SIZE = 0.1  # by this share the font size may differ from page to page
_LEFT_ALIGNED = 0.8  # share of a column's lines that begin at one place for it to be aligned there
_INDENT = 2.0  # font sizes by which items of a list may be indented
_FLUSH = 0.5  # font sizes from the end of a justified line to that of its column
_FEWEST_CELLS = (
    3  # a line below the last rule with so many is a row of a table in which not all are ruled or shaded
)
_FAR = 2.0  # times as much white as between two lines
_HEADER_ROWS = 2  # a bold table with no more rows is a header that a page end parts from its rows
_FEWEST_SURE = 2  # columns that say little by the white between them: the header says where they begin
_LINES = 1000  # a cell has fewer
_EDGE = 1.5  # points by which a left edge may vary


@dataclass(frozen=True, slots=True)
class Carried:
    """What a page knows of the table at the foot of the page before.

    `gutters` are the white intervals between its columns, `lefts` where the text of a column begins (None where
    it is not aligned to the left), `bold` and `size` those of its last row; `is_open` tells that no rule closes it, or that
    it has no row yet but its header; `drawn` that lines part its columns.
    """

    box: Box
    gutters: tuple[tuple[float, float], ...]
    lefts: tuple[float | None, ...]
    size: float
    bold: bool
    header: tuple[str, ...]
    is_open: bool
    rows_ruled: bool
    spacing: Spacing
    drawn: bool = False

    def on(self, page: PageContent) -> Carried | None:
        """Return what goes on upon a page without column lines: a drawn table only where nothing at all is drawn."""
        return None if self.drawn and page.lines else self

    @classmethod
    def of(cls, grid: Grid, spacing: Spacing, before: Carried | None) -> Carried | None:
        """Return what goes on from the lowest grid of a page; None where it is none that white space parts.

        Args:
            grid: the lowest of the page.
            spacing: how wide white parts columns.
            before: what the page itself was given: a table that fills it may show few of its columns.
        """
        if before is not None and before.is_continued_by(grid):
            shown = cls._shown_by(grid, spacing) or before
            return replace(
                before,
                lefts=tuple(
                    b if b is not None else s for b, s in zip(before.lefts, shown.lefts, strict=True)
                ),
                bold=shown.bold,
                is_open=grid.open_bottom,
                rows_ruled=before.rows_ruled or grid.rows_ruled,
            )
        return cls._shown_by(grid, spacing)

    @classmethod
    def _shown_by(cls, grid: Grid, spacing: Spacing) -> Carried | None:
        last = [word for row in grid.rows()[-1:] for cell in row for word in cell.words]
        drawn = grid.kind == "ruled"
        if not last or (drawn and not grid.open_bottom):
            return None
        segments = [
            segment
            for cell in grid.cells
            if cell.columns == 1
            for index, line in enumerate(cell.lines)
            for segment in segments_of(line, cell.row * _LINES + index, spacing.gap)
        ]
        size = usual_size([w for s in segments for w in s.words])
        columns = _drawn_columns(grid) if drawn else find_columns(segments, size, spacing, one_table=True)
        if len(columns) != grid.column_count:
            return None
        first = _LINES * _header_depth(grid)
        body = [s for s in segments if s.line >= first]
        if len(columns) <= _FEWEST_SURE:
            body = body or segments
        return cls(
            box=grid.box,
            gutters=tuple((left[1], right[0]) for left, right in pairwise(columns)),
            lefts=tuple(_left(body, column) for column in columns),
            size=usual_size(last),
            bold=all(word.bold for word in last),
            header=_header(grid),
            is_open=grid.open_bottom or (grid.row_count <= _HEADER_ROWS and all(_bold_rows(grid))),
            rows_ruled=grid.rows_ruled,
            spacing=spacing,
            drawn=drawn,
        )

    def is_continued_by(self, grid: Grid) -> bool:
        """Tell whether a grid has the columns of this table."""
        inner = grid.xs[1:-1]
        return (
            grid.kind == "aligned"
            and len(inner) == len(self.gutters)
            and all(a < x < b for x, (a, b) in zip(inner, self.gutters, strict=True))
        )


def _drawn_columns(grid: Grid) -> list[tuple[float, float]]:
    """Return the extents of the text in the columns that lines part; none where one is empty."""
    texts = [
        [cell.words for cell in grid.cells if cell.column == column and cell.columns == 1 and cell.words]
        for column in range(grid.column_count)
    ]
    boxes = [hull(word.box for words in found for word in words) for found in texts if found]
    return [(box.x0, box.x1) for box in boxes]


def _bold_rows(grid: Grid) -> list[bool]:
    return [all(word.bold for cell in row for word in cell.words) for row in grid.rows()]


def _header_depth(grid: Grid) -> int:
    """Return how many rows head a table: the bold ones, or the first where all are bold."""
    bold = _bold_rows(grid)
    return bold.index(False) if False in bold else 1


def _header(grid: Grid) -> tuple[str, ...]:
    words: list[Word] = []
    for row in grid.rows():
        found = [word for cell in row for word in cell.words]
        if not all(word.bold for word in found):
            break
        words += found
    return tuple(line.text for line in lines_of(words))


def _left(segments: Iterable[Segment], column: tuple[float, float]) -> float | None:
    """Return where a column's lines begin; None where they don't begin at one place, or end at one, too."""
    inside = [s for s in segments if column[0] <= (s.x0 + s.x1) / 2 <= column[1]]
    if not inside:
        return None
    left, right = min(s.x0 for s in inside), max(s.x1 for s in inside)
    begin, end = sum(s.x0 - left <= _EDGE for s in inside), sum(right - s.x1 <= _EDGE for s in inside)
    return left if begin >= _LEFT_ALIGNED * len(inside) and begin > end else None


def continued_region(
    words: Sequence[Word], rules: Sequence[RulingLine], carried: Carried, spacing: Spacing
) -> tuple[Region, tuple[float, ...]] | None:
    """Return the part of a page in which the table of the page before goes on, with its inner boundaries.

    Args:
        words: the upright words of the page.
        rules: its horizontal rules and edges of fills.
        carried: the table at the foot of the page before.
        spacing: how wide white parts columns.
    """
    x0, x1 = carried.box.x0, carried.box.x1
    heights = [
        rule.y
        for rule in whole_rules(rules)
        if abs(rule.start - x0) <= SAME_END and abs(rule.end - x1) <= SAME_END
    ]
    lines = lines_of([w for line in lines_of(words) for w in _over(line, x0, x1, spacing)])
    for start in _starts(lines, heights, carried, spacing):
        header = _repeated(lines[start:], carried)
        known = replace(carried, is_open=True) if header else carried  # it surely goes on
        taken, gutters, cut = _run(lines[start + len(header) :], heights, known, spacing)
        if cut is not None and not known.is_open and any(y > cut for y in heights):
            closing = max((y for y in heights if y <= cut), default=-inf)
            below = [line for line in taken if line.box.y_mid >= closing]
            if below and len(segments_of(below[0], 0, spacing.gap)) < _FEWEST_CELLS:
                taken = taken[: -len(below)]
        if any(word.box.x0 > gutters[0][0] for line in taken for word in line.words):
            return _region([*header, *taken], rules, heights, carried), tuple((a + b) / 2 for a, b in gutters)
    return None


def _over(line: TextLine, x0: float, x1: float, spacing: Spacing) -> Iterator[Word]:
    """Yield the words of a line that stand over an extent, and those together with them: text may be wider than before."""
    for part in parts_of(line.words, spacing.gap):
        if any(x0 - SAME_END <= word.box.x1 and word.box.x0 <= x1 + SAME_END for word in part):
            yield from part


def _region(
    lines: Sequence[TextLine], rules: Sequence[RulingLine], heights: Sequence[float], carried: Carried
) -> Region:
    x0, x1 = carried.box.x0, carried.box.x1
    held = tuple(word for line in lines for word in line.words)
    outline = hull(word.box for word in held)
    above = [y for y in heights if y <= outline.top + 1]
    below = [y for y in heights if y >= outline.bottom - 1]
    top = above[-1] if above and outline.top - above[-1] <= BREAK * carried.size else outline.top
    bottom = below[0] if below and below[0] - outline.bottom <= BREAK * carried.size else outline.bottom
    # Its text may be wider than on the page before.
    box = Box(min(x0, outline.x0), top, max(x1, outline.x1), bottom)
    inside = tuple(
        r
        for r in rules
        if top - 1 <= r.position <= bottom + 1 and x0 - SAME_END <= (r.start + r.end) / 2 <= x1 + SAME_END
    )
    return Region(box, held, inside)


def _repeated(lines: Sequence[TextLine], carried: Carried) -> Sequence[TextLine]:
    """Return the lines of the table's header, where the first lines repeat it."""
    first = lines[: len(carried.header)]
    return first if tuple(line.text for line in first) == carried.header else ()


def _starts(
    lines: Sequence[TextLine], heights: Sequence[float], carried: Carried, spacing: Spacing
) -> Iterator[int]:
    """Yield the indices of the lines at which the table may go on: below the first rule or, if open, above any other table.

    A header that stands again is one, wherever it stands.
    """
    for index, line in enumerate(lines):
        below = bool(heights) and line.box.y_mid > heights[0]
        may_go_on = below or carried.is_open or not heights
        if _repeated(lines[index:], carried) or (
            may_go_on and _fits(line, carried, carried.gutters, spacing)
        ):
            yield index
        elif len(segments_of(line, 0, spacing.gap)) >= _FEWEST_CELLS:
            break  # the row of another table
        if below:
            break


def _run(
    lines: Sequence[TextLine], heights: Sequence[float], carried: Carried, spacing: Spacing
) -> tuple[list[TextLine], Sequence[tuple[float, float]], float | None]:
    """Return the lines through which all gutters go on, what is left of those, and where the run was cut."""
    gutters: Sequence[tuple[float, float]] = carried.gutters
    taken: list[TextLine] = []
    plain = False
    for line in lines:
        bold = is_bold(line)
        left = _fits(line, carried, gutters, spacing) if not (bold and plain) else None
        if left is None or (taken and _breaks(taken[-1], line, heights, carried, spacing)):
            return taken, gutters, line.box.y_mid
        plain = plain or not bold
        gutters = left
        taken.append(line)
    return taken, gutters, None


def _breaks(
    before: TextLine, line: TextLine, heights: Sequence[float], carried: Carried, spacing: Spacing
) -> bool:
    """Tell whether more white lies between two lines than in a table that no rule holds together.

    Below its last rule a table may go on with a row that the page end leaves open, but not far from it; and a table that
    a rule closes on the page before hardly goes on in fewer than so many cells.
    """
    above = [y for y in heights if before.box.y_mid < y < line.box.y_mid]
    widest = widest_gap(line, carried.gutters, spacing) * carried.size
    if not above:
        return line.box.top - before.box.bottom > widest
    few = not carried.is_open and len(segments_of(line, 0, spacing.gap)) < _FEWEST_CELLS
    return not any(y > line.box.y_mid for y in heights) and (few or line.box.top - max(above) > _FAR * widest)


def _fits(
    line: TextLine, carried: Carried, gutters: Sequence[tuple[float, float]], spacing: Spacing
) -> Sequence[tuple[float, float]] | None:
    """Return what a line leaves of the gutters; None where it can't be a line of the carried table's body."""
    if is_bold(line) and not carried.bold:
        return None
    if abs(usual_size(line.words) - carried.size) > _SAME_SIZE * carried.size:
        return None
    left = shared(gutters, white(line, spacing), spacing.gap * carried.size)
    if len(left) != len(gutters):  # it leaves a gutter no white, or stands within one
        return None
    edges, ends = [b for _, b in left], [*(a for a, _ in left), inf]
    found = segments_of(line, 0, spacing.gap)
    for column, group in groupby(found, lambda s: sum(edge <= s.x0 + _EDGE for edge in edges)):
        segments, begin = list(group), carried.lefts[column]
        # Within a column white may be wide where a line is justified, and wider where that reaches the column's end.
        flush = 0 <= ends[column] - segments[-1].x1 <= _FLUSH * carried.size
        widest = inf if flush else spacing.wide * carried.size
        begun = [segments[0], *(b for a, b in pairwise(segments) if b.x0 - a.x1 > widest)]
        if begin is not None and not all(
            begin - _EDGE <= segment.x0 <= begin + _INDENT * carried.size for segment in begun
        ):
            return None
    return left
