"""Grids without enough lines: columns from gutters, rows from rules, figures and gaps.

Where white space parts two columns or rows, a line is put that was not drawn; then the same code makes cells of
drawn and undrawn lines.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import dropwhile, groupby, pairwise

from appendix_parser.geometry import Box, overlap
from appendix_parser.layout.grid import Cell, Grid, lines_of
from appendix_parser.layout.gutters import Segment, Spacing, boundaries, find_columns, is_leader, segments_of
from appendix_parser.layout.regions import Rule, below_groups, is_partial, whole_rules
from appendix_parser.layout.rows import (
    Band,
    bands_of,
    find_rows,
    header_rows,
    holds_rows,
    is_figure,
    key_columns,
    row_boundaries,
    stacked_columns,
    usual_size,
    wrapped,
)
from appendix_parser.layout.ruled import Lattice, build_grid
from appendix_parser.layout.shades import runs_over
from appendix_parser.page import RulingLine, Word

_FULL = 0.8  # share of a table's width that a rule must cover to part all its columns
_SAME_RULE = 3.0  # rules this close are one, drawn double or in pieces
_CENTRED = 2.0  # points by which a text may lie beside the middle
_FEWEST_RULED = 2  # from this many slabs below its header on, rules part the rows of a table, and not its body from a total


def tabulate(
    words: Sequence[Word],
    box: Box,
    rules: Sequence[RulingLine],
    spacing: Spacing,
    page: int,
    *,
    known: Sequence[float] = (),
    shown: Sequence[float] = (),
    resumed: bool = False,
    rows_ruled: bool = False,
) -> Grid | None:
    """Return the grid that white space and horizontal rules make of a part of a page; None if it is no table.

    Args:
        words: all words of that part.
        box: its outline.
        rules: the horizontal rules in it, including those at its top and bottom.
        spacing: how wide white parts columns.
        page: the page's number.
        known: the boundaries between the columns of the table that goes on here from the page before.
        shown: those that shades show on this page.
        resumed: the table may go on here from the page before.
        rows_ruled: it is known that a rule parts any two rows.
    """
    if not words:
        return None
    size = usual_size(words)
    segments = _parted(_segments(words, spacing), shown)
    whole = whole_rules(rules)
    full = _heights([r for rule in whole if _is_full(rule, box) for r in rule.pieces])
    partial = [r for r in rules if not any(abs(r.position - y) <= _SAME_RULE for y in full)]
    head = [y for y in full if y > box.top + _SAME_RULE][:1]
    groups = [r for r in whole if is_partial(r, box.x0, box.x1) and r.y < (head[0] if head else box.top)]
    parts = Counter(segment.line for segment in segments)
    banners = {s.line for s in segments if parts[s.line] == 1 and _is_centred_in(s, box.x0, box.x1)}
    columned = [word for segment in segments if segment.line not in banners for word in segment.words]
    inner = known or shown or _inner(below_groups(columned, groups), size, partial, spacing)
    if not inner:
        return None
    xs = (box.x0, *inner, box.x1)
    rooms = _rooms(segments, xs, spacing.gap * size)
    slabs = _slabs(segments, inner, [*full, *_heights(partial)])
    rows_ruled = rows_ruled or _part_rows(slabs, size)
    rows = _rows_of(slabs, size, rooms, rows_ruled=rows_ruled, resumed=resumed or bool(known))
    if not rows:
        return None
    ys = _heights_of_rows(rows, box, full, _heights(partial))
    horizontals = [RulingLine(True, y, box.x0, box.x1) for y in ys if not _near(y, _heights(partial))]
    horizontals += [r for r in rules if not _near(r.position, full)]
    verticals = _verticals(rows, xs, ys, partial)
    closed_top, closed_bottom = _near(ys[0], full), _near(ys[-1], full)
    grid = build_grid(Lattice(tuple(horizontals), tuple(verticals), xs, ys), words, page, "aligned")
    return replace(
        grid, open_top=not closed_top, open_bottom=not closed_bottom, rows_ruled=rows_ruled and closed_bottom
    )


def _inner(
    words: Sequence[Word], size: float, partial: Sequence[RulingLine], spacing: Spacing
) -> Sequence[float]:
    """Return the boundaries between columns that white space shows."""
    columns = find_columns(_segments(words, spacing), size, spacing, one_table=True)
    return boundaries(columns, [x for r in partial for x in (r.start, r.end)])


def _parted(segments: list[Segment], inner: Sequence[float]) -> list[Segment]:
    """Part segments at known boundaries, however narrow the white there; not where a text runs over one of them."""
    if not inner:
        return segments
    parted = []
    for segment in segments:
        if any(runs_over(word, inner) for word in segment.words):
            parted.append(segment)
            continue
        columns = groupby(segment.words, key=lambda word: bisect_right(inner, word.box.x_mid))
        parted += [Segment.of(list(words), segment.line) for _, words in columns]
    return parted


def _part_rows(slabs: Sequence[Sequence[Band]], size: float) -> bool:
    """Tell whether rules part single rows, rather than headers from all that is below each."""
    several = sum(len(bands) for bands in slabs if holds_rows(bands, size))
    below = list(dropwhile(_is_header, slabs[1:])) or slabs[1:]
    return len(below) >= _FEWEST_RULED and 2 * several < sum(map(len, slabs))


def _is_header(bands: Sequence[Band]) -> bool:
    """Tell whether what stands between two rules is bold, and in several columns."""
    return all(band.bold for band in bands) and len(set().union(*(band.columns for band in bands))) > 1


def _rooms(segments: Sequence[Segment], xs: Sequence[float], gap: float) -> list[float]:
    """Return the width that text can surely take in each column: up to where that of the next column begins."""
    starts = [
        min((s.x0 for s in segments if left <= (s.x0 + s.x1) / 2 < right), default=left)
        for left, right in pairwise(xs)
    ]
    ends = [start - gap for start in starts[1:]] + [xs[-1]]
    return [end - start for start, end in zip(starts, ends, strict=True)]


def _segments(words: Sequence[Word], spacing: Spacing) -> list[Segment]:
    return [s for i, line in enumerate(lines_of(words)) for s in segments_of(line, i, spacing.gap)]


def _is_full(rule: Rule, box: Box) -> bool:
    """Tell whether a rule parts all columns: it may fall short at both sides, but not leave out one of them."""
    return overlap(rule.start, rule.end, box.x0, box.x1) >= _FULL * box.width


def _near(y: float, heights: Sequence[float]) -> bool:
    return any(abs(y - height) <= _SAME_RULE for height in heights)


def _heights(rules: Sequence[RulingLine]) -> list[float]:
    """Return the heights at which rules lie, double ones once."""
    heights: list[float] = []
    for position in sorted(rule.position for rule in rules):
        if not heights or position - heights[-1] > _SAME_RULE:
            heights.append(position)
    return heights


def _slabs(segments: Sequence[Segment], inner: Sequence[float], rules: Sequence[float]) -> list[list[Band]]:
    """Return the bands between any two rules that have text between them."""
    cuts = sorted(rules)
    slabs: list[list[Segment]] = [[] for _ in range(len(cuts) + 1)]
    for segment in segments:
        slabs[bisect_right(cuts, segment.box.y_mid)].append(segment)
    return [bands_of(slab, inner) for slab in slabs if slab]


def _rows_of(
    slabs: Sequence[list[Band]], size: float, rooms: Sequence[float], *, rows_ruled: bool, resumed: bool
) -> list[list[Band]]:
    """Return the rows of each slab between two rules."""
    headed = len(slabs) > 1
    keys = key_columns([band for bands in (slabs[1:] if headed else slabs) for band in bands])
    rows: list[list[Band]] = []
    for index, bands in enumerate(slabs):
        head = next((i for i, band in enumerate(bands) if not band.bold), 0)
        if index == 0 and headed and head:  # no rule parts the header from the first row
            rows += header_rows(bands[:head])
            bands = bands[head:]
        stacked = bool(stacked_columns(bands, keys))
        if index == 0 and headed and not stacked and not rows:
            rows += header_rows(bands)
        elif not stacked and rows_ruled:
            rows.append(bands)
        else:
            joined = wrapped(bands, rooms)
            elsewhere = headed or (resumed and not bands[0].bold)
            rows += find_rows(bands, size, keys, headed=elsewhere, resumed=resumed, joined=joined)
    return rows


def _heights_of_rows(
    rows: Sequence[Sequence[Band]], box: Box, full: Sequence[float], partial: Sequence[float]
) -> tuple[float, ...]:
    """Return the rows' boundaries: a rule where one lies between two rows, else the middle of the white."""
    rules = sorted([*full, *partial])
    inner = []
    for (upper, lower), middle in zip(pairwise(rows), row_boundaries(rows), strict=True):
        between = [y for y in rules if upper[-1].bottom - 1 <= y <= lower[0].top + 1]
        inner.append(between[0] if between else middle)
    return (box.top, *inner, box.bottom)


