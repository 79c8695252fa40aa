"""How councils word and number things: header words by meaning, levels, objective numbers, years.

Each table is the one place to add another habit.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HeaderWords:
    """The words of one council's header rows; `{year}` is filled in.

    `sub_score` and `sub_comments` stand under the year in a header of two rows; `rubric` heads the column of
    the rubric's label, `label` is that label.
    """

    number: str
    title: str
    description: str
    score: str
    comments: str
    sub_score: str
    sub_comments: str
    rubric: str
    label: str


WORDINGS: Mapping[str, HeaderWords] = {
    "usual": HeaderWords(
        "#",
        "Objective",
        "Description",
        "{year} Score",
        "{year} Comments and Action",
        "Score",
        "Comments and Action",
        "Score:",
        "Subsection principle/ specific behaviour:",
    ),
    "score first": HeaderWords(
        "No.",
        "Objective title",
        "Description",
        "Score {year}",
        "Comments & actions {year}",
        "Score",
        "Comments & actions",
        "Score",
        "What good looks like",
    ),
    "rating": HeaderWords(
        "Ref",
        "Objective",
        "Objective description",
        "{year} rating",
        "Progress update {year}",
        "Rating",
        "Progress update",
        "Rating:",
        "Principle and behaviour",
    ),
    "long": HeaderWords(
        "Objective no.",
        "Objective name",
        "Description of objective",
        "Maturity score {year}",
        "{year} commentary and actions",
        "Maturity score",
        "Commentary and actions",
        "Maturity level",
        "Criteria for this section",
    ),
    "short": HeaderWords(
        "Ref.",
        "Title",
        "Detail",
        "{year} score",
        "{year} comments",
        "Score",
        "Comments",
        "Level",
        "Criteria",
    ),
    "brackets": HeaderWords(
        "Number",
        "Objective",
        "Description",
        "Score ({year})",
        "Comments / actions ({year})",
        "Score",
        "Comments / actions",
        "Score",
        "Specific behaviour",
    ),
}

LEVEL_SETS: Mapping[str, tuple[str, ...]] = {
    "usual": ("Minimum", "Developing", "Mature", "Leader", "Innovator"),
    "four": ("Basic", "Emerging", "Established", "Leading"),
    "levels": ("Level 1", "Level 2", "Level 3", "Level 4", "Level 5"),
    "verbs": ("Found", "Embed", "Practise", "Enhance", "Lead"),
    "six": ("Initial", "Aware", "Defined", "Managed", "Embedded", "Optimised"),
}

LEVEL_NOTATIONS: Mapping[str, str] = {
    "1 - Minimum": "{score} - {name}",
    "1 – Minimum": "{score} – {name}",
    "1: Minimum": "{score}: {name}",
    "Level 1 - Minimum": "Level {score} - {name}",
    "Minimum (1)": "{name} ({score})",
    "Minimum": "{name}",
}

NUMBERINGS: Mapping[str, Callable[[int, int, int], str]] = {
    "12": lambda number, _section, _place: f"{number}",
    "12.": lambda number, _section, _place: f"{number}.",
    "Obj 12": lambda number, _section, _place: f"Obj {number}",
    "1.1": lambda _number, section, place: f"{section}.{place}",
    "12a": lambda number, _section, _place: f"{(number + 1) // 2}{'ba'[number % 2]}",
    "none": lambda _number, _section, _place: "",
}
"""The label of an objective from its number, its section and its place in the section (all from 1)."""

WHOLE_NUMBERINGS = frozenset({"12", "12.", "Obj 12"})
"""The numberings whose label is one whole number; the others are labels only."""

YEAR_FORMS: Mapping[str, Callable[[int], str]] = {
    "2023": lambda year: f"{year}",
    "2022/23": lambda year: f"{year}/{(year + 1) % 100:02d}",
    "2022-23": lambda year: f"{year}-{(year + 1) % 100:02d}",
    "2022–23": lambda year: f"{year}–{(year + 1) % 100:02d}",
    "2022/2023": lambda year: f"{year}/{year + 1}",
}
