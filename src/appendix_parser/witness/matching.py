"""Matches PDFium's characters with words."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence

from appendix_parser.geometry import Box
from appendix_parser.page import Word
from appendix_parser.witness.upright_view import View

_BAND = 4.0  # points; words are looked up by the bands of the page that they touch
_DOUBLE = 0.2  # font sizes within which the same character again is painted twice: a shadow, or bold
_BESIDE = 0.35  # font sizes by which the middle of a letter may be out of its word's box

_NO_WIDTH = 0.05  # font sizes; a box so narrow is of a sign to which the font gives no width, as LibreOffice's ticks are

_RUN = re.compile(r"\S+")

Entry = tuple[float, float, float, float, int]


def letters_of(words: Sequence[Word], view: View) -> tuple[list[Sequence[int]], list[int]]:
    """Give each of PDFium's characters to the word whose box has its middle.

    Returns:
        For each word the indices of its characters, in PDFium's order, and those that are in no word. Blanks are
        left out.
    """
    bands: dict[int, list[Entry]] = defaultdict(list)
    for at, word in enumerate(words):
        x0, top, x1, bottom = word.box
        entry = (x0, top, x1, bottom, at)
        for band in range(int(top // _BAND), int(bottom // _BAND) + 1):
            bands[band].append(entry)
    owned: list[Sequence[int]] = [()] * len(words)
    stray: list[int] = []
    text, lefts, rights = view.text, view.lefts, view.rights
    for run in _RUN.finditer(text):
        start, end = run.span()
        found = _word_at(view, start, bands)
        if found is not None:
            at = found[4]
            # Most runs are a word as it was read: that all its letters are in the box need not be asked.
            if (
                not owned[at]
                and words[at].text == text[start:end]
                and found[0] <= (lefts[end - 1] + rights[end - 1]) / 2 < found[2]
            ):
                owned[at] = range(start, end)
                continue
        for index in range(start, end):
            found = _word_at(view, index, bands)
            if found is None:
                stray.append(index)
            else:
                owned[found[4]] = [*owned[found[4]], index]
    return owned, _still_stray(words, view, owned, stray, bands) if stray else []


def _word_at(view: View, index: int, bands: dict[int, list[Entry]]) -> Entry | None:
    x, y = (view.lefts[index] + view.rights[index]) / 2, (view.tops[index] + view.bottoms[index]) / 2
    for entry in bands.get(int(y // _BAND), ()):
        if entry[0] <= x < entry[2] and entry[1] <= y < entry[3]:
            return entry
    return None


def _still_stray(
    words: Sequence[Word],
    view: View,
    owned: list[Sequence[int]],
    stray: Sequence[int],
    bands: dict[int, list[Entry]],
) -> list[int]:
    """Give letters that reach out of their word's box to it, and return the others."""
    left: list[int] = []
    for index in stray:
        box = view.box(index)
        near = {
            entry[4]
            for band in range(int((box.top - 8) // _BAND), int((box.bottom + 8) // _BAND) + 1)
            for entry in bands.get(band, ())
        }
        for at in sorted(near):
            word = words[at]
            has_room = len(owned[at]) < len(unicodedata.normalize("NFKC", word.text))  # ½ has three
            if has_room and _reach(word).contains_centre_of(box):
                owned[at] = sorted([*owned[at], index])
                break
        else:
            left.append(index)
    return left


def _reach(word: Word) -> Box:
    """Return where the middles of a word's letters may be: around its box, which may lack the width of its sign."""
    box = word.box
    if word.angle == 0 and box.x1 - box.x0 < _NO_WIDTH * word.size:
        box = box._replace(x1=box.x0 + word.size)
    return box.grown(_BESIDE * word.size)


def without_doubles(view: View, letters: Sequence[int], size: float) -> list[int]:
    """Return the letters of a word without those that are painted again in nearly the same place."""
    kept: list[int] = []
    reach = _DOUBLE * size
    for index in letters:
        x, y = view.lefts[index], view.tops[index]
        if not any(
            view.text[other] == view.text[index]
            and abs(view.lefts[other] - x) < reach
            and abs(view.tops[other] - y) < reach
            for other in kept
        ):
            kept.append(index)
    return kept
