"""Things on a page, ordered so that a band of it is searched without looking at all of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")


class ByHeight(Generic[T]):
    """Things, each at a height.

    Args:
        things: the things in an order of their own.
        height: returns the height of a thing.
    """

    def __init__(self, things: Sequence[T], height: Callable[[T], float]) -> None:
        self._things = things
        self._order = sorted(range(len(things)), key=lambda at: height(things[at]))
        self._heights = [height(things[at]) for at in self._order]

    def between(self, low: float, high: float) -> list[T]:
        """Return the things from one height to another, in their own order."""
        first, last = bisect_left(self._heights, low), bisect_right(self._heights, high)
        return [self._things[at] for at in sorted(self._order[first:last])]
