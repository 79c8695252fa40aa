"""Rows whose kinds are known become tables, headings and runs of text."""

from __future__ import annotations

from dataclasses import replace

from appendix_parser.assembly.heads.header import Header
from appendix_parser.assembly.heads.roles import Role
from appendix_parser.assembly.model import HeadingRow, ObjectivesTable, RubricTable, TextRun, UnknownTable
from appendix_parser.assembly.tables.cards import Card
from appendix_parser.assembly.tables.fold import fold
from appendix_parser.assembly.tables.kinds import Body, Heads, Names, Repeated, RowKind, Strange, Text
from appendix_parser.assembly.tables.place import place
from appendix_parser.doubts import Doubt
from appendix_parser.geometry import Box
from appendix_parser.layout import Cell
from tests.assembly.hand_made import (
    HEADINGS,
    columns,
    grid_rows,
    logical_row,
    numbered,
    passage,
    rubric,
    texts,
)
from tests.layout.pages import words

ROLES = (Role.NUMBER, Role.TITLE, Role.SCORE, Role.COMMENTS)
COLUMNS = columns(*ROLES)
HEADER = Header(COLUMNS, numbered(words((50, 80, "No. Objective"))), 1, 4)
RUBRIC = Header(rubric("Low", "Mid", "Top").columns, (), 1, 3)
ROW = ("1", "Talent", "3", "None.")


def heads(
    header: Header = HEADER, *doubts: Doubt, again: bool = False, page: int = 1, over: bool = False
) -> Heads:
    return Heads(header, page, doubts, again, over)


def body(*row: str, begins: bool = False, page: int = 1, opens: bool = True) -> Body:
    """A row that fills its page, or is at its foot, below a header."""
    placed = place(grid_rows(*([] if opens else [HEADINGS]), row, page=page)[-1], COLUMNS)
    assert placed is not None
    return Body(placed, HEADER, begins)


def text(line: str) -> Text:
    return Text(passage(line).lines)


def named(line: str) -> Names:
    return Names(passage(line).words, inside=True)


def types(*kinds: RowKind) -> list[type]:
    return [type(event) for event in fold(kinds).events]


def tables(*kinds: RowKind) -> list[list[list[str]]]:
    return [texts(event) for event in fold(kinds).events if isinstance(event, ObjectivesTable)]


def doubts(*kinds: RowKind) -> list[list[str]]:
    """The codes of the doubts of each row."""
    found = [event for event in fold(kinds).events if isinstance(event, ObjectivesTable)]
    return [[doubt.code for doubt, _ in row.doubts] for table in found for row in table.rows]


def test_a_header_and_its_rows_are_a_table() -> None:
    kinds = heads(), body(*ROW), body("2", *ROW[1:])
    assert tables(*kinds) == [[[*ROW], ["2", *ROW[1:]]]]
    assert [word.text for word in fold(kinds).header_words] == ["No.", "Objective"]


def test_the_kind_of_a_table_is_that_of_its_columns() -> None:
    assert types(heads(RUBRIC), heads(), body(*ROW)) == [RubricTable, ObjectivesTable]


def test_a_row_may_begin_a_table_without_a_header() -> None:
    assert tables(heads(), body(*ROW), body("7", *ROW[1:], begins=True)) == [[[*ROW]], [["7", *ROW[1:]]]]


def test_lines_without_a_table_between_are_one_text() -> None:
    assert types(text("one"), text("two"), heads(), body(*ROW), text("three")) == [
        TextRun,
        ObjectivesTable,
        TextRun,
    ]


def test_a_row_on_the_next_page_continues_the_last() -> None:
    rest = body("", "", "", "and more.", page=2)
    assert tables(heads(), body(*ROW[:3], "Begun,"), rest) == [[[*ROW[:3], "Begun, and more."]]]


def test_a_cell_without_a_line_above_may_continue_the_row() -> None:
    upper, lower = grid_rows(ROW, ("", "", "", "and more."), ("2", *ROW[1:]))[:2]
    kinds = [
        Body(fragment, HEADER, begins=False) for row in (upper, lower) if (fragment := place(row, COLUMNS))
    ]
    assert tables(heads(), *kinds) == [[[*ROW[:3], "None. and more."]]]
    assert doubts(heads(), *kinds) == [["row-join-doubtful"]]


