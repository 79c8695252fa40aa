"""Which drawings that nobody read are warnings, and which are notes."""

from __future__ import annotations

import pytest

from appendix_parser.doubts import Doubt
from appendix_parser.geometry import Box
from appendix_parser.page import PageContent
from appendix_parser.witness.drawings import settle_drawings

_TABLE = Box(50, 200, 550, 400)


def settled(*areas: Box) -> list[str]:
    """Return what becomes of drawings, one for each page, each page with a table."""
    pages = [
        PageContent(number, 600, 800, (), (), (), (Doubt("drawing-not-read", {}, (area,)),))
        for number, area in enumerate(areas, 1)
    ]
    found = settle_drawings(pages, dict.fromkeys(range(1, len(areas) + 1), (_TABLE,)))
    return [doubt.code for page in found for doubt in page.doubts]


@pytest.mark.parametrize(
    ("area", "code"),
    [
        (Box(100, 250, 140, 260), "drawing-not-read"),  # in the table
        (Box(50, 165, 170, 180), "drawing-not-read"),  # a line of text where its heading is
        (Box(50, 120, 170, 190), "drawing-elsewhere"),  # too high for a heading: a logo
        (Box(50, 20, 170, 35), "drawing-elsewhere"),  # far above it
        (Box(50, 500, 170, 515), "drawing-elsewhere"),  # below it
    ],
)
def test_a_drawing_is_a_warning_where_it_may_be_a_value(area: Box, code: str) -> None:
    assert settled(area) == [code]


def test_what_is_in_the_same_place_on_each_page_is_a_note() -> None:
    area = Box(50, 165, 170, 180)
    assert settled(area, area) == ["drawing-elsewhere", "drawing-elsewhere"]
