"""Rows from white space: which lines belong to one row."""

from __future__ import annotations

from appendix_parser.layout.words.bands import Band, bands_of
from appendix_parser.layout.words.page_text import Spacing, Text
from appendix_parser.layout.words.rows import find_rows, header_rows, key_columns, wrapped
from tests.layout.pages import words

INNER = [100.0, 200.0]


def bands(*texts: tuple[float, float, str], bold: bool = False) -> list[Band]:
    return bands_of(Text(words(*texts, bold=bold), Spacing(0.6, 1.0)).segments, INNER)


def texts(rows: list[list[Band]]) -> list[list[str]]:
    return [[" ".join(band.text(column) for band in row).strip() for column in range(3)] for row in rows]


def test_two_figures_one_above_the_other_are_two_rows() -> None:
    found = bands(
        (60, 100, "1"), (110, 100, "Talent"), (110, 112, "and skills"), (60, 130, "2"), (110, 130, "Carbon")
    )
    rows = find_rows(found, 10, key_columns(found), headed=True)
    assert texts(rows) == [["1", "Talent and skills", ""], ["2", "Carbon", ""]]


def test_rows_split_where_the_white_is_widest() -> None:
    found = bands(
        (110, 100, "Talent"), (60, 106, "1"), (110, 112, "skills"), (110, 140, "Carbon"), (60, 146, "2")
    )
    rows = find_rows(found, 10, key_columns(found), headed=True)
    assert [row[0].text(1) for row in rows] == ["Talent skills", "Carbon"]


def test_without_figures_the_first_column_makes_the_rows() -> None:
    found = bands(
        (60, 100, "Low"), (110, 100, "None."), (110, 112, "At all."), (60, 140, "High"), (110, 140, "All.")
    )
    rows = find_rows(found, 10, set(), headed=True)
    assert texts(rows) == [["Low", "None. At all.", ""], ["High", "All.", ""]]


def test_only_text_across_columns_splits_a_header() -> None:
    apart = bands((60, 100, "No."), (110, 106, "Objective"), bold=True)
    assert len(header_rows(apart)) == 1
    over = bands((90, 100, "Scores of 2024"), (60, 115, "No."), (110, 115, "Objective"), bold=True)
    assert len(header_rows(over)) == 2


def test_a_line_without_room_for_the_next_word_is_wrapped() -> None:
    found = bands((110, 100, "procurement and"), (110, 112, "commercial work"))
    assert wrapped(found, [40, 90, 90]) == {1}
    assert wrapped(found, [40, 190, 90]) == set()


def test_rows_are_parted_where_text_may_begin() -> None:
    """Text is in the middle of its row, and the white between two rows is no wider than between lines."""
    found = bands(
        (210, 100, "They met"), (60, 112, "1"), (210, 112, "in May"), (210, 124, "and June."),
        (210, 136, "All came"), (60, 148, "2"), (210, 148, "each time"), (210, 160, "to both."),
    )  # fmt: skip
    rows = find_rows(found, 10, key_columns(found), headed=True, joined={1, 2, 4, 5, 6, 7})
    assert texts(rows) == [["1", "", "They met in May and June."], ["2", "", "All came each time to both."]]


def test_a_row_begins_below_the_end_of_a_sentence() -> None:
    """The first lines belong to a row of the page before, though no wider white is below them."""
    found = bands(
        (210, 100, "and so on"), (210, 112, "in June."),
        (60, 124, "2"), (110, 124, "Talent"), (210, 124, "All came"), (210, 136, "each time."),
    )  # fmt: skip
    rows = find_rows(found, 10, key_columns(found), headed=True, resumed=True)
    assert texts(rows) == [["", "", "and so on in June."], ["2", "Talent", "All came each time."]]


def test_a_number_below_another_is_not_wrapped() -> None:
    assert wrapped(bands((60, 100, "Obj 4"), (60, 112, "Obj 5")), [20]) == set()
    assert wrapped(bands((60, 100, "The Obj"), (60, 112, "goes on")), [20]) == {1}
