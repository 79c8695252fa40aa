"""Finds columns from white space: the gutters that run through lines of text, where no line is drawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from itertools import accumulate, pairwise
from math import inf

from appendix_parser.layout.tolerances import ENOUGH
from appendix_parser.layout.words.marks import is_list_bullet, is_marker
from appendix_parser.layout.words.page_text import Extent, Segment, Spacing, Text
from appendix_parser.page import are_bold

_BRIDGES = 0.15  # share of a column's lines that may cross its right edge: headings within the table
_HEADER_LINES = 6  # lines that a header may have


def columns_of(text: Text, *, size: float = 0.0, one_table: bool = False) -> list[Extent]:
    """Return the extents of the columns that gutters separate in a text; see `find_columns`."""
    return (
        find_columns(text.segments, size or text.size, text.spacing, one_table=one_table)
        if text.words
        else []
    )


def find_columns(
    segments: Sequence[Segment], size: float, spacing: Spacing, *, one_table: bool = False
) -> list[Extent]:
    """Return the extents of the columns that gutters separate, from left to right.

    A gutter is white in all lines but a few, and those with nothing but a bold heading. The text of these crosses several
    columns: headings over a group of columns or rows. Such bridges are left out. The markers of list items are not a column.

    Args:
        segments: what is in the lines.
        size: the font size.
        spacing: how wide white between columns is.
        one_table: whether the lines are known to be of one table. Then a single text that leaves too little white in
            a gutter heads two columns; otherwise it may be the line of another table.
    """
    few = _line_count(segments) < ENOUGH
    least = size * (spacing.column_gap if few else spacing.word_gap)
    parts = _parts(segments, least)
    headings = _headings_alone(segments)
    while True:
        gone = {id(s) for part in parts for s in _bridges(part, least, headings)}
        if one_table and not gone:
            gone = {id(s) for part in parts for s in _headings(part, least)}
        if not gone:
            break
        parts = _parts([s for part in parts for s in part if id(s) not in gone], least)
    parts = _under_headings(_without_markers(parts))
    return list(map(_extent, _headed(parts) if one_table else parts))


def _line_count(segments: Sequence[Segment]) -> int:
    return len({segment.line for segment in segments})


def _without_markers(parts: list[list[Segment]]) -> list[list[Segment]]:
    """Join bullets with the text to their right, and the numbers of a list if nothing else is there."""
    is_mark = is_marker if len(parts) == 2 else is_list_bullet
    joined: list[list[Segment]] = []
    marks = False
    for part in parts:
        if marks:
            joined[-1] += part
        else:
            joined.append(list(part))
        marks = all(is_mark(segment.text) for segment in part)
    return joined


def _under_headings(parts: list[list[Segment]]) -> list[list[Segment]]:
    """Join a part in the first lines only with one beside it that begins below: a heading and its column.

    They are aligned differently, so that white separates them all the way down.
    """
    if len(parts) < ENOUGH:
        return parts
    lines = [sorted({segment.line for segment in part}) for part in parts]
    every = sorted(set().union(*lines))
    lowest = every[:_HEADER_LINES][-1]
    joined = [list(parts[0])]
    paired = False  # a heading has one column
    for index, part in enumerate(parts[1:]):
        upper, lower = sorted((index, index + 1), key=lines.__getitem__)
        has_body = len(every) > _HEADER_LINES or (
            _is_bold_part(parts[upper]) and not _is_bold_part(parts[lower])
        )
        paired = not paired and has_body and lines[upper][-1] < lines[lower][0] and lines[upper][-1] <= lowest
        if paired:
            joined[-1] += part
        else:
            joined.append(list(part))
    return joined


def _headed(parts: list[list[Segment]]) -> list[list[Segment]]:
    """Join a part without text in a bold header with the nearer part beside it: aligned spaces had separated them."""
    plain = [s.line for part in parts for s in part if not are_bold(s.words)]
    first = min(plain, default=0)
    bare = [not any(segment.line < first for segment in part) for part in parts]
    if sum(bare[1:]) == 0 or bare.count(False) < ENOUGH:
        return parts
    joined = [list(parts[0])]
    waits = False  # the part before waits for this one
    for index, part in enumerate(parts[1:], 1):
        (x0, x1), before = _extent(part), _extent(joined[-1])[1]
        after = _extent(parts[index + 1])[0] if index + 1 < len(parts) else inf
        if waits or (bare[index] and x0 - before <= after - x1):
            joined[-1] += part
            waits = False
        else:
            joined.append(list(part))
            waits = bare[index]
    return joined


def _is_bold_part(part: Sequence[Segment]) -> bool:
    return all(are_bold(segment.words) for segment in part)


def gutters_between(columns: Sequence[Extent]) -> tuple[Extent, ...]:
    """Return the white between columns, from left to right."""
    return tuple((left[1], right[0]) for left, right in pairwise(columns))


def boundaries(columns: Sequence[Extent], ends: Sequence[float] = ()) -> list[float]:
    """Return the boundaries of columns: at an end of a rule in the gutter between them, or in its middle."""
    return [next((x for x in ends if a < x < b), (a + b) / 2) for a, b in gutters_between(columns)]


def _parts(segments: Sequence[Segment], least: float) -> list[list[Segment]]:
    """Split segments where a vertical band of white is between them."""
    parts: list[list[Segment]] = []
    end = 0.0
    for segment in sorted(segments, key=lambda s: s.x0):
        if parts and segment.x0 - end < least:
            parts[-1].append(segment)
            end = max(end, segment.x1)
        else:
            parts.append([segment])
            end = segment.x1
    return parts


def _headings_alone(segments: Sequence[Segment]) -> set[int]:
    """Return the identities of bold segments that are alone in their lines."""
    texts = Counter(segment.line for segment in segments)
    return {id(segment) for segment in segments if texts[segment.line] == 1 and are_bold(segment.words)}


def _bridges(part: Sequence[Segment], least: float, headings: Collection[int]) -> list[Segment]:
    """Return the segments of a part that cross gutters of the others: headings that are alone in their lines, and a few more."""
    lines = _line_count(part)
    if lines <= 2:
        return []
    free = [s for s in part if id(s) in headings]
    texts = sorted((s for s in part if id(s) not in headings), key=lambda s: s.x0 - s.x1)
    allowed = max(1, int(_BRIDGES * lines))
    count = 1
    while True:
        removed, rest = [*free, *texts[: min(count, allowed)]], texts[min(count, allowed) :]
        solid = [_extent(p) for p in _parts(rest, least) if _line_count(p) > 1]
        if len(solid) > 1:
            return [s for s in removed if sum(s.x0 < x1 and x0 < s.x1 for x0, x1 in solid) > 1]
        if count >= allowed:
            return []
        count *= 2


def _headings(part: Sequence[Segment], least: float) -> list[Segment]:
    """Return the uppermost segment that alone narrows a gutter too much: a narrow heading over two columns."""
    thin = _thin(part, least)
    for segment in sorted(part, key=lambda s: s.line):
        if not any(segment.x0 < x1 and x0 < segment.x1 for x0, x1 in thin):
            continue
        others = _parts([other for other in part if other is not segment], least)
        below = [p for p in others if any(s.line > segment.line for s in p)]
        if sum(_line_count(p) > 1 or _is_bold_part(p) for p in below) > 1:
            return [segment]
    return []


def _thin(part: Sequence[Segment], least: float) -> list[Extent]:
    """Return the extents, at least `least` wide and not at its ends, where at most one segment of a part is."""
    changes: Counter[float] = Counter()
    for segment in part:
        changes[segment.x0] += 1
        changes[segment.x1] -= 1
    ends = sorted(changes)
    depths = accumulate(changes[x] for x in ends)
    extents: list[Extent] = []
    for (x0, x1), depth in zip(pairwise(ends), depths, strict=False):
        if depth > 1:
            continue
        if extents and extents[-1][1] == x0:
            extents[-1] = (extents[-1][0], x1)
        else:
            extents.append((x0, x1))
    return [(x0, x1) for x0, x1 in extents if x1 - x0 >= least and x0 > ends[0] and x1 < ends[-1]]


def _extent(part: Sequence[Segment]) -> Extent:
    return min(segment.x0 for segment in part), max(segment.x1 for segment in part)
