"""A scanned sheet is straightened; its mesh leads back to the page as scanned."""

from __future__ import annotations

import pytest

pytest.importorskip("cv2")

import cv2
import numpy as np

from appendix_parser.reading.scan.arrays import Grey
from appendix_parser.reading.scan.straight.sheet import Sheet, straighten, turned_over
from tests.scans.hand_made import DPI, ink, lines_of_text, paper

RULES = [(60, 40 + 120 * at, 740, 43 + 120 * at) for at in range(5)]
FLAT: Grey = paper(ink(*lines_of_text(), *RULES, width=800, height=600))
POINTS = 72 / DPI


def scanned(degrees: float) -> Grey:
    matrix = cv2.getRotationMatrix2D((400, 300), -degrees, 1.0)
    found: Grey = cv2.warpAffine(FLAT, matrix, (800, 600), borderValue=255)
    return found


def heights(sheet: Sheet) -> list[int]:
    return sorted(round(rule.position) for rule in sheet.rules if rule.horizontal)


def test_a_straight_sheet_stays_as_it_is() -> None:
    sheet = straighten(FLAT, DPI)
    assert sheet.quarter_turns == 0
    assert sheet.skew == pytest.approx(0, abs=0.1)
    assert heights(sheet) == pytest.approx([41, 161, 281, 401, 521], abs=1)
    assert sheet.mesh.point(100, 100) == pytest.approx((100, 100), abs=0.5)


def test_a_crooked_sheet_is_turned_and_its_mesh_turns_back() -> None:
    sheet = straighten(scanned(2), DPI)
    assert sheet.skew == pytest.approx(2, abs=0.2)
    assert heights(sheet) == pytest.approx([41, 161, 281, 401, 521], abs=3)
    slope = np.radians(2)
    x, y = 60 - 400, 41 - 300
    expected = (400 + x * np.cos(slope) - y * np.sin(slope), 300 + x * np.sin(slope) + y * np.cos(slope))
    found = sheet.mesh.point(60 * POINTS, 41 * POINTS)
    assert found == pytest.approx(tuple(each * POINTS for each in expected), abs=1.5)


def test_a_sideways_sheet_is_turned_upright() -> None:
    sheet = straighten(np.ascontiguousarray(np.rot90(FLAT, 3)), DPI)
    assert (sheet.quarter_turns, sheet.even.shape) == (1, (600, 800))
    assert len(heights(sheet)) == 5


def test_the_bare_picture_has_no_rules() -> None:
    sheet = straighten(FLAT, DPI)
    assert sheet.bare[38:46].min() > 240
    assert sheet.even[38:46].min() < 50


def test_a_sheet_turned_over_has_its_other_edge_up() -> None:
    sheet = straighten(FLAT, DPI)
    over = turned_over(sheet)
    assert over.quarter_turns == 2
    assert heights(over) == pytest.approx([599 - y for y in (521, 401, 281, 161, 41)], abs=1)
    assert (turned_over(over).even == sheet.even).all()
    assert turned_over(over).quarter_turns == 0
