"""Finds horizontal rules, and the edges of shaded areas, which separate a table's rows as rules do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from appendix_parser.layout.tolerances import APART, BREAK, LOWEST, NEAR, SAME, SAME_END
from appendix_parser.layout.words.page_text import Text
from appendix_parser.page import Fill, RulingLine
from appendix_parser.reading.compose.shapes import join_pieces

_SHORTEST_RULE = 40.0
_WHITE = 0.99  # a fill this light in all colours is invisible


class FillEdge(RulingLine):
    """The upper or lower edge of a filled area: it may separate rows, but does not show that cells beside it are merged."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal rule with its pieces."""

    y: float
    start: float
    end: float
    pieces: tuple[RulingLine, ...]

    def is_within(self, x0: float, x1: float) -> bool:
        """Return whether the rule is within a table that reaches from `x0` to `x1`, and falls short at one side."""
        inside = self.start >= x0 - SAME_END and self.end <= x1 + SAME_END
        return inside and (self.start > x0 + SAME_END or self.end < x1 - SAME_END)

    def is_as_wide_as(self, x0: float, x1: float) -> bool:
        """Return whether the rule reaches from `x0` to `x1`."""
        return abs(self.start - x0) <= SAME_END and abs(self.end - x1) <= SAME_END


def whole_rules(lines: Sequence[RulingLine]) -> list[Rule]:
    """Join the pieces of horizontal lines at one height, from top to bottom."""
    across = sorted((line for line in lines if line.horizontal), key=lambda r: (r.position, r.start))
    rows: list[list[RulingLine]] = []
    for line in across:
        if rows and line.position - rows[-1][0].position <= SAME:
            rows[-1].append(line)
        else:
            rows.append([line])
    rules = [rule for row in rows for rule in _joined(sorted(row, key=lambda r: r.start))]
    return [rule for rule in rules if rule.end - rule.start >= _SHORTEST_RULE]


def _joined(row: Sequence[RulingLine]) -> list[Rule]:
    """Return the rules that pieces at one height make, from left to right."""
    rules: list[list[RulingLine]] = []
    for piece in row:
        if rules and piece.start - max(p.end for p in rules[-1]) <= APART:
            rules[-1].append(piece)
        else:
            rules.append([piece])
    return [Rule(ps[0].position, ps[0].start, max(p.end for p in ps), tuple(ps)) for ps in rules]


def heights_of(rules: Sequence[RulingLine]) -> list[float]:
    """Return the heights of rules, double rules once."""
    heights: list[float] = []
    for position in sorted(rule.position for rule in rules):
        if not heights or position - heights[-1] > NEAR:
            heights.append(position)
    return heights


def foot_below(text: Text, rules: Sequence[Rule], x0: float, x1: float) -> float:
    """Return the height of the first rule right below a text that reaches from `x0` to `x1`, or the text's own foot.

    The rule may leave out a column whose cell continues on the next page.
    """
    foot = text.box.bottom
    near = (r.y for r in rules if r.start >= x0 - SAME_END and r.end <= x1 + SAME_END)
    return next((y for y in near if foot - 1 <= y <= foot + BREAK * text.size), foot)


def below_groups(text: Text, partial: Sequence[Rule]) -> Text:
    """Return a text except what is over partial rules: it heads groups of columns and may cross gutters."""
    if not partial:
        return text
    return text.where(
        lambda w: not any(w.box.y_mid < r.y and r.start <= w.box.x_mid <= r.end for r in partial)
    )


def shade_edges(fills: Sequence[Fill], page_area: float) -> list[RulingLine]:
    """Return the upper and lower edges of shaded areas, except where the same shade continues."""
    ends: dict[int, set[tuple[float, ...]]] = defaultdict(set)
    starts: dict[int, set[tuple[float, ...]]] = defaultdict(set)
    for fill in fills:
        starts[round(fill.box.top)].add(fill.colour)
        ends[round(fill.box.bottom)].add(fill.colour)

    def same_shade_continues(y: float) -> bool:
        near = (round(y) - 1, round(y), round(y) + 1)
        above = set().union(*(ends.get(each, set()) for each in near))
        return bool(above) and above == set().union(*(starts.get(each, set()) for each in near))

    return [edge for edge in fill_edges(fills, page_area) if not same_shade_continues(edge.position)]


def fill_edges(fills: Sequence[Fill], page_area: float) -> list[RulingLine]:
    """Return the upper and lower edges of shaded areas as rules: those of stripes, headers and cells."""
    pieces = []
    for fill in fills:
        box = fill.box
        if min(fill.colour) < _WHITE and box.height >= LOWEST and box.width * box.height < page_area / 2:
            pieces += [RulingLine(True, y, box.x0, box.x1) for y in (box.top, box.bottom)]
    return [FillEdge(True, edge.position, edge.start, edge.end) for edge in join_pieces(pieces)]
