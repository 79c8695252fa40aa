"""Finds tables between horizontal rules of one width: slabs of text that share their columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from math import inf

from appendix_parser.geometry import Box
from appendix_parser.layout.grid import Grid
from appendix_parser.layout.tolerances import APART, BREAK, ENOUGH, NEAR, SAME, SAME_END
from appendix_parser.layout.undrawn.growth import are_figures, begins_header
from appendix_parser.layout.undrawn.open_rows import going_on, holds_row
from appendix_parser.layout.undrawn.region import Region
from appendix_parser.layout.undrawn.rules import Rule, below_groups, foot_below, whole_rules
from appendix_parser.layout.words.gutters import boundaries, columns_of
from appendix_parser.layout.words.page_text import Segment, Text, joined
from appendix_parser.page import RulingLine

_WIDE = 0.6  # prose fills more than this share of the width


def rule_regions(
    lines: Sequence[RulingLine], text: Text, taken: Sequence[Box] = (), frames: Sequence[Grid] = ()
) -> list[Region]:
    """Return the parts of a page between rules of one width that hold lines with gaps, without what is taken.

    No part reaches from one of the frames into another.
    """
    rules = whole_rules(lines)
    stacks: list[list[Rule]] = []
    for rule in rules:
        for stack in stacks:
            if rule.is_as_wide_as(stack[0].start, stack[0].end):
                stack.append(rule)
                break
        else:
            stacks.append([rule])
    regions: list[Region] = []
    for stack in sorted(stacks, key=lambda stack: stack[0].start - stack[0].end):
        if len(stack) > 1:
            # Narrower rules within a table belong to its cells.
            found = _Stack(stack, rules, text, lines, taken, frames).regions()
            regions += [r for r in found if not any(r.box.overlaps(wider.box) for wider in regions)]
    return regions


@dataclass(frozen=True)
class _Slab:
    """What is between two rules of one width.

    `shown` has the words that show its columns, without headings of groups of columns. A slab that is the `first` of its
    table has a heading above its words, and the `last` one a heading below. `frame` is the index of the frame that it is
    in.
    """

    top: float
    bottom: float
    text: Text
    shown: Text
    prose: bool
    first: bool = False
    last: bool = False
    frame: int | None = None

    @cached_property
    def columns(self) -> int:
        """How many columns it shows by itself."""
        return len(columns_of(self.shown))

    def is_prose_in(self, width: float) -> bool:
        """Return whether it is several lines of text across most of a width."""
        return len(self.text.lines) > 2 and self.columns < 2 and self.text.box.width > _WIDE * width

    @property
    def is_header(self) -> bool:
        """Whether it is bold text in columns."""
        return self.text.bold and self.columns > 1


class _Run(list[_Slab]):
    """Slabs of one table, from top to bottom."""

    @property
    def text(self) -> Text:
        """All words."""
        return joined([slab.text for slab in self])

    @property
    def shown(self) -> Text | None:
        """The words that show its columns; None if nothing does."""
        texts = [slab.shown for slab in self if slab.columns > 1]
        return joined(texts) if texts else None

    @property
    def columns(self) -> int:
        """How many columns it shows; its bold headers decide, if they show several."""
        shown = self.shown
        headed = max((slab.columns for slab in self if slab.text.bold), default=0)
        alone = len(columns_of(shown)) if shown else 0
        return min(alone, headed) if headed >= ENOUGH else alone

    @property
    def has_plain(self) -> bool:
        """Whether it has more than bold text."""
        return any(slab.text.words and not slab.text.bold for slab in self)

    @property
    def frames(self) -> list[int]:
        """The frame of each slab that has words and is in a frame."""
        return [slab.frame for slab in self if slab.text.words and slab.frame is not None]

    def columns_with(self, text: Text) -> int:
        """Return how many columns it shows together with more text."""
        return len(columns_of(self.shown + text if self.shown else text))


@dataclass(frozen=True)
class _Stack:
    """Rules of one width, and all that a page has between them."""

    own: Sequence[Rule]
    rules: Sequence[Rule]
    page: Text
    lines: Sequence[RulingLine]
    taken: Sequence[Box]
    frames: Sequence[Grid]

    @cached_property
    def x0(self) -> float:
        return min(rule.start for rule in self.own)

    @cached_property
    def x1(self) -> float:
        return max(rule.end for rule in self.own)

    @cached_property
    def text(self) -> Text:
        """The words at the rules' width."""
        return self.page.where(lambda w: self.x0 - SAME_END <= w.box.x_mid <= self.x1 + SAME_END)

    @cached_property
    def heights(self) -> Sequence[float]:
        """Where slabs end: at rules, at the ends of frames, and above headers without a rule below another table."""
        ys = [rule.y for rule in self.own]
        ys += self._ends_of_frames(ys)
        return sorted([*ys, *_unruled_heads(self.text, sorted(ys))])

    def regions(self) -> list[Region]:
        """Return the runs of slabs that share their columns, without leading and trailing plain slabs."""
        runs = [_without_prose(_trimmed(run)) for run in _runs(self._slabs())]
        held = [slab for run in runs for slab in run]
        free = self.text.where(lambda w: not any(slab.top <= w.box.y_mid < slab.bottom for slab in held))
        return [self._region(run, free) for run in runs if run]

    def _slabs(self) -> list[_Slab]:
        slabs = [self._slab(upper, lower) for upper, lower in pairwise(self.heights)]
        if slabs and slabs[0].text.words and slabs[0].text.bold is (slabs[0].columns < 2):
            top = _header_above(self.text.between(-inf, slabs[0].top), slabs[0])
            if top < slabs[0].top:
                header = self.text.between(top, slabs[0].top)
                slabs.insert(0, _Slab(top, slabs[0].top, header, header, prose=False))
        return slabs

    def _slab(self, top: float, bottom: float) -> _Slab:
        """Return a slab; if a wider rule or something taken cuts it, it counts as prose, outside any table."""
        text, width = self.text.between(top, bottom), self.x1 - self.x0
        frame = _frame_of(Box(self.x0, top, self.x1, bottom), self.frames)
        cut = self._is_cut(top, bottom)
        if not text.words:
            return _Slab(top, bottom, text, text, prose=cut or bottom - top > APART, frame=frame)
        partial = [r for r in self.rules if top < r.y < bottom and r.is_within(self.x0, self.x1)]
        start, end = _between_headings(text)
        first, last = start > 0, end < len(text.lines)
        if first or last:
            text = Text.of_lines(text.lines[start:end], text.spacing)
            top, bottom = text.box.top if first else top, text.box.bottom if last else bottom
        slab = _Slab(top, bottom, text, below_groups(text, partial), cut, first, last, frame)
        return replace(slab, prose=True) if slab.is_prose_in(width) else slab

    def _is_cut(self, top: float, bottom: float) -> bool:
        """Return whether a wider rule, or anything that is taken, is between two heights."""
        inside = Box(self.x0, top + SAME, self.x1, bottom - SAME)
        return any(box.overlaps(inside) for box in self.taken) or any(
            inside.top < rule.position < inside.bottom
            for rule in self.lines
            if rule.horizontal and rule.start < self.x0 - SAME_END and rule.end > self.x1 + SAME_END
        )

    def _ends_of_frames(self, heights: Sequence[float]) -> list[float]:
        """Return where frames of this width begin and end without a rule, as at a page end."""
        boxes = [
            frame.box for frame in self.frames if frame.column_count == 1
        ]  # otherwise tables of different widths meet there
        own = [b for b in boxes if abs(b.x0 - self.x0) <= SAME_END and abs(b.x1 - self.x1) <= SAME_END]
        ends = [y for box in own for y in (box.top, box.bottom)]
        return [y for y in ends if not any(abs(y - height) <= NEAR for height in heights)]

    def _region(self, run: _Run, free: Text) -> Region:
        """Return a run as a region, with the rows above and below it that no rule closes."""
        top, bottom = run[0].top, run[-1].bottom
        above = max((y for y in self.heights if y < top - NEAR), default=-inf)
        below = min((y for y in self.heights if y > bottom + NEAR), default=inf)
        text, more = run.text, []
        if len(run.frames) < 2:
            before = free.where(lambda w: above < w.box.y_mid < top)
            after = free.where(lambda w: bottom < w.box.y_mid < below)
            more = going_on(after.lines, text, bottom)
            if more and not run[-1].text.bold and not holds_row(more):
                more = []  # a page number, below a row that a rule closes
            more += going_on(before.lines[::-1], text, top)
        ends = [y for line in more for y in (line.box.top, line.box.bottom)]
        text += Text.of_lines(more, text.spacing)
        foot = foot_below(text, self.rules, self.x0, self.x1) if more else bottom
        box = Box(self.x0, min([top, *ends]), self.x1, max([bottom, foot, *ends]))
        return Region(box, text, tuple(line for line in self.lines if _is_rule_of(box, line)))


