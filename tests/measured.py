"""What a program costs, all its processes together. Run as a program, this starts another one and says what it cost.

It takes a small program of its own: the system counts the memory of a process from before it became another program.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple


class Cost(NamedTuple):
    """The exit status, processor seconds of all processes, and the MB of the largest one."""

    status: int
    seconds: float
    megabytes: float


def cost_of(command: Sequence[str], **options: Any) -> Cost:
    """Run a command to its end; `options` are those of `subprocess.run`."""
    with tempfile.NamedTemporaryFile() as report:
        launcher = [sys.executable, "-S", "-E", __file__, report.name, *command]
        subprocess.run(launcher, check=True, **options)
        return Cost(*json.loads(Path(report.name).read_text()))


def _launch(report: str, *command: str) -> None:
    program = subprocess.Popen(command)
    _, status, usage = os.wait4(program.pid, 0)
    program.returncode = os.waitstatus_to_exitcode(status)
    spent = usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024
    Path(report).write_text(json.dumps([program.returncode, *spent]))


if __name__ == "__main__":
    _launch(*sys.argv[1:])
