"""A font as PDFium knows it: its name, and how wide its characters are."""

from __future__ import annotations

from collections.abc import Sequence

from appendix_parser.reading import pdfium_library as pdfium
from appendix_parser.reading.affine import Affine
from appendix_parser.reading.pdfium_library import Handle

_SAME = 0.01  # ems
_SLIGHT = 0.001  # ems: a glyph without a width still has an extent
_FLAT = 1e-4  # two directions this close are one


class PdfiumFont:
    """A font of a document. Each of its characters is measured once, in ems: multiples of the font size."""

    def __init__(self, handle: Handle) -> None:
        self._handle = handle
        self.name = pdfium.text(lambda *to: pdfium.font_name_of(handle, *to), "utf-8")
        self._widths: dict[str, float] = {}

    def widths(
        self,
        text: Handle,
        characters: Sequence[str],
        indices: Sequence[int],
        origins: tuple[Sequence[float], Sequence[float]],
        matrix: Affine,
        font_size: float,
    ) -> list[float]:
        """Return by how much each character moves the next one on, in ems.

        Args:
            text: the text page.
            characters: what the characters are; ligatures as their letters.
            indices: where they stand on the text page.
            origins: x and y of where they start in user space.
            matrix: the map from glyphs to user space.
            font_size: the size at which they are set there.
        """
        known = self._widths
        for character in set(characters) - known.keys():
            at = characters.index(character)
            origin = origins[0][at], origins[1][at]
            told = self._measure(text, character, indices[at], origin, matrix, font_size)
            known[character] = max(_SLIGHT, told)
        return list(map(known.__getitem__, characters))

    def _measure(
        self,
        text: Handle,
        character: str,
        index: int,
        origin: tuple[float, float],
        matrix: Affine,
        font_size: float,
    ) -> float:
        """Return a width as the font tells it, or where it does not, as the character's box shows it.

        PDFium looks a width up by the character and not by its code, and so may find another one's. The box
        holds the advance, and what of the glyph reaches beyond it.
        """
        told = pdfium.number(pdfium.glyph_width_of, self._handle, ord(character[0]), 1.0)
        if not font_size:
            return told
        loose = pdfium.floats(pdfium.loose_box_of, text, index, width=4)
        advance_end = _end(origin, loose, matrix)
        ink_end = _end(origin, pdfium.tight_box(text, index), matrix)
        if advance_end is None or ink_end is None:
            return told
        reach, ink = advance_end / abs(font_size), ink_end / abs(font_size)
        is_told = len(character) == 1 and abs(reach - told) <= _SAME
        hides_it = len(character) == 1 and told < reach and abs(reach - ink) <= _SAME
        return told if is_told or hides_it else reach


def _end(origin: tuple[float, float], box: Sequence[float], matrix: Affine) -> float | None:
    """Return how far a box (left, top, right, bottom) reaches ahead of the origin; None for oblique text.

    None as well for text without an extent.
    """
    (x, y), (left, top, right, bottom) = origin, box
    a, b, *_ = matrix
    if not a and not b:
        return None
    if abs(b) <= _FLAT * abs(a):
        return (right - x if a > 0 else x - left) / abs(a)
    if abs(a) <= _FLAT * abs(b):
        return (top - y if b > 0 else y - bottom) / abs(b)
    return None
