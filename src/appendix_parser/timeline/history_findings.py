"""The findings about a history: editions that contradict each other, doubtful matches, and decisions that are not used."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from appendix_parser.checks.wording import listed
from appendix_parser.doubts import Doubt
from appendix_parser.findings import finding
from appendix_parser.records.pointers import pointer
from appendix_parser.timeline.decisions import Decision
from appendix_parser.timeline.editions import NamedEdition, latest_year
from appendix_parser.timeline.finding_regions import Places
from appendix_parser.timeline.history_records import (
    Change,
    ChangeKind,
    EditionRegion,
    HistoryFinding,
    Match,
    Outcome,
    Series,
    Statement,
)
from appendix_parser.timeline.statements import say_the_same


def findings(
    editions: Sequence[NamedEdition],
    series: Sequence[Series],
    changes: Sequence[Change],
    matches: Sequence[Match],
    left_out: Iterable[Decision],
) -> Iterator[HistoryFinding]:
    """Yield the findings of a history; their pointers lead into `history.json`, their regions into the editions.

    `left_out` has the decisions about other editions.
    """
    places = Places(editions, series)
    yield from _order(editions)
    yield from _strangers([each.name for each in editions], series, places)
    for index, match in enumerate(matches):
        if match.outcome is Outcome.DOUBTFUL:
            values: dict[str, object] = {
                "objective": _name(match.number, match.title),
                "edition": match.edition,
                "earlier": _name(match.earlier_number, match.earlier_title),
                "earlier_edition": match.earlier_edition,
                "confidence": f"{match.confidence:.0%}",
            }
            where = places.of_objectives(
                (match.edition, match.position), (match.earlier_edition, match.earlier_position)
            )
            yield _found(Doubt("match-doubtful", values), pointer("matches", index), where)
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
            where = places.of_restated(change)
            yield _found(Doubt(code, said), pointer("changes", index), where)

    for decision in left_out:
        where = places.of_decided(decision.later, decision.earlier)
        yield _found(_not_used([each.name for each in editions], decision), where=where)


def _found(doubt: Doubt, pointer: str = "", where: tuple[EditionRegion, ...] = ()) -> HistoryFinding:
    made = finding(doubt, pointer=pointer, page=where[0].page if where else None)
    return HistoryFinding(**{**dict(made), "regions": where})


def _not_used(names: Collection[str], decision: Decision) -> Doubt:
    places = (decision.later, decision.earlier)
    values: dict[str, object] = {
        "objective": _name(None, decision.later.title),
        "edition": decision.later.edition,
        "verdict": "the same as" if decision.same else "different from",
        "earlier": _name(None, decision.earlier.title),
        "earlier_edition": decision.earlier.edition,
        "missing": listed(list(dict.fromkeys(each.edition for each in places if each.edition not in names))),
    }
    return Doubt("decision-not-used", values)


_CONFLICTS = {ChangeKind.SCORE_RESTATED: "score-restated", ChangeKind.COMMENTS_EDITED: "comments-edited"}


def _order(editions: Sequence[NamedEdition]) -> Iterator[HistoryFinding]:
    for year, group in groupby(editions, key=lambda each: latest_year(each.appendix)):
        names = [each.name for each in group]
        if len(editions) > 1 and year is None:
            yield _found(Doubt("edition-without-year", {"editions": listed(names)}))
        elif len(names) > 1:
            yield _found(Doubt("edition-year-shared", {"editions": listed(names), "year": year}))


_FEWEST_STATED = 4
"""Objectives for which two editions must state the same year before their conflicts mean anything."""


class _Stated(NamedTuple):
    """A year of an objective that an edition states, and an earlier one as well."""

    series: int
    statement: Statement
    is_conflict: bool


def _strangers(names: Sequence[str], series: Sequence[Series], places: Places) -> Iterator[HistoryFinding]:
    """Doubt editions that have little in common with those before: they may be another council's."""
    age = {name: place for place, name in enumerate(names)}
    homes = [{age[each.edition] for each in one.appearances} for one in series]
    stated = [again for one in series for again in _stated_again(one, age)]
    for place, name in enumerate(names[1:], 1):
        where = pointer("editions", place)
        if values := _unlike(place, homes):
            yield _found(Doubt("edition-unlike", {"edition": name, **values}), where)
        ours = [each for each in stated if each.statement.edition == name]
        if values := _contradictions(ours):
            differing = places.of_statements(*(each.statement for each in ours if each.is_conflict))
            yield _found(Doubt("edition-contradicts", {"edition": name, **values}), where, differing)


def _unlike(place: int, homes: Sequence[Collection[int]]) -> dict[str, object]:
    """Return how few objectives an edition shares with those before, if less than half; `homes` has editions by series."""
    ours = sum(place in home for home in homes)
    theirs = sum(min(home) < place for home in homes)
    continued = sum(min(home) < place for home in homes if place in home)
    few = 2 * continued < min(ours, theirs)
    return {"continued": continued, "objectives": ours, "earlier": theirs} if few else {}


def _contradictions(stated: Sequence[_Stated]) -> dict[str, object]:
    """Return of how many objectives an edition contradicts those before, if of more than half that both state."""
    conflicts = [each for each in stated if each.is_conflict]
    count, of = (len({each.series for each in found}) for found in (conflicts, stated))
    if of < _FEWEST_STATED or 2 * count <= of:
        return {}
    years = listed(sorted({each.statement.year_label for each in conflicts}))
    return {"years": years, "conflicts": count, "stated": of}


def _stated_again(one: Series, age: Mapping[str, int]) -> Iterator[_Stated]:
    """Yield each year of a series that an edition and an earlier one both state; `age` orders the editions."""
    for year, group in groupby(one.statements, key=lambda each: each.year):
        if year is None:
            continue
        by_edition: dict[str, list[Statement]] = {}
        for each in group:
            by_edition.setdefault(each.edition, []).append(each)
        earlier: list[Statement] = []
        for edition in sorted(by_edition, key=age.__getitem__):
            ours = by_edition[edition][0]
            if earlier:
                is_conflict = not all(say_the_same(ours, each) for each in earlier)
                yield _Stated(one.series, ours, is_conflict)
            earlier += by_edition[edition]


def _name(number: int | None, title: str) -> str:
    """Name an objective for people, at the start of a sentence or within one."""
    quoted = f"“{' '.join(title.split())}”"
    return f"#{number} {quoted}" if number is not None else quoted
