"""A sight in the frame of the page that was read: upright, in points."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PIL import Image

from appendix_parser.geometry import Box, Rotation, hull
from appendix_parser.page import PageContent
from appendix_parser.witness.pdfium.sight import Sight

_WHITE = "white"
_SAME_UNIT = 1e-3
_SAME_SHAPE = 0.02  # by this share two ratios of width to height may differ


class View(NamedTuple):
    """PDFium's characters and picture of a page, in the upright frame of its `PageContent`.

    `scale` says how many pixels of `picture` a point gets, across and down; the picture begins at `origin`. `lacking`
    are the indices of characters that PDFium cannot draw.
    """

    text: str
    lefts: Sequence[float]
    tops: Sequence[float]
    rights: Sequence[float]
    bottoms: Sequence[float]
    picture: Image.Image
    scale: tuple[float, float]
    origin: tuple[float, float]
    lacking: frozenset[int] = frozenset()

    def box(self, index: int) -> Box:
        """Return the box of what a character inks."""
        return Box(self.lefts[index], self.tops[index], self.rights[index], self.bottoms[index])

    def hull(self, indices: Sequence[int]) -> Box:
        """Return the smallest box around some characters, given in order."""
        first, end = indices[0], indices[-1] + 1
        lefts, tops, rights, bottoms = self.lefts, self.tops, self.rights, self.bottoms
        if end - first == len(indices):
            return Box(
                min(lefts[first:end]), min(tops[first:end]), max(rights[first:end]), max(bottoms[first:end])
            )
        return hull(map(self.box, indices))

    def pixels(self, box: Box) -> tuple[int, int, int, int]:
        """Return the pixels that a box touches: left, upper, right and lower, the last two excluded."""
        (across, down), (x, y) = self.scale, self.origin
        width, height = self.picture.size
        x0, top, x1, bottom = box
        left, upper = int((x0 - x) * across), int((top - y) * down)
        right, lower = int((x1 - x) * across + 0.999), int((bottom - y) * down + 0.999)
        if 0 <= left <= right <= width and 0 <= upper <= lower <= height:
            return left, upper, right, lower
        return (
            min(max(left, 0), width),
            min(max(upper, 0), height),
            min(max(right, 0), width),
            min(max(lower, 0), height),
        )

    def points(self, pixels: tuple[float, float, float, float]) -> Box:
        """Return the box of pixels, in points."""
        (across, down), (x, y) = self.scale, self.origin
        left, upper, right, lower = pixels
        return Box(left / across + x, upper / down + y, right / across + x, lower / down + y)


def view_of(sight: Sight, page: PageContent) -> View | None:
    """Return the sight in the frame of the page; None if the two are not of the same shape."""
    shown = page.rotation.undo(Box(0, 0, page.width, page.height)) if page.rotation.angle % 90 == 0 else None
    width, height = (shown.width, shown.height) if shown else (sight.width, sight.height)
    unit = width / sight.width
    if abs(height - sight.height * unit) > _SAME_SHAPE * height + 1:
        return None
    mode, size = "RGB" if sight.in_colour else "L", (sight.columns, sight.rows)
    picture = Image.frombuffer(mode, size, sight.pixels, "raw", mode, sight.stride, 1)
    scale = sight.columns / width, sight.rows / height
    sides = [sight.lefts, sight.tops, sight.rights, sight.bottoms]
    origin = 0.0, 0.0
    if abs(unit - 1) > _SAME_UNIT:
        sides = [[edge * unit for edge in side] for side in sides]
    if page.rotation.angle != 0:
        boxes = [page.rotation.box(Box(*edges)) for edges in zip(*sides, strict=True)]
        sides = [[box[side] for box in boxes] for side in range(4)]
        picture, scale, origin = _rotated(picture, scale, page.rotation, Box(0, 0, width, height))
    lefts, tops, rights, bottoms = sides
    text = _painted(sight, page)
    return View(text, lefts, tops, rights, bottoms, picture, scale, origin, frozenset(sight.lacking))


def _rotated(
    picture: Image.Image, scale: tuple[float, float], rotation: Rotation, shown: Box
) -> tuple[Image.Image, tuple[float, float], tuple[float, float]]:
    """Return the picture turned upright, its scale and its origin."""
    across, down = scale
    upright = rotation.box(shown)
    quarter = {
        90: Image.Transpose.ROTATE_90,
        180: Image.Transpose.ROTATE_180,
        270: Image.Transpose.ROTATE_270,
    }.get(rotation.angle)
    if quarter is not None:
        scale = (across, down) if rotation.angle == 180 else (down, across)
        return picture.transpose(quarter), scale, (upright.x0, upright.top)
    size = max(1, round(upright.width * across)), max(1, round(upright.height * across))
    # Where a pixel of the turned picture comes from is linear in its place.
    x, y = _back(rotation, upright.x0, upright.top)
    right_x, right_y = _back(rotation, upright.x0 + 1 / across, upright.top)
    below_x, below_y = _back(rotation, upright.x0, upright.top + 1 / across)
    coefficients = (
        (right_x - x) * across, (below_x - x) * across, x * across,
        (right_y - y) * down, (below_y - y) * down, y * down,
    )  # fmt: skip
    turned = picture.transform(
        size, Image.Transform.AFFINE, coefficients, Image.Resampling.BILINEAR, fillcolor=_WHITE
    )
    return turned, (across, across), (upright.x0, upright.top)


def _back(rotation: Rotation, x: float, y: float) -> tuple[float, float]:
    box = rotation.undo(Box(x, y, x, y))
    return box.x0, box.top


def _painted(sight: Sight, page: PageContent) -> str:
    """Return the characters with a blank for each that is not painted; behind a scan they are what was read."""
    if not sight.unpainted or is_recognised(page):
        return sight.text
    letters = list(sight.text)
    for at in sight.unpainted:
        letters[at] = " "
    return "".join(letters)


def is_recognised(page: PageContent) -> bool:
    """Return whether the words of a page are those of a text recognition, behind a picture of the page."""
    return any(doubt.code == "text-recognised" for doubt in page.doubts)
