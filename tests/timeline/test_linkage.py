"""How evidence becomes confidence."""

from __future__ import annotations

import tracemalloc

import pytest

from appendix_parser.records.pointers import objectives
from appendix_parser.timeline import DEFAULT_CONFIDENCE, linkage
from appendix_parser.timeline.linkage import DOUBTFUL_CONFIDENCE, link
from appendix_parser.timeline.similarity import Profile, profile
from tests.checks.documents import assessment, objective
from tests.timeline.editions import Edits, follow_each_other

RISK = ("Risk register", "The extent to which risks are known, owned and looked at every month.")
FRAUD = ("Fraud and loss", "How well money is guarded against crime and simple mistakes.")


def known(number: int | None, words: tuple[str, str], section: str = "Managing risk") -> Profile:
    said = assessment(comments="As agreed.")
    return profile(section, objective(number, said, title=words[0], description=words[1]))


def confidence(new: Profile, *old: Profile) -> list[float]:
    found = {each.old: each.confidence for each in link([new], old)}
    return [found.get(place, 0) for place in range(len(old))]


def test_a_number_alone_makes_no_match() -> None:
    assert confidence(known(1, RISK), known(1, FRAUD)) == [0]


def test_renumbering_and_moving_do_not_matter_if_words_stay() -> None:
    assert confidence(known(1, RISK), known(40, RISK, "Enablers"))[0] > DEFAULT_CONFIDENCE


def test_a_match_by_description_alone_is_doubted() -> None:
    retitled = ("Hazards", RISK[1])
    found = confidence(known(1, RISK), known(40, retitled))[0]
    assert DOUBTFUL_CONFIDENCE < found < DEFAULT_CONFIDENCE


def test_two_that_fit_as_well_share_the_confidence() -> None:
    twins = confidence(known(1, RISK), known(2, RISK), known(3, RISK))
    assert twins[0] == twins[1]
    assert 0.4 < twins[0] <= 0.5


def test_a_rival_for_the_old_one_counts_as_well() -> None:
    alone = link([known(1, RISK)], [known(2, RISK)])[0].confidence
    contested = link([known(1, RISK), known(3, RISK)], [known(2, RISK)])
    assert max(each.confidence for each in contested) <= 0.5 < alone


def test_nothing_to_compare_is_no_evidence() -> None:
    bare = objective(None, assessment(comments=""), title="", description="")
    assert link([profile("", bare)], [profile("", bare)]) == []


def test_what_is_known_to_be_apart_is_no_rival() -> None:
    found = link([known(1, RISK)], [known(2, RISK), known(3, RISK)], frozenset({(0, 0)}))
    assert [each.old for each in found] == [1]
    assert found[0].confidence > DEFAULT_CONFIDENCE


SMALL = (
    "Contract management with SMEs",
    "How well contracts with small and medium firms are managed and paid.",
)
SOCIAL = (
    "Contract management with VCSEs",
    "How well contracts with social enterprises are managed and paid.",
)


def test_the_same_words_outweigh_number_and_section() -> None:
    old = [known(5, SMALL, "Suppliers"), known(6, SOCIAL, "Social value")]
    found = link([known(6, SMALL, "Social value")], old)
    assert (found[0].old, found[0].confidence > DEFAULT_CONFIDENCE) == (0, True)


def test_words_that_several_share_do_not_count_as_the_same() -> None:
    training = ("Training of people", "How people learn.")
    old = [known(1, training, "People"), known(9, training, "Suppliers")]
    new = [
        known(1, ("Training for all people", "How people learn."), "People"),
        known(9, training, "Suppliers"),
    ]
    made = {each.new: each.old for each in link(new, old) if each.confidence > DEFAULT_CONFIDENCE}
    assert made == {0: 0, 1: 1}


def test_how_many_are_compared_at_a_time_makes_no_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = (
        [profile(at.section.name, at.objective) for at in objectives(each.appendix)]
        for each in follow_each_other(1, 2, Edits(retitled=0.4, reworded=0.4), objectives=30)
    )
    apart = frozenset({(0, 0), (7, 8)})
    whole = link(second, first, apart)
    monkeypatch.setattr(linkage, "_ROWS", 4)
    assert link(second, first, apart) == whole


def test_pairs_that_cannot_match_are_not_kept() -> None:
    many = [known(None, (f"Objective {index}", f"About matter {index}.")) for index in range(400)]
    tracemalloc.start()
    link(many, many)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 10_000_000  # 63 bytes for each pair
