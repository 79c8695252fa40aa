"""`convert` over many documents: each fails alone, and the manifest and the summary tell of all."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from appendix_parser.exporters.texts.json_schema import json_schema
from tests.cli import pdfs
from tests.cli.conftest import Run
from tests.warmed import PROGRAM

QUICK = ("-f", "json")


def tree(folder: Path) -> dict[str, bytes]:
    """Return all files of an output by their path; of the manifest, all but what changes from run to run."""
    files = {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    manifest, timings, _ = files["manifest.json"].partition(b'\n  "timings": {')
    assert timings
    return {**files, "manifest.json": manifest}


def manifest(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "manifest.json").read_bytes())
    return found


def outcome(folder: Path) -> dict[str, int]:
    return {entry["input"]: entry["status"] for entry in manifest(folder)["documents"]}


@pytest.fixture
def inputs(folder: Path) -> Path:
    """Three appendices, two of them of one name."""
    for name, scores in (("2023/a.pdf", ("1", "2")), ("2024/a.pdf", ("3",)), ("2024/b.pdf", ("4", "9"))):
        path = folder / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(pdfs.appendix(scores))
    return folder / "in"


@pytest.fixture
def mixed(inputs: Path) -> Path:
    """The same, with documents that fail, each in its way."""
    (inputs / "endless.pdf").write_bytes(pdfs.endless())
    (inputs / "encrypted.pdf").write_bytes(pdfs.encrypted())
    (inputs / "letter.pdf").write_bytes(b"Dear Sir or Madam,\n")
    (inputs / "minutes.pdf").write_bytes(pdfs.prose())
    (inputs / "gone.pdf").symlink_to("nowhere")
    return inputs


def test_one_document_fails_alone_and_the_summary_has_all(run: Run, folder: Path, mixed: Path) -> None:
    status, out, err = run("convert", "in", "--jobs", "2", "--timeout", "2", "--strict", *QUICK)
    assert (status, out) == (7, "")
    assert outcome(folder / "out") == {
        "in/2023/a.pdf": 0,
        "in/2024/a.pdf": 0,
        "in/2024/b.pdf": 6,
        "in/encrypted.pdf": 3,
        "in/endless.pdf": 7,
        "in/gone.pdf": 2,
        "in/letter.pdf": 3,
        "in/minutes.pdf": 4,
    }
    said = [line.removeprefix("appendix-parser: ") for line in err.splitlines()]
    assert len(said) == 8 + 9
    assert len([line for line in said[:8] if line.startswith("error: in/")]) == 5
    assert said[8:-2] == [
        "documents  status  meaning",
        "        2       0  done",
        "        1       6  done, with findings of severity error",
        "        1       4  a PDF without an appendix's tables",
        "        2       3  not a readable PDF",
        "        1       2  could not be opened, or did not fit the profile",
        "        1       7  a limit was reached",
    ]
    assert said[-2].startswith("8 documents in all; 1 error, ")
    assert said[-2].endswith("; see out/manifest.json")
    assert "each with what to do" in said[-1]
    assert "\r" not in err  # no bar where nobody looks
    assert sorted(path.name for path in (folder / "out").iterdir()) == [
        "2023-a",
        "2024-a",
        "b",
        "manifest.json",
    ]


def test_the_manifest_says_what_was_done_and_keeps_its_schema(run: Run, folder: Path, mixed: Path) -> None:
    (mixed / "endless.pdf").unlink()
    run("convert", "in", *QUICK)
    written = manifest(folder / "out")
    jsonschema.validate(written, json_schema("manifest"))
    assert (written["complete"], written["status"], written["dataset"]) == (True, 2, None)
    assert written["options"]["formats"] == ["json"]
    entries = {entry["input"]: entry for entry in written["documents"]}
    good, bad, gone = (entries[f"in/{name}.pdf"] for name in ("2024/a", "letter", "gone"))
    data = (mixed / "2024" / "a.pdf").read_bytes()
    descriptor = (folder / "out" / "2024-a" / "datapackage.json").read_bytes()
    assert good == {
        "input": "in/2024/a.pdf",
        "sha256": hashlib.sha256(data).hexdigest(),
        "size": len(data),
        "status": 0,
        "message": "1 section, 1 objective, 1 year; 0 errors, 0 warnings, 0 notes",
        "folder": "2024-a",
        "datapackage": f"sha256:{hashlib.sha256(descriptor).hexdigest()}",
        "findings": {"error": 0, "warning": 0, "info": 0},
    }
    assert (bad["size"], bad["folder"], bad["findings"]) == (19, None, None)
    assert bad["message"].startswith("in/letter.pdf: This is not a PDF file")
    assert (gone["sha256"], gone["size"]) == (None, None)
    assert written["timings"]["documents"].keys() == entries.keys()


def test_many_at_a_time_write_what_one_at_a_time_does(run: Run, folder: Path, inputs: Path) -> None:
    for name, options in (("one", ()), ("two", ("--jobs", "2"))):
        assert run("convert", "in/**/*.pdf", "-o", name, *options).status == 0
    assert tree(folder / "one") == tree(folder / "two")
    run("convert", "in/2024/b.pdf", "-o", "alone")
    alone = {path.name: path.read_bytes() for path in (folder / "alone" / "b").iterdir()}
    assert alone == {path.name: path.read_bytes() for path in (folder / "one" / "b").iterdir()}


def test_a_single_file_has_no_manifest_without_options_of_many(run: Run, folder: Path, small: Path) -> None:
    run("convert", "small.pdf", *QUICK)
    assert [path.name for path in (folder / "out").iterdir()] == ["small"]
    run("convert", "small.pdf", "--jobs", "1", *QUICK)
    assert outcome(folder / "out") == {"small.pdf": 0}


def test_standard_input_can_be_one_of_many(run: Run, folder: Path, inputs: Path, small: Path) -> None:
    assert run("convert", "-", "in/2023", *QUICK, stdin=small.read_bytes()).status == 0
    assert outcome(folder / "out") == {"-": 0, "in/2023/a.pdf": 0}


def test_corrections_are_for_a_folder_with_one_document(run: Run, folder: Path, inputs: Path) -> None:
    (folder / "corrections.csv").write_text(
        "pointer,field,printed,corrected,reason,who\n,title,Small appendix,Great appendix,Wrong,Jo\n"
    )
    options = ("--corrections", "corrections.csv", *QUICK)
    assert run("convert", "in/2023", *options).status == 0
    assert json.loads((folder / "out/a/appendix.json").read_bytes())["title"] == "Great appendix"
    assert manifest(folder / "out")["options"]["corrections"].startswith("sha256:")
    status, _, err = run("convert", "in", *options)
    assert (status, "name one FILE.pdf" in err) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--jobs", "0"), "0 is not in the range x>=1"),
        (("--jobs", "-1"), "-1 is not in the range x>=1"),
        (("--jobs", "many"), "'many' is not a valid integer"),
        (("--dataset", "-f", "csv"), "add -f parquet"),
        (("--jobs", "2", "--dask", "tcp://127.0.0.1:1"), "--jobs is for this machine"),
        (("--dask", ""), "The address of the Dask scheduler is empty"),
    ],
)
def test_wrong_usage(run: Run, folder: Path, inputs: Path, arguments: tuple[str, ...], message: str) -> None:
    status, out, err = run("convert", "in", *arguments)
    assert (status, out) == (2, "")
    assert message in err
    assert not (folder / "out").exists()


def test_an_empty_name_is_not_that_of_the_folder(run: Run, folder: Path, small: Path) -> None:
    said = "appendix-parser: error: The name of the file is empty. Check the name and the folder.\n"
    assert run("convert", "") == (2, "", said)
    status, _, err = run("convert", "", small.name, *QUICK)
    assert (status, err.startswith(said)) == (2, True)
    assert outcome(folder / "out") == {"": 2, "small.pdf": 0}


def test_a_file_in_the_place_of_the_output_is_named(
    run: Run, folder: Path, inputs: Path, small: Path
) -> None:
    for argument in ("small.pdf", "in"):
        status, _, err = run("convert", argument, "-o", "in/2024/b.pdf", *QUICK)
        assert (status, "There is a file where a folder is needed: “in/2024/b.pdf”." in err) == (5, True)


def test_too_little_memory_is_not_blamed_on_the_reading(run: Run, small: Path) -> None:
    status, _, err = run("convert", small.name, "--jobs", "1", "--memory", "200")
    assert (status, "small.pdf: It needed more memory than the limit of 200 MB." in err) == (7, True)


def test_where_there_is_no_document_nothing_is_written(run: Run, folder: Path) -> None:
    (folder / "empty").mkdir()
    assert run("convert", "empty", "x*.pdf", "--jobs", "2") == (
        2,
        "",
        "appendix-parser: error: empty: There is no PDF in this folder. "
        "Name a folder with files whose names end with .pdf.\n"
        "appendix-parser: error: x*.pdf: No file matches this pattern. Check the folder.\n",
    )
    assert not (folder / "out").exists()


def test_a_manifest_of_somebody_else_is_not_touched(run: Run, folder: Path, inputs: Path) -> None:
    (folder / "out").mkdir()
    (folder / "out" / "manifest.json").write_text('{"name": "my web app"}')
    status, _, err = run("convert", "in", *QUICK)
    assert status == 5
    assert (
        "out/manifest.json: There is a file of this name that this version of the program did not write."
        in err
    )
    assert [path.name for path in (folder / "out").iterdir()] == ["manifest.json"]
    assert run("convert", "in", "--force", *QUICK).status == 0
    assert manifest(folder / "out")["complete"]


def test_a_document_that_cannot_be_written_stops_no_other(run: Run, folder: Path, inputs: Path) -> None:
    (folder / "out" / "b").mkdir(parents=True)
    (folder / "out" / "b" / "mine.txt").touch()
    assert run("convert", "in", *QUICK).status == 5
    assert outcome(folder / "out") == {"in/2023/a.pdf": 0, "in/2024/a.pdf": 0, "in/2024/b.pdf": 5}
    assert [path.name for path in (folder / "out" / "b").iterdir()] == ["mine.txt"]


def test_a_name_that_is_no_text_is_told_in_escapes(run: Run, folder: Path, inputs: Path) -> None:
    shutil.copy(os.fsencode(inputs / "2024" / "a.pdf"), os.fsencode(inputs) + b"/2024/\xff\x1b.pdf")
    status, _, err = run("convert", "in/2024", *QUICK)
    assert "\x1b" not in err
    assert outcome(folder / "out")["in/2024/\\udcff\\x1b.pdf"] == status


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal of Unix")
def test_a_bar_is_shown_on_a_terminal(folder: Path, environment: Mapping[str, str], inputs: Path) -> None:
    master, slave = os.openpty()
    with subprocess.Popen(
        [PROGRAM, "convert", "in", *QUICK],
        cwd=folder,
        env={**environment, "TERM": "xterm"},
        stdout=subprocess.PIPE,
        stderr=slave,
    ) as program:
        os.close(slave)
        shown = b""
        while block := _read(master):
            shown += block
        assert program.stdout is not None
        assert program.stdout.read() == b""
    os.close(master)
    assert b"0/3" in shown
    assert b"3/3" in shown
    assert b"appendix-parser: in/2024/b.pdf: 1 section, 2 objectives" in shown


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # the other end is closed
        return b""
