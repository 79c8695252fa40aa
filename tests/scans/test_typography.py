"""Size, baseline and weight of words from their ink."""

from __future__ import annotations

import pytest

pytest.importorskip("cv2")

from appendix_parser.reading.scan.typography import (
    baseline,
    clustered,
    clustered_sizes,
    measured_size,
    stroke,
)
from tests.scans.hand_made import ink


@pytest.mark.parametrize(("text", "height"), [("Talent", 7.3), ("so", 5.3), ("pay", 7.4), ("Pay", 9.4)])
def test_the_size_follows_from_the_height_of_the_letters(text: str, height: float) -> None:
    assert measured_size(text, height) == pytest.approx(10)


def test_raised_marks_say_no_size_and_no_baseline() -> None:
    assert measured_size("–", 2) is None
    assert baseline("–", 100, 10) is None


def test_letters_that_hang_are_below_the_baseline() -> None:
    assert baseline("Talent", 100, 10) == 100
    assert baseline("pay", 100, 10) == pytest.approx(97.9)


def test_values_close_to_their_neighbour_become_their_median() -> None:
    assert clustered([10.0, 10.4, 20.0, 10.8], 0.5) == [10.4, 10.4, 20.0, 10.4]
    assert clustered([], 0.5) == []


def test_sizes_about_alike_become_the_most_usual() -> None:
    assert clustered_sizes([10.0, 10.2, 9.8, 14.1], [5, 1, 1, 3]) == [10.0, 10.0, 10.0, 14.0]
    assert clustered_sizes([10.0, 12.0], [1, 1]) == [10.0, 12.0]


def test_a_size_weighs_as_much_as_it_has_words() -> None:
    assert clustered_sizes([10.0, 10.8], [9, 1]) == [10.0, 10.0]
    assert clustered_sizes([10.0, 10.8], [1, 9]) == [10.5, 10.5]


def test_thicker_strokes_are_measured_as_thicker() -> None:
    thin, thick = (stroke(ink((20, 20, 20 + width, 100))) for width in (3, 6))
    assert thin == pytest.approx(3, abs=1.2)
    assert thick == pytest.approx(6, abs=1.2)
    assert stroke(ink()) == 0
