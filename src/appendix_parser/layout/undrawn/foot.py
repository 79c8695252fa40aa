"""Defines what a page knows of the table at the foot of the page before, which may continue."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise, takewhile
from typing import NamedTuple

from appendix_parser.geometry import Box, hull
from appendix_parser.layout.grid import Cell, Grid
from appendix_parser.layout.tolerances import ENOUGH, MOST, SAME, SAME_START
from appendix_parser.layout.words.gutters import find_columns, gutters_between
from appendix_parser.layout.words.lines import TextLine, lines_of
from appendix_parser.layout.words.page_text import Extent, Segment, Spacing, Text
from appendix_parser.page import PageContent, Word, are_bold


class PageFoot(NamedTuple):
    """What a page knows of the lowest table of the page before.

    `columns` has the boundaries of a table whose lines leave its last row open, and `drawn` those of any table with
    column lines. `continuation` is what is known of a table that may continue without column lines.
    """

    columns: tuple[float, ...] = ()
    continuation: TableContinuation | None = None
    drawn: tuple[float, ...] = ()

    @property
    def spacing(self) -> Spacing | None:
        """How wide white between columns is on the page before, if it has a table that may continue."""
        return self.continuation.spacing if self.continuation is not None else None

    @classmethod
    def of(cls, grids: Sequence[Grid], spacing: Spacing, before: PageFoot) -> PageFoot:
        """Return what the next page may need to know of the grids of this one; `before` is what this one knew."""
        if not grids:
            return cls()
        lowest = max(grids, key=lambda grid: grid.box.bottom)
        drawn = lowest.xs if lowest.kind == "ruled" else ()
        return cls(
            _feet(lowest) if drawn and lowest.open_bottom else (),
            TableContinuation.of(lowest, spacing, before.continuation),
            drawn,
        )

    def is_drawn_on(self, grid: Grid) -> bool:
        """Return whether a grid with words has the columns, three or more, of the last page's lowest table."""
        pairs = zip(grid.xs, self.drawn, strict=False)
        return (
            len(grid.xs) == len(self.drawn) > ENOUGH
            and all(abs(a - b) <= SAME for a, b in pairs)
            and any(cell.words for cell in grid.cells)
        )


def _feet(grid: Grid) -> tuple[float, ...]:
    """Return the boundaries of the cells that reach the end of a grid: its last row may have fewer columns."""
    last = [cell.box for cell in grid.cells if cell.row + cell.rows == grid.row_count]
    return tuple(sorted({x for box in last for x in (box.x0, box.x1)}))


@dataclass(frozen=True, slots=True)
class TableContinuation:
    """What a page knows of the table at the foot of the page before.

    `gutters` are the white intervals between its columns. `lefts` has where the text of each column begins (None if it
    is not aligned to the left). `bold` and `size` are those of its last row, `number` the last text of its first column;
    `loosest` is the most white between two of its lines, in points. `is_open` says that no rule closes it, or that it
    has only a header so far; `drawn` says that lines separate its columns.
    """

    box: Box
    gutters: tuple[Extent, ...]
    lefts: tuple[float | None, ...]
    size: float
    loosest: float
    bold: bool
    number: str
    header: tuple[str, ...]
    is_open: bool
    rows_ruled: bool
    spacing: Spacing
    drawn: bool = False

    def on(self, page: PageContent) -> TableContinuation | None:
        """Return the table if it may continue on a page: a drawn table only if nothing at all is drawn there."""
        return None if self.drawn and page.lines else self

    @classmethod
    def of(cls, grid: Grid, spacing: Spacing, before: TableContinuation | None) -> TableContinuation | None:
        """Return what continues from the lowest grid of a page; None if white space does not separate its columns.

        Args:
            grid: the lowest grid of the page.
            spacing: how wide white between columns is.
            before: what the page itself was given: a table that fills it may show few of its columns.
        """
        rows = grid.rows()
        if before is not None and before.is_continued_by(grid):
            shown = cls._shown_by(grid, spacing) or before
            return replace(
                before,
                lefts=tuple(
                    b if b is not None else s for b, s in zip(before.lefts, shown.lefts, strict=True)
                ),
                bold=shown.bold,
                number=_last_number(rows) or before.number,
                is_open=grid.open_bottom or _ends_with_header(rows),
                rows_ruled=before.rows_ruled or grid.rows_ruled,
            )
        return cls._shown_by(grid, spacing)

    @classmethod
    def _shown_by(cls, grid: Grid, spacing: Spacing) -> TableContinuation | None:
        rows = grid.rows()
        last = Text(_words(rows[-1:]), spacing)
        drawn = grid.kind == "ruled"
        if not last.words or (drawn and not grid.open_bottom):
            return None
        firsts = _first_lines(rows)
        segments = _segments(grid, spacing, firsts)
        columns = _drawn_columns(grid) if drawn else _white_columns(segments, spacing)
        if len(columns) != grid.column_count:
            return None
        head = list(takewhile(_is_bold_row, rows))
        body = [s for s in segments if s.line >= firsts[1 if len(head) == len(rows) else len(head)]]
        if not body and len(columns) <= 2:
            body = segments
        return cls(
            box=grid.box,
            gutters=gutters_between(columns),
            lefts=tuple(_left(body, column) for column in columns),
            size=last.size,
            loosest=_loosest(lines_of(_words(rows))),
            bold=last.in_bold,
            number=_last_number(rows),
            header=tuple(line.text for line in lines_of(_words(head))),
            is_open=grid.open_bottom or _ends_with_header(rows),
            rows_ruled=grid.rows_ruled,
            spacing=spacing,
            drawn=drawn,
        )

    def is_continued_by(self, grid: Grid) -> bool:
        """Return whether a grid has the columns of this table."""
        inner = grid.xs[1:-1]
        return (
            grid.kind == "aligned"
            and len(inner) == len(self.gutters)
            and all(a < x < b for x, (a, b) in zip(inner, self.gutters, strict=True))
        )


