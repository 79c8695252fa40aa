"""Defines passages: the words of one value, in reading order, on one or more pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, groupby, pairwise
from operator import attrgetter
from statistics import median

from appendix_parser.geometry import Box, hull
from appendix_parser.layout import TextLine, lines_of
from appendix_parser.page import Word
from appendix_parser.text import is_bullet


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines of text that make one value; empty if a cell is empty."""

    lines: tuple[TextLine, ...] = ()

    @classmethod
    def of(cls, words: Sequence[Word]) -> Passage:
        """Make a passage from the words of one cell."""
        return cls(tuple(lines_of(words)))

    def __bool__(self) -> bool:
        return bool(self.lines)

    def __add__(self, other: Passage) -> Passage:
        return Passage(self.lines + other.lines)

    @property
    def words(self) -> tuple[Word, ...]:
        """All words in reading order."""
        return tuple(chain.from_iterable(line.words for line in self.lines))

    @property
    def plain(self) -> str:
        """The words with one space between them: for recognising, not for records."""
        return " ".join(line.text for line in self.lines)

    @property
    def page(self) -> int | None:
        """The page on which the passage begins; None if it is empty."""
        return self.lines[0].words[0].page if self.lines else None

    def boxes(self) -> list[tuple[int, Box]]:
        """Return page and hull of the words, once for each page that the passage is on."""
        by_page: dict[int, list[Box]] = defaultdict(list)
        for line in self.lines:
            by_page[_page(line)].append(line.box)
        return [(page, hull(boxes)) for page, boxes in sorted(by_page.items())]


def by_page(words: Iterable[Word]) -> list[Passage]:
    """Return a passage for each page that words are on; the words must be in page order."""
    return [Passage.of(list(found)) for _, found in groupby(words, key=attrgetter("page"))]


@dataclass(frozen=True, slots=True)
class Measure:
    """How text is set in a column: the greatest width of its lines and the step between them, in points.

    Both are measured: the widest line, and the usual step from line to line.
    """

    width: float
    pitch: float

    @classmethod
    def of(cls, passages: Iterable[Passage]) -> Measure:
        """Measure the passages of one column."""
        width, steps = 0.0, []
        for passage in passages:
            width = max([width, *(line.box.width for line in passage.lines)])
            steps += [b.box.bottom - a.box.bottom for a, b in pairwise(passage.lines) if _page(a) == _page(b)]
        return cls(width, median(steps) if steps else 0.0)


_WIDER_STEP = 1.25  # a step this many times the usual one starts a paragraph
_CLOSING = frozenset(".,;)]")  # these do not begin a paragraph
_WIDEST_LETTER = 0.9  # font sizes
_SLACK = 1.5  # points by which a word must have fitted on the line before, to be sure


def paragraphs(passage: Passage, measure: Measure) -> list[list[TextLine]]:
    """Split a passage into paragraphs.

    A new one starts at a bullet or after a wider step. It also starts if the next word would have fitted on the line
    before.
    """
    parts: list[list[TextLine]] = []
    for line in passage.lines:
        if not parts or _starts_paragraph(parts[-1][-1], line, measure):
            parts.append([line])
        else:
            parts[-1].append(line)
    return parts


def _starts_paragraph(before: TextLine, line: TextLine, measure: Measure) -> bool:
    if is_bullet(line.words[0].text):
        return True
    if _is_hyphenated(before) or set(line.words[0].text) <= _CLOSING:
        return False
    if _page(before) == _page(line) and measure.pitch:
        step = line.box.bottom - before.box.bottom
        if step > _WIDER_STEP * measure.pitch:
            return True
    first = line.words[0]
    space = 0.25 * first.size
    return before.box.width + space + first.box.width + _SLACK < measure.width


def _is_hyphenated(line: TextLine) -> bool:
    text = line.words[-1].text
    return len(text) > 1 and text[-1] in "-‐‑\u00ad" and text[-2].isalnum()


def fills(line: TextLine, measure: Measure) -> bool:
    """Return whether a line leaves less than a letter's room, so that a word may have been broken at its end."""
    return line.box.width + _WIDEST_LETTER * line.words[-1].size >= measure.width


def _page(line: TextLine) -> int:
    return line.words[0].page
