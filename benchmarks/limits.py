"""Measure what limits and leanness cost and save: this checkout against another one, in one run.

    git worktree add /tmp/before 01d3641
    python benchmarks/limits.py --against /tmp/before [--rounds 3]

Each task is done by both in turn, in each round; the table gives medians, and how many times as much the other one takes.
Seconds are those of all processors, of the program and all its children; MB are those of its largest process. What takes
longer than `--patience` is stopped, and its row says so.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))  # the tests' small documents

from tests.cli import pdfs  # noqa: E402
from tests.measured import cost_of  # noqa: E402

SAMPLE = ROOT / "samples" / "appendix-2024.pdf"
PROGRAM = [sys.executable, "-m", "appendix_parser"]
LIBRARY = """
import sys
from appendix_parser import parse
data, isolated, count = open(sys.argv[1], "rb").read(), sys.argv[2] == "isolated", 20
parse(data, isolated=isolated)
for _ in range(count):
    parse(data, isolated=isolated)
"""
CHILDREN = """
import os
from appendix_parser.isolation import run
from appendix_parser.inputs.limits import Limits
for _ in range(100):
    run(os.getcwdb, limits=Limits(), where="x.pdf")
"""


class Spent(NamedTuple):
    """Processor seconds, and MB; `is_done` unless it was stopped or failed."""

    seconds: float
    megabytes: float
    is_done: bool


# -- what is compared ----------------------------------------------------------------------------------------


def edition(sample: Mapping[str, Any], years_later: int, copies: int = 1) -> dict[str, Any]:
    """Return the JSON of an appendix as that of later years, with its objectives repeated, in different words."""
    made = deepcopy(dict(sample))
    made["source"]["sha256"] = f"{years_later:064x}"
    for year in made["years"]:
        _move(year, years_later)
    position = 0
    for section in made["sections"]:
        originals = section["objectives"]
        section["objectives"] = []
        for copy in range(copies):
            for objective in deepcopy(originals):
                position += 1
                objective["position"] = position
                if copy:
                    objective["number"] = position
                    objective["label"] = str(position)
                    objective["title"] += f" {_words(position)}"
                    objective["description"] += f" {_words(position + 7)}"
                if position % 10 == years_later % 10:
                    objective["description"] += " Reworded this year."
                for assessment in objective["assessments"]:
                    _move(assessment, years_later, "year_label")
                section["objectives"].append(objective)
    made["findings"] = []
    return made


def _move(record: dict[str, Any], years: int, label: str = "label") -> None:
    record["year"] += years
    record[label] = str(record["year"])


def _words(number: int) -> str:
    """Return three words that no other number has."""
    return " ".join(
        f"{'bcdfghjklm'[int(digit)]}{vowel}rt" for digit, vowel in zip(f"{number:05}", "aeiou", strict=True)
    )


def _own(folder: Path, tree: Path, name: str) -> str:
    """Return a path in the folder that a tree does not share with the other one."""
    place = folder / ("ours" if tree == ROOT else "theirs")
    place.mkdir(exist_ok=True)
    return str(place / name)


def editions(folder: Path, tree: Path, count: int, copies: int) -> list[str]:
    """Write editions that a tree can read, and return their paths."""
    parsed = Path(_own(folder, tree, "sample.json"))
    if not parsed.exists():
        with parsed.open("wb") as file:
            subprocess.run([*PROGRAM, "parse", str(SAMPLE)], env=_of(tree), stdout=file, check=True)
    sample = json.loads(parsed.read_text(encoding="utf-8"))
    paths = []
    for number in range(count):
        path = _own(folder, tree, f"{copies}-{number}.json")
        Path(path).write_text(json.dumps(edition(sample, number, copies)), encoding="utf-8")
        paths.append(path)
    return paths


def tasks(folder: Path) -> Mapping[str, Callable[[Path], Sequence[str]]]:
    """Return what is measured → the command, for a tree."""
    small = folder / "small.pdf"
    small.write_bytes(pdfs.appendix())
    convert = [*PROGRAM, "convert", str(small), "-f", "json", "-f", "csv", "-f", "parquet"]
    roomy = ["--timeout", "100000", "--memory", "16000"]

    def history(tree: Path, count: int, copies: int) -> list[str]:
        written = ["-o", _own(folder, tree, "history"), "--force", "-f", "json"]
        return [*PROGRAM, "history", *written, *roomy, *editions(folder, tree, count, copies)]

    return {
        "`--help`": lambda _: [*PROGRAM, "--help"],
        "`schema`": lambda _: [*PROGRAM, "schema"],
        "`parse`, one page": lambda _: [*PROGRAM, "parse", str(small)],
        "`convert`, one page, JSON, CSV and Parquet": lambda tree: [
            *convert,
            "-o",
            _own(folder, tree, "out"),
        ],
        "100 children that do nothing": lambda _: [sys.executable, "-c", CHILDREN],
        "21 × `parse()` of one page, isolated": lambda _: [
            sys.executable,
            "-c",
            LIBRARY,
            str(small),
            "isolated",
        ],
        "the same, not isolated": lambda _: [sys.executable, "-c", LIBRARY, str(small), "here"],
        "`history`, 50 editions of 59 objectives": lambda tree: history(tree, 50, 1),
        "`history`, 2 editions of 354": lambda tree: history(tree, 2, 6),
        "`history`, 2 editions of 3,009": lambda tree: history(tree, 2, 51),
        "`diff`, 2 editions of 354": lambda tree: [
            *PROGRAM,
            "diff",
            *roomy,
            *editions(folder, tree, 2, 6),
        ],
    }


# -- measuring -----------------------------------------------------------------------------------------------


def _of(tree: Path) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(tree / "src")}


def measure(command: Sequence[str], tree: Path, patience: int, memory_mb: int) -> Spent:
    """Run a command of a tree, with its own limits on processor time and memory, and return what it spent."""

    def hold() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (patience, patience))
        resource.setrlimit(resource.RLIMIT_AS, (memory_mb << 20, memory_mb << 20))

    silent = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.DEVNULL)
    status, seconds, megabytes = cost_of(command, env=_of(tree), preexec_fn=hold, **silent)
    return Spent(seconds, megabytes, status == 0 or (status == 1 and "diff" in command))


def rows(folder: Path, ours: Path, theirs: Path, given: argparse.Namespace) -> Iterator[str]:
    """Yield the lines of the table."""
    yield "| task | seconds | the other, times | MB | the other, times |\n|---|---|---|---|---|"
    for name, command in tasks(folder).items():
        if given.only not in name:
            continue
        found: dict[Path, list[Spent]] = {ours: [], theirs: []}
        for _ in range(given.rounds):
            for tree, spent in found.items():
                if not spent or spent[-1].is_done:  # what was stopped once is not tried again
                    spent.append(measure(command(tree), tree, given.patience, given.memory))
        yield _row(name, found[ours], found[theirs])


def _row(name: str, ours: Sequence[Spent], theirs: Sequence[Spent]) -> str:
    cells = [name]
    for field, form in (("seconds", "{:.2f}"), ("megabytes", "{:.0f}")):
        own, other = (statistics.median(getattr(each, field) for each in spent) for spent in (ours, theirs))
        cells.append(form.format(own) if ours[-1].is_done else "stopped")
        cells.append(f"{'' if theirs[-1].is_done else 'stopped at '}{other / own:.2f}")
    return f"| {' | '.join(cells)} |"


def main() -> None:
    """Print a table in Markdown."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--against", type=Path, required=True, help="another checkout")
    parser.add_argument("--rounds", type=int, default=3, help="how often each thing is measured")
    parser.add_argument("--patience", type=int, default=120, help="processor seconds for a process")
    parser.add_argument("--memory", type=int, default=4000, help="MB of address space for a process")
    parser.add_argument("--only", default="", help="tasks with these words in their names")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for line in rows(Path(folder), ROOT, given.against.resolve(), given):
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
