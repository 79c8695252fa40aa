"""Where in the editions the objectives and values are that a finding about a history is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from appendix_parser.records.finding_places import regions_of
from appendix_parser.timeline.decisions import Place
from appendix_parser.timeline.editions import NamedEdition
from appendix_parser.timeline.history_records import (
    Appearance,
    Change,
    ChangeKind,
    EditionRegion,
    Series,
    Statement,
)
from appendix_parser.timeline.similarity import same_text

_FIELDS = {ChangeKind.SCORE_RESTATED: "score", ChangeKind.COMMENTS_EDITED: "comments"}


class Places:
    """The places of objectives and values on the pages of editions; what is on no page has none."""

    def __init__(self, editions: Iterable[NamedEdition], series: Sequence[Series]) -> None:
        self._appendices = {each.name: each.appendix for each in editions}
        self._objectives = {(each.edition, each.position): each for one in series for each in one.appearances}
        self._statements: dict[tuple[int | None, int | None, str], list[Statement]] = defaultdict(list)
        for one in series:
            for each in one.statements:
                self._statements[one.series, each.year, each.edition].append(each)

    def of_objectives(self, *keys: tuple[str, int]) -> tuple[EditionRegion, ...]:
        """Return where objectives are, each given by its edition and its position there."""
        return self._of((key[0], self._objectives[key].pointer) for key in keys)

    def of_decided(self, *places: Place) -> tuple[EditionRegion, ...]:
        """Return where the objectives of a decision are that the editions have."""
        found = ((place, self._objectives.get(place.key)) for place in places)
        return self.of_objectives(*(place.key for place, here in found if here and _is_meant(place, here)))

    def of_statements(self, *statements: Statement) -> tuple[EditionRegion, ...]:
        """Return where scores and comments are."""
        return self._of((each.edition, each.pointer) for each in statements)

    def of_restated(self, change: Change) -> tuple[EditionRegion, ...]:
        """Return where a value is that is stated differently: in the newer edition, then in the older."""
        editions = (change.edition, change.earlier_edition)
        stated = [each for name in editions for each in self._statements[change.series, change.year, name]]
        return self._of((each.edition, f"{each.pointer}/{_FIELDS[change.kind]}") for each in stated)

    def _of(self, pointers: Iterable[tuple[str, str]]) -> tuple[EditionRegion, ...]:
        return tuple(
            EditionRegion(edition=edition, page=region.page, bbox=region.bbox)
            for edition, pointer in pointers
            for region in regions_of(self._appendices[edition], pointer)
        )


def _is_meant(place: Place, found: Appearance) -> bool:
    return same_text(place.title) == same_text(found.title)
