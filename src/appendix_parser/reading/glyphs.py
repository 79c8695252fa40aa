"""Glyphs: single characters as they are painted, and the direction in which they run."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
"""Stands for a character that its font does not name."""

# About how far letters reach above and below the baseline in common fonts; the fonts' own figures are often
# wrong.
ASCENT, DESCENT = 0.8, 0.2

INVISIBLE_MODES = frozenset({3, 7})
"""Text rendering modes that paint nothing (ISO 32000-1, table 106)."""

HEAVY_MODES = frozenset({2, 6})
"""Text rendering modes that fill and stroke: letters drawn bold."""

_BOLD_NAMES = ("bold", "black", "heavy", "demi")


def is_bold(font: str) -> bool:
    """Tell whether the name of a font calls it bold."""
    return any(part in font.lower() for part in _BOLD_NAMES)


class Glyph(NamedTuple):
    """One painted character.

    `x`, `y` is where its baseline starts and `dx`, `dy` its advance, in points from the top left of the shown
    page (y grows downward); `size` is the font size in points, `order` its place in the drawing order.
    """

    text: str
    x: float
    y: float
    dx: float
    dy: float
    size: float
    font: str
    bold: bool
    visible: bool
    order: int

    @property
    def angle(self) -> int:
        """Direction of reading in whole degrees, clockwise from left to right: 0, 90 (downward), 180, 270."""
        if not self.dy and self.dx > 0:
            return 0
        return round(math.degrees(math.atan2(self.dy, self.dx))) % 360


def main_angle(glyphs: Iterable[Glyph]) -> int:
    """Return the direction (0, 90, 180 or 270) in which most of a page's text runs; 0 where there is none."""
    counts = Counter(g.angle for g in glyphs if not g.text.isspace())
    quarters = {angle: counts[angle] for angle in (0, 90, 180, 270)}
    return max(quarters, key=lambda angle: quarters[angle])
