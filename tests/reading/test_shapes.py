"""Painted paths become ruling lines and fills, whatever they were drawn with."""

from __future__ import annotations

import math

from appendix_parser.geometry import Box
from appendix_parser.page import Fill, RulingLine
from appendix_parser.reading.compose.shapes import Path, read_shapes

BLACK, BLUE = (0.0, 0.0, 0.0), (0.8, 0.9, 1.0)


def stroke(*points: tuple[float, float], width: float = 0.5) -> Path:
    return Path((points,), True, False, BLACK, width)


def rectangle(x0: float, top: float, x1: float, bottom: float) -> tuple[tuple[float, float], ...]:
    return ((x0, top), (x1, top), (x1, bottom), (x0, bottom), (x0, top))


def fill(*subpaths: tuple[tuple[float, float], ...], colour: tuple[float, float, float] = BLACK) -> Path:
    return Path(subpaths, False, True, colour, 0.0)


def lines(*paths: Path) -> list[tuple[bool, float, float, float]]:
    found, _ = read_shapes(paths)
    return sorted((o.horizontal, round(o.position, 1), round(o.start, 1), round(o.end, 1)) for o in found)


def test_a_stroked_line_is_a_ruling_line() -> None:
    assert lines(stroke((10, 50), (200, 50))) == [(True, 50, 10, 200)]


def test_a_dash_through_a_small_digit_is_a_line_a_dot_is_not() -> None:
    assert lines(stroke((10, 50), (13, 50), width=0.4)) == [(True, 50, 10, 13)]
    assert lines(stroke((10, 50), (13, 50), width=2)) == []
    assert lines(fill(rectangle(10, 50, 12.8, 52.8))) == []


def test_a_small_letter_that_is_drawn_as_a_shape_is_no_line() -> None:
    letter_n = (
        (10, 60),
        (10, 52),
        (12.8, 53),
        (12.8, 60),
        (12, 60),
        (12, 54),
        (10.8, 54),
        (10.8, 60),
        (10, 60),
    )
    small_o = (rectangle(20, 50, 23.4, 53.9), rectangle(20.6, 50.6, 22.8, 53.3))
    found, fills = read_shapes([fill(letter_n), fill(*small_o)])
    assert (found, len(fills)) == ((), 2)


def test_a_slanted_line_is_none() -> None:
    assert lines(stroke((10, 50), (200, 90))) == []


def test_a_thin_rectangle_is_a_line_and_a_thick_one_a_fill() -> None:
    assert lines(fill(rectangle(10, 50, 200, 50.8))) == [(True, 50.4, 10, 200)]
    assert read_shapes([fill(rectangle(10, 50, 200, 70), colour=BLUE)]) == (
        (),
        (Fill(Box(10, 50, 200, 70), BLUE),),
    )


def test_a_stroked_rectangle_is_four_lines() -> None:
    assert lines(stroke(*rectangle(10, 50, 200, 70))) == [
        (False, 10, 50, 70),
        (False, 200, 50, 70),
        (True, 50, 10, 200),
        (True, 70, 10, 200),
    ]


def test_a_border_filled_between_two_rectangles_is_four_lines() -> None:
    assert len(lines(fill(rectangle(10, 50, 200, 70), rectangle(11, 51, 199, 69)))) == 4


def test_dots_and_dashes_are_one_line() -> None:
    dots = [fill(rectangle(x, 50, x + 0.6, 50.6)) for x in range(10, 200, 2)]
    assert lines(*dots) == [(True, 50.3, 10, 198.6)]
    dashes = [stroke((x, 20), (x + 4, 20)) for x in range(10, 200, 7)]
    assert [line[:3] for line in lines(*dashes)] == [(True, 20, 10)]


def test_pieces_far_apart_stay_apart() -> None:
    assert len(lines(stroke((10, 50), (100, 50)), stroke((120, 50), (200, 50)))) == 2


def test_many_pieces_are_joined_into_few_lines() -> None:
    pieces = [stroke((x, y), (x + 1, y)) for y in range(0, 500, 10) for x in range(0, 2000, 2)]
    found, _ = read_shapes(pieces)
    assert len(found) == 50
    assert all(isinstance(line, RulingLine) for line in found)


def test_a_border_is_one_in_any_order_of_its_rectangles() -> None:
    assert len(lines(fill(rectangle(11, 51, 199, 69), rectangle(10, 50, 200, 70)))) == 4


def rounded(x0: float, top: float, x1: float, bottom: float) -> tuple[tuple[float, float], ...]:
    """A rectangle whose corners are cut by short pieces."""
    return (
        *(
            (x0 + 6, top),
            (x1 - 6, top),
            (x1 - 2, top + 2),
            (x1, top + 6),
            (x1, bottom - 6),
            (x1 - 2, bottom - 2),
        ),
        *((x1 - 6, bottom), (x0 + 6, bottom), (x0 + 2, bottom - 2), (x0, bottom - 6), (x0, top + 6)),
        *((x0 + 2, top + 2), (x0 + 6, top)),
    )


def test_a_rectangle_with_round_corners_is_four_whole_lines() -> None:
    whole = [(False, 10, 50, 90), (False, 200, 50, 90), (True, 50, 10, 200), (True, 90, 10, 200)]
    assert lines(stroke(*rounded(10, 50, 200, 90))) == whole
    assert lines(fill(rounded(10, 50, 200, 90), rounded(11, 51, 199, 89))) == whole


def test_a_ring_is_no_rectangle() -> None:
    def circle(radius: float) -> tuple[tuple[float, float], ...]:
        turns = [math.radians(degrees) for degrees in range(0, 361, 5)]
        return tuple((100 + radius * math.cos(turn), 100 + radius * math.sin(turn)) for turn in turns)

    assert lines(fill(circle(40), circle(38))) == []