def _verticals(
    rows: Sequence[Sequence[Band]], xs: Sequence[float], ys: Sequence[float], partial: Sequence[RulingLine]
) -> list[RulingLine]:
    """Return the undrawn lines between columns: in each row those that no text runs across."""
    lines = [RulingLine(False, x, ys[0], ys[-1]) for x in (xs[0], xs[-1])]
    inner = xs[1:-1]
    for row, (top, bottom) in zip(rows, pairwise(ys), strict=True):
        texts = [s for band in row for found in band.columns.values() for s in found]
        crossed = {i for s in texts for i in range(bisect_right(inner, s.x0), bisect_left(inner, s.x1))}
        if _is_banner(texts, xs):
            crossed = set(range(len(inner)))
        below = [rule for rule in partial if abs(rule.position - bottom) <= _SAME_RULE]
        for index, x in enumerate(inner):
            over = any(rule.start + 1 < x < rule.end - 1 for rule in below)
            if index not in crossed and not (over and _one_text_over(texts, x, below)):
                lines.append(RulingLine(False, x, top, bottom))
    return lines


def _is_banner(texts: Sequence[Segment], xs: Sequence[float]) -> bool:
    """Tell whether the text of a row is a heading in the middle of the table, and not in that of a column."""
    table = xs[0], xs[-1]
    own = next(pair for pair in pairwise(xs) if sum(table) / 2 <= pair[1])
    return all(_is_centred_in(s, *table) and not _is_centred_in(s, *own) for s in texts)


