"""Measure what a page costs in each layout that the tests' generator draws, against one of a plain grid.

    python benchmarks/layouts.py [--rounds 3] [--from 1.5]

One choice of the plain style is changed at a time. Processor time is taken, the least of several rounds. The plain grid is
measured again beside each layout, so that what else the machine does affects both alike.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))  # the generator of layouts is part of the tests

from tests.generator import PLAIN, Style, build  # noqa: E402
from tests.generator.style import choices_of  # noqa: E402

from appendix_parser import NoAppendixError, parse  # noqa: E402
from appendix_parser.reading import open_document  # noqa: E402


def seconds_per_page(pdf: bytes) -> float:
    """Return the processor time that a parse takes, for each page."""
    pages = open_document(pdf, "layout").page_count
    start = time.process_time()
    with suppress(NoAppendixError):  # fonts whose letters cannot be known
        parse(pdf)
    return (time.process_time() - start) / pages


def styles() -> Iterator[tuple[str, Style]]:
    """Yield the plain style with one choice changed, by what is changed."""
    for level in ("any", "other"):
        for field, choices in choices_of(level).items():
            for choice in choices:
                style = replace(PLAIN, **{field: choice})
                if style != PLAIN:
                    yield f"{field} {choice}", style


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the layouts whose pages cost more than a share of the plain ones."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument(
        "--from", type=float, default=1.5, dest="least", help="leave out what costs less than this many times"
    )
    chosen = parser.parse_args(arguments)
    plain = build(1, "plain", PLAIN).pdf
    sys.stdout.write(f"{'layout':<28}{'times plain':>12}\n")
    for name, style in dict(styles()).items():
        pdf = build(1, "plain", style).pdf
        times = [(seconds_per_page(pdf), seconds_per_page(plain)) for _ in range(chosen.rounds)]
        cost, base = map(min, zip(*times, strict=True))
        if cost / base >= chosen.least:
            sys.stdout.write(f"{name:<28}{cost / base:>12.1f}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
