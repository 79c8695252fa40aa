"""One series per objective: each edition's objectives are linked to those that came before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from appendix_parser.errors import DecisionError
from appendix_parser.pointers import ObjectiveAt, objectives
from appendix_parser.timeline.decisions import Decision
from appendix_parser.timeline.editions import NamedEdition
from appendix_parser.timeline.history_records import Match, Outcome
from appendix_parser.timeline.linkage import Link, link
from appendix_parser.timeline.similarity import Profile, compare, profile


@dataclass(frozen=True, slots=True)
class Member:
    """An objective in an edition."""

    edition: NamedEdition
    at: ObjectiveAt

    @property
    def key(self) -> tuple[str, int]:
        """The edition's name and the objective's position in it."""
        return self.edition.name, self.at.objective.position


@dataclass(slots=True)
class SeriesBuilder:
    """The members of one series, the oldest first.

    `known` is what it is known by: its newest member, with the comments of all years.
    """

    members: list[Member]
    known: Profile

    def add(self, member: Member, known: Profile) -> None:
        """Add the objective of a later edition, which is known by `known`."""
        self.members.append(member)
        self.known = replace(known, comments={**self.known.comments, **known.comments})


def join_series(
    editions: Sequence[NamedEdition], decisions: Sequence[Decision], confidence: float
) -> tuple[list[SeriesBuilder], list[Match]]:
    """Join the objectives of all editions, the oldest first, to series.

    A match is made from the given confidence on, which is more than one half; a likely one below it is listed
    as doubtful and not made, so that no series holds what may not belong to it.

    Raises:
        DecisionError: two decisions cannot both be followed.
    """
    builders: list[SeriesBuilder] = []
    matches: list[Match] = []
    for edition in editions:
        members = [Member(edition, at) for at in objectives(edition.appendix)]
        matches += _join(members, builders, decisions, confidence)
    return builders, matches


def _join(
    members: Sequence[Member], builders: list[SeriesBuilder], decisions: Sequence[Decision], confidence: float
) -> list[Match]:
    """Add each member to the series that it continues, or to a new one."""
    home = {member.key: index for index, builder in enumerate(builders) for member in builder.members}
    place = {member.key: index for index, member in enumerate(members)}
    ours = [each for each in decisions if each.later.key in place]
    apart = frozenset((place[each.later.key], home[each.earlier.key]) for each in ours if not each.same)
    new = [profile(member.at.section.name, member.at.objective) for member in members]
    old = [builder.known for builder in builders]
    joined = _decided(ours, place, home, apart)
    taken = {*joined.values()}
    free_new = [index for index in range(len(new)) if index not in joined]
    free_old = [index for index in range(len(old)) if index not in taken]
    links = _among(free_new, free_old, new, old, apart)
    made = {each.new: each.old for each in links if each.confidence >= confidence}
    continued = {*made.values()}
    matches = [
        _match(members[row], builders[column], Link(row, column, 1, compare(new[row], old[column])), outcome)
        for outcome, pairs in (
            (Outcome.DECIDED_SAME, joined.items()),
            (Outcome.DECIDED_DIFFERENT, sorted(apart)),
        )
        for row, column in pairs
    ]
    for each in links:
        if made.get(each.new) == each.old:
            matches.append(_match(members[each.new], builders[each.old], each, Outcome.JOINED))
        elif each.new not in made and each.old not in continued:
            matches.append(_match(members[each.new], builders[each.old], each, Outcome.DOUBTFUL))
    joined |= made
    for index, member in enumerate(members):
        if index in joined:
            builders[joined[index]].add(member, new[index])
        else:
            builders.append(SeriesBuilder([member], new[index]))
    return sorted(matches, key=lambda match: (match.position, -match.confidence, match.earlier_position))


def _decided(
    decisions: Iterable[Decision],
    place: Mapping[tuple[str, int], int],
    home: Mapping[tuple[str, int], int],
    apart: frozenset[tuple[int, int]],
) -> dict[int, int]:
    """Return the places of the members that continue a series by decision, with the place of that series."""
    joined: dict[int, int] = {}
    for each in decisions:
        if not each.same:
            continue
        pair = place[each.later.key], home[each.earlier.key]
        taken = joined.get(pair[0], pair[1]) != pair[1] or (
            pair[0] not in joined and pair[1] in joined.values()
        )
        if taken or pair in apart:
            raise DecisionError(
                f"“{each.later.title}” in “{each.later.edition}” cannot be the same as “{each.earlier.title}”: "
                "another decision says otherwise.",
                remedy="Take one of the two decisions back.",
                where=each.where,
            )
        joined[pair[0]] = pair[1]
    return joined


def _among(
    rows: Sequence[int],
    columns: Sequence[int],
    new: Sequence[Profile],
    old: Sequence[Profile],
    apart: frozenset[tuple[int, int]],
) -> list[Link]:
    """Link what no decision has joined."""
    if not rows or not columns:
        return []
    row_of = {index: row for row, index in enumerate(rows)}
    column_of = {index: column for column, index in enumerate(columns)}
    kept_apart = frozenset((row_of[i], column_of[j]) for i, j in apart if i in row_of and j in column_of)
    found = link([new[index] for index in rows], [old[index] for index in columns], kept_apart)
    return [Link(rows[each.new], columns[each.old], each.confidence, each.evidence) for each in found]


def _match(member: Member, builder: SeriesBuilder, found: Link, outcome: Outcome) -> Match:
    earlier = builder.members[-1]
    return Match(
        edition=member.edition.name,
        position=member.at.objective.position,
        number=member.at.objective.number,
        title=member.at.objective.title,
        earlier_edition=earlier.edition.name,
        earlier_position=earlier.at.objective.position,
        earlier_number=earlier.at.objective.number,
        earlier_title=earlier.at.objective.title,
        confidence=found.confidence,
        outcome=outcome,
        evidence=found.evidence,
    )
