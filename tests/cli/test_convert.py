"""`convert`: a folder for each document, written whole or not at all, whatever happens to the others."""

from __future__ import annotations

import csv
import json
import os
import resource
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from appendix_parser.cli import application
from appendix_parser.cli.commands.convert import FORMATS as OFFERED
from appendix_parser.exporters.folders.formats import FORMATS
from tests.cli import pdfs
from tests.cli.conftest import Run

TABLES = (
    "actions",
    "assessments",
    "comment_parts",
    "corrections",
    "criteria",
    "extras",
    "findings",
    "objectives",
    "other_scores",
    "sections",
)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_formats_on_offer_are_those_that_there_are() -> None:
    assert tuple(FORMATS) == OFFERED


def test_all_formats_are_written_and_the_message_sums_up(run: Run, folder: Path, small: Path) -> None:
    assert run("convert", "small.pdf") == (
        0,
        "",
        "appendix-parser: small.pdf: 1 section, 2 objectives, 1 year; "
        "0 errors, 0 warnings, 0 notes; written to out/small\n",
    )
    assert names(folder / "out") == ["small"]
    assert names(folder / "out" / "small") == sorted(
        [
            "appendix.json",
            "datapackage.json",
            *(f"{table}.{suffix}" for table in TABLES for suffix in ("csv", "parquet")),
            "appendix.xlsx",
        ]
    )
    with (folder / "out" / "small" / "assessments.csv").open(encoding="utf-8", newline="") as file:
        assert [row["score_value" if "score_value" in row else "score"] for row in csv.DictReader(file)] == [
            "3.0",
            "2.5",
        ]


def test_the_json_is_that_of_parse(run: Run, folder: Path, small: Path) -> None:
    run("convert", "small.pdf", "-f", "json")
    assert (folder / "out" / "small" / "appendix.json").read_text(encoding="utf-8") == run(
        "parse", "small.pdf"
    ).out


def test_formats_and_output_folder_can_be_chosen(run: Run, folder: Path, small: Path) -> None:
    assert run("convert", "small.pdf", "-f", "json", "-f", "csv", "-o", "a/b").status == 0
    written = names(folder / "a" / "b" / "small")
    assert {Path(name).suffix for name in written} == {".json", ".csv"}


def test_standard_input_has_a_folder_too(run: Run, folder: Path, small: Path) -> None:
    assert run("convert", "-", "-f", "json", stdin=small.read_bytes()).status == 0
    assert names(folder / "out") == ["standard-input"]


def test_two_runs_write_the_same_bytes(run: Run, folder: Path, small: Path) -> None:
    run("convert", "small.pdf", "-o", "first")
    run("convert", "small.pdf", "-o", "second")
    for name in names(folder / "first" / "small"):
        first, second = ((folder / run / "small" / name).read_bytes() for run in ("first", "second"))
        assert first == second, name


def test_a_strict_run_writes_and_then_ends_with_6(run: Run, folder: Path, doubtful: Path) -> None:
    status, out, err = run("convert", "doubtful.pdf", "--strict")
    assert (status, out) == (6, "")
    assert "1 error, " in err
    assert (folder / "out" / "doubtful" / "appendix.json").exists()
    assert run("convert", "doubtful.pdf").status == 0


def test_a_bad_file_does_not_stop_the_others(run: Run, folder: Path, small: Path) -> None:
    (folder / "bad.pdf").write_bytes(b"no PDF")
    (folder / "minutes.pdf").write_bytes(pdfs.prose())
    status, out, err = run("convert", "bad.pdf", "minutes.pdf", "missing.pdf", "small.pdf", "-f", "json")
    assert (status, out) == (2, "")
    assert names(folder / "out") == ["manifest.json", "small"]
    lines = err.splitlines()[:4]
    assert [line.split(": ")[1] for line in lines] == ["error", "error", "error", "small.pdf"]
    assert [line.split(": ")[2] for line in lines[:3]] == ["bad.pdf", "minutes.pdf", "missing.pdf"]


