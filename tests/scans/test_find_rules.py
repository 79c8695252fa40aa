"""Ruling lines in a picture, and the picture without them."""

from __future__ import annotations

import pytest

pytest.importorskip("cv2")

import numpy as np

from appendix_parser.reading.scan.straight.find_rules import erase, find_rules
from tests.scans.hand_made import DPI, Box4, ink, letters, paper


def rules(*boxes: Box4) -> list[tuple[bool, int, int]]:
    """Direction, place and length of each rule in a picture."""
    found, _ = find_rules(ink(*boxes), DPI)
    return [(rule.horizontal, round(rule.position), round(rule.length)) for rule in found]


def test_long_thin_ink_is_a_rule() -> None:
    assert rules((50, 100, 250, 103)) == [(True, 101, 199)]
    assert rules((50, 100, 53, 250)) == [(False, 51, 149)]


def test_short_or_thick_ink_is_not() -> None:
    assert rules((50, 100, 100, 103)) == []
    assert rules((50, 100, 250, 112)) == []


def test_a_gap_as_of_noise_does_not_break_a_rule() -> None:
    assert len(rules((50, 100, 150, 103), (152, 100, 250, 103))) == 1
    assert len(rules((50, 100, 150, 103), (170, 100, 250, 103))) == 2


def test_a_row_of_letters_is_not_a_rule() -> None:
    row = [(50 + 6 * at, 92, 54 + 6 * at, 103) for at in range(34)]
    assert rules((50, 100, 254, 103), *row) == []


def test_a_short_stroke_that_meets_a_rule_is_the_side_of_a_cell() -> None:
    assert len(rules((50, 100, 250, 103), (50, 103, 53, 133))) == 2
    assert len(rules((50, 100, 250, 103), (50, 115, 53, 145))) == 1


def test_a_rule_that_rises_is_followed() -> None:
    steps = [(50 + 20 * at, 100 + at, 70 + 20 * at, 103 + at) for at in range(10)]
    [rule] = find_rules(ink(*steps), DPI)[0]
    assert rule.across[-1] - rule.across[0] == pytest.approx(8, abs=1)


def test_rules_are_erased_and_letters_are_not() -> None:
    mask = ink((50, 100, 250, 103), *letters("abc"))
    _, found = find_rules(mask, DPI)
    left = erase(paper(mask), found, DPI)
    assert left[95:110].min() == 255
    assert (left[50:66] == paper(mask)[50:66]).all()
    assert np.count_nonzero(left == 0) == 3 * 160
