"""Cells that are drawn as boxes of their own become one table."""

from __future__ import annotations

from appendix_parser.layout.drawn.cells import with_boxes_joined
from appendix_parser.page import RulingLine
from tests.layout.pages import across, down


def box(x0: float, top: float, x1: float = 0.0, bottom: float = 0.0) -> list[RulingLine]:
    """The four lines of a box, 40 by 20 points if its other corner is not given."""
    x1, bottom = x1 or x0 + 40, bottom or top + 20
    return [across(top, x0, x1), across(bottom, x0, x1), down(x0, top, bottom), down(x1, top, bottom)]


def sides(group: list[RulingLine]) -> tuple[list[float], list[float]]:
    """Where the vertical and horizontal lines of a table are."""
    xs, ys = ({line.position for line in group if line.horizontal is flat} for flat in (False, True))
    return sorted(xs), sorted(ys)


def test_boxes_side_by_side_share_a_line_in_their_middle() -> None:
    [table] = with_boxes_joined([box(50, 100), box(94, 100)])
    assert sides(table) == ([50, 92, 134], [100, 120])


def test_rows_as_far_apart_as_cells_make_one_table() -> None:
    rows = [box(50, 100), box(94, 100), box(50, 124), box(94, 124)]
    [table] = with_boxes_joined(rows)
    assert sides(table) == ([50, 92, 134], [100, 122, 144])


def test_rows_further_apart_than_cells_are_two_tables() -> None:
    rows = [box(50, 100), box(94, 100), box(50, 126), box(94, 126)]
    assert [sides(table)[1] for table in with_boxes_joined(rows)] == [[100, 120], [126, 146]]


def test_rows_of_another_width_are_two_tables() -> None:
    for x0, x1 in ((50, 140), (56, 134)):
        rows = [box(50, 100), box(94, 100), box(x0, 124, 90), box(94, 124, x1)]
        assert len(with_boxes_joined(rows)) == 2


def test_a_box_over_both_columns_is_a_row() -> None:
    [table] = with_boxes_joined([box(50, 100, 134), box(50, 124), box(94, 124)])
    assert sides(table) == ([50, 92, 134], [100, 122, 144])


def test_boxes_far_apart_or_at_other_heights_are_left_alone() -> None:
    for other in (box(100, 100), box(94, 103), box(94, 103, 0, 120), box(94, 100, 0, 123)):
        assert with_boxes_joined([box(50, 100), other]) == [box(50, 100), other]


def test_lines_that_form_no_closed_box_are_left_alone() -> None:
    open_box = box(94, 100)[:3]
    short_sides = [[*box(94, 100)[:3], down(134, *ends)] for ends in ((100, 112), (108, 120))]
    crossed = [*box(94, 100), across(110, 94, 134)]
    for other in (open_box, *short_sides, crossed):
        assert with_boxes_joined([box(50, 100), other]) == [box(50, 100), other]
