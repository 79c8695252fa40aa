"""Columns from white space: the gutters that run through lines of text."""

from __future__ import annotations

from appendix_parser.layout.words.gutters import boundaries, columns_of, gutters_between
from appendix_parser.layout.words.page_text import Spacing, Text
from tests.layout.pages import words

USUAL = Spacing(0.6, 1.0)
ROW = [(60.0, "Talent"), (200.0, "Three"), (320.0, "May")]


def text(*lines: list[tuple[float, str]], top: float = 100, bold: bool = False) -> Text:
    """Lines with texts at these x, 12 points from each other."""
    found = ((x, top + 12 * at, each) for at, line in enumerate(lines) for x, each in line)
    return Text(words(*found, bold=bold), USUAL)


def lefts(found: Text, *, one_table: bool = False) -> list[float]:
    return [x0 for x0, _ in columns_of(found, one_table=one_table)]


def test_columns_reach_from_the_first_text_to_the_last() -> None:
    found = text(ROW, [(62, "Carbon"), (195, "Four"), (320, "June")], ROW)
    assert columns_of(found) == [(60, 92), (195, 225), (320, 340)]
    assert columns_of(text()) == []


def test_in_two_lines_white_must_be_surely_between_columns() -> None:
    near = [(60.0, "Talent"), (98.0, "Three")]
    assert len(columns_of(text(near, near))) == 1
    assert len(columns_of(text(near, near, near))) == 2


def test_one_line_of_many_may_cross_a_gutter() -> None:
    over = [(60.0, "All that the council wants to do in its next year, and after that")]
    assert len(columns_of(text(ROW, ROW, over, ROW))) == 3
    assert len(columns_of(text(ROW, over, over, ROW))) == 1


def test_the_bullets_of_a_list_are_not_a_column() -> None:
    item = [(60.0, "•"), (80.0, "Talent"), (200.0, "Three")]
    assert lefts(text(item, item, item)) == [60, 200]


def test_the_numbers_of_a_list_are_not_a_column() -> None:
    assert lefts(text(*([(60.0, f"{n}."), (80.0, "Talent")] for n in range(4)))) == [60]
    assert lefts(text(*([(60.0, f"{n}."), (80.0, "Talent"), (200.0, "A")] for n in range(4)))) == [
        60,
        80,
        200,
    ]


def test_a_heading_beside_its_column_is_joined_with_it() -> None:
    head = text([(60, "Name"), (150, "Score")], bold=True)
    body = text(*([(60.0, "Talent"), (200.0, "3")] for _ in range(3)), top=112)
    assert lefts(head + body) == [60, 150]


def test_plain_text_above_a_column_is_not_its_heading() -> None:
    upper = text([(60, "Name"), (150, "Score")])
    body = text(*([(60.0, "Talent"), (200.0, "3")] for _ in range(3)), top=112)
    assert lefts(upper + body) == [60, 150, 200]


def test_a_part_without_a_heading_joins_the_nearer_column() -> None:
    head = text([(60, "Name"), (200, "Score"), (320, "Month")], bold=True)
    body = text(*([*ROW[:2], (240.0, "of 5"), ROW[2]] for _ in range(3)), top=112)
    assert lefts(head + body, one_table=True) == [60, 200, 320]
    assert lefts(head + body) == [60, 200, 240, 320]


def test_one_narrow_heading_may_be_over_two_columns() -> None:
    head = text([(60, "Name"), (205, "Year and month")], bold=True)
    body = text(*([(60.0, "Talent"), (200.0, "2024"), (260.0, "May")] for _ in range(4)), top=112)
    assert lefts(head + body, one_table=True) == [60, 200, 260]


def test_a_boundary_is_at_the_end_of_a_rule_or_in_the_middle() -> None:
    columns = [(50, 100), (140, 200), (220, 300)]
    assert gutters_between(columns) == ((100, 140), (200, 220))
    assert boundaries(columns) == [120, 210]
    assert boundaries(columns, [90, 105, 201]) == [105, 201]


def test_bold_headings_alone_in_their_lines_may_cross_a_gutter() -> None:
    """However many they are, and however narrow."""
    narrow, wide = [(60.0, "1"), (90.0, "Talent and more"), (260.0, "A")], [(60.0, "Growth plan")]
    body = text(*([narrow] * 4))
    headings = [text(wide, top=top, bold=True) for top in (200, 300, 400)]
    rows = [text(narrow, narrow, top=top + 12) for top in (200, 300, 400)]
    whole = body
    for heading, own in zip(headings, rows, strict=True):
        whole = whole + heading + own
    assert lefts(whole) == [60, 90, 260]
