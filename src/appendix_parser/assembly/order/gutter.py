"""Puts pages in two halves in order: of tables beside each other, one half is read after the other."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from appendix_parser.layout import Grid, PageLayout, TextLine

_NARROWEST = 6.0  # points between the halves
Part = Grid | TextLine


def halves(layout: PageLayout) -> list[list[Part]]:
    """Return the tables and lines of a page in reading order, in runs: each is half the page or all its width.

    A page has halves if tables are beside each other. What crosses the space between them separates the runs above it
    from those below.
    """
    between = _gutter(layout.grids)
    parts: list[Part] = [*layout.grids, *layout.lines]
    if between is None:
        return [_ordered(parts)]
    runs: list[list[Part]] = [[]]
    pieces = [piece for part in parts for piece in _pieces(part, *between)]
    for part in _ordered(pieces):
        if part.box.x0 < between[0] and part.box.x1 > between[1]:
            runs += [[part], []]
        else:
            runs[-1].append(part)
    middle = sum(between) / 2
    sides = [
        [part for part in run if (part.box.x_mid < middle) is left] for run in runs for left in (True, False)
    ]
    return [side for side in sides if side]


def _ordered(parts: Iterable[Part]) -> list[Part]:
    return sorted(parts, key=lambda part: (part.box.top, part.box.x0))


def _gutter(grids: Iterable[Grid]) -> tuple[float, float] | None:
    """Return the left and right edge of the space between tables that are beside each other."""
    beside = [
        (one.box.x1, other.box.x0)
        for pair in combinations(grids, 2)
        for one, other in (sorted(pair, key=lambda grid: grid.box.x0),)
        if one.box.x1 + _NARROWEST < other.box.x0
        and one.box.top < other.box.y_mid < one.box.bottom
        and min(one.row_count, other.row_count, one.column_count, other.column_count) > 1
    ]
    if not beside:
        return None
    left, right = max(edge for edge, _ in beside), min(edge for _, edge in beside)
    return (left, right) if left < right else None


def _pieces(part: Part, left: float, right: float) -> list[Part]:
    """Split a line of text at the space between the halves, if no word crosses it."""
    if isinstance(part, Grid) or any(word.box.x0 < left and word.box.x1 > right for word in part.words):
        return [part]
    middle = (left + right) / 2
    first = tuple(word for word in part.words if word.box.x_mid < middle)
    second = tuple(word for word in part.words if word.box.x_mid >= middle)
    if not first or not second or second[0].box.x0 - first[-1].box.x1 < right - left:
        return [part]
    return [TextLine(first), TextLine(second)]
