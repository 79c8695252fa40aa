"""Continues tables without column lines on the next page, with the columns of the page before.

A continued row may have text in few columns, so that the page alone does not show them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from math import inf
from typing import NamedTuple

from appendix_parser.geometry import Box
from appendix_parser.layout.tolerances import (
    BREAK,
    ENOUGH,
    INDENT,
    SAME,
    SAME_END,
    SAME_START,
    WIDE_BREAK,
    WIDE_SPACE,
)
from appendix_parser.layout.undrawn.foot import TableContinuation
from appendix_parser.layout.undrawn.growth import begin_alike, fills_columns, shared, widest_gap
from appendix_parser.layout.undrawn.region import Region
from appendix_parser.layout.undrawn.rules import whole_rules
from appendix_parser.layout.undrawn.shades import ShadedRow, in_columns, text_begins
from appendix_parser.layout.words.marks import counts_up
from appendix_parser.layout.words.page_text import Extent, Line, Text, parts_of
from appendix_parser.page import RulingLine, Word, are_bold


def continued_region(
    text: Text,
    rules: Sequence[RulingLine],
    continuation: TableContinuation,
    shaded: Sequence[ShadedRow] = (),
) -> tuple[Region, tuple[float, ...]] | None:
    """Return the part of a page in which the table of the page before continues, with its inner boundaries.

    Args:
        text: the upright words of the page.
        rules: its horizontal rules and edges of fills.
        continuation: the table at the foot of the page before.
        shaded: the rows of shaded cells of the page.
    """
    x0, x1 = continuation.box.x0, continuation.box.x1
    heights = [rule.y for rule in whole_rules(rules) if rule.is_as_wide_as(x0, x1)]
    over = Text([word for line in text.lines for word in _over(line, x0, x1)], text.spacing)
    for start in _starts(over.lines, heights, continuation):
        header = _repeated(over.lines[start:], continuation)
        known = replace(continuation, is_open=True) if header else continuation  # it surely continues
        shown = _shown(header, known, shaded)
        taken, gutters = _run(over.lines[start + len(header) :], heights, known, shown)
        is_row = any(word.box.x0 > gutters[0][0] for line in taken for word in line.words)
        if is_row or (taken and counts_up(continuation.number, taken[0].text)):
            held = Text.of_lines([*header, *taken], text.spacing)
            below_header = (
                [RulingLine(True, (header[-1].box.bottom + taken[0].box.top) / 2, x0, x1)] if header else []
            )
            region = _region(held, [*rules, *below_header], heights, continuation)
            return region, tuple((a + b) / 2 for a, b in gutters)
    return None


def _over(line: Line, x0: float, x1: float) -> Iterator[Word]:
    """Yield the words of a line that are over an extent, and those next to them: text may be wider than before."""
    for part in parts_of(line.words, line.spacing.word_gap):
        if any(x0 - SAME_END <= word.box.x1 and word.box.x0 <= x1 + SAME_END for word in part):
            yield from part


def _without_foot(lines: list[Line], heights: Sequence[float], cut: float) -> list[Line]:
    """Return lines that were cut, without those below the last rule if these do not form a row and rules follow."""
    closing = max((y for y in heights if y <= cut), default=-inf)
    below = [line for line in lines if line.box.y_mid >= closing]
    if heights and heights[-1] > cut and below and len(below[0].parts) < ENOUGH:
        return lines[: -len(below)]
    return lines


def _region(
    text: Text, rules: Sequence[RulingLine], heights: Sequence[float], continuation: TableContinuation
) -> Region:
    x0, top, x1, bottom = text.box
    above = max((y for y in heights if y <= top + 1), default=-inf)
    below = min((y for y in heights if y >= bottom - 1), default=inf)
    near = BREAK * continuation.size
    top = above if top - above <= near else top
    bottom = below if below - bottom <= near else bottom
    left, right = continuation.box.x0, continuation.box.x1
    inside = tuple(
        r
        for r in rules
        if top - 1 <= r.position <= bottom + 1
        and left - SAME_END <= (r.start + r.end) / 2 <= right + SAME_END
    )
    # The text may be wider than on the page before.
    return Region(Box(min(left, x0), top, max(right, x1), bottom), text, inside)


def _repeated(lines: Sequence[Line], continuation: TableContinuation) -> Sequence[Line]:
    """Return the lines of the table's header, if the first lines repeat it."""
    first = lines[: len(continuation.header)]
    return first if tuple(line.text for line in first) == continuation.header else ()


def _starts(
    lines: Sequence[Line], heights: Sequence[float], continuation: TableContinuation
) -> Iterator[int]:
    """Yield the indices of lines where the table may continue: below the first rule or, if open, above other tables.

    It also continues at a repeated header, wherever that is.
    """
    for index, line in enumerate(lines):
        above = lines[index - 1] if index else line
        if are_bold(above.words) and not are_bold(line.words) and begin_alike(above, line):
            break  # the first row under the header of another table
        below = bool(heights) and line.box.y_mid > heights[0]
        may_go_on = below or continuation.is_open
        if _repeated(lines[index:], continuation) or (
            may_go_on and _fits(line, continuation, continuation.gutters)
        ):
            yield index
        elif len(line.parts) >= ENOUGH:
            break  # the row of another table
        if below:
            break


