"""Lines through which the same gutters continue may be a table."""

from __future__ import annotations

from appendix_parser.layout.undrawn.gaps import gap_regions
from appendix_parser.layout.words.page_text import Spacing, Text
from tests.layout.pages import words

USUAL = Spacing(0.6, 1.0)
ROW = [(60.0, "Talent"), (200.0, "Three"), (320.0, "May")]


def row(top: float, *columns: tuple[float, str]) -> list[tuple[float, float, str]]:
    return [(x, top, text) for x, text in columns or ROW]


def found(*lines: list[tuple[float, float, str]]) -> list[list[str]]:
    """The lines of each part of a page that may be a table."""
    text = Text(words(*(one for line in lines for one in line)), USUAL)
    return [[line.text for line in region.text.lines] for region in gap_regions(text)]


def test_one_line_with_gaps_is_not_a_table() -> None:
    assert found(row(100)) == []


def test_prose_above_and_below_does_not_belong_to_the_table() -> None:
    prose = "All of this is told in one long sentence over all of the columns of the table."
    assert found(row(80, (60, prose)), row(100), row(120), row(140, (60, prose)), row(152, (60, prose))) == [
        ["Talent Three May"] * 2
    ]


def test_one_line_over_the_gutters_may_be_within_a_table() -> None:
    over = row(120, (60, "Council services for all of the people who live in the whole county"))
    assert [len(lines) for lines in found(row(100), over, row(140))] == [3]
    assert found(row(100), over, row(132, (60, over[0][2])), row(152)) == []


def test_wide_white_ends_a_table() -> None:
    assert [len(lines) for lines in found(row(100), row(120), row(170), row(190))] == [2, 2]


def test_a_table_ends_where_its_gutters_do() -> None:
    pair = [(60.0, "Talent"), (200.0, "Three")]
    other = [(60.0, "A name over the first gutter and on"), (260.0, "Four")]
    lines = found(row(100, *pair), row(120, *pair), *(row(140 + 20 * n, *other) for n in range(3)))
    assert [len(each) for each in lines] == [2, 3]


def test_the_last_row_continues_below_one_of_its_columns() -> None:
    assert found(row(100), row(120), row(132, (200, "or four")))[0][-1] == "or four"
    assert found(row(100), row(120), row(132, (60, "Notes")))[0][-1] == "Talent Three May"


def test_the_last_row_may_have_only_the_next_number() -> None:
    rows = [row(100 + 20 * n, (60.0, str(n)), *ROW[1:]) for n in (1, 2)]
    assert found(*rows, row(160, (60, "3")))[0][-1] == "3"
    assert found(*rows, row(160, (60, "7")))[0][-1] == "2 Three May"


def test_a_bold_header_of_other_columns_begins_another_table() -> None:
    upper = [word for line in (row(100), row(120)) for word in words(*line)]
    header = words(*row(138, (60, "Risk"), (130, "Impact"), (320, "Total")), bold=True)
    lower = words(*row(156, (60, "Fraud"), (130, "High"), (320, "Nine")))
    tables = gap_regions(Text([*upper, *header, *lower], USUAL))
    assert [table.text.lines[0].text for table in tables] == ["Talent Three May", "Risk Impact Total"]


def test_a_second_line_of_a_bold_header_does_not_begin_a_table() -> None:
    header = words(*row(84, (60, "Name"), (200, "Score"), (320, "Month")), bold=True)
    second = words(*row(96, (60, "of it"), (130, "in full"), (320, "of year")), bold=True)
    [table] = gap_regions(Text([*header, *second, *words(*row(116), *row(136))], USUAL))
    assert len(table.text.lines) == 4


def test_close_text_may_be_indented_more() -> None:
    assert found(row(100), row(120), row(135, (225, "or four")))[0][-1] == "Talent Three May"
    assert found(row(100), row(120), row(132, (225, "or four")))[0][-1] == "or four"


HEADER = [(60.0, "No."), (120.0, "Objective"), (250.0, "Score"), (350.0, "Comments")]


def test_a_bold_line_at_the_foot_may_be_a_header() -> None:
    header = words(*row(400, *HEADER), bold=True)
    [table] = gap_regions(Text(header, USUAL))
    assert table.is_last
    assert gap_regions(Text(words(*row(400, *HEADER)), USUAL)) == []


def test_only_a_footer_may_be_below_a_header_at_the_foot() -> None:
    header = words(*row(400, *HEADER), bold=True)
    assert gap_regions(Text([*header, *words((60, 480, "Page 3"))], USUAL))
    assert gap_regions(Text([*header, *words((60, 415, "A sentence that goes on below."))], USUAL)) == []
