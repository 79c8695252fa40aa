"""Which objectives are the same: probabilistic record linkage after Fellegi and Sunter (1969).

Each kind of evidence adds to the logarithm of the odds that two records are of one objective: the more, the
rarer it is that two different objectives agree so far. The weights are in bits: +1 doubles the odds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from appendix_parser.history.records import Evidence
from appendix_parser.history.similarity import Profile, compare

DEFAULT_CONFIDENCE = 0.9
"""A match of at least this confidence is made without asking."""

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

    def bits(self, similarity: float | None) -> float:
        if similarity is None:
            return 0
        share = max(0.0, (similarity - self.unrelated) / (1 - self.unrelated))
        return self.disagreement + share * (self.agreement - self.disagreement)


# A number says little: editions renumber. A title or description that stays says nearly everything.
_WEIGHTS: Mapping[str, _Weight] = {
    "number": _Weight(3, -2),
    "title": _Weight(7, -3, unrelated=0.5),
    "description": _Weight(8, -4, unrelated=0.35),
    "section": _Weight(2, -2, unrelated=0.5),
    "comments": _Weight(7, -3, unrelated=0.35),
}

_PRIOR_BITS = -6
"""Before any evidence: of some sixty objectives, one is the same."""


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
    most: what speaks for any rival speaks against the pair. So two pairs that share a record cannot both have
    more than one half, and matches above that never compete.

    Args:
        new: the records of an edition.
        old: what they may continue.
        apart: pairs of places, new and old, that are known to be different.
    """
    evidence = [[compare(one, other) for other in old] for one in new]
    odds = [
        [0.0 if (row, column) in apart else _odds(each) for column, each in enumerate(line)]
        for row, line in enumerate(evidence)
    ]
    of_new = [sum(line) for line in odds]
    of_old = [sum(column) for column in zip(*odds, strict=True)]
    links = [
        Link(row, column, round(own / (1 + of_new[row] + of_old[column] - own), 4), evidence[row][column])
        for row, line in enumerate(odds)
        for column, own in enumerate(line)
    ]
    likely = [each for each in links if each.confidence >= DOUBTFUL_CONFIDENCE]
    return sorted(likely, key=lambda each: (-each.confidence, each.new, each.old))


def _odds(evidence: Evidence) -> float:
    bits = sum(weight.bits(getattr(evidence, kind)) for kind, weight in _WEIGHTS.items())
    return float(2 ** (_PRIOR_BITS + bits))
