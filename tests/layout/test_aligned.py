"""White space makes tables, and other things that stand in columns."""

from __future__ import annotations

import pytest

from appendix_parser.geometry import Box
from appendix_parser.layout import Grid
from appendix_parser.layout.undrawn.aligned import tabulate
from appendix_parser.layout.undrawn.region import Region
from appendix_parser.layout.undrawn.rules import FillEdge
from appendix_parser.layout.words.page_text import Spacing, Text
from appendix_parser.page import RulingLine, Word
from tests.layout.pages import across, down, grids, page, texts, words

NAMES = ("Leading", "Working together", "Members", "Results", "Contracts")


def listed(figures: tuple[int, ...]) -> int:
    """Return how many tables are seen in a list of names with figures far to their right."""
    rows = zip(NAMES, figures, strict=True)
    found = [
        text
        for index, (name, figure) in enumerate(rows)
        for top in (100 + 15 * index,)
        for text in ((50, top, f"{index + 1}.1"), (90, top, name), (400, top, str(figure)))
    ]
    return len(grids(words(*found), []))


@pytest.mark.parametrize(
    ("figures", "tables"), [((2, 3, 5, 6, 8), 0), ((2, 8, 5, 6, 3), 1), ((3, 3, 3, 3, 4), 1)]
)
def test_names_with_figures_that_count_up_are_a_contents_page(figures: tuple[int, ...], tables: int) -> None:
    assert listed(figures) == tables


def title(top: float) -> list[Word]:
    """A heading, larger than the text of tables."""
    return [
        Word(w.text, Box(w.box.x0, top, w.box.x1, top + 14), 1, 0, 14.0, bold=True)
        for w in words((52, top, "Climate"))
    ]


@pytest.mark.parametrize("heading", [False, True])
def test_a_bold_header_ends_the_table_above_without_a_rule(*, heading: bool) -> None:
    """A producer may rule only between the rows of one table."""
    upper = words((52, 100, "Ref"), (250, 100, "Meaning"), bold=True)
    upper += words((52, 120, "One"), (250, 120, "A plan is made, and costs are known to all."))
    upper += words((52, 140, "Two"), (250, 140, "A plan is kept, and costs are held down."))
    head = [(52, 190, "No."), (120, 190, "Objective"), (250, 190, "Score"), (320, 190, "Comments")]
    lower = words(*head, bold=True)
    lower += words((52, 210, "1"), (120, 210, "Talent"), (250, 210, "3"), (320, 210, "None."))
    lower += words((52, 230, "2"), (120, 230, "Carbon"), (250, 230, "4"), (320, 230, "None."))
    rules = [across(y) for y in (115, 135, 205, 225)]
    found = grids([*upper, *(title(162) if heading else []), *lower], rules)
    assert [texts(grid)[0] for grid in found] == [
        ["Ref", "Meaning"],
        ["No.", "Objective", "Score", "Comments"],
    ]
    assert [len(texts(grid)) for grid in found] == [3, 3]


HEAD = [(52, 100, "No."), (120, 100, "Objective"), (250, 100, "Score"), (320, 100, "Comments")]


def test_a_row_below_the_last_rule_may_begin_with_long_text() -> None:
    found = words(*HEAD, bold=True)
    found += words((52, 120, "1"), (120, 120, "Talent"), (250, 120, "3"), (320, 120, "None."))
    found += words((320, 140, "Begun in May"), (320, 152, "and ended"), (320, 164, "in June."))
    found += words((52, 152, "2"), (120, 152, "Carbon"), (250, 152, "4"))
    [grid] = grids(found, [across(y) for y in (97, 115, 135)])
    assert texts(grid)[-1] == ["2", "Carbon", "4", "Begun in May and ended in June."]


@pytest.mark.parametrize(
    ("numbers", "rows"),
    [
        (["1"], 1),
        (["Obj 1"], 1),
        (["1", "2"], 2),
        (["Obj 1", "Obj 2"], 2),
        (["Obj 1", "Act 2"], 1),
        (["Talent"], 0),
    ],
)
def test_rows_with_nothing_but_a_number_are_rows(numbers: list[str], rows: int) -> None:
    found = words(*HEAD, bold=True)
    for index, number in enumerate(numbers):
        found += words((52, 120 + 15 * index, number))
    [grid] = grids(found, [across(97), across(115)])
    assert len(texts(grid)) == 1 + rows


