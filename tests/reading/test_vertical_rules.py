"""Whether a vertical line is between two glyphs."""

from __future__ import annotations

import pytest

from appendix_parser.page import RulingLine
from appendix_parser.reading.compose.vertical_rules import Rules

RULES = Rules([RulingLine(False, 100, 50, 80), RulingLine(False, 20, 0, 10), RulingLine(True, 60, 0, 300)])


@pytest.mark.parametrize(
    ("x0", "x1", "y", "is_between"),
    [
        (90, 110, 60, True),
        (90, 110, 90, False),
        (90, 110, 40, False),
        (90, 99, 60, False),
        (101, 110, 60, False),
        (10, 30, 60, False),
        (10, 110, 60, True),
    ],
)
def test_a_line_is_between_two_places_at_a_height(x0: float, x1: float, y: float, is_between: bool) -> None:
    assert RULES.between(x0, x1, y) is is_between