def _is_rule_of(box: Box, line: RulingLine) -> bool:
    """Return whether a line is a horizontal rule of the table in a box."""
    middle = (line.start + line.end) / 2
    return (
        line.horizontal
        and box.top - SAME <= line.position <= box.bottom + SAME
        and box.x0 - SAME_END <= middle <= box.x1 + SAME_END
    )


def _between_headings(text: Text) -> tuple[int, int]:
    """Return where the lines below the heading of a text begin, and where they end: above the next heading."""
    are_headings = [text.is_headed_by(line) for line in text.lines]
    start = next((i for i, is_heading in enumerate(are_headings) if not is_heading), 0)
    ends = (i for i, is_heading in enumerate(are_headings) if is_heading and i > start)
    return start, next(ends, len(are_headings))


def _unruled_heads(text: Text, heights: Sequence[float]) -> Iterator[float]:
    """Yield where another table's header begins below the last row of a table, without a rule between."""
    for top, bottom in pairwise(heights):
        lines = text.between(top, bottom).lines
        for index, (upper, lower) in enumerate(pairwise(lines), 1):
            if not upper.bold and begins_header(lines[index:], lines[0]):
                yield (upper.box.bottom + lower.box.top) / 2
                break


def _header_above(text: Text, first: _Slab) -> float:
    """Return the top of the header above the first slab of a table, whether the slab is a row or a heading."""
    top, columns = first.top, 0
    for line in text.lines[::-1]:
        is_far = top - line.box.bottom > BREAK * line.largest
        if is_far or not line.bold or first.text.is_headed_by(line):
            break
        top, columns = line.box.top, max(columns, len(line.wide_parts))
    return top if columns >= ENOUGH else first.top


