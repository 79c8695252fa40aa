"""The part of a page that its content is clipped to: some programs draw a line at a page end on both pages, and clip it.

Each page then shows a part of the line. Here it belongs to the page that shows the middle of its letters.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from appendix_parser.geometry import Box
from appendix_parser.reading.compose.glyph_runs import ASCENT, DESCENT, GlyphRun

_MOST = 0.6  # of the width and height of a page: what is clipped to less is a cell or a picture
_MARGIN = 1.0  # points between such a clip and the edge of the page
_MIDDLE = 0.3  # font sizes from the baseline to the middle of letters


class Placed(NamedTuple):
    """Whether a run is on the page, and where it is if the clip cuts it lengthwise."""

    is_here: bool
    cut: Box | None = None


class Clip:
    """What all clips leave of a page while its content is drawn.

    Args:
        page: the shown page, in points from its top left.
    """

    def __init__(self, page: Box) -> None:
        self._page = page
        self._clip = page
        self._outer: list[Box] = []

    def save(self) -> None:
        """Keep the clip until it is restored."""
        self._outer.append(self._clip)

    def restore(self) -> None:
        """Go back to the clip that was kept last."""
        if self._outer:
            self._clip = self._outer.pop()

    def narrow(self, points: Iterable[tuple[float, float]]) -> None:
        """Clip to what is within a path as well, given by its points."""
        xs, ys = zip(*points, strict=True)
        old = self._clip
        self._clip = Box(
            max(old.x0, min(xs)), max(old.top, min(ys)), min(old.x1, max(xs)), min(old.bottom, max(ys))
        )


class PageClip(Clip):
    """What the content of a page is clipped to as a whole.

    Args:
        page: the shown page, in points from its top left.
        goes_on: whether there is a page before it, and one after it.
    """

    def __init__(self, page: Box, goes_on: tuple[bool, bool]) -> None:
        super().__init__(page)
        self._goes_on = goes_on

    def narrow(self, points: Iterable[tuple[float, float]]) -> None:
        """Clip to what is within a path as well, given by its points, if that leaves most of the page."""
        old = self._clip
        super().narrow(points)
        if self._clip.width <= _MOST * self._page.width or self._clip.height <= _MOST * self._page.height:
            self._clip = old

    def place(self, run: GlyphRun) -> Placed:
        """Return whether an upright run is on this page, or on the one before or after it."""
        before, after = self._goes_on
        top = self._clip.top if before and self._clip.top > self._page.top + _MARGIN else None
        bottom = self._clip.bottom if after and self._clip.bottom < self._page.bottom - _MARGIN else None
        if (top is None and bottom is None) or run.angle:
            return Placed(is_here=True)
        upper, middle, lower = (run.y + by * run.size for by in (-ASCENT, -_MIDDLE, DESCENT))
        is_cut = any(edge is not None and upper < edge < lower for edge in (top, bottom))
        is_here = (top is None or middle >= top) and (bottom is None or middle < bottom)
        end = run.x + max(run.places) + max(run.advances)
        return Placed(is_here, Box(run.x, upper, end, lower) if is_cut else None)
