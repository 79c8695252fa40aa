"""The truth of a random appendix, in the form of the truth files, and a little more.

The form is `{title, years, levels, sections: [{name, note, rubrics: [{label, objective, criteria: [{score,
level, text}]}], objectives: [{number, title, description, assessments: [{year, score, comments}]}]}]}`.
Beyond that:

- `year_labels`: the years as printed (`2022/23`), beside `years`, the first year of each; `year_label` in
  each assessment likewise.
- `scale`: the score of each of `levels`, in their order; `level_notation`: how a rubric's header prints them.
  Without any rubric both are empty.
- `label` of an objective: its number as printed (`12.`, `Obj 12`, `12a`, `1.1`, "" where there is no such
  column). `number` is null where the label is not one whole number.
- `low` and `high` beside `score`: its ends as numbers; null where it has none by the document's own levels.
- `years` are null where the columns are for the previous or the current score. Targets are
  `other_scores`, each in the form of an assessment with its `kind` and its `heading`.
- `paragraphs` beside `text` and `comments`: the same text as a list of paragraphs; a bullet starts with `• `.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

from tests.generator import words
from tests.generator.wording import (
    LEVEL_SETS,
    NUMBERINGS,
    OTHER_LEVEL_SETS,
    OTHER_NUMBERINGS,
    RARE_SCORE_FORMS,
    SCORE_FORMS,
    STAGES,
    TARGETS,
    WHOLE_NUMBERINGS,
    WORDINGS,
    YEAR_FORMS,
)

_LEVEL_SETS = {**LEVEL_SETS, **OTHER_LEVEL_SETS}
_SCORE_FORMS = {**SCORE_FORMS, **RARE_SCORE_FORMS}
_NUMBERINGS = {**NUMBERINGS, **OTHER_NUMBERINGS}


@dataclass(frozen=True, slots=True)
class Plan:
    """What to write about, and how much.

    Attributes:
        sections: how many; 1 or more.
        objectives: how many in the whole document; at least one per section.
        years: how many, 1 to 6; with `stages` up to 4.
        year_form: a key of `YEAR_FORMS`.
        stages: columns are for the current, the target … score, and not for years.
        numbering: a key of `NUMBERINGS` or `OTHER_NUMBERINGS`.
        wording: a key of `WORDINGS`: the rubric's label comes from there.
        levels: a key of `LEVEL_SETS` or `OTHER_LEVEL_SETS`.
        level_notation: a key of `LEVEL_NOTATIONS`.
        lowest: the score of the first level, 0 or 1.
        rubrics: `section` one per section; `own` the last section has one per objective; `none`.
        rubric_label: rubrics have a label.
        scores: a key of `SCORE_FORMS` or `RARE_SCORE_FORMS`.
        gaps: objective numbers leave gaps.
        empty_scores: some scores are empty (else there is always one).
        bare_row: one objective has nothing but its number (where there are three or more).
        sentences: the most sentences in a paragraph.
        long_comment: one comment has so many paragraphs that it fills pages.
        curly: quotation marks round scores are curly.
        raised: comments have ordinals and powers.
    """

    sections: int = 2
    objectives: int = 6
    years: int = 2
    year_form: str = "2023"
    stages: bool = False
    numbering: str = "12"
    wording: str = "usual"
    levels: str = "usual"
    level_notation: str = "1 - Minimum"
    lowest: int = 1
    rubrics: str = "section"
    rubric_label: bool = True
    scores: str = "3"
    gaps: bool = False
    empty_scores: bool = True
    bare_row: bool = False
    sentences: int = 2
    long_comment: bool = False
    curly: bool = False
    raised: bool = False


def make_content(random: Random, plan: Plan) -> dict[str, Any]:
    """Write an appendix to the plan."""
    names = _LEVEL_SETS[plan.levels]
    first_year = random.randint(2017, 2024)
    step = random.choice((1, 1, 1, 2))
    years = [first_year + step * i for i in range(plan.years)]
    numbers = _numbers(random, plan)
    truth: dict[str, Any] = {
        "title": _title(random),
        "years": years,
        "year_labels": [YEAR_FORMS[plan.year_form](year) for year in years],
        "levels": list(names),
        "scale": [plan.lowest + i for i in range(len(names))],
        "level_notation": plan.level_notation,
        "sections": [],
    }
    section_names: list[str] = []
    per_section = _shares(random, plan.objectives, plan.sections)
    bare = random.choice(numbers) if plan.bare_row and len(numbers) > 2 else None
    long_one = random.choice([number for number in numbers if number != bare] or numbers)
    taken = iter(numbers)
    for position, count in enumerate(per_section, 1):
        name = words.section_name(random)
        while name in section_names:
            name = words.section_name(random)
        section_names.append(name)
        objectives = []
        for place in range(1, count + 1):
            number = next(taken)
            writer = _Writer(
                random, plan, truth, numbers, number, long_comment=number == long_one and plan.long_comment
            )
            objectives.append(
                {
                    "number": number if plan.numbering in WHOLE_NUMBERINGS else None,
                    "label": _NUMBERINGS[plan.numbering](number, position, place),
                    **(writer.bare() if number == bare else writer.full()),
                }
            )
        own = plan.rubrics == "own" and position == plan.sections
        truth["sections"].append(
            {
                "name": name,
                "note": words.sentence(random, 2) if own or random.random() < 0.2 else None,
                "rubrics": _rubrics(random, plan, truth, objectives, own=own),
                "objectives": objectives,
            }
        )
    if plan.rubrics == "none":
        truth["levels"], truth["scale"] = [], []
    return _staged(truth) if plan.stages else truth


def _staged(truth: dict[str, Any]) -> dict[str, Any]:
    """Return the truth with stages (current, target …) in the place of its years; a target is nobody's assessment."""
    stages = STAGES[len(truth["years"])]
    own = [stage for stage in stages if stage not in TARGETS]
    for section in truth["sections"]:
        for objective in section["objectives"]:
            said = list(zip(objective["assessments"], stages, strict=True))
            objective["assessments"] = [
                each | {"year": None, "year_label": stage} for each, stage in said[: len(own)]
            ]
            objective["other_scores"] = [
                each | {"year": None, "year_label": "", "kind": "target", "heading": stage}
                for each, stage in said[len(own) :]
            ]
    return truth | {"years": [None] * len(own), "year_labels": own}