def _frame_of(box: Box, frames: Sequence[Grid]) -> int | None:
    """Return the index of the frame that a box is in."""
    return next((index for index, frame in enumerate(frames) if frame.box.contains_centre_of(box)), None)


def _runs(slabs: Sequence[_Slab]) -> list[_Run]:
    """Split slabs into runs at prose, and where another table begins."""
    runs = [_Run()]
    for slab, below in zip(slabs, [*slabs[1:], None], strict=True):
        run = runs[-1]
        if slab.prose or (below is not None and _heads_next(slab, below, run)):
            runs.append(_Run())
            continue
        if slab.first or _leaves_frame(slab, run) or _heads_another(slab, run):
            runs.append(_Run())
        elif _has_other_columns(slab, below, run):
            runs.append(_Run())
            upper = _upper_part(slab, run)
            if upper is not None:
                run.append(upper)
                continue
        runs[-1].append(slab)
        if slab.last:
            runs.append(_Run())
    return runs


def _has_other_columns(slab: _Slab, below: _Slab | None, run: _Run) -> bool:
    """Return whether the columns of a slab cross gutters of those above it, or it has more columns."""
    if slab.columns < 2 or not run.shown:
        return False
    together, alone = run.columns_with(slab.shown), run.columns
    if together < alone:
        return True
    return together < slab.columns and (not _has_gaps(slab, alone) or _shares_more(slab, below, alone))


