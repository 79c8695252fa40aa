"""Boxes and intervals in PDF points, origin at the top left of the page as it is shown."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle; `x0 <= x1` and `top <= bottom`, in points from the top left of the shown page."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        """Width in points."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Height in points."""
        return self.bottom - self.top

    @property
    def x_mid(self) -> float:
        """Horizontal centre."""
        return (self.x0 + self.x1) / 2

    @property
    def y_mid(self) -> float:
        """Vertical centre."""
        return (self.top + self.bottom) / 2

    def contains_point(self, x: float, y: float) -> bool:
        """Return whether the point is in the box (the right and bottom edges excluded)."""
        return self.x0 <= x < self.x1 and self.top <= y < self.bottom

    def contains_centre_of(self, other: Box) -> bool:
        """Return whether the centre of `other` is in this box."""
        x0, top, x1, bottom = self  # asked of every word
        left, upper, right, lower = other
        return x0 <= (left + right) / 2 < x1 and top <= (upper + lower) / 2 < bottom

    def contains(self, other: Box) -> bool:
        """Return whether all of `other` is in this box."""
        return (
            self.x0 <= other.x0
            and other.x1 <= self.x1
            and self.top <= other.top
            and other.bottom <= self.bottom
        )

    def overlaps(self, other: Box) -> bool:
        """Return whether the two boxes share an area."""
        return (
            self.x0 < other.x1 and other.x0 < self.x1 and self.top < other.bottom and other.top < self.bottom
        )

    def grown(self, by: float) -> Box:
        """Return the box with every side moved outward by `by` points; inward if negative, up to its middle."""
        across, down = max(by, -self.width / 2), max(by, -self.height / 2)
        return Box(self.x0 - across, self.top - down, self.x1 + across, self.bottom + down)


def hull(boxes: Iterable[Box]) -> Box:
    """Return the smallest box around all `boxes`.

    Raises:
        ValueError: there are no boxes.
    """
    x0s, tops, x1s, bottoms = zip(*boxes, strict=True)
    return Box(min(x0s), min(tops), max(x1s), max(bottoms))


def rounded(box: Box) -> tuple[float, float, float, float]:
    """Return a box as it is published: to a hundredth of a point."""
    return round(box.x0, 2), round(box.top, 2), round(box.x1, 2), round(box.bottom, 2)


def overlap(a0: float, a1: float, b0: float, b1: float) -> float:
    """Return the length that the intervals [a0, a1] and [b0, b1] share (0 if they are apart)."""
    return max(0.0, min(a1, b1) - max(a0, b0))


class Rotation(NamedTuple):
    """A rotation by `angle` degrees that brings text of that direction upright, then a shift.

    Directions are clockwise from left to right: text of the direction 90 runs downward.
    """

    angle: int = 0
    shift_x: float = 0.0
    shift_y: float = 0.0

    @classmethod
    def of_page(cls, angle: int, width: float, height: float) -> Rotation:
        """Return the quarter turn that keeps a page of this shown size with its top left at 0, 0."""
        return cls(
            angle, *{90: (0.0, width), 180: (width, height), 270: (height, 0.0)}.get(angle, (0.0, 0.0))
        )

    def direction(self, dx: float, dy: float) -> tuple[float, float]:
        """Turn a direction (no shift)."""
        if self.angle == 0:
            return dx, dy
        cosine, sine = _cosine_sine(self.angle)
        return dx * cosine + dy * sine, dy * cosine - dx * sine

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Bring a point of the shown page into the upright frame."""
        across, down = self.direction(x, y)
        return across + self.shift_x, down + self.shift_y

    def box(self, box: Box) -> Box:
        """Bring a box of the shown page into the upright frame (its hull, where the angle is oblique)."""
        if self.angle == 0:
            return box
        return _hull_of_points(self.point(x, y) for x in (box.x0, box.x1) for y in (box.top, box.bottom))

    def undo(self, box: Box) -> Box:
        """Bring a box of the upright frame back to the shown page (its hull, where the angle is oblique)."""
        if self.angle == 0:
            return box
        back = Rotation(-self.angle)
        return _hull_of_points(
            back.point(x - self.shift_x, y - self.shift_y)
            for x in (box.x0, box.x1)
            for y in (box.top, box.bottom)
        )


def _hull_of_points(points: Iterable[tuple[float, float]]) -> Box:
    return hull(Box(x, y, x, y) for x, y in points)


@cache
def _cosine_sine(angle: int) -> tuple[float, float]:
    """Return cosine and sine, exact for quarter turns."""
    quarter = {0: (1.0, 0.0), 90: (0.0, 1.0), 180: (-1.0, 0.0), 270: (0.0, -1.0)}.get(angle % 360)
    return quarter or (math.cos(math.radians(angle)), math.sin(math.radians(angle)))
