"""Drawn tables that lack lines: shading and white space part their rows and columns."""

from __future__ import annotations

from dataclasses import replace

from appendix_parser.geometry import Box
from appendix_parser.layout import Grid
from appendix_parser.page import Fill
from tests.layout.pages import across, down, grids, laid_out, page, texts, words

BLUE = (0.8, 0.9, 1.0)
FOUR = words(
    (60, 105, "head"), (260, 105, "head"), (60, 135, "a"), (260, 135, "b"), (60, 165, "c"), (260, 165, "d")
)
OUTLINE = [across(100), across(130), across(190), *(down(x, 100, 190) for x in (50, 250, 450))]


def shaded(*boxes: Box) -> Grid:
    filled = replace(page(FOUR, OUTLINE), fills=tuple(Fill(box, BLUE) for box in boxes))
    [grid] = laid_out(filled).grids
    return grid


def test_shading_over_the_whole_width_parts_rows() -> None:
    assert texts(shaded()) == [["head", "head"], ["a c", "b d"]]
    assert texts(shaded(Box(50, 130, 450, 160))) == [["head", "head"], ["a", "b"], ["c", "d"]]


def test_shading_of_one_column_does_not() -> None:
    assert texts(shaded(Box(250, 130, 450, 160))) == [["head", "head"], ["a c", "b d"]]


def test_shading_that_ends_within_a_line_does_not() -> None:
    assert texts(shaded(Box(50, 140, 450, 190))) == [["head", "head"], ["a c", "b d"]]


def test_shading_line_by_line_does_not() -> None:
    lines = (Box(50, 130, 450, 160), Box(50, 160, 450, 190))
    assert texts(shaded(*lines)) == [["head", "head"], ["a c", "b d"]]


def test_shading_of_nothing_makes_no_row() -> None:
    assert len(texts(shaded(Box(50, 130, 450, 134)))) == 2


_SIDES = [down(x, 100, 220) for x in (50, 100, 150, 250, 450)]
_ROWS = words(
    (160, 105, "end of a"), (260, 105, "end of b"),
    (60, 125, "1"), (110, 125, "3"), (160, 125, "one"), (260, 125, "begins"), (260, 137, "goes on"),
    (60, 165, "2"), (110, 165, "4"), (160, 165, "two"), (260, 165, "begins"), (260, 177, "goes on"),
)  # fmt: skip


def test_texts_that_begin_side_by_side_are_a_row_of_their_own() -> None:
    [grid] = grids(_ROWS, [*_SIDES, *map(across, (100, 160, 220))])
    assert texts(grid) == [
        ["", "", "end of a", "end of b"],
        ["1", "3", "one", "begins goes on"],
        ["2", "4", "two", "begins goes on"],
    ]


def test_texts_that_begin_anywhere_in_other_rows_too_are_not() -> None:
    moved = [word for word in _ROWS if word.text != "2"] + words((60, 171, "2"))
    [grid] = grids(moved, [*_SIDES, *map(across, (100, 160, 220))])
    assert len(texts(grid)) == 2


def test_texts_in_the_middle_of_their_row_are_not() -> None:
    """There no white parts the lines above them from those beside them."""
    closed_up = [
        w._replace(box=w.box._replace(top=115, bottom=125)) if w.box.top == 105 else w for w in _ROWS
    ]
    [grid] = grids(closed_up, [*_SIDES, *map(across, (100, 160, 220))])
    assert len(texts(grid)) == 2


def test_several_rows_split_two_columns_without_a_line() -> None:
    found = words(
        (60, 105, "head"), (160, 105, "head"), (260, 105, "head"),
        (60, 135, "a text that"), (60, 147, "goes on"), (160, 135, "another one"), (160, 147, "below"), (160, 159, "it"),
        (260, 135, "last"),
    )  # fmt: skip
    [grid] = grids(found, [*(down(x, 100, 190) for x in (50, 250, 450)), *map(across, (100, 130, 190))])
    assert texts(grid) == [["head", "head", "head"], ["a text that goes on", "another one below it", "last"]]


def test_two_rows_of_figures_are_split_without_a_line() -> None:
    found = words((60, 105, "No."), (110, 105, "Score"), (160, 105, "Title"), (260, 105, "Comments"))
    found += words((60, 125, "1"), (110, 125, "3"), (160, 125, "one"), (260, 125, "begun"))
    found += words((60, 145, "2"), (110, 145, "4"), (160, 145, "two"), (260, 145, "done"))
    [grid] = grids(found, [*_SIDES, *map(across, (100, 120, 220))])
    assert texts(grid)[1:] == [["1", "3", "one", "begun"], ["2", "4", "two", "done"]]


def test_the_only_row_of_a_page_shows_where_its_texts_begin() -> None:
    """No line closes the table at its top, where the end of a row of the page before stands."""
    found = words(
        (60, 122, "1"), (110, 122, "3"), (160, 122, "one"), (160, 134, "and two"),
        (260, 100, "The end."), (260, 122, "begins"), (260, 134, "goes on"),
    )  # fmt: skip
    [grid] = grids(found, [across(160), *(down(x, 95, 160) for x in (50, 100, 150, 250, 450))])
    assert texts(grid) == [["", "", "", "The end."], ["1", "3", "one and two", "begins goes on"]]


def test_a_figure_below_another_in_a_closed_row_stays_in_it() -> None:
    sides = [down(x, 100, 220) for x in (50, 200, 350, 450)]
    found = words(
        (60, 105, "Ward"), (260, 105, "Pupils"), (400, 105, "Mean"),
        (60, 135, "Abbey"), (260, 135, "412"), (400, 135, "4.2"), (260, 150, "(398)"), (400, 150, "(0.3)"),
        (60, 180, "Bridge"), (260, 180, "687"), (400, 180, "3.9"), (260, 195, "(655)"), (400, 195, "(0.4)"),
    )  # fmt: skip
    [grid] = grids(found, [*sides, *map(across, (100, 130, 175, 220))])
    assert texts(grid)[1:] == [["Abbey", "412 (398)", "4.2 (0.3)"], ["Bridge", "687 (655)", "3.9 (0.4)"]]


def test_a_score_on_two_lines_in_a_closed_row_stays_in_it() -> None:
    sides = [down(x, 100, 220) for x in (50, 80, 200, 230, 350, 450)]
    row = [
        words((60, y, number), (85, y, "sponsored"), (205, y, "3/"), (235, y, "2/"), (355, y, "twelve more"),
              (85, y + 15, "by members"), (205, y + 15, "4"), (235, y + 15, "3"), (355, y + 15, "went there"))
        for y, number in ((135, "1"), (180, "2"))
    ]  # fmt: skip
    header = words((60, 105, "#"), (85, 105, "Goal"), (205, 105, "A"), (235, 105, "B"), (355, 105, "Note"))
    [grid] = grids([*header, *row[0], *row[1]], [*sides, *map(across, (100, 130, 175, 220))])
    assert texts(grid)[1:] == [
        [number, "sponsored by members", "3/ 4", "2/ 3", "twelve more went there"] for number in "12"
    ]
