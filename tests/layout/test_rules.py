"""Rules across a page, and the edges of shades that separate rows as rules do."""

from __future__ import annotations

from appendix_parser.geometry import Box
from appendix_parser.layout.undrawn.rules import (
    Rule,
    below_groups,
    fill_edges,
    foot_below,
    heights_of,
    shade_edges,
    whole_rules,
)
from appendix_parser.layout.words.page_text import Spacing, Text
from appendix_parser.page import Fill, RulingLine
from tests.layout.pages import across, down, words

GREY, BLUE, WHITE = (0.9, 0.9, 0.9), (0.2, 0.2, 0.9), (1.0, 1.0, 1.0)
AREA = 250_000


def spans(*lines: RulingLine) -> list[tuple[float, float, float]]:
    return [(rule.y, rule.start, rule.end) for rule in whole_rules(lines)]


def shade(top: float, bottom: float, colour: tuple[float, float, float] = GREY) -> Fill:
    return Fill(Box(50, top, 450, bottom), colour)


def heights(*fills: Fill) -> list[float]:
    return sorted(edge.position for edge in shade_edges(fills, AREA))


def test_pieces_at_one_height_make_a_rule() -> None:
    assert spans(across(100.5, 210, 450), across(100, 50, 200)) == [(100, 50, 450)]


def test_pieces_far_apart_or_at_other_heights_are_two_rules() -> None:
    assert len(spans(across(100, 50, 200), across(100, 230, 450))) == 2
    assert len(spans(across(100, 50, 200), across(102, 210, 450))) == 2


def test_a_piece_within_another_does_not_shorten_the_rule() -> None:
    assert spans(across(100, 50, 450), across(100, 60, 90), across(100, 400, 480)) == [(100, 50, 480)]


def test_short_lines_and_vertical_lines_are_not_rules() -> None:
    assert spans(across(100, 50, 85), down(50, 100, 400)) == []
    assert len(spans(across(100, 50, 95))) == 1


def test_a_rule_within_a_table_falls_short_at_one_side() -> None:
    whole, short = Rule(100, 50, 450, ()), Rule(100, 50, 300, ())
    assert short.is_within(50, 450)
    assert not whole.is_within(50, 450)
    assert Rule(100, 150, 450, ()).is_within(50, 450)
    assert not short.is_within(60, 450)
    assert not Rule(100, 150, 460, ()).is_within(50, 450)
    assert whole.is_as_wide_as(55, 445)
    assert not short.is_as_wide_as(50, 450)
    assert not short.is_as_wide_as(40, 300)


def test_a_double_rule_has_one_height() -> None:
    assert heights_of([across(102), across(100), across(130)]) == [100, 130]


def test_text_over_a_partial_rule_heads_several_columns() -> None:
    found = Text(words((250, 90, "Scores"), (60, 90, "Name"), (250, 110, "One")), Spacing(0.6, 1.0))
    partial = [Rule(105, 200, 450, ())]
    assert below_groups(found, partial).string == "Name One"
    assert below_groups(found, []) is found


def test_a_shade_has_an_edge_above_and_below() -> None:
    assert heights(shade(100, 120)) == [100, 120]


def test_there_is_no_edge_where_the_same_shade_continues() -> None:
    assert heights(shade(100, 120), shade(120.6, 140)) == [100, 140]
    assert 120 in heights(shade(100, 120), shade(120, 140, BLUE))


def test_white_thin_and_very_large_fills_have_no_edges() -> None:
    assert not fill_edges([shade(100, 120, WHITE), shade(100, 104), shade(100, 420)], AREA)


def test_a_rule_within_the_width_right_below_a_text_closes_it() -> None:
    text = Text(words((60, 100, "Begun in May"), (60, 112, "and ended in June.")), Spacing(0.6, 1.0))

    def foot(*rules: RulingLine) -> float:
        return foot_below(text, whole_rules(rules), 50, 450)

    assert foot(across(130, 50, 300)) == 130
    assert foot(across(115, 50, 300), across(150, 50, 300), across(130, 30, 470)) == 122
