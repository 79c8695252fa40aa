"""Drawn tables that lack lines: shading parts their rows."""

from __future__ import annotations

from dataclasses import replace

from appendix_parser.geometry import Box
from appendix_parser.layout import Grid
from appendix_parser.page import Fill
from tests.layout.pages import across, down, laid_out, page, texts, words

BLUE = (0.8, 0.9, 1.0)
FOUR = words(
    (60, 105, "head"), (260, 105, "head"), (60, 135, "a"), (260, 135, "b"), (60, 165, "c"), (260, 165, "d")
)
OUTLINE = [across(100), across(130), across(190), *(down(x, 100, 190) for x in (50, 250, 450))]


def shaded(*boxes: Box) -> Grid:
    filled = replace(page(FOUR, OUTLINE), fills=tuple(Fill(box, BLUE) for box in boxes))
    [grid] = laid_out(filled).grids
    return grid


def test_shading_over_the_whole_width_parts_rows() -> None:
    assert texts(shaded()) == [["head", "head"], ["a c", "b d"]]
    assert texts(shaded(Box(50, 130, 450, 160))) == [["head", "head"], ["a", "b"], ["c", "d"]]


def test_shading_of_one_column_does_not() -> None:
    assert texts(shaded(Box(250, 130, 450, 160))) == [["head", "head"], ["a c", "b d"]]


def test_shading_that_ends_within_a_line_does_not() -> None:
    assert texts(shaded(Box(50, 140, 450, 190))) == [["head", "head"], ["a c", "b d"]]


def test_shading_line_by_line_does_not() -> None:
    lines = (Box(50, 130, 450, 160), Box(50, 160, 450, 190))
    assert texts(shaded(*lines)) == [["head", "head"], ["a c", "b d"]]


def test_shading_of_nothing_makes_no_row() -> None:
    assert len(texts(shaded(Box(50, 130, 450, 134)))) == 2
