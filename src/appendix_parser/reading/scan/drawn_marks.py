"""Dashes and bullets, which engines take for each other: what they are is measured."""

from __future__ import annotations

import re

import numpy as np

from appendix_parser.reading.scan.arrays import Numbers
from appendix_parser.reading.scan.blobs import Blobs

_DASHES = re.compile("[-–—]")
_HYPHEN, _EN_DASH = (
    0.44,
    0.78,
)  # of the font size; up to which a dash is a hyphen, and from which it is a long one
_FLAT = 2.2  # times as wide as high
_LOW = 0.2  # of the font size
_BULLETS = frozenset("¢«»*°e@©®•o0¤¥«+·.-")
_DISC = (0.18, 0.5)  # of the font size; the smallest and largest bullet
_ROUND = 0.3  # share by which its sides may differ
_FILLED = 0.7  # share of its box that a disc fills
_ABOVE, _BELOW = 0.65, 0.12  # of the font size from the baseline, between which the middle of a bullet is
BULLET = "•"


def as_drawn(text: str, dashes: Numbers, blobs: Blobs, size: float) -> str:
    """Return a word with each dash as long as it is drawn.

    Args:
        text: the word.
        dashes: the flat blobs in its box, from left to right.
        blobs: all blobs.
        size: the font size in pixels.
    """
    if len(dashes) and _DASHES.sub("", text) == "":
        return "".join(_dash(blobs, blob, size) for blob in dashes)
    places = [found.start() for found in _DASHES.finditer(text)]
    if not places or len(places) != len(dashes):
        return text
    letters = list(text)
    for place, blob in zip(places, dashes, strict=True):
        letters[place] = _dash(blobs, blob, size)
    return "".join(letters)


def _dash(blobs: Blobs, blob: int, size: float) -> str:
    width = float(blobs.width[blob]) / size
    return "-" if width < _HYPHEN else "–" if width < _EN_DASH else "—"


def flat_blobs(inside: Numbers, blobs: Blobs, size: float) -> Numbers:
    """Return those blobs that may be dashes, from left to right; `size` is the font size in pixels."""
    width, height = blobs.width[inside], blobs.height[inside]
    flat = inside[(width >= _FLAT * height) & (height < _LOW * size)]
    return flat[np.argsort(blobs.x0[flat], kind="stable")]


def is_drawn_bullet(text: str, inside: Numbers, blobs: Blobs, size: float, base: float) -> bool:
    """Return whether a word is drawn as a filled disc at the height of a bullet.

    Args:
        text: what an engine reads.
        inside: the blobs in its box.
        blobs: all blobs.
        size: the font size in pixels.
        base: the baseline of the line in pixels.
    """
    if not set(text) <= _BULLETS or len(inside) != 1:
        return False
    width, height = int(blobs.width[inside[0]]), int(blobs.height[inside[0]])
    low, high = _DISC[0] * size, _DISC[1] * size
    middle = float(blobs.top[inside[0]] + blobs.bottom[inside[0]]) / 2
    return (
        low <= width <= high
        and abs(width - height) <= max(1.0, _ROUND * width)
        and float(blobs.area[inside[0]]) >= _FILLED * width * height
        and base - _ABOVE * size <= middle <= base - _BELOW * size
    )
