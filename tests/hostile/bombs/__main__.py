"""Runs bombs through the command line, and says how each ended.

    python -m tests.hostile.bombs
    python -m tests.hostile.bombs --only mesh --command review --command "tables --no-witness"

The last line counts the runs and those that broke a promise; see `promises.py` for what is promised.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.hostile.bombs import BOMBS
from tests.hostile.promises import run

COMMANDS = ("parse", "tables", "review", "inspect --page 1")
SECONDS, PAGE_SECONDS, MEMORY = 10, 5, 600


def main() -> int:
    """Run the bombs that the arguments choose, and return 1 if one broke a promise."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", default="", metavar="WORDS", help="bombs whose name has these words in it")
    parser.add_argument("--command", action="append", help="what they are run through; may be given again")
    given = parser.parse_args()
    chosen = {name: make for name, make in BOMBS.items() if given.only in name}
    runs = broken = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, make in chosen.items():
            file = Path(folder) / "bomb.pdf"
            file.write_bytes(make())
            for command in given.command or COMMANDS:
                words = [*command.split(), "--page-timeout", str(PAGE_SECONDS)]
                verdict = run(words, file, seconds=SECONDS, memory=MEMORY)
                runs += 1
                broken += bool(verdict.broken)
                wrong = f"BROKEN {', '.join(verdict.broken)}: {verdict.message}" if verdict.broken else ""
                cost = f"{verdict.seconds:5.1f} s {verdict.megabytes:4.0f} MB"
                sys.stdout.write(f"{verdict.status} {cost}  {command:8} {name} {wrong}\n")
                sys.stdout.flush()
    sys.stdout.write(f"{len(chosen)} bombs, {runs} runs, {broken} broken\n")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
