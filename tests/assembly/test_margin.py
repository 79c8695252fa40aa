"""Line numbers in the margin are no part of the text."""

from __future__ import annotations

from dataclasses import replace

from appendix_parser.assembly.aside.margin import line_numbers, without
from appendix_parser.layout import PageLayout
from tests.layout.pages import laid_out, page, words


def numbered(*lines: str, numbers: tuple[str, ...], left: float = 20) -> PageLayout:
    """A page of lines of text, with a number left of each."""
    texts = [(60.0, 100.0 + 20 * at, line) for at, line in enumerate(lines)]
    marks = [(left, 100.0 + 20 * at, number) for at, number in enumerate(numbers)]
    return laid_out(page(words(*texts, *marks), []))


LINES = "Some of the text", "goes on", "and on", "and ends"


def test_numbers_that_count_the_lines_are_found() -> None:
    layout = numbered(*LINES, numbers=("1", "2", "3", "4"))
    found = line_numbers([layout])
    assert [word.text for word in found] == ["1", "2", "3", "4"]
    assert [line.text for line in without(layout, found).lines] == [*LINES]


def test_numbers_with_gaps_or_in_the_text_are_not_line_numbers() -> None:
    assert not line_numbers([numbered(*LINES, numbers=("1", "2", "4", "5"))])
    assert not line_numbers([numbered(*LINES, numbers=("1", "2"))])
    inside = numbered(*LINES, numbers=("1", "2", "3", "4"), left=40)
    outdented = replace(inside, lines=(*numbered("Far left", numbers=()).lines, *inside.lines))
    assert not line_numbers([outdented, numbered("A page without", "numbers", numbers=())])
