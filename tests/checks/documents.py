"""Small documents without a fault, from which each test takes away or changes one thing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from appendix_parser.notation.comments import read_comments
from appendix_parser.notation.scale import ScoringSystem
from appendix_parser.notation.scores import read_score
from appendix_parser.records import (
    Appendix,
    Assessment,
    AssessmentRegions,
    Coverage,
    Criterion,
    Level,
    Objective,
    ObjectiveRegions,
    Region,
    Rubric,
    Section,
    Source,
    Year,
)

LEVEL_NAMES = ("Minimum", "Developing", "Mature", "Leader", "Innovator")
LEVELS = tuple(Level(score=score, name=name) for score, name in enumerate(LEVEL_NAMES, 1))
SYSTEM = ScoringSystem(LEVELS)
YEARS = ("2022", "2023")


def on_page(page: int, top: float = 0) -> tuple[Region, ...]:
    return (Region(page=page, bbox=(0, top, 10, top + 10)),)


def assessment(
    year: str = "2023", score: str = "3", comments: str = "The register is kept up to date."
) -> Assessment:
    return Assessment(
        year=int(year[:4]) if year[:4].isdecimal() else None,
        year_label=year,
        score=read_score(score, SYSTEM)[0],
        comments=read_comments(comments, SYSTEM),
        regions=AssessmentRegions(score=on_page(3), comments=on_page(4)),
    )


def objective(
    number: int | None,
    *assessments: Assessment,
    title: str | None = None,
    description: str = "The extent to which the work is done well.",
    label: str | None = None,
) -> Objective:
    return Objective(
        position=1,
        number=number,
        label=("" if number is None else str(number)) if label is None else label,
        title=f"Title {number}" if title is None else title,
        description=description,
        assessments=assessments or tuple(assessment(year) for year in YEARS),
        regions=ObjectiveRegions(number=on_page(2), title=on_page(2), description=on_page(2)),
    )


def objectives(*numbers: int | None) -> tuple[Objective, ...]:
    return tuple(map(objective, numbers))


def rubric(
    label: str = "Specific behaviour:",
    number: int | None = None,
    levels: Sequence[str] = LEVEL_NAMES,
    texts: Sequence[str] = ("Nothing yet.", "A little.", "Enough.", "A lot.", "Everything."),
) -> Rubric:
    return Rubric(
        label=label,
        objective_number=number,
        criteria=tuple(
            Criterion(score=score, level=level, text=text, regions=on_page(1))
            for score, level, text in zip(count(1), levels, texts, strict=False)
        ),
    )


def section(
    *objectives: Objective, name: str = "Managing risk", rubrics: Sequence[Rubric] | None = None
) -> Section:
    return Section(
        position=1,
        name=name,
        rubrics=(rubric(),) if rubrics is None else tuple(rubrics),
        objectives=objectives,
        regions=on_page(1),
    )


def _placed(one: Objective, position: int) -> Objective:
    """Return an objective with its position; its number is in a place of its own."""
    regions = one.regions.model_copy(update={"number": on_page(2, 20 * position)})
    return one.model_copy(update={"position": position, "regions": regions})


def document(*sections: Section) -> Appendix:
    """Return the sections as a document, positions counted."""
    positions = count(1)
    return Appendix(
        title="Objectives",
        source=Source(filename="objectives.pdf", sha256="0" * 64, page_count=4),
        levels=LEVELS,
        years=tuple(Year(year=int(year), label=year) for year in YEARS),
        sections=tuple(
            each.model_copy(
                update={
                    "position": position,
                    "objectives": tuple(_placed(one, next(positions)) for one in each.objectives),
                }
            )
            for position, each in enumerate(sections, 1)
        ),
        coverage=Coverage(
            words=0, records=0, headings=0, headers=0, furniture=0, context=0, hidden=0, unplaced=0
        ),
    )
