from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

import duckdb
import pandas as pd
import pytest
from hypothesis import given

from appendix_parser.exporters.tabular.appendix_tables import TABLES, AppendixTable
from appendix_parser.exporters.tabular.table import ColumnType
from appendix_parser.exporters.texts.csv_style import CsvStyle
from appendix_parser.exporters.texts.csv_text import read_cell, to_csv
from appendix_parser.exporters.texts.spreadsheet import unescape
from appendix_parser.records import Appendix
from tests.strategies import AWKWARD_TEXTS, appendices, on_documents

BY_NAME = {table.name: table for table in TABLES}
SQL_TYPES = {ColumnType.STRING: "VARCHAR", ColumnType.INTEGER: "BIGINT", ColumnType.NUMBER: "DOUBLE"}
PANDAS_TYPES = {ColumnType.STRING: "string", ColumnType.INTEGER: "Int64", ColumnType.NUMBER: "Float64"}


def undone(table: AppendixTable, rows: Iterable[Sequence[object]]) -> list[tuple[object, ...]]:
    """Take the escape off text cells; a reader that knows no columns gives them as they are written."""
    return [
        tuple(
            unescape(str(value)) if column.type is ColumnType.STRING and value is not None else value
            for column, value in zip(table.columns, row, strict=True)
        )
        for row in rows
    ]


def awkward(appendix: Appendix) -> Appendix:
    """Put every awkward text into title, description and note."""
    section, objective = appendix.sections[0], appendix.sections[0].objectives[0]
    return appendix.model_copy(
        update={
            "sections": tuple(
                section.model_copy(
                    update={
                        "position": position,
                        "note": text,
                        "objectives": (
                            objective.model_copy(
                                update={"position": position, "title": text, "description": text + "x"}
                            ),
                        ),
                    }
                )
                for position, text in enumerate(AWKWARD_TEXTS, start=1)
            )
        }
    )


def test_semicolons_and_decimal_commas_change_no_cell(appendix: Appendix) -> None:
    document, style = awkward(appendix), CsvStyle.EXCEL_SEMICOLON
    for table in TABLES:
        text = to_csv(table, document, style).removeprefix("\ufeff")
        header, *lines = csv.reader(io.StringIO(text, newline=""), delimiter=";")
        assert header == [column.name for column in table.columns]
        assert [
            tuple(read_cell(column, cell, style) for column, cell in zip(table.columns, line, strict=True))
            for line in lines
        ] == list(table.rows(document))
    assert ";2,0;3,0;2,5;" in to_csv(BY_NAME["assessments"], appendix, style)


def test_the_bytes_are_those_of_rfc_4180(appendix: Appendix) -> None:
    assert to_csv(BY_NAME["assessments"], appendix) == (
        "objective_position,objective_number,objective_label,section,title,year,year_label,score_raw,"
        "score_low,score_high,score,score_status,comments,page,corrected,confidence,readings,other_reading\r\n"
        "1,1,'1.,Engaging people,Champions,2022,2022/23,'2/3,2.0,3.0,2.5,split,"
        "Commentary: new toolkit. Action: - train the team.,4,,,,\r\n"
        "1,1,'1.,Engaging people,Champions,,Current,N/A,,,,not_applicable,"
        '"\'=1+1\nsecond “line”, with a comma",6,,,,\r\n'
        "2,,'1.10,Enablers,Talent,2023,2023,,,,,missing,,7,,,,\r\n"
    )


def test_null_and_the_empty_string_differ(appendix: Appendix) -> None:
    assert to_csv(BY_NAME["sections"], appendix) == (
        "section_position,section,note,corrected,confidence,readings,other_reading\r\n"
        "1,Engaging people,,,,,\r\n2,Enablers,',,,,\r\n"
    )


@on_documents
@given(appendices())
def test_any_cell_reads_back_the_same(appendix: Appendix) -> None:
    for table in TABLES:
        text = to_csv(table, appendix)
        header, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
        assert header == [column.name for column in table.columns]
        assert [
            tuple(read_cell(column, cell) for column, cell in zip(table.columns, row, strict=True))
            for row in rows
        ] == list(table.rows(appendix))


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_pandas_reads_the_records(table: AppendixTable, appendix: Appendix) -> None:
    check_pandas(table, awkward(appendix))


def check_pandas(table: AppendixTable, appendix: Appendix) -> None:
    frame = pd.read_csv(
        io.BytesIO(to_csv(table, appendix).encode()),
        keep_default_na=False,
        na_values={column.name: [""] for column in table.columns if column.nullable},
        dtype={column.name: PANDAS_TYPES[column.type] for column in table.columns},
    ).astype(object)
    rows = frame.where(frame.notna(), None).itertuples(index=False, name=None)
    assert undone(table, rows) == list(table.rows(appendix))


@on_documents
@given(appendices())
def test_pandas_reads_any_records(appendix: Appendix) -> None:
    for table in TABLES:
        check_pandas(table, appendix)


def check_duckdb(table: AppendixTable, appendix: Appendix, folder: Path) -> None:
    path = folder / f"{table.name}.csv"
    path.write_bytes(to_csv(table, appendix).encode())
    with duckdb.connect() as connection:
        rows = connection.read_csv(
            str(path),
            header=True,
            delimiter=",",
            quotechar='"',
            escapechar='"',
            dtype={column.name: SQL_TYPES[column.type] for column in table.columns},
            force_not_null=[column.name for column in table.columns if not column.nullable],
        ).fetchall()
    assert undone(table, rows) == list(table.rows(appendix))


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_duckdb_reads_the_records(table: AppendixTable, appendix: Appendix, tmp_path: Path) -> None:
    check_duckdb(table, awkward(appendix), tmp_path)


def test_two_runs_give_the_same_text(appendix: Appendix) -> None:
    again = Appendix.model_validate(appendix.model_dump())
    for table in TABLES:
        assert to_csv(table, again) == to_csv(table, appendix)
