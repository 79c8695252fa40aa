"""What the layouts say: a few sections of a sample's truth, and what other councils would print otherwise.

Every function takes a truth and returns another one. Beyond the form that samples/README.md describes, a truth may
have `scale` (the score of each level), `year_labels` and `year_label`, the `label` of an objective, and the `low` and
`high` that a score means, where these don't follow from the rest.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any

SAMPLES = Path(__file__).parents[2] / "samples"

Truth = dict[str, Any]


def excerpt(sample: str, sections: Mapping[str, Sequence[int]]) -> Truth:
    """Return these sections of a sample, each with the objectives of these numbers and the rubrics they need."""
    truth: Truth = json.loads((SAMPLES / f"{sample}.truth.json").read_text(encoding="utf-8"))
    by_name = {section["name"]: section for section in truth["sections"]}
    truth["sections"] = [_part(by_name[name], numbers) for name, numbers in sections.items()]
    return truth


def _part(section: Truth, numbers: Sequence[int]) -> Truth:
    return section | {
        "objectives": [one for one in section["objectives"] if one["number"] in numbers],
        "rubrics": [one for one in section["rubrics"] if one["objective"] in (None, *numbers)],
    }


def with_earlier_year(truth: Truth, sample: str) -> Truth:
    """Put before the years of each objective those that only an earlier sample has."""
    truth = deepcopy(truth)
    numbers = [objective["number"] for section in truth["sections"] for objective in section["objectives"]]
    earlier = excerpt(sample, {section["name"]: numbers for section in truth["sections"]})
    years = [year for year in earlier["years"] if year not in truth["years"]]
    by_number = {one["number"]: one for section in earlier["sections"] for one in section["objectives"]}
    for section in truth["sections"]:
        for objective in section["objectives"]:
            before = [one for one in by_number[objective["number"]]["assessments"] if one["year"] in years]
            objective["assessments"] = before + objective["assessments"]
    return truth | {"years": years + truth["years"]}


def titled(truth: Truth, title: str) -> Truth:
    """Give the document a title."""
    return truth | {"title": title}


def labelled(truth: Truth, label: Callable[[int, int, int], str], *, numbers: bool = False) -> Truth:
    """Print other identifiers.

    Args:
        truth: what to change.
        label: makes the label from the number, the section and the place in the section, the last two from 1.
        numbers: whether the label is still one whole number.
    """
    truth = deepcopy(truth)
    for position, section in enumerate(truth["sections"], 1):
        own_rubrics = {rubric["objective"]: rubric for rubric in section["rubrics"] if rubric["objective"]}
        for place, objective in enumerate(section["objectives"], 1):
            number = objective["number"]
            objective["label"] = label(number, position, place)
            objective["number"] = number if numbers else None
            if number in own_rubrics:
                rubric = own_rubrics[number]
                rubric["objective"] = objective["number"]
                rubric["label"] = rubric["label"].replace(f"{number} ", f"{objective['label']} ", 1)
    return truth


def curly(truth: Truth) -> Truth:
    """Print quotation marks and apostrophes as a typesetter does: ‘3’, Council’s."""
    text = json.dumps(truth, ensure_ascii=False)
    marked: Truth = json.loads(re.sub(r"(?<![\w’.…!?])'(?=\w)", "‘", text).replace("'", "’"))
    return marked


def financial(truth: Truth) -> Truth:
    """Print financial years: `2023/24` for 2023."""
    truth = deepcopy(truth)
    truth["year_labels"] = [_financial(year) for year in truth["years"]]
    for assessment in _assessments(truth):
        assessment["year_label"] = _financial(assessment["year"])
    return truth


def _financial(year: int) -> str:
    return f"{year}/{(year + 1) % 100:02d}"


def levelled(truth: Truth, names: Sequence[str], *, in_words: bool = False) -> Truth:
    """Give the levels other names, and drop those above; with `in_words` scores are printed as these names."""
    truth = deepcopy(truth)
    truth["levels"], truth["scale"] = list(names), list(range(1, len(names) + 1))
    for section in truth["sections"]:
        for rubric in section["rubrics"]:
            rubric["criteria"] = [
                criterion | {"level": name}
                for criterion, name in zip(rubric["criteria"][: len(names)], names, strict=True)
            ]
    if in_words:
        for assessment in _assessments(truth):
            ends = [int(end) for end in assessment["score"].split("/")]
            assessment |= {"low": float(ends[0]), "high": float(ends[-1])}
            assessment["score"] = " to ".join(names[end - 1] for end in ends)
    return truth


def without_rubrics(truth: Truth) -> Truth:
    """Leave the rubrics out, and with them the levels."""
    sections = [section | {"rubrics": []} for section in truth["sections"]]
    return truth | {"levels": [], "scale": [], "sections": sections}


def _assessments(truth: Truth) -> list[Truth]:
    return [
        assessment
        for section in truth["sections"]
        for objective in section["objectives"]
        for assessment in objective["assessments"]
    ]
