"""The installed command line, run as a person or a script runs it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.cli import pdfs
from tests.warmed import CAN_COPY, PROGRAM, SECONDS, Warm


class Outcome(NamedTuple):
    status: int
    out: str
    err: str


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder in which the program runs: empty, and the only one that a test may find changed."""
    here = tmp_path / "here"
    here.mkdir()
    return here


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Variables for the program; temporary files go to a folder of the test's own."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    kept = {name: value for name, value in os.environ.items() if not name.startswith("APPENDIX_PARSER")}
    return {**kept, "TMPDIR": str(temporary), "PYTHONDONTWRITEBYTECODE": "1"}


Run = Callable[..., Outcome]


@pytest.fixture
def run_installed(folder: Path, environment: Mapping[str, str]) -> Run:
    """Run the installed program to its end: `run_installed("parse", "a.pdf", stdin=b"…")`."""

    def run_program(*arguments: str, stdin: bytes = b"", **options: Any) -> Outcome:
        defaults = {
            "cwd": folder,
            "env": environment,
            "input": stdin,
            "capture_output": True,
            "timeout": SECONDS,
        }
        done = subprocess.run([PROGRAM, *arguments], check=False, **{**defaults, **options})
        return Outcome(done.returncode, (done.stdout or b"").decode(), (done.stderr or b"").decode())

    return run_program


@pytest.fixture
def run(folder: Path, environment: Mapping[str, str], tmp_path: Path, warm: Warm, run_installed: Run) -> Run:
    """Run the command line as the installed program does, in a copy of one that has loaded it already.

    With options of `subprocess.run`, it is the installed program.
    """
    files = tmp_path / "standard"
    files.mkdir()

    def run_warm(*arguments: str, stdin: bytes = b"", **options: Any) -> Outcome:
        if options or not CAN_COPY:
            return run_installed(*arguments, stdin=stdin, **options)
        for name, content in (("in", stdin), ("out", b""), ("err", b"")):
            (files / name).write_bytes(content)
        status = warm.run([*map(os.fsdecode, arguments)], folder, environment, files)
        return Outcome(status, *((files / name).read_bytes().decode() for name in ("out", "err")))

    return run_warm


@pytest.fixture
def small(folder: Path) -> Path:
    """A small appendix in the program's folder."""
    path = folder / "small.pdf"
    path.write_bytes(pdfs.appendix())
    return path


@pytest.fixture
def doubtful(folder: Path) -> Path:
    """A small appendix with a score that is not on the scale, a finding of severity error."""
    path = folder / "doubtful.pdf"
    path.write_bytes(pdfs.appendix(("3", "9")))
    return path
