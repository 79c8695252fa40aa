"""What PDFium sees of a page: its characters and a picture."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from appendix_parser.geometry import Box


class Sight(NamedTuple):
    """One page as PDFium reads and draws it.

    All places are in points from the top left of the page as it is shown, in the file's own unit: `width` and
    `height` say how large the page is in that unit.

    `text` has one character for each item of `lefts`, `tops`, `rights` and `bottoms`, the edges of what the
    character inks. `pixels` is the picture, row by row, `stride` bytes to a row: one grey byte for each pixel, or
    where `in_colour` one for each of red, green and blue. The first `columns` of a row are the page's.
    `unpainted` are the indices of characters whose text mode paints nothing, as of those behind a scan; `lacking`
    those of characters that PDFium has no font for, and cannot draw.
    `problem` says why PDFium cannot show the page; then there is nothing else.
    """

    number: int
    problem: str = ""
    width: float = 0.0
    height: float = 0.0
    text: str = ""
    lefts: Sequence[float] = ()
    tops: Sequence[float] = ()
    rights: Sequence[float] = ()
    bottoms: Sequence[float] = ()
    columns: int = 0
    rows: int = 0
    stride: int = 0
    pixels: bytes = b""
    unpainted: Sequence[int] = ()
    lacking: Sequence[int] = ()
    in_colour: bool = False

    def box(self, index: int) -> Box:
        """Return the box of a character."""
        return Box(self.lefts[index], self.tops[index], self.rights[index], self.bottoms[index])
