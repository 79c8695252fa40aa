"""Stopping a run from outside: the status, no process that goes on, and no file left lying about."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from tests.cli import pdfs
from tests.warmed import PROGRAM

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks for processes under /proc")

PATIENCE = 20


def group(leader: int) -> list[int]:
    """Return the processes of this group that still run."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            _, _, after_name = stat.read_text(errors="replace").rpartition(") ")
        except OSError:
            continue  # gone by now
        state, _, process_group, *_ = after_name.split()
        if int(process_group) == leader and state != "Z":
            found.append(int(stat.parent.name))
    return found


def restore_interrupts() -> None:
    """Let interrupts through, which a shell makes its background jobs ignore, and they their children."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def wait_until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.02)


@pytest.fixture
def endless(folder: Path) -> Path:
    path = folder / "endless.pdf"
    path.write_bytes(pdfs.endless())
    return path


Start = Callable[..., subprocess.Popen[bytes]]


@pytest.fixture
def start(folder: Path, environment: Mapping[str, str]) -> Iterator[Start]:
    """Start the program in a process group of its own, and wait until its child is at work."""
    started: list[subprocess.Popen[bytes]] = []

    def start_program(*arguments: str, processes: int = 2) -> subprocess.Popen[bytes]:
        program = subprocess.Popen(
            [PROGRAM, *arguments],
            cwd=folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
            preexec_fn=restore_interrupts,
        )
        started.append(program)
        wait_until(lambda: len(group(program.pid)) >= processes)
        return program

    yield start_program
    for program in started:
        program.kill()
        for child in group(program.pid):
            os.kill(child, signal.SIGKILL)
        program.communicate()


def to_all(program: subprocess.Popen[bytes]) -> None:
    """Send what Ctrl-C sends: an interrupt for every process of the terminal."""
    os.killpg(program.pid, signal.SIGINT)


def to_the_program(program: subprocess.Popen[bytes]) -> None:
    program.send_signal(signal.SIGINT)


def to_the_program_from_a_service(program: subprocess.Popen[bytes]) -> None:
    program.send_signal(signal.SIGTERM)


@pytest.mark.parametrize("interrupt", [to_all, to_the_program, to_the_program_from_a_service])
@pytest.mark.parametrize("command", ["parse", "convert", "check", "tables"])
def test_an_interrupt_ends_everything_with_130(
    start: Start,
    endless: Path,
    tmp_path: Path,
    command: str,
    interrupt: Callable[[subprocess.Popen[bytes]], None],
) -> None:
    program = start(command, endless.name)
    interrupt(program)
    out, err = program.communicate(timeout=PATIENCE)
    assert (program.returncode, out) == (130, b"")
    assert err.strip() == b"appendix-parser: interrupted"
    wait_until(lambda: not group(program.pid))  # one that was just starting ends with its parent
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["endless.pdf"]


def test_what_was_written_before_an_interrupt_is_whole(
    start: Start, endless: Path, folder: Path, tmp_path: Path
) -> None:
    (folder / "small.pdf").write_bytes(pdfs.appendix())
    program = start("convert", "small.pdf", "endless.pdf", processes=1)
    written = folder / "out" / "small"
    wait_until(written.is_dir)
    wait_until(lambda: len(group(program.pid)) > 1)
    to_all(program)
    _, err = program.communicate(timeout=PATIENCE)
    assert (program.returncode, err.splitlines()[-1:]) == (130, [b"appendix-parser: interrupted"])
    wait_until(lambda: group(program.pid) == [])  # the server of processes ends a moment after the program
    assert sorted(path.name for path in (folder / "out").iterdir()) == ["manifest.json", "small"]
    assert (written / "datapackage.json").exists()
    assert [*(tmp_path / "temporary").iterdir()] == []


def test_a_child_does_not_outlive_a_program_that_was_killed(start: Start, endless: Path) -> None:
    program = start("parse", endless.name)
    program.kill()
    program.wait(PATIENCE)
    wait_until(lambda: group(program.pid) == [])


WHILE_LOADING = """
import dataclasses, os, signal, sys
from appendix_parser.cli import main

left = int(sys.argv.pop(1))
name_field = dataclasses.Field.__set_name__

def name_and_interrupt(field, owner, name):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGTERM)
    return name_field(field, owner, name)

dataclasses.Field.__set_name__ = name_and_interrupt
main()
"""


@pytest.mark.parametrize("fields", [1, 6, 21])
def test_an_interrupt_while_a_data_class_is_made_is_one(folder: Path, fields: int) -> None:
    """Python 3.11 makes another error of it; the first fields are of the limits, later ones of what reads."""
    (folder / "small.pdf").write_bytes(pdfs.appendix())
    arguments = [str(fields), "parse", "small.pdf"]
    command = [sys.executable, "-c", WHILE_LOADING, *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (130, b"")
    assert done.stderr == b"appendix-parser: interrupted\n"
