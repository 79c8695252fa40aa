"""A scanned page is read the right way up, with the text behind it as a vote."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("cv2")
pytest.importorskip("tesserocr")

import numpy as np
import pypdfium2

from appendix_parser.doubts import Doubt
from appendix_parser.geometry import Box
from appendix_parser.inputs.limits import Limits
from appendix_parser.page import PageContent
from appendix_parser.read_options import ReadOptions
from appendix_parser.reading.scan import scan_reader
from appendix_parser.reading.scan.engines.engine_reading import Reading
from appendix_parser.reading.scan.picture import Picture
from appendix_parser.reading.scan.recognise import Engines, Found, Recognised
from appendix_parser.reading.scan.scan_reader import ScanReader
from appendix_parser.reading.scan.straight.sheet import Sheet
from appendix_parser.reading.scan.votes import Verdict
from tests.layout.pages import words
from tests.scans.hand_made import DPI, blobs, ink, lines_of_text, none_of, paper

PAGE = PageContent(1, 288, 216, (), images=(Box(0, 0, 288, 216),))
BEHIND = replace(PAGE, words=tuple(words((36, 36, "behind"))), doubts=(Doubt("text-recognised"),))
BOX = (100, 100, 170, 120)


class _Engine:
    name = "engine"

    def __init__(self, *_: object) -> None:
        pass

    def read(self, *_: object, **__: object) -> list[Reading]:
        return []


class _Pictures:
    def __init__(self, *_: object) -> None:
        pass

    def draw(self, number: int, limits: Limits, where: str) -> Picture:  # noqa: ARG002 - as the real one
        if number > 1:
            raise pypdfium2.PdfiumError(where)
        return Picture(paper(ink(*lines_of_text(), width=800, height=600)), DPI, 200)


def read(
    monkeypatch: pytest.MonkeyPatch, page: PageContent, *readings: tuple[str, float]
) -> tuple[PageContent, list[int]]:
    """A page as it is read, and how the sheet was turned each time: the readings are a text and a confidence."""
    waiting, turns = list(readings), []

    def recognise(sheet: Sheet, dpi: float, engines: Engines) -> Recognised:
        text, confidence = waiting.pop(0)
        turns.append(sheet.quarter_turns)
        found = [Found(*BOX, 0, 0, Verdict(text, confidence))] if text else []
        own = blobs(BOX)
        return Recognised(found, paper(ink(BOX)), own, none_of(own), frozenset(), np.array([], np.int64))

    for name, fake in {
        "Tesseract": _Engine, "Rapid": _Engine, "Pictures": _Pictures, "recognise": recognise,
        "language_folder": Path,
    }.items():  # fmt: skip
        monkeypatch.setattr(scan_reader, name, fake)
    return ScanReader(b"", "x.pdf", ReadOptions()).read(page), turns


def texts(page: PageContent) -> list[str]:
    return [word.text for word in page.words]


def test_a_page_that_is_read_with_confidence_is_upright(monkeypatch: pytest.MonkeyPatch) -> None:
    page, turns = read(monkeypatch, PAGE, ("Talent", 0.8))
    assert (texts(page), turns, page.rotation.angle) == (["Talent"], [0], 0)


def test_a_page_upside_down_is_turned_over(monkeypatch: pytest.MonkeyPatch) -> None:
    page, turns = read(monkeypatch, PAGE, ("tualeT", 0.4), ("Talent", 0.9))
    assert (texts(page), turns, page.rotation.angle) == (["Talent"], [0, 2], 180)


def test_a_poor_page_stays_if_the_other_way_is_worse(monkeypatch: pytest.MonkeyPatch) -> None:
    page, turns = read(monkeypatch, PAGE, ("Talent", 0.6), ("tualeT", 0.4))
    assert (texts(page), turns, page.rotation.angle) == (["Talent"], [0, 2], 0)


def test_what_is_behind_an_odd_picture_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read(monkeypatch, BEHIND, ("", 0.0))[0] is BEHIND


def test_the_text_behind_the_picture_has_a_vote(monkeypatch: pytest.MonkeyPatch) -> None:
    page, _ = read(monkeypatch, BEHIND, ("Talent", 0.9))
    assert texts(page) == ["Talent"]
    assert "scan-layer-differs" in {doubt.code for doubt in page.doubts}


def test_a_page_that_cannot_be_drawn_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    page, _ = read(monkeypatch, replace(PAGE, number=2))
    assert [doubt.code for doubt in page.doubts] == ["scan-not-recognised"]


def test_without_language_data_there_is_no_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan_reader, "language_folder", lambda _: None)
    with pytest.raises(RuntimeError, match="eng"):
        ScanReader(b"", "x.pdf", ReadOptions())
