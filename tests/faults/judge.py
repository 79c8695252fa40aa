"""The judge: is what came of a fault what a careful person reads from the damaged pages, or is it flagged?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from appendix_parser import Appendix, NoAppendixError
from appendix_parser.pointers import resolve
from appendix_parser.records import Finding, Record, Region, Severity
from tests.faults.faults import Effect, Fault
from tests.faults.original import Original, understand_pages, values


class Verdict(StrEnum):
    """What came of a fault, best first."""

    EXACT = "exact"
    AS_READ = "as a careful reader reads"
    FLAGGED = "flagged"
    SILENT = "silent"


@dataclass(frozen=True)
class Judgement:
    """A verdict with what it rests on: the values that changed, and the doubts that are new and well placed."""

    verdict: Verdict
    changed: tuple[str, ...] = ()
    doubts: tuple[Finding, ...] = ()


def judge(original: Original, fault: Fault) -> Judgement:
    """Read the damaged pages and hold what comes of it against what the fault lets expect."""
    try:
        damaged = understand_pages(fault.pages)
    except NoAppendixError:
        return Judgement(Verdict.FLAGGED)
    before, after = values(original.appendix), values(damaged)
    changed = tuple(path for path in sorted({*before, *after}) if before.get(path) != after.get(path))
    doubts = tuple(
        found for found in _new_doubts(original.appendix, damaged) if _told_on(found, damaged) & fault.places
    )
    if not changed and fault.effect is not Effect.DOUBT:
        verdict = Verdict.EXACT
    elif (
        fault.effect is Effect.WORDS
        and _is_read(fault, before, after, changed)
        and (doubts or not _needs_doubt(changed))
    ):
        verdict = Verdict.AS_READ
    elif doubts:
        verdict = Verdict.FLAGGED
    else:
        verdict = Verdict.SILENT
    return Judgement(verdict, changed, doubts)


def _is_read(
    fault: Fault, before: Mapping[str, str], after: Mapping[str, str], changed: Sequence[str]
) -> bool:
    """Tell whether only those values changed that the word was taken from or given to, and only by that word."""
    if before.keys() != after.keys():
        return False
    if fault.taken is not None and fault.taken == fault.given:
        return all(path == fault.taken and sorted(before[path]) == sorted(after[path]) for path in changed)
    return all(
        (path == fault.taken and _is_with(after[path], fault.word, before[path]))
        or (f"{path}/".startswith(f"{fault.given}/") and _is_with(before[path], fault.word, after[path]))
        for path in changed
    )


def _is_with(short: str, word: str, long: str) -> bool:
    """Tell whether `long` is `short` with a word put in somewhere; at a line end it may lose its hyphen."""
    return any(
        short[:at] + put + short[at:] == long
        for put in {word, word.removesuffix("-")}
        for at in range(len(short) + 1)
    )


def _needs_doubt(changed: Sequence[str]) -> bool:
    """Tell whether a value changed of which a reader knows that it must be there, or of which kind it is."""
    return any(re.search(r"/score$|/objectives/\d+/label$|^/levels|^/years", path) for path in changed)


def _new_doubts(before: Appendix, after: Appendix) -> Iterator[Finding]:
    """Yield the warnings and errors that the undamaged document does not have, wherever its pages stand."""
    known = Counter(map(_signature, before.findings))
    for found in after.findings:
        known[_signature(found)] -= 1
        if known[_signature(found)] < 0 and found.severity is not Severity.INFO:
            yield found


def _signature(found: Finding) -> tuple[str, str]:
    return found.code, re.sub(r"\bpage \d+", "page", found.message)


def _told_on(found: Finding, appendix: Appendix) -> set[int]:
    """Return the page of a doubt or, where it has none, the pages of the record that it is about."""
    if found.page is not None:
        return {found.page}
    path = found.pointer
    while path:
        pages = set(_pages_of(resolve(appendix, path)))
        if pages:
            return pages
        path = path.rpartition("/")[0]
    return set()


def _pages_of(record: object) -> Iterator[int]:
    if isinstance(record, Region):
        yield record.page
    elif isinstance(record, Record):
        for name in type(record).model_fields:
            yield from _pages_of(getattr(record, name))
    elif isinstance(record, tuple):
        for part in record:
            yield from _pages_of(part)
