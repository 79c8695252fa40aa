from __future__ import annotations

import errno
import itertools
import os
import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from appendix_parser.errors import ExitStatus, OutputError
from appendix_parser.exporters.folders import swap
from appendix_parser.exporters.folders.formats import FORMATS
from appendix_parser.exporters.folders.write import write_outputs
from appendix_parser.exporters.texts.json_text import from_json
from appendix_parser.records import Appendix
from tests.exporters.faults import Faults, from_then_on, once

ALL = ("json", "csv", "parquet", "xlsx")
TRIALS = int(os.environ.get("TRIALS", "6"))
"""How many times calls fail at random; each night, many more."""
CSV_NAMES = [
    "sections.csv",
    "criteria.csv",
    "objectives.csv",
    "assessments.csv",
    "comment_parts.csv",
    "actions.csv",
    "other_scores.csv",
    "extras.csv",
    "findings.csv",
    "corrections.csv",
]


def contents(folder: Path) -> dict[str, bytes | None]:
    """Everything under `folder`, hidden or not: files with their bytes, folders with None."""
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }


def names(*paths: Path) -> list[str]:
    return sorted(path.name for path in paths)


def titled(appendix: Appendix, title: str) -> Appendix:
    return appendix.model_copy(update={"title": title})


# -- what is written -----------------------------------------------------------------------------------------


