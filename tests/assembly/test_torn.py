"""A cell over two rows is parted where each row has a text of its own in it."""

from __future__ import annotations

import pytest

from appendix_parser.assembly.order.torn import part_cells
from tests.layout.pages import across, down, grids, words

XS, YS = (50.0, 200.0, 450.0), (100.0, 160.0, 220.0)


def cells(second: float, *more: tuple[float, float, str]) -> tuple[list[str], frozenset[int]]:
    """Return the cells of a table of two rows; no line parts the right ones, and the second text stands at a height."""
    texts = [
        (55.0, 105.0, "41"),
        (55.0, 165.0, "42"),
        (205.0, 105.0, "Begun in May"),
        (205.0, second, "Done in June"),
    ]
    lines = [across(y, 50, 450) for y in (YS[0], YS[2])] + [across(YS[1], 50, 200)]
    [grid] = grids(words(*texts, *more), [*lines, *(down(x, YS[0], YS[2]) for x in XS)])
    parted, rows = part_cells(grid)
    return [cell.text for cell in parted.cells], rows


def test_a_text_as_high_as_the_rest_of_its_row_is_that_row_s() -> None:
    texts, rows = cells(165)
    assert sorted(texts) == ["41", "42", "Begun in May", "Done in June"]
    assert rows == {0, 1}


@pytest.mark.parametrize("second", [118, 150, 180])
def test_one_text_for_both_rows_is_left_whole(second: float) -> None:
    """It goes on at once, crosses the boundary of the rows, or begins at another height than the row."""
    texts, rows = cells(second)
    assert ("Begun in May Done in June" in texts, rows) == (True, frozenset())