def test_a_repeated_header_may_be_within_a_row() -> None:
    first, rest = body(*ROW[:3], "Begun,"), body("", "", "", "and more.", page=2, opens=False)
    assert tables(heads(), first, heads(again=True, page=2), rest) == [[[*ROW[:3], "Begun, and more."]]]


def test_the_doubts_of_a_header_are_about_its_first_row() -> None:
    header = heads(HEADER, Doubt("header-differs", {}))
    assert doubts(header, body(*ROW), body("2", *ROW[1:])) == [["header-differs"], []]


def test_the_doubts_of_a_repeated_header_are_about_the_last_row() -> None:
    again = heads(HEADER, Doubt("header-differs", {}), again=True, page=2)
    assert doubts(heads(), body(*ROW), again, body("2", *ROW[1:], page=2)) == [["header-differs"], []]


def test_a_nameless_row_after_a_page_end_doubts_the_last() -> None:
    first: list[RowKind] = [heads(), body(*ROW)]
    assert doubts(*first, heads(page=2, over=True), body("", "", "", "and more.", page=2)) == [
        ["row-join-doubtful"],
        [],
    ]
    assert doubts(*first, heads(page=2, over=True), body("2", *ROW[1:], page=2)) == [[], []]
    assert doubts(*first, heads(page=2), body("", "", "", "and more.", page=2)) == [[], []]


def test_a_header_above_another_heading_heads_nothing() -> None:
    assert types(heads(), named("Climate"), body(*ROW, begins=True)) == [HeadingRow, ObjectivesTable]
    assert types(heads(), text("Climate"), body(*ROW, begins=True)) == [TextRun, ObjectivesTable]


def test_a_header_below_a_heading_is_kept() -> None:
    kinds = named("Talent"), heads(), named("Climate"), body(*ROW, begins=True)
    assert types(*kinds) == [HeadingRow, ObjectivesTable, HeadingRow, ObjectivesTable]


def test_cards_with_the_same_labels_are_one_table() -> None:
    def card(*row: str) -> Card:
        return Card(COLUMNS, logical_row(*row), passage("Score Comments").words, 4)

    kinds = card(*ROW), card("2", *ROW[1:]), text("Climate"), card("3", *ROW[1:])
    assert [[row[0] for row in table] for table in tables(*kinds)] == [["1", "2"], ["3"]]
    assert len(fold(kinds).header_words) == 6


def test_strange_rows_side_by_side_are_one_unknown_table() -> None:
    [row, other] = grid_rows(ROW, ROW)
    [one, _, two] = fold(
        [Strange(row, False), Strange(other, True), text("more"), Strange(row, False)]
    ).events
    assert isinstance(one, UnknownTable)
    assert isinstance(two, UnknownTable)
    assert (len(one.words), one.looks_like_ours) == (8, True)
    assert (len(two.words), two.looks_like_ours) == (4, False)


def test_what_is_repeated_counts_as_header_words() -> None:
    kinds = heads(), body(*ROW), Repeated(passage("Climate").words), body("2", *ROW[1:])
    assert len(tables(*kinds)) == 1
    assert [word.text for word in fold(kinds).header_words][-1] == "Climate"


def test_a_cell_over_two_columns_is_shared_by_both() -> None:
    first = body(*ROW)
    repeated = replace(first.fragment, repeated=frozenset({3}))
    [table] = fold([heads(), replace(first, fragment=repeated)]).events
    assert isinstance(table, ObjectivesTable)
    assert table.rows[0].shared == {3}


def test_a_cell_from_above_the_table_applies_to_its_first_row() -> None:
    """A heading between may have ended the table of the row in which the cell begins."""
    first = body("1", "Talent", "3", "", begins=True)
    cell = Cell(0, 3, 2, 1, Box(300, 70, 450, 130), passage("Both.").words)
    covered = replace(first.fragment, covered={3: cell})
    assert tables(heads(), replace(first, fragment=covered)) == [[], [["1", "Talent", "3", "Both."]]]
