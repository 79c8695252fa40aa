"""Tables beside each other: the left half of a page is read before the right one."""

from __future__ import annotations

from appendix_parser.assembly.order.gutter import halves
from appendix_parser.layout import Grid, PageLayout, TextLine, lines_of
from tests.layout.pages import page, words


def grid(x0: float, x1: float, top: float = 100, rows: int = 3) -> Grid:
    ys = tuple(top + 20 * n for n in range(rows + 1))
    return Grid(1, "ruled", (x0, (x0 + x1) / 2, x1), ys, ())


def read(grids: list[Grid], *texts: tuple[float, float, str]) -> list[list[str]]:
    """What is in each part of a page in reading order: the places of tables, and lines of text."""
    layout = PageLayout(page([], []), tuple(grids), tuple(lines_of(words(*texts))))
    return [
        [part.text if isinstance(part, TextLine) else f"table at {part.box.x0:.0f}" for part in run]
        for run in halves(layout)
    ]


LEFT, RIGHT = grid(50, 240), grid(260, 450)


def test_a_page_with_one_table_is_read_downward() -> None:
    assert read([grid(50, 450)], (50, 50, "above"), (50, 200, "below")) == [["above", "table at 50", "below"]]


def test_the_left_half_is_read_before_the_right() -> None:
    found = read([RIGHT, LEFT], (50, 80, "left"), (260, 70, "right"))
    assert found == [["left", "table at 50"], ["right", "table at 260"]]


def test_a_line_over_both_halves_is_split() -> None:
    found = read([LEFT, RIGHT], (50, 80, "Members"), (260, 80, "Contracts"))
    assert found == [["Members", "table at 50"], ["Contracts", "table at 260"]]


def test_what_crosses_the_space_between_divides_the_page() -> None:
    found = read([LEFT, RIGHT], (50, 80, "A heading that goes over all of the page " * 2), (260, 70, "up"))
    assert [run[0][:9] for run in found] == ["up", "A heading", "table at ", "table at "]


def test_tables_one_below_the_other_are_not_halves() -> None:
    assert len(read([LEFT, grid(260, 450, top=400)])) == 1


def test_halves_need_space_between_them() -> None:
    assert len(read([LEFT, grid(245, 450)])) == 1
    assert len(read([LEFT, grid(248, 450)])) == 2


def test_a_table_of_one_row_is_not_half_a_page() -> None:
    assert len(read([LEFT, grid(260, 450, rows=1)])) == 1
