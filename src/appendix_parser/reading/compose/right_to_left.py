"""Text that runs from right to left: glyphs are in the order of their places, characters in that of reading."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from appendix_parser.reading.compose.glyph_lines import GlyphLine
from appendix_parser.text import runs_left, runs_right

_FAR = 1.0  # font sizes; text further apart is not of one run
_MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_IN_NUMBERS = frozenset(".,:/")
_UNIT = re.compile(r"(?:9(?:\.?9)*|.)\^*")
"""What keeps its order, by the kinds of its glyphs: a number with its points, or a letter, and their accents."""
_SHAPED = ("\ufb1d", "\ufefc")  # the first and the last letter that is a shape of another one


def right_to_left_runs(line: GlyphLine) -> list[range]:
    """Return the runs of glyphs from one letter that runs to the left to the last before others, from left to right."""
    runs: list[range] = []
    first = last = None
    for at, text in enumerate(line.texts):
        ends = runs_right(text) or (at and line.starts[at] - line.ends[at - 1] > _FAR * line.sizes[at])
        if ends and first is not None and last is not None:
            runs.append(range(first, last + 1))
            first = None
        if runs_left(text):
            first, last = at if first is None else first, at
    if first is not None and last is not None:
        runs.append(range(first, last + 1))
    return runs


def in_logical_order(texts: Sequence[str], start: int, runs: Sequence[range]) -> str:
    """Return what the glyphs of a word say, those in runs from the last to the first.

    Args:
        texts: the word's glyphs from left to right.
        start: the index of the first in its line.
        runs: the line's runs from right to left.
    """
    said: list[str] = []
    at, end = start, start + len(texts)
    for run in runs:
        first, last = max(run.start, at), min(run.stop, end)
        if first < last:
            said += [*texts[at - start : first - start], _turned(texts[first - start : last - start])]
            at = last
    return "".join((*said, *texts[at - start :]))


def _turned(texts: Sequence[str]) -> str:
    """Return a run in the order of reading: numbers keep theirs, accents their letters, and brackets are mirrored."""
    plain = [
        unicodedata.normalize("NFKC", text) if _SHAPED[0] <= text[:1] <= _SHAPED[1] else text
        for text in texts
    ]
    units = [slice(*found.span()) for found in _UNIT.finditer("".join(map(_kind, plain)))]
    return "".join("".join(plain[unit]).translate(_MIRRORED) for unit in reversed(units))


def _kind(text: str) -> str:
    """Return what a glyph is, as a letter of `_UNIT`."""
    if text.isdecimal():
        return "9"
    if text in _IN_NUMBERS:
        return "."
    return "^" if unicodedata.combining(text[:1] or " ") else "a"
