"""The judge: is a document read exactly, is each record that differs doubted where it is, or is one silently wrong?"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from appendix_parser import Appendix, parse
from appendix_parser.checks import check
from appendix_parser.errors import AppendixParserError, UnexpectedError
from appendix_parser.notation.scores import read_score
from appendix_parser.records import Finding, Severity
from tests.generator import Document
from tests.generator.compare import Difference, compare
from tests.judging import is_about
from tests.truths import appendix_from_truth, scoring_of


class Verdict(StrEnum):
    """What came of a document, best first; of one that is `alarmed` all is read exactly, and yet something is doubted."""

    EXACT = "exact"
    ALARMED = "alarmed"
    FLAGGED = "flagged"
    REFUSED = "refused"
    SILENT = "silent"
    FAILED = "failed"


@dataclass(frozen=True)
class Judgement:
    """A verdict with what differs, what of that no finding points to, and the findings that counted."""

    verdict: Verdict
    differences: tuple[Difference, ...] = ()
    silent: tuple[Difference, ...] = ()
    doubts: tuple[Finding, ...] = ()


def read_and_judge(document: Document) -> Judgement:
    """Read a document and judge what comes of it; one that is refused loudly is not wrong."""
    try:
        appendix = parse(document.pdf, name="generated.pdf")
    except UnexpectedError:
        return Judgement(Verdict.FAILED)
    except AppendixParserError:
        return Judgement(Verdict.REFUSED)
    style = document.style
    welcome = [
        *(["table-unlike-rest"] if style.foreign_table else []),
        *(["text-hidden"] if style.watermark else []),  # shaded cells are drawn over it
    ]
    drawn = pages_drawn(document)
    return judge(document.truth, drawn, appendix, spaces=not style.cuts_words, welcome=welcome)


def judge(
    truth: Mapping[str, Any],
    drawn: Mapping[str, Collection[int]],
    appendix: Appendix,
    *,
    spaces: bool = True,
    welcome: Collection[str] = (),
) -> Judgement:
    """Hold an appendix against its truth.

    A difference counts as doubted where a warning or an error is about it, other than those that the truth itself
    deserves.

    Args:
        truth: what the document says.
        drawn: the pages, from 1, on which the text of each field of the truth stands, by JSON Pointer.
        appendix: what was read.
        spaces: whether spaces can be told.
        welcome: codes of findings that are no alarm, because of how the document is drawn.
    """
    found = compare(truth, json.loads(appendix.model_dump_json()), spaces=spaces)
    doubts = tuple(undeserved(truth, appendix.findings))
    # A document may deserve it that no one can read its only split: that is told, too.
    told = (*doubts, *(one for one in appendix.findings if one.code == "score-ambiguous"))
    silent = tuple(one for one in found if not any(is_about(doubt, one, drawn, appendix) for doubt in told))
    if silent:
        verdict = Verdict.SILENT
    elif found or appendix.coverage.unplaced:
        verdict = Verdict.FLAGGED
    else:
        alarming = any(doubt.code not in welcome for doubt in doubts)
        verdict = Verdict.ALARMED if alarming else Verdict.EXACT
    return Judgement(verdict, tuple(found), silent, doubts)


def pages_drawn(document: Document) -> dict[str, set[int]]:
    """Return the pages, from 1, on which the text of each field of the truth is, by JSON Pointer."""
    return {path: {page for page, _ in places} for path, places in document.places().items()}


def undeserved(truth: Mapping[str, Any], findings: Sequence[Finding]) -> Iterator[Finding]:
    """Yield the warnings and errors but those that the truth deserves: they say nothing of how it was read."""
    appendix = appendix_from_truth(dict(truth))
    deserved = {(found.code, found.pointer) for found in check(appendix)}
    deserved |= {(found.code, found.message) for found in check(appendix)}
    system = scoring_of(appendix)
    for s, section in enumerate(appendix.sections):
        for o, objective in enumerate(section.objectives):
            for a, assessment in enumerate(objective.assessments):
                where = f"/sections/{s}/objectives/{o}/assessments/{a}/score"
                deserved |= {(doubt.code, where) for doubt in read_score(assessment.score.raw, system)[1]}
    for found in findings:
        values = found.pointers or (found.pointer,)
        as_drawn = all((found.code, each) in deserved for each in values)
        if found.severity is not Severity.INFO and not (as_drawn or (found.code, found.message) in deserved):
            yield found
