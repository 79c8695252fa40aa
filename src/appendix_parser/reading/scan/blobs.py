"""Blobs: connected ink, as a letter is; which of them are specks."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from appendix_parser.reading.scan.arrays import Flags, Grey, Mask, Numbers

_SMALLEST_LETTER, _LARGEST_LETTER = 0.04, 0.4  # inches; the height of what letters are measured by
_USUAL_LETTER = 0.075  # inches; for a page with no letters to measure
_SPECK = 0.034  # inches; what is not larger is a dot: of a letter i, a full stop, or dirt
_NEAR = 1.1  # letter heights; a hyphen between spaces is nearly as far from a letter, dirt is further
_DUST = 0.0075  # inches; no printed dot is as small


@dataclass(frozen=True, slots=True)
class Blobs:
    """The blobs of a picture, as columns of pixels: the first and last of each, the last ones excluded.

    `letter` is the usual height of a letter. `labels` has the number of a blob, from 1, for each pixel of it.
    """

    x0: Numbers
    top: Numbers
    x1: Numbers
    bottom: Numbers
    area: Numbers
    letter: float
    labels: Numbers

    def __len__(self) -> int:
        return len(self.x0)

    @property
    def height(self) -> Numbers:
        """Height of each blob in pixels."""
        return self.bottom - self.top

    @property
    def width(self) -> Numbers:
        """Width of each blob in pixels."""
        return self.x1 - self.x0

    def inside(self, x0: float, top: float, x1: float, bottom: float) -> Numbers:
        """Return the indices of blobs whose middle is in a box."""
        x, y = (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2
        return np.nonzero((x >= x0) & (x < x1) & (y >= top) & (y < bottom))[0]


def find_blobs(ink: Mask, dpi: float) -> Blobs:
    """Return the blobs of a picture without rules."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    columns = stats[1:].astype(np.int64)
    x, y, width, height, area = columns.T if len(columns) else np.zeros((5, 0), dtype=np.int64)
    usual = height[(height >= _SMALLEST_LETTER * dpi) & (height <= _LARGEST_LETTER * dpi)]
    letter = float(np.median(usual)) if len(usual) else _USUAL_LETTER * dpi
    return Blobs(x, y, x + width, y + height, area, letter, labels)


def find_specks(blobs: Blobs, dpi: float) -> Flags:
    """Return for each blob whether it is dirt: a dot that is near no letter, or smaller than any printed dot."""
    largest = np.maximum(blobs.width, blobs.height)
    dots = largest <= max(_SPECK * dpi, 2)
    if not dots.any():
        return np.zeros(len(blobs), dtype=np.bool_)
    letters = np.concatenate(([False], ~dots))[blobs.labels]
    far = cv2.distanceTransform((~letters).astype(np.uint8), cv2.DIST_L2, 3)
    x, y = (blobs.x0 + blobs.x1) // 2, (blobs.top + blobs.bottom) // 2
    dust = largest <= _DUST * dpi
    return np.asarray(dots & ((far[y, x] > _NEAR * blobs.letter) | dust), dtype=np.bool_)


def without(picture: Grey, blobs: Blobs, gone: Flags) -> Grey:
    """Return the picture without some blobs, and without the grey along their edges."""
    if not gone.any():
        return picture
    mask = np.concatenate(([False], gone))[blobs.labels].astype(np.uint8)
    cleaned = picture.copy()
    cleaned[cv2.dilate(mask, np.ones((3, 3), np.uint8)) > 0] = 255
    return cleaned
