"""How a sheet is bent, from its rules."""

from __future__ import annotations

import pytest

pytest.importorskip("cv2")

import numpy as np

from appendix_parser.reading.scan.straight.bend import fit_bend
from appendix_parser.reading.scan.straight.find_rules import Rule

SIZE = 1000.0


def bent(position: float, height: float, *, length: float = 800, odd: bool = False) -> Rule:
    """A rule that rises in its middle by a height."""
    along = np.linspace(100, 100 + length, 41)
    across = position - height * np.sin(np.pi * (along - 100) / 800)
    if odd:
        across[20] += 40
    return Rule(True, along, across, 2.0)


def sag(*rules: Rule, y: float = 500) -> float:
    """How much higher the middle of a sheet is than its sides."""
    bend = fit_bend(rules, SIZE)
    assert bend is not None
    left, middle = bend.at(np.array([100.0, 500.0]), np.array([y, y]))
    return float(left - middle)


def test_rules_show_how_the_sheet_is_bent() -> None:
    assert sag(*(bent(y, 10) for y in (200, 500, 800))) == pytest.approx(10, abs=0.5)
    assert sag(*(bent(y, 0) for y in (200, 500, 800))) == pytest.approx(0, abs=0.1)


def test_the_bend_between_two_rules_is_between_theirs() -> None:
    rules = [bent(200, 0), bent(500, 10), bent(800, 20)]
    assert sag(*rules, y=350) == pytest.approx(5, abs=1)


def test_two_rules_or_short_ones_say_too_little() -> None:
    assert fit_bend([bent(200, 10), bent(500, 10)], SIZE) is None
    assert fit_bend([bent(y, 10, length=100) for y in (200, 500, 800)], SIZE) is None


def test_a_point_far_off_a_rule_does_not_count() -> None:
    rules = [bent(200, 10), bent(500, 10, odd=True), bent(800, 10)]
    assert sag(*rules) == pytest.approx(10, abs=2)


def test_far_from_all_rules_the_bend_goes_no_further() -> None:
    bend = fit_bend([bent(y, 10) for y in (200, 500, 800)], SIZE)
    assert bend is not None
    near, far = bend.at(np.array([950.0, 2000.0]), np.array([500.0, 500.0]))
    assert near == far
