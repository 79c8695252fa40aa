"""Finds what is missing: tables of a section, parts of an objective."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from appendix_parser.checks.key import key_of
from appendix_parser.doubts import Doubt
from appendix_parser.findings import finding
from appendix_parser.records import Appendix, Finding, Objective, Region
from appendix_parser.records.pointers import (
    SectionAt,
    describe_objective,
    describe_section,
    first_page,
    objectives,
    sections,
)


class _Part(NamedTuple):
    """A part of an objective as printed, with the finding for one that lacks it."""

    field: str
    text: str
    regions: tuple[Region, ...]
    missing: str


_FEWEST_ALIKE = 2  # fewer labels show no habit


def sections_without_tables(appendix: Appendix) -> Iterator[Finding]:
    """Find sections without rubric or objectives; one finding where no section has a rubric, none if a key is for all."""
    key = key_of(appendix)
    has_rubrics = any(section.rubrics for section in appendix.sections)
    if appendix.sections and not has_rubrics and not appendix.levels:
        yield finding(Doubt("rubrics-absent"))
    for at in sections(appendix):
        if has_rubrics and not key and not at.section.rubrics:
            yield _without("section-without-rubric", at)
        if not at.section.objectives and key not in at.section.rubrics:
            yield _without("section-without-objectives", at)


def _without(code: str, at: SectionAt) -> Finding:
    values = {"section": describe_section(at.section)}
    return finding(Doubt(code, values), pointer=at.pointer, page=first_page(at.section.regions))


def objectives_without_parts(appendix: Appendix) -> Iterator[Finding]:
    """Find objectives without number, title or description where others have one."""
    usual = {part.field for at in objectives(appendix) for part in _parts(at.objective) if part.text.strip()}
    for at in objectives(appendix):
        parts = _parts(at.objective)
        for part in parts:
            if part.field in usual and not part.text.strip():
                yield finding(
                    Doubt(part.missing, {"objective": describe_objective(at.objective)}),
                    pointer=f"{at.pointer}/{part.field}",
                    page=first_page(*(each.regions for each in parts)),
                )


def unreadable_numbers(appendix: Appendix) -> Iterator[Finding]:
    """Find labels that are not a number; one finding if no objective has a number."""
    labelled = [at for at in objectives(appendix) if at.objective.label.strip()]
    without = [at for at in labelled if at.objective.number is None]
    if without and len(without) == len(labelled):
        yield finding(Doubt("labels-not-numbers", {"label": without[0].objective.label}))
        return
    for at in without:
        yield finding(
            Doubt(
                "number-unreadable",
                {"objective": describe_objective(at.objective), "label": at.objective.label},
            ),
            pointer=f"{at.pointer}/number",
            page=first_page(at.objective.regions.number),
        )


def labels_unlike_rest(appendix: Appendix) -> Iterator[Finding]:
    """Find labels with more or fewer words than all others: one may be missing, or one too many."""
    labelled = [at for at in objectives(appendix) if at.objective.label.strip()]
    counted = Counter(len(at.objective.label.split()) for at in labelled)
    for at in labelled:
        label = at.objective.label
        if counted[len(label.split())] == 1 and len(counted) == 2 and len(labelled) > _FEWEST_ALIKE:
            yield finding(
                Doubt("label-unlike-rest", {"objective": describe_objective(at.objective), "label": label}),
                pointer=f"{at.pointer}/number",
                page=first_page(at.objective.regions.number),
            )


def _parts(objective: Objective) -> tuple[_Part, ...]:
    regions = objective.regions
    return (
        _Part("number", objective.label, regions.number, "number-missing"),
        _Part("title", objective.title, regions.title, "title-missing"),
        _Part("description", objective.description, regions.description, "description-missing"),
    )
