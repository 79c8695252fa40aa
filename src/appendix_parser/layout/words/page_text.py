"""Measures a page's text, or a part of it, once: lines, the parts that white makes in them, sizes and weight."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise
from math import inf
from statistics import median
from typing import NamedTuple, TypeAlias
from unicodedata import category

from appendix_parser.geometry import Box, hull
from appendix_parser.layout.tolerances import LARGER, LEAST_GAP, ROW_GAP, WIDE_SPACE
from appendix_parser.layout.words.lines import TextLine, by_height, side_by_side
from appendix_parser.layout.words.marks import LEADERS, is_leader, is_marker
from appendix_parser.page import Word, are_bold

# In multiples of the font size.
_SPACES = 1.7  # fonts with wider spaces, such as typewriter fonts, need this many spaces to separate columns

_FEWEST_SPACES = 10

Extent: TypeAlias = tuple[float, float]
"""From left to right, in points."""


class Spacing(NamedTuple):
    """Widths of white, in font sizes: more than `word_gap` may separate columns, more than `column_gap` surely does."""

    word_gap: float
    column_gap: float

    @classmethod
    def of(cls, lines: Iterable[TextLine], before: Spacing | None = None) -> Spacing:
        """Measure the spaces between words in lines of text; if there are few, use `before`."""
        whites = (
            (right.box.x0 - left.box.x1) / max(left.size, right.size)
            for line in lines
            for left, right in pairwise(line.words)
        )
        spaces = [white for white in whites if 0 < white < ROW_GAP]
        if len(spaces) < _FEWEST_SPACES and before is not None:
            return before
        usual = median(spaces) if len(spaces) >= _FEWEST_SPACES else 0.0
        gap = max(LEAST_GAP, _SPACES * usual)
        return cls(gap, gap + WIDE_SPACE)


class Segment(NamedTuple):
    """Words of one line that are close together, from `x0` to `x1`; `line` is the line's index in its text."""

    words: tuple[Word, ...]
    line: int
    x0: float
    x1: float

    @classmethod
    def of(cls, words: Sequence[Word], line: int = 0) -> Segment:
        """Make a segment from words, ordered from left to right."""
        return cls(tuple(words), line, words[0].box.x0, max(word.box.x1 for word in words))

    @property
    def box(self) -> Box:
        """The hull of the words."""
        return hull(word.box for word in self.words)

    @property
    def x_mid(self) -> float:
        """The middle between left and right."""
        return (self.x0 + self.x1) / 2

    @property
    def text(self) -> str:
        """The words with one space between them."""
        return " ".join(word.text for word in self.words)


@dataclass(frozen=True)
class Line(TextLine):
    """A line of text, and the parts that white separates in it."""

    spacing: Spacing

    @cached_property
    def parts(self) -> Sequence[Segment]:
        """The parts that white separates, if it is wide enough to separate columns."""
        return segments_of(self.words, self.spacing.word_gap)

    @cached_property
    def wide_parts(self) -> Sequence[Segment]:
        """The parts that white separates, if it is wide enough to be sure of columns."""
        return segments_of(self.words, self.spacing.column_gap)

    @property
    def largest(self) -> float:
        """The size of the largest font, in points."""
        return max(word.size for word in self.words)

    @property
    def is_gapped(self) -> bool:
        """Whether the line has a gap that only rows of tables have; a list's marker is before a gap, too."""
        parts = self.wide_parts if len(self.parts) > 1 else ()
        return len(parts) > 2 or (len(parts) == 2 and not is_marker(parts[0].text))

    @cached_property
    def whites(self) -> Sequence[Extent]:
        """The white that is wide enough to separate columns, and the white at both sides of the line."""
        edges = [-inf, *chain.from_iterable((part.x0, part.x1) for part in self.parts), inf]
        return list(zip(edges[::2], edges[1::2], strict=True))


