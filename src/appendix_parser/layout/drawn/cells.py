"""Joins cells that are drawn one by one, each as a box, with white between them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from appendix_parser.geometry import Box, hull
from appendix_parser.layout.tolerances import NEAR, THIN
from appendix_parser.page import RulingLine


def with_boxes_joined(groups: Sequence[list[RulingLine]]) -> list[list[RulingLine]]:
    """Make one table of the boxes of cells that are drawn one by one, with white between them.

    Boxes of one height are side by side. The white between them shows how far apart their rows are. Lines are put in
    the middle of the white, where other tables have them.

    Args:
        groups: the lines that meet.
    """
    boxes = [(box, group) for group in groups if (box := _single_box(group)) is not None]
    tables = [table for table in _tables([box for box, _ in boxes]) if len(table) > 1 or len(table[0]) > 1]
    in_tables = {box for table in tables for row in table for box in row}
    own = {id(group) for box, group in boxes if box in in_tables}
    return [group for group in groups if id(group) not in own] + [_closed_up(table) for table in tables]


def _tables(boxes: Sequence[Box]) -> list[list[list[Box]]]:
    """Return the rows of boxes that are one below the other, table by table."""
    rows: list[list[Box]] = []
    for box in sorted(boxes, key=lambda box: (round(box.top), box.x0)):
        if rows and _beside(rows[-1][-1], box):
            rows[-1].append(box)
        else:
            rows.append([box])
    tables: list[list[list[Box]]] = []
    white = 0.0  # the widest between cells of the last table
    for row in rows:
        own = max((right.x0 - left.x1 for left, right in pairwise(row)), default=0.0)
        if tables and _below(tables[-1][-1], row, max(white, own)):
            tables[-1].append(row)
            white = max(white, own)
        else:
            tables.append([row])
            white = own
    return tables


def _closed_up(rows: Sequence[Sequence[Box]]) -> list[RulingLine]:
    """Return the lines of a table of boxes as if there were no white between them."""
    ys = [
        rows[0][0].top,
        *((upper[0].bottom + lower[0].top) / 2 for upper, lower in pairwise(rows)),
        rows[-1][0].bottom,
    ]
    lines = []
    for row, (top, bottom) in zip(rows, pairwise(ys), strict=True):
        xs = [row[0].x0, *((left.x1 + right.x0) / 2 for left, right in pairwise(row)), row[-1].x1]
        lines += [RulingLine(True, y, xs[0], xs[-1]) for y in (top, bottom)]
        lines += [RulingLine(False, x, top, bottom) for x in xs]
    return lines


def _single_box(group: Sequence[RulingLine]) -> Box | None:
    """Return the box that exactly four lines draw."""
    across = sorted((line for line in group if line.horizontal), key=lambda line: line.position)
    down = sorted((line for line in group if not line.horizontal), key=lambda line: line.position)
    if len(across) != 2 or len(down) != 2:
        return None
    box = Box(down[0].position, across[0].position, down[1].position, across[1].position)
    spans = [(line.start, line.end, box.x0, box.x1) for line in across]
    spans += [(line.start, line.end, box.top, box.bottom) for line in down]
    fits = all(abs(start - a) <= NEAR and abs(end - b) <= NEAR for start, end, a, b in spans)
    return box if fits else None


def _beside(left: Box, right: Box) -> bool:
    level = abs(left.top - right.top) <= 1 and abs(left.bottom - right.bottom) <= 1
    return level and 0 < right.x0 - left.x1 <= THIN


def _below(before: Sequence[Box], row: Sequence[Box], white: float) -> bool:
    upper, lower = hull(before), hull(row)
    aligned = abs(upper.x0 - lower.x0) <= 1 and abs(upper.x1 - lower.x1) <= 1
    return white > 0 and aligned and 0 < lower.top - upper.bottom <= white + 1
