"""Vertical ruling lines, to be asked whether one is between two glyphs."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from appendix_parser.page import RulingLine


class Rules:
    """The vertical ones among ruling lines.

    Args:
        lines: ruling lines in the upright frame.
    """

    def __init__(self, lines: Iterable[RulingLine]) -> None:
        self._lines = sorted((line for line in lines if not line.horizontal), key=lambda line: line.position)
        self._positions = [line.position for line in self._lines]

    def between(self, x0: float, x1: float, y: float) -> bool:
        """Return whether a line is between `x0` and `x1` at the height `y`."""
        first = bisect_left(self._positions, x0)
        last = bisect_left(self._positions, x1, lo=first)
        return any(line.start <= y <= line.end for line in self._lines[first:last])
