"""From glyphs to words: what stands together on one baseline without a space or a ruling line between."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import attrgetter
from statistics import median
from sys import intern
from typing import NamedTuple

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
_LAP = -0.3  # glyphs of one text do not lap over each other by more, whatever the kerning
_LEADER = 4  # dots in a row; three stand for something left out
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
    words: list[_Draft] = []
    for angle, group in sorted(by_angle.items()):
        askew = angle != turn.angle
        own_turn = Turn(angle) if askew else turn
        found = _upright_words([_turned(g, own_turn) for g in group], _Rules(()) if askew else rules)
        if askew:
            found = [w._replace(box=turn.box(own_turn.undo(w.box)), askew=True) for w in found]
        words += found
    words.sort(key=lambda w: (round(w.box.bottom, 1), w.box.x0, w.box.top))
    return tuple(
        Word(intern(text), box, page, index, size, bold, askew)  # most words come again and again
        for index, (text, box, size, bold, askew) in enumerate(words)
    )


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


def _turned(glyph: Glyph, turn: Turn) -> Glyph:
    if turn.angle == 0:
        return glyph
    x, y = turn.point(glyph.x, glyph.y)
    dx, dy = turn.direction(glyph.dx, glyph.dy)
    return glyph._replace(x=x, y=y, dx=dx, dy=dy)


def _upright_words(glyphs: list[Glyph], rules: _Rules) -> list[_Draft]:
    lines = [layer for line in _baselines(glyphs) for layer in _layers(_without_double_strikes(line))]
    gaps = [[_gap(a, b) for a, b in pairwise(line)] for line in lines]
    inner = [_inner_gaps(line, own) for line, own in zip(lines, gaps, strict=True)]
    usual_gap = _usual_gaps(lines, inner)
    words: list[_Draft] = []
    for line, own, letters in zip(lines, gaps, inner, strict=True):
        tracking = _tracking(letters, usual_gap.get(line[0].font, 0.0))
        words += [_word(run) for run in _parted(line, own, tracking, rules)]
    return _glue_ordinals([word for word in words if word.text])


def _baselines(glyphs: list[Glyph]) -> list[list[Glyph]]:
    """Group glyphs by baseline and size class; each group sorted from left to right."""
    groups: list[list[Glyph]] = []
    open_groups: list[list[Glyph]] = []  # those whose baseline a coming glyph may still share
    current: list[Glyph] = []
    for glyph in sorted(glyphs, key=attrgetter("y", "x")):
        y, size = glyph.y, glyph.size
        if current and y == current[-1].y and size == current[-1].size:
            current.append(glyph)
            continue
        open_groups = [g for g in open_groups if y - g[-1].y <= _BASELINE_JITTER * g[-1].size]
        for group in open_groups:
            first = group[0]
            if y - first.y <= _BASELINE_SPREAD * first.size and 0.65 < size / first.size < 1.55:
                group.append(glyph)
                current = group
                break
        else:
            current = [glyph]
            groups.append(current)
            open_groups.append(current)
    for group in groups:
        group.sort(key=attrgetter("x", "order"))
    return groups


def _without_double_strikes(line: list[Glyph]) -> list[Glyph]:
    """Drop glyphs that were painted again in the same place; what was painted twice is bold."""
    kept: list[Glyph] = []
    for glyph in line:
        nearest = glyph.x - _DOUBLE_STRIKE * glyph.size
        for back in range(len(kept) - 1, max(-1, len(kept) - 5), -1):
            other = kept[back]
            if other.x < nearest:  # as are all before it
                kept.append(glyph)
                break
            if other.text == glyph.text:
                kept[back] = other._replace(bold=True)
                break
        else:
            kept.append(glyph)
    return kept


def _layers(line: list[Glyph]) -> list[list[Glyph]]:
    """Part a line where two texts lap over each other, as one does that is too long for its cell.

    Each stretch of glyphs that were drawn one after the other is whole; a single glyph over others is an accent.
    """
    if all(_gap(a, b) > _LAP for a, b in pairwise(line)):
        return [line]
    layers: list[_Layer] = [_Layer()]
    for stretch in _stretches(line):
        layer = next((each for each in layers if len(stretch) == 1 or each.has_room(stretch)), None)
        if layer is None:
            layer = _Layer()
            layers.append(layer)
        layer.add(stretch)
    return [sorted(layer.glyphs, key=attrgetter("x", "order")) for layer in layers]


class _Layer:
    """Stretches of glyphs that do not lap over each other."""

    def __init__(self) -> None:
        self.glyphs: list[Glyph] = []
        self._extents: list[tuple[float, float]] = []

    def has_room(self, stretch: Sequence[Glyph]) -> bool:
        start, end = _extent(stretch)
        after = bisect_left(self._extents, (start, end))
        return all(b <= start or end <= a for a, b in self._extents[max(0, after - 1) : after + 1])

    def add(self, stretch: Sequence[Glyph]) -> None:
        self.glyphs += stretch
        if len(stretch) > 1:
            insort(self._extents, _extent(stretch))


def _extent(stretch: Sequence[Glyph]) -> tuple[float, float]:
    """Return where a stretch begins and ends, but for what kerning may lap over its neighbours."""
    first, last = stretch[0], stretch[-1]
    return first.x - _LAP * first.size / 2, last.x + last.dx + _LAP * last.size / 2


def _stretches(line: list[Glyph]) -> list[list[Glyph]]:
    """Part a line's glyphs into those that stand one after the other as they were drawn."""
    stretches: list[list[Glyph]] = []
    for glyph in sorted(line, key=attrgetter("order")):
        last = stretches[-1][-1] if stretches else None
        if last is not None and _LAP < _gap(last, glyph) < -_LAP:
            stretches[-1].append(glyph)
        else:
            stretches.append([glyph])
    return stretches


