"""Finds how much of a word can be seen: all of it, some of its letters, or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
    if view.lacking and not view.lacking.isdisjoint(letters):
        return _ALL if view.lacking.issuperset(letters) else _letter_by_letter(word, letters, text, ink)
    box = view.hull(letters) if letters else None
    if box is None or box.width < _NO_GLYPH or box.height < _NO_GLYPH:
        # PDFium has no glyph for them. It lacks signs, and draws nothing then.
        is_seen = not any(map(str.isalnum, word.text)) or _has_ink(word.box, "", ink)
    elif word.askew:
        is_seen = ink.contrast(box) >= FAINTEST
    elif len(text) > 1 and _is_inked_throughout(box, word.size, text, ink) and ink.tiny.isdisjoint(letters):
        is_seen = True
    else:
        return _letter_by_letter(word, letters, text, ink)
    return _ALL if is_seen else _NOTHING


def _is_inked_throughout(box: Box, size: float, text: str, ink: Ink) -> bool:
    columns, both_halves = ink.columns(box, roughly=True)
    return (
        both_halves and _has_no_gap(columns, size / ink.pixel) and (0 in columns or _has_ink(box, text, ink))
    )


def _has_no_gap(columns: bytes, size: float) -> bool:
    if 0 not in columns:
        return True
    margin = bytes(max(3, round(_WHITE_MARGIN * size)))
    gap = bytes(max(3, round(_WHITE_GAP * size)))
    return not (gap in columns or columns.startswith(margin) or columns.endswith(margin))


class _Letters:
    """The letters of a word, looked at one by one. Letters that PDFium lacks count as seen."""

    def __init__(self, indices: Sequence[int], text: str, ink: Ink) -> None:
        self._boxes = list(map(ink.view.box, indices))
        self._text = text
        self._ink = ink
        self._told = [at for at, index in enumerate(indices) if index not in ink.view.lacking]
        self.unseen = {at for at in self._told if not _is_seen(self._boxes[at], text[at], ink)}

    @property
    def plain(self) -> set[int]:
        """Letters and digits."""
        return {at for at in self._told if self._text[at].isalnum()}

    def hidden_shares(self) -> dict[int, float]:
        """Return how much of a letter is hidden, by its place; those that are not there are seen."""
        shift = _SHIFT * self._ink.pixel
        seen = self.plain - self.unseen
        return dict.fromkeys(self.unseen, 1.0) | {
            at: self._ink.missing(self._boxes[at], shift) for at in seen
        }

    def prove(self, hidden: Iterable[int]) -> bool:
        """Return whether these letters are hidden: PDFium lacks signs, and may draw narrow letters beside their boxes."""
        narrow = _NARROW * self._ink.pixel
        return any(
            self._boxes[at].width > narrow and (at in self.plain or self._text[at] == "/") for at in hidden
        )


def _letter_by_letter(word: Word, indices: Sequence[int], text: str, ink: Ink) -> Visible:
    letters = _Letters(indices, text, ink)
    if len(letters.unseen) == len(indices):
        return _NOTHING
    if len(text) != len(word.text) or runs_left(text):
        return _ALL
    shares = letters.hidden_shares()
    hidden = sorted(at for at, share in shares.items() if share > _NEARLY_ALL)
    if letters.plain and letters.plain.issubset(hidden) and ink.view.lacking.isdisjoint(indices):
        return _NOTHING  # a speck of a full stop, or of what covers the word
    partly = sorted(at for at, share in shares.items() if _PART < share <= _NEARLY_ALL)
    return Visible(tuple(hidden) if letters.prove(hidden) else (), tuple(partly))


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
