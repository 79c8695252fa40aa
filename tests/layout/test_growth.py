"""Where a table continues: what a line says of it."""

from __future__ import annotations

import pytest

from appendix_parser.layout.undrawn.growth import counts_on, fills_columns, grow, heads_other_columns, shared
from appendix_parser.layout.words.page_text import Line, Spacing, Text
from tests.layout.pages import words

USUAL = Spacing(0.6, 1.0)


def line(*texts: tuple[float, str], bold: bool = False) -> Line:
    [found] = Text(words(*((x, 100.0, text) for x, text in texts), bold=bold), USUAL).lines
    return found


def test_a_table_grows_to_the_last_line_that_is_surely_its_own() -> None:
    lines = [line((50, text)) for text in ("row", "may be", "row", "may be", "other", "row")]
    taken = grow(lines, lambda one, _: one.text != "other", lambda one, _: one.text == "row")
    assert [one.text for one in taken] == ["row", "may be", "row"]


def test_what_is_left_of_a_gutter_must_be_wide_enough() -> None:
    assert shared([(100, 120), (200, 220)], [(90, 110), (215, 300)], least=8) == [(100, 110)]


@pytest.mark.parametrize(
    ("above", "number", "counts"),
    [
        (["1", "2"], "3", True),
        (["1", "2"], "4", False),
        (["Obj 1"], "Obj 2", True),
        (["Obj 1"], "Act 2", False),
        (["1a"], "1b", True),
        (["1b"], "2a", True),
        (["1b"], "2b", True),
        (["1a"], "1c", False),
        (["Talent"], "1", False),
    ],
)
def test_a_number_alone_follows_the_last_one(above: list[str], number: str, counts: bool) -> None:
    assert counts_on(line((50, number)), [line((50, text), (150, "text")) for text in above], 100) is counts


def test_the_first_number_is_below_a_header() -> None:
    header = line((50, "No."), (150, "Objective"), bold=True)
    assert counts_on(line((50, "7")), [header], 100)
    assert not counts_on(line((150, "7")), [header], 100)


def test_a_bold_line_with_other_columns_heads_another_table() -> None:
    first = line((50, "No."), (150, "Objective"), (250, "Score"), bold=True)
    assert heads_other_columns(line((50, "Risk"), (120, "Impact"), (190, "Total"), bold=True), first)
    assert not heads_other_columns(line((50, "Nr."), (150, "Objectives"), (250, "Scores"), bold=True), first)
    assert not heads_other_columns(line((50, "12"), (120, "340"), (190, "352"), bold=True), first)


def test_a_line_fills_columns_with_text_in_each_of_them() -> None:
    gutters = [(100.0, 150.0), (200.0, 250.0)]
    assert fills_columns(line((50, "1"), (120, "Talent"), (260, "Three")), gutters)
    assert not fills_columns(line((50, "1"), (260, "Three"), (320, "May")), gutters)
    assert not fills_columns(line((50, "Talent and skills of us"), (175, "Ten"), (260, "Three")), gutters)
