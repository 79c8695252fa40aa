"""Figures and marks above and below the line are told from the figures beside them."""

from __future__ import annotations

import pytest

from appendix_parser.page import RulingLine
from tests.reading.test_words import line, texts, words


@pytest.mark.parametrize(
    ("size", "rise"),
    [(8.3, 4.2), (6.5, 3.5), (5.8, 3.9), (7.0, 2.5)],  # a browser's, Word's, Writer's, and hardly raised
)
def test_a_raised_figure_is_no_part_of_the_number_beside_it(size: float, rise: float) -> None:
    mark = line("1", x=5, y=100 - rise, size=size)
    assert texts([*line("3"), *mark]) == ["3¹"]
    other_cell = line("as agreed", x=200, y=100 - rise + 0.5)  # of a baseline between the two
    assert sorted(texts([*line("3"), *mark, *other_cell])) == ["3¹", "agreed", "as"]


def test_what_is_raised_or_lowered_may_be_as_large() -> None:
    assert texts([*line("687"), *line("2", x=15, y=95.2, size=9.6)]) == ["687²"]
    assert texts([*line("22"), *line("nd", x=10, y=95.2, size=9.6), *line(" of", x=19.6)]) == ["22nd", "of"]
    assert texts([*line("CO"), *line("2", x=10, y=104.8, size=9.6)]) == ["CO2"]


@pytest.mark.parametrize(("x", "y"), [(16.5, 95.2), (15, 92)])  # another cell, and another row
def test_a_figure_as_large_elsewhere_is_not_raised(x: float, y: float) -> None:
    assert sorted(texts([*line("687"), *line("2", x=x, y=y, size=9.6)])) == ["2", "687"]


def test_a_raised_figure_may_be_spaced_out_as_letters_are() -> None:
    assert texts([*line("3"), *line("1", x=6.6, y=96, size=7)]) == ["3¹"]
    spaced = [*line("n", x=11.5, y=96, size=6), *line("d", x=16, y=96, size=6)]
    assert texts([*line("22"), *spaced]) == ["22nd"]


def test_a_raised_figure_is_within_its_word() -> None:
    area = [*line("5 m"), *line("2", x=15, y=96, size=7), *line(". Next", x=18.5)]
    assert texts(area) == ["5", "m².", "Next"]
    (word,) = words([*line("3"), *line("12", x=5, y=96, size=7)])
    assert (word.text, word.box.x1, word.box.bottom, word.size) == ("3¹²", 12, 102, 10)
    assert word.box.top == pytest.approx(96 - 0.8 * 7)


def test_what_is_raised_keeps_its_meaning() -> None:
    assert texts([*line("10"), *line("-3", x=10, y=96, size=7)]) == ["10⁻³"]
    assert texts([*line("22"), *line("nd", x=10, y=96, size=6)]) == ["22nd"]
    assert texts([*line("CO"), *line("2", x=10, y=102.5, size=7)]) == ["CO2"]
    assert texts([*line("4"), *line("a", x=5, y=96, size=7)]) == ["4ᵃ"]
    assert texts([*line("4"), *line("*", x=5, y=96, size=7)]) == ["4*"]


def test_a_mark_may_stand_before_or_after_a_space() -> None:
    assert texts([*line("1", y=96, size=7), *line(" Schools", x=3.5)]) == ["¹", "Schools"]
    assert texts([*line("named. "), *line("2", x=35, y=96, size=7)]) == ["named.", "²"]


def test_a_figure_of_another_cell_is_not_raised() -> None:
    near = [*line("3"), *line("1", x=5.5, y=96, size=7)]
    assert sorted(texts(near, RulingLine(False, 5.2, 0, 200))) == ["1", "3"]
    assert sorted(texts([*line("3"), *line("1", x=9, y=96, size=7)])) == ["1", "3"]
    assert sorted(texts([*line("3"), *line("1", x=5, y=88, size=7)])) == ["1", "3"]


@pytest.mark.parametrize(("over", "under", "read"), [("1", "2", "2½"), ("12", "13", "2¹²⁄₁₃")])
def test_a_fraction_is_no_part_of_the_whole_number(over: str, under: str, read: str) -> None:
    width = 3.5 * len(over)
    upper, lower = line(over, x=5, y=96, size=7), line(under, x=5 + width + 2, y=102, size=7)
    slash = line("/", x=5 + width)[0]._replace(advances=[2.0])
    assert texts([*line("2"), *upper, slash, *lower]) == [read]


def bar(start: float, end: float, y: float) -> RulingLine:
    return RulingLine(True, y, start, end)


def test_a_number_over_another_with_a_bar_between_is_a_fraction() -> None:
    cell = [*line("2"), *line("3", y=110.6)]
    assert texts(cell, bar(0, 5, 102.6)) == ["2/3"]
    prose = [*line("10", y=96, size=7), *line("30", y=104, size=7), *line(" of", x=7)]
    assert texts(prose, bar(0, 7, 98)) == ["10/30", "of"]
    mixed = [*line("2"), *line("1", x=5, y=96, size=7), *line("2", x=5, y=104, size=7)]
    assert texts(mixed, bar(5, 8.5, 98)) == ["2½"]


@pytest.mark.parametrize(
    ("lower", "rule"),
    [
        (110.6, bar(0, 5, 101)),  # underlined
        (113.0, bar(0, 5, 103)),  # a sum
        (110.6, bar(-20, 40, 102.6)),  # two rows of a table
    ],
)
def test_a_number_over_another_elsewhere_is_none(lower: float, rule: RulingLine) -> None:
    assert texts([*line("2"), *line("3", y=lower)], rule) == ["2", "3"]