def _gap(left: Glyph, right: Glyph) -> float:
    """Return the white between two glyphs of a line in multiples of the font size."""
    return (right.x - left.x - left.dx) / max(left.size, right.size)


def _inner_gaps(line: list[Glyph], gaps: list[float]) -> list[float]:
    """Return the gaps between what are no spaces."""
    blank = [glyph.text.isspace() for glyph in line]
    return [gap for gap, before, after in zip(gaps, blank, blank[1:], strict=False) if not (before or after)]


def _usual_gaps(lines: list[list[Glyph]], inner: list[list[float]]) -> dict[str, float]:
    """Return each font's median gap between letters, on the whole page."""
    gaps: dict[str, list[float]] = defaultdict(list)
    for line, own in zip(lines, inner, strict=True):
        gaps[line[0].font] += own
    return {font: median(values) for font, values in gaps.items() if values}


def _tracking(inner: list[float], usual: float) -> float:
    """Return the letter-spacing of a line: what parts its letters without parting its words."""
    # Among short words most gaps may part words (`in 3 of 4`): the narrower ones are those between letters.
    return max(0.0, sorted(inner)[len(inner) // 4] if len(inner) >= 5 else usual)


def _parted(line: list[Glyph], gaps: list[float], tracking: float, rules: _Rules) -> list[list[Glyph]]:
    """Part a line into words, at spaces, wide gaps and ruling lines."""
    widest = tracking + _WORD_GAP
    words: list[list[Glyph]] = []
    current: list[Glyph] = []
    for glyph, gap in zip(line, [0.0, *gaps], strict=True):
        if glyph.text.isspace():
            current = []
            continue
        if (
            not current
            or gap > widest
            or (gap >= _RULE_GAP and _ruled_off(current[-1], glyph, rules))
            or (glyph.order != current[-1].order + 1 and _in_two_cells(current[-1], glyph, rules))
            or (glyph.text != "." and _is_leader(current))
        ):
            current = []
            words.append(current)
        current.append(glyph)
    return words


def _is_leader(glyphs: list[Glyph]) -> bool:
    """Tell whether glyphs are a row of dots, which leads the eye to a page number."""
    return len(glyphs) >= _LEADER and all(glyph.text == "." for glyph in glyphs)


def _ruled_off(left: Glyph, right: Glyph, rules: _Rules) -> bool:
    return rules.between(left.x + left.dx, right.x, left.y - 0.3 * left.size)


def _in_two_cells(left: Glyph, right: Glyph, rules: _Rules) -> bool:
    """Tell whether a line stands between the middles of two glyphs that were not drawn one after the other."""
    return rules.between(left.x + left.dx / 2, right.x + right.dx / 2, left.y - 0.3 * left.size)


def _word(glyphs: list[Glyph]) -> _Draft:
    size = max([g.size for g in glyphs])
    baseline = glyphs[0].y
    starts, ends = [g.x for g in glyphs], [g.x + g.dx for g in glyphs]
    return _Draft(
        text=clean_word("".join([g.text for g in glyphs])),
        box=Box(
            min(*starts, *ends), baseline - ASCENT * size, max(*starts, *ends), baseline + DESCENT * size
        ),
        size=size,
        bold=sum([g.bold for g in glyphs]) * 2 > len(glyphs),
    )


def _glue_ordinals(words: list[_Draft]) -> list[_Draft]:
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
                words[words.index(number)] = number._replace(
                    text=number.text + suffix.text, box=hull((number.box, suffix.box))
                )
                break
    return words
