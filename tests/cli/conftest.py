"""The installed command line, run as a person or a script runs it."""

from __future__ import annotations

import os
import subprocess
import sysconfig
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

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


@pytest.fixture
def run(folder: Path, environment: Mapping[str, str]) -> Run:
    """Run the program to its end: `run("parse", "a.pdf", stdin=b"…")`."""

    def run_program(*arguments: str, stdin: bytes = b"", **options: object) -> Outcome:
        done = subprocess.run(
            [PROGRAM, *arguments],
            **{
                "cwd": folder,
                "env": environment,
                "input": stdin,
                "capture_output": True,
                "timeout": SECONDS,
                "check": False,
                **options,
            },
        )
        return Outcome(done.returncode, (done.stdout or b"").decode(), (done.stderr or b"").decode())

    return run_program


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
