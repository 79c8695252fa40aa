"""Decides what each column of a table is, by the evidence of its heading, its cells and its place, in bits.

The bits of all evidence add up. The roles that fit together best win: a table has one number, one title and one
description, and one score of a kind for a year. If another reading of a column is nearly as good, that is a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce
from math import inf
from operator import or_
from statistics import fmean
from typing import Final

from appendix_parser.assembly.heads.roles import SURE, Heading, Kind, Role
from appendix_parser.notation.markers import find_markers
from appendix_parser.notation.scale import ScoringSystem
from appendix_parser.notation.scores import read_score
from appendix_parser.notation.system import ANSWERS
from appendix_parser.notation.years import split_year
from appendix_parser.records import ScoreStatus, Year

NEAR_TIE: Final = 2.0
"""Bits by which the best reading of a column must lead: 80 % against its rival."""

_PROSE: Final = 6  # words
_PHRASE: Final = 12  # words of a title, at most
_LABEL: Final = re.compile(r"(?:[^\W\d_]{0,4}[ .-]?)?[0-9]{1,3}(?:\.[0-9]{1,2})*[a-z]?[.):]?|[A-Z][.)]?")
_WIDE: Final = 1.2  # times the width that each column would have if all were equal


@dataclass(frozen=True, slots=True)
class _Weight:
    """Bits for a role if all cells have a feature, and if none has it."""

    all: float
    none: float = 0

    def bits(self, share: float) -> float:
        return self.none + share * (self.all - self.none)


# What the cells below a heading say about its role. `EXTRA` is for columns without a role, so it is not here.
_CONTENT: Final[Mapping[Role, Mapping[str, _Weight]]] = {
    Role.NUMBER: {"label": _Weight(3, -4), "distinct": _Weight(1, -6)},
    Role.TITLE: {"phrase": _Weight(2, -3), "distinct": _Weight(1, -4), "value": _Weight(-6)},
    Role.DESCRIPTION: {
        "prose": _Weight(2, -1),
        "distinct": _Weight(1, -4),
        "marked": _Weight(-4),
        "value": _Weight(-6),
    },
    Role.SCORE: {"score": _Weight(4, -4), "prose": _Weight(-3)},
    Role.COMMENTS: {"prose": _Weight(3, -3), "marked": _Weight(3), "value": _Weight(-8)},
    Role.YEAR: {"year": _Weight(6, -12)},
    Role.SECTION: {"distinct": _Weight(-8, 8), "phrase": _Weight(0, -4), "value": _Weight(-6)},
}
_BEFORE: Final[Mapping[Role, float]] = {Role.NUMBER: -3, Role.SECTION: -4}
"""Bits before any evidence, for roles that are rarer than a column without one."""

_PLACE: Final = 1.0  # bits for a leading role to the left of all values; against it elsewhere
_FIRST: Final = 2.0  # … for a number in the first column
_EARLY: Final = -3.0  # … for comments without a year to the left of all scores
_EARLIER: Final = -6.0  # … if other values are to the right of the first score
_WIDTH: Final = 0.5  # … for prose in a wide column, and for values in a narrow one
_UNDATED: Final = -6.0  # a score without a year is hardly another score if others have a year
_STRANGE: Final = -2.0  # … nor is a column whose heading is unknown, or names only other roles
_AGAIN: Final = -20.0  # a second score of one kind and year
_LEADING: Final = frozenset({Role.NUMBER, Role.TITLE, Role.DESCRIPTION, Role.SECTION})
_ONCE: Final = (Role.NUMBER, Role.TITLE, Role.DESCRIPTION, Role.SECTION, Role.YEAR)


@dataclass(frozen=True, slots=True)
class Sample:
    """A column before it has a role: its heading, the texts of its cells, and its share of the table's width."""

    heading: Heading
    cells: Sequence[str]
    width: float


@dataclass(frozen=True, slots=True)
class Choice:
    """The role that a column gets, the bits by which it leads, and the role that comes second."""

    role: Role
    lead: float
    rival: Role


