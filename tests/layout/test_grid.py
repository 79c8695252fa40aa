"""A grid gives its cells row by row, and takes rotated headings into empty cells."""

from __future__ import annotations

from appendix_parser.geometry import Box
from appendix_parser.layout import Cell, Grid
from appendix_parser.page import Word
from tests.layout.pages import words


def upward(text: str, x0: float, bottom: float) -> Word:
    """A word that runs upward from a place."""
    return Word(text, Box(x0, bottom - 5 * len(text), x0 + 10, bottom), 1, int(x0), 10.0, angle=270)


LEFT = Cell(0, 0, 1, 1, Box(50, 100, 100, 200))
RIGHT = Cell(0, 1, 1, 1, Box(100, 100, 150, 200), tuple(words((110, 105, "Score"))))
GRID = Grid(1, "ruled", (50, 100, 150), (100, 200), (RIGHT, LEFT))


def test_rows_have_their_cells_from_left_to_right() -> None:
    assert GRID.rows() == [[LEFT, RIGHT]]
    assert (GRID.row_count, GRID.column_count, GRID.box) == (1, 2, Box(50, 100, 150, 200))


def test_a_rotated_heading_is_read_line_by_line() -> None:
    cell = Cell(0, 0, 1, 1, LEFT.box, (upward("skills", 75, 190), upward("Talent", 60, 190)))
    assert cell.text == "Talent skills"


def test_an_empty_cell_takes_the_rotated_words_in_it() -> None:
    [right, left] = GRID.with_turned_words([upward("Talent", 60, 190)]).cells
    assert left.text == "Talent"
    assert right.text == "Score"


def test_a_cell_with_words_or_mixed_directions_takes_none() -> None:
    across = upward("May", 80, 190)._replace(angle=90)
    found = GRID.with_turned_words([upward("Talent", 60, 190), across, upward("Mark", 110, 190)])
    assert [cell.text for cell in found.cells] == ["Score", ""]


def test_a_cell_takes_no_word_that_its_sides_cross() -> None:
    assert GRID.with_turned_words([upward("Talent", 45, 190)]).cells == GRID.cells
