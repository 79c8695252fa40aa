"""What the layout finds on a page: grids of cells, and lines of text outside them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from math import inf
from typing import TypeVar

from appendix_parser.geometry import Box, Turn, hull
from appendix_parser.page import PageContent, Word
from appendix_parser.text import in_reading_order

Placed = TypeVar("Placed", "Word", "TextLine")

_FAR = 4.0  # font sizes; text further beside a line, in another style, does not belong to it: a stamp
_SAME_SIZE = 0.5  # points
_LAP = 1.0  # points by which a turned word may lap over its cell
_SHARED = 0.5  # share of the lower one's height by which words of one line stand beside each other


@dataclass(frozen=True)
class TextLine:
    """Words that stand side by side, from left to right."""

    words: tuple[Word, ...]

    @cached_property
    def box(self) -> Box:
        """The hull of the words."""
        return hull([word.box for word in self.words])

    @property
    def text(self) -> str:
        """The words in the order of reading, with one space between."""
        return " ".join(in_reading_order([word.text for word in self.words]))


@dataclass(frozen=True)
class Cell:
    """A box of a grid; `row` and `column` are its first, and it spans `rows` by `columns`."""

    row: int
    column: int
    rows: int
    columns: int
    box: Box
    words: tuple[Word, ...] = ()

    @cached_property
    def lines(self) -> tuple[TextLine, ...]:
        """The lines that the words stand on, from first to last."""
        angle = self.words[0].angle if self.words else 0
        if not angle:
            return tuple(lines_of(self.words))
        words = {word.index: word for word in self.words}
        turned = [word._replace(box=Turn(angle).box(word.box)) for word in self.words]
        return tuple(TextLine(tuple(words[word.index] for word in line.words)) for line in lines_of(turned))

    @property
    def bold(self) -> bool:
        """Whether all of its words are bold."""
        return all(word.bold for word in self.words)

    @cached_property
    def text(self) -> str:
        """The words in reading order with one space between."""
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

    `kind` tells whether lines draw its cells (`ruled`) or not (`aligned`), `origin` what showed its columns. A grid is open
    at the top or bottom where no line closes it: its first or last row may be part of one that a page end cut.
    `rows_ruled` tells that a line is drawn between any two rows.
    """

    page: int
    kind: str
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[Cell, ...]
    open_top: bool = False
    open_bottom: bool = False
    rows_ruled: bool = False
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
        """Return the grid with turned headings: words of one other direction, each group in the empty cell that holds it."""
        cells = []
        for cell in self.cells:
            room = cell.box.grown(_LAP)
            held = tuple(word for word in words if room.contains(word.box)) if not cell.words else ()
            cells.append(replace(cell, words=held) if len({word.angle for word in held}) == 1 else cell)
        return replace(self, cells=tuple(cells))

    def rows(self) -> list[list[Cell]]:
        """Return, row by row, the cells that start in it, from left to right."""
        rows: list[list[Cell]] = [[] for _ in range(self.row_count)]
        for cell in self.cells:
            rows[cell.row].append(cell)
        for row in rows:
            row.sort(key=lambda cell: cell.column)
        return rows


@dataclass(frozen=True, slots=True)
class PageLayout:
    """A page, laid out: its grids and the lines of text outside them, each from top to bottom.

    `askew` holds the words that run in another direction than the page and stand in no cell: stamps, watermarks, sideways
    notes. `all_lines` has the lines of all others, also of those within grids.
    """

    page: PageContent
    grids: tuple[Grid, ...]
    lines: tuple[TextLine, ...]
    askew: tuple[Word, ...] = ()
    all_lines: tuple[TextLine, ...] = ()

    def without_drawing(self) -> PageLayout:
        """Return the layout with what only the page's own doubts need left out."""
        return replace(self, page=self.page.without_drawing(), all_lines=())


def lines_of(words: Sequence[Word]) -> list[TextLine]:
    """Part words into lines, from top to bottom; a word belongs to the line whose middle it covers."""
    lines: list[list[Word]] = []
    foot, head, size = -inf, -inf, 0.0  # of the largest word of the last line
    for word in sorted(words, key=_by_foot):
        _, top, _, bottom = word.box  # no bottom is higher than the one before
        height, other = foot - head, bottom - top
        if foot - max(top, head) > _SHARED * min(other, height):
            lines[-1].append(word)
            if word.size <= size:
                continue
        else:
            lines.append([word])
        foot, head, size = bottom, top, word.size
    return [TextLine(tuple(sorted(line, key=_by_left))) for line in lines]


def set_apart(lines: Iterable[TextLine]) -> Iterator[TextLine]:
    """Yield lines, each without the text that is far beside its beginning and in another style, which follows it."""
    for line in lines:
        pieces: list[list[Word]] = []
        for word in line.words:
            before = pieces[-1][-1] if pieces else None
            if before is None or (_is_far(before, word) and _other_style(before, word)):
                pieces.append([word])
            else:
                pieces[-1].append(word)
        yield from (TextLine(tuple(piece)) for piece in pieces)


def _is_far(before: Word, word: Word) -> bool:
    return word.box.x0 - before.box.x1 > _FAR * max(before.size, word.size)


def _other_style(before: Word, word: Word) -> bool:
    return before.bold != word.bold or abs(before.size - word.size) > _SAME_SIZE


def by_height(things: Iterable[Placed]) -> Callable[[float, float], Sequence[Placed]]:
    """Return what finds, from top to bottom, the things whose middles lie between two heights."""
    ordered = sorted(things, key=lambda thing: thing.box.y_mid)
    middles = [thing.box.y_mid for thing in ordered]
    return lambda top, bottom: ordered[bisect_left(middles, top) : bisect_left(middles, bottom)]


def _by_foot(word: Word) -> tuple[float, float]:
    x0, _, _, bottom = word.box
    return bottom, x0


def _by_left(word: Word) -> float:
    return word.box[0]
