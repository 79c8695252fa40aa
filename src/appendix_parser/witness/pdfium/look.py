"""Looks at a PDF with PDFium, page by page. It shares no code with the reading."""

from __future__ import annotations

import logging
import math
from collections.abc import Iterator
from itertools import compress
from operator import sub

import pypdfium2

from appendix_parser.inputs.page_ranges import ALL_PAGES, PageRanges
from appendix_parser.witness.pdfium.characters import Characters, Sides, text_of
from appendix_parser.witness.pdfium.misnamed import MisnamedDigits
from appendix_parser.witness.pdfium.sight import Sight
from appendix_parser.witness.pdfium.text_colours import needs_colour

ENGINE = "PDFium"
"""Name of what looks."""

_SCALE = 1.5  # pixels of the picture for each point
_FEWEST_PIXELS = 1_000_000
"""As many as of a common page. One that is small in its own unit may have small letters: PDFium takes each unit for a point."""
_HEIGHT = 5.5  # pixels of the height of letters, except for the lowest tenth of them
_LARGEST_SCALE = 6.0
_MOST_PIXELS = 6_000_000

# It warns of XFA forms, which it draws as the plain forms that they contain as well.
logging.getLogger("pypdfium2").addHandler(logging.NullHandler())
logging.getLogger("pypdfium2").propagate = False


def look(data: bytes, password: str = "", pages: PageRanges = ALL_PAGES) -> Iterator[Sight]:
    """Look at the pages of a PDF in order, each when it is asked for.

    Args:
        data: the PDF.
        password: what opens it, where it is encrypted.
        pages: the pages to look at.

    Yields:
        One sight for each page that PDFium knows. One that it cannot load or draw says so. Where it cannot
        open the file at all, there is one for the first page, which says so.
    """
    try:
        document = pypdfium2.PdfDocument(data, password=password or None)
    except pypdfium2.PdfiumError as error:
        yield Sight(1, _reason(error))
        return
    with document:
        characters = Characters()
        digits = MisnamedDigits(characters)
        if document.get_formtype():
            document.init_forms()
        for number in range(1, len(document) + 1):
            if number in pages:
                yield _look_at(document, number, characters, digits)


def _reason(error: Exception) -> str:
    return str(error).rstrip(".") or type(error).__name__


def _look_at(
    document: pypdfium2.PdfDocument, number: int, characters: Characters, digits: MisnamedDigits
) -> Sight:
    try:
        page = document[number - 1]
    except pypdfium2.PdfiumError as error:
        return Sight(number, _reason(error))
    try:
        width, height = page.get_size()
        if not (math.isfinite(width * height) and width > 0 and height > 0):
            return Sight(number, "The page has no size")
        textpage = page.get_textpage()
        try:
            text = text_of(textpage)
            boxes, empty = characters.boxes(textpage, text)
            sides = _as_shown(boxes, page.get_bbox(), page.get_rotation())
            unpainted = characters.unpainted(textpage, text)
            lacking = characters.lacking(textpage, empty)
            scale = _scale(width, height, _letter_height(text, sides))
            bitmap = page.render(scale=scale, grayscale=True)
            in_colour = needs_colour(bitmap.to_pil(), scale, characters, textpage, text, sides)
            text = digits.as_drawn(page, textpage, text, sides, unpainted)
        finally:
            textpage.close()
        if in_colour:
            bitmap.close()
            bitmap = page.render(scale=scale, rev_byteorder=True)
        shape, pixels = (bitmap.width, bitmap.height, bitmap.stride), bytes(bitmap.buffer)
        bitmap.close()
    except (pypdfium2.PdfiumError, MemoryError, OverflowError, ValueError) as error:
        return Sight(number, _reason(error))
    finally:
        page.close()
    return Sight(number, "", width, height, text, *sides, *shape, pixels, unpainted, lacking, in_colour)


def _letter_height(text: str, sides: Sides) -> float:
    """Return the height that nine tenths of the letters and digits of a page have at least, in points; 0 without any."""
    _, tops, _, bottoms = sides
    heights = sorted(compress(map(sub, bottoms, tops), map(str.isalnum, text)))
    return heights[len(heights) // 10] if heights else 0.0


def _scale(width: float, height: float, letter_height: float) -> float:
    """Return how many pixels a point gets: fewer, where the page is huge; more, where it or its letters are small."""
    for_letters = _HEIGHT / letter_height if letter_height > 0 else 0.0
    small = min(_LARGEST_SCALE, max(math.sqrt(_FEWEST_PIXELS / (width * height)), for_letters))
    large = min(math.sqrt(_MOST_PIXELS / (width * height)), _MOST_PIXELS / max(width, height))
    scale = min(max(_SCALE, small), large)
    return max(scale, 1.0 / min(width, height))


def _as_shown(sides: Sides, bounds: tuple[float, float, float, float], rotation: int) -> Sides:
    """Bring edges from user space to the page as shown; `bounds` is its left, bottom, right and top there."""
    low_x, low_y, high_x, high_y = bounds
    left, right, bottom, top = sides
    if rotation in (0, 180):
        across, along = (left, right, low_x, high_x), (bottom, top, low_y, high_y)
    else:
        across, along = (bottom, top, low_y, high_y), (left, right, low_x, high_x)
    x0, x1 = _placed(*across, back=rotation in (180, 270))
    tops, bottoms = _placed(*along, back=rotation in (0, 270))
    return x0, tops, x1, bottoms


def _placed(
    starts: list[float], ends: list[float], low: float, high: float, *, back: bool
) -> tuple[list[float], list[float]]:
    """Return edges as they lie from the one end of the page or, `back`, from the other."""
    if back:
        return [high - end for end in ends], [high - start for start in starts]
    return [start - low for start in starts], [end - low for end in ends]
