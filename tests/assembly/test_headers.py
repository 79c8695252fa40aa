"""Which rows are the header of a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from appendix_parser.assembly.heads.header import Header
from appendix_parser.assembly.heads.headers import header_at, part_header
from appendix_parser.assembly.model import LevelColumn
from appendix_parser.assembly.order.stream import Item
from tests.assembly.hand_made import HEADINGS, grid_rows

ROW = ("1", "Talent", "3", "Begun in May.")


def found(*rows: Sequence[str], known: Sequence[Header] = ()) -> Header | None:
    return header_at(grid_rows(*rows), 0, known)


def depth(*rows: Sequence[str]) -> int:
    header = found(*rows)
    return header.depth if header is not None else 0


def known_header() -> Header:
    header = found(HEADINGS, ROW)
    assert header is not None
    return header


def test_one_row_of_headings_is_a_header() -> None:
    assert depth(HEADINGS, ROW) == 1
    assert depth(ROW, ROW) == 0


def test_a_row_with_the_year_and_the_row_below_are_a_header() -> None:
    assert depth(("", "", "2024", "2024"), HEADINGS, ROW) == 2


def test_a_row_without_any_word_of_a_heading_is_not_part_of_one() -> None:
    assert depth(("", "", "7", ""), HEADINGS, ROW) == 0


def test_a_heading_over_the_whole_table_is_not_part_of_a_header() -> None:
    assert depth(("Comments",), HEADINGS, ROW) == 0


def test_a_header_repeated_below_itself_is_two() -> None:
    assert depth(HEADINGS, HEADINGS, ROW) == 1


def test_text_between_two_rows_separates_them() -> None:
    year, head, row = grid_rows(("", "", "2024", "2024"), HEADINGS, ROW)
    items: list[Item] = [year, *head.cells[0].lines, head, row]
    assert header_at(items, 0) is None


ODD = ("Ziffer", "Zweck", "Wert", "Worte")


def odd_header() -> Header:
    heads = zip(known_header().columns, ODD, strict=True)
    return replace(known_header(), columns=tuple(replace(one, heading=text) for one, text in heads))


def test_a_row_that_reads_like_a_known_header_is_one() -> None:
    header = found(ODD, ROW, known=[odd_header()])
    assert header is not None
    assert (header.headings, header.doubts) == (list(ODD), ())
    assert found(ODD, ROW) is None


def test_one_heading_may_differ_from_a_known_header() -> None:
    header = found((*ODD[:3], "W0rte"), ROW, known=[odd_header()])
    assert header is not None
    assert [doubt.values for doubt in header.doubts] == [{"text": "W0rte", "usual": "Worte"}]
    assert found((*ODD[:2], "Wer", "W0rte"), ROW, known=[odd_header()]) is None


def test_a_row_is_split_below_the_headings_of_a_known_header() -> None:
    [row] = grid_rows(("No.", "Objective", "Score", "Comments|and more"))
    parts = part_header(row, known_header())
    assert parts is not None
    assert [[cell.text for cell in part.cells] for part in parts] == [
        list(HEADINGS),
        ["", "", "", "and more"],
    ]


def test_a_row_is_not_split_unless_there_is_text_below() -> None:
    [whole, other, short] = grid_rows(HEADINGS, ("No.", "Objective", "Mark", "Comments|more"), ROW)
    assert part_header(whole, known_header()) is None
    assert part_header(other, known_header()) is None
    assert part_header(replace(short, cells=short.cells[:3]), known_header()) is None


def test_a_header_of_a_rubric_has_levels() -> None:
    told = ("Talent", "It is there.", "It is in use.", "It is used by all.")
    for names in (("Score", "1 - Low", "2 - Mid", "3 - Top"), ("Level", "Low", "Middle", "Top")):
        header = found(names, told)
        assert header is not None
        assert all(isinstance(column, LevelColumn) for column in header.columns)


def test_a_rubric_s_header_may_be_cut_by_a_page_end() -> None:
    upper = grid_rows(("Score", "1 -", "2 -", "3 -"))
    header = header_at([*upper, *grid_rows(("", "Low", "Mid", "Top"), page=2)], 0)
    assert header is not None
    assert header.depth == 2
    assert header_at([*upper, *grid_rows(HEADINGS, page=2)], 0) is None


def test_a_row_above_a_header_that_says_no_more_is_not_its() -> None:
    assert depth(("", "", "", "Comments"), HEADINGS, ROW) == 0
    assert depth(("", "", "2024", ""), HEADINGS, ROW) == 2
