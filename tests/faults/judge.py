"""The judge: is what came of a fault what a careful person reads from the damaged pages, or is it flagged?"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from appendix_parser import Appendix, NoAppendixError
from appendix_parser.pointers import resolve
from appendix_parser.records import Finding, Severity
from tests.faults.faults import Effect, Fault
from tests.faults.original import Original, understand_pages, values
from tests.generator.compare import Difference, compare, lost
from tests.judging import is_about, pages_of


class Verdict(StrEnum):
    """What came of a fault, best first."""

    EXACT = "exact"
    AS_READ = "as a careful reader reads"
    FLAGGED = "flagged"
    SILENT = "silent"


@dataclass(frozen=True)
class Judgement:
    """A verdict with what it rests on: the values that changed (of those that changed in silence only these), and new doubts.

    A changed value is flagged where a new doubt is about it, as `tests.judging` says.
    """

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
    new = tuple(_new_doubts(original.appendix, damaged))
    if not changed and fault.effect in (Effect.PAGES, Effect.END):
        return Judgement(Verdict.EXACT)
    if fault.effect in (Effect.DOUBT, Effect.PAGES, Effect.END):
        doubts = tuple(found for found in new if _told_on(found, damaged) & fault.places)
        ended = fault.effect is Effect.END and all(_is_end(before.get(at), after.get(at)) for at in changed)
        verdict = Verdict.FLAGGED if doubts else Verdict.AS_READ if ended else Verdict.SILENT
        return Judgement(verdict, changed, doubts)
    found = compare(original.truth, json.loads(damaged.model_dump_json()), spaces=False)
    read = [one for one in found if _is_read(one, fault, before, after)]
    untold = [
        one
        for one in found
        if not (one in read and not _needs_doubt(one.pointer))
        and not any(
            is_about(doubt, way, original.drawn, damaged)
            for way in (one, *_without_word(one, fault, before, after))
            for doubt in new
        )
    ]
    if untold:
        verdict = Verdict.SILENT
    elif not found:
        verdict = Verdict.EXACT
    else:
        verdict = Verdict.AS_READ if len(read) == len(found) else Verdict.FLAGGED
    return Judgement(verdict, tuple(map(str, untold)) or changed, new)


def _without_word(
    one: Difference, fault: Fault, before: Mapping[str, str], after: Mapping[str, str]
) -> Iterator[Difference]:
    """Yield a difference with what a value lost beside the word that was taken from it, for each place that this may have had."""
    if fault.word and one.truth == fault.taken and one.pointer in after:
        was = before[one.truth or ""]
        for found in re.finditer(re.escape(fault.word), was):
            yield one._replace(lost=lost(was[: found.start()] + was[found.end() :], after[one.pointer]))


def _is_read(one: Difference, fault: Fault, before: Mapping[str, str], after: Mapping[str, str]) -> bool:
    """Tell whether a value is one that the word was taken from or given to, and changed only by that word."""
    path = one.truth or ""
    if fault.effect is not Effect.WORDS or path not in before or one.pointer not in after:
        return False
    was, is_now = before[path], after[one.pointer]
    taken = fault.taken or "/title"  # which alone has no region
    if path in (taken, re.sub(r"/name$", "/note", taken)):  # of a section one region holds both
        moved = fault.taken == fault.given and sorted(was) == sorted(is_now)
        return moved or _is_with(is_now, fault.word, was)
    return f"{path}/".startswith(f"{fault.given}/") and _is_with(was, fault.word, is_now)


def _is_end(before: str | None, after: str | None) -> bool:
    """Tell whether a value lost its end, and ends as a whole one does."""
    return after is None or (before is not None and before.startswith(after) and after[-1:] in ("", ".", "’"))


def _is_with(short: str, word: str, long: str) -> bool:
    """Tell whether `long` is `short` with a word put in somewhere; at a line end it may lose its hyphen."""
    return any(
        short[:at] + put + short[at:] == long
        for put in {word, word.removesuffix("-")}
        for at in range(len(short) + 1)
    )


def _needs_doubt(path: str) -> bool:
    """Tell whether a reader knows of a value that it must be there, or of which kind it is."""
    return bool(re.search(r"/score\b|/objectives/\d+/(?:label|number)$|^/levels|^/years", path))


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
        pages = set(pages_of(resolve(appendix, path)))
        if pages:
            return pages
        path = path.rpartition("/")[0]
    return set()
