"""The scoring system of a document: what all of its score cells together say of each of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appendix_parser.notation.levels import read_abbreviations, read_key
from appendix_parser.notation.scale import ScoringSystem
from appendix_parser.notation.scores import read_score
from appendix_parser.notation.system import CLEAR, decide
from appendix_parser.records import Level, ScoreStatus

FIVE = tuple(
    Level(score=score, name=name)
    for score, name in enumerate(("Minimum", "Developing", "Mature", "Leader", "Innovator"), start=1)
)
FROM_ZERO = tuple(Level(score=score, name=name) for score, name in enumerate(("None", "Some", "Most", "All")))


def value_of(text: str, cells: list[str], levels: tuple[Level, ...] = FIVE) -> float | None:
    return read_score(text, decide(levels, {"2023": cells}).system)[0].value


@pytest.mark.parametrize(
    ("cells", "three", "four"),
    [
        (["3/5", "2/5", "4/5"], 3, 4),
        (["3 / 5", "1/5", "5/5", "2/3"], 3, 4),
        (["4/5", "4/5", "3/5"], 3, 4),
        (["3/5"] * 9 + ["3", "2"], 3, 4),
        # Whole scores and splits: 4/5 is one of those, and 3/5 a misprint of something.
        (["3", "2", "4/5"], None, 4.5),
        (["2/3", "3/4", "4/5"], None, 4.5),
        (["3"] * CLEAR + ["3/5"], None, 4.5),
        (["3 out of 5", "2/3", "4/5"], None, 4.5),
        # Neither is clear.
        (["3"] * (CLEAR - 1) + ["3/5"], None, None),
        (["3/5"] * (2 * CLEAR - 1) + ["3", "2"], None, None),
        (["4/5", "4/5"], None, None),
        (["3 out of 5", "4/5"], None, None),
        (["3/5", "2/4"], None, None),
        (["3/5"], None, None),
    ],
)
def test_a_slash_before_the_highest_level(cells: list[str], three: float | None, four: float | None) -> None:
    assert value_of("3/5", cells) == three
    assert value_of("4/5", cells) == four
    assert value_of("2/3", cells) == 2.5


@pytest.mark.parametrize(
    ("text", "cells", "value"),
    [
        ("7/10", ["7/10", "4/10"], 7),
        ("7/10", ["7/10", "4/20"], None),
        ("2/3", ["3", "2/3"], 2.5),
        ("4 out of 5", ["4 out of 5", "2 out of 5"], 4),
        ("65%", ["65%", "70 %"], 65),
        ("65%", ["65%", "3"], None),
        ("120%", ["65%", "120%"], None),
        ("★★☆", ["★★☆", "★☆☆"], 2),
        ("★★☆", ["★★☆", "★☆☆☆"], None),
    ],
)
def test_without_levels(text: str, cells: list[str], value: float | None) -> None:
    assert value_of(text, cells, ()) == value


@pytest.mark.parametrize(
    ("text", "cells", "value"),
    [
        ("★★★☆☆", ["★★★☆☆"], 3),
        ("☆☆☆☆☆", ["★★★☆☆", "☆☆☆☆☆"], None),  # the scale begins at 1
        ("● ● ○ ○ ○", ["● ● ○ ○ ○"], 2),
        ("●●", ["●●○○○", "●●"], None),  # are there empty ones that were not read?
        ("●●○", ["●●○", "●○○"], None),
        ("●●○", ["●●○○○", "●●●○○", "●●○"], None),
        ("★★", ["★★", "★★★"], 2),
        ("★★", ["★★", "★★"], None),
        ("●", ["●", "●", "●"], None),
        ("★●", ["★", "★★"], None),
        ("③", ["③"], 3),
        ("❷/❸", ["❷/❸"], 2.5),
        ("⑨", ["⑨"], None),
        ("III", ["III", "I"], 3),
        ("I", ["III", "I"], 1),
        ("II/III", ["II/III"], 2.5),
        ("Ⅲ", ["Ⅲ", "Ⅱ"], 3),
        ("VI", ["VI", "II"], None),
        ("V", ["3", "V"], None),
        ("X", ["X", "X"], None),
    ],
)
def test_signs_circles_and_roman_numerals(text: str, cells: list[str], value: float | None) -> None:
    assert value_of(text, cells) == value


def test_no_sign_is_the_lowest_level_of_a_scale_from_zero() -> None:
    assert value_of("○○○", ["●○○", "○○○"], FROM_ZERO) == 0


@pytest.mark.parametrize(
    ("cells", "codes"),
    [
        (["R", "A", "G", "G"], {"r", "a", "g"}),
        (["Yes", "Partly", "No"], {"yes", "partly", "no"}),
        (["Good", "Good", "Fair", "Fair"], {"good", "fair"}),
        (["Good", "Fair", "Poor"], set()),  # each once: they may be anything
        (["Amber", "3", "2"], set()),
        (["See CI012", "See CI012", "See CI012"], set()),
        (["TBC", "N/A", "", "Mature"], set()),
        (["The work is done"] * 3, set()),
    ],
)
def test_words_that_nothing_explains_are_one_finding(cells: list[str], codes: set[str]) -> None:
    decided = decide(FIVE, {"2022": ["3"], "2023": cells})
    assert decided.system.codes == codes
    assert [label for label, _ in decided.doubts] == (["2023"] if codes else [])
    for cell in cells if codes else ():
        score, doubts = read_score(cell, decided.system)
        assert (score.raw, score.status, score.value, doubts) == (cell, ScoreStatus.UNREADABLE, None, ())


def test_a_key_explains_them() -> None:
    decided = decide(
        FIVE, {"2023": ["R", "G", "G", "Amber/Green"]}, [("R", 1), ("G", 5), ("Amber", 3), ("Green", 5)]
    )
    assert not decided.doubts
    assert [read_score(text, decided.system)[0].value for text in ("R", "Amber/Green")] == [1, 4]


def test_a_word_for_two_levels_is_none() -> None:
    assert read_score("G", ScoringSystem(FIVE, words=(("G", 1), ("G", 5))))[0].value is None


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("1 = Minimum, 2 = Developing, 3 = Mature", ((1, "Minimum"), (2, "Developing"), (3, "Mature"))),
        ("Scoring key: 0 – None; 1 – Some; 2 – All.", ((0, "None"), (1, "Some"), (2, "All"))),
        ("Key: Red (1), Amber (2) and Green (3)", ((1, "Red"), (2, "Amber"), (3, "Green"))),
        ("Green = 3 | Amber = 2 | Red = 1", ((1, "Red"), (2, "Amber"), (3, "Green"))),
        ("Level 1: Basic, Level 2: Good, Level 3: Best", ((1, "Basic"), (2, "Good"), (3, "Best"))),
        ("1 = Minimum, 2 = Developing", ()),
        ("1 = Minimum, 2 = Developing, 4 = Mature", ()),
        ("1 = Good, 2 = Good, 3 = Best", ()),
        ("1 - Recruit, 2 - Train, 3 - Report", ()),  # nothing says that these are levels
        ("We scored 1 Recruit, 2 Train, 3 Report", ()),
        ("", ()),
    ],
)
def test_keys_in_text(text: str, levels: tuple[tuple[int, str], ...]) -> None:
    assert read_key(text) == levels


def test_abbreviations_in_text() -> None:
    assert read_abbreviations("Key: R = Red, A = Amber; G – Green.") == (
        ("R", "Red"),
        ("A", "Amber"),
        ("G", "Green"),
    )


MARKS = (
    "R",
    "Amber",
    "Yes",
    "★★☆☆☆",
    "★★",
    "●",
    "III",
    "V",
    "③",
    "3①",
    "Mature",
    "L3",
    "",
    "N/A",
    "TBC",
    "¾",
)
NUMBERS = ("3", "2/3", "3/5", "4/5", "5/5", "2/4", "3/10", "4/5*", "3 out of 5", "65%", "2.5", "2½/5")
CELLS = st.one_of(st.text(max_size=12), st.sampled_from(MARKS + NUMBERS))


@given(st.lists(CELLS, max_size=12), st.sampled_from([FIVE, FROM_ZERO, ()]))
def test_any_document_is_decided_and_keeps_what_is_printed(
    cells: list[str], levels: tuple[Level, ...]
) -> None:
    decided = decide(levels, {"2023": cells})
    for cell in cells:
        score, doubts = read_score(cell, decided.system)
        assert score.raw == cell.strip()
        explained = doubts or (decided.doubts and score.status is ScoreStatus.UNREADABLE)
        no_number = (ScoreStatus.UNREADABLE, ScoreStatus.MISSING, ScoreStatus.OUT_OF_RANGE)
        assert explained or score.status not in no_number
        if score.value is not None and levels:
            assert levels[0].score <= score.value <= levels[-1].score


@given(st.lists(CELLS, max_size=12))
def test_the_order_of_the_cells_makes_no_difference(cells: list[str]) -> None:
    assert decide(FIVE, {"2023": cells}).system == decide(FIVE, {"2023": cells[::-1]}).system
