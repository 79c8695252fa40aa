"""Finds undrawn tables in lines with gaps: runs of lines through which the same gutters continue."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from appendix_parser.layout.tolerances import ENOUGH, INDENT, SPACE, WIDE_BREAK
from appendix_parser.layout.undrawn.growth import (
    begin_alike,
    counts_on,
    heads_other_columns,
    shared,
    white_between,
    widest_gap,
)
from appendix_parser.layout.undrawn.region import Region
from appendix_parser.layout.words.page_text import Extent, Line, Text
from appendix_parser.page import are_bold


def gap_regions(text: Text) -> list[Region]:
    """Return the runs of lines through which the same gutters continue, from top to bottom."""
    lines = text.lines
    regions = []
    start = 0
    while start < len(lines):
        end = _run_end(lines, start) if lines[start].is_gapped else start
        is_last = _is_last(lines, end)
        if end > start or (is_last and are_bold(lines[end].words)):
            held = Text.of_lines(lines[start : end + 1], text.spacing)
            regions.append(Region(held.box, held, (), is_last=is_last))
        start = end + 1
    return regions


def _is_last(lines: Sequence[Line], end: int) -> bool:
    """Return whether nothing but a footer, of fewer than three lines, is below the line at `end`."""
    return len(lines) - end <= ENOUGH and all(
        not line.is_gapped and white_between(line, lines[end].box) > WIDE_BREAK for line in lines[end + 1 :]
    )


def _run_end(lines: Sequence[Line], start: int) -> int:
    """Return the last line of the table that would begin at `start`."""
    first = lines[start]
    gutters: Sequence[Extent] = first.whites[1:-1]
    end = start
    bridged = plain = False
    for index, line in enumerate(lines[start + 1 :], start + 1):
        if plain and heads_other_columns(line, first):
            break
        plain = plain or not are_bold(line.words)
        gap = (line.box.top - lines[index - 1].box.bottom) / line.largest
        left = shared(gutters, line.whites, line.spacing.word_gap * line.largest)
        if gap > (WIDE_BREAK if begin_alike(first, line) else widest_gap(line, left)):
            break
        if not left:
            if bridged:
                break
            bridged = True
            continue
        gutters = left
        if line.is_gapped:
            end = index
            bridged = False
        elif index == end + 1 and (
            _goes_on_in_one(line, gutters, gap) or counts_on(line, lines[start:index], gutters[0][0])
        ):
            end = index
    return end


def _goes_on_in_one(line: Line, gutters: Sequence[Extent], gap: float) -> bool:
    """Return whether the last row continues in a line of one of its later columns, `gap` font sizes below.

    Text that begins where such a column does hardly follows the table.
    """
    x0, x1 = line.box.x0, line.box.x1
    if x0 < gutters[0][1] - 1:
        return False
    if gap <= SPACE:
        return True
    starts = [*(b for _, b in gutters[1:]), inf]
    for (_, left), right in zip(gutters, starts, strict=True):
        if left <= x0 + 1 and x1 <= right:
            return x0 - left <= INDENT * line.words[0].size
    return False
