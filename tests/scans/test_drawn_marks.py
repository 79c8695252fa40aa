"""Dashes and bullets are what is drawn, whatever an engine reads."""

from __future__ import annotations

import pytest

pytest.importorskip("cv2")

import numpy as np

from appendix_parser.reading.scan.blobs import find_blobs
from appendix_parser.reading.scan.drawn_marks import as_drawn, flat_blobs, is_drawn_bullet
from tests.scans.hand_made import DPI, Box4, blobs

SIZE = 30.0  # pixels


def drawn(text: str, *boxes: Box4) -> str:
    found = blobs(*boxes)
    return as_drawn(text, flat_blobs(np.arange(len(found)), found, SIZE), found, SIZE)


@pytest.mark.parametrize(("width", "dash"), [(12, "-"), (14, "–"), (23, "–"), (25, "—")])
def test_a_dash_is_as_long_as_it_is_drawn(width: int, dash: str) -> None:
    assert drawn("—", (50, 50, 50 + width, 53)) == dash
    assert drawn("2-3", (10, 40, 20, 60), (50, 50, 50 + width, 53), (90, 40, 100, 60)) == f"2{dash}3"


def test_a_word_with_more_or_fewer_dashes_is_left_alone() -> None:
    assert drawn("2-3", (10, 40, 20, 60)) == "2-3"
    assert drawn("a-b-c", (50, 50, 75, 53)) == "a-b-c"
    assert drawn("23", (50, 50, 75, 53)) == "23"


def test_only_low_and_wide_ink_is_flat() -> None:
    found = blobs((10, 50, 30, 54), (50, 50, 58, 54), (80, 50, 120, 58))
    assert [int(each) for each in flat_blobs(np.arange(3), found, SIZE)] == [0]


def is_bullet(text: str, *, radius: int = 6, y: int = 100, hollow: bool = False, base: float = 112) -> bool:
    across, down = np.meshgrid(np.arange(200) - 59.5, np.arange(200) - y + 0.5)
    away = np.hypot(across, down)
    mask = ((away <= radius) & (away >= (radius - 2 if hollow else 0))).astype(np.uint8)
    found = find_blobs(mask, DPI)
    return is_drawn_bullet(text, np.arange(len(found)), found, SIZE, base)


def test_a_disc_above_the_baseline_is_a_bullet() -> None:
    assert is_bullet("e")
    assert is_bullet("°")


def test_other_letters_sizes_and_places_are_not() -> None:
    assert not is_bullet("3")
    assert not is_bullet("o", hollow=True)
    assert not is_bullet("e", radius=2)
    assert not is_bullet("e", radius=9)
    assert not is_bullet(".", y=110)
    assert not is_bullet("°", y=90)


def test_two_pieces_of_ink_are_not_a_bullet() -> None:
    found = blobs((50, 95, 60, 105), (70, 95, 80, 105))
    assert not is_drawn_bullet("e", np.arange(2), found, SIZE, 112)
    assert is_drawn_bullet("e", np.arange(1), found, SIZE, 112)
    wide = blobs((50, 95, 66, 105))
    assert not is_drawn_bullet("e", np.arange(1), wide, SIZE, 112)
