"""Descriptions below or beside titles in the same cell get a column of their own."""

from __future__ import annotations

import pytest

from appendix_parser.assembly.heads.roles import Role
from appendix_parser.assembly.model import LogicalRow, ObjectivesTable
from appendix_parser.assembly.passage import Passage
from appendix_parser.assembly.shapes.described_titles import part_descriptions
from tests.assembly.hand_made import columns, passage

LONG = "The extent to which members|are kept up to date."


def cell(text: str) -> Passage:
    """A cell of a table; what is before `*` is bold."""
    bold, _, plain = text.rpartition("*")
    top = 100 + 12 * bold.count("|") + (12 if bold else 0)
    return (passage(bold, bold=True) if bold else Passage()) + (
        passage(plain, top=top) if plain else Passage()
    )


def parted(*cells: str) -> tuple[list[list[str]], list[str]]:
    """The title, description and score of each row, and the words between titles and descriptions."""
    rows = [LogicalRow([cell(text), passage("3")], 1) for text in cells]
    table = ObjectivesTable(columns(Role.TITLE, Role.SCORE), 1, rows)
    between = part_descriptions([table])
    return [[cell.plain for cell in row.cells] for row in table.rows], [word.text for word in between]


@pytest.mark.parametrize(
    ("cells", "between"),
    [
        ((f"Reporting*{LONG}", f"Talent*{LONG}"), []),
        ((f"Reporting:*{LONG}", f"Talent:*{LONG}"), []),
        ((f"Reporting*– {LONG}", f"Talent*– {LONG}"), ["–", "–"]),
        ((f"Reporting|{LONG}", f"Talent|{LONG}"), []),
    ],
)
def test_a_title_that_stands_out_is_its_own(cells: tuple[str, str], between: list[str]) -> None:
    rows, words = parted(*cells)
    described = LONG.replace("|", " ")
    assert rows == [["Reporting", described, "3"], ["Talent", described, "3"]]
    assert words == between


def test_a_bold_title_may_have_no_description() -> None:
    rows, _ = parted(f"Reporting*{LONG}", f"Talent*{LONG}", "Savings*")
    assert rows[2] == ["Savings", "", "3"]


@pytest.mark.parametrize(
    "cells",
    [
        (f"Reporting*{LONG}",),
        (f"Reporting*{LONG}", f"Talent|{LONG}", "Savings"),
        ("Reporting*", "Talent*"),
        ("Reporting", "Talent"),
        (f"We report.|{LONG}", f"We plan.|{LONG}"),
    ],
)
def test_titles_that_do_not_all_stand_out_stay_whole(cells: tuple[str, ...]) -> None:
    rows, _ = parted(*cells)
    assert [len(row) for row in rows] == [2] * len(cells)


def test_the_parts_of_a_merged_title_are_merged_too() -> None:
    rows = [
        LogicalRow([cell(f"Reporting*{LONG}"), passage("3")], 1, shared=shared)
        for shared in (frozenset[int](), frozenset({0}))
    ]
    table = ObjectivesTable(columns(Role.TITLE, Role.SCORE), 1, rows)
    part_descriptions([table])
    assert [row.shared for row in table.rows] == [set(), {0, 1}]


def test_a_column_of_descriptions_leaves_titles_alone() -> None:
    rows = [LogicalRow([cell(f"Reporting*{LONG}"), passage(LONG)], 1) for _ in range(2)]
    table = ObjectivesTable(columns(Role.TITLE, Role.DESCRIPTION), 1, rows)
    assert part_descriptions([table]) == []
    assert [len(row.cells) for row in table.rows] == [2, 2]
