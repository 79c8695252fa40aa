"""Injects many faults and counts what comes of them, by kind; tells every silent one."""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path

from tests.faults.faults import inject
from tests.faults.judge import Verdict, judge
from tests.faults.original import Original

_SAMPLES = Path(__file__).parents[2] / "samples"
_original = cache(Original.read)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print counts by kind and verdict; the exit status is 1 if a fault was silent."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--count", type=int, default=660)
    parser.add_argument("--seed", type=int, default=0, help="the first fault's seed")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--corpus", type=Path, help="folder of more PDFs that are read rightly")
    parser.add_argument("--verbose", action="store_true", help="tell what is flagged, too")
    chosen = parser.parse_args(arguments)
    pdfs = [
        pdf
        for folder in (_SAMPLES, _SAMPLES / "layouts", chosen.corpus)
        if folder
        for pdf in sorted(folder.glob("*.pdf"))
    ]
    seeds = range(chosen.seed, chosen.seed + chosen.count)
    told = {Verdict.SILENT, Verdict.FLAGGED} if chosen.verbose else {Verdict.SILENT}
    counts: defaultdict[str, Counter[Verdict]] = defaultdict(Counter)
    with ProcessPoolExecutor(chosen.jobs) as pool:
        for kind, verdict, text in pool.map(_outcome, seeds, [pdfs] * len(seeds), chunksize=4):
            counts[kind][verdict] += 1
            if verdict in told:
                sys.stdout.write(f"{text}\n")
                sys.stdout.flush()
    sys.stdout.write(_table(counts))
    return 1 if any(counted[Verdict.SILENT] for counted in counts.values()) else 0


def _outcome(seed: int, pdfs: Sequence[Path]) -> tuple[str, Verdict, str]:
    original = _original(pdfs[seed // 7 % len(pdfs)])
    fault = inject(original, seed)
    judgement = judge(original, fault)
    reasons = [*(f"{each.code} ({each.page})" for each in judgement.doubts), *judgement.changed[:6]]
    text = f"{judgement.verdict}: {seed}: {fault.kind}: {fault.what}: {'; '.join(reasons)}"
    return fault.kind, judgement.verdict, text


def _table(counts: dict[str, Counter[Verdict]]) -> str:
    lines = ["".join(["kind".ljust(26), *(str(verdict).rjust(len(verdict) + 3) for verdict in Verdict)])]
    for kind, counted in [*sorted(counts.items()), ("all", sum(counts.values(), Counter()))]:
        cells = (str(counted[verdict]).rjust(len(verdict) + 3) for verdict in Verdict)
        lines.append("".join([kind.ljust(26), *cells]))
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