def _leaves_frame(slab: _Slab, run: _Run) -> bool:
    """Return whether a slab is outside the frame that holds the run so far."""
    if slab.frame is None:
        return len(run.frames) > 1 and slab.columns < 2
    return any(frame != slab.frame for frame in run.frames)


def _has_gaps(slab: _Slab, columns: int) -> bool:
    """Return whether extra columns of a slab may be only wide spaces, one below the other in justified lines.

    Either the slab has few lines, or at most one extra column, that of labels, is left if white must be wider.
    """
    if columns < ENOUGH or slab.text.bold:
        return False
    return len(slab.text.lines) <= ENOUGH or len(columns_of(slab.shown.apart)) <= columns + 1


def _shares_more(slab: _Slab, below: _Slab | None, columns: int) -> bool:
    """Return whether a slab shares more columns with the one below than with the table above: it is a plain header."""
    return below is not None and len(columns_of((slab.shown + below.shown).apart)) > columns + 1


def _heads_next(slab: _Slab, below: _Slab, run: _Run) -> bool:
    """Return whether a slab is the heading, perhaps with a note, of the table whose header is in the slab below it."""
    if slab.columns > 1 or not slab.text.words or not run.has_plain:
        return False
    is_header = below.text.bold and below.columns >= ENOUGH
    return is_header and run.text.is_headed_by(slab.text.lines[0])


def _heads_another(slab: _Slab, run: _Run) -> bool:
    """Return whether a slab is the header of another table: bold text in new columns below plain text."""
    if not slab.is_header or are_figures(slab.text.segments):
        return False
    return run.has_plain and slab.text.string not in {s.text.string for s in run if s.text.bold}


def _upper_part(slab: _Slab, run: _Run) -> _Slab | None:
    """Return the upper part of a slab, down to wide white, that still has the columns of a run; None if none has."""
    lines = slab.text.lines
    for end in range(len(lines) - 1, 0, -1):
        if lines[end].box.top - lines[end - 1].box.bottom > BREAK * slab.text.size:
            text = Text.of_lines(lines[:end], slab.text.spacing)
            upper = replace(slab, bottom=lines[end - 1].box.bottom, text=text, shown=text)
            if upper.columns > 1 and run.columns_with(text) >= run.columns:
                return upper
    return None


def _trimmed(run: _Run) -> _Run:
    """Return a run without the plain slabs before and after its table."""
    kept = _Run(run)
    while kept and kept[0].columns < 2:
        kept.pop(0)
    while kept and kept[-1].columns < 2 and not _stands_in_column(kept[-1], kept):
        kept.pop()
    return kept


def _stands_in_column(slab: _Slab, run: _Run) -> bool:
    """Return whether the text of a slab is in one of the columns: a row with only one cell, or its continuation."""
    columns = columns_of(run.shown) if run.shown else []
    if len(columns) < 2 or not slab.text.words:
        return False
    box = slab.text.box
    starts = [*(x0 for x0, _ in columns), inf]
    return any(left - SAME_END <= box.x0 and box.x1 <= right for left, right in pairwise(starts))


def _without_prose(run: _Run) -> _Run:
    """Return a run without the lines at the end of its last slab that cross its columns, and those below them."""
    if not run or run[-1].columns < 2 or not run.shown:
        return run
    last = run[-1]
    inner = boundaries(columns_of(run.shown))
    lines = last.text.lines
    end = len(lines)
    while end and len(lines[end - 1].parts) < ENOUGH:
        end -= 1
    for index in range(max(end, 1), len(lines)):
        if any(_runs_over_columns(part, inner) for part in lines[index].parts):
            text = Text.of_lines(lines[:index], last.text.spacing)
            return _Run([*run[:-1], replace(last, bottom=lines[index - 1].box.bottom, text=text, shown=text)])
    return run


def _runs_over_columns(part: Segment, inner: Sequence[float]) -> bool:
    """Return whether text begins in the first column and crosses two others, or the only other one."""
    crossed = sum(part.x0 < x < part.x1 for x in inner)
    return part.x0 < inner[0] and crossed >= min(2, len(inner))
