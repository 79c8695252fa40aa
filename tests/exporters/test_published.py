"""What is generated is fresh, and what is written by hand agrees with the code."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from appendix_parser.exporters.folders.write import write_outputs
from appendix_parser.exporters.tabular.frames import to_frames
from appendix_parser.exporters.texts.json_schema import json_schema
from appendix_parser.records import Appendix

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def regenerate(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    return import_module("regenerate")


def test_what_is_generated_is_fresh(regenerate: Any) -> None:
    stale = [str(path.relative_to(ROOT)) for path in regenerate.out_of_date()]
    assert not stale, "run python tools/regenerate.py"


def test_a_file_that_is_out_of_date_is_found_and_made_fresh(regenerate: Any, tmp_path: Path) -> None:
    for name in regenerate.TARGETS:
        copy = tmp_path / name
        copy.parent.mkdir(exist_ok=True)
        copy.write_text((ROOT / name).read_text(encoding="utf-8"), encoding="utf-8")
    page, schema = tmp_path / "docs/tables.md", tmp_path / "schemas/appendix.schema.json"
    fresh = page.read_text(encoding="utf-8")
    page.write_text(fresh.replace("| `score_raw` |", "| `score_row` |"), encoding="utf-8")
    schema.unlink()
    stale = regenerate.out_of_date(tmp_path)
    assert stale.keys() == {page, schema}
    assert stale[page] == fresh


def test_a_page_that_lost_its_generated_part_is_an_error(regenerate: Any) -> None:
    with pytest.raises(ValueError, match="no generated part “tables”"):
        regenerate.part("tables", str)("# A page\n")


def _described(page: str) -> dict[str, list[str]]:
    """Return the first column of the table under each heading of the third level."""
    sections = re.split(r"^### ", page, flags=re.MULTILINE)[1:]
    return {
        section.partition("\n")[0]: re.findall(r"^\| `(\w+)` \|", section, flags=re.MULTILINE)
        for section in sections
    }


def test_the_json_page_describes_every_field_and_value_in_order() -> None:
    schema = json_schema("appendix")
    definitions = {"Appendix": schema, **schema["$defs"]}
    page = _described((ROOT / "docs/json.md").read_text(encoding="utf-8"))
    assert page == {
        name: list(definition.get("properties", definition.get("enum")))
        for name, definition in definitions.items()
    }


def _examples(page: str, language: str) -> list[str]:
    return re.findall(
        rf"^```{language}\n(.*?)^```",
        (ROOT / page).read_text(encoding="utf-8"),
        flags=re.DOTALL | re.MULTILINE,
    )


@pytest.fixture
def outputs(appendix: Appendix, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_outputs(appendix, tmp_path / "out", ["json", "csv", "parquet"])
    monkeypatch.chdir(tmp_path / "out")
    return tmp_path / "out"


@pytest.mark.usefixtures("outputs")
def test_the_documented_pandas_code_reads_the_csv(appendix: Appendix) -> None:
    [example] = _examples("docs/tables.md", "python")
    names: dict[str, dict[str, pd.DataFrame]] = {}
    exec(example, names)
    expected = to_frames(appendix)
    assert names["tables"].keys() == expected.keys()
    for name, frame in expected.items():
        text = dict.fromkeys(frame.select_dtypes("category"), "string")  # CSV has no list of values
        pd.testing.assert_frame_equal(names["tables"][name], frame.astype(text))


@pytest.mark.usefixtures("outputs")
def test_the_documented_queries_run(appendix: Appendix) -> None:
    import duckdb

    from_csv, from_parquet = _examples("docs/tables.md", "sql")
    with duckdb.connect() as connection:
        assert connection.sql(from_csv).fetchall() == [("2/3", 2.5), ("N/A", None), (None, None)]
        assert connection.sql(from_parquet.replace("2023", "2022")).fetchall() == [("Engaging people", 2.5)]


@pytest.mark.usefixtures("outputs")
def test_the_documented_way_to_read_json_runs(capsys: pytest.CaptureFixture[str]) -> None:
    [example] = _examples("docs/json.md", "python")
    exec(example, {})
    assert capsys.readouterr().out == "1. Champions [2.5, None]\n1.10 Talent [None]\n"
