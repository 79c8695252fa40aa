"""Affine maps of the plane, as a PDF writes them: six numbers (ISO 32000-1, 8.3.3)."""

from __future__ import annotations

import math
from typing import NamedTuple

from appendix_parser.geometry import Box


class Affine(NamedTuple):
    """Maps x, y to a·x + c·y + e, b·x + d·y + f."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def then(self, other: Affine) -> Affine:
        """Return the map that does this and then the other."""
        return Affine(
            self.a * other.a + self.b * other.c,
            self.a * other.b + self.b * other.d,
            self.c * other.a + self.d * other.c,
            self.c * other.b + self.d * other.d,
            self.e * other.a + self.f * other.c + other.e,
            self.e * other.b + self.f * other.d + other.f,
        )

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Map a point."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def points(self, xs: list[float], ys: list[float]) -> tuple[list[float], list[float]]:
        """Map many points, given by their x and their y."""
        return _sum(self.a, xs, self.c, ys, self.e), _sum(self.b, xs, self.d, ys, self.f)

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """Return the hull of where the map places the corners of a box."""
        corners = [self.point(x0, y0), self.point(x1, y1)]
        if (self.a or self.d) and (self.b or self.c):  # it turns, but not by quarters
            corners += [self.point(x1, y0), self.point(x0, y1)]
        xs, ys = zip(*corners, strict=True)
        return Box(min(xs), min(ys), max(xs), max(ys))

    @property
    def scale(self) -> float:
        """By how much lengths grow, on average over all directions."""
        return math.sqrt(abs(self.a * self.d - self.b * self.c))


def _sum(p: float, xs: list[float], q: float, ys: list[float], shift: float) -> list[float]:
    """Return p·x + q·y + shift for each x and y; in most maps p or q is 0."""
    if not q:
        return [p * x + shift for x in xs]
    if not p:
        return [q * y + shift for y in ys]
    return [p * x + q * y + shift for x, y in zip(xs, ys, strict=True)]


def to_shown(box: tuple[float, float, float, float], *, quarter_turns: int, unit: float) -> Affine:
    """Return the map from user space to points from the top left of the page as it is shown.

    Args:
        box: left, top, right and bottom of what is shown of user space, where y grows upward.
        quarter_turns: by how many quarters it is turned clockwise (`Rotate` of the page, ISO 32000-1, table 30).
        unit: length of a unit of user space in points (`UserUnit`).
    """
    left, top, right, bottom = box
    turned = {
        0: Affine(1, 0, 0, -1, -left, top),
        1: Affine(0, 1, 1, 0, -bottom, -left),
        2: Affine(-1, 0, 0, 1, right, -bottom),
        3: Affine(0, -1, -1, 0, top, right),
    }[quarter_turns % 4]
    return turned.then(Affine(a=unit, d=unit))
