"""Compare the judges' verdicts on documents beside the repository with the best verdicts so far.

    python tools/judged.py ../shared [--update]

The folder has `cases/judge.py` and `layouts/judge.py`. Each document has a floor in `tools/judged.json`; a verdict below it
is an error. `--update` raises the floors to today's verdicts and never lowers one.

Four layouts are read differently from their truths on purpose: C-targetcol, D-desired and D-npsother count targets among
the council's own scores, which `other_scores` keeps apart, and D-pcip numbers its objectives `1.1`, which is a label here.
The truth of the case 15-fractions-cr has a part of a comment; the page has all of it, and so has the reading.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

FLOORS = Path(__file__).with_suffix(".json")
PROGRAM = Path(sys.executable).parent / "appendix-parser"
LIST_TABLES = Path(__file__).parent / "list_tables"

# From the worst to the best; what is refused is reported.
RANKS = ("SILENT", "part-silent", "silent", "refused", "told", "flagged", "exact+", "exact")

Verdicts = Mapping[str, str]


def cases(folder: Path) -> Verdicts:
    """Return the verdict on each case."""
    environment = {**os.environ, "APPENDIX_PARSER": str(PROGRAM)}
    command = [sys.executable, str(folder / "judge.py"), str(LIST_TABLES), str(folder), "-v"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.stderr:
        sys.exit(done.stderr)
    lines = (line.split() for line in done.stdout.splitlines())
    return {name: verdict for verdict, name, *_ in (line for line in lines if line and line[0] in RANKS)}


def layouts(folder: Path) -> Verdicts:
    """Return the verdict on each layout."""
    with tempfile.TemporaryDirectory() as work:
        environment = {**os.environ, "APP": str(PROGRAM), "OUT": work}
        command = [sys.executable, str(folder / "judge.py")]
        subprocess.run(command, env=environment, capture_output=True, check=True)
        results = json.loads(Path(work, "results.json").read_text(encoding="utf-8"))
    classes = {result["name"]: result["class"].split()[0] for result in results}
    return {name: "refused" if found.startswith("refused") else found for name, found in classes.items()}


def main() -> int:
    """Print the counts and what is below its floor; return 1 if anything is."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, help="the folder with the judges")
    parser.add_argument("--update", action="store_true", help="raise the floors to today's verdicts")
    given = parser.parse_args()
    floors: dict[str, str] = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    verdicts: dict[str, str] = {}
    for name, judge in (("cases", cases), ("layouts", layouts)):
        found = judge(given.folder / name)
        sys.stdout.write(f"{name}: {len(found)}, {dict(Counter(found.values()))}\n")
        verdicts.update(found)
    below = [
        name
        for name, verdict in verdicts.items()
        if RANKS.index(verdict) < RANKS.index(floors.get(name, RANKS[0]))
    ]
    for name in below:
        sys.stdout.write(f"{name}: {verdicts[name]}, and was {floors[name]}\n")
    if given.update:
        raised = {name: verdict for name, verdict in verdicts.items() if name not in below}
        FLOORS.write_text(json.dumps({**floors, **raised}, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return int(bool(below))


if __name__ == "__main__":
    sys.exit(main())
