"""The direction in which most of a page's text runs."""

from __future__ import annotations

import pytest

from appendix_parser.geometry import Box
from appendix_parser.reading.compose.glyph_runs import GlyphRun, is_bold_font, main_angle
from tests.reading.test_words import run

DIRECTIONS = {0: (1.0, 0.0), 90: (0.0, 1.0), 180: (-1.0, 0.0), 270: (0.0, -1.0)}


def text(count: int, angle: int, *, x: float = 50, y: float = 50) -> GlyphRun:
    """A text with so many letters."""
    places = [5.0 * at for at in range(count)]
    return run("a" * count, x, y, places, direction=DIRECTIONS[angle])


def angle(*runs: GlyphRun, drawing: Box | None = None) -> int:
    return main_angle(runs, lambda: drawing)


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_the_direction_is_that_of_most_letters(direction: int) -> None:
    assert text(1, direction).angle == direction
    assert angle(text(30, direction), text(10, (direction + 90) % 360)) == direction


def test_a_page_without_text_is_upright() -> None:
    assert angle() == 0


def test_spaces_are_not_letters() -> None:
    blank = text(40, 90)._replace(texts=" " * 40)
    assert angle(text(10, 0), blank) == 0


def test_text_in_the_drawing_decides_between_rivals() -> None:
    table = Box(100, 100, 400, 400)
    header, cells = text(60, 0), text(30, 90, x=200, y=200)
    assert angle(header, cells, drawing=table) == 90
    assert angle(header, cells) == 0
    assert angle(header, text(5, 90, x=200, y=200), drawing=table) == 0


def test_turned_headings_do_not_turn_a_table() -> None:
    table = Box(100, 100, 400, 400)
    headings = text(60, 90, x=200, y=200)
    assert angle(text(30, 0, x=200, y=300), headings, drawing=table) == 0
    assert angle(text(29, 0, x=200, y=300), headings, drawing=table) == 90


@pytest.mark.parametrize(
    ("font", "bold"), [("ABCDEF+Arial-BoldMT", True), ("Roboto-Black", True), ("Arial", False)]
)
def test_the_name_of_a_font_calls_it_bold(font: str, bold: bool) -> None:
    assert is_bold_font(font) is bold


def test_some_glyphs_of_a_run_keep_their_places() -> None:
    whole = run("abc", 0, 100, [0, 5, 10])
    part = whole.only([1, 2])
    assert (part.text, part.places, part.order) == ("bc", [5, 10], whole.order + 1)
