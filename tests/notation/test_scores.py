"""Scores: every notation has its reading, and what has none is never a number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appendix_parser.findings import finding
from appendix_parser.notation.scale import ScoringSystem, canonical, scale_of
from appendix_parser.notation.scores import NOTATIONS, read_score
from appendix_parser.records import Level, ScoreStatus


def scale(*names: str, lowest: int = 1) -> tuple[Level, ...]:
    return tuple(Level(score=lowest + index, name=name) for index, name in enumerate(names))


FIVE = scale("Minimum", "Developing", "Mature", "Leader", "Innovator")
THREE = scale("Developing", "Achieving", "Excellent")
FROM_ZERO = scale("No accreditation", "Building", "Achieving", "Excelling", lowest=0)
COLOURS = scale("Red", "Amber", "Green")
HYPHENS = scale("Non-compliant", "Self-aware", "Best/Leading")
NO_LEVELS: tuple[Level, ...] = ()

SINGLE, SPLIT = ScoreStatus.SINGLE, ScoreStatus.SPLIT
Reading = tuple[ScoreStatus, float | None, float | None, float | None, tuple[str, ...]]


def reading(text: str, levels: tuple[Level, ...]) -> Reading:
    score, doubts = read_score(text, ScoringSystem(levels))
    assert score.raw == text.strip()
    return score.status, score.low, score.high, score.value, tuple(doubt.code for doubt in doubts)


def one(number: float, *doubts: str) -> Reading:
    return SINGLE, number, number, number, doubts


def two(low: float, high: float, *doubts: str) -> Reading:
    return SPLIT, low, high, (low + high) / 2, doubts


def none(status: ScoreStatus, *doubts: str) -> Reading:
    return status, None, None, None, doubts


MISSING = none(ScoreStatus.MISSING, "score-missing")
NOT_APPLICABLE = none(ScoreStatus.NOT_APPLICABLE)
TO_BE_CONFIRMED = none(ScoreStatus.TO_BE_CONFIRMED)
UNREADABLE = none(ScoreStatus.UNREADABLE, "score-unreadable")
AMBIGUOUS = none(ScoreStatus.UNREADABLE, "score-ambiguous")
CONTRADICTORY = none(ScoreStatus.UNREADABLE, "score-contradictory")
OUT_OF_RANGE = none(ScoreStatus.OUT_OF_RANGE, "score-out-of-range")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # one level
        ("3", one(3)),
        (" 3\n", one(3)),
        ("３", one(3)),
        ("'3'", one(3)),
        ("“3”", one(3)),
        ("Level 3", one(3)),
        ("LEVEL 3", one(3)),
        ("L3", one(3)),
        ("Score: 3", one(3)),
        ("3 - Mature", one(3)),
        ("3 – mature.", one(3)),
        ("3: Mature", one(3)),
        ("3. Mature", one(3)),
        ("3 Mature", one(3)),
        ("3 (Mature)", one(3)),
        ("Level 3 - Mature", one(3)),
        ("Mature (3)", one(3)),
        ("Mature - 3", one(3)),
        ("Mature", one(3, "score-in-words")),
        ("MATURE", one(3, "score-in-words")),
        ("three", one(3, "score-in-words")),
        ("Three (3)", one(3, "score-in-words", "score-annotated")),
        ("3 - Leader", CONTRADICTORY),
        ("3 (Leader)", CONTRADICTORY),
        ("three - Leader", CONTRADICTORY),
        ("three - Mature", one(3, "score-in-words")),
        ("Leader (three)", CONTRADICTORY),
        ("7 - Mature", CONTRADICTORY),
        # off the scale
        ("0", OUT_OF_RANGE),
        ("6", OUT_OF_RANGE),
        ("7", OUT_OF_RANGE),
        ("61", OUT_OF_RANGE),
        ("Level 7", OUT_OF_RANGE),
        ("five and a half", UNREADABLE),
        # decimals and fractions
        ("2.5", two(2, 3, "score-not-a-level")),
        ("2.50", two(2, 3, "score-not-a-level")),
        ("2½", two(2, 3, "score-not-a-level")),
        ("2 ½", two(2, 3, "score-not-a-level")),
        ("Level 2.5", two(2, 3, "score-not-a-level")),
        ("3.0", one(3)),
        ("2.4", one(2.4, "score-not-a-level")),
        ("2¾", one(2.75, "score-not-a-level")),
        ("5.5", OUT_OF_RANGE),
        ("0.5", OUT_OF_RANGE),
        ("4.2.1", UNREADABLE),
        (".5", UNREADABLE),
        ("2,5", UNREADABLE),
        ("½", UNREADABLE),
        ("¾", UNREADABLE),
        ("2⁄3", UNREADABLE),
        # splits
        ("2/3", two(2, 3)),
        ("2 / 3", two(2, 3)),
        ("2/ 3", two(2, 3)),
        ("2-3", two(2, 3)),
        ("2–3", two(2, 3)),
        ("2 — 3", two(2, 3)),
        ("2 to 3", two(2, 3)),
        ("2 & 3", two(2, 3)),
        ("between 2 and 3", two(2, 3)),
        ("Level 2/3", two(2, 3)),
        ("Levels 2 to 3", two(2, 3)),
        ("Level 2 - Level 3", two(2, 3)),
        ("2 - Developing / 3 - Mature", two(2, 3)),
        ("Developin g", one(2, "score-in-words")),
        ("2 - Develo ping", one(2)),
        ("Developing/ Matu re", two(2, 3, "score-in-words")),
        ("Develo-ping", UNREADABLE),
        ("Developing/Mature", two(2, 3, "score-in-words")),
        ("two to three", two(2, 3, "score-in-words")),
        ("3 - four", two(3, 4, "score-in-words")),
        ("4/3", two(3, 4, "score-order")),
        ("2/4", two(2, 4, "score-order")),
        ("3-5", two(3, 5, "score-order")),
        ("3 to 5", two(3, 5, "score-order")),
        ("5/3", two(3, 5, "score-order")),
        ("4/5", two(4, 5)),
        ("3/3", one(3, "score-order")),
        ("5/5", one(5, "score-order")),
        ("4/7", OUT_OF_RANGE),
        ("3 - Leader / 4", CONTRADICTORY),
        ("2 or 3", UNREADABLE),
        # out of the highest
        ("3/5", AMBIGUOUS),
        ("1/5", AMBIGUOUS),
        ("3 out of 5", one(3)),
        ("3 of 5", one(3)),
        ("3 out of 4", UNREADABLE),
        ("7 out of 5", OUT_OF_RANGE),
        # marks and brackets
        ("3*", one(3, "score-annotated")),
        ("3 *", one(3, "score-annotated")),
        ("*3", one(3, "score-annotated")),
        ("3²", one(3, "score-annotated")),
        ("3¹²", one(3, "score-annotated")),
        ("3ᵃ", one(3, "score-annotated")),
        ("2¹/3²", two(2, 3, "score-annotated")),
        ("2²⁄₇", UNREADABLE),
        ("3¹", one(3, "score-annotated")),
        ("3 ↑", one(3, "score-annotated")),
        ("3 (2)", one(3, "score-annotated")),
        ("3 [new]", one(3, "score-annotated")),
        ("3* (2)", one(3, "score-annotated")),
        ("(3)", one(3, "score-annotated")),
        ("3.", one(3, "score-annotated")),
        ("2/3*", two(2, 3, "score-annotated")),
        ("Mature*", one(3, "score-in-words", "score-annotated")),
        ("7*", OUT_OF_RANGE),
        ("3 - Leader*", CONTRADICTORY),
        ("N/A (new)", none(ScoreStatus.NOT_APPLICABLE, "score-annotated")),
        # no number, and said so
        ("", MISSING),
        (" \n", MISSING),
        ("-", MISSING),
        ("–", MISSING),
        ("—", MISSING),
        ("--", MISSING),
        ("-*", MISSING),
        ("Not scored", MISSING),
        ("N/A", NOT_APPLICABLE),
        ("NA", NOT_APPLICABLE),
        ("n/a", NOT_APPLICABLE),
        ("n/a.", NOT_APPLICABLE),
        ("N / A", NOT_APPLICABLE),
        ("N\\A", NOT_APPLICABLE),
        ("N.A.", NOT_APPLICABLE),
        ("Not applicable", NOT_APPLICABLE),
        ("TBC", TO_BE_CONFIRMED),
        ("tbc.", TO_BE_CONFIRMED),
        ("TBD", TO_BE_CONFIRMED),
        ("To be confirmed", TO_BE_CONFIRMED),
        ("To be\nconfirmed", TO_BE_CONFIRMED),
        # never guessed
        ("3 with aspects of 5", UNREADABLE),
        ("65%", UNREADABLE),
        ("66 <> 69%", UNREADABLE),
        ("Amber", UNREADABLE),
        ("See CI012", UNREADABLE),
        ("3+", UNREADABLE),
        ("-3", UNREADABLE),
        ("3-", UNREADABLE),
        ("3 2", UNREADABLE),
        ("3a", UNREADABLE),
        ("03", UNREADABLE),
        ("2/3/4", UNREADABLE),
        ("2/3/2023", UNREADABLE),
        ("2023", UNREADABLE),
        ("3 - improving", UNREADABLE),
        ("?", UNREADABLE),
        ("٣", UNREADABLE),
        ("9" * 5000, UNREADABLE),
        ("3" + " " * 50 + "(" * 50, UNREADABLE),
    ],
)
def test_on_a_scale_of_five(text: str, expected: Reading) -> None:
    assert reading(text, FIVE) == expected


@pytest.mark.parametrize(
    ("text", "levels", "expected"),
    [
        ("0", FROM_ZERO, one(0)),
        ("Level 0", FROM_ZERO, one(0)),
        ("0 - No accreditation", FROM_ZERO, one(0)),
        ("0/1", FROM_ZERO, two(0, 1)),
        ("0.5", FROM_ZERO, two(0, 1, "score-not-a-level")),
        ("4", FROM_ZERO, OUT_OF_RANGE),
        ("1/3", FROM_ZERO, AMBIGUOUS),
        ("Achieving", FROM_ZERO, one(2, "score-in-words")),
        ("Achieving", THREE, one(2, "score-in-words")),
        ("Developing", THREE, one(1, "score-in-words")),
        ("Developing", FIVE, one(2, "score-in-words")),
        ("4", THREE, OUT_OF_RANGE),
        ("1/3", THREE, AMBIGUOUS),
        ("1-3", THREE, two(1, 3, "score-order")),
        ("2 out of 3", THREE, one(2)),
        ("Amber", COLOURS, one(2, "score-in-words")),
        ("Amber/Green", COLOURS, two(2, 3, "score-in-words")),
        ("Non-compliant", HYPHENS, one(1, "score-in-words")),
        ("Non-compliant/Self-aware", HYPHENS, two(1, 2, "score-in-words")),
        ("Self-aware - Best/Leading", HYPHENS, two(2, 3, "score-in-words")),
        ("Best/Leading", HYPHENS, one(3, "score-in-words")),
        ("10", scale(*"abcdefghij"), one(10)),
        ("9/10", scale(*"abcdefghij"), two(9, 10)),
        # Without a rubric nothing is known of names and limits.
        ("3", NO_LEVELS, one(3)),
        ("9", NO_LEVELS, one(9)),
        ("2/3", NO_LEVELS, two(2, 3)),
        ("2/4", NO_LEVELS, AMBIGUOUS),
        ("2-4", NO_LEVELS, two(2, 4, "score-order")),
        ("3 out of 5", NO_LEVELS, UNREADABLE),
        ("61", NO_LEVELS, UNREADABLE),
        ("Mature", NO_LEVELS, UNREADABLE),
        ("3 - Mature", NO_LEVELS, UNREADABLE),
        ("three", NO_LEVELS, one(3, "score-in-words")),
        ("N/A", NO_LEVELS, NOT_APPLICABLE),
        # A level may bear any name, those of other notations too, but a name of two levels names none.
        ("Pending", scale("Pending", "Active"), one(1, "score-in-words")),
        ("None", scale("None", "Some", "All", lowest=0), one(0, "score-in-words")),
        ("Good", scale("Good", "Good", "Best"), UNREADABLE),
        ("11", scale("1", "2"), OUT_OF_RANGE),
        ("(.*", scale("(.*", "b"), UNREADABLE),
    ],
)
def test_the_scale_is_the_documents_own(text: str, levels: tuple[Level, ...], expected: Reading) -> None:
    assert reading(text, levels) == expected


LEVELS = st.sampled_from([FIVE, THREE, FROM_ZERO, COLOURS, HYPHENS, NO_LEVELS])
SIGNS = tuple("0123456789/-– .½()*²%")
WORDS = (
    "to",
    "and",
    "of",
    "out",
    "Level",
    "Mature",
    "Leader",
    "Achieving",
    "Self-aware",
    "three",
    "N/A",
    "TBC",
)
SCORE_LIKE = st.lists(st.sampled_from(SIGNS + WORDS), max_size=9).map("".join)


@given(st.one_of(st.text(st.characters()), SCORE_LIKE), LEVELS)
def test_any_text_has_a_reading_that_agrees_with_itself(text: str, levels: tuple[Level, ...]) -> None:
    score, doubts = read_score(text, ScoringSystem(levels))
    assert score.raw == text.strip()
    if score.status in (SINGLE, SPLIT):
        assert score.low is not None
        assert score.high is not None
        assert score.value == (score.low + score.high) / 2
        assert (score.low < score.high) == (score.status is SPLIT)
        if levels:
            assert levels[0].score <= score.low <= score.high <= levels[-1].score
    else:
        assert score.low is score.high is score.value is None
    for doubt in doubts:
        assert finding(doubt, objective="Objective 1", year="2023").message


@given(SCORE_LIKE, LEVELS)
def test_a_number_comes_from_the_digits_or_words_of_the_text(text: str, levels: tuple[Level, ...]) -> None:
    score, _ = read_score(text, ScoringSystem(levels))
    if score.low is not None and not any(character.isalpha() for character in text):
        assert str(int(score.low)) in text


@given(st.sampled_from(FIVE), st.sampled_from(FIVE))
def test_number_and_name_of_one_level_agree_and_of_two_do_not(first: Level, second: Level) -> None:
    text = f"{first.score} - {second.name}"
    assert reading(text, FIVE) == (one(first.score) if first == second else CONTRADICTORY)


def test_each_notation_is_the_first_to_read_its_own_examples() -> None:
    for notation in NOTATIONS:
        for example in notation.examples:
            readers = [
                each for each in NOTATIONS if each.read(canonical(example), scale_of(ScoringSystem(FIVE)))
            ]
            assert readers[0] is notation, example
