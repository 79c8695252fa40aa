from __future__ import annotations

import json
import socket
from pathlib import Path
from typing import Any

import pytest
from frictionless import FrictionlessException, Package, Report

from appendix_parser.exporters.folders.write import write_outputs
from appendix_parser.exporters.tabular.appendix_tables import TABLES
from appendix_parser.exporters.texts.csv_style import CsvStyle
from appendix_parser.records import Appendix
from tests.exporters.test_csv import awkward

ALL = ("json", "csv", "parquet", "xlsx")
TABLE_NAMES = [table.name for table in TABLES]


def write(appendix: Appendix, folder: Path, formats: tuple[str, ...] = ALL) -> dict[str, Any]:
    write_outputs(appendix, folder, formats)
    written: dict[str, Any] = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    return written


def validate(folder: Path) -> Report:
    report: Report = Package(str(folder / "datapackage.json")).validate()
    return report


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object) -> None:
        pytest.fail("the network was used")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.mark.parametrize("formats", [ALL, ("csv",), ("json",), ("parquet",), ("xlsx",)], ids="+".join)
def test_the_package_is_valid_whatever_was_written(
    formats: tuple[str, ...], appendix: Appendix, tmp_path: Path
) -> None:
    write(appendix, tmp_path / "out", formats)
    report = validate(tmp_path / "out")
    assert report.valid, report.flatten()


@pytest.mark.parametrize("style", [CsvStyle.EXCEL, CsvStyle.EXCEL_SEMICOLON])
def test_csv_for_excel_is_a_valid_package_with_a_mark(
    style: CsvStyle, appendix: Appendix, tmp_path: Path
) -> None:
    write_outputs(awkward(appendix), tmp_path / "out", ("csv",), csv_style=style)
    content = (tmp_path / "out" / "objectives.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbfobjective_position" + style.delimiter.encode())
    report = validate(tmp_path / "out")
    assert report.valid, report.flatten()


def test_a_package_of_awkward_texts_is_valid_and_reads_back(appendix: Appendix, tmp_path: Path) -> None:
    document = awkward(appendix)
    write(document, tmp_path / "out", ("csv",))
    assert validate(tmp_path / "out").valid
    objectives: Any = Package(str(tmp_path / "out" / "datapackage.json")).get_resource("objectives")
    titles = [section.objectives[0].title for section in document.sections]
    assert [row["title"].removeprefix("'") for row in objectives.read_rows()] == titles


def test_it_lists_the_files_that_were_written_and_no_others(appendix: Appendix, tmp_path: Path) -> None:
    for formats, names in {
        ("json",): ["appendix"],
        ("parquet", "csv"): [*TABLE_NAMES, *(f"{name}-parquet" for name in TABLE_NAMES)],
    }.items():
        descriptor = write(appendix, tmp_path / "out", formats)
        assert [resource["name"] for resource in descriptor["resources"]] == names
        listed = {resource["path"] for resource in descriptor["resources"]}
        assert {path.name for path in (tmp_path / "out").iterdir()} == listed | {"datapackage.json"}


def test_it_says_what_document_it_is_from(appendix: Appendix, tmp_path: Path) -> None:
    descriptor = write(appendix, tmp_path / "out", ("json",))
    assert descriptor["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert descriptor["title"] == "Appendix 1 – Objectives"
    assert descriptor["id"] == f"urn:sha256:{appendix.source.sha256}"
    assert descriptor["sources"] == [{"title": "appendix.pdf", "sha256": appendix.source.sha256}]


def test_a_table_is_described_to_the_last_column(appendix: Appendix, tmp_path: Path) -> None:
    descriptor = write(appendix, tmp_path / "out")
    [assessments] = [resource for resource in descriptor["resources"] if resource["name"] == "assessments"]
    assert assessments["type"] == "table"
    assert assessments["encoding"] == "utf-8"
    assert assessments["dialect"]["lineTerminator"] == "\r\n"
    assert "apostrophe" in assessments["description"]
    schema = assessments["schema"]
    assert schema["primaryKey"] == ["objective_position", "year_label"]
    assert schema["foreignKeys"] == [
        {
            "fields": ["objective_position"],
            "reference": {"resource": "objectives", "fields": ["objective_position"]},
        }
    ]
    assert schema["missingValues"] == [""]
    fields = {field["name"]: field for field in schema["fields"]}
    assert fields["year"] == {
        "name": "year",
        "type": "integer",
        "description": fields["year"]["description"],
    }
    assert fields["score_raw"]["missingValues"] == []
    assert fields["score_status"]["constraints"] == {
        "required": True,
        "enum": [
            "single",
            "split",
            "not_applicable",
            "to_be_confirmed",
            "missing",
            "out_of_range",
            "unreadable",
        ],
    }
    assert all(field["description"] for field in fields.values())


@pytest.mark.parametrize(
    ("name", "old", "new", "error"),
    [
        ("assessments.csv", b"split", b"spilt", "constraint-error"),
        ("assessments.csv", b"\n2,", b"\n9,", "foreign-key"),
        ("assessments.csv", b",Current,", b",'2022/23,", "hash-count"),
        ("objectives.csv", b"\n2,", b"\n1,", "primary-key"),
        ("findings.parquet", b"PAR1", b"PAR2", "hash-count"),
        ("appendix.json", b"Talent", b"Latent", "hash-count"),
        ("appendix.xlsx", b"PK", b"KP", "hash-count"),
    ],
)
def test_a_file_that_was_changed_is_found_out(
    name: str, old: bytes, new: bytes, error: str, appendix: Appendix, tmp_path: Path
) -> None:
    write(appendix, tmp_path / "out")
    path = tmp_path / "out" / name
    content = path.read_bytes()
    assert old in content
    path.write_bytes(content.replace(old, new))
    assert error in {found[0] for found in validate(tmp_path / "out").flatten(["type"])}


def test_the_library_under_test_knows_the_standard(appendix: Appendix, tmp_path: Path) -> None:
    """Make sure that a valid report means something: the same descriptor with a wrong type is refused."""
    descriptor = write(appendix, tmp_path / "out", ("csv",))
    descriptor["resources"][0]["schema"]["fields"][0]["type"] = "whole"
    (tmp_path / "out" / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    with pytest.raises(FrictionlessException, match="field-error"):
        validate(tmp_path / "out")
