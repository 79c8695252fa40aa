"""What holds for every file, whatever is in it: runs the command line on one, and says which promise was broken."""

from __future__ import annotations

import json
import subprocess
import sysconfig
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from tests.measured import cost_of

PROGRAM = Path(sysconfig.get_path("scripts")) / "appendix-parser"
STATUSES = {0, 3, 4, 7}

_PATIENCE = 10
"""How many times the limit on time a run may take by the clock: other programs may have the processor."""
_PROCESSES = 5
"""At most so many processes work on one document, one after the other or side by side; each has the whole time."""
_SLACK = 10
"""Processor seconds for starting, and for what is noticed a little late."""
_WAITING = 120
"""Seconds by the clock that starting may take on a busy machine."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a run ended.

    Attributes:
        status: the exit status.
        broken: the promises that it broke.
        message: what it said.
        seconds: processor time, of all its processes.
        megabytes: what the largest of its processes had.
    """

    status: int
    broken: tuple[str, ...]
    message: str
    seconds: float
    megabytes: float


def run(command: Sequence[str], file: Path, *, seconds: int, memory: int | None = None) -> Verdict:
    """Run a command on a PDF with limits on its time, and on its memory if one is given."""
    limits = ["--timeout", str(seconds), *(["--memory", str(memory)] if memory else [])]
    start = time.monotonic()
    with (
        tempfile.TemporaryDirectory() as here,
        tempfile.TemporaryFile("w+") as out,
        tempfile.TemporaryFile("w+") as err,
    ):
        whole = [str(PROGRAM), *command, *limits, str(file)]
        cost = cost_of(whole, stdin=subprocess.DEVNULL, stdout=out, stderr=err, cwd=here)
        left = [*Path(here).iterdir()]
        said, message = map(_all_of, (out, err))
    took = time.monotonic() - start
    ended, worked, most = cost
    broken = {
        "status": ended not in STATUSES,
        "traceback": "Traceback" in message or "unexpected" in message,
        "message": bool(ended) and not message,
        "output": not _is_whole(said) if ended == 0 else bool(said or left),
        "time": worked > _PROCESSES * seconds + _SLACK or took > _PATIENCE * seconds + _WAITING,
        "memory": memory is not None and most > memory,
    }
    return Verdict(ended, tuple(name for name, is_so in broken.items() if is_so), message, worked, most)


def _all_of(stream: IO[str]) -> str:
    stream.seek(0)
    return stream.read()


def _is_whole(text: str) -> bool:
    """Tell whether this is JSON, or nothing, as of a command that writes files."""
    try:
        json.loads(text or "0")
    except ValueError:
        return False
    return True
