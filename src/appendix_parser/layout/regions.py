"""Where a table may stand without enough lines to show it: between rules of one width, or in lines with gaps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile
from math import inf

from appendix_parser.geometry import Box, hull
from appendix_parser.layout.grid import Grid, TextLine, by_height, lines_of
from appendix_parser.layout.gutters import Segment, Spacing, boundaries, find_columns, is_marker, segments_of
from appendix_parser.layout.rows import is_figure, usual_size
from appendix_parser.page import Fill, RulingLine, Word
from appendix_parser.reading.compose.shapes import join_pieces

SAME_END = 6.0  # rules of one table end at the same place but for this
_PIECES_APART = 20.0  # the pieces of a rule, one per column, are not further apart
_SAME_RULE = 1.0
_DOUBLE = 3.0  # the strokes of a double rule are no further apart
_SHORTEST_RULE = 40.0
_WHITE = 0.99  # a fill this light in all colours is not seen
_LOWEST = 6.0  # a shaded row is at least this high
_EMPTY = (
    20.0  # rules with nothing between them are further apart only where one thing ends and another begins
)
_MOST_PARTS = 2  # a line in more parts is a row's
_FEW_LINES = 4  # in which spaces between words may stand one below the other
_FEWEST_FRAMED = 2  # rows; a frame may be around the header alone
_WIDE = 0.6  # prose fills more than this share of the width


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a page that may be a table."""

    box: Box
    words: tuple[Word, ...]
    rules: tuple[RulingLine, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal rule with its pieces."""

    y: float
    start: float
    end: float
    pieces: tuple[RulingLine, ...]


def whole_rules(lines: Sequence[RulingLine]) -> list[Rule]:
    """Join the pieces of horizontal lines at one height, from top to bottom."""
    rules: list[Rule] = []
    across = sorted((line for line in lines if line.horizontal), key=lambda r: (r.position, r.start))
    row: list[RulingLine] = []
    for line in [*across, None]:
        if line is not None and (not row or line.position - row[0].position <= _SAME_RULE):
            row.append(line)
            continue
        row.sort(key=lambda r: r.start)
        pieces: list[RulingLine] = []
        for piece in row:
            if pieces and piece.start - max(p.end for p in pieces) > _PIECES_APART:
                rules.append(_joined(pieces))
                pieces = []
            pieces.append(piece)
        if pieces:
            rules.append(_joined(pieces))
        row = [line] if line is not None else []
    return [rule for rule in rules if rule.end - rule.start >= _SHORTEST_RULE]


def _joined(pieces: list[RulingLine]) -> Rule:
    return Rule(
        pieces[0].position,
        min(p.start for p in pieces),
        max(p.end for p in pieces),
        tuple(pieces),
    )


def is_partial(rule: Rule, x0: float, x1: float) -> bool:
    """Tell whether a rule lies within a table that reaches from `x0` to `x1`, and leaves one side out."""
    inside = rule.start >= x0 - SAME_END and rule.end <= x1 + SAME_END
    return inside and (rule.start > x0 + SAME_END or rule.end < x1 - SAME_END)


def below_groups(words: Sequence[Word], partial: Sequence[Rule]) -> tuple[Word, ...]:
    """Return the words but those over partial rules, which head groups of columns and may run across gutters."""
    return tuple(
        w for w in words if not any(w.box.y_mid < r.y and r.start <= w.box.x_mid <= r.end for r in partial)
    )


def shade_edges(fills: Sequence[Fill], page_area: float) -> list[RulingLine]:
    """Return the upper and lower edges of shaded areas at which one shade ends: not where the same goes on."""
    ends: dict[int, set[tuple[float, ...]]] = defaultdict(set)
    starts: dict[int, set[tuple[float, ...]]] = defaultdict(set)
    for fill in fills:
        starts[round(fill.box.top)].add(fill.colour)
        ends[round(fill.box.bottom)].add(fill.colour)

    def goes_on(y: float) -> bool:
        near = (round(y) - 1, round(y), round(y) + 1)
        above = set().union(*(ends.get(each, set()) for each in near))
        return bool(above) and above == set().union(*(starts.get(each, set()) for each in near))

    return [edge for edge in fill_edges(fills, page_area) if not goes_on(edge.position)]


def fill_edges(fills: Sequence[Fill], page_area: float) -> list[RulingLine]:
    """Return the upper and lower edges of shaded areas as rules: those of stripes, headers and cells."""
    pieces = []
    for fill in fills:
        box = fill.box
        if min(fill.colour) < _WHITE and box.height >= _LOWEST and box.width * box.height < page_area / 2:
            pieces += [RulingLine(True, y, box.x0, box.x1) for y in (box.top, box.bottom)]
    return list(join_pieces(pieces))


def rule_regions(
    lines: Sequence[RulingLine],
    words: Sequence[Word],
    spacing: Spacing,
    taken: Sequence[Box] = (),
    frames: Sequence[Grid] = (),
) -> list[Region]:
    """Return the parts of a page between horizontal rules of one width that hold lines with gaps, and none of what is taken.

    No part reaches from one of the frames into another.
    """
    rules = whole_rules(lines)
    stacks: list[list[Rule]] = []
    for rule in rules:
        for stack in stacks:
            if abs(stack[0].start - rule.start) <= SAME_END and abs(stack[0].end - rule.end) <= SAME_END:
                stack.append(rule)
                break
        else:
            stacks.append([rule])
    regions: list[Region] = []
    for stack in sorted(stacks, key=lambda stack: stack[0].start - stack[0].end):
        if len(stack) > 1:
            # Narrower rules within a table are those of its cells.
            found = _tabular_runs(stack, rules, words, lines, spacing, taken, frames)
            regions += [r for r in found if not any(r.box.overlaps(wider.box) for wider in regions)]
    return regions


@dataclass(frozen=True, slots=True)
class _Slab:
    """What stands between two rules of one width.

    `columns` is how many columns it shows by itself, in the words `shown`: those that head no group of columns. One
    that is the `last` of its table has a heading below its words. `frame` is the index of the frame that it lies in.
    """

    top: float
    bottom: float
    words: tuple[Word, ...]
    shown: tuple[Word, ...]
    columns: int
    prose: bool
    last: bool = False
    frame: int | None = None

    @property
    def bold(self) -> bool:
        """Whether it has words, all of them bold."""
        return bool(self.words) and all(word.bold for word in self.words)

    @property
    def text(self) -> str:
        """Its words with one space between."""
        return " ".join(word.text for word in self.words)


def _tabular_runs(
    stack: Sequence[Rule],
    rules: Sequence[Rule],
    words: Sequence[Word],
    lines: Sequence[RulingLine],
    spacing: Spacing,
    taken: Sequence[Box],
    frames: Sequence[Grid],
) -> list[Region]:
    """Return the runs of slabs that share their columns, without leading and trailing plain slabs."""
    x0, x1 = min(r.start for r in stack), max(r.end for r in stack)
    near = [w for w in words if x0 - SAME_END <= w.box.x_mid <= x1 + SAME_END]
    ys = [rule.y for rule in stack]
    ys += _ends_of_frames(frames, x0, x1, ys)
    between = by_height(near)
    heights = sorted([*ys, *_unruled_heads(between, sorted(ys), spacing)])
    wider = [r.position for r in lines if r.horizontal and r.start < x0 - SAME_END and r.end > x1 + SAME_END]
    narrower = [r for r in rules if is_partial(r, x0, x1)]
    slabs = []
    for upper, lower in pairwise(heights):
        cut = any(upper + _SAME_RULE < y < lower - _SAME_RULE for y in wider)
        cut = cut or any(box.overlaps(Box(x0, upper + _SAME_RULE, x1, lower - _SAME_RULE)) for box in taken)
        slab = _slab(between(upper, lower), upper, lower, x1 - x0, narrower, spacing, cut=cut)
        slabs.append(replace(slab, frame=_frame_of(Box(x0, upper, x1, lower), frames)))
    if slabs and slabs[0].words and slabs[0].bold is (slabs[0].columns < _MOST_PARTS):
        top = _header_above(between(-inf, heights[0]), slabs[0], spacing)
        if top < heights[0]:
            slabs.insert(0, _slab(between(top, heights[0]), top, heights[0], x1 - x0, (), spacing, cut=False))
    runs = [_without_prose(_trimmed(run, spacing), spacing) for run in _runs(slabs, spacing)]
    held = [slab for run in runs for slab in run]
    free = [w for w in near if not any(slab.top <= w.box.y_mid < slab.bottom for slab in held)]
    return [_region(run, free, x0, x1, heights, lines, spacing) for run in runs if run]


def _ends_of_frames(frames: Sequence[Grid], x0: float, x1: float, heights: Sequence[float]) -> list[float]:
    """Return where frames of one width begin and end without a rule, as at a page end."""
    boxes = [
        frame.box for frame in frames if frame.column_count == 1
    ]  # else tables of other widths meet there
    own = [box for box in boxes if abs(box.x0 - x0) <= SAME_END and abs(box.x1 - x1) <= SAME_END]
    ends = [y for box in own for y in (box.top, box.bottom)]
    return [y for y in ends if not any(abs(y - height) <= _DOUBLE for height in heights)]


def _unruled_heads(
    between: Callable[[float, float], Sequence[Word]], heights: Sequence[float], spacing: Spacing
) -> Iterator[float]:
    """Yield where another table's header begins below the last row of one, and no rule lies between."""
    for top, bottom in pairwise(heights):
        lines = lines_of(between(top, bottom))
        for index, (upper, lower) in enumerate(pairwise(lines), 1):
            if not is_bold(upper) and _begins_header(lines[index:], lines[0], spacing):
                yield (upper.box.bottom + lower.box.top) / 2
                break


def _header_above(words: Sequence[Word], first: _Slab, spacing: Spacing) -> float:
    """Return the top of the header that stands above the first slab of a table, be that a row or a heading."""
    top, columns = first.top, 0
    for line in lines_of(words)[::-1]:
        is_far = top - line.box.bottom > BREAK * max(word.size for word in line.words)
        if is_far or not is_bold(line) or is_set_off(line, first.words):
            break
        top, columns = line.box.top, max(columns, len(segments_of(line, 0, spacing.wide)))
    return top if columns > _MOST_PARTS else first.top


def _trimmed(run: Sequence[_Slab], spacing: Spacing) -> list[_Slab]:
    """Return a run without the plain slabs before and after its table."""
    kept = list(run)
    while kept and kept[0].columns < 2:
        kept.pop(0)
    while kept and kept[-1].columns < 2 and not _goes_on(kept[-1], kept, spacing):
        kept.pop()
    return kept


def _without_prose(run: list[_Slab], spacing: Spacing) -> list[_Slab]:
    """Return a run without the lines at the end of its last slab that run across its columns, and what is below them."""
    if not run or run[-1].columns < 2:
        return run
    last = run[-1]
    shown = [word for slab in run if slab.columns > 1 for word in slab.shown]
    segments = [s for i, line in enumerate(lines_of(shown)) for s in segments_of(line, i, spacing.gap)]
    inner = boundaries(find_columns(segments, usual_size(shown), spacing))
    lines = lines_of(last.words)
    end = len(lines)
    while end and len(segments_of(lines[end - 1], 0, spacing.gap)) <= _MOST_PARTS:
        end -= 1
    for index in range(max(end, 1), len(lines)):
        if any(_is_across(s, inner) for s in segments_of(lines[index], 0, spacing.gap)):
            words = tuple(word for line in lines[:index] for word in line.words)
            upper = replace(last, bottom=lines[index - 1].box.bottom, words=words, shown=words)
            return [*run[:-1], upper]
    return run


def _is_across(segment: Segment, inner: Sequence[float]) -> bool:
    """Tell whether text begins in the first column and runs on over two others, or over the only other one."""
    crossed = sum(segment.x0 < x < segment.x1 for x in inner)
    return segment.x0 < inner[0] and crossed >= min(_MOST_PARTS, len(inner))


def _slab(
    words: Sequence[Word],
    top: float,
    bottom: float,
    width: float,
    narrower: Sequence[Rule],
    spacing: Spacing,
    *,
    cut: bool,
) -> _Slab:
    """Return a slab; one that a wider rule cuts is no part of a table, as one with prose."""
    if not words:
        return _Slab(top, bottom, (), (), 0, prose=cut or bottom - top > _EMPTY)
    lines = lines_of(words)
    end = _heading_at(lines)
    inside = tuple(word for line in lines[:end] for word in line.words)
    shown = below_groups(inside, [r for r in narrower if top < r.y < bottom])
    columns = _column_count(shown, spacing)
    wide = hull(w.box for w in inside).width > _WIDE * width
    prose = cut or (columns < 2 and len(lines) > 2 and wide)
    last = end < len(lines)
    return _Slab(
        top, lines[end - 1].box.bottom if last else bottom, inside, shown, columns, prose=prose, last=last
    )


def _heading_at(lines: Sequence[TextLine]) -> int:
    """Return the index of the first line, but for the top one, that is a heading: the table above it ends there."""
    held = [word for line in lines for word in line.words]
    return next((i for i, line in enumerate(lines) if i and is_set_off(line, held)), len(lines))


def _column_count(words: Sequence[Word], spacing: Spacing) -> int:
    if not words:
        return 0
    segments = [s for i, line in enumerate(lines_of(words)) for s in segments_of(line, i, spacing.gap)]
    return len(find_columns(segments, usual_size(words), spacing))


def _runs(slabs: Sequence[_Slab], spacing: Spacing) -> list[list[_Slab]]:
    """Part slabs at prose, and where the columns of one run across the gutters of those before it."""
    runs: list[list[_Slab]] = [[]]
    for slab, below in zip(slabs, [*slabs[1:], None], strict=True):
        if slab.prose or (below is not None and _heads_next(slab, below, runs[-1])):
            runs.append([])
            continue
        run = runs[-1]
        if _is_beyond(slab, run) or _heads_another(slab, run, spacing):
            runs.append([])
        elif slab.columns > 1 and any(s.columns > 1 for s in run):
            together = _column_count([w for s in (*run, slab) if s.columns > 1 for w in s.shown], spacing)
            alone = _column_count([w for s in run if s.columns > 1 for w in s.shown], spacing)
            alone = min(alone, _headed_columns(run) or alone)
            more = together < slab.columns and (
                not _has_gaps(slab, alone, spacing) or _shares_more(slab, below, alone, spacing)
            )
            if together < alone or more:
                runs.append([])
                upper = _upper_part(slab, run, alone, spacing)
                if upper is not None:
                    run.append(upper)
                    continue
        runs[-1].append(slab)
        if slab.last:
            runs.append([])
    return runs


def _is_beyond(slab: _Slab, run: Sequence[_Slab]) -> bool:
    """Tell whether a slab lies outside of the frame that holds what a run has of its table."""
    frames = _framed(run)
    if slab.frame is None:
        return len(frames) >= _FEWEST_FRAMED and slab.columns < _MOST_PARTS
    return any(frame != slab.frame for frame in frames)


def _framed(run: Sequence[_Slab]) -> list[int]:
    """Return the frame of each slab with words that lies in one."""
    return [slab.frame for slab in run if slab.words and slab.frame is not None]


def _frame_of(box: Box, frames: Sequence[Grid]) -> int | None:
    """Return the index of the frame that a box lies in."""
    return next((index for index, frame in enumerate(frames) if frame.box.contains_centre_of(box)), None)


def _headed_columns(run: Sequence[_Slab]) -> int:
    """Return how many columns the bold headers of a run show; 0 if they do not show several."""
    columns = max((slab.columns for slab in run if slab.bold), default=0)
    return columns if columns > _MOST_PARTS else 0


def _has_gaps(slab: _Slab, columns: int, spacing: Spacing) -> bool:
    """Tell whether a slab's more columns than those above it may be wide spaces, one below the other in justified lines.

    They are few lines, or show no more columns but labels' where white must be wider.
    """
    if columns <= _MOST_PARTS or slab.bold:
        return False
    wider = spacing._replace(gap=spacing.wide)
    return len(lines_of(slab.words)) <= _FEW_LINES or _column_count(slab.shown, wider) <= columns + 1


def _shares_more(slab: _Slab, below: _Slab | None, columns: int, spacing: Spacing) -> bool:
    """Tell whether a slab has more columns in common with the one below than the table above has: a header in plain type."""
    wider = spacing._replace(gap=spacing.wide)
    return below is not None and _column_count((*slab.shown, *below.shown), wider) > columns + 1


def _heads_next(slab: _Slab, below: _Slab, run: Sequence[_Slab]) -> bool:
    """Tell whether a slab is the heading, with a note perhaps, of the table whose header stands in the slab below it."""
    if slab.columns > 1 or not slab.words or not any(s.words and not s.bold for s in run):
        return False
    held = [word for s in run for word in s.words]
    return below.bold and below.columns > _MOST_PARTS and is_set_off(lines_of(slab.words)[0], held)


def _upper_part(slab: _Slab, run: Sequence[_Slab], columns: int, spacing: Spacing) -> _Slab | None:
    """Return what of a slab, down to some wide white, still has the columns of a run; None if nothing has."""
    lines = lines_of(slab.words)
    size = usual_size(slab.words)
    above = [w for s in run if s.columns > 1 for w in s.shown]
    for end in range(len(lines) - 1, 0, -1):
        if lines[end].box.top - lines[end - 1].box.bottom > BREAK * size:
            words = tuple(word for line in lines[:end] for word in line.words)
            found = _column_count(words, spacing)
            if found > 1 and _column_count([*above, *words], spacing) >= columns:
                return replace(
                    slab, bottom=lines[end - 1].box.bottom, words=words, shown=words, columns=found
                )
    return None


def _goes_on(slab: _Slab, run: Sequence[_Slab], spacing: Spacing) -> bool:
    """Tell whether the text of a slab stands in one of the columns: a row that has but one cell, or goes on in it."""
    shown = [word for s in run if s.columns > 1 for word in s.shown]
    segments = [s for i, line in enumerate(lines_of(shown)) for s in segments_of(line, i, spacing.gap)]
    columns = find_columns(segments, usual_size(shown), spacing)
    if len(columns) < 2 or not slab.words:
        return False
    box = hull(word.box for word in slab.words)
    starts = [*(x0 for x0, _ in columns), float("inf")]
    return any(left - SAME_END <= box.x0 and box.x1 <= right for left, right in pairwise(starts))


def _heads_another(slab: _Slab, run: Sequence[_Slab], spacing: Spacing) -> bool:
    """Tell whether a slab heads a table of its own: bold text in columns below plain text, and other than before."""
    if slab.columns < 2 or not slab.bold:
        return False
    segments = [s for i, line in enumerate(lines_of(slab.words)) for s in segments_of(line, i, spacing.gap)]
    if 2 * sum(is_figure(segment.text) for segment in segments) >= len(segments):
        return False  # a row of totals
    texts = {s.text for s in run if s.bold}
    return any(s.words and not s.bold for s in run) and slab.text not in texts


def _region(
    run: Sequence[_Slab],
    words: Sequence[Word],
    x0: float,
    x1: float,
    heights: Sequence[float],
    lines: Sequence[RulingLine],
    spacing: Spacing,
) -> Region:
    held = [w for slab in run for w in slab.words]
    top, bottom = run[0].top, run[-1].bottom
    above = max((y for y in heights if y < top - _DOUBLE), default=float("-inf"))
    below = min((y for y in heights if y > bottom + _DOUBLE), default=float("inf"))
    before = lines_of([w for w in words if above < w.box.y_mid < top])[::-1]
    after = lines_of([w for w in words if bottom < w.box.y_mid < below])
    more_above, more_below = _going_on(before, held, top, spacing), _going_on(after, held, bottom, spacing)
    if after and not run[-1].bold and not _holds_row(after[0], more_below, spacing):
        more_below = []  # a page number, below a row that a rule closes
    if len(_framed(run)) >= _FEWEST_FRAMED:
        more_above = more_below = []
    held += more_above + more_below
    box = Box(
        x0,
        min([top, *(w.box.top for w in more_above)]),
        x1,
        max([bottom, *(w.box.bottom for w in more_below)]),
    )
    inside = tuple(
        r
        for r in lines
        if r.horizontal
        and box.top - 1 <= r.position <= box.bottom + 1
        and x0 - SAME_END <= (r.start + r.end) / 2 <= x1 + SAME_END
    )
    return Region(box, tuple(held), inside)


def _holds_row(first: TextLine, words: Sequence[Word], spacing: Spacing) -> bool:
    """Tell whether what goes on below a table begins with two texts, or has three on a line further down."""
    parts = [len(segments_of(line, 0, spacing.gap)) for line in lines_of(words)]
    return len(segments_of(first, 0, spacing.gap)) >= _MOST_PARTS or max(parts, default=0) > _MOST_PARTS


def _going_on(lines: Sequence[TextLine], held: Sequence[Word], edge: float, spacing: Spacing) -> list[Word]:
    """Return the words of rows that no rule closes, going away from the edge while all gutters go on."""
    segments = [s for i, line in enumerate(lines_of(held)) for s in segments_of(line, i, spacing.gap)]
    least = spacing.gap * usual_size(held)
    columns = find_columns(segments, usual_size(held), spacing)
    gutters = [(a, b) for (_, a), (b, _) in pairwise(columns)]
    if not gutters:
        return []
    more: list[Word] = []
    last = edge
    sure = 0
    second = columns[0][0] - least
    labelled = False  # a rubric's header may have nothing over its labels
    for line in lines:
        gap = max(line.box.top - last, last - line.box.bottom)
        left = shared(gutters, white(line, spacing), least)
        begins_all = _begins_all(line, columns, spacing)
        widest = WIDE_BREAK if begins_all else widest_gap(line, left, spacing)
        if gap > widest * max(word.size for word in line.words) or len(left) < len(gutters):
            break
        if is_set_off(line, held) and not begins_all:
            break
        last = line.box.bottom if line.box.top > edge else line.box.top
        gutters = left
        more += line.words
        labelled = labelled or any(word.box.x1 < second for word in line.words)
        first = second if labelled else gutters[0][0]
        beyond = any(word.box.x0 > first for word in line.words)
        is_number = not beyond and line.text.isdecimal()
        if beyond or (is_number and counts_on(line, lines_of([*held, *more[:-1]]), gutters[0][0])):
            sure = len(more)
    return more[:sure]


def _begins_all(line: TextLine, columns: Sequence[tuple[float, float]], spacing: Spacing) -> bool:
    """Tell whether a line has text in all columns, each where the text above it begins."""
    starts = [segment.x0 for segment in segments_of(line, 0, spacing.gap)]
    return len(starts) == len(columns) and all(
        abs(start - left) <= _SAME_START for start, (left, _) in zip(starts, columns, strict=True)
    )


def is_set_off(line: TextLine, held: Sequence[Word]) -> bool:
    """Tell whether a line is larger and bolder than a table's text: a heading."""
    return all(word.bold for word in line.words) and usual_size(line.words) > _LARGER * usual_size(held)


_LARGER = 1.08  # a heading's font is larger than a table's by this factor
BREAK = 1.8  # white between two lines that ends a table which no rule holds together, in font sizes
WIDE_BREAK = 2.6  # … and where so many gutters go on below it
_FEWEST_GUTTERS = 2
_SAME_START = 1.5  # points by which a left edge may vary
_INDENT = 2.0  # font sizes by which items of a list may be indented
_LOOSE = 0.3  # … and that parts its last row from a note below


def gap_regions(words: Sequence[Word], spacing: Spacing) -> list[Region]:
    """Return the runs of lines through which the same gutters go on, from top to bottom."""
    lines = lines_of(words)
    regions = []
    start = 0
    while start < len(lines):
        end = _run_end(lines, start, spacing) if _gapped(lines[start], spacing) else start
        if end > start:
            held = tuple(word for line in lines[start : end + 1] for word in line.words)
            regions.append(Region(hull(word.box for word in held), held, ()))
        start = end + 1
    return regions


def widest_gap(line: TextLine, gutters: Sequence[tuple[float, float]], spacing: Spacing) -> float:
    """Return how much white, in font sizes, may part a line from the table above it of which it leaves those gutters.

    A row that has nothing but its number is no less a row.
    """
    if len(gutters) < _FEWEST_GUTTERS:
        return BREAK
    is_number = line.box.x1 <= gutters[0][0] and is_figure(line.text)
    return WIDE_BREAK if is_number or _gapped(line, spacing) else BREAK


def _gapped(line: TextLine, spacing: Spacing) -> bool:
    """Tell whether a line has a gap as only a table's row has; a list's marker stands before a gap, too."""
    parts = segments_of(line, 0, spacing.wide)
    return len(parts) > 2 or (len(parts) == 2 and not is_marker(parts[0].text))


def white(line: TextLine, spacing: Spacing) -> list[tuple[float, float]]:
    """Return the white intervals of a line that are wide enough to part columns, and those at both sides of it."""
    parts = segments_of(line, 0, spacing.gap)
    ends = [(float("-inf"), parts[0].x0)] if parts else [(float("-inf"), float("inf"))]
    ends += [(left.x1, right.x0) for left, right in pairwise(parts)]
    return [*ends, (parts[-1].x1, float("inf"))] if parts else ends


def shared(
    gutters: Sequence[tuple[float, float]], white: Sequence[tuple[float, float]], least: float
) -> list[tuple[float, float]]:
    """Return the parts of gutters that stay white, at least `least` points wide."""
    found = [(max(a, c), min(b, d)) for a, b in gutters for c, d in white]
    return [(a, b) for a, b in found if b - a >= least]


def _goes_on_in_one(line: TextLine, gutters: Sequence[tuple[float, float]], gap: float) -> bool:
    """Tell whether the last row goes on in a line of one of its later columns, `gap` font sizes below.

    Text that begins where such a column does is hardly what follows the table.
    """
    x0, x1 = line.box.x0, line.box.x1
    if x0 < gutters[0][1] - 1:
        return False
    if gap <= _LOOSE:
        return True
    starts = [*(b for _, b in gutters[1:]), float("inf")]
    for (_, left), right in zip(gutters, starts, strict=True):
        if left <= x0 + 1 and x1 <= right:
            return x0 - left <= _INDENT * line.words[0].size
    return False


def is_bold(line: TextLine) -> bool:
    """Tell whether all words of a line are bold."""
    return all(word.bold for word in line.words)


def heads_other_columns(line: TextLine, first: TextLine, spacing: Spacing) -> bool:
    """Tell whether a bold line, no row of figures, has text in three columns or more, and others than the first line has."""
    segments = segments_of(line, 0, spacing.wide)
    figures = sum(is_figure(segment.text) for segment in segments)
    is_header = is_bold(line) and len(segments) > _MOST_PARTS and 2 * figures < len(segments)
    return is_header and not _begin_alike(first, line, spacing)


def _begins_header(lines: Sequence[TextLine], first: TextLine, spacing: Spacing) -> bool:
    """Tell whether lines begin with bold ones, of which one heads other columns than the first line has."""
    held = [word for line in lines for word in line.words]
    header = takewhile(lambda line: is_bold(line) and not is_set_off(line, held), lines)
    return any(heads_other_columns(line, first, spacing) for line in header)


def _begin_alike(first: TextLine, line: TextLine, spacing: Spacing) -> bool:
    """Tell whether two lines have text in as many columns, begun at the same places."""
    starts = [[segment.x0 for segment in segments_of(each, 0, spacing.wide)] for each in (first, line)]
    return len(starts[0]) == len(starts[1]) > 1 and all(
        abs(a - b) <= _SAME_START for a, b in zip(*starts, strict=True)
    )


def _run_end(lines: Sequence[TextLine], start: int, spacing: Spacing) -> int:
    """Return the last line of the table that would begin at `start`."""
    gutters = white(lines[start], spacing)[1:-1]
    end = start
    bridged = plain = False
    for index in range(start + 1, len(lines)):
        line = lines[index]
        if plain and heads_other_columns(line, lines[start], spacing):
            break
        plain = plain or not is_bold(line)
        size = max(word.size for word in line.words)
        gap = line.box.top - lines[index - 1].box.bottom
        left = shared(gutters, white(line, spacing), spacing.gap * size)
        widest = WIDE_BREAK if _begin_alike(lines[start], line, spacing) else widest_gap(line, left, spacing)
        if gap > widest * size:
            break
        if not left:
            if bridged:
                break
            bridged = True
            continue
        gutters = left
        if _gapped(line, spacing):
            end = index
            bridged = False
        elif index == end + 1 and (
            _goes_on_in_one(line, gutters, gap / size) or counts_on(line, lines[start:index], gutters[0][0])
        ):
            end = index
    return end


def counts_on(line: TextLine, above: Sequence[TextLine], first: float) -> bool:
    """Tell whether a line is the number that follows the last one above it in the first column: a row kept empty.

    Args:
        line: the line.
        above: those above it.
        first: where the first column ends.
    """
    firsts = [one.words[0].text for one in above if one.words[0].box.x1 <= first]
    numbers = [int(text) for text in firsts if text.isdecimal()]
    return bool(numbers) and line.text == str(numbers[-1] + 1) and line.box.x1 <= first