def choose(samples: Sequence[Sample], system: ScoringSystem, levels: Collection[int] = ()) -> list[Choice]:
    """Return a role for each column: the assignment with the most bits.

    Args:
        samples: the columns from left to right.
        system: the levels of the rubrics so far, for reading scores in words.
        levels: the columns that have a level as their heading, next to others that do.
    """
    table = [
        {Role.LEVEL: 0.0} if index in levels else bits for index, bits in enumerate(_bits(samples, system))
    ]
    keys = [(sample.heading.kind, sample.heading.year) for sample in samples]
    total, roles = _best(table, keys)
    choices = []
    for index, role in enumerate(roles):
        if len(table[index]) == 1:
            choices.append(Choice(role, inf, role))
            continue
        without = [dict(bits) for bits in table]
        del without[index][role]
        other, rivals = _best(without, keys)
        choices.append(Choice(role, total - other, rivals[index]))
    return choices


def _bits(samples: Sequence[Sample], system: ScoringSystem) -> list[dict[Role, float]]:
    """Return the bits of all evidence for each role, for each column."""
    values = [index for index, sample in enumerate(samples) if _is_value(sample.heading.bits)]
    dated = any(_names_a_year(samples[i].heading) for i in values)
    scores = [index for index in values if samples[index].heading.role is Role.SCORE]
    table: list[dict[Role, float]] = []
    for index, sample in enumerate(samples):
        shares = features(tuple(sample.cells), system)
        first = not values or index < (scores or values)[0]
        wide = sample.width * len(samples) > _WIDE
        bits = {Role.EXTRA: sample.heading.bits.get(Role.EXTRA, 0.0)}
        for role, weights in _CONTENT.items():
            said = sum(weights[name].bits(share) for name, share in shares.items() if name in weights)
            place = _bits_of_place(role, first=first, wide=wide)
            bits[role] = _bits_of_heading(role, sample.heading, dated=dated) + said * _trust(sample) + place
        if scores and index < scores[0]:
            bits[Role.COMMENTS] += _bits_of_early_comments(sample, is_last=values[-1] == scores[0])
        bits[Role.NUMBER] += _FIRST if index == 0 else 0
        table.append(bits)
    return table


def _names_a_year(heading: Heading) -> bool:
    """Return whether a heading names a year of the council's own; a label such as `Previous` names no year."""
    return heading.year is not None and heading.year.year is not None and not heading.kind


def _bits_of_heading(role: Role, heading: Heading, *, dated: bool) -> float:
    bits = _BEFORE.get(role, 0.0) + heading.bits.get(role, 0.0)
    if role is Role.SCORE and dated and not heading.year and not heading.kind:
        bits += _UNDATED
    says_else = not heading.bits.get(role) if role is Role.SCORE else not heading.bits
    if role in (Role.SCORE, Role.COMMENTS) and heading.text and says_else:
        bits += _STRANGE
    return bits


def _bits_of_place(role: Role, *, first: bool, wide: bool) -> float:
    bits = 0.0
    if role in _LEADING:
        bits += _PLACE if first else -_PLACE
    if role in (Role.COMMENTS, Role.DESCRIPTION):
        bits += _WIDTH if wide else -_WIDTH
    if role in (Role.SCORE, Role.NUMBER):
        bits += -_WIDTH if wide else _WIDTH
    return bits


def _bits_of_early_comments(sample: Sample, *, is_last: bool) -> float:
    """Return the bits for comments to the left of all scores; `is_last` if no other values are to their right."""
    if sample.heading.year is not None:
        return 0.0
    return _EARLY if is_last else _EARLIER


def _is_value(bits: Mapping[Role, float]) -> bool:
    value = max(bits.get(Role.SCORE, 0.0), bits.get(Role.COMMENTS, 0.0))
    return value >= SURE and value >= max(bits.values())


def _trust(sample: Sample) -> float:
    count = sum(bool(cell) for cell in sample.cells)
    return count / (count + 1)


