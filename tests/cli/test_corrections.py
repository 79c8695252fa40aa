"""`--corrections`: on the command line, from the file to the tables."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

HEADER = "pointer,field,printed,corrected,reason,who\n"
SCORE = "/sections/0/objectives/1/assessments/0"
RIGHT = HEADER + f"{SCORE},score,'2/3,4,The minutes,Ann\n"


@pytest.fixture
def corrections(folder: Path) -> Path:
    path = folder / "mine.csv"
    path.write_text(RIGHT, encoding="utf-8")
    return path


def table(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / "out" / "small" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_parse_corrects(run: Run, small: Path, corrections: Path) -> None:
    status, out, err = run("parse", "small.pdf", "--strict", "--corrections", "mine.csv")
    assert (status, err) == (0, "")
    records = json.loads(out)
    assessment = records["sections"][0]["objectives"][1]["assessments"][0]
    assert (assessment["score"]["value"], assessment["corrected"]) == (4, ["score"])
    assert [each["printed"] for each in records["corrections"]] == ["2/3"]


def test_convert_writes_the_corrections_as_a_file(
    run: Run, folder: Path, small: Path, corrections: Path
) -> None:
    command = ("convert", "small.pdf", "-f", "csv", "--corrections")
    assert run(*command, "mine.csv").status == 0
    assert [row["corrected"] for row in table(folder, "assessments")] == ["", "score"]
    assert (folder / "out/small/corrections.csv").read_text("utf-8") == RIGHT
    (folder / "out/small/corrections.csv").rename(folder / "again.csv")
    before = table(folder, "assessments")
    assert run(*command, "again.csv").status == 0
    assert table(folder, "assessments") == before


def test_check_tells_what_was_corrected(run: Run, small: Path, corrections: Path) -> None:
    status, out, _ = run("check", "small.pdf", "--corrections", "mine.csv")
    assert status == 0
    assert "the score “2/3” was corrected to “4” by Ann (The minutes)." in out


def test_a_correction_that_does_not_apply_is_an_error(run: Run, folder: Path, small: Path) -> None:
    (folder / "old.csv").write_text(RIGHT.replace("2/3", "1"), encoding="utf-8")
    assert run("parse", "small.pdf", "--corrections", "old.csv").status == 0
    assert run("parse", "small.pdf", "--corrections", "old.csv", "--strict").status == 6
    status, out, _ = run("check", "small.pdf", "--corrections", "old.csv")
    assert status == 6
    assert "[correction-not-matching]" in out
    status, _, err = run("convert", "small.pdf", "-f", "csv", "--corrections", "old.csv")
    assert status == 0
    assert "; 1 error, 0 warnings, 0 notes; 1 correction not applied; written to out/small\n" in err
    assert err.endswith("1 finding in out/small/findings.csv, each with what to do\n")


@pytest.mark.parametrize("command", ["parse", "convert", "check"])
@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            HEADER + "a,b\n",
            "bad.csv, line 2: The row has 2 cells instead of 6. docs/corrections.md describes the file.",
        ),
        (
            "no header",
            "bad.csv, line 1: The columns must be pointer,field,printed,corrected,reason,who, not ",
        ),
        (None, "bad.csv: There is no such file. Check the name and the folder."),
    ],
)
def test_a_file_that_is_none_is_wrong_usage(
    run: Run, folder: Path, small: Path, command: str, text: str | None, message: str
) -> None:
    if text is not None:
        (folder / "bad.csv").write_text(text, encoding="utf-8")
    status, out, err = run(command, "small.pdf", "--corrections", "bad.csv")
    assert (status, out) == (2, "")
    assert err.startswith(f"appendix-parser: error: {message}")
    assert err.count("\n") == 1
    assert not (folder / "out").exists()


@pytest.mark.parametrize("command", ["convert", "check"])
def test_corrections_are_for_one_document(run: Run, small: Path, corrections: Path, command: str) -> None:
    status, out, err = run(command, "small.pdf", "other.pdf", "--corrections", "mine.csv")
    assert (status, out) == (2, "")
    assert "Corrections are for one document: with --corrections, name one FILE.pdf." in err


def test_corrections_can_come_from_standard_input(run: Run, small: Path) -> None:
    status, out, _ = run("parse", "small.pdf", "--corrections", "-", stdin=RIGHT.encode())
    assert (status, len(json.loads(out)["corrections"])) == (0, 1)


@pytest.mark.parametrize("command", ["parse", "convert", "check", "review"])
def test_standard_input_is_not_read_twice(run: Run, command: str) -> None:
    status, out, err = run(command, "-", "--corrections", "-", stdin=RIGHT.encode())
    assert (status, out) == (2, "")
    assert "Standard input can be read once: it cannot be a document and the file of --corrections." in err


def test_a_file_in_the_output_folder_is_not_written_over(run: Run, folder: Path, small: Path) -> None:
    (folder / "out" / "small").mkdir(parents=True)
    path = folder / "out" / "small" / "corrections.csv"
    path.write_text(RIGHT, encoding="utf-8")
    status, _, err = run("convert", "small.pdf", "--corrections", "out/small/corrections.csv")
    assert (status, "keep it in another place" in err) == (2, True)
    assert path.read_text(encoding="utf-8") == RIGHT
