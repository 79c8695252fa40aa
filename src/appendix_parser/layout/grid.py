"""Defines what the layout finds on a page: grids of cells, and lines of text outside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from appendix_parser.geometry import Box, Rotation
from appendix_parser.layout.tolerances import SAME
from appendix_parser.layout.words.lines import TextLine, lines_of
from appendix_parser.page import PageContent, Word


@dataclass(frozen=True)
class Cell:
    """A box of a grid. It begins at `row` and `column`, and spans `rows` by `columns`."""

    row: int
    column: int
    rows: int
    columns: int
    box: Box
    words: tuple[Word, ...] = ()

    @cached_property
    def lines(self) -> tuple[TextLine, ...]:
        """The lines that the words are on, from first to last."""
        angle = self.words[0].angle if self.words else 0
        if not angle:
            return tuple(lines_of(self.words))
        words = {word.index: word for word in self.words}
        turned = [word._replace(box=Rotation(angle).box(word.box)) for word in self.words]
        return tuple(TextLine(tuple(words[word.index] for word in line.words)) for line in lines_of(turned))

    @cached_property
    def text(self) -> str:
        """The words in reading order with one space between them."""
        return " ".join(line.text for line in self.lines)


class Origin(StrEnum):
    """What showed the columns of a table."""

    LINES = "lines"
    SHADES = "shades"
    RULES = "rules"
    WHITE_SPACE = "white space"
    PAGE_BEFORE = "page before"


@dataclass(frozen=True, slots=True)
class Grid:
    """A table on one page: `xs` and `ys` are the boundaries of its columns and rows.

    `kind` says whether lines draw its cells (`ruled`) or not (`aligned`), `origin` what showed its columns. A grid is
    open at the top or bottom if no line closes it: its first or last row may be part of one that a page end cut.
    `open_columns` are those that the line below the last row leaves out. `rows_ruled` says that a line is drawn between
    any two rows, and `unruled` has the rows that no line separates from the one above.
    """

    page: int
    kind: str
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[Cell, ...]
    open_top: bool = False
    open_bottom: bool = False
    open_columns: frozenset[int] = frozenset()
    rows_ruled: bool = False
    unruled: frozenset[int] = frozenset()
    origin: Origin = Origin.LINES

    @property
    def box(self) -> Box:
        """The grid's outline."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    @property
    def row_count(self) -> int:
        """Number of rows."""
        return len(self.ys) - 1

    @property
    def column_count(self) -> int:
        """Number of columns."""
        return len(self.xs) - 1

    def with_turned_words(self, words: Sequence[Word]) -> Grid:
        """Return the grid with rotated headings: each group of words in one direction, in the empty cell around it."""
        cells = []
        for cell in self.cells:
            room = cell.box.grown(SAME)
            held = tuple(word for word in words if room.contains(word.box)) if not cell.words else ()
            cells.append(replace(cell, words=held) if len({word.angle for word in held}) == 1 else cell)
        return replace(self, cells=tuple(cells))

    def rows(self) -> list[list[Cell]]:
        """Return the cells that start in each row, row by row, from left to right."""
        rows: list[list[Cell]] = [[] for _ in range(self.row_count)]
        for cell in self.cells:
            rows[cell.row].append(cell)
        for row in rows:
            row.sort(key=lambda cell: cell.column)
        return rows


@dataclass(frozen=True, slots=True)
class PageLayout:
    """A page, laid out: its grids and the lines of text outside them, each from top to bottom.

    `askew` has the words that run in another direction than the page and are in no cell: stamps, watermarks, sideways
    notes. `all_lines` has the lines of all other words, including those in grids.
    """

    page: PageContent
    grids: tuple[Grid, ...]
    lines: tuple[TextLine, ...]
    askew: tuple[Word, ...] = ()
    all_lines: tuple[TextLine, ...] = ()

    def without_drawing(self) -> PageLayout:
        """Return the layout without what only the page's own doubts need."""
        return replace(self, page=self.page.without_drawing(), all_lines=())
