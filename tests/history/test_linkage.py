"""How evidence becomes confidence."""

from __future__ import annotations

from appendix_parser.history.linkage import DEFAULT_CONFIDENCE, DOUBTFUL_CONFIDENCE, link
from appendix_parser.history.similarity import Profile, profile
from tests.checks.documents import assessment, objective

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


def test_renumbering_and_moving_do_not_matter_where_the_words_stay() -> None:
    assert confidence(known(1, RISK), known(40, RISK, "Enablers"))[0] > DEFAULT_CONFIDENCE


def test_words_that_are_gone_make_a_doubt_where_only_the_description_stays() -> None:
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
