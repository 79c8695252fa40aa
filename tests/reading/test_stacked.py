"""Fractions drawn as one number over another."""

from __future__ import annotations

import pytest

from appendix_parser.page import RulingLine
from appendix_parser.reading.compose.glyph_lines import lines_of_runs
from appendix_parser.reading.compose.stacked import with_stacked
from tests.reading.test_words import line

BAR = RulingLine(True, 102.6, 0, 5)
UPPER, LOWER = line("2"), line("3", y=110.6)


def read(*runs: object, bar: RulingLine = BAR) -> list[str]:
    """The lines of a page with a bar."""
    glyphs = [run for each in runs for run in each]  # type: ignore[attr-defined]
    return ["".join(found.texts) for found in with_stacked(lines_of_runs(glyphs), [bar])]


def test_a_number_over_a_bar_over_a_number_is_a_fraction() -> None:
    assert read(UPPER, LOWER) == ["2/3"]


def test_a_fraction_is_part_of_the_line_beside_it() -> None:
    small = line("10", y=96, size=7), line("30", y=104, size=7)
    assert read(*small, line("of", x=8), bar=RulingLine(True, 98, 0, 7)) == ["10/30of"]
    assert read(*small, line("of", x=9), bar=RulingLine(True, 98, 0, 7)) == ["of", "10/30"]


def test_a_fraction_after_a_figure_is_mixed() -> None:
    small = line("1", x=5, y=96, size=7), line("2", x=5, y=104, size=7)
    assert read(line("2"), *small, bar=RulingLine(True, 98, 5, 8.5)) == ["2¹⁄₂"]


@pytest.mark.parametrize(
    "bar", [(101.0, 0, 5), (105.0, 0, 5), (102.6, -25, 5), (102.6, 0, 30), (102.6, 8, 13)]
)
def test_a_bar_elsewhere_or_of_another_length_is_none(bar: tuple[float, float, float]) -> None:
    assert read(UPPER, LOWER, bar=RulingLine(True, *bar)) == ["2", "3"]


def test_a_vertical_line_is_not_a_bar() -> None:
    assert read(UPPER, LOWER, bar=RulingLine(False, 102.6, 0, 5)) == ["2", "3"]


def test_letters_and_long_numbers_are_not_stacked() -> None:
    assert read(line("a"), LOWER) == ["a", "3"]
    wide = RulingLine(True, 102.6, 0, 20)
    assert read(line("2024"), line("2025", y=110.6), bar=wide) == ["2024", "2025"]
