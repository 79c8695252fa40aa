"""Groups words into lines of text: words that are side by side."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import inf
from typing import TypeVar

from appendix_parser.geometry import Box, hull
from appendix_parser.layout.tolerances import LARGER
from appendix_parser.page import Word
from appendix_parser.text import in_reading_order

Placed = TypeVar("Placed", bound="Word | TextLine")

_FAR = 4.0  # font sizes; text further beside a line, in another style, does not belong to it, such as a stamp
_SHARED = 0.5  # share of the lower word's height by which words of one line are beside each other


@dataclass(frozen=True)
class TextLine:
    """Words that are side by side, from left to right."""

    words: tuple[Word, ...]

    @cached_property
    def box(self) -> Box:
        """The hull of the words."""
        return hull([word.box for word in self.words])

    @cached_property
    def text(self) -> str:
        """The words in reading order, with one space between them."""
        return " ".join(in_reading_order([word.text for word in self.words]))


def lines_of(words: Sequence[Word]) -> list[TextLine]:
    """Split words into lines, from top to bottom; a word belongs to the line whose middle it covers."""
    return [TextLine(words) for words in side_by_side(words)]


def side_by_side(words: Sequence[Word]) -> Iterator[tuple[Word, ...]]:
    """Yield the words of each line, from left to right; see `lines_of`."""
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
    return (tuple(sorted(line, key=_by_left)) for line in lines)


def set_apart(lines: Iterable[TextLine]) -> Iterator[TextLine]:
    """Yield lines without the text far beside their beginning in another style; that text follows as a line."""
    for line in lines:
        pieces: list[list[Word]] = []
        for word in line.words:
            before = pieces[-1][-1] if pieces else None
            if before is None or (_is_far_beside(before, word) and _other_style(before, word)):
                pieces.append([word])
            else:
                pieces[-1].append(word)
        yield from (TextLine(tuple(piece)) for piece in pieces)


def _is_far_beside(before: Word, word: Word) -> bool:
    return word.box.x0 - before.box.x1 > _FAR * max(before.size, word.size)


def _other_style(before: Word, word: Word) -> bool:
    return before.bold != word.bold or max(before.size, word.size) > LARGER * min(before.size, word.size)


def by_height(things: Iterable[Placed]) -> Callable[[float, float], Sequence[Placed]]:
    """Return a function that finds the things whose middles are between two heights, from top to bottom."""
    ordered = sorted(things, key=lambda thing: thing.box.y_mid)
    middles = [thing.box.y_mid for thing in ordered]
    return lambda top, bottom: ordered[bisect_left(middles, top) : bisect_left(middles, bottom)]


def _by_foot(word: Word) -> tuple[float, float]:
    x0, _, _, bottom = word.box
    return bottom, x0


def _by_left(word: Word) -> float:
    return word.box[0]
