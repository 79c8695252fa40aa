"""Apply corrections to an appendix: each where its printed value still stands, and none silently."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import NamedTuple

from appendix_parser.corrections.differing import differing
from appendix_parser.corrections.values import VALUES
from appendix_parser.findings import Doubt, finding
from appendix_parser.pointers import (
    AssessmentAt,
    CriterionAt,
    ObjectiveAt,
    RubricAt,
    SectionAt,
    assessments,
    criteria,
    describe_objective,
    describe_rubric,
    describe_section,
    first_page,
    objectives,
    pointer,
    replaced,
    rubrics,
    sections,
)
from appendix_parser.records import Appendix, Correction, Finding


class _DocumentAt(NamedTuple):
    pointer: str
    appendix: Appendix


_At = _DocumentAt | SectionAt | RubricAt | CriterionAt | ObjectiveAt | AssessmentAt


def correct(appendix: Appendix, corrections: Iterable[Correction]) -> Appendix:
    """Return the appendix with the corrections whose printed value is in it.

    A corrected value is read as one that is printed: a score into numbers, a comment into parts. The findings
    about the printed value go, those about the corrected one come, and every correction is a finding itself,
    whether it was applied or not.

    Args:
        appendix: what was read, before it is checked.
        corrections: at most one for each value.
    """
    for correction in corrections:
        appendix = _corrected(appendix, correction)
    return appendix


def _corrected(appendix: Appendix, correction: Correction) -> Appendix:
    at = _places(appendix).get(correction.pointer)
    value = VALUES.get((type(at[-1]), correction.field)) if at else None
    if at is None or value is None:
        values = {"who": correction.who, "field": correction.field, "where": correction.pointer}
        return _with(appendix, finding(Doubt("correction-without-record", values)))

    record = at[-1]
    where = at.pointer + pointer(correction.field)
    page = first_page(value.regions(record))
    printed = value.printed(record)
    named = {"where": _name(at), "who": correction.who, "field": correction.field}
    if printed != correction.printed:
        found, expected = differing(printed, correction.printed)
        doubt = Doubt("correction-not-matching", {**named, "found": found, "printed": expected})
        return _with(appendix, finding(doubt, pointer=where, page=page))

    text = correction.corrected if value.is_prose else " ".join(correction.corrected.split())
    fields, doubts = value.read(text, appendix.levels)
    corrected = (*record.corrected, correction.field)
    applied = correction.model_copy(update={"corrected": text})
    appendix = replaced(appendix, at.pointer, record.model_copy(update={**fields, "corrected": corrected}))
    appendix = appendix.model_copy(
        update={
            "corrections": (*appendix.corrections, applied),
            "findings": tuple(found for found in appendix.findings if found.pointer != where),
        }
    )
    before, after = differing(printed, text)
    told = {**named, "printed": before, "corrected": after, "reason": correction.reason}
    return _with(
        appendix,
        finding(Doubt("value-corrected", told), pointer=where, page=page),
        *(finding(doubt, pointer=where, page=page, **_subject(at)) for doubt in doubts),
    )


def _with(appendix: Appendix, *found: Finding) -> Appendix:
    return appendix.model_copy(update={"findings": (*appendix.findings, *found)})


def _places(appendix: Appendix) -> dict[str, _At]:
    every: tuple[Iterable[_At], ...] = (
        [_DocumentAt("", appendix)],
        sections(appendix),
        rubrics(appendix),
        criteria(appendix),
        objectives(appendix),
        assessments(appendix),
    )
    return {at.pointer: at for at in chain(*every)}


def _name(at: _At) -> str:
    """Name a record for people, at the start of a sentence."""
    match at:
        case _DocumentAt():
            return "The document"
        case SectionAt():
            return describe_section(at.section)
        case RubricAt():
            return describe_rubric(at.section, at.rubric)
        case CriterionAt():
            return f"{describe_rubric(at.section, at.rubric)}, level {at.criterion.score}"
        case ObjectiveAt():
            return describe_objective(at.objective)
        case AssessmentAt():
            return f"{describe_objective(at.objective)}, {at.assessment.year_label}"


def _subject(at: _At) -> dict[str, object]:
    """Return what the doubts about a score leave open."""
    if not isinstance(at, AssessmentAt):
        return {}
    return {
        "objective": describe_objective(at.objective),
        "year": at.assessment.year_label or "the year of assessment",
    }
