"""Pairs the records of two lists, even if some were added, removed or moved."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from appendix_parser.ordering import longest_rising

Json: TypeAlias = Mapping[str, Any]
Key: TypeAlias = Callable[[Json], Hashable]

_ALIKE = 0.5
"""Records without a key in common belong together where they share at least this part of their words."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """The places of two lists.

    Attributes:
        pairs: places that belong together, old and new, in the order of the new list.
        removed: places of the old list that belong to nothing.
        added: places of the new list that belong to nothing.
        moved: the pairs that are elsewhere among the others: as few as explain the order.
    """

    pairs: tuple[tuple[int, int], ...]
    removed: tuple[int, ...]
    added: tuple[int, ...]
    moved: frozenset[tuple[int, int]]


def align(
    old: Sequence[Json], new: Sequence[Json], keys: Sequence[Key], *, by_words: bool = True
) -> Alignment:
    """Pair the records of two lists.

    Each key is tried on what the keys before it have left; equal keys pair in order, and a key that is None
    or empty pairs nothing. What is left then pairs by its words, the most alike first, unless `by_words` is false.
    """
    pairs: dict[int, int] = {}
    for key in keys:
        free = defaultdict[Hashable, deque[int]](deque)
        for place in _left(old, pairs.values()):
            free[key(old[place])].append(place)
        for place in _left(new, pairs):
            value = key(new[place])
            if value and free[value]:
                pairs[place] = free[value].popleft()
    if by_words:
        pairs |= _by_words(old, new, pairs)
    ordered = tuple((pairs[place], place) for place in sorted(pairs))
    in_order = longest_rising([pair[0] for pair in ordered])
    return Alignment(
        pairs=ordered,
        removed=tuple(_left(old, pairs.values())),
        added=tuple(_left(new, pairs)),
        moved=frozenset(ordered).difference(ordered[index] for index in in_order),
    )


def _left(items: Sequence[Json], taken: Any) -> list[int]:
    known = set(taken)
    return [place for place in range(len(items)) if place not in known]


def _by_words(old: Sequence[Json], new: Sequence[Json], pairs: Mapping[int, int]) -> dict[int, int]:
    here, there = _left(new, pairs), _left(old, pairs.values())
    if not here or not there:
        return {}
    # Imported here because they take their time to load, and most records pair by a key.
    import numpy as np
    from rapidfuzz import process
    from rapidfuzz.distance import Indel

    alike = process.cdist(
        [[*_words(new[place])] for place in here],
        [[*_words(old[place])] for place in there],
        scorer=Indel.normalized_similarity,
        score_cutoff=_ALIKE,
        dtype=np.float64,
    )
    rows, columns = np.nonzero(alike)
    found: dict[int, int] = {}
    taken: set[int] = set()
    for index in np.argsort(-alike[rows, columns], kind="stable"):  # of equals, the first ones
        place, other = here[rows[index]], there[columns[index]]
        if place not in found and other not in taken:
            found[place] = other
            taken.add(other)
    return found


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield from value.split()
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _words(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _words(each)
