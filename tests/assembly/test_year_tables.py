"""Years that are not columns: rows or tables of their own."""

from __future__ import annotations

from collections.abc import Sequence

from appendix_parser.assembly.heads.roles import Kind, Role
from appendix_parser.assembly.model import ObjectivesTable
from appendix_parser.assembly.shapes.year_tables import join_years, part_years, undated, years_of
from appendix_parser.doubts import Doubt
from appendix_parser.records import ScoreKind
from tests.assembly.hand_made import column, logical_row, objectives, texts, year

NUMBER, TITLE = column(Role.NUMBER, "No."), column(Role.TITLE, "Objective")
WHAT = column(Role.DESCRIPTION, "Description")
YEAR, SCORE = column(Role.YEAR, "Year"), column(Role.SCORE, "Score")
TARGET = column(Role.SCORE, "Target", "2030", Kind(ScoreKind.TARGET, "target"))


def of(label: str, *rows: Sequence[str]) -> ObjectivesTable:
    """A table of one year."""
    return objectives((NUMBER, TITLE, column(Role.SCORE, "Score", label)), *rows)


def joined(*tables: ObjectivesTable) -> list[list[list[str]]]:
    return [texts(table) for table in join_years(tables)[0]]


def test_a_target_year_is_not_a_year_of_the_table() -> None:
    assert years_of(objectives((TITLE, TARGET))) == set()
    assert years_of(of("2024")) == {year("2024")}


def test_a_column_of_years_dates_a_table() -> None:
    assert undated(objectives((TITLE, SCORE)))
    assert not undated(objectives((TITLE, YEAR, SCORE)))
    assert not undated(of("2024"))


def test_each_year_of_the_rows_becomes_a_table() -> None:
    table = objectives((TITLE, YEAR, SCORE), ["Talent", "2023", "2"], ["", "2024", "3"])
    found, words = part_years(table)
    assert [texts(each) for each in found] == [[["Talent", "2"]], [["Talent", "3"]]]
    assert [years_of(each) for each in found] == [{year("2023")}, {year("2024")}]
    assert [word.text for word in words] == ["2023", "2024"]


def test_a_row_with_its_own_number_takes_no_name_from_above() -> None:
    rows = ["1", "Talent", "2023", "2"], ["2", "", "2023", "3"]
    [found], _ = part_years(objectives((NUMBER, TITLE, YEAR, SCORE), *rows))
    assert texts(found) == [["1", "Talent", "2"], ["2", "", "3"]]


def test_a_name_merged_over_rows_is_no_longer_doubted_below() -> None:
    table = objectives((TITLE, YEAR, SCORE), ["Talent", "2023", "2"])
    table.rows.append(logical_row("Talent", "2024", "3", shared=[0]))
    table.rows[1].doubts.append((Doubt("cell-over-rows", {"words": "other"}), 1))
    found, _ = part_years(table)
    assert found[1].rows[0].doubts == []


def test_a_row_without_a_year_keeps_the_table_whole() -> None:
    table = objectives((TITLE, YEAR, SCORE), ["Talent", "2023", "2"], ["Carbon", "soon", "3"])
    assert part_years(table) == ([table], [])
    assert part_years(of("2024", ["1", "Talent", "3"]))[1] == []


def test_tables_of_the_same_objectives_are_joined() -> None:
    first, second = of("2023", ["1", "Talent", "2"]), of("2024", ["1", "Talent", "3"])
    found, again = join_years([first, second])
    assert [texts(each) for each in found] == [[["1", "Talent", "2", "3"]]]
    assert [word.text for word in again] == ["1", "Talent"]


def test_an_objective_of_one_year_has_no_values_of_the_other() -> None:
    first = of("2023", ["1", "Talent", "2"], ["2", "Law", "1"])
    second = of("2024", ["1", "Talent", "3"], ["3", "Carbon", "4"])
    assert joined(first, second) == [
        [["1", "Talent", "2", "3"], ["2", "Law", "1", ""], ["3", "Carbon", "", "4"]]
    ]


def test_tables_of_one_year_or_of_other_objectives_stay_apart() -> None:
    first = of("2023", ["1", "Talent", "2"])
    assert len(joined(first, of("2023", ["1", "Talent", "3"]))) == 2
    assert len(joined(first, of("2024", ["2", "Carbon", "3"]))) == 2
    assert len(joined(first, objectives((NUMBER, TITLE, SCORE), ["1", "Talent", "3"]))) == 2


def test_half_of_the_shorter_table_must_be_in_the_other() -> None:
    first = of("2023", *([str(n), f"Aim {n}", "2"] for n in range(1, 5)))
    assert len(joined(first, of("2024", ["1", "Aim 1", "3"], ["8", "Aim 8", "3"]))) == 1
    assert len(joined(first, of("2024", ["1", "Aim 1", "3"], ["8", "Aim 8", "3"], ["9", "Aim 9", "3"]))) == 2


def test_two_rows_of_one_objective_keep_tables_apart() -> None:
    first = of("2023", ["1", "Talent", "2"], ["1", "Talent", "3"])
    assert len(joined(first, of("2024", ["1", "Talent", "3"]))) == 2


def test_another_description_keeps_tables_apart() -> None:
    def described(label: str, text: str) -> ObjectivesTable:
        return objectives((TITLE, WHAT, column(Role.SCORE, "Score", label)), ["Talent", text, "3"])

    assert len(joined(described("2023", "People"), described("2024", "people"))) == 1
    assert len(joined(described("2023", "People"), described("2024", ""))) == 1
    assert len(joined(described("2023", "People"), described("2024", "Money"))) == 2
