"""Finds boxes drawn within a cell: a frame around a score belongs to the cell. It does not separate rows or columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, product

from appendix_parser.geometry import Box
from appendix_parser.layout.tolerances import SAME
from appendix_parser.page import RulingLine

_HIGHEST = 40.0  # points; a higher one may be the frame of a table


def without_boxes(lines: Sequence[RulingLine]) -> tuple[RulingLine, ...]:
    """Return the lines without those of untouched boxes that other lines enclose on all four sides."""
    gone = {id(side) for sides in _boxes(lines) if _is_loose(sides, lines) for side in sides}
    return tuple(line for line in lines if id(line) not in gone)


def _boxes(lines: Sequence[RulingLine]) -> Iterator[list[RulingLine]]:
    """Yield the four sides of each low box: upper, lower, left and right."""
    across = _by_start(line for line in lines if line.horizontal)
    down = _by_start(line for line in lines if not line.horizontal and line.end - line.start <= _HIGHEST)
    for left in chain.from_iterable(down.values()):
        begun = _at(across, left.position)
        upper = [line for line in begun if _nearly_meets(line.position, left.start)]
        lower = [line for line in begun if _nearly_meets(line.position, left.end)]
        for above, below, right in product(upper, lower, _at(down, left.start)):
            ends = ((above.end, below.end), (right.position, above.end), (right.end, left.end))
            if all(_nearly_meets(*pair) for pair in ends):
                yield [above, below, left, right]


def _by_start(lines: Iterable[RulingLine]) -> Mapping[int, list[RulingLine]]:
    found: dict[int, list[RulingLine]] = defaultdict(list)
    for line in lines:
        found[int(line.start)].append(line)
    return found


def _at(lines: Mapping[int, list[RulingLine]], start: float) -> list[RulingLine]:
    near = (lines.get(int(start) + step, ()) for step in (-1, 0, 1))
    return [line for found in near for line in found if _nearly_meets(line.start, start)]


def _nearly_meets(one: float, other: float) -> bool:
    return abs(one - other) <= SAME


def _is_loose(sides: Sequence[RulingLine], lines: Sequence[RulingLine]) -> bool:
    upper, lower, left, right = sides
    box = Box(left.position, upper.position, right.position, lower.position)
    others = [line for line in lines if not any(line is side for side in sides)]
    room = box.grown(SAME / 2)
    return not any(_extent(line).overlaps(room) for line in others) and _is_enclosed(box, others)


def _extent(line: RulingLine) -> Box:
    if line.horizontal:
        return Box(line.start, line.position, line.end, line.position).grown(SAME / 2)
    return Box(line.position, line.start, line.position, line.end).grown(SAME / 2)


def _is_enclosed(box: Box, lines: Sequence[RulingLine]) -> bool:
    """Return whether lines run above, below, left and right of a box, along its whole length."""
    across = [line for line in lines if line.horizontal and line.start <= box.x0 and box.x1 <= line.end]
    down = [
        line for line in lines if not line.horizontal and line.start <= box.top and box.bottom <= line.end
    ]
    return _stand_around(across, box.top, box.bottom) and _stand_around(down, box.x0, box.x1)


def _stand_around(lines: Sequence[RulingLine], first: float, last: float) -> bool:
    """Return whether one of the parallel lines is before two places and one is after them."""
    positions = [line.position for line in lines]
    return min(positions, default=first) < first and max(positions, default=last) > last
