"""From glyphs to words: what stands together on one baseline without a space or a ruling line between."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, pairwise
from math import frexp, ldexp
from statistics import median
from sys import intern
from typing import NamedTuple

from appendix_parser.geometry import Box, Turn, hull
from appendix_parser.page import RulingLine, Word
from appendix_parser.reading.compose.glyph_lines import GlyphLine, lines_of_runs
from appendix_parser.reading.compose.glyph_runs import ASCENT, DESCENT, GlyphRun
from appendix_parser.reading.compose.layers import layers_of
from appendix_parser.text import SOFT_HYPHEN, clean_word

# All in multiples of the font size.
_WORD_GAP = 0.17  # a gap that parts words, over what parts the letters of the line
_NO_SPACE = 0.02  # a space narrower than this is none
_ACCENT = 0.1  # an accent that stands on a letter moves nothing on, any letter does by more
_WIDEST_TRACKING = 0.8  # letters further apart than this are figures of different columns
_RULE_GAP = 0.08  # a ruling line parts words only where it stands in a gap, not in a letter
_RAISED = 0.8  # an ordinal's suffix is set smaller than this share of its word's size
_BESIDE = 0.15  # … and begins this close to where the word ends

_SUFFIXES = frozenset({"st", "nd", "rd", "th"})
_LEADER = re.compile(r"\.{4,}(?!\.)")  # dots in a row; three stand for something left out


def build_words(
    runs: Sequence[GlyphRun], lines: Iterable[RulingLine], *, page: int, turn: Turn
) -> tuple[Word, ...]:
    """Join the glyphs of a page into words.

    Args:
        runs: runs of visible glyphs in shown-page coordinates.
        lines: the page's ruling lines, in the upright frame.
        page: the page's number.
        turn: what brings the page's main text upright. Text in other directions (a stamp, a watermark, a
            sideways note) is read in its own direction and marked `askew`.

    Returns:
        Words in reading order (top to bottom, left to right) in the upright frame, indexed from 0.
    """
    by_angle: dict[int, list[GlyphRun]] = defaultdict(list)
    for run in runs:
        by_angle[run.angle].append(run)
    rules = _Rules(line for line in lines if not line.horizontal)
    words: list[_Draft] = []
    for angle, group in sorted(by_angle.items()):
        askew = angle != turn.angle
        own_turn = Turn(angle) if askew else turn
        found = _upright_words([_turned(run, own_turn) for run in group], _Rules(()) if askew else rules)
        if askew:
            found = [w._replace(box=turn.box(own_turn.undo(w.box)), askew=True) for w in found]
        words += found
    words.sort(key=_place)
    return tuple(
        Word(intern(text), box, page, index, size, bold, askew)  # most words come again and again
        for index, (text, box, size, bold, askew) in enumerate(words)
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
    askew: bool = False


class _Rules:
    """Vertical ruling lines, to be asked whether one stands between two glyphs."""

    def __init__(self, lines: Iterable[RulingLine]) -> None:
        self._lines = sorted(lines, key=lambda line: line.position)
        self._positions = [line.position for line in self._lines]

    def between(self, x0: float, x1: float, y: float) -> bool:
        """Tell whether a line stands between `x0` and `x1` at the height `y`."""
        first = bisect_left(self._positions, x0)
        last = bisect_left(self._positions, x1, lo=first)
        return any(line.start <= y <= line.end for line in self._lines[first:last])


def _turned(run: GlyphRun, turn: Turn) -> GlyphRun:
    if turn.angle == 0:
        return run
    x, y = turn.point(run.x, run.y)
    dx, dy = turn.direction(run.dx, run.dy)
    return run._replace(x=x, y=y, dx=dx, dy=dy)


def _upright_words(runs: list[GlyphRun], rules: _Rules) -> list[_Draft]:
    layers = [layer for line in lines_of_runs(runs) for layer in layers_of(_without_empty_spaces(line))]
    blanks = [_blanks(line) for line, _ in layers]
    inner = [_inner_gaps(gaps, spaces) for (_, gaps), spaces in zip(layers, blanks, strict=True)]
    usual_gap = _usual_gaps([line for line, _ in layers], inner)
    words: list[_Draft] = []
    for (line, gaps), spaces, letters in zip(layers, blanks, inner, strict=True):
        tracking = _tracking(letters, usual_gap.get(line.font, 0.0))
        words += _words(line, _parted(line, gaps, spaces, tracking, rules))
    return _glue_ordinals([word for word in words if word.text])


def _blanks(line: GlyphLine) -> list[int]:
    """Return the indices of spaces."""
    return list(compress(range(len(line.texts)), map(str.isspace, line.texts)))


def _without_empty_spaces(line: GlyphLine) -> GlyphLine:
    """Drop the spaces that take no room, or stand on a letter: they are for a break within a word that was not taken."""
    empty = {at for at in _blanks(line) if _is_empty(line, at)}
    return line.only([at for at in range(len(line.texts)) if at not in empty]) if empty else line


def _is_empty(line: GlyphLine, at: int) -> bool:
    start, size = line.starts[at], line.sizes[at]
    if at + 1 < len(line.starts) and line.starts[at + 1] - start <= _NO_SPACE * size:
        return True
    on_letter = at > 0 and start - line.starts[at - 1] <= _NO_SPACE * size
    return on_letter and line.ends[at - 1] - start > _ACCENT * size


def _inner_gaps(gaps: list[float], blanks: list[int]) -> list[float]:
    """Return the gaps between what are no spaces."""
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


def _parted(
    line: GlyphLine, gaps: list[float], blanks: list[int], tracking: float, rules: _Rules
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


def _ruled_off(line: GlyphLine, index: int, rules: _Rules) -> bool:
    """Tell whether a ruling line stands in the white before a glyph."""
    return rules.between(line.ends[index - 1], line.starts[index], _middle(line, index - 1))


def _in_two_cells(line: GlyphLine, index: int, rules: _Rules) -> bool:
    """Tell whether a ruling line stands between the middles of a glyph and the one before, drawn at another time."""
    x0, x1 = ((line.starts[at] + line.ends[at]) / 2 for at in (index - 1, index))
    return rules.between(x0, x1, _middle(line, index - 1))


def _middle(line: GlyphLine, index: int) -> float:
    """Return about the height of a glyph's middle."""
    return line.ys[index] - 0.3 * line.sizes[index]