# -- what cells look like ------------------------------------------------------------------------------------
@lru_cache(maxsize=256)
def features(cells: tuple[str, ...], system: ScoringSystem) -> Mapping[str, float]:
    """Return the share of a column's cells that have each feature; nothing if all are empty.

    A cell such as `N/A` says nothing about what the others hold.
    """
    texts = [cell for cell in cells if cell]
    if not texts:
        return {}
    scored = _share_of_scores(texts, system)

    def share(has: Callable[[str], object]) -> float:
        return fmean(bool(has(text)) for text in texts)

    return {
        "score": scored,
        "value": share(lambda text: len(text) <= 3 and not text.isalpha()),
        "label": share(_LABEL.fullmatch),
        "distinct": len(set(texts)) / len(texts) if len(texts) > 1 else 1.0,
        "phrase": share(lambda text: len(text.split()) <= _PHRASE and sum(map(str.isalpha, text)) > 2),
        "prose": share(lambda text: len(text.split()) >= _PROSE),
        "marked": share(find_markers),
        "year": share(lambda text: (parted := split_year(text))[0] and not parted[1]),
    }


def _share_of_scores(texts: Sequence[str], system: ScoringSystem) -> float:
    """Return the share of texts that are scores; answers such as `Yes` are, if all are. Those that say nothing do not count."""
    statuses = {text: read_score(text, system)[0].status for text in texts}
    telling = [text for text in texts if statuses[text] not in _SILENT]
    if not telling:
        return 0.5
    answers = all(text.casefold() in _ANSWERS for text in telling)
    return fmean(answers or statuses[text] in _READ for text in telling)


_ANSWERS: Final = frozenset().union(*ANSWERS)
_SILENT: Final = (ScoreStatus.NOT_APPLICABLE, ScoreStatus.TO_BE_CONFIRMED, ScoreStatus.MISSING)
_READ: Final = (ScoreStatus.SINGLE, ScoreStatus.SPLIT)


# -- what fits together --------------------------------------------------------------------------------------
_Key = tuple[Kind | None, Year | None]


def _best(table: Sequence[Mapping[Role, float]], keys: Sequence[_Key]) -> tuple[float, tuple[Role, ...]]:
    """Return the assignment with the most bits. It is found column by column: the best for each set of roles taken."""
    marks = _marks(keys)
    ways: dict[int, tuple[float, tuple[Role, ...]]] = {0: (0.0, ())}
    for index, (bits, own) in enumerate(zip(table, marks, strict=True)):
        kept = _ALL_ONCE | reduce(or_, (later[Role.SCORE] for later in marks[index + 1 :]), 0)
        best = max(bits.values())
        likely = [
            (role, each, own.get(role, 0))  # with the mark that only one column may set
            for role, each in bits.items()
            if each > best + _AGAIN or role in (Role.EXTRA, Role.LEVEL)
        ]
        further: dict[int, tuple[float, tuple[Role, ...]]] = {}
        for taken, (total, roles) in ways.items():
            for role, each, mark in likely:
                if mark & taken:
                    continue
                then = (taken | mark) & kept
                if then not in further or further[then][0] < total + each:
                    further[then] = total + each, (*roles, role)
        ways = further
    title = _ONCE_MARKS[Role.TITLE]
    return max((total + (0 if title & taken else _AGAIN), roles) for taken, (total, roles) in ways.items())


_ONCE_MARKS: Final = {role: 1 << place for place, role in enumerate(_ONCE)}
_ALL_ONCE: Final = sum(_ONCE_MARKS.values())


def _marks(keys: Sequence[_Key]) -> list[dict[Role, int]]:
    """Return a mark for each role that only one column may have, for each column; a mark is one bit of a number."""
    places = {key: 1 << place for place, key in enumerate(dict.fromkeys(keys), len(_ONCE))}
    return [{**_ONCE_MARKS, Role.SCORE: places[key]} for key in keys]
