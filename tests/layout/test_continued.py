"""Tables that go on over a page end."""

from __future__ import annotations

from dataclasses import replace

from appendix_parser.geometry import Box
from appendix_parser.layout import Grid, lay_out_all
from appendix_parser.page import Fill, PageContent, RulingLine, Word
from tests.layout.pages import across, down, page, texts, words

FIRST = words(
    (60, 105, "1"), (110, 105, "Reports"), (260, 105, "Members read a digest"), (260, 117, "each quarter and"),
    (60, 135, "2"), (110, 135, "Training"), (260, 135, "One session was held"), (260, 147, "in June and"),
)  # fmt: skip
REST = words((260, 52, "fourteen members came."))
SIDES = [down(x, 100, 160) for x in (50, 100, 250, 450)]


def on_second_page(lines: list[RulingLine], found: list[Word], drawn: list[RulingLine]) -> tuple[Grid, ...]:
    """Return the grids of a second page below the first one with these lines."""
    second = replace(page(found, drawn), number=2)
    return list(lay_out_all([page(FIRST, lines), second]))[1].grids


def test_an_open_row_goes_on_upon_a_page_without_lines() -> None:
    [grid] = on_second_page([*SIDES, across(100), across(130)], REST, [])
    assert texts(grid) == [["", "", "fourteen members came."]]


def test_a_table_closed_by_a_line_does_not() -> None:
    assert not on_second_page([*SIDES, *map(across, (100, 130, 160))], REST, [])


def test_text_across_its_columns_is_none_of_its_rows() -> None:
    prose = words((60, 52, "The council meets again in the spring and will then decide."))
    assert not on_second_page([*SIDES, across(100), across(130)], prose, [])


def test_the_first_row_below_another_header_continues_nothing() -> None:
    open_table = words((60, 90, "Contract"), (180, 90, "Supplier"), (310, 90, "Value"), bold=True)
    for top in (110, 130, 150):
        open_table += words((60, top, "Paper"), (180, top, "A & Sons"), (310, top, "340,000"))
    header = words((60, 50, "Score"), (310, 50, "Criteria"), bold=True)
    rows = words((60, 70, "Level 1"), (310, 70, "None."), (60, 90, "Level 2"), (310, 90, "All of us."))
    rows += words((60, 110, "Level 3"), (310, 110, "All others, too."))
    second = replace(page([*header, *rows], []), number=2)
    [grid] = list(lay_out_all([page(open_table, []), second]))[1].grids
    assert texts(grid)[:2] == [["Score", "Criteria"], ["Level 1", "None."]]


def test_rows_continue_as_loosely_as_on_the_page_before() -> None:
    def levels(*tops: int) -> list[Word]:
        return [w for top in tops for w in words((60, top, "Level 1"), (310, top, "All of us."))]

    header = words((60, 60, "Score"), (310, 60, "Criteria"), bold=True)
    first = page([*header, *levels(100, 140, 180)], [across(50), across(80)])
    second = replace(page(levels(50, 90, 130), []), number=2)
    [grid] = list(lay_out_all([first, second]))[1].grids
    assert len(texts(grid)) == 3


def test_the_rest_of_a_cell_is_below_the_repeated_header() -> None:
    header = words((60, 60, "No."), (110, 60, "Objective"), (260, 60, "Comments"), bold=True)
    body = words(
        (60, 80, "1"), (110, 80, "Reports"), (260, 80, "Members read a digest."),
        (60, 100, "2"), (110, 100, "Training"), (260, 100, "One session was held"), (260, 112, "in June and"),
    )  # fmt: skip
    frame = [across(50), across(130), down(50, 50, 130), down(450, 50, 130)]
    rest = words((260, 80, "fourteen members came"), (260, 92, "to the second one."))
    second = replace(page([*header, *rest], frame), number=2)
    [grid] = list(lay_out_all([page([*header, *body], frame), second]))[1].grids
    assert texts(grid) == [
        ["No.", "Objective", "Comments"],
        ["", "", "fourteen members came to the second one."],
    ]


