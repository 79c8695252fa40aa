"""What PDFium, a library that the parser does not read with, finds inside a region."""

from __future__ import annotations

import ctypes
import io
import math
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from appendix_parser.geometry import Box, hull
from appendix_parser.records import Region
from tests.by_height import ByHeight

_STEPS = 100
"""Device units in a point, for PDFium's own turn from the shown page to the page's coordinates."""

_HYPHENS = {"\x02": "-", "\ufffe": "-"}
"""What PDFium makes of a hyphen at the end of a line."""


_ASKEW = math.radians(1)

_ROUNDED = 0.02
"""Points by which the rounding of both libraries may shift a place."""


class Character(NamedTuple):
    """A character and its ink, in points from the top left of the page as it is shown."""

    text: str
    box: Box


class Witness:
    """The characters that the pages of a PDF show, in the order in which they are drawn."""

    def __init__(self, data: bytes) -> None:
        with pikepdf.open(io.BytesIO(data)) as pdf:  # PDFium leaves /UserUnit out
            units = [float(page.obj.get("/UserUnit", 1)) for page in pdf.pages]
        with pypdfium2.PdfDocument(data) as document:
            self._pages = [
                ByHeight(list(_characters(*each)), lambda one: one.box.y_mid)
                for each in zip(document, units, strict=True)
            ]

    def characters_in(self, region: Region) -> list[Character]:
        """Return the characters whose middles lie in the region."""
        place = Box(*region.bbox).grown(_ROUNDED)
        near = self._pages[region.page - 1].between(place.top, place.bottom)
        return [each for each in near if place.contains_centre_of(each.box)]

    def text_in(self, regions: tuple[Region, ...]) -> str:
        """Return the characters in the regions as one text without white space."""
        return "".join(each.text for region in regions for each in self.characters_in(region))


def folded(text: str) -> str:
    """Return what two libraries agree on: no white space, ligatures as letters, one kind of hyphen."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def _characters(page: pypdfium2.PdfPage, unit: float) -> Iterator[Character]:
    """Yield the characters that are seen and stand upright on some side of the page, unlike a watermark."""
    textpage = page.get_textpage()
    sides = [ctypes.c_double() for _ in range(4)]
    for index in range(textpage.count_chars()):
        code = pdfium.FPDFText_GetUnicode(textpage, index)
        character = _HYPHENS.get(chr(code), chr(code))
        drawn = pdfium.FPDFTextObj_GetTextRenderMode(pdfium.FPDFText_GetTextObject(textpage, index))
        askew = pdfium.FPDFText_GetCharAngle(textpage, index) % (math.pi / 2)
        is_askew = min(askew, math.pi / 2 - askew) > _ASKEW
        is_hidden = drawn == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE or is_askew
        if character.isspace() or is_hidden or not pdfium.FPDFText_GetCharBox(textpage, index, *sides):
            continue
        left, right, bottom, top = (side.value for side in sides)
        corners = (_shown(page, left, top, unit), _shown(page, right, bottom, unit))
        yield Character(character, hull(Box(*corner, *corner) for corner in corners))


def _shown(page: pypdfium2.PdfPage, x: float, y: float, unit: float) -> tuple[float, float]:
    width, height = page.get_size()
    across, down = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDF_PageToDevice(page, 0, 0, round(width * _STEPS), round(height * _STEPS), 0, x, y, across, down)
    return across.value / _STEPS * unit, down.value / _STEPS * unit
