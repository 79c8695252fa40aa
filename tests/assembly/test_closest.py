"""Which tables come closest to one of objectives, and what they lack."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from appendix_parser.assembly.closest import ClosestTable, closest_tables
from appendix_parser.assembly.heads.roles import Role
from appendix_parser.doubts import Doubt
from appendix_parser.layout import Grid, PageLayout
from tests.assembly.hand_made import grid_rows
from tests.layout.pages import page

ROW = ("1", "Talent", "3", "None.")


def grid(*rows: Sequence[str]) -> Grid:
    return grid_rows(*rows)[0].grid


def closest(*grids: Grid, doubts: Sequence[Doubt] = ()) -> list[ClosestTable]:
    content = replace(page([], []), doubts=tuple(doubts))
    return closest_tables([PageLayout(content, grids, ())])


def lacks(*rows: Sequence[str], doubts: Sequence[Doubt] = ()) -> tuple[str, ...]:
    [found] = closest(grid(*rows), doubts=doubts)
    return found.lacks


def test_each_heading_has_its_role_and_the_texts_below() -> None:
    [found] = closest(grid(("No.", "Objective", "Score", "Zebra"), ROW, ("2", "Carbon", "3", "")))
    assert found.headings == ("No.", "Objective", "Score", "Zebra")
    assert found.roles == (Role.NUMBER, Role.TITLE, Role.SCORE, None)
    assert found.cells == (("1", "2"), ("Talent", "Carbon"), ("3",), ("None.",))
    assert found.rows == 2


def test_the_header_is_the_row_with_most_roles() -> None:
    [found] = closest(grid(("a", "b", "c", "d"), ("No.", "Objective", "Score", "Comments"), ROW))
    assert (found.headings[0], found.rows) == ("No.", 1)


def test_it_lacks_a_heading_for_titles_or_scores() -> None:
    assert lacks(("No.", "Zebra", "Score", "Comments"), ROW) == ("a heading for titles",)
    assert lacks(("No.", "Objective", "Zebra", "Comments"), ROW) == ("a heading for scores",)


def test_it_lacks_rows_or_a_third_column() -> None:
    assert lacks(("No.", "Objective", "Score", "Comments")) == ("rows below its headings",)
    assert lacks(("", "Objective", "Score", ""), ROW) == ("a third column",)


def test_it_lacks_known_headings_if_nothing_else() -> None:
    assert lacks(("Zebra", "Objective", "Score", "Lion"), ROW) == (
        "headings that are known for most of its columns",
    )


def test_a_font_without_letters_is_named_first() -> None:
    found = lacks(("No.", "Objective", "Score", "Comments"), ROW, doubts=[Doubt("text-without-unicode", {})])
    assert found == ("a font that says which letters it draws",)


def test_the_closest_is_first_and_three_are_named() -> None:
    heads = (
        ("Lion", "Zebra", "Tiger", "Panther"),
        ("Lion", "Objective", "Tiger", "Panther"),
        ("Lion", "Objective", "Score", "Panther"),
        ("No.", "Objective", "Score", "Panther"),
    )
    found = closest(*(grid(head, ROW) for head in heads))
    assert [table.headings for table in found] == [heads[3], heads[2], heads[1]]


def test_tables_with_one_header_are_named_once() -> None:
    head = ("No.", "Objective", "Zebra", "Comments")
    assert len(closest(grid(head, ROW), grid(head, ROW, ROW))) == 1


def test_a_table_of_single_cells_is_not_named() -> None:
    assert closest(grid(("One",), ("Two",))) == []


def test_a_table_is_named_by_page_headings_and_lacks() -> None:
    [found] = closest(grid(("No.", "Zebra", "Lion", "L" * 70)))
    assert found.in_words == (
        f"page 1, “No. | Zebra | Lion | {'L' * 60}…”, "
        "lacks a heading for titles, a heading for scores and rows below its headings"
    )
