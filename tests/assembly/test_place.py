"""A row's cells are laid under the columns of a header."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from appendix_parser.assembly.heads.roles import Role
from appendix_parser.assembly.model import Column
from appendix_parser.assembly.order.stream import GridRow
from appendix_parser.assembly.tables.place import Fragment, place
from appendix_parser.geometry import Box
from appendix_parser.layout import Cell, Grid
from tests.assembly.hand_made import numbered, rubric
from tests.layout.pages import words

COLUMNS = (
    Column(Role.NUMBER, None, "No.", 50, 100),
    Column(Role.COMMENTS, None, "Comments", 100, 300),
)


def row(*xs: float) -> GridRow:
    """A row that white space parts at these places."""
    cells = tuple(
        Cell(0, index, 1, 1, Box(x0, 100, x1, 120), tuple(words((x0 + 2, 105, f"w{index}"))))
        for index, (x0, x1) in enumerate(pairwise(xs))
    )
    grid = Grid(1, "aligned", xs, (100, 120), cells)
    return GridRow(page=1, grid=grid, index=0, cells=cells, opens_page=False, closes_page=False)


def test_each_cell_goes_under_its_heading() -> None:
    fragment = place(row(50, 100, 300), COLUMNS)
    assert fragment is not None
    assert ([[word.text for word in cell] for cell in fragment.cells], fragment.doubts) == (
        [["w0"], ["w1"]],
        [],
    )


def test_two_cells_under_one_heading_are_joined_and_told() -> None:
    fragment = place(row(50, 100, 250, 300), COLUMNS)
    assert fragment is not None
    assert [[word.text for word in cell] for cell in fragment.cells] == [["w0"], ["w1", "w2"]]
    assert [(doubt.code, doubt.values) for doubt in fragment.doubts] == [("cells-joined", {"words": "w2"})]


LEVELS = rubric("Low", "High").columns
"""A column of labels, and two of levels."""


def over_levels(*texts: tuple[float, float, str]) -> Fragment:
    """Place a row with a label and one drawn cell below both levels."""
    label = Cell(0, 0, 1, 1, Box(0, 100, 50, 140), tuple(words((2, 105, "Law"))))
    levels = Cell(0, 1, 1, 2, Box(50, 100, 250, 140), numbered(words(*texts)))
    grid = Grid(1, "ruled", (0, 50, 150, 250), (100, 140), (label, levels))
    columns = [
        replace(column, x0=x0, x1=x1) for column, (x0, x1) in zip(LEVELS, pairwise(grid.xs), strict=True)
    ]
    row = GridRow(1, grid, 0, grid.cells, opens_page=False, closes_page=False)
    fragment = place(row, columns)
    assert fragment is not None
    return fragment


def test_a_text_over_two_levels_is_about_both() -> None:
    fragment = over_levels((52, 105, "Officers share their plans with all"), (52, 117, "of us."))
    assert fragment.cells[1] == fragment.cells[2] != []
    assert (set(fragment.repeated), [doubt.code for doubt in fragment.doubts]) == ({2}, ["cell-over-levels"])


def test_two_texts_without_a_line_between_are_parted() -> None:
    fragment = over_levels((52, 105, "Officers share."), (152, 105, "All of us share."))
    assert [len(cell) for cell in fragment.cells] == [1, 2, 4]
    assert not fragment.repeated
    assert [doubt.code for doubt in fragment.doubts] == ["cell-over-columns"]
