"""Cells that are shaded one by one make a row that shows its columns."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest

from appendix_parser.geometry import Box
from appendix_parser.layout.undrawn.region import Region
from appendix_parser.layout.undrawn.shades import (
    ShadedRow,
    boundaries_shown,
    clear,
    in_columns,
    shaded_rows,
    text_begins,
)
from appendix_parser.layout.words.page_text import Spacing, Text
from appendix_parser.page import Fill, RulingLine
from tests.layout.pages import down, words

USUAL = Spacing(0.6, 1.0)
GREY = (0.9, 0.9, 0.9)
XS = (50.0, 150.0, 250.0, 350.0)
TEXT = Text(words((60, 105, "Talent"), (160, 105, "Three"), (260, 105, "May")), USUAL)


def cells(top: float = 100, bottom: float = 120, xs: Sequence[float] = XS) -> list[Fill]:
    return [Fill(Box(x0, top, x1, bottom), GREY) for x0, x1 in pairwise(xs)]


def rows(fills: Sequence[Fill], text: Text = TEXT, ruling: Sequence[RulingLine] = ()) -> list[ShadedRow]:
    return shaded_rows(fills, text.lines, ruling)


def test_shaded_cells_side_by_side_are_a_row() -> None:
    assert rows(cells()) == [ShadedRow(100, 120, XS)]


def test_the_boundary_is_in_the_middle_of_white() -> None:
    fills = [Fill(Box(50, 100, 148, 120), GREY), Fill(Box(152, 100, 250, 120), GREY)]
    [row] = rows(fills, Text(words((60, 105, "Talent"), (160, 105, "Three")), USUAL))
    assert row.xs == (50, 150, 250)


def test_a_ground_behind_cells_is_not_a_cell() -> None:
    assert rows([Fill(Box(50, 100, 350, 120), GREY), *cells()]) == [ShadedRow(100, 120, XS)]


def test_cells_of_a_row_end_at_one_height() -> None:
    assert rows([*cells()[:2], *cells(100, 120.5)[2:]]) == [ShadedRow(100, 120.5, XS)]
    assert rows([*cells()[:2], *cells(100, 124)[2:]]) == []


def test_an_empty_row_is_not_one_of_cells() -> None:
    assert rows(cells(130, 150)) == []


def test_text_over_a_boundary_shows_that_there_are_no_cells() -> None:
    assert rows(cells(), Text(words((60, 105, "Procurement-and-commercial")), USUAL)) == []


def test_a_fill_exactly_around_each_text_marks_it() -> None:
    found = words((50, 100, "Talent"), (80, 100, "Three"))
    marks = [Fill(word.box, GREY) for word in found]
    assert rows(marks, Text(found, USUAL)) == []


@pytest.mark.parametrize("side", ["left", "right"])
def test_room_beside_the_text_shows_a_cell(side: str) -> None:
    room = {"left": (47.0, 80.0), "right": (50.0, 83.0)}[side]
    fills = [Fill(Box(*((x0, 100, x1, 110))), GREY) for x0, x1 in (room, (room[1], 108.0))]
    found = words((50, 100, "Talent"), (room[1], 100, "Three"))
    assert len(rows(fills, Text(found, USUAL))) == 1


@pytest.mark.parametrize(("x", "is_chart"), [(100, True), (152, False), (360, False)])
def test_a_vertical_line_within_a_cell_is_of_a_chart(x: float, is_chart: bool) -> None:
    assert (rows(cells(), ruling=[down(x)]) == []) is is_chart


def test_a_vertical_line_above_or_below_a_cell_does_not_matter() -> None:
    assert rows(cells(), ruling=[down(100, 50, 103), down(100, 117, 160)]) != []


def test_the_row_with_most_cells_shows_a_region_its_columns() -> None:
    region = Region(Box(50, 100, 350, 160), TEXT, ())
    merged = ShadedRow(130, 150, (50, 350))
    assert boundaries_shown([merged, ShadedRow(100, 120, XS)], region) == XS[1:-1]
    assert boundaries_shown([merged], region) == ()
    assert boundaries_shown([ShadedRow(100, 120, (50, 150, 350))], region) == ()


@pytest.mark.parametrize(
    "box", [(50, 105, 350, 160), (50, 100, 350, 115), (45, 100, 350, 160), (50, 100, 355, 160)]
)
def test_a_row_that_is_not_all_in_a_region_shows_nothing(box: tuple[float, ...]) -> None:
    region = Region(Box(*box), TEXT, ())
    assert boundaries_shown([ShadedRow(100, 120, XS)], region) == ()


def test_no_boundary_is_shown_if_text_crosses_one() -> None:
    over = Text(words((60, 140, "Procurement-and-commercial")), USUAL)
    region = Region(Box(50, 100, 350, 160), TEXT + over, ())
    assert boundaries_shown([ShadedRow(100, 120, XS)], region) == ()


def test_close_words_must_begin_where_their_columns_do() -> None:
    def fits(x: float) -> bool:
        [line] = Text(words((115, 105, "Talent"), (x, 105, "Three")), USUAL).lines
        return in_columns(line, XS, [60, 152, 260])

    assert fits(151)
    assert not fits(149)
    assert fits(160)


def test_the_text_of_a_column_begins_at_its_leftmost_word() -> None:
    lower = Text(words((155, 125, "Four")), USUAL)
    assert text_begins((TEXT + lower).lines, XS) == [60, 155, 260]
    assert text_begins(lower.lines, XS)[0] == float("inf")


def test_words_outside_all_columns_are_not_clear() -> None:
    assert clear(TEXT.words, XS)
    assert not clear(words((40, 105, "Talent")), XS)
    assert not clear(words((355, 105, "May")), XS)


def test_a_heading_alone_in_its_line_may_cross_a_boundary() -> None:
    over = Text(words((60, 140, "Procurement-and-commercial"), bold=True), USUAL)
    region = Region(Box(50, 100, 350, 160), TEXT + over, ())
    assert boundaries_shown([ShadedRow(100, 120, XS)], region) == XS[1:-1]
