"""An analyst's decisions about matches."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from appendix_parser.errors import DecisionError
from appendix_parser.records import Objective
from appendix_parser.records.pointers import objectives
from appendix_parser.timeline.editions import NamedEdition
from appendix_parser.timeline.similarity import same_text


@dataclass(frozen=True, slots=True)
class Place:
    """An objective, as a decision names it; the title guards against a file that is not up to date."""

    edition: str
    position: int
    title: str

    @property
    def key(self) -> tuple[str, int]:
        """The edition and the position."""
        return self.edition, self.position


@dataclass(frozen=True, slots=True)
class Decision:
    """That two objectives are the same, or are not; `where` is the file and line it was read from."""

    later: Place
    earlier: Place
    same: bool
    where: str = ""


def not_used(editions: Collection[str], decisions: Iterable[Decision]) -> list[Decision]:
    """Return the decisions about an edition that is not among those of these names."""
    return [each for each in decisions if not {each.later.edition, each.earlier.edition} <= {*editions}]


def used_in(editions: Sequence[NamedEdition], decisions: Sequence[Decision]) -> list[Decision]:
    """Return the decisions about these editions and no others.

    Raises:
        DecisionError: one of their objectives does not exist.
    """
    order = {edition.name: index for index, edition in enumerate(editions)}
    known = {
        (edition.name, at.objective.position): at.objective
        for edition in editions
        for at in objectives(edition.appendix)
    }
    left_out = {*not_used(order, decisions)}
    used = [each for each in decisions if each not in left_out]
    for decision in used:
        for place in (decision.later, decision.earlier):
            _look_up(place, known, decision.where)
        if order[decision.later.edition] <= order[decision.earlier.edition]:
            raise DecisionError(
                f"“{decision.earlier.edition}” is not earlier than “{decision.later.edition}”.",
                remedy="Name the earlier edition second; matches.csv has both in order.",
                where=decision.where,
            )
    return used


def _look_up(place: Place, known: Mapping[tuple[str, int], Objective], where: str) -> None:
    objective = known.get(place.key)
    if objective is None or same_text(objective.title) != same_text(place.title):
        found = "there is none" if objective is None else f"that is “{objective.title}”"
        raise DecisionError(
            f"“{place.title}” is not objective {place.position} of “{place.edition}”: {found}.",
            remedy="Create matches.csv again with these editions, and decide there.",
            where=where,
        )
