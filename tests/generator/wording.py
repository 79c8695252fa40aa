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
        "Criteria applied",
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

OTHER_LEVEL_SETS: Mapping[str, tuple[str, ...]] = {
    "three": ("Developing", "Achieving", "Excellent"),
    "colours": ("Red", "Amber", "Green"),
    "bands": ("No accreditation", "Building", "Achieving", "Excelling"),
    "superior": ("Developing", "Tactical", "Planned", "Superior"),
}
"""Levels of other bodies, from 3."""

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

OTHER_NUMBERINGS: Mapping[str, Callable[[int, int, int], str]] = {
    "A": lambda number, _section, _place: _letters(number),
    "CI012": lambda number, _section, _place: f"CI{number:03d}",
    "(12)": lambda number, _section, _place: f"({number})",
    "1.1.2": lambda _number, section, place: f"1.{section}.{place}",
}
"""Identifiers of other bodies."""

WHOLE_NUMBERINGS = frozenset({"12", "12.", "Obj 12", "(12)"})
"""The numberings whose label is one whole number; the others are labels only."""


def _letters(number: int) -> str:
    """Return A for 1, Z for 26, AA for 27."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


YEAR_FORMS: Mapping[str, Callable[[int], str]] = {
    "2023": lambda year: f"{year}",
    "2022/23": lambda year: f"{year}/{(year + 1) % 100:02d}",
    "2022-23": lambda year: f"{year}-{(year + 1) % 100:02d}",
    "2022–23": lambda year: f"{year}–{(year + 1) % 100:02d}",
    "2022/2023": lambda year: f"{year}/{year + 1}",
}

STAGES: Mapping[int, tuple[str, ...]] = {
    1: ("Current",),
    2: ("Previous", "Current"),
    3: ("Current", "Target", "Desired"),
    4: ("Previous", "Current", "Target", "Desired"),
}
"""What columns are called that are not for years, by how many there are; the targets come last."""

TARGETS = ("Target", "Desired")


@dataclass(frozen=True, slots=True)
class ScoreForm:
    """How one council writes scores.

    `single` and `split` are templates with the `score`, the level's `name` and those of the level above, `next` and
    `next_name`, and `highest`; `typed` and `split_typed` tell whether they have a number by the document's own levels.
    """

    single: str
    split: str
    typed: bool = True
    split_typed: bool = True


SCORE_FORMS: Mapping[str, ScoreForm] = {
    "3": ScoreForm("{score}", "{score}/{next}"),
    "2½": ScoreForm("{score}", "{score}½"),
    "2.5": ScoreForm("{score}", "{score}.5"),
    "2 to 3": ScoreForm("{score}", "{score} to {next}"),
    "2–3": ScoreForm("{score}", "{score}–{next}"),
    "Level 3": ScoreForm("Level {score}", "Level {score}/{next}"),
    "Mature": ScoreForm("{name}", "{name} to {next_name}"),
    "3 - Mature": ScoreForm("{score} - {name}", "{score} - {name} / {next} - {next_name}"),
    "3 out of 5": ScoreForm("{score} out of {highest}", "{score}/{next}"),
    "3*": ScoreForm("{score}*", "{score}/{next} *"),
    "3²": ScoreForm("{score}²", "{score}/{next}²"),
    "3 with aspects of 4": ScoreForm("{score}", "{score} with aspects of {next}", split_typed=False),
    "Blue": ScoreForm("Blue", "Purple", typed=False, split_typed=False),
    "65%": ScoreForm("{score}5%", "{score}7.5%", typed=False, split_typed=False),
    "31": ScoreForm("{score}1", "{score}/{next}", typed=False),
}
"""Ways to write a score; `31` is a 3 with a footnote mark glued to it, which cannot be told from 31."""

RARE_SCORE_FORMS: Mapping[str, ScoreForm] = {
    "3 (60 per cent)": ScoreForm("{score} ({score}0 per cent)", "{score}/{next}"),
    "3 with aspects of 5": ScoreForm("{score}", "{score} with aspects of {highest}", split_typed=False),
    "66 <> 69%": ScoreForm("6{score} <> 7{score}%", "> 7{score}%", typed=False, split_typed=False),
    "See CI012": ScoreForm("{score}", "See CI01{score}", split_typed=False),
}
"""More of them, drawn apart from the others, so that these stay as they are."""
