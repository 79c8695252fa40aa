"""What an analyst should look at: editions that state the same year differently, and doubtful matches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from appendix_parser.checks.wording import listed
from appendix_parser.doubts import Doubt
from appendix_parser.findings import finding
from appendix_parser.history.editions import NamedEdition, latest_year
from appendix_parser.history.records import Change, ChangeKind, Match, Outcome, Series
from appendix_parser.history.statements import say_the_same
from appendix_parser.pointers import pointer
from appendix_parser.records import Finding


def findings(
    editions: Sequence[NamedEdition],
    series: Sequence[Series],
    changes: Sequence[Change],
    matches: Sequence[Match],
) -> Iterator[Finding]:
    """Yield the findings of a history; their pointers lead into `history.json`."""
    yield from _order(editions)
    yield from _strangers([each.name for each in editions], series)
    for index, match in enumerate(matches):
        if match.outcome is Outcome.DOUBTFUL:
            values: dict[str, object] = {
                "objective": _name(match.number, match.title),
                "edition": match.edition,
                "earlier": _name(match.earlier_number, match.earlier_title),
                "earlier_edition": match.earlier_edition,
                "confidence": f"{match.confidence:.0%}",
            }
            yield finding(Doubt("match-doubtful", values), pointer=pointer("matches", index))
    for index, change in enumerate(changes):
        code = _CONFLICTS.get(change.kind)
        if code:
            said: dict[str, object] = {
                "objective": _name(change.number, change.title or ""),
                "year": change.year,
                "edition": change.edition,
                "earlier_edition": change.earlier_edition,
                "before": change.before,
                "after": change.after,
            }
            yield finding(Doubt(code, said), pointer=pointer("changes", index), page=change.page_after)


_CONFLICTS = {ChangeKind.SCORE_RESTATED: "score-restated", ChangeKind.COMMENTS_EDITED: "comments-edited"}


def _order(editions: Sequence[NamedEdition]) -> Iterator[Finding]:
    for year, group in groupby(editions, key=lambda each: latest_year(each.appendix)):
        names = [each.name for each in group]
        if len(editions) > 1 and year is None:
            yield finding(Doubt("edition-without-year", {"editions": listed(names)}))
        elif len(names) > 1:
            yield finding(Doubt("edition-year-shared", {"editions": listed(names), "year": year}))


_FEWEST_STATED = 4
"""Objectives of which two editions must state the same year before their conflicts tell of something."""


class _Stated(NamedTuple):
    """A year of an objective that an edition and an earlier one both state."""

    series: int
    year_label: str
    is_conflict: bool


def _strangers(names: Sequence[str], series: Sequence[Series]) -> Iterator[Finding]:
    """Doubt editions that have little in common with those before: they may be another council's."""
    for age, name in enumerate(names[1:], 1):
        before = set(names[:age])
        homes = {one.series: {each.edition for each in one.appearances} for one in series}
        ours = {key for key, home in homes.items() if name in home}
        theirs = {key for key, home in homes.items() if home & before}
        values: dict[str, object] = {"edition": name}
        if 2 * len(ours & theirs) < min(len(ours), len(theirs)):
            values |= {"continued": len(ours & theirs), "objectives": len(ours), "earlier": len(theirs)}
            yield finding(Doubt("edition-unlike", values), pointer=pointer("editions", age))
        stated = [each for one in series for each in _stated_again(one, name, before)]
        conflicts = {each.series for each in stated if each.is_conflict}
        every = {each.series for each in stated}
        if len(every) >= _FEWEST_STATED and 2 * len(conflicts) > len(every):
            years = listed(sorted({each.year_label for each in stated if each.is_conflict}))
            values |= {"years": years, "conflicts": len(conflicts), "stated": len(every)}
            yield finding(Doubt("edition-contradicts", values), pointer=pointer("editions", age))


def _stated_again(one: Series, name: str, before: set[str]) -> Iterator[_Stated]:
    """Yield the years of a series that `name` and an edition of `before` both state."""
    for year, group in groupby(one.statements, key=lambda each: each.year):
        statements = list(group)
        ours = [each for each in statements if each.edition == name]
        theirs = [each for each in statements if each.edition in before]
        if year is not None and ours and theirs:
            is_conflict = not all(say_the_same(ours[0], each) for each in theirs)
            yield _Stated(one.series, ours[0].year_label, is_conflict)


def _name(number: int | None, title: str) -> str:
    """Name an objective for people, at the start of a sentence or within one."""
    quoted = f"“{' '.join(title.split())}”"
    return f"#{number} {quoted}" if number is not None else quoted
