"""Decides which column each cell of a row belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from appendix_parser.assembly.heads.roles import Role
from appendix_parser.assembly.model import Column, LevelColumn
from appendix_parser.assembly.order.stream import GridRow
from appendix_parser.assembly.passage import Passage
from appendix_parser.doubts import Doubt
from appendix_parser.layout import Cell, TextLine
from appendix_parser.page import Word, quoted

_SAME_EDGE = 6.0  # points by which a column's edge may move from page to page
_ABOUT = 0.05  # … and this share of the table's width, from one table to another
_SHORT = 3  # words


@dataclass(slots=True)
class Fragment:
    """What one grid row adds to a logical row: words by column.

    `covered` has the columns that a cell of an earlier row reaches into, and `continuing` those whose cell reaches into
    the next row, each with that cell. `repeated` has the columns of levels whose words are those of the column to their
    left, as one cell is merged over both. A row is `nested` if it belongs to a table inside a cell.
    """

    row: GridRow
    cells: list[list[Word]]
    covered: Mapping[int, Cell] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    nested: bool = False
    continuing: Mapping[int, Cell] = field(default_factory=dict)
    repeated: frozenset[int] = frozenset()

    def take(self, columns: Sequence[int]) -> list[Word]:
        """Empty some columns; return their words."""
        taken = [word for column in columns for word in self.cells[column]]
        for column in columns:
            self.cells[column] = []
        return taken

    def passages(self) -> list[Passage]:
        """The words of each column as a passage; if they are the words of one cell, its lines are known."""
        if self.nested:
            whole = sum((Passage(cell.lines) for cell in self.row.filled), Passage())
            return [whole if words else Passage() for words in self.cells]
        cells = {cell.words[0].index: cell for cell in self.row.filled}
        return [
            Passage(cell.lines)
            if words and (cell := cells.get(words[0].index)) and len(cell.words) == len(words)
            else Passage.of(words)
            for words in self.cells
        ]


def place(row: GridRow, columns: Sequence[Column | LevelColumn]) -> Fragment | None:
    """Place a row's words in the columns that they are under; None if the row does not belong to this table."""
    within = _within_cell(row, columns)
    if within is None:
        return _place_under(row, columns)
    cells = [row.words if index == within else [] for index in range(len(columns))]
    return _fragment(row, columns, cells, nested=True)


def _place_under(row: GridRow, columns: Sequence[Column | LevelColumn]) -> Fragment | None:
    if row.grid.kind == "aligned" and side_by_side(row, columns):
        # A boundary that no line draws may be anywhere in the white between two columns.
        return _fragment(row, columns, [list(cell.words) for cell in row.cells])
    if not _has_edges_of(row, columns):
        return None
    words: list[list[Word]] = [[] for _ in columns]
    doubts = [Doubt("cell-line-missing", {"words": quoted(row.words)})] if row.torn else []
    repeated: set[int] = set()
    for cell in row.filled:
        under = _columns_over(cell, columns)
        if not under:
            return None
        code = _put(cell, under, columns, words, is_drawn=row.grid.kind == "ruled")
        if code is not None:
            doubts.append(Doubt(code, {"words": quoted(cell.words)}))
        if code == "cell-over-levels":
            repeated.update(under[1:])
    return replace(_fragment(row, columns, words, doubts), repeated=frozenset(repeated))


def _put(
    cell: Cell,
    under: Sequence[int],
    columns: Sequence[Column | LevelColumn],
    words: list[list[Word]],
    *,
    is_drawn: bool,
) -> str | None:
    """Add a cell's words to those of the columns that it is under; return the code of a doubt, if there is one."""
    if len(under) == 1:
        joined = bool(words[under[0]])
        words[under[0]] += cell.words
        return "cells-joined" if joined else None
    if is_drawn and _is_over_levels(cell, [columns[i] for i in under]):
        for i in under:
            words[i] += cell.words
        return "cell-over-levels"
    for word in cell.words:
        words[_column_of(word, cell, under, columns)].append(word)
    return "cell-over-columns"


def _has_edges_of(row: GridRow, columns: Sequence[Column | LevelColumn]) -> bool:
    """Return whether a table has the sides of some columns; if it has drawn lines, each cell must have their edges."""
    box, edges = row.grid.box, [edge for column in columns for edge in (column.x0, column.x1)]
    if row.grid.kind == "ruled" and not all(
        _near(edge, edges) for cell in row.cells for edge in (cell.box.x0, cell.box.x1)
    ):
        return False
    return _near(box.x0, (columns[0].x0,)) and _near(box.x1, (columns[-1].x1,))