@dataclass(frozen=True)
class Text:
    """Words of a part of a page, in any order, with what they show together."""

    words: Sequence[Word]
    spacing: Spacing

    @classmethod
    def of_lines(cls, lines: Iterable[TextLine], spacing: Spacing) -> Text:
        """Make a text of whole lines, in any order."""
        return cls._of_rows(sorted((line.words for line in lines), key=_foot), spacing)

    @classmethod
    def _of_rows(cls, rows: Sequence[tuple[Word, ...]], spacing: Spacing) -> Text:
        text = cls(list(chain.from_iterable(rows)), spacing)
        text.__dict__["_rows"] = rows  # known, and slow to find again
        return text

    @cached_property
    def _rows(self) -> Sequence[tuple[Word, ...]]:
        """The words of each line."""
        return list(side_by_side(self.words))

    @cached_property
    def lines(self) -> Sequence[Line]:
        """The lines, from top to bottom."""
        return [Line(words, self.spacing) for words in self._rows]

    @cached_property
    def segments(self) -> Sequence[Segment]:
        """The parts that white separates in the lines, from top to bottom and left to right."""
        return numbered(line.parts for line in self.lines)

    @cached_property
    def size(self) -> float:
        """The font size in which most words are set, in points."""
        sizes = Counter(round(word.size, 1) for word in self.words)
        return max(sizes, key=sizes.__getitem__, default=0.0)

    def is_set_in(self, size: float) -> bool:
        """Return whether most of it is about as large as `size`, in points."""
        return max(self.size, size) <= LARGER * min(self.size, size)

    @cached_property
    def in_bold(self) -> bool:
        """Whether there are words, all of them bold."""
        return bool(self.words) and are_bold(self.words)

    @cached_property
    def box(self) -> Box:
        """The hull of the words."""
        return hull(word.box for word in self.words)

    @property
    def string(self) -> str:
        """The words with one space between them."""
        return " ".join(word.text for word in self.words)

    @cached_property
    def _by_height(self) -> Callable[[float, float], Sequence[Word]]:
        return by_height(self.words)

    @property
    def apart(self) -> Text:
        """The same text, split only by white that is wide enough to be sure of columns."""
        return self._of_rows(self._rows, self.spacing._replace(word_gap=self.spacing.column_gap))

    def __add__(self, other: Text) -> Text:
        """Return the words of both."""
        return Text([*self.words, *other.words], self.spacing)

    def where(self, keep: Callable[[Word], bool]) -> Text:
        """Return the words for which `keep` is true."""
        return Text([word for word in self.words if keep(word)], self.spacing)

    def between(self, top: float, bottom: float) -> Text:
        """Return the words whose middles are between two heights."""
        return Text(self._by_height(top, bottom), self.spacing)

    def is_headed_by(self, line: Line) -> bool:
        """Return whether a line is larger and bolder than this text: a heading."""
        return are_bold(line.words) and Text(line.words, self.spacing).size > LARGER * self.size


def _foot(words: Sequence[Word]) -> float:
    return max(word.box.bottom for word in words)


def joined(texts: Sequence[Text]) -> Text:
    """Return the words of some texts, at least one."""
    return Text([word for text in texts for word in text.words], texts[0].spacing)


def numbered(lines: Iterable[Iterable[Segment]]) -> list[Segment]:
    """Return the segments of lines, each with its line's index."""
    return [Segment(words, i, x0, x1) for i, parts in enumerate(lines) for words, _, x0, x1 in parts]


def segments_of(words: Iterable[Word], gap: float) -> list[Segment]:
    """Split a line's words where white is wider than `gap` font sizes; leaders count as white."""
    shown = [word for word in words if word.text[0] not in LEADERS or not is_leader(word.text)]
    return [Segment.of(part) for part in parts_of(shown, gap)]


def parts_of(words: Iterable[Word], gap: float) -> list[list[Word]]:
    """Split the words of a line, from left to right, where white is wider than `gap` font sizes.

    A currency sign belongs to the figure to its right, however far that is.
    """
    parts: list[list[Word]] = []
    end = size = 0.0
    for word in words:
        x0, _, x1, _ = word.box
        last, size = size, word.size
        if parts and (x0 - end <= gap * max(size, last) or _is_sign_of(parts[-1], word)):
            parts[-1].append(word)
        else:
            parts.append([word])
        end = max(end, x1)
    return parts


def _is_sign_of(before: Sequence[Word], word: Word) -> bool:
    """Return whether a currency sign alone is to the left of an amount."""
    [*others, sign] = before
    amount = word.text.lstrip("(-−–+")[:1]
    return not others and len(sign.text) == 1 and category(sign.text) == "Sc" and amount.isdigit()
