"""Logical rows: their words, and what is left without one of their cells."""

from __future__ import annotations

from appendix_parser.assembly.heads.roles import Role
from appendix_parser.assembly.model import UnknownTable, column_of
from appendix_parser.doubts import Doubt
from tests.assembly.hand_made import column, logical_row, rubric, year


def test_a_column_of_values_takes_a_year_and_keeps_its_own() -> None:
    new = year("2024")
    assert new is not None
    assert column(Role.SCORE, "Score").dated(new).year == new
    assert column(Role.SCORE, "Score", "2023").dated(new).year == year("2023")
    assert column(Role.TITLE, "Objective").dated(new).year is None


def test_the_first_column_with_a_role_is_found() -> None:
    heads = [column(Role.TITLE, "Objective"), column(Role.SCORE, "A"), column(Role.SCORE, "B")]
    assert column_of(heads, Role.SCORE) == 1
    assert column_of(heads, Role.YEAR) is None
    assert column_of(rubric("Low").columns, Role.LEVEL) is None


def test_only_a_column_without_name_and_score_is_a_label() -> None:
    label, level = rubric("Low").columns
    assert label.is_label
    assert not level.is_label


def test_the_words_of_a_row_are_without_those_it_shares() -> None:
    row = logical_row("1", "Talent", "3", shared=[1])
    assert [word.text for word in row.words] == ["1", "3"]


def test_a_row_without_a_cell_renumbers_its_shared_columns() -> None:
    row = logical_row("1", "Talent", "3", "None.", shared=[0, 1, 3]).without(1)
    assert [cell.plain for cell in row.cells] == ["1", "3", "None."]
    assert row.shared == {0, 2}


def test_the_doubts_about_a_cell_go_with_it() -> None:
    row = logical_row("1", "Talent", "3", shared=[1])
    row.doubts = [
        (Doubt("cell-over-rows", {"words": "Talent"}), 1),
        (Doubt("cell-over-rows", {"words": "3"}), 1),
        (Doubt("column-doubtful", {"heading": "Theme"}), 1),
    ]
    assert [doubt.values for doubt, _ in row.without(1, ["Theme"]).doubts] == [{"words": "3"}]
    assert len(row.without(0).doubts) == 3


def test_an_unknown_table_is_reported_by_what_it_is() -> None:
    assert UnknownTable(1).code == "table-unlike-rest"
    assert UnknownTable(1, elsewhere=True).code == "table-of-other-paper"
    assert UnknownTable(1, elsewhere=True, looks_like_ours=True).code == "table-without-header"
    assert UnknownTable(1, looks_like_ours=True, again=True).code == "appendix-again"
