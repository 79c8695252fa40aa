"""Apply corrections to an appendix: each where its printed value still stands, and none silently."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from appendix_parser.corrections.correctable import VALUES
from appendix_parser.corrections.differing import differing
from appendix_parser.doubts import Doubt
from appendix_parser.findings import finding
from appendix_parser.notation.scale import ScoringSystem
from appendix_parser.records import (
    Appendix,
    Assessment,
    Correction,
    Criterion,
    Extra,
    Finding,
    Objective,
    OtherScore,
    Rubric,
    Section,
)
from appendix_parser.records.pointers import (
    AssessmentAt,
    CriterionAt,
    ExtraAt,
    ObjectiveAt,
    OtherScoreAt,
    RubricAt,
    SectionAt,
    describe_objective,
    describe_rubric,
    describe_section,
    describe_year,
    first_page,
    pointer,
    replaced,
    way,
)


class _DocumentAt(NamedTuple):
    pointer: str
    appendix: Appendix


_At = _DocumentAt | SectionAt | RubricAt | CriterionAt | ObjectiveAt | AssessmentAt | OtherScoreAt | ExtraAt


def correct(appendix: Appendix, corrections: Iterable[Correction], system: ScoringSystem) -> Appendix:
    """Return the appendix with the corrections whose printed value is in it.

    A corrected value is read as one that is printed: a score into numbers, a comment into parts. The findings
    about the printed value go, those about the corrected one come, and every correction is a finding itself,
    whether it was applied or not.

    Args:
        appendix: what was read, before it is checked.
        corrections: at most one for each value.
        system: how the document writes its scores.
    """
    for correction in corrections:
        appendix = _corrected(appendix, correction, system)
    return appendix


def _corrected(appendix: Appendix, correction: Correction, system: ScoringSystem) -> Appendix:
    at = _place(appendix, correction.pointer)
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
    fields, doubts = value.read(text, system)
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
    values = {**named, "printed": before, "corrected": after, "reason": correction.reason}
    return _with(
        appendix,
        finding(Doubt("value-corrected", values), pointer=where, page=page),
        *(finding(doubt, pointer=where, page=page, **_subject(at)) for doubt in doubts),
    )


def _with(appendix: Appendix, *found: Finding) -> Appendix:
    return appendix.model_copy(update={"findings": (*appendix.findings, *found)})


def _place(appendix: Appendix, where: str) -> _At | None:
    """Return the record that a pointer leads to; None if it leads to none that has values of its own."""
    try:
        through = way(appendix, where)
    except LookupError:
        return None
    match through:
        case [_]:
            return _DocumentAt(where, appendix)
        case [_, _, Section() as section]:
            return SectionAt(where, section)
        case [_, _, Section() as section, _, Rubric() as rubric]:
            return RubricAt(where, section, rubric)
        case [_, _, Section() as section, _, Rubric() as rubric, _, Criterion() as criterion]:
            return CriterionAt(where, section, rubric, criterion)
        case [_, _, Section() as section, _, Objective() as objective]:
            return ObjectiveAt(where, section, objective)
        case [_, _, Section() as section, _, Objective() as objective, _, Assessment() as assessment]:
            return AssessmentAt(where, section, objective, assessment)
        case [_, _, Section() as section, _, Objective() as objective, _, OtherScore() as score]:
            return OtherScoreAt(where, section, objective, score)
        case [_, _, Section() as section, _, Objective() as objective, _, Extra() as extra]:
            return ExtraAt(where, section, objective, extra)
    return None


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
            return f"{describe_objective(at.objective)}, {describe_year(at.assessment.year_label)}"
        case OtherScoreAt():
            return f"{describe_objective(at.objective)}, “{at.other_score.heading}”"
        case ExtraAt():
            return f"{describe_objective(at.objective)}, “{at.extra.heading}”"


def _subject(at: _At) -> dict[str, Any]:
    """Return what the doubts about a score leave open."""
    match at:
        case AssessmentAt():
            year = describe_year(at.assessment.year_label)
        case OtherScoreAt():
            year = f"“{at.other_score.heading}”"
        case _:
            return {}
    return {"objective": describe_objective(at.objective), "year": year}
