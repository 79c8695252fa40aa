"""Makes grids without enough lines: columns from gutters, rows from rules, figures and gaps.

Where white space separates two columns or rows, an undrawn line is added. Then the same code makes cells of drawn and
undrawn lines.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, dropwhile, groupby, pairwise

from appendix_parser.geometry import Box, overlap
from appendix_parser.layout.drawn.ruled import Lattice, build_grid
from appendix_parser.layout.grid import Grid
from appendix_parser.layout.tolerances import ENOUGH, MOST, NEAR, SAME_START
from appendix_parser.layout.undrawn.region import Region
from appendix_parser.layout.undrawn.rules import FillEdge, Rule, below_groups, heights_of, whole_rules
from appendix_parser.layout.undrawn.shades import runs_over
from appendix_parser.layout.words.bands import Band, bands_of, mark_headings
from appendix_parser.layout.words.gutters import boundaries, columns_of
from appendix_parser.layout.words.page_text import Segment, Text
from appendix_parser.layout.words.rows import (
    find_rows,
    header_rows,
    holds_rows,
    key_columns,
    row_boundaries,
    stacked_columns,
    wrapped,
)
from appendix_parser.page import RulingLine, are_bold


def tabulate(
    region: Region,
    page: int,
    *,
    known: Sequence[float] = (),
    shown: Sequence[float] = (),
    resumed: bool = False,
    rows_ruled: bool = False,
) -> Grid | None:
    """Return the grid that white space and horizontal rules make of a part of a page; None if it is not a table.

    Args:
        region: that part.
        page: the page's number.
        known: the boundaries between columns, if the table continues from the page before.
        shown: the boundaries that shades show on this page.
        resumed: whether the table may continue from the page before.
        rows_ruled: whether a rule is known to separate any two rows.
    """
    text, box = region.text, region.box
    if not text.words:
        return None
    segments = _parted(text.segments, shown)
    rules = _Rules.of(region)
    inner = known or shown or _inner(region, segments, rules)
    if not inner:
        return None
    xs = (box.x0, *inner, box.x1)
    rules = _Rules.of(region, xs)
    heights = sorted([*rules.full, *rules.heights])
    slabs = _slabs(segments, inner, heights)
    mark_headings([*chain.from_iterable(slabs)])
    rows_ruled = rows_ruled or _part_rows(slabs, text.size)
    rooms = _rooms(segments, xs, text.spacing.word_gap * text.size)
    rows = _rows_of(slabs, text.size, rooms, rows_ruled=rows_ruled, resumed=resumed or bool(known))
    if not rows:
        return None
    ys = _heights_of_rows(rows, box, heights)
    horizontals = [RulingLine(True, y, box.x0, box.x1) for y in _closed(ys, rows, xs, rules)]
    horizontals += [r for r in region.rules if not _is_at_rule(r.position, rules.full)]
    verticals = _verticals(rows, xs, ys, rules.partial)
    grid = build_grid(Lattice(tuple(horizontals), tuple(verticals), xs, ys), text.words, page, "aligned")
    closed_top, closed_bottom = _is_at_rule(ys[0], rules.full), _is_at_rule(ys[-1], rules.full)
    return replace(
        grid,
        open_top=not closed_top,
        open_bottom=not closed_bottom,
        rows_ruled=rows_ruled and closed_bottom,
        unruled=frozenset(row for row in range(1, len(rows)) if not _is_at_rule(ys[row], heights)),
    )


@dataclass(frozen=True, slots=True)
class _Rules:
    """The rules in a region: the heights of those across all columns, and those across only some columns.

    `groups` has the rules across some columns above the first full one: they are below the headings of groups.
    """

    full: Sequence[float]
    partial: Sequence[RulingLine]
    groups: Sequence[Rule]

    @classmethod
    def of(cls, region: Region, xs: Sequence[float] = ()) -> _Rules:
        """Sort the rules of a region; `xs` are the edges of its columns, if they are known."""
        box, whole = region.box, whole_rules(region.rules)
        full = heights_of([piece for rule in whole if _is_full(rule, box, xs) for piece in rule.pieces])
        first = next((y for y in full if y > box.top + NEAR), box.top)
        return cls(
            full,
            [rule for rule in region.rules if not _is_at_rule(rule.position, full)],
            [rule for rule in whole if rule.y < first and rule.is_within(box.x0, box.x1)],
        )

    @property
    def heights(self) -> Sequence[float]:
        """The heights of the rules across only some columns."""
        return heights_of(self.partial)


def _closed(
    ys: Sequence[float], rows: Sequence[Sequence[Band]], xs: Sequence[float], rules: _Rules
) -> Iterator[float]:
    """Yield the boundaries of rows that no cell reaches across: all without a rule that leaves out a column.

    The edge of a cell's fill leaves out columns only within a header.
    """
    others = heights_of([rule for rule in rules.partial if not _is_edge_of_cell(rule, xs)])
    for y, row in zip(ys, [*rows, rows[-1]], strict=True):
        if not _is_at_rule(y, rules.heights if all(are_bold(band.words) for band in row) else others):
            yield y


def _is_edge_of_cell(rule: RulingLine, xs: Sequence[float]) -> bool:
    """Return whether a rule is the edge of a fill over a whole column, unlike a marked text or the bar of a chart."""
    return isinstance(rule, FillEdge) and any(
        overlap(rule.start, rule.end, left, right) >= MOST * (right - left) for left, right in pairwise(xs)
    )


def _is_full(rule: Rule, box: Box, xs: Sequence[float]) -> bool:
    """Return whether a rule crosses all columns: it may fall short at both sides, but not leave out a column."""
    middles = [(left + right) / 2 for left, right in pairwise(xs)]
    crosses_all = all(rule.start <= middle <= rule.end for middle in middles)
    return crosses_all and overlap(rule.start, rule.end, box.x0, box.x1) >= MOST * box.width


def _is_at_rule(y: float, heights: Sequence[float]) -> bool:
    return any(abs(y - height) <= NEAR for height in heights)


def _inner(region: Region, segments: Sequence[Segment], rules: _Rules) -> Sequence[float]:
    """Return the boundaries between columns that white space shows."""
    parts = Counter(segment.line for segment in segments)
    box, spacing = region.box, region.text.spacing
    columned = [s for s in segments if parts[s.line] > 1 or not _is_centred_in(s, box.x0, box.x1)]
    text = below_groups(Text([word for s in columned for word in s.words], spacing), rules.groups)
    columns = columns_of(text, size=region.text.size, one_table=True)
    return boundaries(columns, [x for r in rules.partial for x in (r.start, r.end)])


def _parted(segments: Sequence[Segment], inner: Sequence[float]) -> Sequence[Segment]:
    """Split segments at known boundaries, however narrow the white there; not if a text runs over one of them."""
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
    """Return whether rules separate single rows, rather than only headers from what is below them."""
    several = sum(len(bands) for bands in slabs if holds_rows(bands, size))
    below = list(dropwhile(_is_bold_header, slabs[1:])) or slabs[1:]
    return len(below) > 1 and 2 * several < sum(map(len, slabs))


def _is_bold_header(bands: Sequence[Band]) -> bool:
    """Return whether the text between two rules is bold, and in several columns."""
    return (
        all(are_bold(band.words) for band in bands)
        and len(set().union(*(band.columns for band in bands))) > 1
    )


def _rooms(segments: Sequence[Segment], xs: Sequence[float], gap: float) -> list[float]:
    """Return the width that text can surely take in each column: up to the start of the text in the next column."""
    starts = [
        min((s.x0 for s in segments if left <= s.x_mid < right), default=left) for left, right in pairwise(xs)
    ]
    ends = [start - gap for start in starts[1:]] + [xs[-1]]
    return [end - start for start, end in zip(starts, ends, strict=True)]


def _slabs(segments: Sequence[Segment], inner: Sequence[float], rules: Sequence[float]) -> list[list[Band]]:
    """Return the bands between any two rules, from top to bottom, that have text between them."""
    slabs: list[list[Segment]] = [[] for _ in range(len(rules) + 1)]
    for segment in segments:
        slabs[bisect_right(rules, segment.box.y_mid)].append(segment)
    return [bands_of(slab, inner) for slab in slabs if slab]


def _rows_of(
    slabs: Sequence[list[Band]], size: float, rooms: Sequence[float], *, rows_ruled: bool, resumed: bool
) -> list[list[Band]]:
    """Return the rows of each slab between two rules."""
    headed = len(slabs) > 1
    keys = key_columns([band for bands in (slabs[1:] if headed else slabs) for band in bands])
    rows: list[list[Band]] = []
    if not headed and _is_lone_header(slabs[0], keys):
        return header_rows(slabs[0])
    if headed:
        rows, rest = _parted_header(slabs[0], keys)
        slabs = [*([rest] if rest else []), *slabs[1:]]
    for bands in slabs:
        if rows_ruled and not stacked_columns(bands, keys):
            rows.append(bands)
        else:
            joined = wrapped(bands, rooms)
            elsewhere = headed or (resumed and not are_bold(bands[0].words))
            rows += find_rows(bands, size, keys, headed=elsewhere, resumed=resumed, joined=joined)
    return rows


def _is_lone_header(bands: Sequence[Band], keys: set[int]) -> bool:
    """Return whether few bold lines without rules between them are a header that a page end separates from its rows."""
    return len(bands) <= ENOUGH and _is_bold_header(bands) and not stacked_columns(bands, keys)


def _parted_header(bands: list[Band], keys: set[int]) -> tuple[list[list[Band]], list[Band]]:
    """Return the rows of a header, and what is below it, if no rule separates it from the first row."""
    head = next((i for i, band in enumerate(bands) if not are_bold(band.words)), 0)
    if head:
        return header_rows(bands[:head]), bands[head:]
    return ([], bands) if stacked_columns(bands, keys) else (header_rows(bands), [])


def _heights_of_rows(rows: Sequence[Sequence[Band]], box: Box, rules: Sequence[float]) -> tuple[float, ...]:
    """Return the rows' boundaries: a rule between two rows, or else the middle of the white."""
    inner = []
    for (upper, lower), middle in zip(pairwise(rows), row_boundaries(rows), strict=True):
        # A merged cell may have text at the height of a rule that stops short of it.
        top, bottom = max(_middles(upper[-1])), min(_middles(lower[0]))
        inner.append(next((y for y in rules if top < y <= bottom), middle))
    return (box.top, *inner, box.bottom)


