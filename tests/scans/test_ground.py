"""Paper becomes white, and ink stays dark."""

from __future__ import annotations

import pytest

pytest.importorskip("cv2")

import numpy as np

from appendix_parser.reading.scan.arrays import Grey
from appendix_parser.reading.scan.straight.ground import even_out, faintly_inked, inked
from tests.scans.hand_made import DPI, ink

LETTERS = ink(*((30 + 40 * at, top, 36 + 40 * at, top + 20) for at in range(9) for top in (60, 140, 220)))


def evened(ground: float | Grey, colour: int = 30) -> Grey:
    """Letters of a colour on a ground, evened out."""
    picture = np.where(LETTERS > 0, colour, ground).astype(np.uint8)
    return even_out(picture, DPI)


def test_grey_paper_becomes_white_and_ink_black() -> None:
    found = evened(180)
    assert found[LETTERS == 0].min() > 200
    assert found[LETTERS > 0].max() < 60


def test_a_shadow_over_the_page_is_evened_out() -> None:
    shadow = np.tile(np.linspace(120, 250, 400), (300, 1)).astype(np.uint8)
    found = evened(shadow)
    assert (inked(found) == LETTERS).all()


def test_a_dark_edge_becomes_white() -> None:
    picture = np.where(LETTERS > 0, 30, 240).astype(np.uint8)
    picture[:, 380:] = 20
    assert even_out(picture, DPI)[:, 385:].min() == 255


def test_an_empty_page_stays_white() -> None:
    assert even_out(np.full((300, 400), 200, np.uint8), DPI).min() > 200


def test_faint_ink_is_that_of_thin_rules() -> None:
    greys = np.array([[149, 150, 184, 185]], np.uint8)
    assert inked(greys).tolist() == [[1, 0, 0, 0]]
    assert faintly_inked(greys).tolist() == [[1, 1, 1, 0]]
