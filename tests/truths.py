"""Appendices made from truth files: what the parser should give, but for regions, coverage and findings.

A truth file is `{title, years, levels, sections: [{name, note, rubrics, objectives}]}`; samples/README.md
describes it. Those that the generator makes have a little more (`tests.generator.content`).
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count
from typing import Any

from appendix_parser.notation.comments import read_comments
from appendix_parser.notation.scale import ScoringSystem
from appendix_parser.notation.scores import read_score
from appendix_parser.notation.system import decide
from appendix_parser.records import (
    Appendix,
    Assessment,
    Coverage,
    Criterion,
    Level,
    Objective,
    Rubric,
    Section,
    Source,
    Year,
)
from tests.generator.compare import complete


def appendix_from_truth(said: Mapping[str, Any]) -> Appendix:
    """Return the truth as an appendix, its scores and comments read as the parser reads them."""
    truth = complete(said)
    levels = tuple(
        Level(score=score, name=name) for score, name in zip(truth["scale"], truth["levels"], strict=True)
    )
    positions = count(1)
    scores: dict[str, list[str]] = {}
    for section in truth["sections"]:
        for objective in section["objectives"]:
            for each in objective["assessments"]:
                scores.setdefault(each["year_label"], []).append(each["score"])
    system = decide(levels, scores).system
    return Appendix(
        title=truth["title"],
        source=Source(filename="truth.json", sha256="0" * 64, page_count=1),
        levels=levels,
        years=tuple(
            Year(year=year, label=label)
            for year, label in zip(truth["years"], truth["year_labels"], strict=True)
        ),
        sections=tuple(
            Section(
                position=position,
                name=section["name"],
                note=section["note"],
                rubrics=tuple(map(_rubric, section["rubrics"])),
                objectives=tuple(
                    _objective(next(positions), objective, system) for objective in section["objectives"]
                ),
            )
            for position, section in enumerate(truth["sections"], 1)
        ),
        coverage=Coverage(
            words=0, records=0, headings=0, headers=0, furniture=0, context=0, unplaced=0, hidden=0
        ),
    )


def scoring_of(appendix: Appendix) -> ScoringSystem:
    """Return how an appendix writes its scores."""
    scores: dict[str, list[str]] = {}
    for section in appendix.sections:
        for objective in section.objectives:
            for each in objective.assessments:
                scores.setdefault(each.year_label, []).append(each.score.raw)
    return decide(appendix.levels, scores).system


def _rubric(rubric: dict[str, Any]) -> Rubric:
    return Rubric(
        label=rubric["label"],
        objective_number=rubric["objective"],
        criteria=tuple(
            Criterion(score=each["score"], level=each["level"], text=each["text"])
            for each in rubric["criteria"]
        ),
    )


def _objective(position: int, objective: dict[str, Any], system: ScoringSystem) -> Objective:
    return Objective(
        position=position,
        number=objective["number"],
        label=objective["label"],
        title=objective["title"],
        description=objective["description"],
        assessments=tuple(
            Assessment(
                year=each["year"],
                year_label=each["year_label"],
                score=read_score(each["score"], system)[0],
                comments=read_comments(each["comments"], system),
            )
            for each in objective["assessments"]
        ),
    )
