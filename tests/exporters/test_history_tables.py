"""The folder of a history: tables that agree with each other and with the data package."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from frictionless import Package, system
from jsonschema import Draft202012Validator

from appendix_parser.errors import OutputError
from appendix_parser.exporters.folders.history_formats import history_package
from appendix_parser.exporters.folders.write import write_outputs, write_package
from appendix_parser.exporters.tabular.history_tables import HISTORY_TABLES, HistoryTable
from appendix_parser.exporters.texts.csv_text import read_cell, to_csv
from appendix_parser.exporters.texts.json_schema import json_schema
from appendix_parser.exporters.texts.json_text import to_json
from appendix_parser.records import Appendix
from appendix_parser.timeline import make_history
from appendix_parser.timeline.history_records import History
from tests.timeline.editions import Edits, follow_each_other

FORMATS = ("json", "csv", "parquet", "xlsx", "html")


@pytest.fixture(scope="module")
def history() -> History:
    edits = Edits(retitled=0.4, reworded=0.4, removed=0.1, added=0.1)
    return make_history(each.appendix for each in follow_each_other(1, 5, edits, objectives=20))


def test_the_folder_is_a_valid_data_package(history: History, tmp_path: Path) -> None:
    paths = write_package(history_package({}), history, tmp_path / "out", FORMATS)
    assert {path.name for path in paths} == {
        "history.json",
        "history.html",
        "history.xlsx",
        "datapackage.json",
        *(f"{table.name}.{kind}" for table in HISTORY_TABLES for kind in ("csv", "parquet")),
    }
    with system.use_context(trusted=True):
        report = Package(str(tmp_path / "out" / "datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "message"])
    descriptor = json.loads((tmp_path / "out" / "datapackage.json").read_text(encoding="utf-8"))
    assert [each["title"] for each in descriptor["sources"]] == [each.name for each in history.editions]


def test_the_json_follows_its_schema_and_can_be_read_back(history: History) -> None:
    text = to_json(history)
    Draft202012Validator(json_schema("history")).validate(json.loads(text))
    assert History.model_validate_json(text) == history


@pytest.mark.parametrize("table", HISTORY_TABLES, ids=lambda table: table.name)
def test_csv_and_parquet_hold_the_same(table: HistoryTable, history: History, tmp_path: Path) -> None:
    write_package(history_package({}), history, tmp_path / "out", ["parquet"])
    header, *lines = csv.reader(io.StringIO(to_csv(table, history), newline=""))
    assert header == [column.name for column in table.columns]
    rows = [
        tuple(read_cell(column, cell) for column, cell in zip(table.columns, line, strict=True))
        for line in lines
    ]
    assert rows == [*table.rows(history)]
    stored = pq.read_table(tmp_path / "out" / f"{table.name}.parquet").to_pylist()
    assert [tuple(row.values()) for row in stored] == rows
    assert rows, "the example must fill every table"


def test_the_same_history_gives_the_same_bytes(history: History, tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_package(history_package({}), history, tmp_path / name, FORMATS)
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


def test_one_kind_of_folder_does_not_replace_the_other(
    history: History, appendix: Appendix, tmp_path: Path
) -> None:
    write_outputs(appendix, tmp_path / "out", ["json"])
    with pytest.raises(OutputError, match=r"did not write: “appendix\.json”"):
        write_package(history_package({}), history, tmp_path / "out", ["json"])
