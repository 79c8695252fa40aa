"""Groups of boxes that are near each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from appendix_parser.geometry import Box

Cell = tuple[int, int]


def groups_of(boxes: Sequence[Box], reach: float) -> list[list[int]]:
    """Group boxes that are each within about `reach` points of another.

    Returns:
        The indices of the boxes of each group, in order; the groups by their first box.
    """
    cells: dict[Cell, list[int]] = defaultdict(list)
    for index, (x0, top, x1, bottom) in enumerate(boxes):
        for column in range(int(x0 // reach), int(x1 // reach) + 1):
            for row in range(int(top // reach), int(bottom // reach) + 1):
                cells[column, row].append(index)
    groups: list[set[int]] = []
    while cells:
        cell, found = cells.popitem()
        group = set(found)
        waiting = [cell]
        while waiting:
            column, row = waiting.pop()
            for near in _around(column, row):
                if near in cells:
                    group.update(cells.pop(near))
                    waiting.append(near)
        groups.append(group)
    return sorted(map(sorted, groups))


def _around(column: int, row: int) -> list[Cell]:
    return [(column + across, row + down) for across in (-1, 0, 1) for down in (-1, 0, 1)]