def test_files_with_one_name_go_to_folders_of_their_own(run: Run, folder: Path) -> None:
    for year, scores in (("2023", ("1",)), ("2024", ("2", "3"))):
        (folder / year).mkdir()
        (folder / year / "appendix.pdf").write_bytes(pdfs.appendix(scores))
    status, _, err = run("convert", "2023/appendix.pdf", "2024/appendix.pdf", "-f", "json")
    assert status == 0
    assert names(folder / "out") == ["2023-appendix", "2024-appendix", "manifest.json"]
    assert err.count("(another of the files has the same name)") == 2
    assert "written to out/2024-appendix (another" in err
    numbers = [
        sum(len(section["objectives"]) for section in json.loads(path.read_bytes())["sections"])
        for path in sorted((folder / "out").glob("*/appendix.json"))
    ]
    assert numbers == [1, 2]


def test_a_temporary_folder_with_a_long_path_does_no_harm(
    run: Run, folder: Path, environment: Mapping[str, str], small: Path, doubtful: Path
) -> None:
    temporary = folder.parent / ("long" * 25)
    temporary.mkdir()
    status, _, err = run(
        "convert", "small.pdf", "doubtful.pdf", env={**environment, "TMPDIR": str(temporary)}
    )
    assert status == 0, err
    assert names(folder / "out") == ["doubtful", "manifest.json", "small"]


def test_a_file_in_the_way_ends_with_5_and_is_untouched(run: Run, folder: Path, small: Path) -> None:
    (folder / "out").write_text("not a folder")
    status, out, err = run("convert", "small.pdf")
    assert (status, out) == (5, "")
    assert err.startswith("appendix-parser: error: out/small: ")
    assert err.count("\n") == 1
    assert (folder / "out").read_text() == "not a folder"


@pytest.mark.parametrize("command", ["convert", "history", "review", "inspect"])
def test_whether_an_output_can_be_written_is_told_when_it_is(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / {"review": "a.html", "inspect": "a.png"}.get(command, "out")
    place.touch()
    monkeypatch.setattr(os, "access", lambda *_: False)
    page = ["--page", "1"] if command == "inspect" else []
    assert application.run([command, str(tmp_path / "missing.pdf"), "-o", str(place), *page]) == 2
    assert "missing.pdf: There is no such file." in capfd.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="there is no limit on the size of files")
def test_a_full_disk_ends_with_5_and_leaves_what_was_there(run: Run, folder: Path, small: Path) -> None:
    run("convert", "small.pdf")
    before = {
        name: (folder / "out" / "small" / name).read_bytes() for name in names(folder / "out" / "small")
    }

    def allow_no_large_file() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))

    status, out, err = run("convert", "small.pdf", preexec_fn=allow_no_large_file)
    assert (status, out) == (5, "")
    assert err.startswith("appendix-parser: error: out/small: ")
    after = {name: (folder / "out" / "small" / name).read_bytes() for name in names(folder / "out" / "small")}
    assert after == before
    assert names(folder / "out") == ["small"]


def test_nothing_is_written_for_a_document_that_fails(run: Run, folder: Path) -> None:
    (folder / "bad.pdf").write_bytes(pdfs.truncated())
    assert run("convert", "bad.pdf").status == 3
    assert names(folder) == ["bad.pdf"]


def test_a_name_cannot_lead_out_of_the_output_folder(run: Run, folder: Path, small: Path) -> None:
    small.rename(folder / "..\\..\\evil\x1b.pdf")
    status, _, err = run("convert", "..\\..\\evil\x1b.pdf", "-f", "json")
    assert status == 0
    assert "\x1b" not in err
    assert names(folder / "out") == ["_.._evil_"]


def test_a_folder_with_an_edited_file_is_kept_by_another_name(run: Run, folder: Path, small: Path) -> None:
    assert run("convert", "small.pdf", "-f", "csv").status == 0
    (folder / "out/small/sections.csv").write_text("edited")
    refused = run("convert", "small.pdf", "-f", "csv")
    assert (refused.status, "keep the folder" in refused.err.lower()) == (5, True)
    assert run("convert", "small.pdf", "-f", "csv", "--keep", "--force").status == 2
    kept = run("convert", "small.pdf", "-f", "csv", "--keep")
    assert kept.status == 0
    assert "what was in out/small is kept in out/small.kept" in kept.err
    assert (folder / "out/small.kept/sections.csv").read_text() == "edited"
    (folder / "out/small/notes.txt").write_text("mine")
    several = run("convert", "small.pdf", "--jobs", "1", "-f", "csv", "--keep")
    assert several.status == 0
    assert "what was in out/small is kept in out/small.kept-2" in several.err