def _title(random: Random) -> str:
    about = random.choice(
        ("Objectives and scores", "Progress on the strategy", "Complete list of objectives")
    )
    return f"Appendix {random.choice('123ABC')} – {about}"


def _numbers(random: Random, plan: Plan) -> list[int]:
    """Return the objectives' numbers, rising."""
    number = random.choice((0, 0, 0, 10, 40)) if plan.gaps else 0
    numbers = []
    for _ in range(plan.objectives):
        number += random.choice((1, 1, 2, 5)) if plan.gaps else 1
        numbers.append(number)
    return numbers


def _shares(random: Random, total: int, parts: int) -> list[int]:
    """Cut `total` into `parts` whole numbers of one or more."""
    shares = [1] * parts
    for _ in range(total - parts):
        shares[random.randrange(parts)] += 1
    return shares


def _rubrics(
    random: Random, plan: Plan, truth: dict[str, Any], objectives: list[dict[str, Any]], *, own: bool
) -> list[dict[str, Any]]:
    """Write the rubrics of a section: none, one, or one for each objective that has a title."""
    if plan.rubrics == "none":
        return []
    heads: list[tuple[str, int | None]] = [(WORDINGS[plan.wording].label if plan.rubric_label else "", None)]
    if own:
        titled = [objective for objective in objectives if objective["title"]]
        heads = [
            (f"Objective {one['number']} - {one['title']} - scoring criteria", one["number"])
            for one in titled
        ]
    return [
        {
            "label": label,
            "objective": number,
            "criteria": [
                {"score": score, "level": level, **_text("text", _criterion(random))}
                for score, level in zip(truth["scale"], truth["levels"], strict=True)
            ],
        }
        for label, number in heads
    ]


def _criterion(random: Random) -> list[str]:
    paragraphs = [words.sentence(random, random.randint(0, 1))]
    if random.random() < 0.15:
        paragraphs += [words.bullet(random) for _ in range(random.randint(1, 3))]
    return paragraphs


_UNSCORED: dict[str, Any] = {"score": "", "low": None, "high": None}


