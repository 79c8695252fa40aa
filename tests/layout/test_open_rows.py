"""Rows outside the first and last rule of a table, which no rule closes."""

from __future__ import annotations

from appendix_parser.layout.undrawn.open_rows import going_on, holds_row
from appendix_parser.layout.words.page_text import Spacing, Text
from tests.layout.pages import words

USUAL = Spacing(0.6, 1.0)
COLUMNS = (60.0, 200.0, 320.0)


def row(top: float, *texts: str, lefts: tuple[float, ...] = COLUMNS) -> Text:
    return Text(words(*((x, top, text) for x, text in zip(lefts, texts, strict=False) if text)), USUAL)


TABLE = row(100, "1", "Talent and skills", "Three") + row(120, "2", "Carbon and waste", "Four")


def below(*rows: Text) -> list[str]:
    """The lines below the table that belong to it."""
    lines = [line for one in rows for line in one.lines]
    return [line.text for line in going_on(lines, TABLE, 130)]


def test_rows_with_the_same_columns_belong_to_the_table() -> None:
    assert below(row(140, "3", "Supply", "Two"), row(160, "4", "Law", "Five")) == [
        "3 Supply Two",
        "4 Law Five",
    ]


def test_a_line_across_the_columns_ends_the_table() -> None:
    note = row(160, "This note is about everything in the table and over all columns")
    assert below(row(140, "3", "Supply", "Two"), note, row(180, "4", "Law", "Five")) == ["3 Supply Two"]


def test_wide_white_ends_the_table() -> None:
    assert below(row(155, "3", "Supply", "Two")) == ["3 Supply Two"]
    assert below(row(158, "3", "Supply", "Two")) == []


def test_a_partly_empty_row_must_be_nearer() -> None:
    assert below(row(146, "", "more of it", "")) == ["more of it"]
    assert below(row(150, "", "more of it", "")) == []


def test_text_below_the_first_column_alone_is_not_surely_a_row() -> None:
    assert below(row(140, "Page")) == []
    assert below(row(140, "Page"), row(152, "3", "Supply", "Two")) == ["Page", "3 Supply Two"]


def test_the_next_number_alone_is_an_empty_row() -> None:
    assert below(row(140, "3")) == ["3"]
    assert below(row(140, "8")) == []


def test_text_without_columns_has_no_more_rows() -> None:
    lines = row(140, "3", "Supply", "Two").lines
    assert going_on(lines, row(100, "Talent"), 110) == []


def test_rows_above_the_table_are_found_going_up() -> None:
    lines = [*row(80, "0", "Law", "Five").lines, *row(60, "What", "this", "is").lines]
    assert [line.text for line in going_on(lines, TABLE, 100)] == ["0 Law Five", "What this is"]


def test_a_header_may_begin_in_its_first_column_alone() -> None:
    def above(gap: float) -> list[str]:
        upper, lower = (
            words((60, 88 - gap, "Maturity"), bold=True),
            words((60, 88, "level"), (200, 88, "Low"), bold=True),
        )
        lines = Text([*upper, *lower], USUAL).lines[::-1]
        return [line.text for line in going_on(lines, TABLE, 100)]

    assert above(12) == ["level Low", "Maturity"]
    assert above(18) == ["level Low"]


def test_text_below_with_more_text_than_a_footer_is_a_row() -> None:
    assert holds_row(row(140, "3", "Supply").lines, 10)
    assert not holds_row([*row(140, "Page").lines, *row(152, "3", "Supply").lines], 10)
    assert holds_row([*row(140, "Page").lines, *row(152, "3", "Supply", "Two").lines], 10)
    cut = [line for n in range(3) for line in row(140 + 12 * n, "", "", "more").lines]
    assert holds_row(cut, 10)
    assert not holds_row(cut[:2], 10)
    assert not holds_row(cut, 12)


def test_text_aligned_to_the_right_leaves_white_on_both_sides() -> None:
    header = row(80, "Ref", "Comments", "Score")
    ended = row(100, "1", "it", "3", lefts=(60, 285, 320)), row(120, "2", "all of it was done", "4")
    found = [line for one in ended for line in one.lines]
    assert [line.text for line in going_on(found, header, 90)] == ["1 it 3", "2 all of it was done 4"]


def test_a_row_with_text_in_all_columns_may_be_further_away() -> None:
    header = row(100, "Ref", "Criteria", "Score")
    lines = row(134, "1", "None.", "3", lefts=(62, 230, 325)).lines
    assert [line.text for line in going_on(lines, header, 110)] == ["1 None. 3"]


def test_a_footer_of_two_texts_is_not_a_row_of_two_columns() -> None:
    key = row(100, "Score", "Criteria for this level")
    assert going_on(row(134, "Report", "Page 2", lefts=(50, 330)).lines, key, 110) == []
