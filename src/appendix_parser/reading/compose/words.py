"""Makes words of glyphs that are together on one baseline, without a space or a ruling line between."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, pairwise
from statistics import median
from sys import intern
from typing import NamedTuple

from appendix_parser.geometry import Box, Rotation
from appendix_parser.page import RulingLine, Word
from appendix_parser.reading.compose.glyph_lines import GlyphLine, lines_of_runs
from appendix_parser.reading.compose.glyph_runs import ASCENT, DESCENT, GlyphRun
from appendix_parser.reading.compose.layers import layers_of
from appendix_parser.reading.compose.raised import with_raised
from appendix_parser.reading.compose.right_to_left import in_logical_order, right_to_left_runs
from appendix_parser.reading.compose.stacked import with_stacked
from appendix_parser.reading.compose.vertical_rules import Rules
from appendix_parser.text import SOFT_HYPHEN, clean_word, runs_left

# All in multiples of the font size.
_WORD_GAP = 0.17  # a gap between words, beyond what is between the letters of the line
_NO_SPACE = 0.02  # a space narrower than this does not count
_ACCENT = 0.1  # an accent that is on a letter moves nothing on, any letter does by more
_WIDEST_TRACKING = 0.8  # letters further apart than this are figures of different columns
_RULE_GAP = 0.08  # a ruling line separates words only if it is in a gap, not in a letter
_LEVEL = 0.1  # a word whose baseline is higher than its line's by more is raised
_STACKED = 0.35  # the numbers of a fraction are over each other by more than any other glyphs of a line

_LEADER = re.compile(r"\.{4,}(?!\.)")  # dots in a row; three stand for something left out


def build_words(
    runs: Sequence[GlyphRun], lines: Iterable[RulingLine], *, page: int, rotation: Rotation
) -> tuple[Word, ...]:
    """Join the glyphs of a page into words.

    Args:
        runs: runs of visible glyphs in shown-page coordinates.
        lines: the page's ruling lines, in the upright frame.
        page: the page's number.
        rotation: what brings the page's main text upright. Text in other directions (a stamp, a watermark, a
            sideways note) is read in its own direction, and has its angle.

    Returns:
        Words in reading order (top to bottom, left to right) in the upright frame, indexed from 0.
    """
    by_angle: dict[int, list[GlyphRun]] = defaultdict(list)
    for run in runs:
        by_angle[run.angle].append(run)
    lines = tuple(lines)
    words: list[_Draft] = []
    for angle, group in sorted(by_angle.items()):
        askew = angle != rotation.angle
        own_rotation = Rotation(angle) if askew else rotation
        found = _upright_words([_rotated(run, own_rotation) for run in group], () if askew else lines)
        if askew:
            own_angle = (angle - rotation.angle) % 360
            found = [w._replace(box=rotation.box(own_rotation.undo(w.box)), angle=own_angle) for w in found]
        words += found
    words.sort(key=_place)
    return tuple(
        Word(intern(text), box, page, index, size, bold, own_angle)  # most words come again and again
        for index, (text, box, size, bold, own_angle) in enumerate(words)
    )


def _place(word: _Draft) -> tuple[float, float, float]:
    x0, top, _, bottom = word.box
    return round(bottom, 1), x0, top


class _Draft(NamedTuple):
    """A word whose place among the others is not known yet."""

    text: str
    box: Box
    size: float
    bold: bool
    angle: int = 0


def _rotated(run: GlyphRun, rotation: Rotation) -> GlyphRun:
    if rotation.angle == 0:
        return run
    x, y = rotation.point(run.x, run.y)
    dx, dy = rotation.direction(run.dx, run.dy)
    return run._replace(x=x, y=y, dx=dx, dy=dy)


def _upright_words(runs: list[GlyphRun], ruling_lines: Sequence[RulingLine]) -> list[_Draft]:
    rules = Rules(ruling_lines)
    lines = with_raised(with_stacked(lines_of_runs(runs), ruling_lines), rules)
    layers = [layer for line in lines for layer in layers_of(_without_empty_spaces(line))]
    blanks = [_blanks(line) for line, _ in layers]
    inner = [_inner_gaps(gaps, spaces) for (_, gaps), spaces in zip(layers, blanks, strict=True)]
    usual_gap = _usual_gaps([line for line, _ in layers], inner)
    words: list[_Draft] = []
    for (line, gaps), spaces, letters in zip(layers, blanks, inner, strict=True):
        tracking = _tracking(letters, usual_gap.get(line.font, 0.0))
        words += _words(line, _word_starts(line, gaps, spaces, tracking, rules))
    return [word for word in words if word.text]


def _blanks(line: GlyphLine) -> list[int]:
    """Return the indices of spaces."""
    return list(compress(range(len(line.texts)), map(str.isspace, line.texts)))


def _without_empty_spaces(line: GlyphLine) -> GlyphLine:
    """Drop the spaces that take no room, or are on a letter: they are for a break within a word that was not taken."""
    empty = {at for at in _blanks(line) if _is_empty(line, at)}
    return line.only([at for at in range(len(line.texts)) if at not in empty]) if empty else line


def _is_empty(line: GlyphLine, at: int) -> bool:
    start, size = line.starts[at], line.sizes[at]
    if at + 1 < len(line.starts) and line.starts[at + 1] - start <= _NO_SPACE * size:
        return True
    letter = line.ends[at - 1] if at else start
    if at > 0 and start - line.starts[at - 1] <= _NO_SPACE * size:
        return letter - start > _ACCENT * size
    # A blank that was there before, such as a template's, may be anywhere under what is written over it.
    covered = max(0.0, letter - start)
    if at + 1 < len(line.starts):
        covered += max(0.0, line.ends[at] - line.starts[at + 1])
    return covered * 2 > line.ends[at] - start and _is_drawn_apart(line, at)


def _is_drawn_apart(line: GlyphLine, at: int) -> bool:
    """Return whether a glyph was drawn neither right after the one before it nor right before the next one."""
    orders = line.orders[max(0, at - 1) : at + 2]
    return orders.count(line.orders[at] + 1) == 0 and orders.count(line.orders[at] - 1) == 0


def _inner_gaps(gaps: list[float], blanks: list[int]) -> list[float]:
    """Return the gaps between what are not spaces."""
    inner: list[float] = []
    for before, blank in pairwise((-1, *blanks, len(gaps) + 1)):
        inner += gaps[before + 1 : max(0, blank - 1)]
    return inner


def _usual_gaps(lines: list[GlyphLine], inner: list[list[float]]) -> dict[str, float]:
    """Return each font's median gap between letters, on the whole page."""
    gaps: dict[str, list[float]] = defaultdict(list)
    for line, own in zip(lines, inner, strict=True):
        gaps[line.font] += own
    return {font: median(values) for font, values in gaps.items() if values}


