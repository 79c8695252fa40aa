"""Drawing over a picture of a page, in the points of the page turned upright."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from PIL import Image, ImageDraw, ImageFont

from appendix_parser.geometry import Box
from appendix_parser.inspection.palette import PAPER, Colour
from appendix_parser.page import PageContent

_TAG_SIZE = 15
_OPAQUE = 255


class Canvas:
    """A picture of a page, paled, with marks over it."""

    def __init__(self, picture: Image.Image, page: PageContent) -> None:
        self._picture = Image.blend(picture.convert("RGB"), Image.new("RGB", picture.size, PAPER), 0.45)
        self._marks = Image.new("RGBA", picture.size, (0, 0, 0, 0))
        self._draw = ImageDraw.Draw(self._marks)
        self._font = ImageFont.load_default(_TAG_SIZE)
        self._page = page
        width, height = page.shown_size
        self._across, self._down = picture.width / width, picture.height / height

    def area(self, box: Box, colour: Colour, *, opacity: int) -> None:
        """Fill a box; the opacity runs from 0 to 255."""
        self._draw.rectangle(self._pixels(box), fill=(*colour, opacity))

    def outline(self, box: Box, colour: Colour, *, width: int) -> None:
        """Draw the edges of a box, `width` pixels wide."""
        self._draw.rectangle(self._pixels(box), outline=(*colour, _OPAQUE), width=width)

    def line(self, box: Box, colour: Colour, *, width: int) -> None:
        """Draw a line from one corner of a box without area to the other."""
        self._draw.line(self._pixels(box), fill=(*colour, _OPAQUE), width=width)

    def tag(
        self, box: Box, text: str, colour: Colour, *, avoid: Sequence[Box], outside: bool = False
    ) -> None:
        """Write a text on a ground of its colour into a corner of a box, or at its outside.

        The first corner is taken where the text covers none of the boxes in `avoid`; if there is none, the
        text is left out.
        """
        left, top, right, bottom = self._pixels(box)
        width, height = self._font.getlength(text) + 6, _TAG_SIZE + 4
        ends = (left, right - width)
        sides = (top - height, bottom) if outside else (top, bottom - height)
        taken = [Box(*self._pixels(each)) for each in avoid]
        for y, x in product(sides, ends if outside else ends[::-1]):
            place = Box(x, y, x + width, y + height)
            if width > right - left or any(place.overlaps(each) for each in taken):
                continue
            self._draw.rectangle(place, fill=(*colour, _OPAQUE))
            self._draw.text((x + 3, y + 1), text, fill=(*PAPER, _OPAQUE), font=self._font)
            return

    def image(self) -> Image.Image:
        """Return the picture with its marks."""
        return Image.alpha_composite(self._picture.convert("RGBA"), self._marks).convert("RGB")

    def _pixels(self, box: Box) -> tuple[float, float, float, float]:
        shown = self._page.as_shown(box)
        return (
            shown.x0 * self._across,
            shown.top * self._down,
            shown.x1 * self._across,
            shown.bottom * self._down,
        )
