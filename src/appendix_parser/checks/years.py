"""Years: each once per objective, and the same for all objectives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import groupby

from appendix_parser.checks.wording import fold, listed
from appendix_parser.doubts import Doubt
from appendix_parser.findings import finding
from appendix_parser.records import Appendix, Finding, Objective
from appendix_parser.records.pointers import (
    ObjectiveAt,
    assessments,
    describe_objective,
    describe_section,
    describe_year,
    first_page,
    objectives,
    pointer,
)


def unreadable(appendix: Appendix) -> Iterator[Finding]:
    """Find that the usual years have one without label; in other tables `out_of_step` finds it."""
    if "" not in _usual(appendix):
        return
    at = next(at for at in assessments(appendix) if not fold(at.assessment.year_label))
    page = first_page(at.assessment.regions.score, at.assessment.regions.comments)
    yield finding(Doubt("year-unreadable"), pointer=at.pointer, page=page)


def ambiguous(appendix: Appendix) -> Iterator[Finding]:
    """Find labels such as `FY24`, which name a financial year by one of its two."""
    for index, year in enumerate(appendix.years):
        if year.year is None and year.label.startswith("FY"):
            yield finding(Doubt("year-ambiguous", {"label": year.label}), pointer=pointer("years", index))


def repeated(appendix: Appendix) -> Iterator[Finding]:
    """Find objectives that are assessed twice for the same year."""
    for group in _neighbours(appendix, _twice):
        if years := _twice(group[0].objective):
            yield _finding("year-repeated", group, years=listed(years))


def out_of_step(appendix: Appendix) -> Iterator[Finding]:
    """Find objectives that are assessed for other years than most."""
    usual = _usual(appendix)
    like_most = [at.objective for at in objectives(appendix) if _years(at.objective) == usual]
    for group in _neighbours(appendix, _years):
        if _years(group[0].objective) != usual:
            years, usual_years = _printed(group[0].objective), _printed(like_most[0])
            yield _finding("years-out-of-step", group, years=years, usual=usual_years)


def without_scores(appendix: Appendix) -> Iterator[Finding]:
    """Find years for which there are comments, and not one score: their column was not found, or is not there."""
    for index, year in enumerate(appendix.years):
        stated = [
            each
            for at in objectives(appendix)
            for each in at.objective.assessments
            if each.year_label == year.label
        ]
        commented = [each for each in stated if each.comments.text]
        if commented and not any(each.score.raw or each.score.value is not None for each in stated):
            yield finding(
                Doubt("year-without-scores", {"year": describe_year(year.label)}),
                pointer=pointer("years", index),
                page=first_page(commented[0].regions.comments),
            )


def _usual(appendix: Appendix) -> frozenset[str]:
    """Return the years of most objectives, the first where several are as common; of none, no years."""
    counted = Counter(_years(at.objective) for at in objectives(appendix))
    return counted.most_common(1)[0][0] if counted else frozenset()


def _neighbours(appendix: Appendix, key: Callable[[Objective], Hashable]) -> Iterator[Sequence[ObjectiveAt]]:
    """Yield the runs of objectives of a section that agree in `key`."""
    for _, group in groupby(objectives(appendix), key=lambda at: (at.section.position, key(at.objective))):
        yield list(group)


def _finding(code: str, group: Sequence[ObjectiveAt], **values: object) -> Finding:
    """Return one finding for a run of objectives; it is the section's where the run is all of it."""
    first = group[0]
    objective = first.objective
    if len(group) == len(first.section.objectives):
        where, place = describe_section(first.section), first.pointer.rpartition("/objectives/")[0]
    elif len(group) == 1:
        where, place = describe_objective(objective), first.pointer
    else:
        where, place = f"{describe_objective(objective)} and the next {len(group) - 1}", first.pointer
    scored = (assessment.regions.score for assessment in objective.assessments)
    page = first_page(objective.regions.number, objective.regions.title, *scored)
    return finding(Doubt(code, {"where": where, **values}), pointer=place, page=page)


def _years(objective: Objective) -> frozenset[str]:
    return frozenset(fold(each.year_label) for each in objective.assessments)


def _twice(objective: Objective) -> tuple[str, ...]:
    """Return the years that are named more than once."""
    printed: dict[str, str] = {}
    counted = Counter(fold(each.year_label) for each in objective.assessments)
    for each in objective.assessments:
        printed.setdefault(fold(each.year_label), each.year_label)
    return tuple(describe_year(printed[year]) for year, count in counted.items() if count > 1)


def _printed(objective: Objective) -> str:
    labels = [each.year_label or "unknown" for each in objective.assessments]
    return listed(labels) if labels else "none"
