"""Small figures and marks that are set higher or lower than the text beside them: `3¹`, `10⁶`, `m²`, `22nd`, `2½`.

They have a baseline of their own. Here they are put into the line that they belong to, raised figures as superscript
characters, so that a footnote mark never becomes part of a number.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from appendix_parser.reading.compose.glyph_lines import GlyphLine
from appendix_parser.reading.compose.moves import Moves
from appendix_parser.reading.compose.vertical_rules import Rules
from appendix_parser.text import SUBSCRIPTS, SUPERSCRIPT_LETTERS, SUPERSCRIPTS

# All in multiples of the font size of the text beside them.
_LARGEST = 0.87  # browsers set raised text at 0.83
_BESIDE = 0.2  # spaced letters are as far from each other, words farther
_RAISED = (0.12, 0.75)
_AS_LARGE = 1.01  # some producers raise and lower text without making it smaller …
_TOUCHING = 0.1  # … it then touches the text beside it
_FAR = (0.3, 0.6)  # … and is further from its baseline than the rest of a line ever is
_LOWERED = (0.08, 0.45)
_SUFFIXES = frozenset({"st", "nd", "rd", "th"})
_MARKS = frozenset("*†‡§¶‖#")
_AMONG_FIGURES = frozenset("+-−,.()[]") | _MARKS


def with_raised(lines: Sequence[GlyphLine], rules: Rules) -> list[GlyphLine]:
    """Return lines with what is raised or lowered beside their text in them, and in no line of its own.

    Args:
        lines: the lines of a page.
        rules: the vertical ruling lines, over which nothing belongs together.
    """
    moves = Moves(lines)
    for at, hosts in _smaller_lines(lines):
        for glyphs in lines[at].stretches():
            for host in hosts:
                texts = _texts_beside(lines[host], lines[at], glyphs, rules)
                if texts is not None:
                    moves.take(at, glyphs)
                    moves.put(host, lines[at].only(glyphs)._replace(texts=texts))
                    break
    return moves.lines()


def _smaller_lines(lines: Sequence[GlyphLine]) -> Iterator[tuple[int, list[int]]]:
    """Yield the index of each line that has small glyphs, with those of the lines that they may belong to."""
    order = sorted((at for at, line in enumerate(lines) if line.texts), key=lambda at: lines[at].ys[0])
    baselines = [lines[at].ys[0] for at in order]
    sizes = [max(lines[at].sizes) for at in order]
    largest = max(sizes, default=0.0)
    for at in order:
        line = lines[at]
        y, size = line.ys[0], min(line.sizes)
        if size > _AS_LARGE * largest:
            continue
        first = bisect_left(baselines, y - _FAR[1] * largest)
        last = bisect_right(baselines, y + _RAISED[1] * largest)
        hosts = [
            order[k]
            for k in range(first, last)
            if _may_host(sizes[k], size, baselines[k] - y) and order[k] != at
        ]
        if hosts:
            yield at, hosts


def _may_host(em: float, size: float, shift: float) -> bool:
    """Return whether glyphs of a size, that far above or below a line of that font size, may be raised or lowered."""
    if size <= _LARGEST * em:
        return True
    return size <= _AS_LARGE * em and _FAR[0] * em < abs(shift) < _FAR[1] * em


def _texts_beside(host: GlyphLine, line: GlyphLine, glyphs: range, rules: Rules) -> list[str] | None:
    """Return what glyphs of another line are beside the text of a line; None if they do not belong there."""
    start, end = line.starts[glyphs[0]], line.ends[glyphs[-1]]
    size = max(line.sizes[at] for at in glyphs)
    texts = [line.texts[at] for at in glyphs]
    after = bisect_right(host.starts, start)
    for at in (after - 1, after):
        if not 0 <= at < len(host.texts):
            continue
        em, is_before = host.sizes[at], at < after
        gap = start - host.ends[at] if is_before else host.starts[at] - end
        shift = (host.ys[at] - line.ys[glyphs[0]]) / em
        is_smaller = size <= _LARGEST * em
        if not _may_host(em, size, shift * em) or abs(gap) > (_BESIDE if is_smaller else _TOUCHING) * em:
            continue
        x0, x1 = sorted(((host.starts[at] + host.ends[at]) / 2, (start + end) / 2))
        if rules.between(x0, x1, host.ys[at] - 0.3 * em):
            continue
        before = host.texts[at][-1:] if is_before else ""
        found = None
        if _RAISED[0] < shift < _RAISED[1]:
            found = _raised(texts, before)
        elif _LOWERED[0] < -shift < (_LOWERED[1] if is_smaller else _FAR[1]):
            found = _lowered(texts, before)
        if found is not None:
            return found
    return None


def _raised(texts: list[str], before: str) -> list[str] | None:
    """Return raised glyphs as what they are after that character; None if they say something else."""
    together = "".join(texts)
    if together.lower() in _SUFFIXES and before.isdecimal():
        return texts
    if together in SUPERSCRIPT_LETTERS and before.isdecimal():
        return [SUPERSCRIPT_LETTERS[together]]
    says_something = any(each.isdecimal() or each in _MARKS for each in together)
    if says_something and all(each.isdecimal() or each in _AMONG_FIGURES for each in together):
        return ["".join(SUPERSCRIPTS.get(each, each) for each in text) for text in texts]
    return None


def _lowered(texts: list[str], before: str) -> list[str] | None:
    """Return lowered figures, after a letter as they are (CO2), else as subscripts; None if they say something else."""
    if not before or before.isspace() or not "".join(texts).isdecimal():
        return None
    return texts if before.isalpha() else ["".join(map(SUBSCRIPTS.__getitem__, text)) for text in texts]
