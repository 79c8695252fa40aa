"""Runs the command line on every PDF of a folder, and counts how each ended.

    python -m tests.hostile.folder FOLDER
    python -m tests.hostile.folder FOLDER tables

What follows the folder is the command and its options, `parse` if nothing does.

Tells of each file that broke a promise: a status that is not documented, a traceback, a failure without a message,
output on failure, a file left behind, or too much time.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from tests.hostile.promises import run

SECONDS = 60


def main() -> int:
    """Run all files of the folder in the first argument, and return 1 if one broke a promise."""
    counts: Counter[int] = Counter()
    is_broken = False
    folder, *command = sys.argv[1:]
    for file in sorted(Path(folder).resolve().rglob("*.pdf")):
        verdict = run(command or ["parse"], file, seconds=SECONDS)
        counts[verdict.status] += 1
        if verdict.broken:
            is_broken = True
            sys.stdout.write(f"{file}: {', '.join(verdict.broken)}: {verdict.message}\n")
    for status, count in sorted(counts.items()):
        sys.stdout.write(f"status {status}: {count}\n")
    return 1 if is_broken else 0


if __name__ == "__main__":
    sys.exit(main())
