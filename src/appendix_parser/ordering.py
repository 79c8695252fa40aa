"""Finds the longest part of a list that is in order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence


def longest_rising(numbers: Sequence[int]) -> list[int]:
    """Return the indices of a longest rising subsequence of different numbers (patience sorting)."""
    tails: list[int] = []
    previous: list[int | None] = []
    for index, number in enumerate(numbers):
        length = bisect_left(tails, number, key=numbers.__getitem__)
        previous.append(tails[length - 1] if length else None)
        tails[length : length + 1] = [index]
    rising: list[int] = []
    last = tails[-1] if tails else None
    while last is not None:
        rising.append(last)
        last = previous[last]
    return rising[::-1]
