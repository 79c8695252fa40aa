"""Finds rows above the first rule of a table and below its last one, which no rule closes."""

from __future__ import annotations

from collections.abc import Sequence

from appendix_parser.geometry import Box
from appendix_parser.layout.tolerances import ENOUGH, SAME_START, WIDE_BREAK, WIDE_SPACE
from appendix_parser.layout.undrawn.growth import (
    begins_at,
    counts_on,
    fills_columns,
    grow,
    shared,
    white_between,
    widest_gap,
)
from appendix_parser.layout.words.gutters import columns_of, gutters_between
from appendix_parser.layout.words.page_text import Extent, Line, Text
from appendix_parser.page import are_bold


def holds_row(lines: Sequence[Line], size: float) -> bool:
    """Return whether the text below a table is more than a footer: two texts at first, three in a line, or three lines.

    A footer may also be in another font size than the table's, which is `size` points.
    """
    if not Text.of_lines(lines, lines[0].spacing).is_set_in(size):
        return False
    return len(lines[0].parts) > 1 or any(len(line.parts) >= ENOUGH for line in lines) or len(lines) >= ENOUGH


def going_on(lines: Sequence[Line], held: Text, edge: float) -> list[Line]:
    """Return the lines of rows that no rule closes, going away from the edge while all gutters continue."""
    columns = columns_of(held)
    if len(columns) < 2:
        return []
    least = held.spacing.word_gap * held.size
    starts = [x0 for x0, _ in columns]
    all_gutters: Sequence[Extent] = gutters_between(columns)
    gutters = all_gutters
    second = starts[0] - least
    box = Box(starts[0], edge, columns[-1][1], edge)

    def keeps_gutters(line: Line, taken: Sequence[Line]) -> bool:
        nonlocal gutters
        left = shared(gutters, line.whites, least)
        fills_all = _fills_all(line, starts, all_gutters)
        widest = WIDE_BREAK if fills_all else widest_gap(line, left)
        if white_between(line, taken[-1].box if taken else box) > widest or not _lie_in_each(
            left, all_gutters
        ):
            return False
        gutters = left
        return begins_at(line.parts, starts) or not held.is_headed_by(line)

    def is_sure(line: Line, taken: Sequence[Line]) -> bool:
        # A rubric's header may have nothing above its labels.
        labelled = any(word.box.x1 < second for one in (*taken, line) for word in one.words)
        if any(word.box.x0 > (second if labelled else gutters[0][0]) for word in line.words):
            return True
        if taken and are_bold((*taken[-1].words, *line.words)):  # two lines of a header
            return white_between(line, taken[-1].box) <= WIDE_SPACE
        above = held + Text.of_lines(taken, held.spacing)
        return counts_on(line, above.lines, gutters[0][0])

    return grow(lines, keeps_gutters, is_sure)


def _fills_all(line: Line, starts: Sequence[float], gutters: Sequence[Extent]) -> bool:
    """Return whether a line has text in all columns. A footer of two texts hardly begins where the table does."""
    is_likely = len(starts) >= ENOUGH or abs(line.box.x0 - starts[0]) <= SAME_START
    return is_likely and fills_columns(line, gutters)


def _lie_in_each(whites: Sequence[Extent], gutters: Sequence[Extent]) -> bool:
    """Return whether each gutter holds some of the white."""
    return all(any(a <= x0 and x1 <= b for x0, x1 in whites) for a, b in gutters)
