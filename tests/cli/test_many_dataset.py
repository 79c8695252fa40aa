"""`convert --dataset`: what DuckDB, Polars and pandas read as one table over all documents."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pytest

from appendix_parser.exporters.tabular.appendix_tables import TABLES
from appendix_parser.exporters.texts import datapackage
from tests.cli import pdfs
from tests.cli.conftest import Run

NAMES = ("2024", "007", "a=b & c%20d+é’s #1", "plain", "dataset")
"""Of documents: numbers, and characters that mean something in a path or an address."""


@pytest.fixture
def dataset(run: Run, folder: Path) -> Path:
    (folder / "in").mkdir()
    for number, name in enumerate(NAMES, start=1):
        (folder / "in" / f"{name}.pdf").write_bytes(pdfs.appendix(("3", "2/3", "N/A")[: 1 + number % 3]))
    (folder / "in" / "bad.pdf").write_bytes(b"no PDF")
    assert run("convert", "in", "-f", "parquet", "--dataset").status == 3
    return folder / "out" / "dataset"


def test_all_read_it_as_one_table(dataset: Path) -> None:
    folders = [path for path in dataset.parent.iterdir() if (path / "datapackage.json").exists()]
    documents = {path.name for path in folders} - {"dataset"}
    assert documents == {*NAMES[:4], "in-dataset"}
    for table in TABLES:
        parts = {name: pd.read_parquet(dataset.parent / name / f"{table.name}.parquet") for name in documents}
        expected = sorted(
            (name, *map(str, row)) for name, part in parts.items() for row in part.itertuples(index=False)
        )
        rows = [
            (*map(str, row),)
            for row in pd.read_parquet(dataset / table.name)
            .pipe(lambda frame: frame[["document", *frame.columns.drop("document")]])
            .itertuples(index=False)
        ]
        assert sorted(rows) == expected
        with duckdb.connect() as connection:
            relation = connection.sql(
                f"select document, count(*) from read_parquet('{dataset}/{table.name}/**/*.parquet', "
                "hive_partitioning = true, hive_types_autocast = false) group by all"
            )
            counts = dict(relation.fetchall())
        assert counts == {name: len(part) for name, part in parts.items() if len(part)}
        frame = pl.read_parquet(
            dataset / table.name, hive_partitioning=True, hive_schema={"document": pl.String}
        )
        assert frame.columns == [*(column.name for column in table.columns), "document"]
        assert dict(frame.group_by("document").len().rows()) == counts
    check_data_package(dataset)


def test_what_stands_in_its_place_is_told_before_the_work(run: Run, folder: Path, small: Path) -> None:
    (folder / "out").mkdir()
    (folder / "out" / "dataset").write_text("mine")
    assert run("convert", small.name, "--dataset") == (
        5,
        "",
        "appendix-parser: error: out/dataset: There is a file where the output folder should be. "
        "Choose another folder, or move it away.\n",
    )
    assert [path.name for path in (folder / "out").iterdir()] == ["dataset"]


def check_data_package(dataset: Path) -> None:
    """Hold the data package against the parts and the manifest."""
    told = datapackage.hashes(dataset / "datapackage.json")
    found = {str(path.relative_to(dataset)): path for path in dataset.rglob("*.parquet")}
    assert told == {name: datapackage.hash_of(path.read_bytes()) for name, path in found.items()}
    assert len(told) == len(TABLES) * len(NAMES)
    manifest = json.loads((dataset.parent / "manifest.json").read_bytes())
    assert manifest["dataset"] == datapackage.hash_of((dataset / "datapackage.json").read_bytes())
