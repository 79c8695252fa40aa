"""Twelve editions with renumbering, retitling and rewording, whose truth is known."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from appendix_parser.timeline import make_history
from appendix_parser.timeline.history_records import ChangeKind, History, Outcome
from tests.timeline.editions import Edition, Edits, follow_each_other

SEEDS = range(3)


def truth_of(editions: Sequence[Edition]) -> dict[tuple[str, int], int]:
    """Return which objective each member is, by edition and position."""
    return {
        (each.appendix.source.filename, position): identity
        for each in editions
        for position, identity in enumerate(each.identities, 1)
    }


def wrong_series(history: History, truth: dict[tuple[str, int], int]) -> list[int]:
    return [
        one.series
        for one in history.series
        if len({truth[each.edition, each.position] for each in one.appearances}) > 1
    ]


@pytest.mark.parametrize("seed", SEEDS)
def test_no_match_is_wrong_and_what_is_not_matched_is_doubtful(seed: int) -> None:
    editions = follow_each_other(seed, 12)
    truth = truth_of(editions)
    history = make_history(each.appendix for each in editions)
    assert wrong_series(history, truth) == []
    asked = {
        (match.edition, match.position)
        for match in history.matches
        if match.outcome is Outcome.DOUBTFUL
        and truth[match.edition, match.position] == truth[match.earlier_edition, match.earlier_position]
    }
    begun = [(one.appearances[0].edition, one.appearances[0].position) for one in history.series]
    known: set[int] = set()
    for member in sorted(begun):
        if truth[member] in known:
            assert member in asked, "a series ends here, and nothing says where it may go on"
        known.add(truth[member])
    joined = sum(match.outcome is Outcome.JOINED for match in history.matches)
    continued = len(truth) - len(set(truth.values()))
    assert joined > 0.97 * continued


def test_harder_edits_make_doubts_and_no_errors() -> None:
    editions = follow_each_other(7, 12, Edits(retitled=0.4, reworded=0.4, replaced_words=0.6))
    history = make_history(each.appendix for each in editions)
    assert wrong_series(history, truth_of(editions)) == []
    assert any(match.outcome is Outcome.DOUBTFUL for match in history.matches)


def test_everything_matches_if_only_the_numbers_change() -> None:
    still = Edits(retitled=0, reworded=0, removed=0, added=0, restated=0, first_number=(10, 101, 55))
    editions = follow_each_other(3, 12, still)
    history = make_history(each.appendix for each in editions)
    assert wrong_series(history, truth_of(editions)) == []
    assert len(history.series) == len(editions[0].identities)
    assert {change.kind for change in history.changes} == {ChangeKind.OBJECTIVE_RENUMBERED}