def _text(key: str, paragraphs: list[str]) -> dict[str, Any]:
    return {key: " ".join(paragraphs), "paragraphs": paragraphs}


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes one objective; what its comments say of scores, levels and other objectives is true."""

    random: Random
    plan: Plan
    truth: dict[str, Any]
    numbers: list[int]
    number: int
    long_comment: bool

    def bare(self) -> dict[str, Any]:
        return {
            "title": "",
            "description": "",
            "assessments": self._assessments([(_UNSCORED, [])] * self.plan.years),
        }

    def full(self) -> dict[str, Any]:
        said = [self._assessment(year) for year in self.truth["years"]]
        return {
            "title": words.title(self.random),
            "description": words.description(self.random),
            "assessments": self._assessments(said),
        }

    def _assessments(self, said: list[tuple[dict[str, Any], list[str]]]) -> list[dict[str, Any]]:
        return [
            {"year": year, "year_label": label, **score, **_text("comments", paragraphs)}
            for year, label, (score, paragraphs) in zip(
                self.truth["years"], self.truth["year_labels"], said, strict=True
            )
        ]

    def _assessment(self, year: int) -> tuple[dict[str, Any], list[str]]:
        """Return the score, as printed and its ends, and the paragraphs of the comment."""
        random, scale = self.random, self.truth["scale"]
        odd = random.random()
        if odd < 0.04:
            return _UNSCORED | {"score": "N/A"}, ["No further action at present."]
        if odd < 0.08:
            return _UNSCORED | {"score": "TBC"}, [
                f"The score will be set in {words.month(random)} {year + 1}."
            ]
        if odd < 0.12 and self.plan.empty_scores:
            return _UNSCORED, []
        index = random.randrange(len(scale))
        score = scale[index]
        if odd < 0.25 and index + 1 < len(scale):
            said = self._score(index, split=True)
            paragraphs = [words.sentences(random, random.randint(1, self.plan.sentences))]
        else:
            said = self._score(index)
            paragraphs = [self._opening(score, self.truth["levels"][index])]
        paragraphs += self._rest(year, index)
        if self.long_comment and year == self.truth["years"][-1]:
            paragraphs += [words.sentences(random, 4) for _ in range(random.randint(8, 14))]
        return said, paragraphs

    def _score(self, index: int, *, split: bool = False) -> dict[str, Any]:
        """Return a level, or the split between it and the next, as printed, and its ends where it has any."""
        scale, names, form = self.truth["scale"], self.truth["levels"], _SCORE_FORMS[self.plan.scores]
        above = min(index + 1, len(scale) - 1)
        printed = (form.split if split else form.single).format(
            score=scale[index],
            name=names[index],
            next=scale[above],
            next_name=names[above],
            highest=scale[-1],
        )
        if not (form.split_typed if split else form.typed):
            return _UNSCORED | {"score": printed}
        return {"score": printed, "low": float(scale[index]), "high": float(scale[above if split else index])}

    def _quoted(self, score: int) -> str:
        return f"‘{score}’" if self.plan.curly else f"'{score}'"

    def _opening(self, score: int, level: str) -> str:
        random, said = self.random, self._quoted(score)
        dash, meaning = random.choice("-–"), words.sentence(random)
        return random.choice(
            (
                lambda: f"This objective scored {said} ({level.lower()}) – defined as {dash} {meaning}",
                lambda: f"A score of {said} is defined as {dash} {meaning}",
                lambda: f"NA, achieved baseline of {said} as agreed {words.month(random)} 2021.",
                lambda: "As per previous year's comment.",
                lambda: words.sentences(random, random.randint(1, self.plan.sentences)),
            )
        )()

    def _rest(self, year: int, index: int) -> list[str]:
        """Return up to three more paragraphs, each of another kind, in any order."""
        random = self.random
        kinds: list[Callable[[], str]] = [
            lambda: f"Commentary: {words.sentences(random, random.randint(1, self.plan.sentences))}",
            lambda: f"{random.choice(('Comment', 'Comments', 'Comment(s)'))}: {words.sentence(random)}",
            lambda: f"{random.choice(('Action', 'Actions', 'Action(s)'))}: {words.sentence(random, 2)}",
            lambda: random.choice(("No further action.", "No further action at present.")),
            lambda: f"To be carried forward to {year + 1}.",
            lambda: words.sentences(random, random.randint(1, self.plan.sentences)),
            lambda: "\n".join(words.bullet(random) for _ in range(random.randint(2, 4))),
        ]
        if index + 1 < len(self.truth["scale"]):
            higher = self._quoted(self.truth["scale"][index + 1])
            kinds.append(
                lambda: f"A {higher} can only be achieved by joint work with a neighbouring authority."
            )
            kinds.append(lambda: f"To score a {higher}, ‘{words.sentence(random)}’")
        others = [number for number in self.numbers if number != self.number]
        if others and self.plan.numbering in WHOLE_NUMBERINGS:
            other, another = random.choice(others), random.choice(others)
            kinds.append(lambda: f"As #{other}, {words.clause(random)}")
            kinds.append(lambda: f"Action: (as #{other}) {words.clause(random)}")
            if other != another:
                kinds.append(lambda: f"See objectives {other} & {another}, which share action #{other}.")
        if self.plan.raised:
            day = random.choice(("1st", "2nd", "3rd", "14th"))
            kinds.append(
                lambda: f"Some 5×10³ pages on 40 m² were sent on the {day} of {words.month(random)}."
            )
        chosen = random.sample(kinds, random.randint(0, 3))
        return [line for make in chosen for line in make().split("\n")]
