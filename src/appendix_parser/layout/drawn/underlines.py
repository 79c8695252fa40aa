"""Finds underlines: lines under words, such as links, which are not ruling lines of a table."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from appendix_parser.layout.tolerances import LAP, LEAST_GAP, WIDE_SPACE
from appendix_parser.page import RulingLine, Word


def without_underlines(lines: Sequence[RulingLine], words: Sequence[Word]) -> tuple[RulingLine, ...]:
    """Return the lines except those at the foot of words that begin and end within words."""
    by_bottom = sorted((word for word in words if not word.askew), key=lambda word: word.box.bottom)
    bottoms = [word.box.bottom for word in by_bottom]
    largest = max((word.size for word in by_bottom), default=0.0)

    def is_underline(line: RulingLine) -> bool:
        low = bisect_left(bottoms, line.position - LAP * largest)
        high = bisect_right(bottoms, line.position + largest)
        return _is_of_text(line, [word for word in by_bottom[low:high] if _lies_at_foot(line, word)])

    return tuple(line for line in lines if not (line.horizontal and is_underline(line)))


def _lies_at_foot(line: RulingLine, word: Word) -> bool:
    over = min(line.end, word.box.x1) - max(line.start, word.box.x0)
    return (
        over > WIDE_SPACE * word.size and word.box.y_mid < line.position <= word.box.bottom + LAP * word.size
    )


def _is_of_text(line: RulingLine, words: list[Word]) -> bool:
    """Return whether a line at the foot of words is no longer than the text that they make."""
    if not words:
        return False
    words.sort(key=lambda word: word.box.x0)
    size = max(word.size for word in words)
    if any(right.box.x0 - left.box.x1 > LEAST_GAP * size for left, right in pairwise(words)):
        return False  # texts of two cells
    start, end = words[0].box.x0, max(word.box.x1 for word in words)
    return start - WIDE_SPACE * size <= line.start and line.end <= end + WIDE_SPACE * size
