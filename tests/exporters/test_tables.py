from __future__ import annotations

import pytest
from hypothesis import given

from appendix_parser.exporters.tabular.appendix_tables import TABLES, AppendixTable
from appendix_parser.exporters.tabular.table import ColumnType
from appendix_parser.records import Appendix
from tests.strategies import appendices, on_documents

BY_NAME = {table.name: table for table in TABLES}
PYTHON_TYPES = {ColumnType.STRING: str, ColumnType.INTEGER: int, ColumnType.NUMBER: float}

# The interface that other programs are built on, written down once more on purpose.
COLUMNS = {
    "sections": "section_position section note corrected confidence readings other_reading",
    "criteria": (
        "section_position section objective_number score level text corrected rubric_label "
        "confidence readings other_reading"
    ),
    "objectives": (
        "objective_position objective_number objective_label section_position section title description "
        "corrected confidence readings other_reading"
    ),
    "assessments": (
        "objective_position objective_number objective_label section title year year_label score_raw "
        "score_low score_high score score_status comments page corrected confidence readings other_reading"
    ),
    "comment_parts": "objective_position objective_number year year_label part kind marker text",
    "actions": "objective_position objective_number objective_label title year year_label action text carried_forward_to",
    "other_scores": (
        "objective_position objective_number objective_label section title year year_label kind heading "
        "score_raw score_low score_high score score_status comments page corrected confidence readings other_reading"
    ),
    "extras": "objective_position objective_number objective_label section title heading year year_label text page corrected",
    "findings": "code severity message remedy pointer page regions",
    "corrections": "pointer field printed corrected reason who",
}


def rows(name: str, appendix: Appendix) -> list[dict[str, object]]:
    table = BY_NAME[name]
    names = [column.name for column in table.columns]
    return [dict(zip(names, row, strict=True)) for row in table.rows(appendix)]


def test_the_tables_have_the_documented_columns() -> None:
    assert {table.name: " ".join(column.name for column in table.columns) for table in TABLES} == COLUMNS


def test_an_assessment_is_one_row_with_all_that_is_known_of_it(appendix: Appendix) -> None:
    assert rows("assessments", appendix)[0] == {
        "objective_position": 1,
        "objective_number": 1,
        "objective_label": "1.",
        "section": "Engaging people",
        "title": "Champions",
        "year": 2022,
        "year_label": "2022/23",
        "score_raw": "2/3",
        "score_low": 2.0,
        "score_high": 3.0,
        "score": 2.5,
        "score_status": "split",
        "comments": "Commentary: new toolkit. Action: - train the team.",
        "page": 4,
        "corrected": None,
        "confidence": None,
        "readings": None,
        "other_reading": None,
    }


def test_the_page_is_of_the_score_else_comments_else_objective(appendix: Appendix) -> None:
    assert [row["page"] for row in rows("assessments", appendix)] == [4, 6, 7]


def test_an_assessment_that_stands_nowhere_has_no_page(appendix: Appendix) -> None:
    section = appendix.sections[0]
    objective = section.objectives[0].model_copy(update={"regions": type(section.objectives[0].regions)()})
    bare = objective.assessments[0].model_copy(update={"regions": type(objective.assessments[0].regions)()})
    objective = objective.model_copy(update={"assessments": (bare,)})
    section = section.model_copy(update={"objectives": (objective,)})
    [row] = rows("assessments", appendix.model_copy(update={"sections": (section,)}))
    assert row["page"] is None


def test_parts_are_counted_within_their_comment(appendix: Appendix) -> None:
    assert [(row["year_label"], row["part"], row["kind"]) for row in rows("comment_parts", appendix)] == [
        ("2022/23", 1, "commentary"),
        ("2022/23", 2, "action"),
    ]


def test_criteria_tell_section_rubrics_from_objective_rubrics(appendix: Appendix) -> None:
    assert [
        (row["section_position"], row["objective_number"], row["score"]) for row in rows("criteria", appendix)
    ] == [(1, None, 1), (1, None, 2), (2, 2, 1), (2, 2, 2)]


def test_criteria_name_their_rubric_without_objective_numbers(appendix: Appendix) -> None:
    [first, second] = appendix.sections
    [rubric] = second.rubrics
    own = tuple(
        rubric.model_copy(update={"label": label, "objective_number": None}) for label in ("1.1", "1.2")
    )
    lettered = appendix.model_copy(update={"sections": (first, second.model_copy(update={"rubrics": own}))})
    assert [(row["objective_number"], row["rubric_label"], row["score"]) for row in rows("criteria", lettered)] == [
        (None, "Score:", 1), (None, "Score:", 2), (None, "1.1", 1), (None, "1.1", 2), (None, "1.2", 1), (None, "1.2", 2),
    ]  # fmt: skip


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_keys_of_a_table_fit_its_columns(table: AppendixTable) -> None:
    columns = {column.name: column for column in table.columns}
    assert len(columns) == len(table.columns)
    assert not any(columns[name].nullable for name in table.primary_key)
    for key in table.foreign_keys:
        assert set(key.columns) <= columns.keys()
        assert key.columns == BY_NAME[key.table].primary_key


@on_documents
@given(appendices())
def test_every_row_keeps_the_promises_of_its_columns_and_keys(appendix: Appendix) -> None:
    for table in TABLES:
        table_rows = rows(table.name, appendix)
        for column in table.columns:
            for row in table_rows:
                value = row[column.name]
                if value is None:
                    assert column.nullable
                else:
                    assert type(value) is PYTHON_TYPES[column.type]
                    assert not column.choices or value in column.choices
        keys = [tuple(row[name] for name in table.primary_key) for row in table_rows]
        assert not table.primary_key or len(set(keys)) == len(keys)
        for key in table.foreign_keys:
            there = {tuple(row[name] for name in key.columns) for row in rows(key.table, appendix)}
            assert {tuple(row[name] for name in key.columns) for row in table_rows} <= there


def test_actions_are_those_that_a_comment_states(appendix: Appendix) -> None:
    assert [
        (row["objective_label"], row["year_label"], row["action"], row["text"])
        for row in rows("actions", appendix)
    ] == [("1.", "2022/23", 1, "- train the team.")]


def test_a_target_is_a_row_of_its_own_and_no_assessment(appendix: Appendix) -> None:
    [target] = rows("other_scores", appendix)
    assert {name: target[name] for name in ("objective_label", "year", "kind", "heading", "score")} == {
        "objective_label": "1.",
        "year": 2023,
        "kind": "target",
        "heading": "Target 2023/24",
        "score": 4.0,
    }
    assert (target["year_label"], target["comments"], target["page"]) == ("2023/24", None, 5)
    assert "2023/24" not in {row["year_label"] for row in rows("assessments", appendix)}


def test_a_column_without_a_role_keeps_its_heading_and_text(appendix: Appendix) -> None:
    assert [
        (row["objective_label"], row["heading"], row["year"], row["text"], row["page"])
        for row in rows("extras", appendix)
    ] == [("1.", "Lead officer", None, "Head of Buying", 4)]
