"""The ink of a page: where its picture differs from its plain ground."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, reduce
from operator import sub
from typing import Any

from PIL import Image, ImageChops, ImageDraw

from appendix_parser.geometry import Box
from appendix_parser.page import Fill
from appendix_parser.witness.upright_view import View

_FEW = 2.5  # pixels
_MANY_ROWS = 6
FAINTEST = 16
"""Levels of grey, of 255, by which ink that can be seen differs from its ground."""

_PALE = 48
"""… and by which it differs from white at most where a watermark may be."""

SMALLEST = 1.0  # points; letters and digits lower than this cannot be read


@cache
def _strong(width: int) -> int:
    return int.from_bytes(bytes([256 - FAINTEST]) * width)


class Ink:
    """A picture of a page, to be asked what is inked.

    Args:
        view: the page.
        fills: its filled areas in the order of painting; their colours are ground, not ink.
        watermarks: places of pale words behind the text, which are ground, too.
    """

    def __init__(self, view: View, fills: Iterable[Fill], watermarks: Iterable[Box] = ()) -> None:
        self.view = view
        fills = list(fills)
        self.difference = _difference(view, fills)
        for box in watermarks:
            self._take_for_ground(view.pixels(box))
        self.pixel = 1 / view.scale[0]
        """Width of a pixel in points."""
        self._columns = view.picture.width
        self._map = _without_edges(self.difference, view, fills).tobytes()
        heights = enumerate(map(sub, view.bottoms, view.tops))
        self.tiny = {at for at in [at for at, high in heights if high < SMALLEST] if view.text[at].isalnum()}
        """Indices of letters and digits that are too small to be read."""

    def _take_for_ground(self, pixels: tuple[int, int, int, int]) -> None:
        part = self.difference.crop(pixels)
        self.difference.paste(part.point([0] * _PALE + [*range(_PALE, 256)]), pixels[:2])

    def columns(self, box: Box, *, roughly: bool = False) -> tuple[bytes, bool]:
        """Return a byte for each column of a box's pixels, 0 if it has no ink, and where both halves have some.

        Args:
            box: the box.
            roughly: look at every second row of many.
        """
        left, upper, right, lower = self.view.pixels(box)
        middle, step = (upper + lower + 1) // 2, 2 if roughly and lower - upper > _MANY_ROWS else 1
        high = self._inked(left, upper, right, middle, step)
        low = self._inked(left, middle, right, lower, step)
        return (high | low).to_bytes(right - left), bool(high and low)

    def _inked(self, left: int, upper: int, right: int, lower: int, step: int = 1) -> int:
        """Return which columns of a part of the picture have ink, as a number with a byte for each."""
        found, pixels, stride, width = 0, self._map, self._columns, right - left
        for start in range(upper * stride + left, lower * stride + left, stride * step):
            found |= int.from_bytes(pixels[start : start + width])
        # Only the upper half of each byte counts: what differs by less cannot be seen.
        return found & _strong(width)

    def missing(self, box: Box, shift: float) -> float:
        """Return how many of a box's columns or rows of pixels have no ink, whichever is more, as a share of them.

        The ink may be off by `shift` points. A few pixels do not count.
        """
        left, upper, right, lower = self.view.pixels(box.grown(shift))
        if right <= left or lower <= upper:
            return 0.0
        columns = right - left - self._inked(left, upper, right, lower).to_bytes(right - left).count(0)
        rows = sum(1 for row in range(upper, lower) if self._inked(left, row, right, row + 1))
        across, down = self.view.scale
        wanted = (box.width * across, columns), (box.height * down, rows)
        return max((whole - inked) / whole if whole - inked > _FEW else 0.0 for whole, inked in wanted)

    def contrast(self, box: Box) -> int:
        """Return by how many levels of brightness or colour the pixels of a box differ."""
        left, upper, right, lower = self.view.pixels(box)
        if right <= left or lower <= upper:
            return 0
        return contrast(self.view.picture.crop((left, upper, right, lower)))


def _difference(view: View, fills: Sequence[Fill]) -> Image.Image:
    picture = view.picture
    if not fills:
        return strongest(ImageChops.invert(picture))
    ground = Image.new(picture.mode, picture.size, "white")
    draw = ImageDraw.Draw(ground)
    for fill in fills:
        left, upper, right, lower = _round_pixels(view, fill.box)
        if right > left and lower > upper:
            draw.rectangle((left, upper, right - 1, lower - 1), _level(fill.colour, picture.mode))
    return strongest(ImageChops.difference(picture, ground))


def _without_edges(difference: Image.Image, view: View, fills: Sequence[Fill]) -> Image.Image:
    """Return the ink without the edges of areas, which are not letters: they may end between two pixels."""
    plain = difference.copy()
    draw = ImageDraw.Draw(plain)
    for fill in fills:
        left, upper, right, lower = _round_pixels(view, fill.box)
        draw.rectangle((left - 1, upper - 1, right, lower), outline=0)
    return plain


def strongest(picture: Image.Image) -> Image.Image:
    """Return the highest level of any colour for each pixel."""
    return picture if picture.mode == "L" else reduce(ImageChops.lighter, picture.split())


def contrast(picture: Image.Image) -> int:
    """Return by how much the levels of a picture differ, in the colour in which they differ most."""
    extrema: Any = picture.getextrema()
    bands = [extrema] if picture.mode == "L" else extrema
    return int(max(high - low for low, high in bands))


def _round_pixels(view: View, box: Box) -> tuple[int, int, int, int]:
    """Return the pixels that a box covers by more than half."""
    (across, down), (x, y) = view.scale, view.origin
    return (
        round((box.x0 - x) * across),
        round((box.top - y) * down),
        round((box.x1 - x) * across),
        round((box.bottom - y) * down),
    )


def _level(colour: tuple[float, float, float], mode: str) -> int | tuple[int, ...]:
    red, green, blue = colour
    levels = colour if mode == "RGB" else (0.3 * red + 0.59 * green + 0.11 * blue,)
    found = tuple(min(255, max(0, round(255 * level))) for level in levels)
    return found if mode == "RGB" else found[0]
