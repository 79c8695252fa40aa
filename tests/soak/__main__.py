"""Reads many random documents and counts what comes of them; tells every one that is not read exactly."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import NamedTuple, get_args

from tests.generator import build
from tests.generator.style import Level
from tests.soak.judge import Verdict, read_and_judge

_QUOTED = 4  # differences told of a document


class Outcome(NamedTuple):
    """What came of the document of a seed."""

    seed: int
    verdict: Verdict
    text: str


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the documents that are not exact, and counts; the exit status is 1 if one was silently wrong, or failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0, help="the first document's seed")
    parser.add_argument("--level", choices=get_args(Level), default="any")
    parser.add_argument("--jobs", type=int, default=1)
    chosen = parser.parse_args(arguments)
    seeds = range(chosen.seed, chosen.seed + chosen.count)
    counts: Counter[Verdict] = Counter()
    with ProcessPoolExecutor(chosen.jobs) as pool:
        chunk = [(seed, chosen.level) for seed in seeds]
        for outcome in pool.map(_outcome, chunk, chunksize=4):
            counts[outcome.verdict] += 1
            if outcome.verdict is not Verdict.EXACT:
                sys.stdout.write(f"{outcome.verdict}: {outcome.seed}: {outcome.text}\n")
                sys.stdout.flush()
    sys.stdout.write(f"level {chosen.level}, {chosen.count} documents\n")
    for verdict in Verdict:
        sys.stdout.write(f"{verdict:<10}{counts[verdict]:>6}{counts[verdict] / chosen.count:>8.2%}\n")
    return 1 if counts[Verdict.SILENT] or counts[Verdict.FAILED] else 0


def _outcome(work: tuple[int, Level]) -> Outcome:
    seed, level = work
    document = build(seed, level)
    judgement = read_and_judge(document)
    doubts = sorted({f"{each.code} ({each.page})" for each in judgement.doubts})
    wrong = list(map(str, judgement.silent or judgement.differences))
    more = [f"and {len(wrong) - _QUOTED} more"] if len(wrong) > _QUOTED else []
    said = "; ".join([", ".join(doubts), *wrong[:_QUOTED], *more])
    return Outcome(seed, judgement.verdict, said)


if __name__ == "__main__":
    sys.exit(main())
