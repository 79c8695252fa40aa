"""By which angle a sheet lies askew, and whether its lines of text run across or down."""

from __future__ import annotations

import cv2
import numpy as np

from appendix_parser.reading.scan.arrays import Floats, Mask

_DPI = 100.0  # enough to see lines of text and rules
_MOST_POINTS = 150_000
_WIDEST = 4.0  # degrees
_STEPS = (0.25, 0.05, 0.01)  # degrees, one search around the best of the one before


def find_skew(ink: Mask, dpi: float) -> float:
    """Return by how many degrees, clockwise, the lines of a picture fall to the right; from -4 to 4.

    The angle is the one by which rows or columns of pixels differ most: lines of text and rules then stand apart.
    """
    x, y = _points(ink, dpi)
    if not len(x):
        return 0.0
    best, reach = 0.0, _WIDEST
    for step in _STEPS:
        angles = best + np.arange(-reach, reach + step / 2, step)
        best = float(max(angles, key=lambda angle: _sharpness(x, y, angle)))
        reach = step
    return best if abs(best) < _WIDEST else 0.0


def runs_across(ink: Mask, dpi: float) -> bool:
    """Return whether lines of text run across the picture, not up or down; `ink` must have no ruling lines."""
    x, y = _points(ink, dpi)
    return not len(x) or _contrast(y) >= _contrast(x)


def _points(ink: Mask, dpi: float) -> tuple[Floats, Floats]:
    scale = min(1.0, _DPI / dpi)
    size = max(1, round(ink.shape[1] * scale)), max(1, round(ink.shape[0] * scale))
    small = cv2.resize(ink * 255, size, interpolation=cv2.INTER_AREA)
    y, x = np.nonzero(small > 60)
    every = max(1, len(x) // _MOST_POINTS)
    return x[::every].astype(np.float64), y[::every].astype(np.float64)


def _sharpness(x: Floats, y: Floats, angle: float) -> float:
    slope = np.tan(np.radians(angle))
    return _unevenness(y - x * slope) + _unevenness(x + y * slope)


def _unevenness(places: Floats) -> float:
    counts = np.bincount(np.round(places - places.min()).astype(np.int64))
    return float(np.sum(counts.astype(np.float64) ** 2))


def _contrast(places: Floats) -> float:
    """Return how much neighbouring rows differ, for their mean: much between lines of text."""
    counts = np.bincount(places.astype(np.int64)).astype(np.float64)
    return float(np.abs(np.diff(counts)).mean() / max(counts.mean(), 1e-9))