def _middles(band: Band) -> list[float]:
    return [segment.box.y_mid for found in band.columns.values() for segment in found]


def _verticals(
    rows: Sequence[Sequence[Band]], xs: Sequence[float], ys: Sequence[float], partial: Sequence[RulingLine]
) -> list[RulingLine]:
    """Return the undrawn lines between columns: in each row those that no text crosses."""
    lines = [RulingLine(False, x, ys[0], ys[-1]) for x in (xs[0], xs[-1])]
    for row, (top, bottom) in zip(rows, pairwise(ys), strict=True):
        texts = [s for band in row for found in band.columns.values() for s in found]
        if not any(band.heads for band in row):
            below = [rule for rule in partial if abs(rule.position - bottom) <= NEAR]
            lines += [RulingLine(False, x, top, bottom) for x in _uncrossed(texts, xs[1:-1], below)]
    return lines


def _uncrossed(texts: Sequence[Segment], inner: Sequence[float], rules: Sequence[RulingLine]) -> list[float]:
    """Return the boundaries that neither text crosses, nor a rule below it with a single text above."""
    crossed = {i for s in texts for i in range(bisect_right(inner, s.x0), bisect_left(inner, s.x1))}
    return [x for i, x in enumerate(inner) if i not in crossed and not _one_text_over(texts, x, rules)]


def _is_centred_in(segment: Segment, x0: float, x1: float) -> bool:
    """Return whether text is bold and in the middle between two places."""
    return abs(segment.x_mid - (x0 + x1) / 2) <= SAME_START and are_bold(segment.words)


def _one_text_over(texts: Sequence[Segment], x: float, rules: Sequence[RulingLine]) -> bool:
    """Return whether a rule that spans columns has a single text above it, which then belongs to all of them."""
    over = next((rule for rule in rules if rule.start + 1 < x < rule.end - 1), None)
    return over is not None and sum(over.start <= s.x_mid <= over.end for s in texts) == 1
