"""Which ruling lines a table has on a page: from its cells to lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tests.generator.marks import Box, Line, Page
from tests.generator.style import Style

_SAME = 0.02

_DOUBLE = 1.1
"""Half the distance of the two lines of a double rule."""


class Placed(NamedTuple):
    """A cell on a page; a side is open where the row goes on over the page end without a rule."""

    box: Box
    open_top: bool
    open_bottom: bool
    in_header: bool = False


def draw_rules(page: Page, cells: Sequence[Placed], style: Style) -> None:
    """Add the rules around the cells of one table on one page, as far as the style has them."""
    if not cells or style.rules == "none":
        return
    if style.line == "boxes" and style.rules == "grid":
        page.boxes += [cell.box for cell in cells if not (cell.open_top or cell.open_bottom)]
        page.lines += [line for cell in cells if cell.open_top or cell.open_bottom for line in _sides(cell)]
        return
    lines = {
        (s.horizontal, round(s.position, 2), round(s.start, 2), round(s.end, 2))
        for c in cells
        for s in _sides(c)
    }
    hull = Box(
        min(cell.box.x0 for cell in cells),
        min(cell.box.top for cell in cells),
        max(cell.box.x1 for cell in cells),
        max(cell.box.bottom for cell in cells),
    )
    header = max((cell.box.bottom for cell in cells if cell.in_header), default=None)
    sides = [line for line in (Line(*line) for line in sorted(lines)) if _is_drawn(style, line, hull, header)]
    if style.line not in ("pieces", "boxes"):
        sides = _joined(sides)
    if style.line == "missing":
        sides = [Line(s.horizontal, s.position, s.start + 1, s.end - 1) for s in sides if s.end - s.start > 4]
    if style.line == "double":
        sides = [
            Line(s.horizontal, s.position + d, s.start, s.end) for s in sides for d in (-_DOUBLE, _DOUBLE)
        ]
    page.lines += sides


def _is_drawn(style: Style, line: Line, table: Box, header: float | None) -> bool:
    """Tell whether a style has a line at the sides of a table, within it, or below its header, which ends at a height."""
    across = line.horizontal
    ends = (table.top, table.bottom) if across else (table.x0, table.x1)
    outer = any(abs(line.position - end) < _SAME for end in ends)
    match style.rules:
        case "horizontal":
            return across
        case "between":
            return across and not outer
        case "below header":
            return across and header is not None and abs(line.position - header) < _SAME
        case "open sides":
            return across or not outer
        case "framed":
            return across or outer
        case "frame":
            return outer
        case _:
            return True


def _sides(cell: Placed) -> Iterable[Line]:
    """Yield the sides of a cell that are not open."""
    x0, top, x1, bottom = cell.box
    if not cell.open_top:
        yield Line(True, top, x0, x1)
    if not cell.open_bottom:
        yield Line(True, bottom, x0, x1)
    yield Line(False, x0, top, bottom)
    yield Line(False, x1, top, bottom)


def _joined(sides: Iterable[Line]) -> list[Line]:
    """Join sides that lie on one straight line and touch or overlap."""
    rows: dict[tuple[bool, float], list[Line]] = defaultdict(list)
    for side in sides:
        rows[side.horizontal, side.position].append(side)
    joined: list[Line] = []
    for (horizontal, position), row in rows.items():
        current: Line | None = None
        for side in sorted(row, key=lambda side: side.start):
            if current is not None and side.start <= current.end + 0.02:
                current.end = max(current.end, side.end)
            else:
                current = Line(horizontal, position, side.start, side.end)
                joined.append(current)
    return joined