def _columns_over(cell: Cell, columns: Sequence[Column | LevelColumn]) -> list[int]:
    """Return the columns whose middle a cell spans, or the one that its own middle is in."""
    spanned = [i for i, c in enumerate(columns) if cell.box.x0 < (c.x0 + c.x1) / 2 < cell.box.x1]
    return spanned or [i for i, c in enumerate(columns) if c.x0 <= cell.box.x_mid < c.x1]


def _is_over_levels(cell: Cell, columns: Sequence[Column | LevelColumn]) -> bool:
    """Return whether one text runs over several columns of levels, so that no line is missing between them."""
    if len(columns) < 2 or not all(isinstance(column, LevelColumn) and column.name for column in columns):
        return False
    return all(any(_joins_over(line, column.x0) for line in cell.lines) for column in columns[1:])


def _joins_over(line: TextLine, x: float) -> bool:
    """Return whether words of a line are at both sides of a place, and close to each other."""
    boxes = [word.box for word in line.words]
    return any(
        left.x0 < x < right.x1 and right.x0 - left.x1 < right.height for left, right in pairwise(boxes)
    )


def _column_of(word: Word, cell: Cell, under: Sequence[int], columns: Sequence[Column | LevelColumn]) -> int:
    """Return a word's column in a cell over several: the nearest, or for a longer text that of comments."""
    comments = [i for i in under if isinstance(c := columns[i], Column) and c.role is Role.COMMENTS]
    if comments and len(cell.words) >= _SHORT:
        return comments[0]
    return min(under, key=lambda i: max(columns[i].x0 - word.box.x_mid, word.box.x_mid - columns[i].x1))


def _within_cell(row: GridRow, columns: Sequence[Column | LevelColumn]) -> int | None:
    """Return the column that holds all of a row in one cell, as a nested table does; None for other rows.

    All other columns are covered by cells that reach down from an earlier row.
    """
    free = set(range(len(columns))) - _under(row.covering, columns).keys()
    if len(free) != 1 or len(row.cells) < 2 or len(columns) < 3:
        return None
    (only,) = free
    inside = (columns[only].x0 - _SAME_EDGE, columns[only].x1 + _SAME_EDGE)
    return only if all(inside[0] <= cell.box.x0 and cell.box.x1 <= inside[1] for cell in row.cells) else None


def side_by_side(row: GridRow, columns: Sequence[Column | LevelColumn]) -> bool:
    """Return whether a row has one cell for each column, and each cell overlaps its column."""
    return len(row.cells) == len(columns) and all(
        cell.box.x0 < column.x1 and column.x0 < cell.box.x1
        for cell, column in zip(row.cells, columns, strict=True)
    )


def place_in_order(row: GridRow, columns: Sequence[Column | LevelColumn]) -> Fragment | None:
    """Place a row's cells in the columns one by one, with a doubt; None if there are more or fewer."""
    if len(row.cells) != len(columns):
        return None
    doubt = Doubt("columns-moved", {"words": quoted(row.words)})
    return Fragment(row, [list(cell.words) for cell in row.cells], doubts=[doubt])


def may_begin_objective(row: GridRow, columns: Sequence[Column | LevelColumn]) -> bool:
    """Return whether a row fits columns of about these widths: it has a label if they do, and short scores."""
    box, width = row.grid.box, columns[-1].x1 - columns[0].x0
    if (
        len(row.cells) != len(columns)
        or not _near(box.x0, (columns[0].x0,))
        or not _near(box.x1, (columns[-1].x1,))
    ):
        return False
    numbers = 0
    for cell, column in zip(row.cells, columns, strict=True):
        if not isinstance(column, Column) or abs(cell.box.x0 - column.x0) > _ABOUT * width:
            return False
        if column.role is Role.NUMBER:
            numbers += len(cell.words) <= _SHORT and any(map(str.isdigit, cell.text))
        elif column.role is Role.SCORE and len(cell.words) > _SHORT:
            return False
    return numbers == 1


def _fragment(
    row: GridRow,
    columns: Sequence[Column | LevelColumn],
    cells: list[list[Word]],
    doubts: Sequence[Doubt] = (),
    *,
    nested: bool = False,
) -> Fragment:
    covered, continuing = _under(row.covering, columns), _under(row.continuing, columns)
    return Fragment(row, cells, covered, list(doubts), nested, continuing)


def _under(cells: Iterable[Cell], columns: Sequence[Column | LevelColumn]) -> dict[int, Cell]:
    """Return the columns whose middle one of the cells spans, each with that cell."""
    return {
        index: cell
        for cell in cells
        for index, column in enumerate(columns)
        if cell.box.x0 < (column.x0 + column.x1) / 2 < cell.box.x1
    }


def _near(edge: float, edges: Sequence[float]) -> bool:
    return any(abs(edge - other) <= _SAME_EDGE for other in edges)
