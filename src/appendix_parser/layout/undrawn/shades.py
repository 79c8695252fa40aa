"""Finds rows of cells that are shaded one by one: the shades show the columns, though no line is drawn.

Word processors and browsers fill a row cell by cell. So a shaded header, or every other row, shows all rows' columns.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import inf
from typing import NamedTuple

from appendix_parser.geometry import Box
from appendix_parser.layout.tolerances import ENOUGH, LOWEST, SAME, SAME_START, SPACE, TOUCH
from appendix_parser.layout.undrawn.region import Region
from appendix_parser.layout.words.lines import TextLine, by_height
from appendix_parser.layout.words.page_text import Line
from appendix_parser.page import Fill, RulingLine, Word, are_bold


class ShadedRow(NamedTuple):
    """Shaded cells side by side: their sides and the boundaries between them, from left to right."""

    top: float
    bottom: float
    xs: tuple[float, ...]


def shaded_rows(
    fills: Sequence[Fill], lines: Sequence[TextLine], ruling: Iterable[RulingLine]
) -> list[ShadedRow]:
    """Return the rows of cells that are shaded one by one, from top to bottom.

    Args:
        fills: all filled areas of a page.
        lines: its upright words, line by line.
        ruling: its ruling lines.
    """
    between = by_height(lines)
    down = [line for line in ruling if not line.horizontal]
    return [
        row
        for row in _rows(fills)
        if _holds_cells(row, between(row.top, row.bottom)) and not _holds_drawing(row, down)
    ]


def boundaries_shown(rows: Iterable[ShadedRow], region: Region) -> tuple[float, ...]:
    """Return the column boundaries in a part of a page, as the row with most cells shows them; none if none does.

    No text of the part may cross one of them, except headings that are alone in their lines.
    """
    box = region.box
    own = [
        row
        for row in rows
        if box.top - TOUCH <= row.top
        and row.bottom <= box.bottom + TOUCH
        and row.xs[0] <= box.x0 + TOUCH
        and row.xs[-1] >= box.x1 - TOUCH
    ]
    finest = max(own, key=lambda row: len(row.xs), default=None)
    if finest is None or len(finest.xs) <= ENOUGH:
        return ()
    lines = [line for line in region.text.lines if not are_bold(line.words) or len(line.wide_parts) > 1]
    lefts = text_begins(lines, finest.xs)
    return finest.xs[1:-1] if all(in_columns(line, finest.xs, lefts) for line in lines) else ()


def in_columns(line: Line, xs: Sequence[float], lefts: Sequence[float]) -> bool:
    """Return whether a line's words are within columns, and words close to each other begin where their columns do.

    Args:
        line: the line.
        xs: the edges of the columns.
        lefts: where the text of each column begins, from `text_begins`.
    """
    if not clear(line.words, xs):
        return False
    for left, right in pairwise(line.words):
        column = bisect_left(xs, right.box.x_mid)
        if bisect_left(xs, left.box.x_mid) == column:
            continue
        narrow = right.box.x0 - left.box.x1 < line.spacing.word_gap * max(left.size, right.size)
        if narrow and abs(lefts[column - 1] - right.box.x0) > SAME_START:
            return False
    return True


def text_begins(lines: Iterable[TextLine], xs: Sequence[float]) -> list[float]:
    """Return where the text of each column begins, infinity if it has none."""
    lefts = [inf] * (len(xs) - 1)
    for line in lines:
        for word in line.words:
            column = bisect_left(xs, word.box.x_mid) - 1
            if 0 <= column < len(lefts):
                lefts[column] = min(lefts[column], word.box.x0)
    return lefts


def _rows(fills: Sequence[Fill]) -> list[ShadedRow]:
    """Return the rows of cells side by side that end at one height, from top to bottom."""
    boxes = sorted((fill.box for fill in fills if fill.box.height >= LOWEST), key=lambda box: box.bottom)
    found: list[ShadedRow] = []
    start = 0
    for end in range(1, len(boxes) + 1):
        if end == len(boxes) or boxes[end].bottom - boxes[start].bottom > SAME:
            found += _side_by_side(boxes[start:end])
            start = end
    return sorted(found, key=lambda row: (row.top, row.bottom))


def _side_by_side(boxes: Iterable[Box]) -> Iterator[ShadedRow]:
    """Yield the rows that boxes make; of two that begin at one place, the wider one is behind the others."""
    cells: list[Box] = []
    for box in [*sorted(boxes, key=lambda box: (box.x0, box.width)), None]:
        if box is not None and cells and box.x0 - cells[-1].x0 <= SAME:
            continue
        if box is not None and (not cells or -SAME <= box.x0 - cells[-1].x1 <= TOUCH):
            cells.append(box)
            continue
        inner = ((left.x1 + right.x0) / 2 for left, right in pairwise(cells))
        if cells:
            yield ShadedRow(
                min(cell.top for cell in cells),
                max(cell.bottom for cell in cells),
                (cells[0].x0, *inner, cells[-1].x1),
            )
        cells = [box] if box is not None else []


def _holds_cells(row: ShadedRow, lines: Sequence[TextLine]) -> bool:
    """Return whether words at a row's height are within its cells; they must not fill all cells, like marked text."""
    words = [word for line in lines for word in line.words]
    if not words or not clear(words, row.xs):
        return False
    held: dict[int, list[Box]] = defaultdict(list)
    for word in words:
        held[bisect_left(row.xs, word.box.x_mid)].append(word.box)
    return any(
        min(box.x0 for box in boxes) - row.xs[at - 1] > SAME_START
        or row.xs[at] - max(box.x1 for box in boxes) > SAME_START
        for at, boxes in held.items()
    )


def _holds_drawing(row: ShadedRow, down: Iterable[RulingLine]) -> bool:
    """Return whether vertical lines are within cells: then they are the backgrounds of charts."""
    return any(
        line.start < row.bottom - TOUCH
        and line.end > row.top + TOUCH
        and row.xs[0] < line.position < row.xs[-1]
        and min(abs(line.position - x) for x in _around(row.xs, line.position)) > TOUCH
        for line in down
    )


def _around(xs: Sequence[float], x: float) -> Sequence[float]:
    at = bisect_left(xs, x)
    return xs[at - 1 : at + 1]


def clear(words: Iterable[Word], xs: Sequence[float]) -> bool:
    """Return whether all words are between the sides of columns with these edges, and none crosses a boundary."""
    return all(
        xs[0] <= word.box.x0 + SPACE * word.size < xs[-1] and not runs_over(word, xs) for word in words
    )


def runs_over(word: Word, boundaries: Sequence[float]) -> bool:
    """Return whether a word crosses a boundary, rather than overlapping it a little."""
    over = SPACE * word.size
    return bisect_right(boundaries, word.box.x0 + over) < bisect_left(boundaries, word.box.x1 - over)
