from __future__ import annotations

import io
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given

from appendix_parser.exporters.folders.formats import FORMATS
from appendix_parser.exporters.tabular.appendix_tables import TABLES, AppendixTable
from appendix_parser.exporters.texts.parquet_file import to_parquet
from appendix_parser.records import Appendix
from tests.strategies import appendices, on_documents

BY_NAME = {table.name: table for table in TABLES}


def test_types_and_nulls_are_explicit(appendix: Appendix) -> None:
    schema = pq.read_schema(io.BytesIO(to_parquet(BY_NAME["assessments"], appendix, {})))
    assert [(field.name, field.type, field.nullable) for field in schema] == [
        ("objective_position", pa.int64(), False),
        ("objective_number", pa.int64(), True),
        ("objective_label", pa.string(), False),
        ("section", pa.string(), False),
        ("title", pa.string(), False),
        ("year", pa.int64(), True),
        ("year_label", pa.string(), False),
        ("score_raw", pa.string(), False),
        ("score_low", pa.float64(), True),
        ("score_high", pa.float64(), True),
        ("score", pa.float64(), True),
        ("score_status", pa.string(), False),
        ("comments", pa.string(), False),
        ("page", pa.int64(), True),
        ("corrected", pa.string(), True),
        ("confidence", pa.float64(), True),
        ("readings", pa.string(), True),
        ("other_reading", pa.string(), True),
    ]
    assert schema.field("page").metadata[b"description"].startswith(b"Page of the score")


def test_the_file_says_what_document_it_is_from(appendix: Appendix) -> None:
    for file in FORMATS["parquet"]:
        metadata = pq.read_schema(io.BytesIO(file.render(appendix))).metadata
        assert metadata[b"title"].decode() == "Appendix 1 – Objectives"
        assert metadata[b"source_sha256"].decode() == appendix.source.sha256
        assert metadata[b"source_filename"] == b"appendix.pdf"
        assert metadata[b"schema_version"] == b"2.0"


@on_documents
@given(appendices())
def test_any_rows_read_back_the_same_and_give_the_same_bytes(appendix: Appendix) -> None:
    for table in TABLES:
        content = to_parquet(table, appendix, {})
        read = pq.read_table(io.BytesIO(content))
        columns = [read.column(column.name).to_pylist() for column in table.columns]
        assert list(zip(*columns, strict=True)) == list(table.rows(appendix))
        assert to_parquet(table, appendix, {}) == content


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_duckdb_and_pandas_read_the_records(table: AppendixTable, appendix: Appendix, tmp_path: Path) -> None:
    path = tmp_path / "table.parquet"
    path.write_bytes(to_parquet(table, appendix, {}))
    expected = list(table.rows(appendix))
    with duckdb.connect() as connection:
        assert connection.read_parquet(str(path)).fetchall() == expected
    frame = pd.read_parquet(path, dtype_backend="numpy_nullable").astype(object)
    assert list(frame.where(frame.notna(), None).itertuples(index=False, name=None)) == expected
