"""By how much a sheet lies askew, and whether its text runs across."""

from __future__ import annotations

import pytest

pytest.importorskip("cv2")

import cv2

from appendix_parser.reading.scan.arrays import Mask
from appendix_parser.reading.scan.straight.skew import find_skew, runs_across
from tests.scans.hand_made import DPI, ink, lines_of_text

LINES = ink(*lines_of_text(), width=800, height=600)


def turned(degrees: float) -> Mask:
    """Lines of text that fall to the right by so many degrees."""
    matrix = cv2.getRotationMatrix2D((400, 300), -degrees, 1.0)
    found: Mask = (cv2.warpAffine(LINES * 255, matrix, (800, 600)) > 127).astype("uint8")
    return found


@pytest.mark.parametrize("degrees", [-3.0, -0.5, 0.0, 1.5])
def test_the_angle_is_that_of_the_lines(degrees: float) -> None:
    assert find_skew(turned(degrees), DPI) == pytest.approx(degrees, abs=0.1)


def test_an_empty_sheet_lies_straight() -> None:
    assert find_skew(ink(), DPI) == 0
    assert runs_across(ink(), DPI)


def test_text_runs_across_or_down() -> None:
    assert runs_across(LINES, DPI)
    assert not runs_across(LINES.T.copy(), DPI)
