"""Which pages are scans, and what is missing to recognise them."""

from __future__ import annotations

from pathlib import Path

import pytest

from appendix_parser.doubts import Doubt
from appendix_parser.geometry import Box
from appendix_parser.page import PageContent
from appendix_parser.read_options import Ocr, ReadOptions
from appendix_parser.reading.scan import needed
from appendix_parser.reading.scan.needed import has_text_layer, is_scan, language_folder, what_is_missing
from tests.layout.pages import words

WORDS = tuple(words((50, 100, "Talent")))
WHOLE, STRIP = Box(0, 0, 500, 500), Box(0, 0, 500, 130)
BEHIND = (Doubt("text-recognised"),)


def page(*images: Box, text: bool = False, behind: bool = False) -> PageContent:
    content = WORDS if text or behind else ()
    return PageContent(1, 500, 500, content, images=images, doubts=BEHIND if behind else ())


def test_a_page_covered_by_pictures_without_text_is_a_scan() -> None:
    assert is_scan(page(WHOLE), Ocr.AUTO)
    assert is_scan(page(STRIP, Box(0, 130, 500, 260)), Ocr.AUTO)
    assert not is_scan(page(STRIP), Ocr.AUTO)
    assert not is_scan(page(Box(-400, 0, 100, 500)), Ocr.AUTO)


def test_text_of_its_own_makes_a_page_no_scan() -> None:
    assert not is_scan(page(WHOLE, text=True), Ocr.AUTO)
    assert is_scan(page(WHOLE, behind=True), Ocr.AUTO)
    assert has_text_layer(page(behind=True))
    assert not has_text_layer(page(text=True))


def test_always_takes_every_page_with_a_picture() -> None:
    assert is_scan(page(STRIP, text=True), Ocr.ALWAYS)
    assert not is_scan(page(), Ocr.ALWAYS)


def test_a_page_without_an_area_is_not_a_scan() -> None:
    assert not is_scan(PageContent(1, 0, 0, (), images=(WHOLE,)), Ocr.AUTO)


def test_data_is_needed_for_every_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    inside = tmp_path / "tessdata"
    inside.mkdir()
    for language in ("eng", "cym"):
        (inside / f"{language}.traineddata").touch()
    assert language_folder("eng+cym") == inside
    assert language_folder("eng+deu") is None


def reason(options: ReadOptions) -> object:
    lacking = what_is_missing(options)
    return None if lacking is None else lacking.values["reason"]


def test_what_is_missing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    assert reason(ReadOptions(ocr=Ocr.NEVER)) == "`--ocr never` was used"
    monkeypatch.setattr(needed, "find_spec", lambda name: None if name == "tesserocr" else name)
    assert reason(ReadOptions()) == "the extra `ocr` is not installed"
    monkeypatch.setattr(needed, "find_spec", lambda name: name)
    monkeypatch.setattr(needed, "language_folder", lambda _: None)
    assert reason(ReadOptions()) == "Tesseract has no data for “eng”"
    monkeypatch.setattr(needed, "language_folder", Path)
    assert reason(ReadOptions()) is None
