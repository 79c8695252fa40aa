"""What docs/many-files.md shows is so."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import duckdb
import pytest

from appendix_parser.exporters.texts.manifest import Manifest
from tests.conftest import SAMPLES

PAGE = (Path(__file__).parents[2] / "docs" / "many-files.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, flags=re.DOTALL | re.MULTILINE)


def test_the_page_tells_of_every_field_of_the_manifest() -> None:
    section = PAGE.partition("## The manifest")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| (`.*?`) \|", section, flags=re.MULTILINE)
    assert re.findall(r"`(\w+)`", " ".join(rows)) == [*Manifest.model_fields]


def test_the_documented_ways_to_read_the_data_set_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from appendix_parser import parse
    from appendix_parser.batch.dataset import write_dataset
    from appendix_parser.exporters.folders.write import write_outputs

    monkeypatch.chdir(tmp_path)
    appendix = parse(SAMPLES / "layouts" / "writer-horizontal.pdf")
    for name in ("one", "two"):
        write_outputs(appendix, Path("results") / name, ["parquet"])
    write_dataset(Path("results"), ["one", "two"], force=False)
    rows = sum(
        len(objective.assessments) for section in appendix.sections for objective in section.objectives
    )
    names: dict[str, Any] = {}
    exec(blocks("python")[0], names)
    with duckdb.connect() as connection:
        found = connection.sql(blocks("sql")[0].rstrip(";\n")).fetchall()
    assert len(found) == len(names["frame"]) == len(names["table"]) == 2 * rows > 0
    assert {row[0] for row in found} == {*names["table"]["document"]} == {"one", "two"}
