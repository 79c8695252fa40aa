"""Decides where a table continues, and where another begins: the questions about a line that all ways to grow share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import takewhile
from typing import TypeAlias

from appendix_parser.geometry import Box
from appendix_parser.layout.tolerances import BREAK, ENOUGH, SAME_START, WIDE_BREAK
from appendix_parser.layout.words.marks import counts_up, is_figure, is_number
from appendix_parser.layout.words.page_text import Extent, Line, Segment, Text
from appendix_parser.page import are_bold

Judge: TypeAlias = Callable[[Line, Sequence[Line]], bool]
"""Is asked about a line and the lines that were taken before it."""


def grow(lines: Iterable[Line], fits: Judge, is_sure: Judge) -> list[Line]:
    """Return the lines that belong to a table, going away from it: up to the first that does not fit.

    Args:
        lines: the lines, the nearest first.
        fits: returns whether a line may belong to the table.
        is_sure: returns whether it surely does; what follows the last such line is left out.
    """
    taken: list[Line] = []
    sure = 0
    for line in lines:
        if not fits(line, taken):
            break
        if is_sure(line, taken):
            sure = len(taken) + 1
        taken.append(line)
    return taken[:sure]


def white_between(line: Line, box: Box) -> float:
    """Return how much white separates a line from a box above or below it, in the line's largest font size."""
    return max(line.box.top - box.bottom, box.top - line.box.bottom) / line.largest


def widest_gap(line: Line, gutters: Sequence[Extent]) -> float:
    """Return how much white, in font sizes, may be between a line and the table above, given the gutters left white.

    A row with nothing but its number is still a row.
    """
    if len(gutters) < 2:
        return BREAK
    is_number = line.box.x1 <= gutters[0][0] and is_figure(line.text)
    return WIDE_BREAK if is_number or line.is_gapped else BREAK


def fills_columns(line: Line, gutters: Sequence[Extent]) -> bool:
    """Return whether all gutters continue through a line, which has text in all columns."""
    left = [shared([gutter], line.whites, 0.0) for gutter in gutters]
    widest = [max(whites, key=_width) for whites in left if whites]
    columns = {sum((a + b) / 2 < part.x_mid for a, b in widest) for part in line.parts}
    return len(widest) == len(gutters) < len(columns)


def shared(gutters: Sequence[Extent], whites: Sequence[Extent], least: float) -> list[Extent]:
    """Return the parts of gutters that stay white, at least `least` points wide."""
    found = [(max(a, c), min(b, d)) for a, b in gutters for c, d in whites]
    return [(a, b) for a, b in found if b - a >= least]


def _width(extent: Extent) -> float:
    return extent[1] - extent[0]


def counts_on(line: Line, above: Sequence[Line], first: float) -> bool:
    """Return whether a line is an empty row: its number follows the last, or is the first below a header.

    Args:
        line: the line.
        above: those above it.
        first: where the first column ends.
    """
    if line.box.x1 > first or not is_number(line.text):
        return False
    firsts = [" ".join(word.text for word in one.words if word.box.x1 <= first) for one in above]
    last = next(filter(is_number, reversed(firsts)), None)
    if last is None:
        return all(are_bold(one.words) for one in above)
    return counts_up(last, line.text)


def heads_other_columns(line: Line, first: Line) -> bool:
    """Return whether a bold line, not of figures, has text in three or more columns, unlike the first line."""
    parts = line.wide_parts
    is_header = are_bold(line.words) and len(parts) >= ENOUGH and not are_figures(parts)
    return is_header and not begin_alike(first, line)


def are_figures(parts: Sequence[Segment]) -> bool:
    """Return whether at least half of some texts are figures: a row of totals, not a header."""
    return 2 * sum(is_figure(part.text) for part in parts) >= len(parts)


def begins_header(lines: Sequence[Line], first: Line) -> bool:
    """Return whether lines begin with bold ones, and one of these heads other columns than the first line has."""
    if not are_bold(lines[0].words):
        return False
    held = Text.of_lines(lines, first.spacing)
    header = takewhile(lambda line: are_bold(line.words) and not held.is_headed_by(line), lines)
    return any(heads_other_columns(line, first) for line in header)


def begin_alike(first: Line, line: Line) -> bool:
    """Return whether two lines have text in the same number of columns, beginning at the same places."""
    ours, theirs = first.wide_parts, line.wide_parts
    return len(ours) == len(theirs) > 1 and begins_at(line.wide_parts, [part.x0 for part in ours])


def begins_at(parts: Sequence[Segment], starts: Sequence[float]) -> bool:
    """Return whether texts begin at the given places, one at each."""
    return len(parts) == len(starts) and all(
        abs(part.x0 - start) <= SAME_START for part, start in zip(parts, starts, strict=True)
    )
