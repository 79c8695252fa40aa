"""What holds for any editions."""

from __future__ import annotations

from itertools import permutations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from appendix_parser.records import Appendix, Assessment, OtherScore
from appendix_parser.records.pointers import assessments, objectives, resolve
from appendix_parser.timeline import make_history
from appendix_parser.timeline.history_records import Outcome, Standing
from tests.strategies import appendices, on_documents
from tests.timeline.editions import follow_each_other


@given(appendices())
@on_documents
def test_the_history_of_one_edition_is_that_edition(appendix: Appendix) -> None:
    history = make_history([appendix])
    assert (history.changes, history.matches, history.findings) == ((), (), ())
    members = [at.objective for at in objectives(appendix)]
    assert [(one.number, one.label, one.title) for one in history.series] == [
        (each.number, each.label, each.title) for each in members
    ]
    stated = sorted(each.model_dump_json() for at in assessments(appendix) for each in [at.assessment.score])
    told = [each for one in history.series for each in one.statements]
    assert sorted(each.score.model_dump_json() for each in told) == stated
    for each in told:
        found = resolve(appendix, each.pointer)
        assert isinstance(found, Assessment | OtherScore)
        assert (found.score, found.comments, found.year_label) == (
            each.score,
            each.comments,
            each.year_label,
        )
    years = [(one.series, each.year) for one in history.series for each in one.statements if each.year]
    if len(set(years)) == len(years):
        assert {each.standing for each in told} <= {Standing.CURRENT}


@given(st.lists(appendices(), min_size=2, max_size=3), st.randoms())
@settings(on_documents, max_examples=20)
def test_the_order_of_the_arguments_does_not_matter(editions: list[Appendix], random: Random) -> None:
    shuffled = random.sample(editions, len(editions))
    assert make_history(shuffled) == make_history(editions)


def test_the_order_of_consecutive_editions_does_not_matter() -> None:
    editions = [each.appendix for each in follow_each_other(5, 4, objectives=12)]
    histories = {make_history(order).model_dump_json() for order in permutations(editions)}
    assert len(histories) == 1
    years = [max(year.year or 0 for year in edition.years) for edition in make_history(editions).editions]
    assert years == sorted(years)


def test_an_edition_that_is_given_twice_counts_once() -> None:
    editions = [each.appendix for each in follow_each_other(5, 2, objectives=12)]
    assert make_history([*editions, *editions]) == make_history(editions)


@given(st.lists(appendices(), min_size=2, max_size=3))
@settings(on_documents, max_examples=20)
def test_no_objective_is_lost_or_in_two_series(editions: list[Appendix]) -> None:
    history = make_history(editions)
    members = [(each.edition, each.position) for one in history.series for each in one.appearances]
    distinct = {edition.model_dump_json(): edition for edition in editions}.values()
    assert len(members) == len(set(members)) == sum(len([*objectives(each)]) for each in distinct)
    assert all(
        len({each.edition for each in one.appearances}) == len(one.appearances) for one in history.series
    )
    for match in history.matches:
        assert (match.confidence >= 0.9) == (match.outcome is Outcome.JOINED)


@pytest.mark.parametrize("confidence", [0.5, 0, 1.01])
def test_a_confidence_that_would_let_matches_compete_is_refused(confidence: float) -> None:
    with pytest.raises(ValueError, match=r"above 0\.5"):
        make_history([], confidence=confidence)
