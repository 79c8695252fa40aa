"""What a page accepts as a score is what `read_score` reads as one, on the levels of the document."""

from __future__ import annotations

import pytest

from appendix_parser.notation.choices import choice_key, possible_scores
from appendix_parser.notation.scale import ScoringSystem, Signs
from appendix_parser.notation.scores import read_score
from appendix_parser.records import Level, ScoreStatus

NAMES = ("Minimum", "Developing", "Mature", "Leader", "Innovator")
FIVE = tuple(Level(score=score, name=name) for score, name in enumerate(NAMES, start=1))
SYSTEMS = {
    "five levels": ScoringSystem(FIVE),
    "no levels": ScoringSystem(),
    "per cent": ScoringSystem(percent=True),
    "out of ten": ScoringSystem(out_of=10),
    "stars": ScoringSystem(FIVE, signs=Signs.ALL),
    "Roman": ScoringSystem(FIVE, roman=True),
    "colours": ScoringSystem(FIVE, words=(("green", 3),), codes=frozenset({"amber"})),
}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3", 3),
        ("2 / 3", 2.5),
        ("2–3", 2.5),
        ("MATURE", 3),
        ("3 - Mature", 3),
        ("2.5", 2.5),
        ("2½", 2.5),
        ("N/A", None),
    ],
)
def test_what_the_levels_allow_is_a_choice_with_its_value(text: str, value: float | None) -> None:
    assert possible_scores(SYSTEMS["five levels"])[choice_key(text)].value == value


@pytest.mark.parametrize("text", ["9 bananas", "7", "7/8", "3/9", "", "6", "0", "3 - Leader", "5.5"])
def test_what_they_do_not_allow_is_none(text: str) -> None:
    assert choice_key(text) not in possible_scores(SYSTEMS["five levels"])


@pytest.mark.parametrize("name", SYSTEMS)
def test_every_choice_is_read_as_it_says(name: str) -> None:
    system = SYSTEMS[name]
    choices = possible_scores(system)
    assert 10 < len(choices) < 2000
    for key, score in choices.items():
        read, _ = read_score(score.raw, system)
        assert read == score
        assert key == choice_key(score.raw)
        assert score.status is not ScoreStatus.OUT_OF_RANGE


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("per cent", "65%", 65),
        ("out of ten", "7 out of 10", 7),
        ("stars", "★★★☆☆", 3),
        ("Roman", "IV", 4),
        ("colours", "Green", 3),
        ("colours", "Amber", None),
        ("no levels", "9", 9),
    ],
)
def test_a_document_has_its_own_ways_to_write_scores(name: str, text: str, value: float | None) -> None:
    assert possible_scores(SYSTEMS[name])[choice_key(text)].value == value
