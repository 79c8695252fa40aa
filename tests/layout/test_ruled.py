"""Grids that lines draw, whole or not quite."""

from __future__ import annotations

import pytest

from appendix_parser.page import RulingLine
from tests.layout.pages import across, down, grids, texts, words

FOUR = words((60, 105, "a"), (260, 105, "b"), (60, 135, "c"), (260, 135, "d"))
CELLS = [["a", "b"], ["c", "d"]]
TOP, MIDDLE, BOTTOM = across(100), across(130), across(160)
SIDES = [down(50), down(250), down(450)]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param([TOP, MIDDLE, BOTTOM, *SIDES], id="whole"),
        pytest.param([TOP, across(131.5), MIDDLE, BOTTOM, *SIDES], id="doubled"),
        pytest.param([across(100, 52, 448), MIDDLE, BOTTOM, *SIDES], id="missed corners"),
        pytest.param([TOP, across(130, 50, 250), across(130, 250, 450), BOTTOM, *SIDES], id="in pieces"),
    ],
)
def test_lines_that_nearly_meet_make_the_cells_they_show(lines: list[RulingLine]) -> None:
    [grid] = grids(FOUR, lines)
    assert grid.kind == "ruled"
    assert texts(grid) == CELLS
    assert not grid.open_top
    assert not grid.open_bottom


@pytest.mark.parametrize(
    ("lines", "ends"), [([MIDDLE, BOTTOM], (True, False)), ([TOP, MIDDLE], (False, True))]
)
def test_a_row_that_a_page_end_left_open_is_kept(lines: list[RulingLine], ends: tuple[bool, bool]) -> None:
    [grid] = grids(FOUR, [*lines, *SIDES])
    assert texts(grid) == CELLS
    assert (grid.open_top, grid.open_bottom) == ends


def test_a_cell_spans_the_columns_that_no_line_parts() -> None:
    found = words((60, 105, "wide"), (60, 135, "c"), (260, 135, "d"))
    [grid] = grids(found, [TOP, MIDDLE, BOTTOM, down(50), down(250, 130, 160), down(450)])
    [cell] = grid.rows()[0]
    assert (cell.text, cell.columns) == ("wide", 2)


def test_a_frame_around_a_text_is_no_table() -> None:
    assert not grids(words((60, 105, "a note in a box")), [TOP, BOTTOM, SIDES[0], SIDES[2]])


def test_doubled_lines_are_one_despite_text_above_the_table() -> None:
    doubled = [TOP, MIDDLE, BOTTOM, *map(down, (50, 247, 253, 450))]
    [grid] = grids([*FOUR, *words((240, 80, "tests"))], doubled)
    assert texts(grid) == CELLS


def test_long_words_do_not_keep_doubled_lines_apart() -> None:
    long = words((195, 70, "procurement-strategies"))
    lines = [across(60), TOP, MIDDLE, BOTTOM, down(50, 60), *map(down, (247, 253)), down(450, 60)]
    [grid] = grids([*FOUR, *long], lines)
    assert texts(grid) == [["procurement-strategies"], *CELLS]


def box(x0: float, top: float, x1: float, bottom: float) -> list[RulingLine]:
    return [across(top, x0, x1), across(bottom, x0, x1), down(x0, top, bottom), down(x1, top, bottom)]


def test_boxes_of_cells_with_white_between_them_are_one_table() -> None:
    white = 6
    boxes = [
        line
        for top, bottom in ((100, 127), (127 + white, 160))
        for x0, x1 in ((50, 247), (247 + white, 450))
        for line in box(x0, top, x1, bottom)
    ]
    [grid] = grids(FOUR, boxes)
    assert grid.kind == "ruled"
    assert texts(grid) == CELLS


def test_boxes_far_from_each_other_are_no_table() -> None:
    apart = [*box(50, 100, 200, 120), *box(250, 100, 450, 120), *box(50, 300, 200, 320)]
    assert not grids(words((60, 105, "a note"), (260, 105, "another")), apart)


def test_a_row_without_words_at_the_end_leaves_the_table_whole() -> None:
    foot = 160 + 7.8
    sides = [down(x, 100, foot + 0.5) for x in (50, 150, 250, 350, 450)]
    [grid] = grids(FOUR, [TOP, MIDDLE, BOTTOM, across(foot), *sides])
    assert [[text for text in row if text] for row in texts(grid)][:2] == CELLS
