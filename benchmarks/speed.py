"""Measure how fast documents are read, against plain table extraction with pdfplumber.

    python benchmarks/speed.py APPENDIX.pdf [--rounds 5] [--times 5] [--pages 1000] [--layouts 12]

Everything is measured in turn within each round, and the table gives medians: what else the machine does
touches all of it alike, so compare ratios within one run, not seconds of two runs. Processor time is that of
the process and its children.
"""

from __future__ import annotations

import argparse
import gc
import io
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))  # the generator of layouts is part of the tests

import pikepdf  # noqa: E402
from tests.generator import build  # noqa: E402

from appendix_parser import NoAppendixError, parse, pipeline  # noqa: E402
from appendix_parser.reading import open_document  # noqa: E402
from appendix_parser.records import Source  # noqa: E402

PLAIN = """
import sys, pdfplumber
with pdfplumber.open(sys.argv[1]) as pdf:
    for page in pdf.pages:
        page.extract_tables()
"""

COMPILED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""An environment in which this program is compiled once, as it is when it is installed, and as pdfplumber is here."""

Seconds = Mapping[str, float]


def whole_processes(pdf: Path, rounds: int) -> Iterator[str]:
    """Yield lines of tables: start to end of a process, wall clock and processor; and the share of the witness."""
    parse = [sys.executable, "-m", "appendix_parser", "parse", str(pdf)]
    commands = {
        "plain pdfplumber, extract_tables": [sys.executable, "-c", PLAIN, str(pdf)],
        "parse": parse,
        "parse --no-witness": [*parse, "--no-witness"],
    }
    wall: dict[str, list[float]] = {name: [] for name in commands}
    processor: dict[str, list[float]] = {name: [] for name in commands}
    subprocess.run(parse, check=True, stdout=subprocess.DEVNULL, env=COMPILED)  # compiles
    for _ in range(rounds):
        for name, command in commands.items():
            before, start = _children(), time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=COMPILED)
            wall[name].append(time.perf_counter() - start)
            processor[name].append(_children() - before)
    yield from _table("whole process", _medians(wall), "wall clock")
    yield from _table("whole process", _medians(processor), "processor")
    pairs = zip(processor["parse --no-witness"], processor["parse"], strict=True)
    share = statistics.median(1 - without / whole for without, whole in pairs)
    yield f"Share of the witness in the processor time of `parse`: {100 * share:.0f} %."


def several_times_over(pdf: Path, times: int, rounds: int) -> Iterator[str]:
    """Yield the same lines for the document several times over: starting takes a smaller share of it."""
    with pikepdf.open(pdf) as document:
        count = times * len(document.pages)
    with tempfile.TemporaryDirectory() as folder:
        long = Path(folder, "long.pdf")
        long.write_bytes(_repeated(pdf, count))
        yield f"{times} times over, {count} pages:"
        yield from whole_processes(long, rounds)


def stages(pdf: Path, rounds: int) -> Iterator[str]:
    """Yield lines of a table: the stages in one process."""
    data = pdf.read_bytes()
    seconds: dict[str, list[float]] = {}
    for _ in range(rounds):
        pages = _timed(seconds, "reading", lambda: _pages(data))
        source = Source(filename=pdf.name, sha256="0" * 64, page_count=len(pages), producer=None)
        _timed(seconds, "all after reading", lambda p=pages, s=source: pipeline.understand(p, s))
    yield from _table("in one process", _medians(seconds), "processor")


def long_document(pdf: Path, pages: int) -> Iterator[str]:
    """Yield lines of a table: time per page and memory of a document of many pages."""
    yield "| pages | options | ms per page | peak MB |\n|---|---|---|---|"
    for options in ([], ["--no-witness"]):
        for count in (20, pages):
            spent, peak = _measured_apart(_repeated(pdf, count), options)
            yield f"| {count} | {' '.join(options)} | {1000 * spent / count:.1f} | {peak:.0f} |"


def layouts(seeds: int) -> Iterator[str]:
    """Yield lines of a table: time per page of random layouts against the plain grid."""
    plain = statistics.median(_per_page(build(seed, "plain").pdf) for seed in range(seeds))
    yield "| layout | ms per page | times the plain grid |\n|---|---|---|"
    yield f"| plain grid, median of {seeds} | {1000 * plain:.1f} | 1.0 |"
    drawn = {f"any, seed {seed}": build(seed, "any") for seed in range(seeds)}
    spent = {name: _per_page(document.pdf) for name, document in drawn.items()}
    for name, seconds in sorted(spent.items(), key=lambda item: -item[1])[:5]:
        yield f"| {name} | {1000 * seconds:.1f} | {seconds / plain:.1f} |"


def _pages(data: bytes) -> list[object]:
    return list(open_document(data, "x.pdf").pages())


def _timed(seconds: dict[str, list[float]], name: str, task: Callable[[], list]) -> list:
    gc.collect()
    start = time.process_time()
    result = task()
    seconds.setdefault(name, []).append(time.process_time() - start)
    return result


def _per_page(pdf: bytes) -> float:
    best = []
    for _ in range(3):
        start = time.process_time()
        try:
            appendix = parse(pdf)
        except NoAppendixError:
            return 0.0
        best.append((time.process_time() - start) / appendix.source.page_count)
    return min(best)


def _repeated(pdf: Path, count: int) -> bytes:
    """Return the pages of a PDF, again and again, as many as asked for."""
    out = io.BytesIO()
    with pikepdf.open(pdf) as source, pikepdf.new() as target:
        while len(target.pages) < count:
            target.pages.extend(source.pages[: count - len(target.pages)])
        target.save(out)
    return out.getvalue()


def _measured_apart(pdf: bytes, options: Sequence[str]) -> tuple[float, float]:
    """Return processor seconds, and peak memory in MB, of the command that parses the PDF."""
    command = [sys.executable, "-c", _APART, sys.executable, *options]
    done = subprocess.run(command, input=pdf, check=True, capture_output=True, env=COMPILED)
    seconds, peak = map(float, done.stdout.split())
    return seconds, peak


_APART = """
import resource, subprocess, sys
command = [sys.argv[1], "-m", "appendix_parser", "parse", "-", "--max-pages", "100000", "--timeout", "3600"]
subprocess.run(command + sys.argv[2:], check=True, stdout=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
"""


def _children() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _medians(seconds: Mapping[str, list[float]]) -> Seconds:
    return {name: statistics.median(values) for name, values in seconds.items()}


def _table(what: str, seconds: Seconds, clock: str) -> Iterator[str]:
    first = next(iter(seconds.values()))
    yield f"| {what} | {clock}, s | how many times as long the first takes |\n|---|---|---|"
    for name, value in seconds.items():
        yield f"| {name} | {value:.3f} | {first / value:.2f} |"


def main() -> None:
    """Print tables in Markdown."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pdf", type=Path, help="an appendix")
    parser.add_argument("--rounds", type=int, default=5, help="how often each thing is measured")
    parser.add_argument("--times", type=int, default=5, help="how often to repeat the document; 0 for never")
    parser.add_argument("--pages", type=int, default=1000, help="pages of the long document; 0 for none")
    parser.add_argument("--layouts", type=int, default=12, help="random layouts; 0 for none")
    given = parser.parse_args()
    parts = [whole_processes(given.pdf, given.rounds)]
    parts += [several_times_over(given.pdf, given.times, given.rounds)] if given.times else []
    parts += [stages(given.pdf, given.rounds)]
    parts += [long_document(given.pdf, given.pages)] if given.pages else []
    parts += [layouts(given.layouts)] if given.layouts else []
    for part in parts:
        for line in part:
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()
        sys.stdout.write("\n")


if __name__ == "__main__":
    main()
