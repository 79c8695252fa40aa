"""Columns from white space: the gutters that run through lines of text, where no line is drawn."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from math import inf
from statistics import median
from typing import NamedTuple
from unicodedata import category

from appendix_parser.geometry import Box, hull
from appendix_parser.layout.grid import TextLine
from appendix_parser.page import Word
from appendix_parser.text import is_bullet as is_bullet_character

# In multiples of the font size.
_LEAST_GAP = 0.6  # white this wide may part columns; a space is about 0.25, in justified text up to 0.5
_WIDER = 0.4  # white wider by this hardly stands within a sentence: it makes a line look like a table's row
_SPACES = 1.7  # fonts with wider spaces, such as typewriters', need this many to part columns
_WIDEST_SPACE = 0.8
_FEWEST_SPACES = 10

_BRIDGES = 0.15  # share of a column's lines that may run across its right edge: headings within the table
_FEWEST_LINES = 3  # in fewer lines, spaces between words may stand one below the other
_DEPTH = 3  # bridges may lie within bridges: a year over its parts, a title over all
_FEWEST_HEADED = 3  # parts under a header that show that it has something over all columns
_FEWEST_JOINED = 3  # parts; with fewer, a term and what it means may stand one below the other
_HEADER_LINES = 6  # lines that a header may have
_LONGEST_MARKER = 6
_MARKER = re.compile(r"\(?(\d+|[a-zA-Z]|[ivxIVX]+)[.)]|\d+(\.\d+)+\.?|\([^)]*\)|[-–—]")
_LEADERS = {".", "…", "·", "_"}


class Spacing(NamedTuple):
    """How wide white must be to part columns, in multiples of the font size: `gap`, and `wide` to be sure."""

    gap: float
    wide: float

    @classmethod
    def of(cls, lines: Sequence[TextLine], before: Spacing | None = None) -> Spacing:
        """Measure the spaces between words in lines of text; where they are few, they are taken to be as `before`."""
        whites = (
            (right.box.x0 - left.box.x1) / max(left.size, right.size)
            for line in lines
            for left, right in pairwise(line.words)
        )
        spaces = [white for white in whites if 0 < white < _WIDEST_SPACE]
        if len(spaces) < _FEWEST_SPACES and before is not None:
            return before
        usual = median(spaces) if len(spaces) >= _FEWEST_SPACES else 0.0
        gap = max(_LEAST_GAP, _SPACES * usual)
        return cls(gap, gap + _WIDER)


class Segment(NamedTuple):
    """Words of one line that stand together, from `x0` to `x1`; `line` is the line's index."""

    words: tuple[Word, ...]
    line: int
    x0: float
    x1: float

    @classmethod
    def of(cls, words: Sequence[Word], line: int) -> Segment:
        """Make a segment of words, from left to right."""
        return cls(tuple(words), line, words[0].box.x0, max(word.box.x1 for word in words))

    @property
    def box(self) -> Box:
        """The hull of the words."""
        return hull(word.box for word in self.words)

    @property
    def text(self) -> str:
        """The words with one space between."""
        return " ".join(word.text for word in self.words)


def is_leader(text: str) -> bool:
    """Tell whether a word is a row of dots that leads the eye over a gap."""
    return len(text) > 1 and text[0] in _LEADERS and set(text) <= _LEADERS


def is_bullet(text: str) -> bool:
    """Tell whether a text is a list's bullet; a dash may be one, but also stands for a missing figure."""
    return text == "*" or (len(text) == 1 and is_bullet_character(text))


def is_marker(text: str) -> bool:
    """Tell whether a text begins an item of a list: a bullet, or a short number or letter such as `a)` or `2.1`."""
    if is_bullet(text):
        return True
    return len(text) <= _LONGEST_MARKER and bool(_MARKER.fullmatch(text))


def segments_of(line: TextLine, index: int, gap: float) -> list[Segment]:
    """Part a line where the white between two words is wider than `gap`; rows of dots count as white."""
    words = [word for word in line.words if word.text[0] not in _LEADERS or not is_leader(word.text)]
    return [Segment.of(part, index) for part in parts_of(words, gap)]


