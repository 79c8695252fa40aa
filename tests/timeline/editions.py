"""Editions of one appendix that follow each other, with the truth of which objective continues which.

They are records made from generated truths, without PDFs: what is tested is what comes after reading.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass
from itertools import count
from random import Random
from typing import Any

from appendix_parser.records import Appendix, Source
from tests.generator import words
from tests.generator.content import Plan, make_content
from tests.truths import appendix_from_truth

Truth = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Edits:
    """How much changes from one edition to the next; the share of the objectives.

    `replaced_words` of a title or description are others when it is reworded.
    """

    retitled: float = 0.1
    reworded: float = 0.1
    replaced_words: float = 0.4
    removed: float = 0.03
    added: float = 0.04
    restated: float = 0.08
    first_number: tuple[int, ...] = (1, 1, 10, 101)


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition; `identities` says by position which objective it is in truth."""

    appendix: Appendix
    identities: tuple[int, ...]


def follow_each_other(
    seed: int, number: int, edits: Edits | None = None, objectives: int = 40
) -> list[Edition]:
    """Return editions of consecutive years, each with the year before stated again."""
    edits = edits or Edits()
    random = Random(seed)
    truth = make_content(random, Plan(sections=8, objectives=objectives, years=2, empty_scores=False))
    first = 2012
    identity = count()
    for objective in _objectives(truth):
        objective["identity"] = next(identity)
    editions = []
    for age in range(number):
        if age:
            truth = _next(random, truth, edits, identity)
        _number(truth, random.choice(edits.first_number) if age else 1)
        _date(truth, (first + age, first + age + 1))
        editions.append(Edition(appendix(truth, f"appendix-{first + age + 1}.pdf"), _identities(truth)))
    return editions


def appendix(truth: Truth, filename: str) -> Appendix:
    """Return the truth as the records of a file."""
    source = Source(filename=filename, sha256="0" * 64, page_count=1)
    return appendix_from_truth(truth).model_copy(update={"source": source})


def _objectives(truth: Truth) -> list[Truth]:
    return [objective for section in truth["sections"] for objective in section["objectives"]]


def _identities(truth: Truth) -> tuple[int, ...]:
    return tuple(objective["identity"] for objective in _objectives(truth))


def _number(truth: Truth, first: int) -> None:
    for number, objective in enumerate(_objectives(truth), first):
        objective |= {"number": number, "label": str(number)}


def _date(truth: Truth, years: tuple[int, int]) -> None:
    truth |= {"years": [*years], "year_labels": [*map(str, years)]}
    for objective in _objectives(truth):
        for year, assessment in zip(years, objective["assessments"], strict=True):
            assessment |= {"year": year, "year_label": str(year)}


def _next(random: Random, old: Truth, edits: Edits, identity: count[int]) -> Truth:
    """Return the next edition's truth: its first year is the old one's last, its second is new."""
    truth = copy.deepcopy(old)
    plan = Plan(sections=1, objectives=len(_objectives(truth)) + 20, years=2, empty_scores=False)
    fresh = iter(_objectives(make_content(random, plan)))
    for section in truth["sections"]:
        kept = [each for each in section["objectives"] if random.random() >= edits.removed]
        for objective in kept:
            objective["assessments"] = [objective["assessments"][1], next(fresh)["assessments"][1]]
            if random.random() < edits.retitled:
                objective["title"] = _reworded(random, objective["title"], words.title, edits)
            if random.random() < edits.reworded:
                objective["description"] = _reworded(
                    random, objective["description"], words.description, edits
                )
            if random.random() < edits.restated:
                objective["assessments"][0]["score"] = random.choice(("1", "2/3", "5", "N/A"))
        for _ in range(sum(random.random() < edits.added for _ in kept)):
            new = next(fresh)
            new["identity"] = next(identity)
            kept.insert(random.randint(0, len(kept)), new)
        section["objectives"] = kept
    return truth


def _reworded(random: Random, text: str, source: Any, edits: Edits) -> str:
    """Return the text with some of its words replaced by words of another such text, at least one."""
    old, new = text.split(), source(random).split() or ["more"]
    certain = random.randrange(len(old)) if old else 0
    return " ".join(
        random.choice(new) if place == certain or random.random() < edits.replaced_words else word
        for place, word in enumerate(old)
    )