def _words(line: GlyphLine, parts: Iterable[tuple[int, int]]) -> Iterator[_Draft]:
    """Yield the word of each part of a line; words of one baseline and size share top and bottom."""
    _, starts, ends, ys, sizes, bolds = line[:6]
    has_bold = True in bolds
    one_size = min(sizes, default=0.0) == max(sizes, default=0.0)
    extents: dict[tuple[float, float], tuple[float, float]] = {}
    for start, end in parts:
        size = sizes[start] if one_size else max(sizes[start:end])
        place = baseline, _ = ys[start], size
        if (extent := extents.get(place)) is None:
            extent = extents[place] = baseline - ASCENT * size, baseline + DESCENT * size
        yield _Draft(
            clean_word(_text(line, start, end)),
            Box(starts[start], extent[0], max(ends[start:end]), extent[1]),
            size,
            has_bold and sum(bolds[start:end]) * 2 > end - start,
        )


def _text(line: GlyphLine, start: int, end: int) -> str:
    """Return what glyphs say together; a soft hyphen that is drawn within a line is seen, and so is a hyphen."""
    texts = line.texts[start:end]
    if SOFT_HYPHEN in texts:
        last, starts = len(texts) - 1, line.starts
        for at, text in enumerate(texts):
            room = starts[start + at + 1] - starts[start + at] if at < last else 0.0
            if text == SOFT_HYPHEN and room > _NO_SPACE * line.sizes[start + at]:
                texts[at] = "-"
    return "".join(texts)


def _glue_ordinals(words: list[_Draft]) -> list[_Draft]:
    """Join a raised `nd`, `st`, `rd` or `th` to the number before it; a raised digit stays its own word."""
    suffixes = [index for index, word in enumerate(words) if word.text.lower() in _SUFFIXES]
    if not suffixes:
        return words
    numbers: dict[tuple[float, float, float], list[int]] = defaultdict(list)
    for index, word in enumerate(words):
        if word.text[-1:].isdigit():
            step = _step(word.size)
            numbers[step, word.box.x1 // step, word.box.bottom // step].append(index)
    steps = {step for step, _, _ in numbers}
    glued: set[int] = set()
    for at in suffixes:
        suffix = words[at]
        near = (numbers.get(place, ()) for step in steps for place in _places_near(suffix.box, step))
        found = [index for indices in near for index in indices if _is_raised(suffix, words[index])]
        if found:
            number = words[min(found)]
            words[min(found)] = number._replace(
                text=number.text + suffix.text, box=hull((number.box, suffix.box))
            )
            glued.add(at)
    return [word for index, word in enumerate(words) if index not in glued]


def _step(size: float) -> float:
    """Return how far apart the places are by which numbers of a size are found: the next lower power of two."""
    return ldexp(0.5, frexp(size)[1])


def _places_near(suffix: Box, step: float) -> Iterator[tuple[float, float, float]]:
    """Yield the places where numbers of one to two steps in size, beside or below a suffix, may end."""
    beside = {(suffix.x0 - 2 * _BESIDE * step) // step, (suffix.x0 + 2 * _BESIDE * step) // step}
    # A number ends less than twice its size, which is less than four steps, below the top of its suffix.
    top = suffix.top // step
    return ((step, x, top + below) for x in beside for below in range(5))


def _is_raised(suffix: _Draft, number: _Draft) -> bool:
    """Tell whether a suffix stands beside the end of a number that has none yet, and higher."""
    return (
        number.text[-1:].isdigit()
        and suffix.size <= _RAISED * number.size
        and abs(suffix.box.x0 - number.box.x1) <= _BESIDE * number.size
        and number.box.top - number.size < suffix.box.top < number.box.bottom
    )