def test_a_heading_between_the_rules_of_two_tables_is_no_row() -> None:
    def below(top: float) -> list[Word]:
        header = words(*((x, y + top, text) for x, y, text in HEAD), bold=True)
        row = [
            (52, 120 + top, "1"),
            (120, 120 + top, "Talent"),
            (250, 120 + top, "3"),
            (320, 120 + top, "None."),
        ]
        return header + words(*row)

    found = grids([*below(0), *title(145), *below(75)], [across(y) for y in (97, 115, 135, 172, 190, 210)])
    assert [texts(grid) for grid in found] == [
        [["No.", "Objective", "Score", "Comments"], ["1", "Talent", "3", "None."]]
    ] * 2


def test_years_in_a_bold_header_are_no_figures_of_a_row() -> None:
    """They stand over the scores, and lap over the next column."""
    found = words((52, 100, "No."), (120, 100, "Objective"), (200, 100, "2021/2022"), bold=True)
    found += words((200, 118, "Score"), (240, 118, "Comments"), bold=True)
    for number, top in enumerate(range(140, 220, 20), start=1):
        found += words((52, top, str(number)), (120, top, "Talent"), (218, top, "3"), (240, top, "None."))
    [grid] = grids(found, [])
    assert texts(grid)[:3] == [
        ["No.", "Objective", "2021/2022"],
        ["", "", "Score", "Comments"],
        ["1", "Talent", "3", "None."],
    ]


def framed(top: float, bottom: float) -> list[RulingLine]:
    """A frame around a table."""
    return [across(top), across(bottom), down(50, top, bottom), down(450, top, bottom)]


def test_tables_in_frames_of_their_own_are_parted() -> None:
    """Each has its columns, though those of both would do for one table."""
    upper = words((52, 100, "Basic"), (230, 100, "Leading")) + words((52, 120, "None."), (230, 120, "All."))
    lower = words(*[(x, top + 60, text) for x, top, text in HEAD])
    lower += words((52, 180, "1"), (120, 180, "Talent"), (250, 180, "3"), (320, 180, "None."))
    rules = [*framed(95, 135), across(115), *framed(155, 195), across(175)]
    assert [texts(grid) for grid in grids([*upper, *lower], rules)] == [
        [["Basic", "Leading"], ["None.", "All."]],
        [["No.", "Objective", "Score", "Comments"], ["1", "Talent", "3", "None."]],
    ]


def test_a_bold_line_within_a_table_heads_all_columns() -> None:
    head = words(*HEAD, bold=True)
    heading = words((232, 120, "Climate"), bold=True)
    rows = words((52, 140, "1"), (120, 140, "Talent"), (250, 140, "3"), (320, 140, "None."))
    rows += words((52, 160, "2"), (120, 160, "Carbon"), (250, 160, "4"), (320, 160, "None."))
    [grid] = grids([*head, *heading, *rows], [across(y) for y in (95, 115, 135, 155, 175)])
    [cell] = grid.rows()[1]
    assert (cell.text, cell.columns) == ("Climate", 4)


def test_headers_above_rules_and_justified_lines_are_one_table() -> None:
    """Spaces of justified lines, one below the other, are no gutters; only the lines below header and row are drawn."""
    found, rules = [], []
    for top in (100, 240):
        found += words((150, top, "Basic"), (250, top, "Aware"), (350, top, "Leading"), bold=True)
        found += words((52, top + 20, "Criteria"), (350, top + 20, "All of us."))
        for line in range(6):
            height = top + 20 + 15 * line
            found += words((150, height, "a plan"), (250, height, "much"), (278, height, "work"))
        rules += [across(top + 15), across(top + 115)]
    [grid] = grids(found, rules)
    assert [len(row) for row in grid.rows()] == [4, 4, 4, 4]
    assert texts(grid)[2] == ["", "Basic", "Aware", "Leading"]


