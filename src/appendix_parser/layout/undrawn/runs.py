"""Splits the slabs between rules into runs: those of one table, from top to bottom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from math import inf

from appendix_parser.layout.tolerances import BREAK, ENOUGH, SAME_END
from appendix_parser.layout.undrawn.growth import are_figures, begins_header
from appendix_parser.layout.undrawn.shades import in_columns, text_begins
from appendix_parser.layout.words.gutters import boundaries, columns_of
from appendix_parser.layout.words.page_text import Segment, Text, joined

_WIDE = 0.6  # prose fills more than this share of the width


@dataclass(frozen=True)
class Slab:
    """What is between two rules of one width.

    `shown` has the words that show its columns, without headings of groups of columns. A slab that is the `first` of its
    table has a heading above its words, and the `last` one a heading below. `frame` is the index of the frame that it is
    in, and `xs` has the edges of its cells, if these are shaded one by one.
    """

    top: float
    bottom: float
    text: Text
    shown: Text
    prose: bool
    first: bool = False
    last: bool = False
    frame: int | None = None
    xs: Sequence[float] = ()

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
        return self.text.in_bold and self.columns > 1


class Run(list[Slab]):
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
        headed = max((slab.columns for slab in self if slab.text.in_bold), default=0)
        alone = len(columns_of(shown)) if shown else 0
        return min(alone, headed) if headed >= ENOUGH else alone

    @property
    def has_plain(self) -> bool:
        """Whether it has more than bold text."""
        return any(slab.text.words and not slab.text.in_bold for slab in self)

    @property
    def frames(self) -> list[int]:
        """The frame of each slab that has words and is in a frame."""
        return [slab.frame for slab in self if slab.text.words and slab.frame is not None]

    def shades_fit(self, text: Text) -> bool:
        """Return whether shaded cells of its header show columns that a text is in."""
        xs = next((slab.xs for slab in reversed(self) if slab.xs), ())
        lefts = text_begins([*self.text.lines, *text.lines], xs) if xs else []
        return bool(xs) and all(in_columns(line, xs, lefts) for line in text.lines)

    def columns_with(self, text: Text) -> int:
        """Return how many columns it shows together with more text."""
        return len(columns_of(self.shown + text if self.shown else text))


def runs_of(slabs: Sequence[Slab]) -> list[Run]:
    """Return the runs of slabs that share their columns, without the plain slabs and the prose at their ends."""
    return [run for found in _runs(slabs) if (run := _without_prose(_trimmed(found)))]


def _runs(slabs: Sequence[Slab]) -> list[Run]:
    """Split slabs into runs at prose, and where another table begins."""
    runs = [Run()]
    for slab, below in zip(slabs, [*slabs[1:], None], strict=True):
        run = runs[-1]
        if slab.prose or (below is not None and _heads_next(slab, below, run)):
            runs.append(Run())
            continue
        if slab.first or _leaves_frame(slab, run) or _heads_another(slab, run):
            runs.append(Run())
        elif _has_other_columns(slab, below, run):
            runs.append(Run())
            upper = _upper_part(slab, run)
            if upper is not None:
                run.append(upper)
                continue
        runs[-1].append(slab)
        if slab.last:
            runs.append(Run())
    return runs


def _has_other_columns(slab: Slab, below: Slab | None, run: Run) -> bool:
    """Return whether the columns of a slab cross gutters of those above it, or it has more columns."""
    if slab.columns < 2 or not run.shown or run.shades_fit(slab.text):
        return False
    together, alone = run.columns_with(slab.shown), run.columns
    if together < alone:
        return True
    return together < slab.columns and (not _has_gaps(slab, alone) or _shares_more(slab, below, alone))


def _leaves_frame(slab: Slab, run: Run) -> bool:
    """Return whether a slab is outside the frame that holds the run so far."""
    if slab.frame is None:
        return len(run.frames) > 1 and slab.columns < 2
    return any(frame != slab.frame for frame in run.frames)


def _has_gaps(slab: Slab, columns: int) -> bool:
    """Return whether extra columns of a slab may be only wide spaces, one below the other in justified lines.

    Either the slab has few lines, or at most one extra column, that of labels, is left if white must be wider.
    """
    if columns < ENOUGH or slab.text.in_bold:
        return False
    return len(slab.text.lines) <= ENOUGH or len(columns_of(slab.shown.apart)) <= columns + 1


def _shares_more(slab: Slab, below: Slab | None, columns: int) -> bool:
    """Return whether a slab shares more columns with the one below than with the table above: it is a plain header."""
    return below is not None and len(columns_of((slab.shown + below.shown).apart)) > columns + 1


def _heads_next(slab: Slab, below: Slab, run: Run) -> bool:
    """Return whether a slab is the heading, perhaps with a note, of the table whose header is in the slab below it."""
    if slab.columns > 1 or not slab.text.words or not run.has_plain:
        return False
    return below.is_header and run.text.is_headed_by(slab.text.lines[0])


def _heads_another(slab: Slab, run: Run) -> bool:
    """Return whether a slab is, or begins with, the header of another table: bold text in new columns below plain text."""
    if not run.has_plain or not slab.text.words:
        return False
    if slab.is_header and not are_figures(slab.text.segments):
        return slab.text.string not in {s.text.string for s in run if s.text.in_bold}
    return not slab.text.in_bold and begins_header(slab.text.lines, run.text.lines[0])


def _upper_part(slab: Slab, run: Run) -> Slab | None:
    """Return the upper part of a slab, down to wide white, that still has the columns of a run; None if none has."""
    lines = slab.text.lines
    for end in range(len(lines) - 1, 0, -1):
        if lines[end].box.top - lines[end - 1].box.bottom > BREAK * slab.text.size:
            text = Text.of_lines(lines[:end], slab.text.spacing)
            upper = replace(slab, bottom=lines[end - 1].box.bottom, text=text, shown=text)
            if upper.columns > 1 and run.columns_with(text) >= run.columns:
                return upper
    return None


def _trimmed(run: Run) -> Run:
    """Return a run without the plain slabs before and after its table."""
    kept = Run(run)
    while kept and kept[0].columns < 2:
        kept.pop(0)
    while kept and kept[-1].columns < 2 and not _stands_in_column(kept[-1], kept):
        kept.pop()
    return kept


def _stands_in_column(slab: Slab, run: Run) -> bool:
    """Return whether the text of a slab is in one of the columns: a row with only one cell, or its continuation."""
    columns = columns_of(run.shown) if run.shown else []
    if len(columns) < 2 or not slab.text.words:
        return False
    box = slab.text.box
    starts = [*(x0 for x0, _ in columns), inf]
    return any(left - SAME_END <= box.x0 and box.x1 <= right for left, right in pairwise(starts))


def _without_prose(run: Run) -> Run:
    """Return a run without the lines at the end of its last slab that cross its columns, and those below them."""
    inner = boundaries(columns_of(run.shown)) if run.shown else []
    if not inner or run[-1].columns < 2:
        return run
    last = run[-1]
    lines = last.text.lines
    end = len(lines)
    while end and len(lines[end - 1].parts) < ENOUGH:
        end -= 1
    for index in range(max(end, 1), len(lines)):
        if any(_runs_over_columns(part, inner) for part in lines[index].parts):
            text = Text.of_lines(lines[:index], last.text.spacing)
            return Run([*run[:-1], replace(last, bottom=lines[index - 1].box.bottom, text=text, shown=text)])
    return run


def _runs_over_columns(part: Segment, inner: Sequence[float]) -> bool:
    """Return whether text begins in the first column and crosses two others, or the only other one."""
    crossed = sum(part.x0 < x < part.x1 for x in inner)
    return part.x0 < inner[0] and crossed >= min(2, len(inner))
