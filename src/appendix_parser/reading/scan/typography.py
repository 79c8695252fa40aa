"""Font size, weight and baseline of words, from the ink that they have."""

from __future__ import annotations

import re
from collections.abc import Sequence

import cv2
import numpy as np

from appendix_parser.reading.scan.arrays import Floats, Mask

_HIGH = re.compile(r"[A-Z0-9bdfhklt/()\[\]{}|#&%$£€@?!'\"‘’“”]")
_LOW = re.compile(r"[gjpqy,;()\[\]{}|Q$]")
_RAISED = re.compile(r"^[-–—'\"‘’“”*~=+.·•_:]+$")
_ASCENT, _X_HEIGHT, _DESCENT = 0.73, 0.53, 0.21  # of the font size, as in most fonts for texts
_ALIKE = 0.09  # share by which sizes of the same text differ when they are measured


def measured_size(text: str, height: float) -> float | None:
    """Return the font size of a word from the height of its ink; None for marks that do not say it."""
    if _RAISED.match(text):
        return None
    above = _ASCENT if _HIGH.search(text) else _X_HEIGHT
    return height / (above + (_DESCENT if _LOW.search(text) else 0.0))


def baseline(text: str, bottom: float, size: float) -> float | None:
    """Return the baseline of a word from the bottom of its ink; None for marks that do not say it."""
    if _RAISED.match(text):
        return None
    return bottom - (_DESCENT * size if _LOW.search(text) else 0.0)


def clustered(values: Sequence[float], apart: float) -> list[float]:
    """Return values with those that are close together replaced by their median.

    Args:
        values: the values.
        apart: how far two neighbours may be apart.
    """
    order = np.argsort(values, kind="stable")
    result = [0.0] * len(values)
    group: list[int] = []
    for at in order:
        if group and values[at] - values[group[-1]] > apart:
            _settle(values, group, result)
            group = []
        group.append(int(at))
    _settle(values, group, result)
    return result


def clustered_sizes(sizes: Sequence[float], weights: Sequence[float]) -> list[float]:
    """Return font sizes with those that are about alike replaced by the most usual one, to half a point.

    Args:
        sizes: in points.
        weights: how much each of them counts.
    """
    left = sorted(range(len(sizes)), key=lambda at: sizes[at])
    result = [0.0] * len(sizes)
    while left:
        weighed = {at: sum(weights[o] for o in left if _is_alike(sizes[o], sizes[at])) for at in left}
        centre = max(left, key=lambda at: (weighed[at], -at))
        group = [at for at in left if _is_alike(sizes[at], sizes[centre])]
        size = (
            round(2 * float(np.average([sizes[at] for at in group], weights=[weights[at] for at in group])))
            / 2
        )
        for at in group:
            result[at] = max(size, 0.5)
        left = [at for at in left if at not in set(group)]
    return result


def stroke(ink: Mask) -> float:
    """Return the usual thickness of the strokes of a word, in pixels."""
    inside = cv2.distanceTransform(np.pad(ink, 1), cv2.DIST_L2, 3)
    depths: Floats = inside[inside > 0].astype(np.float64)
    return float(4 * depths.mean() - 1) if len(depths) else 0.0


def _settle(values: Sequence[float], group: Sequence[int], result: list[float]) -> None:
    middle = float(np.median([values[at] for at in group])) if group else 0.0
    for at in group:
        result[at] = middle


def _is_alike(one: float, other: float) -> bool:
    return abs(one - other) <= _ALIKE * other
