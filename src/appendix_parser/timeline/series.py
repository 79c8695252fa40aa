"""One series per objective: each edition's objectives are linked to those that came before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from appendix_parser.errors import DecisionError
from appendix_parser.records.pointers import ObjectiveAt, objectives
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
    new = [profile(member.at.section.name, member.at.objective) for member in members]
    old = [builder.known for builder in builders]
    joined, apart = _decided(members, builders, decisions)
    sure = [*((Outcome.DECIDED_SAME, pair) for pair in joined.items())]
    sure += ((Outcome.DECIDED_DIFFERENT, pair) for pair in sorted(apart))
    links = [
        *((outcome, Link(*pair, 1, compare(new[pair[0]], old[pair[1]]))) for outcome, pair in sure),
        *_judged(_among(new, old, joined, apart), confidence),
    ]
    matches = [_match(members[each.new], builders[each.old], each, outcome) for outcome, each in links]
    for outcome, each in links:
        if outcome is Outcome.JOINED:
            joined[each.new] = each.old
    for index, member in enumerate(members):
        if index in joined:
            builders[joined[index]].add(member, new[index])
        else:
            builders.append(SeriesBuilder([member], new[index]))
    return sorted(matches, key=lambda match: (match.position, -match.confidence, match.earlier_position))


def _judged(links: Sequence[Link], confidence: float) -> Iterator[tuple[Outcome, Link]]:
    """Yield the links that are made, and those that are doubtful because neither of the two has another one."""
    made = {each.new: each.old for each in links if each.confidence >= confidence}
    continued = {*made.values()}
    for each in links:
        if made.get(each.new) == each.old:
            yield Outcome.JOINED, each
        elif each.new not in made and each.old not in continued:
            yield Outcome.DOUBTFUL, each


def _decided(
    members: Sequence[Member], builders: Sequence[SeriesBuilder], decisions: Iterable[Decision]
) -> tuple[dict[int, int], frozenset[tuple[int, int]]]:
    """Return what decisions say, by places: which members continue which series, and which do not."""
    home = {member.key: index for index, builder in enumerate(builders) for member in builder.members}
    place = {member.key: index for index, member in enumerate(members)}
    ours = [
        (each, (place[each.later.key], home[each.earlier.key]))
        for each in decisions
        if each.later.key in place
    ]
    apart = frozenset(pair for each, pair in ours if not each.same)
    joined: dict[int, int] = {}
    for each, (row, column) in ours:
        if not each.same:
            continue
        is_taken = column in joined.values() if row not in joined else joined[row] != column
        if is_taken or (row, column) in apart:
            raise DecisionError(
                f"“{each.later.title}” in “{each.later.edition}” cannot be the same as “{each.earlier.title}”: "
                "another decision says otherwise.",
                remedy="Take one of the two decisions back.",
                where=each.where,
            )
        joined[row] = column
    return joined, apart


def _among(
    new: Sequence[Profile],
    old: Sequence[Profile],
    joined: Mapping[int, int],
    apart: frozenset[tuple[int, int]],
) -> list[Link]:
    """Link what no decision has joined."""
    taken = {*joined.values()}
    rows = [index for index in range(len(new)) if index not in joined]
    columns = [index for index in range(len(old)) if index not in taken]
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
