"""Comments: what they say about the score, about other objectives and about other years."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from math import ceil, floor
from typing import TypeAlias

from appendix_parser.checks.wording import fold, plain
from appendix_parser.doubts import Doubt
from appendix_parser.findings import finding
from appendix_parser.notation.comments import StatedScore, stated_scores
from appendix_parser.notation.markers import StatedKind
from appendix_parser.records import Appendix, Finding, PartKind, Score, ScoreStatus
from appendix_parser.records.pointers import (
    AssessmentAt,
    assessments,
    describe_objective,
    describe_year,
    first_page,
    objectives,
    rubrics,
)

_LevelNames: TypeAlias = Mapping[tuple[int | None, int | None], Mapping[int, str]]
"""The levels' names in the rubric of an objective (section's position, objective's number), of a section
(position, None) and of the document (None, None)."""

_UNKNOWN = frozenset({ScoreStatus.UNREADABLE, ScoreStatus.OUT_OF_RANGE})
"""Scores with a finding of their own, which say nothing that a comment could contradict."""


def other_statements(appendix: Appendix) -> Iterator[Finding]:
    """Find comments that state a score or a baseline unlike the score, or name a level unlike the rubric."""
    names = _level_names(appendix)
    for at in assessments(appendix):
        for stated in stated_scores(at.assessment.comments):
            yield from _other_score(at, stated)
            yield from _other_level(at, stated, names)


def unknown_references(appendix: Appendix) -> Iterator[Finding]:
    """Find references to objectives that are not there, in documents that number their objectives."""
    numbers = {at.objective.number for at in objectives(appendix)} - {None}
    for at in assessments(appendix):
        for number in at.assessment.comments.references:
            if numbers and number not in numbers:
                yield _finding("reference-unknown", at, number=number)


def without_previous(appendix: Appendix) -> Iterator[Finding]:
    """Find comments that point to the previous year's where the document has none."""
    for at in assessments(appendix):
        refers = any(part.kind is PartKind.SAME_AS_PREVIOUS for part in at.assessment.comments.parts)
        if refers and at.assessment.year is not None and not _previous_comment(at, at.assessment.year):
            yield _finding("previous-comment-absent", at)


def carried_backward(appendix: Appendix) -> Iterator[Finding]:
    """Find comments that carry an action forward to a year that is not a later one."""
    for at in assessments(appendix):
        year, to = at.assessment.year, at.assessment.comments.carried_forward_to
        if year is not None and to is not None and to <= year:
            yield _finding("carried-forward-back", at, to=to)


def _other_score(at: AssessmentAt, stated: StatedScore) -> Iterator[Finding]:
    score = at.assessment.score
    code = None if score.status in _UNKNOWN else _COMPARED[stated.kind](score, stated)
    if code:
        printed = f"the score {score.raw}" if score.raw else "no score"
        yield _finding(code, at, "score", score=printed, stated=_range(stated), quote=stated.quote)


def _compared_with_claim(score: Score, stated: StatedScore) -> str | None:
    """Compare with `This objective scored '3'`, which must be the score: 2/3 is neither a 2 nor a 3."""
    if score.low is None or score.high is None:
        return "comment-other-score"
    same = score.low + score.high == stated.low + stated.high
    return None if same else "comment-other-score"


def _compared_with_definition(score: Score, stated: StatedScore) -> str | None:
    """Compare with `A score of '3' is defined as`, a level that the score must touch: 2/3 touches 2 and 3."""
    if score.low is None or score.high is None:
        return None
    touches = floor(score.low) <= stated.high and stated.low <= ceil(score.high)
    return None if touches else "comment-other-score"


def _compared_with_baseline(score: Score, stated: StatedScore) -> str | None:
    """Compare with `achieved baseline of '3'`, which the score's lower end must reach: a 2/3 has not.

    Above it both can be right, so that is another finding, for information only.
    """
    if score.low is None or score.low < stated.low:
        return "baseline-other-score"
    return "baseline-exceeded" if score.low > stated.high else None


_COMPARED: Mapping[StatedKind, Callable[[Score, StatedScore], str | None]] = {
    StatedKind.CLAIM: _compared_with_claim,
    StatedKind.DEFINITION: _compared_with_definition,
    StatedKind.BASELINE: _compared_with_baseline,
}


def _other_level(at: AssessmentAt, stated: StatedScore, names: _LevelNames) -> Iterator[Finding]:
    section, number = at.section.position, at.objective.number
    rubric = names.get((section, number)) or names.get((section, None)) or names[None, None]
    whole = stated.low == stated.high and stated.low.is_integer()
    level = rubric.get(int(stated.low)) if whole else None
    if stated.level and level and fold(stated.level) != fold(level):
        yield _finding("comment-other-level", at, stated=_range(stated), name=stated.level, level=level)


def _level_names(appendix: Appendix) -> _LevelNames:
    names: dict[tuple[int | None, int | None], dict[int, str]] = {
        (at.section.position, at.rubric.objective_number): {
            each.score: each.level for each in at.rubric.criteria
        }
        for at in rubrics(appendix)
    }
    return {**names, (None, None): {level.score: level.name for level in appendix.levels}}


def _previous_comment(at: AssessmentAt, year: int) -> str:
    """Return the comment of the year before that the document has; "" if there is none."""
    earlier = {
        each.year: each.comments.text.strip()
        for each in at.objective.assessments
        if each.year is not None and each.year < year
    }
    return earlier[max(earlier)] if earlier else ""


def _finding(code: str, at: AssessmentAt, field: str = "comments", **values: object) -> Finding:
    regions = at.assessment.regions
    own, other = (regions.score, regions.comments) if field == "score" else (regions.comments, regions.score)
    named = {"objective": describe_objective(at.objective), "year": describe_year(at.assessment.year_label)}
    return finding(
        Doubt(code, named | values),
        pointer=f"{at.pointer}/{field}",
        page=first_page(own, other, at.objective.regions.number),
    )


def _range(stated: StatedScore) -> str:
    return plain(stated.low) if stated.low == stated.high else f"{plain(stated.low)}/{plain(stated.high)}"
