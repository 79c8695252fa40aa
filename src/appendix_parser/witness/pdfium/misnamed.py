"""Digits that look like another digit than their font says: its map to Unicode may be wrong, and PDFium believes it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

import pypdfium2
from PIL import Image

from appendix_parser.witness.pdfium.characters import Characters
from appendix_parser.witness.pdfium.digits import digit_shown

_HIGH = 24.0  # pixels of a digit's picture
_GROUND = 1.6  # pixels around it
_LARGEST_SCALE = 40.0  # pixels for a point; what needs a larger one is too small to be read
_TRIES = 3  # digits of one glyph that are looked at on a page, until one is what it claims to be
_ASKEW = 0.35  # of a quarter turn; a digit in between is not looked at

_DIGIT = re.compile("[0-9]")
_QUARTERS = (None, Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_270)

Glyph = tuple[str, str, float, float]
"""A font's name, a digit, its width and height. Two glyphs that claim to be the same digit hardly have one size."""

Edges = tuple[Sequence[float], Sequence[float], Sequence[float], Sequence[float]]


class MisnamedDigits:
    """Finds the digits of a document that look like others; what was seen of a glyph holds for all later pages."""

    def __init__(self, characters: Characters) -> None:
        self._characters = characters
        self._known: dict[Glyph, str] = {}

    def as_drawn(
        self,
        page: pypdfium2.PdfPage,
        textpage: pypdfium2.PdfTextPage,
        text: str,
        edges: Edges,
        unpainted: Collection[int],
    ) -> str:
        """Return the text of a page with those digits as they look.

        Args:
            page: the page.
            textpage: its characters.
            text: these characters.
            edges: the left, upper, right and lower edge of each, in points from the top left of the shown page.
            unpainted: the indices of those that paint nothing.
        """
        indices = [match.start() for match in _DIGIT.finditer(text)]
        if unpainted:
            hidden = set(unpainted)
            indices = [at for at in indices if at not in hidden]
        if not indices:
            return text
        glyphs: defaultdict[Glyph, list[int]] = defaultdict(list)
        names = self._characters.font_names(textpage, indices)
        lefts, tops, rights, bottoms = edges
        for at, name in zip(indices, names, strict=True):
            size = round(rights[at] - lefts[at], 2), round(bottoms[at] - tops[at], 2)
            glyphs[name, text[at], *size].append(at)
        letters = list(text)
        for glyph, places in glyphs.items():
            if glyph not in self._known:
                looks = (self._shown(page, textpage, at, edges, glyph[1]) for at in places[:_TRIES])
                self._known[glyph] = _agreed(looks, glyph[1])
            if self._known[glyph] != glyph[1]:
                for at in places:
                    letters[at] = self._known[glyph]
        return "".join(letters)

    def _shown(
        self,
        page: pypdfium2.PdfPage,
        textpage: pypdfium2.PdfTextPage,
        at: int,
        edges: Edges,
        claimed: str,
    ) -> str | None:
        """Return which digit a character looks like; None if it is not known."""
        x0, top, x1, bottom = (side[at] for side in edges)
        turns = self._characters.quarter_turns(textpage, at) + page.get_rotation() / 90
        quarters = round(turns)
        height = bottom - top if quarters % 2 == 0 else x1 - x0
        if height * _LARGEST_SCALE < _HIGH or abs(turns - quarters) > _ASKEW:
            return None
        scale = _HIGH / height
        ground = _GROUND / scale
        width, whole = page.get_size()
        around = (x0 - ground, whole - bottom - ground, width - x1 - ground, top - ground)
        if min(around) < 0:
            return None
        bitmap = page.render(scale=scale, crop=around, grayscale=True)
        picture = bitmap.to_pil()
        quarter = _QUARTERS[quarters % 4]
        return digit_shown(picture if quarter is None else picture.transpose(quarter), claimed)


def _agreed(looks: Iterable[str | None], claimed: str) -> str:
    """Return the digit that all looks of a glyph agree on; what it claims to be, where they do not."""
    found: set[str] = set()
    for shown in looks:
        if shown == claimed:
            return claimed
        if shown is not None:
            found.add(shown)
    return found.pop() if len(found) == 1 else claimed
