"""A copy of the program for each run: `cli/warm.py`, which has loaded it, asked from a test."""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

PROGRAM = Path(sysconfig.get_path("scripts")) / "appendix-parser"
CAN_COPY = hasattr(os, "fork")
SECONDS = 60
_INTERVAL = 0.05


class Copy:
    """A run of the program that the test does not wait for."""

    def __init__(self, warm: Warm, number: int) -> None:
        self._warm = warm
        self.pid = number
        self._status: int | None = None

    def poll(self) -> int | None:
        """Return the exit status, or None if it runs; a signal is a negative number."""
        if self._status is None:
            self._status = self._warm.ask({"ended": self.pid})
        return self._status

    def wait(self, timeout: float = SECONDS) -> int:
        """Return the exit status when it has ended."""
        end = time.monotonic() + timeout
        while (status := self.poll()) is None:
            if time.monotonic() > end:
                raise subprocess.TimeoutExpired("appendix-parser", timeout)
            time.sleep(_INTERVAL)
        return status

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)


class Warm:
    """The program of `warm.py`, started when it is first needed, and again should it have ended."""

    def __init__(self) -> None:
        self._program: subprocess.Popen[str] | None = None

    def run(self, arguments: Sequence[str], folder: Path, environment: Mapping[str, str], files: Path) -> int:
        """Run the command line with standard files in a folder: `in`, `out` and `err`; return its exit status."""
        names = {name: str(files / name) for name in ("in", "out", "err")}
        return int(self.ask(_request(arguments, folder, environment, **names)))

    def output_of(self, arguments: Sequence[str], folder: Path | None = None) -> bytes:
        """Run the command line in a folder, and return what it puts out; it must succeed."""
        if not CAN_COPY:
            return subprocess.run([PROGRAM, *arguments], cwd=folder, check=True, capture_output=True).stdout
        with tempfile.TemporaryDirectory() as made:
            files = Path(made)
            for name in ("in", "out", "err"):
                (files / name).touch()
            status = self.run(arguments, folder or Path.cwd(), os.environ, files)
            assert status == 0, (files / "err").read_text("utf-8")
            return (files / "out").read_bytes()

    def start(self, arguments: Sequence[str], folder: Path, errors: Path) -> Copy:
        """Start the command line, with a file for what it says."""
        names = {"in": os.devnull, "out": os.devnull, "err": str(errors)}
        return Copy(self, self.ask({**_request(arguments, folder, os.environ, **names), "waited_for": False}))

    def ask(self, request: dict[str, Any]) -> Any:
        if self._program is None or self._program.poll() is not None:
            self._program = subprocess.Popen(
                [sys.executable, "-m", "tests.cli.warm"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                cwd=Path(__file__).parents[1],
            )
        assert self._program.stdin is not None
        assert self._program.stdout is not None
        self._program.stdin.write(f"{json.dumps(request)}\n")
        self._program.stdin.flush()
        if not select.select([self._program.stdout], [], [], SECONDS)[0]:
            self.end()
            raise subprocess.TimeoutExpired(["appendix-parser", *request.get("arguments", ())], SECONDS)
        return json.loads(self._program.stdout.readline())

    def end(self) -> None:
        if self._program is not None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._program.communicate(timeout=1)  # at the end of its input, it ends what still runs
            self._program.kill()
            self._program.communicate()


def warm_program() -> Iterator[Warm]:
    """Yield the program, and end it afterwards."""
    program = Warm()
    yield program
    program.end()


def _request(
    arguments: Sequence[str], folder: Path, environment: Mapping[str, str], **files: str
) -> dict[str, Any]:
    return {"arguments": [*arguments], "cwd": str(folder), "env": {**environment}, **files}