def test_one_row_under_the_header_of_another_table_is_a_table() -> None:
    def rubric(top: int, rows: int) -> list[Word]:
        header = words((60, top, "Level"), (210, top, "Criteria"), bold=True)
        levels = [
            ((60, top + 20 * n, f"{n} - Low"), (210, top + 20 * n, "It is there."))
            for n in range(1, rows + 1)
        ]
        return header + [word for level in levels for word in words(*level)]

    one, other = grids([*rubric(100, 4), *rubric(300, 1)], [])
    assert (one.row_count, other.row_count) == (5, 2)
    assert not grids(rubric(300, 1), [])


def merged(lines: tuple[float, ...], rule: RulingLine, *below: RulingLine) -> Grid:
    """A table of two rows with a comment that is merged over both, its lines at these heights."""
    found = words(*HEAD, bold=True)
    found += words((52, 120, "1"), (120, 120, "Talent"), (250, 120, "3"))
    found += words((52, 150, "2"), (120, 150, "Carbon"), (250, 150, "4"))
    found += words(*((320, top, "Both are done.") for top in lines))
    [grid] = grids(found, [across(97), across(115), rule, *below])
    return grid


@pytest.mark.parametrize("lines", [(120.0,), (130.0, 142.0), (128.0, 140.0, 152.0)])
def test_a_cell_goes_on_below_a_rule_that_stops_short(lines: tuple[float, ...]) -> None:
    grid = merged(lines, across(145, 50, 310), across(175))
    assert [(cell.row, cell.rows) for cell in grid.cells if cell.column == 3] == [(0, 1), (1, 2)]
    assert (grid.open_columns, grid.unruled) == (frozenset(), frozenset())


def test_a_narrow_cell_goes_on_below_a_rule_that_stops_short() -> None:
    found = words(*HEAD, bold=True)
    found += words((52, 120, "1"), (120, 120, "Talent"), (250, 120, "3"), (320, 120, "Begun."))
    found += words((120, 150, "Carbon"), (250, 150, "4"), (320, 150, "None."))
    [grid] = grids(found, [across(97), across(115), across(145, 110), across(175)])
    assert [(cell.row, cell.rows) for cell in grid.cells if cell.column == 0] == [(0, 1), (1, 2)]


def test_the_rule_below_the_last_row_may_leave_a_cell_open() -> None:
    grid = merged((120.0,), across(145, 50, 310), across(175, 50, 310))
    assert grid.open_columns == {3}


def test_rows_without_a_rule_between_are_unruled() -> None:
    assert merged((120.0,), across(175)).unruled == {2}


MERGED, APART = [(0, 1), (1, 2)], [(0, 1), (1, 1), (2, 1)]


@pytest.mark.parametrize(
    ("rule", "spans"),
    [
        (FillEdge(True, 135, 240, 310), APART),
        (RulingLine(True, 135, 240, 310), MERGED),
        (FillEdge(True, 135, 250, 280), MERGED),
    ],
    ids=["coloured cell", "drawn line", "marked text"],
)
def test_the_edge_of_a_coloured_cell_merges_no_cells_beside_it(
    rule: RulingLine, spans: list[tuple[int, int]]
) -> None:
    found = words(*HEAD, bold=True)
    found += words((52, 120, "1"), (120, 120, "Talent"), (250, 120, "3"), (320, 120, "Begun."))
    found += words((52, 140, "2"), (120, 140, "Carbon"), (250, 140, "4"))
    rules = [across(97), across(115), rule, across(155)]
    text = Text(page(found, []).words, Spacing(0.6, 1.0))
    grid = tabulate(Region(Box(50, 97, 450, 155), text, tuple(rules)), 1)
    assert grid is not None
    assert [(cell.row, cell.rows) for cell in grid.cells if cell.column == 3] == spans


def test_bold_lines_within_an_undrawn_table_head_all_columns() -> None:
    found = words(*HEAD, bold=True)
    for top, name in ((120, "Climate"), (180, "Growth")):
        found += words((360, top, name), bold=True)
        for at in (20, 40):
            row = ((52, "1"), (120, "Talent"), (250, "3"), (320, "All of it was done."))
            found += words(*((x, top + at, text) for x, text in row))
    [grid] = grids(found, [])
    rows = grid.rows()
    assert [(rows[at][0].text, rows[at][0].columns) for at in (1, 4)] == [("Climate", 4), ("Growth", 4)]
    assert texts(grid)[3][-1] == "All of it was done."