class _Shown(NamedTuple):
    """The edges of the shaded cells of a repeated header, and where the text of each begins."""

    xs: Sequence[float]
    lefts: Sequence[float]


def _shown(
    header: Sequence[Line], continuation: TableContinuation, shaded: Iterable[ShadedRow]
) -> _Shown | None:
    """Return the columns that shaded cells of a repeated header show, if these are the table's columns."""
    for row in shaded:
        within = [line for line in header if row.top <= line.box.y_mid <= row.bottom]
        if within and len(row.xs) == len(continuation.lefts) + 1:
            return _Shown(row.xs, text_begins(header, row.xs))
    return None


def _run(
    lines: Sequence[Line], heights: Sequence[float], continuation: TableContinuation, shown: _Shown | None
) -> tuple[list[Line], Sequence[Extent]]:
    """Return the lines through which all gutters continue, and what is left of the gutters.

    A line may also be in the columns that are shown, however narrow the white there.
    """
    gutters: Sequence[Extent] = continuation.gutters
    taken: list[Line] = []
    plain = False
    for line in lines:
        left = _fits(line, continuation, gutters) if not (are_bold(line.words) and plain) else None
        if left is None and shown is not None and _is_body_in(line, continuation, shown):
            left = gutters
        if left is None or (taken and _breaks(taken[-1], line, heights, continuation)):
            kept = taken if continuation.is_open else _without_foot(taken, heights, line.box.y_mid)
            return kept, gutters
        plain = plain or not are_bold(line.words)
        gutters = left
        taken.append(line)
    return taken, gutters


def _is_body_in(line: Line, continuation: TableContinuation, shown: _Shown) -> bool:
    """Return whether a line is text of a table, as large as before, in the columns that are shown."""
    is_body = not are_bold(line.words) and Text(line.words, line.spacing).is_set_in(continuation.size)
    return is_body and in_columns(line, *shown)


def _breaks(before: Line, line: Line, heights: Sequence[float], continuation: TableContinuation) -> bool:
    """Return whether more white is between two lines than in a table without rules.

    Below its last rule a table may continue with a row that the page end leaves open, but only close to it: what is not
    close may be a page number. A table that a rule closes on the page before hardly continues with few cells.
    """
    above = [y for y in heights if before.box.y_mid < y < line.box.y_mid]
    is_whole = fills_columns(line, continuation.gutters)
    widest = (WIDE_BREAK if is_whole else widest_gap(line, continuation.gutters)) * continuation.size
    if not above:
        return line.box.top - before.box.bottom > max(widest, continuation.loosest + SAME)
    few = len(line.parts) < ENOUGH
    far = line.box.top - max(above) > (widest if few and continuation.rows_ruled else 2 * widest)
    return not any(y > line.box.y_mid for y in heights) and (far or (few and not continuation.is_open))


def _fits(line: Line, continuation: TableContinuation, gutters: Sequence[Extent]) -> Sequence[Extent] | None:
    """Return what a line leaves of the gutters; None if it can't be a line of the body of the table that continues."""
    if are_bold(line.words) and not continuation.bold:
        return None
    if not Text(line.words, line.spacing).is_set_in(continuation.size):
        return None
    white = shared(gutters, line.whites, line.spacing.word_gap * continuation.size)
    left = [
        _right_of_text(white, gutter, begin)
        for gutter, begin in zip(gutters, continuation.lefts, strict=False)
    ]
    whole = [each for each in left if each is not None]
    if len(whole) != len(gutters):
        return None
    return whole if _begins_rightly(line, continuation, whole) else None


def _right_of_text(whites: Sequence[Extent], gutter: Extent, begin: float | None) -> Extent | None:
    """Return what of a gutter is white; None if nothing is, or text is within it.

    Where the column on its left begins is known, that text may be the end of a justified line of it.
    """
    parts = [(a, b) for a, b in whites if gutter[0] <= a and b <= gutter[1]]
    return parts[-1] if len(parts) == 1 or (parts and begin is not None) else None


def _begins_rightly(line: Line, continuation: TableContinuation, gutters: Sequence[Extent]) -> bool:
    """Return whether a line's texts begin where their columns do, or are indented a little."""
    edges, ends = [b for _, b in gutters], [*(a for a, _ in gutters), inf]
    for column, group in groupby(line.parts, lambda s: sum(edge <= s.x0 + SAME_START for edge in edges)):
        parts, begin = list(group), continuation.lefts[column]
        # White within a column may be wide in a justified line, and even wider if the line reaches the column's end.
        flush = 0 <= ends[column] - parts[-1].x1 <= WIDE_SPACE * continuation.size
        widest = inf if flush else line.spacing.column_gap * continuation.size
        begun = [parts[0], *(b for a, b in pairwise(parts) if b.x0 - a.x1 > widest)]
        if begin is not None and not all(
            begin - SAME_START <= part.x0 <= begin + INDENT * continuation.size for part in begun
        ):
            return False
    return True