def _is_centred_in(segment: Segment, x0: float, x1: float) -> bool:
    """Tell whether text is bold and stands in the middle between two places."""
    beside = abs((segment.x0 + segment.x1) - (x0 + x1)) / 2
    return beside <= _CENTRED and all(word.bold for word in segment.words)


def _one_text_over(texts: Sequence[Segment], x: float, rules: Sequence[RulingLine]) -> bool:
    """Tell whether a rule that spans columns has a single text above it, which is then theirs in common."""
    for rule in rules:
        if rule.start < x < rule.end:
            return sum(rule.start <= (s.x0 + s.x1) / 2 <= rule.end for s in texts) == 1
    return False


_FEWEST_ROWS = 3  # without a rule, two lines that happen to have gaps in the same places are no table
_FILLED, _FILLED_UNRULED = 0.3, 0.5  # share of a table's boxes that hold text
_FEWEST_HEADED = 3  # columns, under a bold header
_MOST_CONTENTS = 3  # columns: number, heading, page
_PAGE_DIGITS = 3
_OUTER = 2  # so many rules can be a frame around anything


def is_table(grid: Grid, rules: Sequence[RulingLine]) -> bool:
    """Tell whether what white space made a grid of is a table, and not prose with gaps, a list or a contents page."""
    rows, columns = grid.row_count, grid.column_count
    filled = [cell for cell in grid.cells if cell.words]
    boxes = sum(cell.rows * cell.columns for cell in filled)
    if rows == 1 and _is_headed(grid):  # a header that a page end parts from its rows
        return len(_heights(rules)) >= (1 if columns >= _FEWEST_HEADED else _OUTER)
    if rows < 2 or columns < 2 or boxes < _FILLED * rows * columns:
        return False
    if len(_heights(rules)) > _OUTER:
        return True
    if boxes < _FILLED_UNRULED * rows * columns:
        return False
    parted = any(_near(y, _heights(rules)) for y in grid.ys[1:-1])
    if parted and (columns >= _FEWEST_HEADED or _is_headed(grid)):
        return True  # a rule below its header
    figures = [cell for cell in filled if cell.column > 0 and is_figure(cell.text)]
    leaders = sum(is_leader(word.text) for cell in filled for word in cell.words)
    if columns >= _FEWEST_HEADED and _is_headed(grid):
        return True
    if _is_contents(grid):
        return False
    if columns == 2:
        if _is_headed(grid) and (all(map(_is_of_term, grid.rows()[1:])) or _is_counted(grid)):
            return rows > _FEWEST_ROWS
        return rows >= _FEWEST_ROWS and 2 * len(figures) >= rows and 2 * leaders < rows
    return rows >= _FEWEST_ROWS


def _is_of_term(row: Sequence[Cell]) -> bool:
    """Tell whether a row is a term in bold and what it means."""
    return [cell.bold for cell in row if cell.words] == [True, False]


def _is_counted(grid: Grid) -> bool:
    """Tell whether the rows below the first are counted in their first column, and have text in all."""
    rows = [[cell for cell in row if cell.words] for row in grid.rows()[1:]]
    numbers = [re.search(r"[0-9]+", row[0].text) if len(row) == grid.column_count else None for row in rows]
    counted = [int(number[0]) for number in numbers if number is not None]
    return len(counted) == len(rows) and {abs(b - a) for a, b in pairwise(counted)} == {1}


def _is_contents(grid: Grid) -> bool:
    """Tell whether a grid is a list of headings with their pages: its last column counts up from row to row."""
    if not grid.row_count > _FEWEST_ROWS or grid.column_count > _MOST_CONTENTS:
        return False
    last = [
        cell.text for row in grid.rows() for cell in row if cell.column + cell.columns == grid.column_count
    ]
    if len(last) != grid.row_count or not all(
        text.isdecimal() and len(text) <= _PAGE_DIGITS for text in last
    ):
        return False
    pages = [int(text) for text in last]
    return pages == sorted(pages) and pages[0] < pages[-1] and 2 * len(set(pages)) > len(pages)


def _is_headed(grid: Grid) -> bool:
    """Tell whether the first row is full and bold, and no other row is."""
    bold = [[cell.bold for cell in row if cell.words] for row in grid.rows()]
    return len(bold[0]) == grid.column_count and all(bold[0]) and not any(all(row) for row in bold[1:] if row)
