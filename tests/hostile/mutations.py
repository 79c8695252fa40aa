"""Mutations of PDFs: does damage to a file ever change the records in silence?

    python -m tests.hostile.mutations --count 2000 samples/*.pdf
    python -m tests.hostile.mutations --count 2000 --kind cut samples/*.pdf

Each mutant is read in a process of its own, with limits. What became of it is one of the verdicts below; what is
silent is shown with its place, so that it can be explained. The suite runs a short version of this.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import cycle, zip_longest
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel

from appendix_parser import isolation
from appendix_parser.errors import AppendixParserError, UnexpectedError
from appendix_parser.inputs.limits import Limits
from appendix_parser.page import PageContent
from appendix_parser.pipeline import understand
from appendix_parser.reading import open_document
from appendix_parser.records import Appendix, Source

LIMITS = Limits(seconds=60)

isolation.preload(__name__)  # for the children that judge mutants
SOURCE = Source(filename="x.pdf", sha256="", page_count=0)
WHOLE = 5
"""Of so many mutants, one is read to its end also where a finding tells of the change before that."""

EXACT, FINDING, SILENT = "exact", "finding", "silent"
"""The records are those of the sound file; or a finding tells of a doubt; or they differ, and nothing tells."""


class Mutant(NamedTuple):
    """A file that is damaged at `place`."""

    data: bytes
    place: int


def _one_byte(data: bytes, chance: random.Random) -> Mutant:
    place = chance.randrange(len(data))
    value = chance.choice([other for other in range(256) if other != data[place]])
    return Mutant(data[:place] + bytes([value]) + data[place + 1 :], place)


def _some_bytes(data: bytes, chance: random.Random) -> Mutant:
    place, length = _part(data, chance)
    return Mutant(data[:place] + chance.randbytes(length) + data[place + length :], place)


def _zeros(data: bytes, chance: random.Random) -> Mutant:
    place, length = _part(data, chance)
    return Mutant(data[:place] + bytes(length) + data[place + length :], place)


def _deletion(data: bytes, chance: random.Random) -> Mutant:
    place, length = _part(data, chance)
    return Mutant(data[:place] + data[place + length :], place)


def _insertion(data: bytes, chance: random.Random) -> Mutant:
    place, length = _part(data, chance)
    return Mutant(data[:place] + chance.randbytes(length) + data[place:], place)


def _repetition(data: bytes, chance: random.Random) -> Mutant:
    place, length = _part(data, chance)
    return Mutant(data[: place + length] + data[place:], place)


def _swap(data: bytes, chance: random.Random) -> Mutant:
    place, length = _part(data, chance)
    first, second = data[place : place + length], data[place + length : place + 2 * length]
    return Mutant(data[:place] + second + first + data[place + 2 * length :], place)


def _cut(data: bytes, chance: random.Random) -> Mutant:
    place = chance.randrange(len(data))
    return Mutant(data[:place], place)


def _part(data: bytes, chance: random.Random) -> tuple[int, int]:
    """Return where a part of the file begins, and its length: short ones as likely as long ones."""
    return chance.randrange(len(data)), 2 ** chance.randrange(1, 12)


KINDS: Mapping[str, Callable[[bytes, random.Random], Mutant]] = {
    "byte": _one_byte,
    "bytes": _some_bytes,
    "zeros": _zeros,
    "deletion": _deletion,
    "insertion": _insertion,
    "repetition": _repetition,
    "swap": _swap,
    "cut": _cut,
}
"""What damages a file, by name."""


class Original(NamedTuple):
    """A sound file, with what it is read as."""

    data: bytes
    pages: tuple[PageContent, ...]
    appendix: Appendix

    @classmethod
    def of(cls, data: bytes) -> Original:
        pages = tuple(open_document(data, "x.pdf").pages())
        return cls(data, pages, understand(pages, SOURCE).appendix)


def mutants(data: bytes, count: int, seed: int, kinds: Sequence[str] = ("byte",)) -> Iterator[Mutant]:
    """Yield damaged copies of the file, of each kind in turn; the same ones for the same seed."""
    chance = random.Random(seed)
    for _, kind in zip(range(count), cycle(kinds), strict=False):
        yield KINDS[kind](data, chance)


def verdict(mutant: bytes, original: Original, *, whole: bool = True) -> str:
    """Return what became of a mutant: a verdict, or the exit status of its error.

    Unless it is to be read as a `whole`, reading stops where a finding tells of the change.
    """
    try:
        return isolation.run(_judge, mutant, original, whole, limits=LIMITS, where="x.pdf").decode()
    except UnexpectedError as error:
        return f"BUG: {error}\n{''.join(error.__notes__)}"
    except AppendixParserError as error:
        return f"status {int(error.exit_status)}"


def _judge(mutant: bytes, original: Original, whole: bool) -> bytes:
    document = open_document(mutant, "x.pdf")
    told = bool(document.doubts)
    pages = []
    for page, sound in zip_longest(document.pages(), original.pages):
        if page is not None:
            pages.append(page)
        told = told or _tells(page, sound)
        if told and not whole:
            return FINDING.encode()
    if tuple(pages) == original.pages:
        return (FINDING if told else EXACT).encode()
    appendix = understand(pages, SOURCE, damage=document.doubts).appendix
    if {*appendix.findings} - {*original.appendix.findings}:
        return FINDING.encode()
    # Places may move a little: what counts is what the records say.
    same = _said(appendix) == _said(original.appendix)
    return (EXACT if same else SILENT).encode()


def _tells(page: PageContent | None, sound: PageContent | None) -> bool:
    known = sound.doubts if sound else ()
    return page is not None and any(doubt not in known for doubt in page.doubts)


def _said(record: object) -> object:
    """Return all that a record says but where it stands on its page."""
    if isinstance(record, (list, tuple)):
        return [_said(item) for item in record]
    if isinstance(record, BaseModel):
        return {name: _said(value) for name, value in record if name not in {"regions", "bbox", "coverage"}}
    return record


def show(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> int:
    """Run the mutations that the arguments ask for, and return 1 if there is a defect."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--count", type=int, default=2000, help="mutants in all")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--kind", dest="kinds", action="append", choices=[*KINDS], help="[default: all]")
    options.add_argument("files", nargs="+", type=Path)
    chosen = options.parse_args()
    total: Counter[str] = Counter()
    try:
        for number, file in enumerate(chosen.files):
            original = Original.of(file.read_bytes())
            count = chosen.count // len(chosen.files)
            _run(
                file.name,
                original,
                mutants(original.data, count, chosen.seed + number, chosen.kinds or [*KINDS]),
                total,
            )
    except KeyboardInterrupt:
        show("stopped early")
    for kind, count in sorted(total.items()):
        show(f"{kind}: {count}")
    return 1 if total["BUG"] else 0


def _run(name: str, original: Original, damaged: Iterable[Mutant], total: Counter[str]) -> None:
    for done, mutant in enumerate(damaged):
        if done and done % 100 == 0:
            show(f"{name}: {done} done, {dict(total)} in all")
        outcome = verdict(mutant.data, original, whole=done % WHOLE == 0)
        total[outcome.split(":")[0]] += 1
        if outcome == SILENT or outcome.startswith("BUG"):
            around = slice(max(0, mutant.place - 40), mutant.place + 40)
            show(f"{name} {mutant.place} {outcome}")
            show(f"  was {original.data[around]!r}")
            show(f"  is  {mutant.data[around]!r}")


if __name__ == "__main__":
    sys.exit(main())
