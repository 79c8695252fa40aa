"""The installed command line, run as a person or a script runs it."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.cli import pdfs

PROGRAM = Path(sysconfig.get_path("scripts")) / "appendix-parser"
SECONDS = 60


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


class _Warm:
    """The program of `warm.py`, started when it is first needed, and again should it have ended."""

    def __init__(self) -> None:
        self._program: subprocess.Popen[str] | None = None

    def run(self, arguments: Sequence[str], folder: Path, environment: Mapping[str, str], files: Path) -> int:
        """Run the command line with standard files in a folder: `in`, `out` and `err`; return its exit status."""
        if self._program is None or self._program.poll() is not None:
            self._program = subprocess.Popen(
                [sys.executable, "-m", "tests.cli.warm"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                cwd=Path(__file__).parents[2],
            )
        assert self._program.stdin is not None
        assert self._program.stdout is not None
        names = {name: str(files / name) for name in ("in", "out", "err")}
        request = {"arguments": arguments, "cwd": str(folder), "env": {**environment}, **names}
        self._program.stdin.write(f"{json.dumps(request)}\n")
        self._program.stdin.flush()
        if not select.select([self._program.stdout], [], [], SECONDS)[0]:
            self.end()
            raise subprocess.TimeoutExpired(["appendix-parser", *arguments], SECONDS)
        return int(self._program.stdout.readline())

    def end(self) -> None:
        if self._program is not None:
            self._program.kill()
            self._program.communicate()


@pytest.fixture(scope="session")
def warm() -> Iterator[_Warm]:
    program = _Warm()
    yield program
    program.end()


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
def run(folder: Path, environment: Mapping[str, str], tmp_path: Path, warm: _Warm, run_installed: Run) -> Run:
    """Run the command line as the installed program does, in a copy of one that has loaded it already.

    With options of `subprocess.run`, it is the installed program.
    """
    files = tmp_path / "standard"
    files.mkdir()

    def run_warm(*arguments: str, stdin: bytes = b"", **options: Any) -> Outcome:
        if options or not hasattr(os, "fork"):
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
