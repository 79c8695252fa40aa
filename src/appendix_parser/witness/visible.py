"""Finds how much of a word can be seen: all of it, some of its letters, or nothing."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from appendix_parser.geometry import Box, hull
from appendix_parser.page import Word
from appendix_parser.text import runs_left
from appendix_parser.witness.ink import FAINTEST, SMALLEST, Ink

_SMALLEST_SIZE = 2.0  # points; nor can text of a smaller font size
_WHITE_GAP = 0.3  # font sizes; a wider gap may be a letter without ink
_WHITE_MARGIN = 0.15  # font sizes; so may this much at an end of the word
_PART = 0.3  # share of a letter's columns or rows without ink that makes it partly hidden
_NEARLY_ALL = 0.8  # … and so much of them that it cannot be recognised
_NO_GLYPH = 0.05  # points
_SHIFT = 0.75  # pixels by which PDFium draws letters beside their boxes, as it puts them on whole pixels
_FAR = 2.0  # … and narrow ones, where another font stands in for theirs
_NARROW = 3.0  # pixels; there is nothing left of such a letter's box without that
_BEYOND = 1.0  # points around a bar or dot that show its ground
_ALL_INK = frozenset("-‐‑–—−_.|lIi!'’‘`,:;·•●■▪◆…¦")
"""Characters that fill their box with ink, so that ink and ground look the same in it."""


class Visible(NamedTuple):
    """What of a word can be seen, by the places of its letters; `hidden` is None if nothing can."""

    hidden: tuple[int, ...] | None = ()
    partly: tuple[int, ...] = ()


_ALL = Visible()
_NOTHING = Visible(None)


def visible_part(word: Word, letters: Sequence[int], text: str, ink: Ink) -> Visible:
    """Return what of a word can be seen.

    Args:
        word: the word.
        letters: the indices of PDFium's characters of it; there may be none.
        text: those characters. Where they are not the word's, it is seen as a whole or not at all.
        ink: the ink of the page.
    """
    if word.size < _SMALLEST_SIZE:
        return _NOTHING
    view = ink.view
    lacking = {at for at, index in enumerate(letters) if index in view.lacking} if view.lacking else set()
    if lacking:
        return _ALL if len(lacking) == len(letters) else _letter_by_letter(word, letters, text, ink, lacking)
    box = view.hull(letters) if letters else None
    if box is None or box.width < _NO_GLYPH or box.height < _NO_GLYPH:
        # PDFium has no glyph for them. It lacks signs, and draws nothing then.
        is_sign = not any(map(str.isalnum, word.text))
        return _ALL if is_sign or _has_ink(word.box, "", ink) else _NOTHING
    if word.askew:
        return _ALL if ink.contrast(box) >= FAINTEST else _NOTHING
    columns, both_halves = ink.columns(box, roughly=True)
    if (
        both_halves
        and _has_no_gap(columns, word.size / ink.pixel)
        and (0 in columns or _has_ink(box, text, ink))
        and ink.tiny.isdisjoint(letters)
    ):
        return _ALL
    return _letter_by_letter(word, letters, text, ink)


def _has_no_gap(columns: bytes, size: float) -> bool:
    margin = bytes(max(3, round(_WHITE_MARGIN * size)))
    gap = bytes(max(3, round(_WHITE_GAP * size)))
    return not (gap in columns or columns.startswith(margin) or columns.endswith(margin))


def _letter_by_letter(
    word: Word, indices: Sequence[int], text: str, ink: Ink, lacking: Collection[int] = ()
) -> Visible:
    """Return what of a word can be seen; letters that PDFium lacks count as seen."""
    letters = list(map(ink.view.box, indices))
    plain = {at for at, letter in enumerate(text) if letter.isalnum() and at not in lacking}
    hidden = [
        at for at, letter in enumerate(letters) if at not in lacking and not _is_seen(letter, text[at], ink)
    ]
    if len(hidden) == len(letters):
        return _NOTHING
    if len(text) != len(word.text) or runs_left(text):
        return _ALL
    missing = {at: ink.missing(letters[at], _SHIFT * ink.pixel) for at in plain.difference(hidden)}
    hidden = sorted([*hidden, *(at for at, share in missing.items() if share > _NEARLY_ALL)])
    if plain and plain.issubset(hidden) and not lacking:
        return _NOTHING  # a speck of a full stop, or of what covers the word
    partly = sorted(at for at, share in missing.items() if _PART < share <= _NEARLY_ALL)
    # PDFium lacks signs, and may draw narrow letters beside their boxes: alone they prove nothing.
    if not any((at in plain or text[at] == "/") and letters[at].width > _NARROW * ink.pixel for at in hidden):
        hidden = []
    return Visible(tuple(hidden), tuple(partly))


def _is_seen(letter: Box, text: str, ink: Ink) -> bool:
    if text.isalnum() and letter.height < SMALLEST and letter.width < SMALLEST:
        return False
    return _has_ink(_narrowed(letter, ink.pixel), text, ink)


def _narrowed(letter: Box, pixel: float) -> Box:
    """Return a letter's box without the edges to which the next letters may reach; a narrow or low one's with more."""
    shift = _SHIFT * pixel
    by_x = shift if letter.width > _NARROW * pixel else -_FAR * pixel
    by_y = 0.0 if letter.height > _NARROW * pixel else shift
    return Box(letter.x0 + by_x, letter.top - by_y, letter.x1 - by_x, letter.bottom + by_y)


def _has_ink(box: Box, text: str, ink: Ink) -> bool:
    columns, _ = ink.columns(box)
    if not any(columns):
        return False
    if 0 in columns:
        return True
    if (text and _ALL_INK.issuperset(text)) or min(box.width, box.height) < _NARROW * ink.pixel:
        box = Box(box.x0, box.top - _BEYOND, box.x1, box.bottom + _BEYOND)
    return ink.contrast(box) >= FAINTEST


def seen_box(letters: Sequence[Box], word: Word, hidden: Sequence[int]) -> Box:
    """Return the box of a word without the letters that are hidden."""
    rest = hull(letter for at, letter in enumerate(letters) if at not in hidden)
    x0 = word.box.x0 if 0 not in hidden else rest.x0
    x1 = word.box.x1 if len(letters) - 1 not in hidden else rest.x1
    return Box(x0, word.box.top, x1, word.box.bottom)
