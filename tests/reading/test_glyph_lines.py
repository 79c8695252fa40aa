"""Glyphs on one baseline make a line."""

from __future__ import annotations

from itertools import pairwise

from appendix_parser.reading.compose.glyph_lines import lines_of_runs
from appendix_parser.reading.compose.glyph_runs import GlyphRun
from tests.reading.hand_made import one_line
from tests.reading.test_words import line, run


def texts(*runs: list[GlyphRun]) -> list[str]:
    return ["".join(found.texts) for found in lines_of_runs([each for part in runs for each in part])]


def test_a_baseline_may_jitter() -> None:
    assert texts(line("a"), line("b", x=10, y=100.9), line("c", x=20, y=101.8)) == ["abc"]
    assert texts(line("a"), line("b", x=10, y=101.2)) == ["a", "b"]


def test_a_line_does_not_drift() -> None:
    steps = [line(letter, x=10.0 * at, y=100 + 0.9 * at) for at, letter in enumerate("abcde")]
    assert texts(*steps) == ["abcd", "e"]


def test_a_smaller_glyph_must_be_closer_to_the_baseline() -> None:
    assert texts(line("a"), line("b", x=10, y=100.9, size=7)) == ["ab"]
    assert texts(line("a"), line("c", x=10, y=100.5), line("b", x=20, y=101.3, size=7)) == ["ac", "b"]
    assert texts(line("a"), line("b", x=10, size=6)) == ["a", "b"]


def test_glyphs_are_in_the_order_of_their_places() -> None:
    assert texts([run("ace", 0, 100, [0, 10, 20])], [run("bd", 5, 100, [0, 10])]) == ["abcde"]
    assert texts([run("cba", 20, 100, [0, -10, -20])]) == ["abc"]


def test_a_break_is_where_glyphs_were_not_drawn_in_a_row() -> None:
    first, between, second = line("ab"), line("x", y=50), line("cd", x=10)
    [_, found] = lines_of_runs([*first, *between, *second])
    assert found.breaks == [2]
    assert one_line(line("abcd")).breaks == []


def test_a_glyph_drawn_twice_in_one_place_is_bold() -> None:
    found = one_line(line("ab"), line("a", x=1), line("cd", x=20))
    assert "".join(found.texts) == "abcd"
    assert found.bolds == [True, False, False, False]


def test_the_same_letter_further_on_is_another() -> None:
    assert "".join(one_line(line("a"), line("a", x=1.4)).texts) == "aa"
    assert "".join(one_line(line("a"), line("b", x=1)).texts) == "ab"


def test_nothing_is_bold_if_nearly_all_is_drawn_twice() -> None:
    both = one_line(line("abcd"), line("abcd", x=0.5))
    assert "".join(both.texts) == "abcd"
    assert not any(both.bolds)


def test_gaps_are_in_multiples_of_the_larger_size() -> None:
    assert one_line(line("a"), line("b", x=10)).gaps() == [0.5]
    assert one_line(line("a"), line("b", x=10, size=8)).gaps() == [0.5]
    assert one_line(line("a", size=8), line("b", x=9)).gaps() == [0.5]


def test_stretches_end_at_spaces_and_gaps() -> None:
    found = one_line(line("ab c"), line("de", x=24))
    assert [("".join(found.texts[at] for at in each)) for each in found.stretches()] == ["ab", "c", "de"]
    near = one_line(line("c"), line("de", x=7.5))
    assert list(near.stretches()) == [range(3)]


def test_some_glyphs_of_a_line_keep_their_places() -> None:
    whole = one_line(line("abcd"))
    part = whole.only([0, 1, 3])
    assert (part.texts, part.starts, part.breaks) == (["a", "b", "d"], [0, 5, 15], [2])
    assert part.joined_with([whole.only([2])]).texts == ["a", "b", "d", "c"]
    assert all(b > a for a, b in pairwise(whole.orders))
