"""The figures of an appendix that its summary gives: means by year, and how objectives moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from appendix_parser.records import Appendix, Assessment, Objective


@dataclass(frozen=True, slots=True)
class YearFigures:
    """A year's scores: how many are numbers, how many are not, and the mean of those that are."""

    label: str
    scored: int
    unscored: int
    mean: float | None


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures.

    Attributes:
        objectives: all objectives, in document order.
        labels: the years as printed, in the document's order.
        years: the figures of each year, in the same order.
        compared: the last year but one and the last; None if there is only one year.
        values: all scores, None if one is not a number.
    """

    objectives: Sequence[Objective]
    labels: Sequence[str]
    years: Sequence[YearFigures]
    compared: tuple[str, str] | None
    values: Sequence[float | None]

    def change(self, objective: Objective) -> float | None:
        """Return how far a score moved between the two years; None if one of them has no number."""
        if self.compared is None:
            return None
        earlier, later = (value_in(objective, label) for label in self.compared)
        return None if earlier is None or later is None else later - earlier

    def moved(self) -> tuple[Sequence[Objective], Sequence[Objective], int, int]:
        """Return the objectives that moved up and down, farthest first, and how many are unchanged or not comparable."""
        changes = [(change, each) for each in self.objectives if (change := self.change(each)) is not None]
        up = sorted((one for one in changes if one[0] > 0), key=lambda one: -one[0])
        down = sorted((one for one in changes if one[0] < 0), key=lambda one: one[0])
        unchanged = len(changes) - len(up) - len(down)
        apart = len(self.objectives) - len(changes)
        return [each for _, each in up], [each for _, each in down], unchanged, apart


def value_in(objective: Objective, label: str) -> float | None:
    """Return the score of a year as a number."""
    return next((each.score.value for each in objective.assessments if each.year_label == label), None)


def figures_of(appendix: Appendix) -> Figures:
    """Return the figures of an appendix."""
    objectives = [each for section in appendix.sections for each in section.objectives]
    assessments = [each for objective in objectives for each in objective.assessments]
    used = (each.year_label for each in assessments)
    labels = [*dict.fromkeys([*(year.label for year in appendix.years), *used])]
    return Figures(
        objectives=objectives,
        labels=labels,
        years=[_of_year(label, assessments) for label in labels],
        compared=(labels[-2], labels[-1]) if len(labels) > 1 else None,
        values=[each.score.value for each in assessments],
    )


def _of_year(label: str, assessments: Sequence[Assessment]) -> YearFigures:
    scores = [each.score.value for each in assessments if each.year_label == label]
    numbers = [value for value in scores if value is not None]
    mean = sum(numbers) / len(numbers) if numbers else None
    return YearFigures(label, len(numbers), len(scores) - len(numbers), mean)
