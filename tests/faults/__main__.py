"""Injects many faults and counts what comes of them, by kind; tells every silent one."""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from pathlib import Path

from tests.faults.faults import inject
from tests.faults.hidden import hide, write
from tests.faults.judge import Judgement, Verdict, judge, judge_hidden
from tests.faults.original import Original

_SAMPLES = Path(__file__).parents[2] / "samples"
_original = cache(Original.read)

Outcome = tuple[tuple[str, ...], Verdict, str]
"""The kinds of a fault, what came of it, and that in words."""

Outcomes = Callable[[int], Outcome]
"""Injects the fault of a seed."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Print counts by kind and verdict; the exit status is 1 if a fault was silent."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--count", type=int, default=660)
    parser.add_argument("--seed", type=int, default=0, help="the first fault's seed")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument(
        "--kinds", choices=("placed", "hidden"), default="placed", help="what is damaged: places, or drawing"
    )
    parser.add_argument(
        "--write", type=Path, help="folder for the PDFs of hidden faults, and what to read there"
    )
    parser.add_argument("--corpus", type=Path, help="folder of more PDFs that are read rightly")
    parser.add_argument("--verbose", action="store_true", help="tell what is flagged, too")
    chosen = parser.parse_args(arguments)
    if chosen.kinds == "hidden":
        outcomes: Outcomes = partial(_hidden_outcome, folder=chosen.write)
    else:
        outcomes = partial(_outcome, pdfs=_pdfs(chosen.corpus))
    seeds = range(chosen.seed, chosen.seed + chosen.count)
    told = {Verdict.SILENT, Verdict.FLAGGED} if chosen.verbose else {Verdict.SILENT}
    counts: defaultdict[str, Counter[Verdict]] = defaultdict(Counter)
    with ProcessPoolExecutor(chosen.jobs) as pool:
        for kinds, verdict, text in pool.map(outcomes, seeds, chunksize=10):
            for kind in (*kinds, "all"):
                counts[kind][verdict] += 1
            if verdict in told:
                sys.stdout.write(f"{text}\n")
                sys.stdout.flush()
    sys.stdout.write(_table(counts))
    return 1 if counts["all"][Verdict.SILENT] else 0


def _pdfs(corpus: Path | None) -> list[Path]:
    folders = (_SAMPLES, _SAMPLES / "layouts", corpus)
    return [pdf for folder in folders if folder for pdf in sorted(folder.glob("*.pdf"))]


def _outcome(seed: int, pdfs: Sequence[Path]) -> Outcome:
    original = _original(pdfs[seed // 7 % len(pdfs)])
    fault = inject(original, seed)
    return _told(seed, (fault.kind,), fault.what, judge(original, fault))


def _hidden_outcome(seed: int, folder: Path | None) -> Outcome:
    fault = hide(seed)
    if folder is not None:
        write(fault, folder, f"{seed:05d}")
    return _told(seed, fault.kinds, fault.what, judge_hidden(fault))


def _told(seed: int, kinds: tuple[str, ...], what: str, judgement: Judgement) -> Outcome:
    reasons = [*(f"{each.code} ({each.page})" for each in judgement.doubts), *judgement.changed[:6]]
    text = f"{judgement.verdict}: {seed}: {' '.join(kinds)}: {what}: {'; '.join(reasons)}"
    return kinds, judgement.verdict, text


def _table(counts: dict[str, Counter[Verdict]]) -> str:
    lines = ["".join(["kind".ljust(26), *(str(verdict).rjust(len(verdict) + 3) for verdict in Verdict)])]
    for kind, counted in sorted(counts.items(), key=lambda one: (one[0] == "all", one)):
        cells = (str(counted[verdict]).rjust(len(verdict) + 3) for verdict in Verdict)
        lines.append("".join([kind.ljust(26), *cells]))
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
