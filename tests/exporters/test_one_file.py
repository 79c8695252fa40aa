"""A single file is written whole or not at all, and only in the place of one that this program wrote."""

from __future__ import annotations

import itertools
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from appendix_parser.errors import ExitStatus, OutputError
from appendix_parser.exporters.folders.one_file import write_file
from tests.exporters.faults import Faults, once

OLD, NEW = (b'<meta name="generator" content="appendix-parser">' + text for text in (b"old", b"new"))


def contents(folder: Path) -> dict[str, bytes | None]:
    return {str(p.relative_to(folder)): p.read_bytes() if p.is_file() else None for p in folder.rglob("*")}


def test_parent_folders_are_made_and_the_mode_follows_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_file(tmp_path / "deep" / "page.html", NEW)
    finally:
        os.umask(before)
    assert contents(tmp_path) == {"deep": None, "deep/page.html": NEW}
    assert stat.S_IMODE((tmp_path / "deep" / "page.html").stat().st_mode) == 0o640


def test_an_earlier_file_is_replaced(tmp_path: Path) -> None:
    for content in (OLD, NEW):
        write_file(tmp_path / "page.HTML", content)
    assert contents(tmp_path) == {"page.HTML": NEW}


def refused(path: Path, *, force: bool = False) -> str:
    before = contents(path.parent)
    with pytest.raises(OutputError) as caught:
        write_file(path, NEW, force=force)
    assert caught.value.exit_status == ExitStatus.NOT_WRITTEN
    assert caught.value.where == str(path)
    assert contents(path.parent) == before
    return caught.value.problem


@pytest.mark.parametrize("name", ["page.html", "page.htm", "page.png"])
def test_a_file_of_somebody_else_is_replaced_only_by_force(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"<title>My notes about appendix-parser</title>")
    assert refused(tmp_path / name) == "There is a file of that name that this program did not write."
    write_file(tmp_path / name, NEW, force=True)
    assert contents(tmp_path) == {name: NEW}


@pytest.mark.parametrize("force", [True, False])
def test_a_link_is_not_followed_or_replaced(force: bool, tmp_path: Path) -> None:
    (tmp_path / "mine.html").write_bytes(OLD)
    (tmp_path / "page.html").symlink_to("mine.html")
    assert refused(tmp_path / "page.html", force=force) == "There is a link where the file should be."
    assert (tmp_path / "mine.html").read_bytes() == OLD


def test_a_folder_stays(tmp_path: Path) -> None:
    (tmp_path / "page.html").mkdir()
    assert refused(tmp_path / "page.html", force=True) == "There is a folder where the file should be."


@pytest.mark.parametrize("replaces", [True, False])
def test_any_call_that_fails_leaves_what_was_there(
    replaces: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "parent" / "page.html"
    for fail_at in itertools.count(1):
        if replaces:
            place.parent.mkdir(exist_ok=True)
            place.write_bytes(OLD)
        before = contents(tmp_path)
        faults = Faults(once(fail_at))
        with monkeypatch.context() as patch:
            faults.install(patch)
            problem = attempt(place)
        if not faults.struck:
            assert not problem
            break
        if problem:  # else what failed was the removal of what is of no use any more
            assert problem == "The disk is full."
            assert contents(tmp_path) == before
        else:
            assert contents(tmp_path) == {"parent": None, "parent/page.html": NEW}
    assert fail_at > 4


def attempt(place: Path) -> str:
    """Return what is said to be wrong; "" where the file was written."""
    try:
        write_file(place, NEW)
    except OutputError as error:
        return error.problem
    return ""


def test_a_current_folder_that_is_gone_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    with pytest.raises(OutputError, match="No such file or directory"):
        write_file(Path("page.html"), NEW)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that can be killed midway")
def test_the_next_run_removes_what_a_killed_one_leaves(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.exporters.processes", "one-file-killed", str(tmp_path)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    assert int(done.stdout) >= 20