def _drawn_columns(grid: Grid) -> list[Extent]:
    """Return the extents of the text in columns with lines between them; an empty column has none."""
    texts = [
        [cell.words for cell in grid.cells if cell.column == column and cell.columns == 1 and cell.words]
        for column in range(grid.column_count)
    ]
    boxes = [hull(word.box for words in found for word in words) for found in texts if found]
    return [(box.x0, box.x1) for box in boxes]


def _first_lines(rows: Iterable[Sequence[Cell]]) -> Sequence[int]:
    """Return the index of the first line of each row, and the index after the last line."""
    return [0, *accumulate(max((len(cell.lines) for cell in row), default=0) for row in rows)]


def _segments(grid: Grid, spacing: Spacing, firsts: Sequence[int]) -> list[Segment]:
    """Return the texts in cells of one column; `firsts` has the index of the first line of each row."""
    return [
        segment._replace(line=firsts[cell.row] + segment.line)
        for cell in grid.cells
        if cell.columns == 1
        for segment in Text.of_lines(cell.lines, spacing).segments
    ]


def _white_columns(segments: Sequence[Segment], spacing: Spacing) -> list[Extent]:
    """Return the extents of the columns that white space separates."""
    size = Text([word for segment in segments for word in segment.words], spacing).size
    return find_columns(segments, size, spacing, one_table=True)


def _words(rows: Iterable[Iterable[Cell]]) -> list[Word]:
    return [word for row in rows for cell in row for word in cell.words]


def _loosest(lines: Sequence[TextLine]) -> float:
    """Return the most white between two lines of a table, in points."""
    return max((lower.box.top - upper.box.bottom for upper, lower in pairwise(lines)), default=0.0)


def _last_number(rows: Sequence[Sequence[Cell]]) -> str:
    return next((row[0].text for row in reversed(rows) if row and not row[0].column and row[0].words), "")


def _ends_with_header(rows: Sequence[Sequence[Cell]]) -> bool:
    """Return whether a table has only a header so far, or its header again in the last row."""
    again = [cell.text for cell in rows[0]] == [cell.text for cell in rows[-1]]
    return (again or len(rows) == 2) and all(map(_is_bold_row, (rows[0], rows[-1])))


def _is_bold_row(row: Sequence[Cell]) -> bool:
    return all(are_bold(cell.words) for cell in row)


def _left(segments: Iterable[Segment], column: Extent) -> float | None:
    """Return where a column's lines begin; None if they begin at several places, or end at one place, too."""
    inside = [s for s in segments if column[0] <= s.x_mid <= column[1]]
    if not inside:
        return None
    left, right = min(s.x0 for s in inside), max(s.x1 for s in inside)
    begin, end = (
        sum(s.x0 - left <= SAME_START for s in inside),
        sum(right - s.x1 <= SAME_START for s in inside),
    )
    return left if begin >= MOST * len(inside) and begin > end else None
