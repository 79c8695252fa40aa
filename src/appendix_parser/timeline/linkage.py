"""Decides which objectives are the same, by probabilistic record linkage after Fellegi and Sunter (1969).

Each kind of evidence adds to the logarithm of the odds that two records are of one objective: the more, the
rarer it is that two different objectives agree so far. The weights are in bits: +1 doubles the odds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from appendix_parser.timeline.history_records import Evidence
from appendix_parser.timeline.similarity import Profile, Table, compare_all, evidence

DOUBTFUL_CONFIDENCE = 0.02
"""A match below the confidence that is asked for, but not below this, is worth an analyst's look."""


@dataclass(frozen=True, slots=True)
class _Weight:
    """What a kind of evidence is worth.

    Attributes:
        agreement: bits where both are the same.
        disagreement: bits (negative) where both have no more in common than any two.
        unrelated: the similarity that any two have.
    """

    agreement: float
    disagreement: float
    unrelated: float = 0

    def bits(self, similarity: Table) -> Table:
        share = np.maximum(0, (similarity - self.unrelated) / (1 - self.unrelated))
        bits: Table = self.disagreement + share * (self.agreement - self.disagreement)
        return np.nan_to_num(bits)  # what compares with nothing says nothing


# A number says little: editions renumber. A title or description that stays says nearly everything.
_WEIGHTS: Mapping[str, _Weight] = {
    "number": _Weight(3, -2),
    "title": _Weight(7, -3, unrelated=0.5),
    "description": _Weight(8, -4, unrelated=0.35),
    "section": _Weight(2, -2, unrelated=0.5),
    "comments": _Weight(7, -3, unrelated=0.35),
}

_EXACT_BITS = 16
"""For the same title and description, if no other record of either list has both. This outweighs a number and a
section that fit a near-namesake (`Contracts with SMEs`, `Contracts with VCSEs`), but not also its comments."""

_PRIOR_BITS = -6
"""Before any evidence: of some sixty objectives, one is the same."""


_ROWS = 64
"""New records to compare with all old ones at a time, which limits the memory."""

_LEAST = DOUBTFUL_CONFIDENCE / 2
"""Pairs with a smaller share of their row's odds are forgotten at once: they cannot become doubtful."""


@dataclass(frozen=True, slots=True)
class Link:
    """A possible match: the places of both records, and how certain it is."""

    new: int
    old: int
    confidence: float
    evidence: Evidence


def link(
    new: Sequence[Profile], old: Sequence[Profile], apart: frozenset[tuple[int, int]] = frozenset()
) -> list[Link]:
    """Return all possible matches that are at least doubtful, the most certain first.

    The confidence is the probability that the two are the same, given that each is the same as one other at
    most: evidence for any rival is evidence against the pair. So two pairs that share a record cannot both have
    more than one half, and matches above that never compete.

    Args:
        new: the records of an edition.
        old: what they may continue.
        apart: pairs of places, new and old, that are known to be different.
    """
    if not new or not old:
        return []
    exact = _exact(new, old)
    of_old = np.zeros(len(old))
    likely: list[_Likely] = []
    for start in range(0, len(new), _ROWS):
        block = range(start, min(start + _ROWS, len(new)))
        alike = compare_all([new[row] for row in block], old)
        odds = _odds(alike)
        for row, column in exact.items():
            if row in block:
                odds[row - start, column] *= 2**_EXACT_BITS
        for row, column in apart:
            if row in block:
                odds[row - start, column] = 0
        of_new = odds.sum(axis=1)
        of_old += odds.sum(axis=0)
        for place, column in np.argwhere(odds >= _LEAST * (1 + of_new[:, None])).tolist():
            here = evidence(alike, place, column)
            likely.append(_Likely(start + place, column, odds[place, column], of_new[place], here))
    links = [
        Link(each.new, each.old, confidence, each.evidence)
        for each in likely
        if (confidence := each.confidence(of_old[each.old])) >= DOUBTFUL_CONFIDENCE
    ]
    return sorted(links, key=lambda each: (-each.confidence, each.new, each.old))


@dataclass(frozen=True, slots=True)
class _Likely:
    """A pair, its odds, and those of all pairs of its new record together."""

    new: int
    old: int
    odds: float
    of_new: float
    evidence: Evidence

    def confidence(self, of_old: float) -> float:
        return round(float(self.odds / (1 + self.of_new + of_old - self.odds)), 4)


def _odds(alike: Mapping[str, Table]) -> Table:
    return np.exp2(_PRIOR_BITS + sum(_WEIGHTS[kind].bits(table) for kind, table in alike.items()))


def _exact(new: Sequence[Profile], old: Sequence[Profile]) -> Mapping[int, int]:
    """Return the places, new and old, of records that alone have the same title and description."""
    texts = [[(each.title, each.description) for each in records] for records in (new, old)]
    counts = [Counter(each) for each in texts]
    place = {text: column for column, text in enumerate(texts[1])}
    return {
        row: place[text]
        for row, text in enumerate(texts[0])
        if text[0] and counts[0][text] == counts[1][text] == 1
    }