def test_every_format_writes_its_files_and_the_data_package(appendix: Appendix, tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "out"
    paths = write_outputs(appendix, folder, ["csv", "json"])
    assert paths == [folder / name for name in ["appendix.json", *CSV_NAMES, "datapackage.json"]]
    assert sorted(folder.iterdir()) == sorted(paths)
    assert from_json((folder / "appendix.json").read_bytes()) == appendix


def test_a_path_may_be_relative(appendix: Appendix, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert write_outputs(appendix, Path("out"), ["json"])[0] == Path("out/appendix.json")
    assert (tmp_path / "out" / "appendix.json").exists()


def test_two_runs_give_the_same_bytes(appendix: Appendix, tmp_path: Path) -> None:
    again = Appendix.model_validate(appendix.model_dump())
    write_outputs(appendix, tmp_path / "one", ALL)
    write_outputs(again, tmp_path / "two", list(reversed(ALL)))
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_files_of_an_earlier_run_do_not_stay(appendix: Appendix, tmp_path: Path) -> None:
    write_outputs(appendix, tmp_path / "out", ALL)
    paths = write_outputs(titled(appendix, "new"), tmp_path / "out", ["json"])
    assert sorted((tmp_path / "out").iterdir()) == sorted(paths)
    assert from_json(paths[0].read_bytes()).title == "new"
    assert names(*tmp_path.iterdir()) == ["out"]


def test_modes_follow_the_umask(appendix: Appendix, tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        paths = write_outputs(appendix, tmp_path / "out", ["json"])
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == 0o750
    assert {stat.S_IMODE(path.stat().st_mode) for path in paths} == {0o640}


def test_a_folder_that_is_replaced_keeps_its_mode(appendix: Appendix, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir(mode=0o700)
    write_outputs(appendix, tmp_path / "out", ["json"])
    assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == 0o700


def test_no_two_files_have_the_same_name() -> None:
    files = [file for files in FORMATS.values() for file in files]
    assert len({file.path for file in files}) == len({file.name for file in files}) == len(files)


# -- what is in the way --------------------------------------------------------------------------------------


def refused(appendix: Appendix, folder: Path, formats: tuple[str, ...] = ("json",)) -> str:
    before = contents(folder.parent)
    with pytest.raises(OutputError) as caught:
        write_outputs(appendix, folder, formats)
    assert contents(folder.parent) == before
    assert caught.value.where == str(folder)
    assert caught.value.remedy
    assert caught.value.exit_status == ExitStatus.NOT_WRITTEN
    return caught.value.problem


def test_an_empty_folder_is_no_obstacle(appendix: Appendix, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    assert write_outputs(appendix, tmp_path / "out", ["json"])


def test_what_a_desktop_leaves_is_no_obstacle(appendix: Appendix, tmp_path: Path) -> None:
    write_outputs(appendix, tmp_path / "out", ["json"])
    (tmp_path / "out" / ".DS_Store").write_bytes(b"")
    assert write_outputs(appendix, tmp_path / "out", ["json"])


@pytest.mark.parametrize("name", ["notes.txt", ".~lock.assessments.csv#", "appendix.json.bak"])
def test_a_file_of_somebody_else_is_not_touched(name: str, appendix: Appendix, tmp_path: Path) -> None:
    write_outputs(appendix, tmp_path / "out", ["json"])
    (tmp_path / "out" / name).write_text("mine")
    assert refused(appendix, tmp_path / "out") == (
        f"The folder contains something that this program did not write: “{name}”."
    )


def test_a_folder_or_link_with_a_file_s_name_is_not_replaced(appendix: Appendix, tmp_path: Path) -> None:
    (tmp_path / "out" / "findings.csv").mkdir(parents=True)
    (tmp_path / "out" / "appendix.json").symlink_to(tmp_path / "elsewhere.json")
    assert refused(appendix, tmp_path / "out").endswith("did not write: “appendix.json” and 1 more.")


def forced(appendix: Appendix, folder: Path) -> None:
    with pytest.raises(OutputError, match="--force"):
        write_outputs(appendix, folder, ["json"])
    write_outputs(titled(appendix, "forced"), folder, ["json"], force=True)
    assert from_json((folder / "appendix.json").read_bytes()).title == "forced"


def test_a_file_of_the_same_name_is_replaced_only_by_force(appendix: Appendix, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "findings.csv").write_text("mine")
    assert refused(appendix, tmp_path / "out") == (
        "The folder contains files that were changed, or that this program did not write: “findings.csv”."
    )
    forced(appendix, tmp_path / "out")


def test_a_file_changed_since_is_replaced_only_by_force(appendix: Appendix, tmp_path: Path) -> None:
    write_outputs(appendix, tmp_path / "out", ["csv"])
    with (tmp_path / "out" / "assessments.csv").open("a") as file:
        file.write("my own row\r\n")
    assert refused(appendix, tmp_path / "out").endswith("did not write: “assessments.csv”.")
    forced(appendix, tmp_path / "out")


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b'{"resources": [1]}', b"\xff"])
def test_a_data_package_that_is_not_ours_vouches_for_nothing(
    content: bytes, appendix: Appendix, tmp_path: Path
) -> None:
    write_outputs(appendix, tmp_path / "out", ["json"])
    (tmp_path / "out" / "datapackage.json").write_bytes(content)
    assert "“appendix.json”" in refused(appendix, tmp_path / "out")


def test_force_deletes_nothing_that_runs_do_not_write(appendix: Appendix, tmp_path: Path) -> None:
    write_outputs(appendix, tmp_path / "out", ["json"])
    (tmp_path / "out" / "notes.txt").write_text("mine")
    (tmp_path / "elsewhere").write_text("mine")
    before = contents(tmp_path)
    with pytest.raises(OutputError, match=r"notes\.txt"):
        write_outputs(appendix, tmp_path / "out", ["json"], force=True)
    assert contents(tmp_path) == before
    (tmp_path / "out" / "notes.txt").unlink()
    (tmp_path / "out" / "findings.csv").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OutputError, match=r"findings\.csv"):
        write_outputs(appendix, tmp_path / "out", ["csv"], force=True)
    assert (tmp_path / "elsewhere").read_text() == "mine"


def test_a_file_in_place_of_the_folder_is_not_touched(appendix: Appendix, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    assert refused(appendix, tmp_path / "out") == "There is a file where the output folder should be."


def test_a_link_in_place_of_the_folder_is_not_followed(appendix: Appendix, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out").symlink_to(tmp_path / "elsewhere")
    assert refused(appendix, tmp_path / "out") == "There is a link where the output folder should be."


def test_a_file_in_place_of_a_parent_is_said(appendix: Appendix, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    for path in ("out", "deep/out"):
        assert refused(appendix, tmp_path / "file" / path) == (
            f"There is a file where a folder is needed: “{tmp_path}/file”."
        )


def test_the_current_folder_is_not_replaced(
    appendix: Appendix, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "out").mkdir()
    monkeypatch.chdir(tmp_path / "out")
    for folder in (Path(), tmp_path / "out"):
        assert refused(appendix, folder).startswith("This is the current folder")
    assert write_outputs(appendix, Path("history"), ["json"])


def test_a_mount_point_is_not_replaced(
    appendix: Appendix, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(one: Path, other: Path) -> None:
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))

    (tmp_path / "out").mkdir()
    monkeypatch.setattr(swap, "_exchange", busy)
    assert "a disk may be mounted there" in refused(appendix, tmp_path / "out")


def test_a_name_that_is_too_long_is_said(appendix: Appendix, tmp_path: Path) -> None:
    assert refused(appendix, tmp_path / ("x" * 300)) == "The name is too long for the disk."


def test_an_unknown_format_is_said(appendix: Appendix, tmp_path: Path) -> None:
    assert refused(appendix, tmp_path / "out", ("csv", "xls")) == "There is no output format “xls”."
    assert refused(appendix, tmp_path / "out", ()) == "No output format was given."


def test_half_a_character_cannot_be_written_as_a_table(appendix: Appendix, tmp_path: Path) -> None:
    section = appendix.sections[0].model_copy(update={"name": "half \ud800"})
    broken = appendix.model_copy(update={"sections": (section,)})
    for name in ("csv", "parquet"):
        assert refused(broken, tmp_path / "out", (name,)).startswith("A text holds half of a character")


# -- what goes wrong -----------------------------------------------------------------------------------------


def no_exchange(one: Path, other: Path) -> None:
    raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))


@pytest.mark.parametrize("exchange", [True, False], ids=["exchange", "renames"])
@pytest.mark.parametrize("replaces", [True, False], ids=["replaces", "first"])
def test_any_call_that_fails_leaves_what_was_there(
    replaces: bool, exchange: bool, appendix: Appendix, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not exchange:
        monkeypatch.setattr(swap, "_exchange", no_exchange)
    place, aside = tmp_path / "parent" / "out", tmp_path / "old"
    if replaces:
        write_outputs(titled(appendix, "old"), aside, ALL)
    new = names(*write_outputs(appendix, tmp_path / "scratch", ["json", "csv"]))
    failures = 0
    for fail_at in itertools.count(1):
        shutil.rmtree(place.parent, ignore_errors=True)
        if replaces:
            shutil.copytree(aside, place)
        old = contents(tmp_path)
        faults = Faults(once(fail_at))
        error = None
        with monkeypatch.context() as patch:
            faults.install(patch)
            try:
                write_outputs(titled(appendix, "new"), place, ["json", "csv"])
            except OutputError as caught:
                error = caught
        if error:
            failures += 1
            assert error.problem == "The disk is full."
            assert isinstance(error.__cause__, OSError)
            assert contents(tmp_path) == old
        else:
            assert names(*place.parent.iterdir()) == ["out"]
            assert names(*place.iterdir()) == new
            assert from_json((place / "appendix.json").read_bytes()).title == "new"
        if not faults.struck:
            break
    assert failures > 3 * len(new)


@pytest.mark.parametrize("exchange", [True, False], ids=["exchange", "renames"])
@pytest.mark.parametrize("trial", ["once", "from-then-on", "done-nevertheless", *range(TRIALS)])
def test_whatever_fails_the_old_or_the_new_output_is_whole(
    trial: str | int, exchange: bool, appendix: Appendix, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not exchange:
        monkeypatch.setattr(swap, "_exchange", no_exchange)
    scratch, place = tmp_path / "scratch", tmp_path / "parent" / "out"
    write_outputs(titled(appendix, "old"), scratch, ["json"])
    old = contents(scratch)
    for fail_at in itertools.count(1):
        shutil.rmtree(place.parent, ignore_errors=True)
        shutil.copytree(scratch, place)
        random = Random(f"{trial} {fail_at}")
        many = from_then_on if trial == "from-then-on" else once
        fails = (lambda _: random.random() < 0.2) if isinstance(trial, int) else many(fail_at)  # noqa: B023
        faults = Faults(fails, done=trial == "done-nevertheless", everything=True)
        error = None
        with monkeypatch.context() as patch:
            faults.install(patch)
            try:
                write_outputs(titled(appendix, "new"), place, ["json"])
            except OutputError as caught:
                error = caught
        if error is None:
            assert contents(place).keys() == old.keys()
            assert from_json((place / "appendix.json").read_bytes()).title == "new"
        else:
            named = re.search("it is in “(.*)”", error.problem)
            assert contents(Path(named[1]) if named else place) == old, error
        if not faults.struck or fail_at == 120:
            break
    write_outputs(titled(appendix, "next"), place, ["json"])
    assert from_json((place / "appendix.json").read_bytes()).title == "next"
    assert names(*place.parent.iterdir()) == ["out"]


def test_a_disk_without_exchange_or_folder_sync_will_do(
    appendix: Appendix, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync

    def fsync(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        real(handle)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(swap, "_exchange", no_exchange)
    for title in ("old", "new"):
        write_outputs(titled(appendix, title), tmp_path / "out", ["json"])
    assert from_json((tmp_path / "out" / "appendix.json").read_bytes()).title == "new"
    assert names(*tmp_path.iterdir()) == ["out"]


def test_an_interrupt_leaves_what_was_there(
    appendix: Appendix, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(handle: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_outputs(appendix, tmp_path / "deep" / "out", ["json"])
    assert contents(tmp_path) == {}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that can be killed midway")
@pytest.mark.parametrize("trial", ["killed", "killed-without-exchange", "together"])
def test_in_processes_of_their_own(trial: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.exporters.processes", trial, str(tmp_path)],
        cwd=Path(__file__).parent.parent.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    assert int(done.stdout) >= 50
