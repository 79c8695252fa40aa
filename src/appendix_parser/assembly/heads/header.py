"""Defines a header: its columns, its words, and the rows that it takes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from appendix_parser.assembly.heads.roles import Role
from appendix_parser.assembly.model import Column, LevelColumn
from appendix_parser.assembly.order.stream import GridRow
from appendix_parser.doubts import Doubt
from appendix_parser.geometry import Box
from appendix_parser.layout import Cell
from appendix_parser.page import Word

_SAME_EDGE = 2.0  # edges of header cells that are this close are the same edge
_SAME_PLACE = 0.5  # points
_SAME_TABLE = 6.0  # points by which a table's sides may move from page to page


@dataclass(frozen=True, slots=True)
class Header:
    """A table's header: its columns, its words, and how many rows of the stream it takes."""

    columns: tuple[Column | LevelColumn, ...]
    words: tuple[Word, ...]
    depth: int
    weight: float
    doubts: tuple[Doubt, ...] = ()

    @property
    def is_unnumbered(self) -> bool:
        """Return whether it is the header of a rubric whose levels have names only."""
        return all(isinstance(column, LevelColumn) and column.score is None for column in self.columns)

    @property
    def headings(self) -> list[str]:
        """The heading of each column."""
        return [column.heading for column in self.columns]

    def same_as(self, other: Header) -> bool:
        """Return whether two headers read the same, wherever they are."""
        return [_sense(c) for c in self.columns] == [_sense(c) for c in other.columns]

    def stands_as(self, other: Header) -> bool:
        """Return whether two headers have the same words in the same places."""
        return len(self.columns) == len(other.columns) and all(
            a.heading == b.heading and abs(a.x0 - b.x0) <= _SAME_PLACE and abs(a.x1 - b.x1) <= _SAME_PLACE
            for a, b in zip(self.columns, other.columns, strict=True)
        )

    def as_damaged(self, whole: Header, box: Box) -> Header | None:
        """Return `whole` with the words of this header, if at most one word of `whole` is missing here; else None.

        A line between two columns may be missing, or a word, or a word may be in another column.

        Args:
            whole: the header of the same table on the page before.
            box: the outline of the table on this page.
        """
        lost = Counter(word.text for word in whole.words) - Counter(word.text for word in self.words)
        more = Counter(word.text for word in self.words) - Counter(word.text for word in whole.words)
        edges = (box.x0, whole.columns[0].x0), (box.x1, whole.columns[-1].x1)
        if more or lost.total() > 1 or any(abs(a - b) > _SAME_TABLE for a, b in edges):
            return None
        own = {column.heading for column in self.columns}
        usual = " | ".join(column.heading for column in whole.columns if column.heading not in own)
        known = {column.heading for column in whole.columns}
        text = " | ".join(column.heading for column in self.columns if column.heading not in known)
        doubt = Doubt("header-differs", {"text": text, "usual": usual})
        return replace(whole, words=self.words, depth=self.depth, doubts=(doubt,))


def _sense(column: Column | LevelColumn) -> tuple[object, ...]:
    if isinstance(column, Column):
        heading = column.heading if column.role is Role.EXTRA else ""
        return column.role, column.year, column.kind, heading
    return column.score, column.name.casefold()


@dataclass(frozen=True)
class Leaf:
    """A column as the header rows draw it: the cells of its heading, from top to bottom."""

    x0: float
    x1: float
    cells: tuple[Cell, ...]

    @property
    def middle(self) -> float:
        """The x of its middle."""
        return (self.x0 + self.x1) / 2

    @cached_property
    def text(self) -> str:
        """The texts of its cells, one after the other."""
        return " ".join(cell.text for cell in self.cells if cell.words)


def leaves_of(rows: Sequence[GridRow]) -> list[Leaf]:
    """Return the columns that header rows draw."""
    cells = [(cell.box.x0, cell.box.x1, cell) for row in rows for cell in row.cells]
    edges: list[float] = []
    for edge in sorted({x for x0, x1, _ in cells for x in (x0, x1)}):
        if not edges or edge - edges[-1] > _SAME_EDGE:
            edges.append(edge)
    leaves: list[Leaf] = []
    for x0, x1 in pairwise(edges):
        middle = (x0 + x1) / 2
        above = tuple(cell for left, right, cell in cells if left < middle < right)
        if leaves and above and leaves[-1].cells == above:
            leaves[-1] = Leaf(leaves[-1].x0, x1, above)
        else:
            leaves.append(Leaf(x0, x1, above))
    return leaves


def words_of(rows: Sequence[GridRow]) -> tuple[Word, ...]:
    """Return all words of some rows."""
    return tuple(word for row in rows for word in row.words)
