"""Glyph runs: characters as they are painted, row by row, and the direction in which they run."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from appendix_parser.geometry import Box

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
"""Stands for a character that its font does not name."""

# About how far letters reach above and below the baseline in common fonts; the fonts' own figures are often
# wrong.
ASCENT, DESCENT = 0.8, 0.2

INVISIBLE_MODES = frozenset({3, 7})
"""Text rendering modes that paint nothing (ISO 32000-1, table 106)."""

HEAVY_MODES = frozenset({2, 6})
"""Text rendering modes that fill and stroke: letters drawn bold."""

_QUARTERS = (0, 90, 180, 270)
_TURNED_HEADINGS = 0.5  # as many upright letters as others in a table show that only its headings are turned
_RIVAL = 0.1  # share of the letters of the main direction that make another one doubtful

_BOLD_NAMES = ("bold", "black", "heavy", "demi")


@lru_cache(maxsize=256)  # each text is asked of its font
def is_bold_font(font: str) -> bool:
    """Return whether the name of a font calls it bold."""
    return any(part in font.lower() for part in _BOLD_NAMES)


class GlyphRun(NamedTuple):
    """Glyphs that one instruction paints along one baseline, column by column: there are many of them.

    `texts` has the character of each glyph, of a ligature its letters. `x`, `y` is where the baseline starts, in
    points from the top left of the shown page (y grows downward), and `dx`, `dy` its direction, of length 1.
    `places` says how many points along it each glyph starts, `advances` how far each reaches, at least 0.
    `size` is the font size in points, `order` the first glyph's place in the drawing order of all glyphs.
    """

    texts: Sequence[str]
    x: float
    y: float
    dx: float
    dy: float
    places: Sequence[float]
    advances: Sequence[float]
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

    @property
    def text(self) -> str:
        """What the glyphs say together."""
        return "".join(self.texts)

    def only(self, indices: Sequence[int]) -> GlyphRun:
        """Return the run of some of the glyphs."""
        return self._replace(
            texts=[self.texts[index] for index in indices],
            places=[self.places[index] for index in indices],
            advances=[self.advances[index] for index in indices],
            order=self.order + indices[0],
        )


def main_angle(runs: Sequence[GlyphRun], drawing: Callable[[], Box | None]) -> int:
    """Return the direction (0, 90, 180 or 270) of a page's text; 0 if there is none.

    It is that of most letters. Where others run across them, as what is left of a sideways table under a page's upright
    header, it is that of most letters within the drawing, which tables have around them. But where half as many stand upright
    there, the table is upright and has turned headings.

    Args:
        runs: all text of the page.
        drawing: returns the hull of all that is drawn there, None if that is nothing; few pages need it.
    """
    letters: Counter[int] = Counter()
    for run in runs:
        text = "".join(run.texts)
        letters[run.angle] += len(text) - text.count(" ")
    most = max(letters[angle] for angle in _QUARTERS)
    rivals = [angle for angle in _QUARTERS if letters[angle] >= _RIVAL * most]
    inside: Counter[int] = Counter()
    if len(rivals) > 1 and (hull := drawing()) is not None:
        for run in runs:
            inside[run.angle] += len(run.texts) if hull.contains_point(run.x, run.y) else 0
        if inside[0] >= _TURNED_HEADINGS * max(inside.values(), default=0):
            return 0
    return max(rivals, key=lambda angle: (inside[angle], letters[angle]))
