"""Measure `convert` over many documents: two workers against one.

    python benchmarks/many.py [--documents 500] [--bad 10] [--rounds 5]

The documents are those of the tests' generator, and among them some that cannot be converted. In each round a part of
them is converted by one worker and then by two, so that what else the machine does touches both alike: compare the
ratios. Where others use the processors too, a second worker gets nothing for itself, and the clock tells little;
what counts then are the processor seconds (on Linux): they must not grow with the workers, and the program itself, which writes
and cannot be doubled, must need few of them. The manifests are compared with what is known about the documents.
"""

from __future__ import annotations

import argparse
import ctypes
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))  # the generator of layouts is part of the tests

from tests.cli import pdfs  # noqa: E402
from tests.generator import build  # noqa: E402

BAD = {pdfs.encrypted: 3, pdfs.truncated: 3, pdfs.prose: 4, pdfs.picture: 3, pdfs.without_pages: 3}
"""Maker of a document that cannot be converted → the status that it ends with."""

PR_SET_CHILD_SUBREAPER = 36


class Spent(NamedTuple):
    """Seconds by the clock, of all processors, and of those for the program itself."""

    clock: float
    processors: float
    program: float


RUNS = {
    "one worker": ("--jobs", "1"),
    "two workers": ("--jobs", "2"),
    "two workers, with `--dataset`": ("--jobs", "2", "--dataset"),
    "all done, `--resume`": ("--jobs", "2", "--dataset", "--resume"),
}


def make_inputs(folder: Path, count: int, bad: int, rounds: int, kinds: int = 10) -> Counter[int]:
    """Write the documents into a folder for each round, and return how many there are of each status."""
    good = [build(seed, "plain").pdf for seed in range(kinds)]
    spoilt = {number * count // bad: number for number in range(bad)}
    due = Counter[int]()
    for number in range(count):
        data, status = good[number % kinds], 0
        if number in spoilt:
            make, status = [*BAD.items()][spoilt[number] % len(BAD)]
            data = make()
        place = folder / f"round-{number * rounds // count}" / f"council-{number % 7}" / f"{number:04}.pdf"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
        due[status] += 1
    return due


def measure(inputs: Path, output: Path, options: Sequence[str]) -> Spent:
    """Convert a folder, and return what it took."""
    command = [sys.executable, "-m", "appendix_parser", "convert", inputs, "-o", output, *options]
    before, start = _children(), time.perf_counter()
    program = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    _, _, own = os.wait4(program.pid, 0)
    seconds = time.perf_counter() - start
    program.returncode = 0  # it was waited for
    _wait_for_orphans()
    return Spent(seconds, _children() - before, own.ru_utime + own.ru_stime)


def _adopt_orphans() -> None:
    """Become the parent of processes whose parent ends, so that their processor time is counted here; Linux alone can."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def _wait_for_orphans() -> None:
    try:
        while True:
            os.wait()
    except ChildProcessError:
        pass


def _children() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def statuses(output: Path) -> Counter[int]:
    """Return how many documents ended with which status, as the manifest says."""
    documents = json.loads((output / "manifest.json").read_bytes())["documents"]
    return Counter(entry["status"] for entry in documents)


def table(given: argparse.Namespace, folder: Path) -> Iterator[str]:
    """Yield the lines of a table in Markdown."""
    due = make_inputs(folder, given.documents, given.bad, given.rounds)
    spent: dict[str, list[Spent]] = {name: [] for name in RUNS}
    found: dict[str, Counter[int]] = {name: Counter() for name in RUNS}
    for number in range(given.rounds):
        for name, options in RUNS.items():
            inputs = folder / f"round-{number}"
            output = folder / f"out-{number}-{len(options) if '--resume' not in options else 3}"
            spent[name].append(measure(inputs, output, options))
            found[name] += statuses(output)
    yield "| run | seconds | times one worker, median | processor seconds | of these, the program | statuses |"
    yield "|---|---|---|---|---|---|"
    for name, rounds in spent.items():
        pairs = zip(spent["one worker"], rounds, strict=True)
        times = statistics.median(one.clock / each.clock for one, each in pairs)
        right = "as due" if found[name] == due else f"**{dict(found[name])}, not {dict(due)}**"
        clock, processors, program = map(sum, zip(*rounds, strict=True))
        yield f"| {name} | {clock:.0f} | {times:.2f} | {processors:.1f} | {program:.1f} | {right} |"


def main() -> None:
    """Print a table in Markdown."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=500, help="how many documents there are")
    parser.add_argument("--bad", type=int, default=10, help="how many of them cannot be converted")
    parser.add_argument("--rounds", type=int, default=5, help="in how many parts they are converted")
    given = parser.parse_args()
    _adopt_orphans()
    with tempfile.TemporaryDirectory(prefix="many-") as folder:
        for line in table(given, Path(folder)):
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
