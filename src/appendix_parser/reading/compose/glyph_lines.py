"""Lines: the glyphs of a page that are on one baseline, from left to right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from operator import attrgetter, sub, truediv
from typing import NamedTuple

from appendix_parser.reading.compose.glyph_runs import GlyphRun

# All in multiples of the font size.
_BASELINE_JITTER = 0.1  # glyphs of one line sit on the same baseline except for this
_BASELINE_SPREAD = 0.3  # … and the whole line within this
_DOUBLE_STRIKE = 0.12  # the same character this close is the same one, drawn twice for weight or shadow
_STRETCH_GAP = (
    0.3  # glyphs further apart are not of one stretch; small ones are spaced as widely as large ones
)
_NEARLY_ALL = 0.9  # share of a page's glyphs
_LOOK_BACK = 4  # glyphs among which the first strike of a double one stands


class GlyphLine(NamedTuple):
    """The glyphs on one baseline from left to right, column by column; `font` is the first one's.

    `starts` and `ends` are x, `ys` the baselines; `orders` are places in the drawing order, and `breaks` the indices
    of those glyphs that were not drawn right after the one before.
    """

    texts: list[str]
    starts: list[float]
    ends: list[float]
    ys: list[float]
    sizes: list[float]
    bolds: list[bool]
    orders: list[int]
    breaks: list[int]
    font: str

    def gaps(self) -> list[float]:
        """Return the white between each glyph and the next in multiples of the larger one's size, which may be zero."""
        size = max(self.sizes) or 1.0
        if size == min(self.sizes) or not min(self.sizes):
            return [(start - end) / size for start, end in zip(self.starts[1:], self.ends, strict=False)]
        white = map(sub, islice(self.starts, 1, None), self.ends)
        return list(map(truediv, white, map(max, self.sizes, islice(self.sizes, 1, None))))

    def only(self, indices: Sequence[int]) -> GlyphLine:
        """Return the line of some of the glyphs, in this order."""
        orders = [self.orders[index] for index in indices]
        return GlyphLine(
            texts=[self.texts[index] for index in indices],
            starts=[self.starts[index] for index in indices],
            ends=[self.ends[index] for index in indices],
            ys=[self.ys[index] for index in indices],
            sizes=[self.sizes[index] for index in indices],
            bolds=[self.bolds[index] for index in indices],
            orders=orders,
            breaks=[at for at, (one, next_one) in enumerate(pairwise(orders), 1) if next_one != one + 1],
            font=self.font,
        )

    def joined_with(self, others: Sequence[GlyphLine]) -> GlyphLine:
        """Return a line with the glyphs of others after its own."""
        lines = (self, *others)
        return self._replace(
            texts=[each for line in lines for each in line.texts],
            starts=[each for line in lines for each in line.starts],
            ends=[each for line in lines for each in line.ends],
            ys=[each for line in lines for each in line.ys],
            sizes=[each for line in lines for each in line.sizes],
            bolds=[each for line in lines for each in line.bolds],
            orders=[each for line in lines for each in line.orders],
        )

    def stretches(self) -> Iterator[range]:
        """Yield the glyphs that are not spaces in stretches without a gap."""
        first: int | None = None
        for at, text in enumerate(self.texts):
            is_blank = text.isspace()
            gap = self.starts[at] - self.ends[at - 1]
            if first is not None and (is_blank or gap > _STRETCH_GAP * self.sizes[at]):
                yield range(first, at)
                first = None
            if first is None and not is_blank:
                first = at
        if first is not None:
            yield range(first, len(self.texts))

    def from_left(self, indices: Sequence[int]) -> list[int]:
        """Return indices of glyphs in the order of their places; at one place, in the drawing order."""
        return sorted(indices, key=lambda index: (self.starts[index], self.orders[index]))


def lines_of_runs(runs: Sequence[GlyphRun]) -> list[GlyphLine]:
    """Return the lines of upright runs; of what was painted twice in one place, one is left.

    That is bold, unless nearly all of a page's text is painted twice, which sets nothing off.
    """
    found = [_without_double_strikes(line) for line in map(_line, _baselines(runs))]
    glyphs = sum(len(line.texts) for line, _ in found)
    struck = sum(len(indices) for _, indices in found)
    if struck < _NEARLY_ALL * glyphs:
        for line, indices in found:
            for index in indices:
                line.bolds[index] = True
    return [line for line, _ in found]


def _baselines(runs: Sequence[GlyphRun]) -> list[list[GlyphRun]]:
    """Group runs by baseline and size class."""
    groups: list[list[GlyphRun]] = []
    open_groups: list[list[GlyphRun]] = []  # those whose baseline a coming run may still share
    current: list[GlyphRun] = []
    for run in sorted(runs, key=attrgetter("y", "x")):
        y, size = run.y, run.size
        if current and y == current[-1].y and size == current[-1].size:
            current.append(run)
            continue
        open_groups = [g for g in open_groups if y - g[-1].y <= _BASELINE_JITTER * g[-1].size]
        for group in open_groups:
            first = group[0]
            if y - first.y <= _spread(size / first.size) * first.size:
                group.append(run)
                current = group
                break
        else:
            current = [run]
            groups.append(current)
            open_groups.append(current)
    return groups


def _spread(ratio: float) -> float:
    """Return how far apart the baselines of one line may be, by the ratio of two font sizes in it; negative for never."""
    if 0.87 < ratio < 1.15:
        return _BASELINE_SPREAD
    return (
        _BASELINE_JITTER if 0.65 < ratio < 1.55 else -1.0
    )  # beyond the jitter, the smaller one is raised or lowered


def _line(runs: list[GlyphRun]) -> GlyphLine:
    """Put the glyphs of runs on one baseline into one line."""
    runs.sort(key=lambda run: (run.x + run.dx * run.places[0], run.order))
    line = GlyphLine([], [], [], [], [], [], [], [], runs[0].font)
    due = runs[0].order  # of the next glyph, if it is drawn next
    for texts, x, y, dx, dy, places, advances, size, _, bold, _, order in runs:
        starts = [x + dx * place for place in places]
        count = len(starts)
        if order != due:
            line.breaks.append(len(line.texts))
        due = order + count
        line.texts.extend(texts)
        line.starts.extend(starts)
        line.ends.extend([start + dx * advance for start, advance in zip(starts, advances, strict=True)])
        line.ys.extend([y + dy * place for place in places] if dy else [y] * count)
        line.sizes.extend([size] * count)
        line.bolds.extend([bold] * count)
        line.orders.extend(range(order, order + count))
    if line.starts == sorted(line.starts):
        return line
    return line.only(line.from_left(range(len(line.starts))))  # runs among each other, or set backwards


def _without_double_strikes(line: GlyphLine) -> tuple[GlyphLine, set[int]]:
    """Drop glyphs that were painted again in the same place, and return which ones were."""
    texts, starts, sizes = line.texts, line.starts, line.sizes
    steps = map(sub, islice(starts, 1, None), starts)
    if len(starts) < 2 or min(steps) > _DOUBLE_STRIKE * max(sizes):
        return line, set()
    kept: list[int] = []
    struck: set[int] = set()
    for index, start in enumerate(starts):
        nearest = start - _DOUBLE_STRIKE * sizes[index]
        for place in range(len(kept) - 1, max(-1, len(kept) - 1 - _LOOK_BACK), -1):
            if starts[kept[place]] < nearest:  # as are all before it
                kept.append(index)
                break
            if texts[kept[place]] == texts[index]:
                struck.add(place)
                break
        else:
            kept.append(index)
    return line if len(kept) == len(starts) else line.only(kept), struck
