"""How alike two objectives are, each kind of evidence by itself, from 0 to 1."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from appendix_parser.history.records import Evidence
from appendix_parser.records import Objective

_FEWEST_WORDS = 5
"""Shorter comments, such as “No further action.”, are shared by objectives that have nothing in common."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What an objective is known by; texts are words in one case, with single spaces.

    Attributes:
        label: its number, or its label where that is none.
        comments: the comments that say something, by year.
    """

    label: str
    title: str
    description: tuple[str, ...]
    section: str
    comments: Mapping[int, tuple[str, ...]]


def profile(section: str, objective: Objective) -> Profile:
    """Return what `objective` is known by."""
    comments = {
        each.year: words
        for each in objective.assessments
        if each.year is not None and len(words := _words(each.comments.text)) >= _FEWEST_WORDS
    }
    return Profile(
        label=str(objective.number) if objective.number is not None else same_text(objective.label),
        title=" ".join(_words(objective.title)),
        description=_words(objective.description),
        section=" ".join(_words(section)),
        comments=comments,
    )


def compare(one: Profile, other: Profile) -> Evidence:
    """Return the evidence for and against that two profiles are of one objective.

    Titles and sections are compared by characters, as a word may change its ending; long texts by words.
    The measure is the share of both texts that stands in both in the same order (Indel similarity). What
    either lacks compares with nothing.
    """
    years = one.comments.keys() & other.comments.keys()
    comments = [Indel.normalized_similarity(one.comments[year], other.comments[year]) for year in years]
    return Evidence(
        number=float(one.label == other.label) if one.label and other.label else None,
        title=_similarity(one.title, other.title),
        description=_similarity(one.description, other.description),
        section=_similarity(one.section, other.section),
        comments=round(sum(comments) / len(comments), 4) if comments else None,
    )


def same_text(text: str) -> str:
    """Return what two settings of one text share: its characters without white space, in one Unicode form.

    Where a line ends is the typesetter's choice, and a space at its end may be lost.
    """
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text))


def _words(text: str) -> tuple[str, ...]:
    folded = unicodedata.normalize("NFKC", text).casefold().replace("&", " and ")
    return tuple(re.findall(r"\w+", folded))


def _similarity(one: str | tuple[str, ...], other: str | tuple[str, ...]) -> float | None:
    return round(Indel.normalized_similarity(one, other), 4) if one and other else None
