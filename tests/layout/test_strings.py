"""A grid as rows of strings."""

from __future__ import annotations

from appendix_parser.geometry import Box
from appendix_parser.layout import Cell, Grid
from appendix_parser.layout.strings import grid_spans, grid_to_rows
from tests.layout.pages import words

BOX = Box(50, 100, 450, 160)
GRID = Grid(
    1,
    "ruled",
    (50, 150, 250, 450),
    (100, 130, 160),
    (
        Cell(0, 0, 2, 1, BOX, tuple(words((60, 105, "Talent and"), (60, 117, "skills")))),
        Cell(0, 1, 1, 2, BOX, tuple(words((160, 105, "Scores")))),
        Cell(1, 1, 1, 1, BOX),
        Cell(1, 2, 1, 1, BOX, tuple(words((260, 135, "3")))),
    ),
)


def test_a_cell_that_goes_on_is_none_and_an_empty_one_a_text() -> None:
    assert grid_to_rows(GRID) == [["Talent and skills", "Scores", None], [None, "", "3"]]


def test_spans_have_the_first_and_last_place_of_each_cell() -> None:
    assert grid_spans(GRID) == [(0, 0, 1, 0), (0, 1, 0, 2)]
