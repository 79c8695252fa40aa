"""Finds words that a reader cannot read with certainty, or cannot assign to a cell."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from math import inf
from operator import attrgetter
from statistics import median
from typing import NamedTuple

from appendix_parser.doubts import Doubt
from appendix_parser.geometry import overlap
from appendix_parser.layout.tolerances import ENOUGH, WIDE_SPACE
from appendix_parser.layout.words.lines import TextLine
from appendix_parser.page import PageContent, RulingLine, Word

_BESIDE = (
    0.2  # share of a word's width that may be over a vertical line; cells are tight, and letters overhang
)
_MIDDLE = (
    0.3,
    0.7,
)  # share of a word's height in which a horizontal line strikes it out, and does not underline it
_STRUCK = 0.5  # share of a word's width that such a line covers
_COVERED_ACROSS, _COVERED_DOWN = 0.25, 0.5  # shares of the smaller of two words that the other one covers
_QUOTED = 8  # words quoted in a finding
_index = attrgetter("index")


def doubtful_words(page: PageContent, lines: Sequence[TextLine]) -> Iterator[Doubt]:
    """Yield at most two doubts: about the words that lines cross, and about those that overlap.

    Words that run in another direction than the page, such as a watermark, may overlap anything.

    Args:
        page: the page.
        lines: all lines of its text that run as the page does.
    """
    words = [word for line in lines for word in line.words]
    verticals, horizontals = _Rules.of(page.lines)
    crossed = [*_crossed(words, verticals, horizontals), *_parted(lines, verticals)]
    if crossed:
        yield _about("word-over-line", crossed)
    covered = _covered(words)
    if covered:
        yield _about("words-overlap", covered)


def _about(code: str, words: Sequence[Word]) -> Doubt:
    return Doubt(code, {"words": _quote(words)}, tuple(word.box for word in words))


class _Rules(NamedTuple):
    """Ruling lines of one direction in the order of their positions."""

    lines: list[RulingLine]
    positions: list[float]

    @classmethod
    def of(cls, lines: Sequence[RulingLine]) -> tuple[_Rules, _Rules]:
        """Return the vertical lines and the horizontal ones."""
        ordered = sorted(lines, key=lambda line: line.position)
        parts = [[line for line in ordered if line.horizontal is across] for across in (False, True)]
        verticals, horizontals = (cls(part, [line.position for line in part]) for part in parts)
        return verticals, horizontals


def _crossed(words: Sequence[Word], verticals: _Rules, horizontals: _Rules) -> list[Word]:
    found = []
    xs, ys = verticals.positions, horizontals.positions
    upper, lower = _MIDDLE
    for word in words:
        x0, top, x1, bottom = word.box
        width, height = x1 - x0, bottom - top
        beside = _BESIDE * width
        down = verticals.lines[bisect_right(xs, x0 + beside) : bisect_left(xs, x1 - beside)]
        across = horizontals.lines[
            bisect_right(ys, top + upper * height) : bisect_left(ys, top + lower * height)
        ]
        if (down and any(line.start < (top + bottom) / 2 < line.end for line in down)) or (
            across and any(overlap(line.start, line.end, x0, x1) > _STRUCK * width for line in across)
        ):
            found.append(word)
    return sorted(found, key=_index)


def _parted(lines: Sequence[TextLine], rules: _Rules) -> list[Word]:
    """Return adjacent words with a vertical line between, if the second begins left of its column's usual start."""
    parted = [
        (left, right, crossing[-1])  # the column of the second word begins at the last line
        for line in lines
        for left, right, between in _neighbours(line, rules.positions)
        if (
            crossing := [
                rule for rule in between if rules.lines[rule].start < right.box.y_mid < rules.lines[rule].end
            ]
        )
    ]
    starts: defaultdict[int, list[float]] = defaultdict(list)
    for _, right, rule in parted:
        starts[rule].append(right.box.x0)
    usual = {rule: median(places) for rule, places in starts.items() if len(places) >= ENOUGH}
    found = []
    for left, right, rule in parted:
        together = right.box.x0 - left.box.x1 <= WIDE_SPACE * right.size
        if together and right.box.x0 < usual.get(rule, -inf) - right.size:
            found += [left, right]
    return found


def _neighbours(line: TextLine, xs: Sequence[float]) -> Iterator[tuple[Word, Word, range]]:
    """Yield each word of a line, the next word, and which places are between their middles, if any."""
    middles = [(x0 + x1) / 2 for (x0, _, x1, _) in (word.box for word in line.words)]
    after = [bisect_right(xs, middle) for middle in middles]
    for index, (first, last) in enumerate(pairwise(after)):
        if first < last:
            left, right = line.words[index : index + 2]
            yield left, right, range(first, bisect_left(xs, middles[index + 1]))


def _covered(words: Sequence[Word]) -> list[Word]:
    # The middles of words that cover each other this far down are closer than half the height of the taller one.
    # So the words are in one band of that height, or in two that touch. Few words of a band overlap.
    height = max((word.box.height for word in words), default=0.0) / 2
    bands: defaultdict[int, list[Word]] = defaultdict(list)
    for word in words:
        bands[int(word.box.y_mid // height)].append(word)
    found: set[Word] = set()
    for number, band in bands.items():
        ordered = sorted(chain(band, bands.get(number + 1, ())), key=lambda word: word.box.x0)
        starts = [word.box.x0 for word in ordered]
        for index, word in enumerate(ordered, start=1):
            _, top, x1, bottom = word.box
            end = bisect_left(starts, x1, lo=index)
            for other in ordered[index:end]:
                if other.box.top < bottom and top < other.box.bottom and _covers(word, other):
                    found |= {word, other}
    return sorted(found, key=_index)


def _covers(word: Word, other: Word) -> bool:
    across = overlap(word.box.x0, word.box.x1, other.box.x0, other.box.x1)
    down = overlap(word.box.top, word.box.bottom, other.box.top, other.box.bottom)
    return across > _COVERED_ACROSS * min(word.box.width, other.box.width) and (
        down > _COVERED_DOWN * min(word.box.height, other.box.height)
    )


def _quote(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words[:_QUOTED]) + (" …" if len(words) > _QUOTED else "")
