"""Lists what changed in sections, levels and criteria from one edition to the next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from appendix_parser.checks.wording import fold
from appendix_parser.records import Criterion, Rubric, Section
from appendix_parser.records.pointers import first_page
from appendix_parser.timeline.editions import NamedEdition
from appendix_parser.timeline.history_records import Change, ChangeKind, Series
from appendix_parser.timeline.similarity import same_text


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two neighbouring editions, and which series each objective of them belongs to."""

    older: NamedEdition
    newer: NamedEdition
    series: Mapping[tuple[str, int], Series]

    def members(self, edition: NamedEdition, section: Section) -> set[int]:
        """Return the series that a section has."""
        return {self.series[edition.name, each.position].series for each in section.objectives}

    def change(self, kind: ChangeKind, section: str, series: Series | None = None, **more: object) -> Change:
        """Return a change between the two."""
        named = {"series": series.series, "number": series.number, "title": series.title} if series else {}
        editions = {"edition": self.newer.name, "earlier_edition": self.older.name}
        return Change.model_validate({"kind": kind, "section": section, **editions, **named, **more})


def rubric_changes(older: NamedEdition, newer: NamedEdition, series: Sequence[Series]) -> Iterator[Change]:
    """Yield what changed in the sections, the names of the levels and the criteria."""
    home = {(each.edition, each.position): one for one in series for each in one.appearances}
    pair = _Pair(older, newer, home)
    yield from _levels(pair)
    sections = _same_sections(pair)
    for place, section in enumerate(newer.appendix.sections):
        if place not in sections:
            page = first_page(section.regions)
            yield pair.change(ChangeKind.SECTION_ADDED, section.name, after=section.name, page_after=page)
            continue
        yield from _of_section(pair, older.appendix.sections[sections[place]], section)
    for place, section in enumerate(older.appendix.sections):
        if place not in sections.values():
            page = first_page(section.regions)
            yield pair.change(ChangeKind.SECTION_REMOVED, section.name, before=section.name, page_before=page)


def _levels(pair: _Pair) -> Iterator[Change]:
    names = {level.score: level.name for level in pair.older.appendix.levels}
    for level in pair.newer.appendix.levels:
        before = names.get(level.score)
        if before is not None and fold(before) != fold(level.name):
            kind = ChangeKind.LEVEL_RENAMED
            yield pair.change(kind, "", level=level.score, before=before, after=level.name)


def _same_sections(pair: _Pair) -> dict[int, int]:
    """Return the places of the newer edition's sections with those of the older that they continue.

    A section continues the first of the same name; failing that, the one that it shares most series with.
    """
    old, new = pair.older.appendix.sections, pair.newer.appendix.sections
    found: dict[int, int] = {}
    free = set(range(len(old)))
    for place, section in enumerate(new):
        named_so = [index for index in sorted(free) if fold(old[index].name) == fold(section.name)]
        if named_so:
            found[place] = named_so[0]
            free.remove(named_so[0])
    for place, section in enumerate(new):
        if place not in found:
            ours = pair.members(pair.newer, section)
            shared = Counter(
                {index: len(ours & pair.members(pair.older, old[index])) for index in sorted(free)}
            )
            if shared and shared.most_common(1)[0][1] > 0:
                found[place] = shared.most_common(1)[0][0]
                free.remove(found[place])
    return found


def _of_section(pair: _Pair, old: Section, new: Section) -> Iterator[Change]:
    if same_text(old.name) != same_text(new.name):
        yield pair.change(
            ChangeKind.SECTION_RENAMED,
            new.name,
            before=old.name,
            after=new.name,
            page_before=first_page(old.regions),
            page_after=first_page(new.regions),
        )
    before, after = _rubrics(pair, pair.older, old), _rubrics(pair, pair.newer, new)
    for key in [*after, *(key for key in before if key not in after)]:
        yield from _criteria(pair, new, key, before.get(key), after.get(key))


_Key = tuple[int | None, int]
"""The series of a rubric for one objective, or None; and its place among those with the same series."""


def _rubrics(pair: _Pair, edition: NamedEdition, section: Section) -> dict[_Key, Rubric]:
    by_number = {
        each.number: pair.series[edition.name, each.position].series
        for each in reversed(section.objectives)
        if each.number is not None
    }
    counted = Counter[int | None]()
    rubrics = {}
    for rubric in section.rubrics:
        number = rubric.objective_number
        series = by_number.get(number) if number is not None else None
        rubrics[series, counted[series]] = rubric
        counted[series] += 1
    return rubrics


def _criteria(
    pair: _Pair, section: Section, key: _Key, old: Rubric | None, new: Rubric | None
) -> Iterator[Change]:
    """Yield the changes of a rubric; the rubric of an objective that came or went did so with it."""
    series = next((one for one in pair.series.values() if one.series == key[0]), None)
    if series and not {pair.older.name, pair.newer.name} <= {each.edition for each in series.appearances}:
        return
    before, after = _by_score(old), _by_score(new)
    for score in sorted(before.keys() | after.keys()):
        was, is_now = before.get(score), after.get(score)
        if was and is_now and same_text(was.text) == same_text(is_now.text):
            continue
        kind = _KINDS[was is not None, is_now is not None]
        told = {**_told("before", was), **_told("after", is_now)}
        yield pair.change(kind, section.name, series, level=score, **told)


_KINDS = {
    (True, True): ChangeKind.CRITERION_REWORDED,
    (True, False): ChangeKind.CRITERION_REMOVED,
    (False, True): ChangeKind.CRITERION_ADDED,
}
"""By whether the older and the newer edition have the criterion."""


def _told(when: str, criterion: Criterion | None) -> dict[str, object]:
    if criterion is None:
        return {}
    return {when: criterion.text, f"page_{when}": first_page(criterion.regions)}


def _by_score(rubric: Rubric | None) -> Mapping[int, Criterion]:
    return {criterion.score: criterion for criterion in rubric.criteria} if rubric else {}