def parts_of(words: Iterable[Word], gap: float) -> list[list[Word]]:
    """Part the words of a line, from left to right, where the white between two is wider than `gap`.

    A currency sign belongs to the figure at its right, however far that is.
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
    """Tell whether a currency sign alone stands left of an amount."""
    [*others, sign] = before
    amount = word.text.lstrip("(-−–+")[:1]
    return not others and len(sign.text) == 1 and category(sign.text) == "Sc" and amount.isdigit()


def find_columns(
    segments: Sequence[Segment], size: float, spacing: Spacing, *, one_table: bool = False
) -> list[tuple[float, float]]:
    """Return the extents of the columns that gutters part, from left to right.

    A gutter is white in all lines but a few, whose text runs across several columns: headings over a group of
    columns or rows. Those bridges are left out. What stands before the items of a list is no column.

    Args:
        segments: what stands in the lines.
        size: the font size.
        spacing: how wide white parts columns.
        one_table: the lines are known to be of one table. Then a single text that leaves too little of a gutter white
            heads two columns; else it may be the line of another table.
    """
    few = len({segment.line for segment in segments}) < _FEWEST_LINES
    least = size * (spacing.wide if few else spacing.gap)
    parts = _parts(segments, least)
    for _ in range(_DEPTH):
        bridges = {id(s) for part in parts for s in _bridges(part, least)}
        if one_table and not bridges:
            bridges = {id(s) for part in parts for s in _headings(part, least)}
        if not bridges:
            break
        parts = _parts([s for part in parts for s in part if id(s) not in bridges], least)
    parts = _under_headings(_without_markers(parts))
    return [_extent(part) for part in (_headed(parts) if one_table else parts)]


def _without_markers(parts: list[list[Segment]]) -> list[list[Segment]]:
    """Join bullets with the text to their right, and the numbers of a list where nothing else is there."""
    is_mark = is_marker if len(parts) == 2 else is_bullet
    joined: list[list[Segment]] = []
    marks = False
    for part in parts:
        if marks:
            joined[-1] += part
        else:
            joined.append(list(part))
        marks = all(is_mark(segment.text) for segment in part)
    return joined


def _under_headings(parts: list[list[Segment]]) -> list[list[Segment]]:
    """Join a part that stands in the first lines alone with one beside it that begins below: a heading and its column.

    They are aligned differently, so that white parts them all the way down.
    """
    if len(parts) < _FEWEST_JOINED:
        return parts
    lines = [sorted({segment.line for segment in part}) for part in parts]
    every = sorted(set().union(*lines))
    lowest = every[:_HEADER_LINES][-1]
    joined = [list(parts[0])]
    paired = False  # a heading has one column
    for index, part in enumerate(parts[1:]):
        upper, lower = sorted((index, index + 1), key=lines.__getitem__)
        has_body = len(every) > _HEADER_LINES or (_is_bold(parts[upper]) and not _is_bold(parts[lower]))
        paired = not paired and has_body and lines[upper][-1] < lines[lower][0] and lines[upper][-1] <= lowest
        if paired:
            joined[-1] += part
        else:
            joined.append(list(part))
    return joined


def _headed(parts: list[list[Segment]]) -> list[list[Segment]]:
    """Join a part that nothing in a bold header stands over with the one beside it that is nearer: spaces one below the other.

    The first part may be that of labels, which have no heading.
    """
    plain = [s.line for part in parts for s in part if not all(word.bold for word in s.words)]
    first = min(plain, default=0)
    bare = [not any(segment.line < first for segment in part) for part in parts]
    if sum(bare[1:]) == 0 or bare.count(False) < _FEWEST_HEADED:
        return parts
    joined = [list(parts[0])]
    waits = False  # the part before, for this one
    for index, part in enumerate(parts[1:], 1):
        (x0, x1), before = _extent(part), _extent(joined[-1])[1]
        after = _extent(parts[index + 1])[0] if index + 1 < len(parts) else inf
        if waits or (bare[index] and x0 - before <= after - x1):
            joined[-1] += part
            waits = False
        else:
            joined.append(list(part))
            waits = bare[index]
    return joined


def _is_bold(part: Sequence[Segment]) -> bool:
    return all(word.bold for segment in part for word in segment.words)


def boundaries(columns: Sequence[tuple[float, float]], ends: Sequence[float] = ()) -> list[float]:
    """Return where columns part: at an end of a rule in the gutter between them, else in its middle."""
    gutters = [(left[1], right[0]) for left, right in pairwise(columns)]
    return [next((x for x in ends if x0 < x < x1), (x0 + x1) / 2) for x0, x1 in gutters]


def _parts(segments: Sequence[Segment], least: float) -> list[list[Segment]]:
    """Part segments where a vertical band of white lies between them."""
    parts: list[list[Segment]] = []
    end = 0.0
    for segment in sorted(segments, key=lambda s: s.x0):
        if parts and segment.x0 - end < least:
            parts[-1].append(segment)
            end = max(end, segment.x1)
        else:
            parts.append([segment])
            end = segment.x1
    return parts


def _bridges(part: Sequence[Segment], least: float) -> list[Segment]:
    """Return the few segments of a part that run across gutters of the others."""
    lines = len({segment.line for segment in part})
    if lines <= 2:
        return []
    allowed = max(1, int(_BRIDGES * lines))
    by_width = sorted(part, key=lambda s: s.x0 - s.x1)
    count = 1
    while True:
        removed, rest = by_width[: min(count, allowed)], by_width[min(count, allowed) :]
        solid = [_extent(p) for p in _parts(rest, least) if len({s.line for s in p}) > 1]
        if len(solid) > 1:
            return [s for s in removed if sum(s.x0 < x1 and x0 < s.x1 for x0, x1 in solid) > 1]
        if count >= allowed:
            return []
        count *= 2


def _headings(part: Sequence[Segment], least: float) -> list[Segment]:
    """Return the uppermost segment that alone leaves too little of a gutter white: a narrow heading over two columns."""
    thin = _thin(part, least)
    for segment in sorted(part, key=lambda s: s.line):
        if not any(segment.x0 < x1 and x0 < segment.x1 for x0, x1 in thin):
            continue
        others = _parts([other for other in part if other is not segment], least)
        below = [p for p in others if any(s.line > segment.line for s in p)]
        if sum(len({s.line for s in p}) > 1 or _is_bold(p) for p in below) > 1:
            return [segment]
    return []


def _thin(part: Sequence[Segment], least: float) -> list[tuple[float, float]]:
    """Return the extents, at least so wide and not at its ends, over which nowhere more than one segment of a part stands."""
    changes: Counter[float] = Counter()
    for segment in part:
        changes[segment.x0] += 1
        changes[segment.x1] -= 1
    ends = sorted(changes)
    depths = accumulate(changes[x] for x in ends)
    extents: list[tuple[float, float]] = []
    for (x0, x1), depth in zip(pairwise(ends), depths, strict=False):
        if depth > 1:
            continue
        if extents and extents[-1][1] == x0:
            extents[-1] = (extents[-1][0], x1)
        else:
            extents.append((x0, x1))
    return [(x0, x1) for x0, x1 in extents if x1 - x0 >= least and x0 > ends[0] and x1 < ends[-1]]


def _extent(part: Sequence[Segment]) -> tuple[float, float]:
    return min(segment.x0 for segment in part), max(segment.x1 for segment in part)
