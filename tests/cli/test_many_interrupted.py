"""Runs over many documents that are stopped from outside, and started again."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import pytest

from tests.cli import pdfs
from tests.cli.conftest import Run
from tests.cli.test_interrupt import group, restore_interrupts, wait_until
from tests.cli.test_many import QUICK, manifest, outcome, tree
from tests.warmed import PROGRAM

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks for processes under /proc")

DOCUMENTS = 6


@pytest.fixture
def inputs(folder: Path) -> Path:
    (folder / "in").mkdir()
    for number in range(DOCUMENTS - 1):
        (folder / "in" / f"{number}.pdf").write_bytes(pdfs.appendix(("1", "2", "3")[: 1 + number % 3]))
    (folder / "in" / "bad.pdf").write_bytes(pdfs.truncated())
    return folder / "in"


def start(folder: Path, environment: Mapping[str, str], *options: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [PROGRAM, "convert", "in", "--jobs", "2", *options],
        cwd=folder,
        env=environment,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=restore_interrupts,
    )


def written(folder: Path) -> int:
    """Return how many documents have their output folder; hidden ones are not in their places yet."""
    found = folder.glob("out/[!.]*/datapackage.json")
    return len([path for path in found if path.parent.name != "dataset"])


def _has_come_to(documents: int, folder: Path, program: subprocess.Popen[bytes]) -> bool:
    return written(folder) >= documents or program.poll() is not None


def _has_no_group(number: int) -> bool:
    return group(number) == []


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT])
def test_a_run_that_was_stopped_is_finished_by_the_next_one(
    run: Run, folder: Path, environment: Mapping[str, str], inputs: Path, number: signal.Signals
) -> None:
    options = ("-f", "parquet", "--dataset")
    before = -1
    for at in (1, 3) if number == signal.SIGKILL else (2,):
        program = start(folder, environment, "--resume", *options)
        wait_until(partial(_has_come_to, at, folder, program))
        time.sleep(random.random() / 5)
        program.send_signal(number)
        _, err = program.communicate(timeout=60)
        wait_until(partial(_has_no_group, program.pid))
        assert program.returncode in {-number, 130, 3}, err
        if program.returncode == 130:
            assert err.splitlines()[-2:] == [
                b"appendix-parser: the documents converted so far are written; run the same command with --resume to continue",
                b"appendix-parser: interrupted",
            ]
            assert not [*folder.glob("out/.*")]
            assert len([status for status in outcome(folder / "out").values() if not status]) == written(
                folder
            )
        assert written(folder) >= max(before, at)
        before = written(folder)
    assert run("convert", "in", "--jobs", "2", "--resume", *options).status == 3
    assert manifest(folder / "out")["complete"]
    assert run("convert", "in", "-o", "clean", *options).status == 3
    assert tree(folder / "out") == tree(folder / "clean")


def test_what_is_done_is_not_done_again(run: Run, folder: Path, inputs: Path) -> None:
    run("convert", "in", *QUICK)
    before = {path.name: path.stat().st_ino for path in (folder / "out").iterdir() if path.is_dir()}
    (inputs / "1.pdf").write_bytes(pdfs.appendix(("5",)))
    status, _, err = run("convert", "in", "--resume", *QUICK)
    assert status == 3
    assert f"{DOCUMENTS} documents in all, {DOCUMENTS - 2} of them in an earlier run; " in err
    after = {path.name: path.stat().st_ino for path in (folder / "out").iterdir() if path.is_dir()}
    assert [name for name in before if after[name] != before[name]] == ["1"]


def test_a_process_that_is_killed_is_replaced(
    folder: Path, environment: Mapping[str, str], inputs: Path
) -> None:
    """The system kills what takes too much memory, and that may have been another document's fault."""
    (folder / "in" / "endless.pdf").write_bytes(pdfs.endless())
    program = start(folder, environment, "--timeout", "4", *QUICK)
    wait_until(lambda: written(folder) == DOCUMENTS - 1)  # so that none but the endless one is left
    wait_until(lambda: len(readers(program.pid)) == 1)
    killed = readers(program.pid)[0]
    os.kill(killed, signal.SIGKILL)
    wait_until(lambda: readers(program.pid) not in ([], [killed]))
    _, err = program.communicate(timeout=60)
    assert program.returncode == 7, err
    assert b"in/endless.pdf: It took longer than the limit of 4 s." in err


def readers(leader: int) -> list[int]:
    """Return the processes of the program that are limited in their memory, as those that read PDFs are."""
    found = []
    for process in group(leader):
        try:
            limits = Path(f"/proc/{process}/limits").read_text()
        except OSError:
            continue  # gone by now
        if "Max address space         unlimited" not in limits:
            found.append(process)
    return found
