"""Unusual tables of objectives take the usual form: a column for each value, a row for each objective."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from appendix_parser.assembly.heads.roles import Role
from appendix_parser.assembly.model import Column, HeadingRow, ObjectivesTable, RubricTable
from appendix_parser.assembly.shapes.reshape import Reshaped, is_summary, reshape
from tests.assembly.hand_made import column, logical_row, objectives, passage, texts

TITLE, SCORE = column(Role.TITLE, "Objective"), column(Role.SCORE, "Score", "2024")
BOTH = column(Role.COMMENTS, "Score and Comments", "2024")
SECTION = column(Role.SECTION, "Theme")
LEVELS = tuple(column(Role.LEVEL, f"Level {n}") for n in (1, 2, 3))


def reshaped(heads: Sequence[Column], *rows: Sequence[str]) -> Reshaped:
    return reshape([objectives(heads, *rows)])


def tables(found: Reshaped) -> list[list[list[str]]]:
    return [texts(event) for event in found.events if isinstance(event, ObjectivesTable)]


@pytest.mark.parametrize(
    ("text", "summary"),
    [
        ("Average", True),
        ("Section score", True),
        ("Overall score for the year", True),
        ("Total contracts", False),
        ("Score", False),
    ],
)
def test_a_summary_names_an_average_and_nothing_else(text: str, summary: bool) -> None:
    assert is_summary(text) is summary


def test_a_row_of_averages_is_set_aside_with_a_doubt() -> None:
    found = reshaped((TITLE, SCORE), ["Talent", "3"], ["Average", "2.5"])
    assert tables(found) == [[["Talent", "3"]]]
    [table] = found.events
    assert isinstance(table, ObjectivesTable)
    assert [aside.plain for aside in table.asides] == ["Average", "2.5"]
    assert [doubt.code for doubt, _ in table.rows[0].doubts] == ["summary-row"]


@pytest.mark.parametrize(
    ("cell", "score", "comment"),
    [
        ("3 – Begun in May.", "3", "Begun in May."),
        ("3: Begun in May.", "3", "Begun in May."),
        ("3|Begun in May.", "3", "Begun in May."),
        ("2/3", "2/3", ""),
        ("2 – 3 contracts", "", "2 – 3 contracts"),
        ("Begun in May.", "", "Begun in May."),
    ],
)
def test_a_score_at_the_start_of_a_cell_is_split_off(cell: str, score: str, comment: str) -> None:
    assert tables(reshaped((TITLE, BOTH), ["Talent", cell])) == [[["Talent", score, comment]]]


def test_what_separates_score_and_comment_is_not_lost() -> None:
    assert [word.text for word in reshaped((TITLE, BOTH), ["Talent", "3 – Begun."]).words] == ["–"]


def test_a_cell_is_not_split_if_the_score_has_a_column() -> None:
    assert tables(reshaped((TITLE, SCORE, BOTH), ["Talent", "3", "2 – no"])) == [[["Talent", "3", "2 – no"]]]


def test_what_each_level_means_becomes_a_rubric() -> None:
    rows = (
        ["Talent", "There.", "In use by us.", "Used by all.", "3"],
        ["Carbon", "None.", "Some of it.", "All of it.", "2"],
    )
    found = reshaped((TITLE, *LEVELS, SCORE), *rows)
    [rubrics, table] = found.events
    assert isinstance(rubrics, RubricTable)
    assert isinstance(table, ObjectivesTable)
    assert texts(rubrics) == [list(row[:4]) for row in rows]
    assert [c.score for c in rubrics.columns] == [None, 1, 2, 3]
    assert texts(table) == [["Talent", "3"], ["Carbon", "2"]]


def test_levels_that_are_only_marked_stay() -> None:
    assert tables(reshaped((TITLE, *LEVELS), ["Talent", "", "x", ""])) == [[["Talent", "", "x", ""]]]


def test_a_column_of_sections_splits_the_table() -> None:
    rows = ["Climate", "Carbon", "3"], ["Climate", "Waste", "2"], ["People", "Talent", "1"]
    found = reshaped((SECTION, TITLE, SCORE), *rows)
    assert tables(found) == [[["Carbon", "3"], ["Waste", "2"]], [["Talent", "1"]]]
    sections = [event.section.plain for event in found.events if isinstance(event, ObjectivesTable)]
    assert sections == ["Climate", "People"]
    assert [word.text for word in found.words] == ["Climate"]


def test_a_merged_section_is_not_said_again() -> None:
    table = objectives((SECTION, TITLE, SCORE), ["Climate", "Carbon", "3"])
    table.rows.append(logical_row("Climate", "Waste", "2", shared=[0]))
    assert reshape([table]).words == []


def test_headings_above_several_tables_name_the_sections() -> None:
    heading = HeadingRow(passage("Climate"))
    table = objectives((SECTION, TITLE, SCORE), ["A", "Carbon", "3"], ["B", "Waste", "2"])
    again = objectives((SECTION, TITLE, SCORE), ["A", "Talent", "3"], ["B", "Law", "2"])
    assert len(tables(reshape([heading, table, heading, again]))) == 2
    assert len(tables(reshape([heading, table]))) == 2


def test_a_first_row_without_a_section_keeps_the_table_whole() -> None:
    assert len(tables(reshaped((SECTION, TITLE), ["", "Carbon"], ["People", "Talent"]))) == 1
