"""Pictures made by hand: ink on white paper, and what stands on it."""

from __future__ import annotations

import numpy as np

from appendix_parser.reading.scan.arrays import Flags, Grey, Mask
from appendix_parser.reading.scan.blobs import Blobs, find_blobs

DPI = 200.0
Box4 = tuple[int, int, int, int]


def ink(*boxes: Box4, width: int = 400, height: int = 300) -> Mask:
    """Return a picture with ink in boxes: left, top, right and bottom in pixels."""
    found = np.zeros((height, width), np.uint8)
    for x0, top, x1, bottom in boxes:
        found[top:bottom, x0:x1] = 1
    return found


def paper(mask: Mask) -> Grey:
    """Return black ink on white paper."""
    return np.where(mask > 0, 0, 255).astype(np.uint8)


def blobs(*boxes: Box4) -> Blobs:
    """Return the blobs of boxes of ink."""
    return find_blobs(ink(*boxes), DPI)


def none_of(found: Blobs) -> Flags:
    """Return that none of the blobs is dirt."""
    return np.zeros(len(found), dtype=np.bool_)


def letters(text: str, x: int = 20, top: int = 50, step: int = 14) -> list[Box4]:
    """Return a box of 10 by 16 pixels for each letter of a text, except spaces."""
    return [(x + step * at, top, x + step * at + 10, top + 16) for at, one in enumerate(text) if one != " "]


def lines_of_text(count: int = 12) -> list[Box4]:
    """Return the letters of lines of text on a picture of 800 by 600 pixels; no two lines have the same letters."""
    found: list[Box4] = []
    for line in range(count):
        x, top = 100, 60 + 40 * line
        for at in range(40):
            width = 6 + (7 * at + 5 * line) % 8
            found.append((x, top, x + width, top + 16))
            x += width + (14 if (at + line) % 6 == 0 else 4)
    return found
