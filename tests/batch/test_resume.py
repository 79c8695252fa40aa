"""`resume`: what is done and unchanged is left out, all else is done, and the end is that of one clean run."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from appendix_parser.batch import plan, run
from appendix_parser.errors import OutputError
from tests.batch.killed import convert, tree


@pytest.fixture
def inputs(tmp_path: Path) -> list[str]:
    """Three documents, of which one cannot be read."""
    paths = [tmp_path / f"{name}.pdf" for name in ("a", "bad", "c")]
    for path in paths:
        path.write_bytes(path.name.encode())
    return [*map(str, paths)]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def marks(out: Path) -> dict[str, int]:
    return {
        path.name: path.stat().st_ino for path in out.iterdir() if path.is_dir() and path.name != "dataset"
    }


def test_what_is_done_and_unchanged_is_left_out(inputs: list[str], out: Path) -> None:
    a, bad, c = inputs
    assert convert(inputs, out) == [c, bad, a]
    before, marked = tree(out), marks(out)
    assert convert(inputs, out, resume=True) == [bad]  # what failed is tried again
    assert (tree(out), marks(out)) == (before, marked)
    assert convert(inputs, out) == [c, bad, a]
    assert marks(out) != marked


def test_timings_of_what_is_left_out_are_kept(inputs: list[str], out: Path) -> None:
    convert(inputs, out)
    convert(inputs, out, resume=True)
    timings = json.loads((out / "manifest.json").read_bytes())["timings"]["documents"]
    assert timings == dict(zip(inputs, (0.5, 0.0, 0.5), strict=True))


def test_a_document_that_changed_is_done_again(inputs: list[str], out: Path, tmp_path: Path) -> None:
    convert(inputs, out)
    Path(inputs[2]).write_bytes(b"new")
    assert convert(inputs, out, resume=True) == [inputs[2], inputs[1]]
    convert(inputs, tmp_path / "clean")
    assert tree(out) == tree(tmp_path / "clean")


def test_a_document_that_became_unreadable_leaves_the_data_set(inputs: list[str], out: Path) -> None:
    convert(inputs, out)
    assert (out / "dataset" / "sections" / "document=c").exists()
    Path(inputs[2]).write_bytes(b"bad")
    convert(inputs, out, resume=True)
    assert not (out / "dataset" / "sections" / "document=c").exists()
    assert (out / "dataset" / "sections" / "document=a" / "part.parquet").exists()


def test_an_output_that_lacks_a_file_is_made_again(inputs: list[str], out: Path) -> None:
    convert(inputs, out)
    before = tree(out)
    (out / "a" / "sections.parquet").unlink()
    assert inputs[0] in convert(inputs, out, resume=True)
    assert tree(out) == before


def test_a_changed_output_is_neither_done_nor_overwritten(inputs: list[str], out: Path) -> None:
    convert(inputs, out)
    before = tree(out)
    (out / "a" / "sections.parquet").write_bytes(b"mine")
    assert inputs[0] in convert(inputs, out, resume=True)
    assert (out / "a" / "sections.parquet").read_bytes() == b"mine"
    statuses = [entry["status"] for entry in json.loads((out / "manifest.json").read_bytes())["documents"]]
    assert statuses == [5, 4, 0]
    convert(inputs, out, resume=True, force=True)
    assert tree(out) == before


def test_other_options_or_another_version_do_all_again(
    inputs: list[str], out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    convert(inputs, out)
    assert len(convert(inputs, out, resume=True, strict=True)) == 3
    assert len(convert(inputs, out, resume=True, strict=True)) == 1
    monkeypatch.setattr(plan, "VERSION", "9.9")
    assert len(convert(inputs, out, resume=True, strict=True)) == 3


def test_a_data_set_that_holds_something_else_is_not_replaced(inputs: list[str], out: Path) -> None:
    convert(inputs, out)
    mine = out / "dataset" / "sections" / "document=a" / "mine.txt"
    mine.touch()
    marked = marks(out)
    with pytest.raises(OutputError, match=r"did not write: “sections/document=a/mine.txt”"):
        convert(inputs, out, force=True)
    assert mine.exists()
    mine.unlink()
    (out / "dataset" / "sections" / "document=a" / "part.parquet").write_bytes(b"mine")
    with pytest.raises(OutputError, match="contains files that were changed"):
        convert(inputs, out)
    assert marks(out) == marked  # it is told before the work
    convert(inputs, out, force=True)


def test_a_data_set_that_cannot_be_written_is_in_the_manifest(
    inputs: list[str], out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OutputError("The disk is full.", remedy="Free some space.")

    monkeypatch.setattr(run, "write_dataset", fail)
    with pytest.raises(OutputError):
        convert(inputs, out)
    written = json.loads((out / "manifest.json").read_bytes())
    assert (written["complete"], written["status"], written["dataset"]) == (False, 5, None)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that can be killed midway")
def test_the_next_run_finishes_one_killed_anywhere(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.batch.killed", str(tmp_path)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 50
