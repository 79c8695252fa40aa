"""A row's cells are laid under the columns of a header."""

from __future__ import annotations

from itertools import pairwise

from appendix_parser.assembly.heads.roles import Role
from appendix_parser.assembly.model import Column
from appendix_parser.assembly.order.stream import GridRow
from appendix_parser.assembly.tables.place import place
from appendix_parser.geometry import Box
from appendix_parser.layout import Cell, Grid
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
