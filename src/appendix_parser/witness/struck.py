"""Words of which a line strikes out some letters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from appendix_parser.geometry import Box
from appendix_parser.page import RulingLine, Word

_BAND = 4.0  # points
_UPPER, _LOWER = 0.2, 0.75  # shares of a letter's height between which a line strikes it out
_MOST = 0.6  # share of a letter's width


def struck_letters(
    words: Sequence[Word], letters: Sequence[Sequence[Box]], texts: Sequence[str], lines: Iterable[RulingLine]
) -> Iterator[tuple[int, list[int]]]:
    """Yield the index of each word with letters that are struck out, and which ones.

    Args:
        words: the words of a page.
        letters: the boxes of the letters of each.
        texts: those letters. A line through other signs is no strike: an underline crosses commas.
        lines: the page's ruling lines.
    """
    bands: dict[int, list[int]] = defaultdict(list)
    for at, word in enumerate(words):
        if not word.askew:
            for band in range(int(word.box.top // _BAND), int(word.box.bottom // _BAND) + 1):
                bands[band].append(at)
    struck: dict[int, set[int]] = defaultdict(set)
    for line in lines:
        if not line.horizontal:
            continue
        for at in bands.get(int(line.position // _BAND), ()):
            x0, top, x1, bottom = words[at].box
            if line.start < x1 and x0 < line.end and top < line.position < bottom:
                struck[at].update(
                    i
                    for i, (letter, text) in enumerate(zip(letters[at], texts[at], strict=True))
                    if text.isalnum() and _strikes(line, letter)
                )
    for at, found in sorted(struck.items()):
        if found:
            yield at, sorted(found)


def _strikes(line: RulingLine, letter: Box) -> bool:
    upper, lower = letter.top + _UPPER * letter.height, letter.top + _LOWER * letter.height
    covered = min(line.end, letter.x1) - max(line.start, letter.x0)
    return upper < line.position < lower and covered >= _MOST * letter.width
