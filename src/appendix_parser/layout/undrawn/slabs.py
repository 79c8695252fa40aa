"""Finds tables between horizontal rules of one width: slabs of text that share their columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from math import inf

from appendix_parser.geometry import Box
from appendix_parser.layout.grid import Grid
from appendix_parser.layout.tolerances import APART, BREAK, ENOUGH, NEAR, SAME, SAME_END, TOUCH
from appendix_parser.layout.undrawn.growth import begins_header
from appendix_parser.layout.undrawn.open_rows import going_on, holds_row
from appendix_parser.layout.undrawn.region import Region
from appendix_parser.layout.undrawn.rules import Rule, below_groups, foot_below, whole_rules
from appendix_parser.layout.undrawn.runs import Run, Slab, runs_of
from appendix_parser.layout.undrawn.shades import ShadedRow
from appendix_parser.layout.words.page_text import Text
from appendix_parser.page import RulingLine, are_bold


def rule_regions(
    lines: Sequence[RulingLine],
    text: Text,
    taken: Sequence[Box] = (),
    frames: Sequence[Grid] = (),
    shaded: Sequence[ShadedRow] = (),
) -> list[Region]:
    """Return the parts of a page between rules of one width that hold lines with gaps, without what is taken.

    No part reaches from one of the frames into another. Rows of shaded cells show the columns of what is below them.
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
            found = _Stack(stack, rules, text, lines, taken, frames, shaded).regions()
            regions += [r for r in found if not any(r.box.overlaps(wider.box) for wider in regions)]
    return regions


@dataclass(frozen=True)
class _Stack:
    """Rules of one width, and all that a page has between them."""

    own: Sequence[Rule]
    rules: Sequence[Rule]
    page: Text
    lines: Sequence[RulingLine]
    taken: Sequence[Box]
    frames: Sequence[Grid]
    shaded: Sequence[ShadedRow]

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
        runs = runs_of(self._slabs())
        held = [slab for run in runs for slab in run]
        free = self.text.where(lambda w: not any(slab.top <= w.box.y_mid < slab.bottom for slab in held))
        return [self._region(run, free) for run in runs]

    def _slabs(self) -> list[Slab]:
        slabs = [self._slab(upper, lower) for upper, lower in pairwise(self.heights)]
        if slabs and slabs[0].text.words and slabs[0].text.in_bold is (slabs[0].columns < 2):
            top = _header_above(self.text.between(-inf, slabs[0].top), slabs[0])
            if top < slabs[0].top:
                header = self.text.between(top, slabs[0].top)
                slabs.insert(0, Slab(top, slabs[0].top, header, header, prose=False))
        return slabs

    def _slab(self, top: float, bottom: float) -> Slab:
        """Return a slab; if a wider rule or something taken cuts it, it counts as prose, outside any table."""
        text, width = self.text.between(top, bottom), self.x1 - self.x0
        frame = _frame_of(Box(self.x0, top, self.x1, bottom), self.frames)
        cut = self._is_cut(top, bottom)
        if not text.words:
            return Slab(top, bottom, text, text, prose=cut or bottom - top > APART, frame=frame)
        partial = [r for r in self.rules if top < r.y < bottom and r.is_within(self.x0, self.x1)]
        start, end = _between_headings(text)
        first, last = start > 0, end < len(text.lines)
        if first or last:
            text = Text.of_lines(text.lines[start:end], text.spacing)
            top, bottom = text.box.top if first else top, text.box.bottom if last else bottom
        slab = Slab(
            top, bottom, text, below_groups(text, partial), cut, first, last, frame, self._edges(top, bottom)
        )
        return replace(slab, prose=True) if slab.is_prose_in(width) else slab

    def _edges(self, top: float, bottom: float) -> Sequence[float]:
        """Return the edges of cells that are shaded one by one between two heights; () if none are, or only two."""
        inside = (
            row.xs
            for row in self.shaded
            if top - TOUCH <= row.top and row.bottom <= bottom + TOUCH and len(row.xs) > ENOUGH
            if abs(row.xs[0] - self.x0) <= SAME_END and abs(row.xs[-1] - self.x1) <= SAME_END
        )
        return max(inside, key=len, default=())

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

    def _region(self, run: Run, free: Text) -> Region:
        """Return a run as a region, with the rows above and below it that no rule closes."""
        top, bottom = run[0].top, run[-1].bottom
        above = max((y for y in self.heights if y < top - NEAR), default=-inf)
        below = min((y for y in self.heights if y > bottom + NEAR), default=inf)
        text, more = run.text, []
        if len(run.frames) < 2:
            before = free.where(lambda w: above < w.box.y_mid < top)
            after = free.where(lambda w: bottom < w.box.y_mid < below)
            more = going_on(after.lines, text, bottom)
            if more and not run[-1].text.in_bold and not holds_row(more, run[-1].text.size):
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
    """Return where the lines of a table begin, below a heading and with a bold header, and end: above the next heading."""
    lines = text.lines
    are_headings = [text.is_headed_by(line) for line in lines]
    start = next((i for i, is_heading in enumerate(are_headings) if not is_heading), 0)
    start = start if are_bold(lines[start].words) else 0
    ends = (i for i, is_heading in enumerate(are_headings) if is_heading and i > start)
    return start, next(ends, len(lines))


def _unruled_heads(text: Text, heights: Sequence[float]) -> Iterator[float]:
    """Yield where another table's header begins below the last row of a table, without a rule between."""
    for top, bottom in pairwise(heights):
        lines = text.between(top, bottom).lines
        for index, (upper, lower) in enumerate(pairwise(lines), 1):
            if not are_bold(upper.words) and begins_header(lines[index:], lines[0]):
                yield (upper.box.bottom + lower.box.top) / 2
                break


def _header_above(text: Text, first: Slab) -> float:
    """Return the top of the header above the first slab of a table, whether the slab is a row or a heading."""
    top, columns = first.top, 0
    for line in text.lines[::-1]:
        is_far = top - line.box.bottom > BREAK * line.largest
        if is_far or not are_bold(line.words) or first.text.is_headed_by(line):
            break
        top, columns = line.box.top, max(columns, len(line.wide_parts))
    return top if columns >= ENOUGH else first.top


def _frame_of(box: Box, frames: Sequence[Grid]) -> int | None:
    """Return the index of the frame that a box is in."""
    return next((index for index, frame in enumerate(frames) if frame.box.contains_centre_of(box)), None)
