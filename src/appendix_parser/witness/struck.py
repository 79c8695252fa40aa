"""Words that a line strikes out, or some letters of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from appendix_parser.geometry import Box, hull
from appendix_parser.page import RulingLine, Word
from appendix_parser.witness.upright_view import View

_UPPER, _LOWER = 0.2, 0.75  # shares of a letter's height between which a line strikes it out
_MOST = 0.6  # share of a letter's width


def struck_letters(
    words: Sequence[Word], letters: Sequence[Sequence[int]], lines: Iterable[RulingLine], view: View
) -> Iterator[tuple[int, dict[int, RulingLine]]]:
    """Yield the index of each word with letters that are struck out, and the lines through those, by their places.

    Args:
        words: the words of a page.
        letters: the indices of PDFium's characters of each.
        lines: the page's ruling lines. One through other signs is not a strike: an underline crosses commas.
        view: the page.
    """
    across = sorted((line for line in lines if line.horizontal), key=lambda line: line.position)
    positions = [line.position for line in across]
    for at, word in enumerate(words):
        x0, top, x1, bottom = word.box
        first, end = bisect_right(positions, top), bisect_left(positions, bottom)
        if first == end or word.askew:
            continue
        struck = {
            place: line
            for line in across[first:end]
            if line.start < x1 and x0 < line.end
            for place, index in enumerate(letters[at])
            if view.text[index].isalnum() and _strikes(line, view.box(index))
        }
        if struck:
            yield at, struck


def ends_with(line: RulingLine, words: Iterable[Word]) -> bool:
    """Return whether a line is about as long as the words that it crosses, as a strike is and a rule of a table is not."""
    crossed = [word for word in words if word.box.top < line.position < word.box.bottom]
    within = hull(word.box for word in crossed)
    size = max(word.size for word in crossed)
    return within.x0 - size <= line.start and line.end <= within.x1 + size


def _strikes(line: RulingLine, letter: Box) -> bool:
    upper, lower = letter.top + _UPPER * letter.height, letter.top + _LOWER * letter.height
    covered = min(line.end, letter.x1) - max(line.start, letter.x0)
    return upper < line.position < lower and covered >= _MOST * letter.width
