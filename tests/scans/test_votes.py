"""What is believed of two readings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appendix_parser.reading.scan.engines.engine_reading import Reading
from appendix_parser.reading.scan.votes import blobs_of, judge, judge_word


def _reading(text: str, confidence: float = 0.97) -> Reading:
    return Reading(text, confidence, 0, 0, 10, 10)


texts = st.text(alphabet="0123456789/.N ", max_size=4)
confidences = st.floats(0, 1)


@given(texts, confidences, texts, confidences, st.integers(0, 6))
def test_a_figure_is_believed_only_if_all_conditions_hold(
    one: str, first: float, two: str, second: float, blobs: int
) -> None:
    verdict = judge(_reading(one, first), _reading(two, second), blobs)
    if verdict.sure:
        assert "".join(one.split()) == "".join(two.split()) == "".join(verdict.text.split())
        assert first >= 0.8
        assert second >= 0.95
        assert blobs == len("".join(one.split()))
    assert verdict.agreed is ("".join(one.split()) == "".join(two.split()))
    assert 0 <= verdict.confidence <= 1


def test_a_fraction_cut_short_by_one_engine_is_kept_and_doubted() -> None:
    verdict = judge(_reading("3/4", 0.96), _reading("3", 0.94), 3)
    assert (verdict.text, verdict.agreed, verdict.other, verdict.sure) == ("3/4", False, "3", False)


def test_what_only_one_engine_sees_is_taken_and_doubted() -> None:
    verdict = judge(_reading("", 0.0), _reading("4", 0.99), 1)
    assert (verdict.text, verdict.agreed, verdict.sure) == ("4", False, False)


@pytest.mark.parametrize(
    ("text", "blobs"), [("3", 1), ("2/3", 3), ("i", 2), ("5%", 4), ("N/A", 3), ("1:2", 4)]
)
def test_letters_have_as_many_blobs_as_they_are_drawn_with(text: str, blobs: int) -> None:
    assert blobs_of(text) == blobs


def test_a_word_is_spelled_as_it_was_read_with_more_confidence() -> None:
    assert judge_word(_reading("siraiegy", 0.3), _reading("strategy", 0.99), 8).text == "strategy"
    kept = judge_word(_reading("strategy", 0.85), _reading("strateg", 0.7), 8)
    assert (kept.text, kept.agreed, kept.other) == ("strategy", False, "strateg")


def test_straight_quotes_are_those_of_the_second_engine() -> None:
    assert judge_word(_reading("‘core’", 0.5), _reading("'core'", 0.99), 6).text == "'core'"
