"""Places of a straightened page, back on the page as it was scanned."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appendix_parser.geometry import Box
from appendix_parser.page import Mesh

_SLOPE = math.radians(2)


def _turned(x: float, y: float) -> tuple[float, float]:
    return (
        300 + (x - 300) * math.cos(_SLOPE) - (y - 200) * math.sin(_SLOPE),
        200 + (x - 300) * math.sin(_SLOPE) + (y - 200) * math.cos(_SLOPE),
    )


_NODES = [_turned(600 * column / 20, 400 * row / 10) for row in range(11) for column in range(21)]
_MESH = Mesh(600.0, 400.0, 21, tuple(x for x, _ in _NODES), tuple(y for _, y in _NODES))


@given(st.floats(0, 600), st.floats(0, 400))
def test_a_point_is_where_the_sheet_has_it(x: float, y: float) -> None:
    assert _MESH.point(x, y) == pytest.approx(_turned(x, y), abs=0.01)


@given(st.floats(0, 600), st.floats(0, 400))
def test_a_sheet_that_is_turned_over_twice_is_as_it_was(x: float, y: float) -> None:
    assert _MESH.turned_over().turned_over().point(x, y) == pytest.approx(_MESH.point(x, y), abs=1e-6)
    over = _MESH.turned_over().point(600 - x, 400 - y)
    assert (600 - over[0], 400 - over[1]) == pytest.approx(_MESH.point(x, y), abs=0.01)


def test_a_box_is_the_smallest_around_what_it_holds() -> None:
    box = _MESH.box(Box(100, 100, 200, 150))
    corners = [_turned(x, y) for x in (100, 200) for y in (100, 150)]
    assert tuple(box) == pytest.approx(
        (
            min(x for x, _ in corners),
            min(y for _, y in corners),
            max(x for x, _ in corners),
            max(y for _, y in corners),
        ),
        abs=0.01,
    )