def _tracking(inner: list[float], usual: float) -> float:
    """Return the letter-spacing of a line: what parts its letters without parting its words."""
    # Among short words most gaps may part words (`in 3 of 4`): the narrower ones are those between letters.
    narrow = sorted(inner)[len(inner) // 4] if len(inner) >= 5 else usual
    return max(0.0, min(narrow, usual) if narrow > _WIDEST_TRACKING else narrow)


def _word_starts(
    line: GlyphLine, gaps: list[float], blanks: list[int], tracking: float, rules: Rules
) -> Iterator[tuple[int, int]]:
    """Yield start and end of each word: it ends at a space, a wide gap or a ruling line."""
    widest = tracking + _WORD_GAP
    bounds = {0, len(line.texts), *blanks, *(index + 1 for index in blanks)}
    wide = [(index, gap) for index, gap in enumerate(gaps, 1) if gap >= _RULE_GAP]
    bounds.update(index for index, gap in wide if gap > widest or _ruled_off(line, index, rules))
    bounds.update(index for index in line.breaks if _in_two_cells(line, index, rules))
    spaces = set(blanks)
    for start, end in pairwise(sorted(bounds)):
        if start not in spaces:
            yield from _without_leader(line.texts, start, end)


def _without_leader(texts: Sequence[str], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Part a row of dots, which leads the eye to a page number, from what follows it."""
    if texts[start] == "." and (leader := _LEADER.match("".join(texts[start:end]))):
        first = start + leader.end()
        if first < end:
            yield start, first
            start = first
    yield start, end


def _ruled_off(line: GlyphLine, index: int, rules: Rules) -> bool:
    """Return whether a ruling line is in the white before a glyph."""
    return rules.between(line.ends[index - 1], line.starts[index], _middle(line, index - 1))


def _in_two_cells(line: GlyphLine, index: int, rules: Rules) -> bool:
    """Return whether a ruling line is between the middles of a glyph and the one before, drawn at another time."""
    x0, x1 = ((line.starts[at] + line.ends[at]) / 2 for at in (index - 1, index))
    return rules.between(x0, x1, _middle(line, index - 1))


def _middle(line: GlyphLine, index: int) -> float:
    """Return about the height of a glyph's middle."""
    return line.ys[index] - 0.3 * line.sizes[index]


def _words(line: GlyphLine, parts: Iterable[tuple[int, int]]) -> Iterator[_Draft]:
    """Yield the word of each part of a line; words of one baseline and size share top and bottom."""
    _, starts, ends, ys, sizes, bolds = line[:6]
    has_bold = True in bolds
    to_left = right_to_left_runs(line) if any(map(runs_left, line.texts)) else ()
    largest = max(sizes, default=0.0)
    one_size = min(sizes, default=0.0) == largest
    has_levels = max(ys, default=0.0) - min(ys, default=0.0) > _STACKED * largest
    extents: dict[tuple[float, float], tuple[float, float]] = {}
    for start, end in parts:
        size = sizes[start] if one_size else max(sizes[start:end])
        base = start if one_size else sizes.index(size, start)
        place = baseline, _ = ys[base], size
        if (extent := extents.get(place)) is None:
            extent = extents[place] = baseline - ASCENT * size, baseline + DESCENT * size
        top, bottom = extent
        if not one_size:
            top = min(y - ASCENT * own for y, own in zip(ys[start:end], sizes[start:end], strict=True))
            if baseline < (foot := ys[sizes.index(largest)]) - _LEVEL * largest:
                bottom = foot + DESCENT * largest  # a mark alone is of the line that it is raised from
        if has_levels:
            levels = [y for y, own in zip(ys[start:end], sizes[start:end], strict=True) if own == size]
            if max(levels) - min(levels) > _STACKED * size:
                top, bottom = min(levels) - ASCENT * size, max(levels) + DESCENT * size
        yield _Draft(
            clean_word(_text(line, start, end, to_left)),
            Box(starts[start], top, max(ends[start:end]), bottom),
            size,
            has_bold and sum(bolds[start:end]) * 2 > end - start,
        )


def _text(line: GlyphLine, start: int, end: int, to_left: Sequence[range]) -> str:
    """Return what glyphs say together; a soft hyphen that is drawn within a line is seen, and so is a hyphen."""
    texts = line.texts[start:end]
    if SOFT_HYPHEN in texts:
        last, starts = len(texts) - 1, line.starts
        for at, text in enumerate(texts):
            room = starts[start + at + 1] - starts[start + at] if at < last else 0.0
            if text == SOFT_HYPHEN and room > _NO_SPACE * line.sizes[start + at]:
                texts[at] = "-"
    return in_logical_order(texts, start, to_left) if to_left else "".join(texts)