def test_shades_of_a_repeated_header_show_narrow_columns() -> None:
    """A text of the second column nearly touches that of the third."""
    header = words((60, 60, "No."), (110, 60, "Objective"), (260, 60, "Comments"), bold=True)
    first = words((60, 80, "1"), (110, 80, "Reports"), (260, 80, "Members read a digest."))
    close = words((60, 80, "2"), (110, 80, "Reports for all the councillors"), (260, 80, "One was held."))
    close += words((110, 92, "ought to be delivered by a board"), (260, 92, "Two are planned."))
    shades = [Fill(Box(x0, 55, x1, 75), (0.8, 0.8, 0.9)) for x0, x1 in ((50, 105), (105, 257), (257, 450))]

    def grids_with(fills: list[Fill]) -> list[list[list[str]]]:
        pages = [page([*header, *rows], [across(75), across(110)]) for rows in (first, close)]
        numbered = [replace(one, number=at, fills=tuple(fills)) for at, one in enumerate(pages, 1)]
        return [texts(grid) for grid in list(lay_out_all(numbered))[1].grids]

    row = [
        "2",
        "Reports for all the councillors ought to be delivered by a board",
        "One was held. Two are planned.",
    ]
    assert grids_with(shades) == [[["No.", "Objective", "Comments"], row]]
    assert grids_with([]) != grids_with(shades)


def test_a_justified_line_may_reach_into_a_gutter() -> None:
    """On the page before, texts of its column were shorter."""
    rest = words((110, 52, "Some"), (150, 52, "of"), (180, 52, "these"), (260, 52, "fourteen members came."))
    below = words((110, 64, "skills"), (260, 64, "In all, that is."))
    rules = [across(100), across(130), across(160)]
    first = words(
        *((x, 85, text) for x, text in ((60, "No."), (110, "Objective"), (260, "Comments"))), bold=True
    )
    second = replace(page([*rest, *below], [across(48), across(80)]), number=2)
    layouts = list(lay_out_all([page([*first, *FIRST], rules), second]))
    assert [texts(grid) for grid in layouts[1].grids] == [
        [["", "Some of these skills", "fourteen members came. In all, that is."]]
    ]


def test_a_page_number_below_the_last_rule_is_not_a_row() -> None:
    def ruled(number: int, *tops: int) -> list[Word]:
        rows = [((60, t, str(number)), (110, t, "Reports"), (260, t, "Members read it")) for t in tops]
        return [*header, *words(*(text for row in rows for text in row))]

    header = words((60, 55, "No."), (110, 55, "Objective"), (260, 55, "Comments"), bold=True)
    first = page(ruled(1, 75, 95), [across(y) for y in (50, 70, 90, 110)])
    second = page([*ruled(2, 75, 95), *words((300, 133, "2"))], [across(y) for y in (50, 70, 90, 110)])
    [grid] = list(lay_out_all([first, replace(second, number=2)]))[1].grids
    assert texts(grid)[-1] == ["2", "Reports", "Members read it"]


def test_the_next_number_alone_is_an_empty_row_of_the_table() -> None:
    rows = [(60.0, 100 + 20.0 * n, str(n)) for n in (1, 2, 3)]
    first = page(words(*rows, *((x, top, "Reports") for x in (110, 260) for _, top, _ in rows)), [])
    for number, count in (("4", 1), ("7", 0)):
        second = replace(page(words((60, 52, number)), []), number=2)
        found = list(lay_out_all([first, second]))[1].grids
        assert [texts(grid) for grid in found] == [[[number, "", ""]]] * count


def test_a_footer_in_a_smaller_font_is_not_a_row() -> None:
    header = words((60, 55, "No."), (110, 55, "Objective"), (260, 55, "Comments"), bold=True)
    shades = tuple(Fill(Box(a, 50, b, 70), (0.9,) * 3) for a, b in ((50, 100), (100, 250), (250, 450)))

    def shaded(number: int, *below: Word) -> PageContent:
        row = words((60, 75, "1"), (110, 75, "Reports"), (260, 75, "Members read it"))
        drawn = page([*header, *row, *below], [across(50), across(70), across(90)])
        return replace(drawn, number=number, fills=shades)

    for size, rows in ((10.0, 3), (7.0, 2)):
        foot = [word._replace(size=size) for word in words((60, 108, "Draft"), (260, 108, "2/4"))]
        [grid] = list(lay_out_all([shaded(1), shaded(2, *foot)]))[1].grids
        assert len(texts(grid)) == rows
