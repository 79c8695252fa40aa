"""The judge: is what came of a fault what a careful person reads from the damaged pages, or is it flagged?"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from appendix_parser import Appendix, NoAppendixError, UnreadablePdfError, parse
from appendix_parser.records import Finding, Severity
from appendix_parser.records.pointers import resolve
from tests.faults.faults import Effect, Fault
from tests.faults.hidden import HiddenFault
from tests.faults.original import Original, understand_pages, values
from tests.generator.compare import Difference, compare, lost
from tests.judging import is_about, pages_of
from tests.soak.judge import pages_drawn, undeserved
from tests.truths import appendix_from_truth

_TELLING = 8  # letters that hardly are in two values by chance


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


def judge_hidden(fault: HiddenFault) -> Judgement:
    """Read a PDF in which letters are hidden or drawn otherwise, and hold what comes of it against what a person sees.

    What differs must be doubted where it is. Where the fault wants a finding, one must be about the value, or about
    the place of its letters; what the records deserve as they are, such as a missing score, says nothing of what is
    hidden. Letters that are secret may be in no record and no finding, whatever else is found.
    """
    try:
        damaged = parse(fault.pdf, name="generated.pdf")
    except (NoAppendixError, UnreadablePdfError):
        return Judgement(Verdict.FLAGGED)
    new = tuple(_new_doubts(fault.undamaged.appendix, damaged))
    judgements = [hold(fault, truth, damaged, new) for truth in fault.truths]
    return min(judgements, key=lambda one: list(Verdict).index(one.verdict))


def hold(fault: HiddenFault, truth: dict[str, Any], damaged: Appendix, new: Sequence[Finding]) -> Judgement:
    """Hold what was read, and what is doubted that was not before, against one of the truths of a fault."""
    found = compare(truth, json.loads(damaged.model_dump_json()), spaces=False)
    drawn = pages_drawn(fault.undamaged.document)
    doubts = tuple(_of_the_value(doubt, fault) for doubt in undeserved(truth, new))
    untold = [str(one) for one in found if not any(is_about(doubt, one, drawn, damaged) for doubt in doubts)]
    value = Difference(fault.path, fault.path, "")
    if fault.way.reported and not any(is_about(doubt, value, drawn, damaged) for doubt in doubts):
        untold.append(f"{fault.path}: not reported")
    if fault.way.secret and _is_leaked(fault, truth, damaged):
        untold.append(f"{fault.path}: what is hidden is passed on")
    verdict = Verdict.SILENT if untold else Verdict.FLAGGED if found else Verdict.EXACT
    return Judgement(verdict, tuple(untold) or tuple(map(str, found)), doubts)


def _of_the_value(doubt: Finding, fault: HiddenFault) -> Finding:
    """Return a doubt about the place of a fault's letters as one about their value."""
    boxes = [(region.page, *region.bbox) for region in doubt.regions]
    near = any(
        page == number and x0 < box.x1 and box.x0 < x1 and top < box.bottom and box.top < bottom
        for number, box in fault.places
        for page, x0, top, x1, bottom in boxes
    )
    return doubt.model_copy(update={"pointer": fault.path}) if near else doubt


def _is_leaked(fault: HiddenFault, truth: dict[str, Any], damaged: Appendix) -> bool:
    """Tell whether records or other text hold letters more often than they are seen, or a finding quotes them."""
    letters, seen = fault.letters, appendix_from_truth(truth)
    if _count(letters, damaged) > _count(letters, seen):
        return True
    before, after = (
        _squeezed(*(each.text for each in one.context)) for one in (fault.undamaged.appendix, damaged)
    )
    if len(letters) < _TELLING:
        return False
    is_elsewhere = letters in before or any(letters in value for value in values(seen).values())
    quotes = _squeezed(*(found.message for found in damaged.findings))
    return after.count(letters) > before.count(letters) or (letters in quotes and not is_elsewhere)


def _count(letters: str, appendix: Appendix) -> int:
    return sum(value.count(letters) for value in values(appendix).values())


def _squeezed(*texts: str) -> str:
    return "".join("".join(texts).split())


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
