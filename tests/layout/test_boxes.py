"""A box drawn around a score within its cell."""

from __future__ import annotations

import pytest

from appendix_parser.layout.drawn.boxes import without_boxes
from appendix_parser.page import RulingLine
from tests.layout.pages import across, down, grids, texts, words

CELLS = words((60, 105, "Goal"), (260, 105, "Score"), (60, 140, "Talent"), (260, 140, "3"))
GRID = [*(down(x, 100, 160) for x in (50, 250, 450)), *map(across, (100, 130, 160))]


def box(x0: float, top: float, x1: float, bottom: float) -> list[RulingLine]:
    return [across(top, x0, x1), across(bottom, x0, x1), down(x0, top, bottom), down(x1, top, bottom)]


def test_a_box_within_a_cell_parts_nothing() -> None:
    [grid] = grids(CELLS, [*GRID, *box(255, 133, 270, 155)])
    assert texts(grid) == [["Goal", "Score"], ["Talent", "3"]]


@pytest.mark.parametrize(
    "sides",
    [
        pytest.param(box(250, 130, 300, 160), id="a cell"),
        pytest.param(box(255, 200, 270, 222), id="outside of all lines"),
        pytest.param([*box(255, 133, 275, 155), down(265, 133, 155)], id="a table"),
    ],
)
def test_what_is_no_box_within_a_cell_stays(sides: list[RulingLine]) -> None:
    assert without_boxes([*GRID, *sides]) == (*GRID, *sides)
