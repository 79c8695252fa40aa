"""From glyphs to words: what stands together on one baseline without a space or a ruling line between."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from appendix_parser.geometry import Box, Turn, hull
from appendix_parser.page import RulingLine, Word
from appendix_parser.reading.glyphs import ASCENT, DESCENT, Glyph
from appendix_parser.text import clean_word

# All in multiples of the font size.
_BASELINE_JITTER = 0.1  # glyphs of one line sit on the same baseline but for this
_BASELINE_SPREAD = 0.3  # … and the whole line within this
_DOUBLE_STRIKE = 0.12  # the same character this close is the same one, drawn twice for weight or shadow
_WORD_GAP = 0.17  # a gap that parts words, over what parts the letters of the line
_RULE_GAP = 0.08  # a ruling line parts words only where it stands in a gap, not in a letter
_RAISED = 0.8  # an ordinal's suffix is set smaller than this share of its word's size


def build_words(
    glyphs: Sequence[Glyph], lines: Iterable[RulingLine], *, page: int, turn: Turn
) -> tuple[Word, ...]:
    """Join the glyphs of a page into words.

    Args:
        glyphs: visible glyphs in shown-page coordinates.
        lines: the page's ruling lines, in the upright frame.
        page: the page's number.
        turn: what brings the page's main text upright. Text in other directions (a stamp, a watermark, a
            sideways note) is read in its own direction and marked `askew`.

    Returns:
        Words in reading order (top to bottom, left to right) in the upright frame, indexed from 0.
    """
    by_angle: dict[int, list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        by_angle[glyph.angle].append(glyph)
    rules = _Rules(line for line in lines if not line.horizontal)
    words: list[Word] = []
    for angle, group in sorted(by_angle.items()):
        askew = angle != turn.angle
        own_turn = Turn(angle) if askew else turn
        found = _upright_words([_turned(g, own_turn) for g in group], _Rules(()) if askew else rules, page)
        if askew:
            found = [replace(w, box=turn.box(own_turn.undo(w.box)), askew=True) for w in found]
        words += found
    words.sort(key=lambda w: (round(w.box.bottom, 1), w.box.x0, w.box.top))
    return tuple(replace(word, index=index) for index, word in enumerate(words))


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


def _turned(glyph: Glyph, turn: Turn) -> Glyph:
    if turn.angle == 0:
        return glyph
    x, y = turn.point(glyph.x, glyph.y)
    dx, dy = turn.direction(glyph.dx, glyph.dy)
    return glyph._replace(x=x, y=y, dx=dx, dy=dy)


def _upright_words(glyphs: list[Glyph], rules: _Rules, page: int) -> list[Word]:
    lines = [_without_double_strikes(line) for line in _baselines(glyphs)]
    usual_gap = _usual_gaps(lines)
    words: list[list[Glyph]] = []
    for line in lines:
        tracking = _tracking(line, usual_gap)
        current: list[Glyph] = []
        for glyph in line:
            if glyph.text.isspace():
                if current:
                    words.append(current)
                current = []
                continue
            if current and _parted(current[-1], glyph, tracking, rules):
                words.append(current)
                current = []
            current.append(glyph)
        if current:
            words.append(current)
    seen = (_word(w, page) for w in words)
    return _glue_ordinals([word for word in seen if word.text])


def _baselines(glyphs: list[Glyph]) -> list[list[Glyph]]:
    """Group glyphs by baseline and size class; each group sorted from left to right."""
    ordered = sorted(glyphs, key=lambda g: (g.y, g.x))
    groups: list[list[Glyph]] = []
    open_groups: list[list[Glyph]] = []  # those whose baseline a coming glyph may still share
    for glyph in ordered:
        open_groups = [g for g in open_groups if glyph.y - g[-1].y <= _BASELINE_JITTER * g[-1].size]
        for group in open_groups:
            size = group[0].size
            if glyph.y - group[0].y <= _BASELINE_SPREAD * size and 0.65 < glyph.size / size < 1.55:
                group.append(glyph)
                break
        else:
            groups.append([glyph])
            open_groups.append(groups[-1])
    for group in groups:
        group.sort(key=lambda g: (g.x, g.order))
    return groups


def _without_double_strikes(line: list[Glyph]) -> list[Glyph]:
    """Drop glyphs that were painted again in the same place; what was painted twice is bold."""
    kept: list[Glyph] = []
    for glyph in line:
        for back in range(len(kept) - 1, max(-1, len(kept) - 5), -1):
            other = kept[back]
            if other.text == glyph.text and abs(glyph.x - other.x) <= _DOUBLE_STRIKE * glyph.size:
                kept[back] = other._replace(bold=True)
                break
        else:
            kept.append(glyph)
    return kept


def _gap(left: Glyph, right: Glyph) -> float:
    """Return the white between two glyphs of a line in multiples of the font size."""
    return (right.x - left.x - left.dx) / max(left.size, right.size)


def _inner_gaps(line: list[Glyph]) -> list[float]:
    return [_gap(a, b) for a, b in pairwise(line) if not (a.text.isspace() or b.text.isspace())]


def _usual_gaps(lines: list[list[Glyph]]) -> dict[str, float]:
    """Return each font's median gap between letters, on the whole page."""
    gaps: dict[str, list[float]] = defaultdict(list)
    for line in lines:
        gaps[line[0].font] += _inner_gaps(line)
    return {font: median(values) for font, values in gaps.items() if values}


def _tracking(line: list[Glyph], usual: dict[str, float]) -> float:
    """Return the letter-spacing of a line: what parts its letters without parting its words."""
    gaps = sorted(_inner_gaps(line))
    # Among short words most gaps may part words (`in 3 of 4`): the narrower ones are those between letters.
    own = gaps[len(gaps) // 4] if len(gaps) >= 5 else usual.get(line[0].font, 0.0)
    return max(0.0, own)


def _parted(left: Glyph, right: Glyph, tracking: float, rules: _Rules) -> bool:
    gap = _gap(left, right)
    if gap > tracking + _WORD_GAP:
        return True
    end = left.x + left.dx
    return gap >= _RULE_GAP and rules.between(end, right.x, left.y - 0.3 * left.size)


def _word(glyphs: list[Glyph], page: int) -> Word:
    size = max(g.size for g in glyphs)
    baseline = glyphs[0].y
    ends = [g.x for g in glyphs] + [g.x + g.dx for g in glyphs]
    return Word(
        text=clean_word("".join(g.text for g in glyphs)),
        box=Box(min(ends), baseline - ASCENT * size, max(ends), baseline + DESCENT * size),
        page=page,
        index=0,
        size=size,
        bold=sum(g.bold for g in glyphs) * 2 > len(glyphs),
    )


def _glue_ordinals(words: list[Word]) -> list[Word]:
    """Join a raised `nd`, `st`, `rd` or `th` to the number before it; a raised digit stays its own word."""
    suffixes = [w for w in words if w.text.lower() in {"st", "nd", "rd", "th"}]
    for suffix in suffixes:
        for number in words:
            if (
                number.text[-1:].isdigit()
                and suffix.size <= _RAISED * number.size
                and abs(suffix.box.x0 - number.box.x1) <= 0.15 * number.size
                and number.box.top - number.size < suffix.box.top < number.box.bottom
            ):
                words.remove(suffix)
                words[words.index(number)] = replace(
                    number, text=number.text + suffix.text, box=hull((number.box, suffix.box))
                )
                break
    return words
