"""RapidOCR reads single lines, in Latin letters only."""

from __future__ import annotations

from functools import cache

import pytest

pytest.importorskip("rapidocr")

import numpy as np

from appendix_parser.reading.scan.engines.rapid import Rapid
from tests.scans.drawn_text import drawn
from tests.scans.needs import recognition

pytestmark = recognition


@cache
def engine() -> Rapid:
    return Rapid()


def test_each_line_has_a_text_and_a_confidence() -> None:
    lines = [drawn("Talent"), drawn("2/3")]
    found = engine().read(lines)
    assert [line.text for line in found] == ["Talent", "2/3"]
    assert all(0.9 < line.confidence <= 1 for line in found)
    assert [(line.x1, line.bottom) for line in found] == [line.shape[::-1] for line in lines]


def test_no_lines_are_no_readings() -> None:
    assert engine().read([]) == []


def test_signs_of_other_scripts_are_not_read() -> None:
    [found] = engine().read([drawn("Б")])
    assert all(ord(letter) < 0x250 for letter in found.text)


def test_a_blank_line_has_no_text() -> None:
    [found] = engine().read([np.full((40, 200), 255, np.uint8)])
    assert found.text == ""


def test_the_name_says_the_version() -> None:
    assert engine().name.startswith("RapidOCR (")
