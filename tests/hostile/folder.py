"""Runs the command line on every PDF of a folder, and counts how each ended.

    python -m tests.hostile.folder FOLDER

Tells of each file that broke a promise: a status that is not documented, a traceback, more than one line of
message, output on failure, or too much time.
"""

from __future__ import annotations

import json
import subprocess
import sys
import sysconfig
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
    for file in sorted(Path(sys.argv[1]).rglob("*.pdf")):
        start = time.monotonic()
        done = subprocess.run(
            [PROGRAM, "parse", "--timeout", str(SECONDS), file], capture_output=True, text=True, check=False
        )
        took = time.monotonic() - start
        counts[done.returncode] += 1
        wrong = [
            name
            for name, is_wrong in {
                "status": done.returncode not in STATUSES,
                "traceback": "Traceback" in done.stderr or "unexpected" in done.stderr,
                "message": len(done.stderr.splitlines()) != (done.returncode != 0),
                "output": not _is_whole(done.stdout) if done.returncode == 0 else bool(done.stdout),
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
    try:
        return "findings" in json.loads(text)
    except ValueError:
        return False


if __name__ == "__main__":
    sys.exit(main())
