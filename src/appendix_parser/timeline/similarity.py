"""Measures how similar two objectives are, for each kind of evidence, from 0 to 1."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import Indel

from appendix_parser.records import Objective
from appendix_parser.timeline.history_records import Evidence

Table: TypeAlias = NDArray[np.float64]
"""A number for each pair: a row for each record of one list, a column for each of the other."""

_DIGITS = 4
"""Digits after the point of a similarity."""

_FEWEST_WORDS = 5
"""Shorter comments, such as “No further action.”, are shared by objectives that have nothing in common."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What an objective is known by; texts are words in one case, with single spaces.

    Attributes:
        label: its number, or its label if it has none.
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
    """Return the evidence for and against that two profiles are of one objective; see `compare_all`."""
    return evidence(compare_all([one], [other]), 0, 0)


def evidence(alike: Mapping[str, Table], row: int, column: int) -> Evidence:
    """Return what `compare_all` found for one pair."""
    found = {kind: float(table[row, column]) for kind, table in alike.items()}
    return Evidence(**{kind: None if np.isnan(value) else value for kind, value in found.items()})


def compare_all(ones: Sequence[Profile], others: Sequence[Profile]) -> Mapping[str, Table]:
    """Return how alike each of `ones` and each of `others` are, by the kind of evidence (fields of `Evidence`).

    Titles and sections are compared by characters, because a word may change its ending; long texts by words.
    The measure is the share of both texts that is in both in the same order (Indel similarity). It is NaN
    where either has no such text. The comments' is the mean over the years that both have.
    """
    return {
        "number": _equal([each.label for each in ones], [each.label for each in others]),
        "title": _alike([each.title for each in ones], [each.title for each in others]).round(_DIGITS),
        "description": _alike(
            [each.description for each in ones], [each.description for each in others]
        ).round(_DIGITS),
        "section": _alike([each.section for each in ones], [each.section for each in others]).round(_DIGITS),
        "comments": _comments(ones, others).round(_DIGITS),
    }


def _equal(ones: Sequence[str], others: Sequence[str]) -> Table:
    codes: dict[str, int] = {}
    rows, columns = (
        np.array([codes.setdefault(each, len(codes)) for each in texts]) for texts in (ones, others)
    )
    found = (rows[:, None] == columns[None, :]).astype(np.float64)
    return _without_the_empty(found, ones, others)


def _alike(ones: Sequence[str | tuple[str, ...]], others: Sequence[str | tuple[str, ...]]) -> Table:
    found = process.cdist(ones, others, scorer=Indel.normalized_similarity, dtype=np.float64)
    return _without_the_empty(found, ones, others)


def _without_the_empty(
    table: Table, ones: Sequence[str | tuple[str, ...]], others: Sequence[str | tuple[str, ...]]
) -> Table:
    table[[not each for each in ones], :] = np.nan
    table[:, [not each for each in others]] = np.nan
    return table


def _comments(ones: Sequence[Profile], others: Sequence[Profile]) -> Table:
    total = np.zeros((len(ones), len(others)))
    count = np.zeros_like(total)
    for year in sorted({year for each in ones for year in each.comments}):
        rows = [place for place, each in enumerate(ones) if year in each.comments]
        columns = [place for place, each in enumerate(others) if year in each.comments]
        if columns:
            both = np.ix_(rows, columns)
            total[both] += _alike(
                [ones[place].comments[year] for place in rows],
                [others[place].comments[year] for place in columns],
            )
            count[both] += 1
    return np.divide(total, count, out=np.full_like(total, np.nan), where=count > 0)


def same_text(text: str) -> str:
    """Return what two settings of one text share: its characters without white space, in one Unicode form.

    Where a line ends is the typesetter's choice, and a space at its end may be lost.
    """
    return "".join(unicodedata.normalize("NFC", text).split())


def _words(text: str) -> tuple[str, ...]:
    folded = unicodedata.normalize("NFKC", text).casefold().replace("&", " and ")
    return tuple(re.findall(r"\w+", folded))
