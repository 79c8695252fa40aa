"""Tesseract reads blocks of text word by word."""

from __future__ import annotations

from functools import cache

import pytest

pytest.importorskip("tesserocr")

import numpy as np

from appendix_parser.reading.scan.engines.tesseract import Tesseract
from appendix_parser.reading.scan.needed import language_folder
from tests.scans.drawn_text import drawn
from tests.scans.needs import recognition

pytestmark = recognition


@cache
def engine() -> Tesseract:
    folder = language_folder("eng")
    assert folder is not None
    return Tesseract(folder, "eng")


def test_each_word_has_its_line_and_confidence() -> None:
    found = engine().read(drawn("Talent and skills\nCarbon and waste"), one_line=False)
    assert [(word.text, word.line) for word in found] == [
        *(("Talent", 0), ("and", 0), ("skills", 0)),
        *(("Carbon", 1), ("and", 1), ("waste", 1)),
    ]
    assert all(0.5 < word.confidence <= 1 for word in found)


def test_boxes_are_in_pixels_of_the_picture() -> None:
    picture = drawn("Talent")
    [word] = engine().read(picture, one_line=True)
    ys, xs = np.nonzero(picture < 128)
    assert (word.x0, word.x1) == pytest.approx((xs.min(), xs.max() + 1), abs=2)
    assert (word.top, word.bottom) == pytest.approx((ys.min(), ys.max() + 1), abs=2)


def test_the_name_says_the_version() -> None:
    assert engine().name.startswith("Tesseract (5")
