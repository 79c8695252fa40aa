"""Fractions that are drawn as one number over another, with a bar between them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from appendix_parser.page import RulingLine
from appendix_parser.reading.compose.glyph_lines import GlyphLine
from appendix_parser.reading.compose.moves import Moves
from appendix_parser.text import SUBSCRIPTS, SUPERSCRIPTS

# All in multiples of the font size.
_OVER = (0.17, 0.45)  # from the upper number's baseline to the bar: an underline is closer
_UNDER = (
    0.65,
    0.95,
)  # from the bar to the lower number's baseline: in a column of figures there is more room
_LONGER = 0.5  # by which the bar may be longer or shorter than the wider number
_BESIDE = 0.15
_MOST_FIGURES = 3


def with_stacked(lines: Sequence[GlyphLine], rules: Iterable[RulingLine]) -> list[GlyphLine]:
    """Return lines with each stacked fraction as one piece, `2/3`, in the line that it belongs to.

    Args:
        lines: the lines of a page.
        rules: its ruling lines.
    """
    sizes = [max(line.sizes) for line in lines]
    largest = max(sizes, default=0.0)
    longest = (_MOST_FIGURES + 2 * _LONGER) * largest
    bars = [rule for rule in rules if rule.horizontal and rule.end - rule.start <= longest]
    if not bars:
        return list(lines)
    order = sorted(range(len(lines)), key=lambda at: lines[at].ys[0])
    baselines = [lines[at].ys[0] for at in order]

    def between(low: float, high: float) -> list[int]:
        return order[bisect_left(baselines, low) : bisect_right(baselines, high)]

    moves = Moves(lines)
    for bar in bars:
        y = bar.position
        upper = _number(lines, between(y - _OVER[1] * largest, y), bar, (-_OVER[1], -_OVER[0]))
        lower = _number(lines, between(y, y + _UNDER[1] * largest), bar, _UNDER)
        if upper is None or lower is None:
            continue
        one, two = lines[upper[0]].only(upper[1]), lines[lower[0]].only(lower[1])
        start, end = min(one.starts[0], two.starts[0]), max(one.ends[-1], two.ends[-1])
        host, before = _host(lines, between(one.ys[0], two.ys[0]), start, end)
        figures = "".join(one.texts), "".join(two.texts)
        if before.isdecimal():  # as in 2½
            text = f"{_mapped(figures[0], SUPERSCRIPTS)}⁄{_mapped(figures[1], SUBSCRIPTS)}"
        else:
            text = "/".join(figures)
        baseline, size = (
            (two.ys[0], one.sizes[0]) if host is None else (lines[host].ys[0], max(lines[host].sizes))
        )
        for at, glyphs in (upper, lower):
            moves.take(at, glyphs)
        # Two pieces, as one would not reach from the upper number to the lower one.
        over, middle = len(figures[0]) + 1, (start + end) / 2
        moves.put(
            host,
            GlyphLine(
                texts=[text[:over], text[over:]],
                starts=[start, middle],
                ends=[middle, end],
                ys=[one.ys[0], baseline],
                sizes=[size, size],
                bolds=[one.bolds[0], two.bolds[0]],
                orders=[one.orders[0], two.orders[0]],
                breaks=[1],
                font=one.font,
            ),
        )
    return moves.lines()


def _number(
    lines: Sequence[GlyphLine], near: Iterable[int], bar: RulingLine, distance: tuple[float, float]
) -> tuple[int, range] | None:
    """Return the line and glyphs of the number that is as wide as a bar, and as far from it as one of a fraction."""
    for at in near:
        line = lines[at]
        for glyphs in line.stretches():
            size = line.sizes[glyphs[0]]
            start, end = line.starts[glyphs[0]], line.ends[glyphs[-1]]
            away = (line.ys[glyphs[0]] - bar.position) / size
            is_over = bar.start - _LONGER * size <= start and end <= bar.end + _LONGER * size
            is_close = is_over and distance[0] <= away <= distance[1]
            if is_close and end - start > 0.3 * size and bar.end - bar.start <= end - start + 2 * size:
                figures = "".join(line.texts[glyph] for glyph in glyphs)
                if figures.isdecimal() and len(figures) <= _MOST_FIGURES:
                    return at, glyphs
    return None


def _host(
    lines: Sequence[GlyphLine], near: Iterable[int], start: float, end: float
) -> tuple[int | None, str]:
    """Return the line that continues beside a fraction, and the character before it."""
    for at in near:
        line = lines[at]
        after = bisect_left(line.starts, (start + end) / 2)
        if after and abs(start - line.ends[after - 1]) <= _BESIDE * line.sizes[after - 1]:
            return at, line.texts[after - 1][-1:]
        if after < len(line.starts) and abs(line.starts[after] - end) <= _BESIDE * line.sizes[after]:
            return at, ""
    return None, ""


def _mapped(figures: str, table: dict[str, str]) -> str:
    return "".join(map(table.__getitem__, figures))
