"""Runs the command line on every PDF of a folder, and counts how each ended.

    python -m tests.hostile.folder FOLDER
    python -m tests.hostile.folder FOLDER tables

What follows the folder is the command and its options, `parse` if nothing does.

Tells of each file that broke a promise: a status that is not documented, a traceback, more than one line of
message, output on failure, a file left behind, or too much time.
"""

from __future__ import annotations

import json
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections import Counter
from pathlib import Path

PROGRAM = Path(sysconfig.get_path("scripts")) / "appendix-parser"
SECONDS = 60
STATUSES = {0, 3, 4, 7}


def main() -> int:
    """Run all files of the folder in the first argument, and return 1 if one broke a promise."""
    counts: Counter[int] = Counter()
    broken = 0
    folder, *command = sys.argv[1:]
    command = [str(PROGRAM), *(command or ["parse"]), "--timeout", str(SECONDS)]
    for file in sorted(Path(folder).resolve().rglob("*.pdf")):
        start = time.monotonic()
        with tempfile.TemporaryDirectory() as here:
            done = subprocess.run([*command, file], capture_output=True, text=True, check=False, cwd=here)
            left = [*Path(here).iterdir()]
        took = time.monotonic() - start
        counts[done.returncode] += 1
        wrong = [
            name
            for name, is_wrong in {
                "status": done.returncode not in STATUSES,
                "traceback": "Traceback" in done.stderr or "unexpected" in done.stderr,
                "message": not done.stderr if done.returncode else False,
                "output": not _is_whole(done.stdout) if done.returncode == 0 else bool(done.stdout or left),
                "time": took > SECONDS + 10,
            }.items()
            if is_wrong
        ]
        broken += bool(wrong)
        if wrong:
            sys.stdout.write(f"{file}: {', '.join(wrong)}: {done.stderr}\n")
    for status, count in sorted(counts.items()):
        sys.stdout.write(f"status {status}: {count}\n")
    return 1 if broken else 0


def _is_whole(text: str) -> bool:
    """Tell whether this is JSON, or nothing, as of a command that writes files."""
    try:
        json.loads(text or "0")
    except ValueError:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
