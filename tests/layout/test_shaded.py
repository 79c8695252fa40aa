"""Cells that are shaded one by one show the columns of a table, and nothing else does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from appendix_parser.geometry import Box
from appendix_parser.layout import Grid
from appendix_parser.page import Fill, RulingLine, Word
from tests.layout.pages import across, down, laid_out, page, texts, words

GREY = (0.9, 0.9, 0.9)
XS = (50.0, 80.0, 160.0, 220.0, 450.0)
# Each text ends where the next one begins but for two points: white alone does not part them.
ROWS = [
    ("No.", "Objective here..", "Score 2024.", "Comments of the year"),
    ("10200", "Talent and more.", "3 of 5 in May", "Begun in May."),
    ("10300", "Carbon and more.", "4 of 5 in May", "Begun in June."),
    ("10400", "Supply and more.", "2 of 5 in May", "Begun in July."),
]


def table(rows: Sequence[Sequence[str]] = ROWS, top: float = 100.0, xs: Sequence[float] = XS) -> list[Word]:
    return words(
        *(
            (x + 2, top + 20 * index, text)
            for index, row in enumerate(rows)
            for x, text in zip(xs, row, strict=False)
        )
    )


def cells(index: int, xs: Sequence[float] = XS, top: float = 100.0, height: float = 20.0) -> list[Fill]:
    """The shaded cells of a row."""
    y = top + 20 * index - 4
    return [Fill(Box(x0, y, x1, y + height), GREY) for x0, x1 in pairwise(xs)]


def grids(found: list[Word], fills: Sequence[Fill], lines: Sequence[RulingLine] = ()) -> tuple[Grid, ...]:
    return laid_out(replace(page(found, list(lines)), fills=tuple(fills))).grids


def test_every_other_row_shows_the_columns_of_all() -> None:
    [grid] = grids(table(), [*cells(1), *cells(3)])
    assert grid.xs == XS
    assert texts(grid) == [list(row) for row in ROWS]


def test_cells_with_white_between_them_are_parted_in_its_middle() -> None:
    narrower = [
        Fill(Box(fill.box.x0 + 1, fill.box.top, fill.box.x1 - 1, fill.box.bottom), GREY)
        for index in (1, 3)
        for fill in cells(index)
    ]
    [grid] = grids(table(), narrower)
    assert grid.xs[1:-1] == XS[1:-1]


def test_a_ground_behind_the_cells_is_none() -> None:
    ground = Fill(Box(50, 116, 450, 176), (1.0, 1.0, 1.0))
    [grid] = grids(table(), [ground, *cells(1), *cells(3)])
    assert grid.xs == XS


def test_a_row_of_fewer_cells_is_one_of_the_table() -> None:
    merged = [("Climate",), *ROWS[1:]]
    [grid] = grids(table(merged), [*cells(0, (50.0, 450.0)), *cells(1), *cells(3)])
    assert [row[0] for row in texts(grid)] == ["Climate", "10200", "10300", "10400"]


def test_marked_words_are_no_cells() -> None:
    found = table()
    marks = [Fill(word.box, GREY) for word in found if 115 < word.box.top < 130]
    assert not any(grid.xs == XS for grid in grids(found, marks))


def test_grounds_of_charts_are_no_cells() -> None:
    charts = [Fill(Box(50, 90, 245, 200), GREY), Fill(Box(255, 90, 450, 200), GREY)]
    labels = words((60, 100, "Spain"), (60, 120, "Italy"), (270, 100, "France"), (270, 120, "Greece"))
    axes = [down(100, 95, 195), down(300, 95, 195)]
    assert grids(labels, [*charts, *(replace(c, colour=(1.0, 1.0, 1.0)) for c in charts)], axes) == ()


def test_what_stands_over_a_boundary_ends_the_table() -> None:
    note = words((52, 182, "This note goes on over all of the columns of the table above."))
    [grid] = grids([*table(), *note], [*cells(1), *cells(3)])
    assert len(texts(grid)) == len(ROWS)


def test_tables_of_other_columns_below_are_others() -> None:
    other = (50.0, 200.0, 450.0)
    rows = [
        ("Level", "Meaning"),
        ("One of the levels there are.", "Known."),
        ("Two", "Kept."),
        ("Three", "Held."),
    ]
    found = grids(
        [*table(), *table(rows, 220, other)],
        [*cells(1), *cells(3), *cells(1, other, 220), *cells(3, other, 220)],
    )
    assert [grid.xs for grid in found] == [XS, other]


def test_rows_of_a_drawn_table_above_belong_to_that() -> None:
    rubric = words((52, 76, "Low"), (90, 76, "Middle"), (230, 76, "High"))
    lines = [across(72), across(90), *(down(x, 72, 90) for x in (50, 85, 165, 225, 300, 450))]
    found = grids([*rubric, *table()], cells(0), lines)
    assert [texts(grid) for grid in found] == [[["Low", "Middle", "", "High", ""]], [*map(list, ROWS)]]


def test_a_plain_header_is_above_a_bold_heading() -> None:
    head = ("No.", "Objective", "Score", "Comments")
    rows = [("1", "Talent", "3", "Begun in May."), ("2", "Carbon", "4", "Begun in June.")]
    heading = words((52, 120, "Engaging members"), bold=True)
    fills = [Fill(Box(50, 116, 450, 136), GREY), *cells(3)]
    [grid] = grids([*table([head]), *heading, *table(rows, top=140)], fills)
    assert texts(grid) == [list(head), ["Engaging members"], *map(list, rows)]


def test_a_number_alone_that_a_rule_closes_is_an_empty_row() -> None:
    def rows_with(*rules: float) -> int:
        [grid] = grids([*table(), *words((52, 180, "7"))], [*cells(1), *cells(3)], [*map(across, rules)])
        return len(texts(grid))

    assert rows_with(176, 196) == len(ROWS) + 1
    assert rows_with(176) == len(ROWS)


def test_a_header_alone_below_is_not_part_of_the_table_above() -> None:
    rubric = [
        ("Score", "Criteria"),
        ("Level 1", "Few of us."),
        ("Level 2", "Most of us."),
        ("Level 3", "All."),
    ]
    wide = (50.0, 190.0, 450.0)
    above = table(rubric, xs=wide)
    over = words((162, 198, "2024"), bold=True)
    header = words(
        *((x + 2, 210, text) for x, text in zip(XS, ("No.", "Objective", "Score", "Why"), strict=False)),
        bold=True,
    )
    shaded = [*cells(1, wide), *cells(3, wide), *cells(4, XS, top=118.0, height=32.0)]
    tables = grids([*above, *over, *header], shaded)
    assert [texts(each)[-1] for each in tables] == [
        ["Level 3", "All."],
        ["No.", "Objective", "2024 Score", "Why"],
    ]
