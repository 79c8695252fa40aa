"""Scanned pages of a document are recognised, all others stay as they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from appendix_parser.doubts import Doubt
from appendix_parser.errors import InputError, LimitError
from appendix_parser.geometry import Box
from appendix_parser.inputs.limits import Limits
from appendix_parser.page import PageContent
from appendix_parser.read_options import Ocr, ReadOptions
from appendix_parser.reading.scan import scanned_document
from appendix_parser.reading.scan.scanned_document import ScannedDocument
from tests.layout.pages import words

TEXT = PageContent(1, 500, 500, tuple(words((50, 100, "Talent"))))
SCAN = PageContent(2, 500, 500, (), images=(Box(0, 0, 500, 500),))
BEHIND = replace(SCAN, words=TEXT.words, doubts=(Doubt("text-recognised"),))
LACKING = Doubt("scan-not-recognised", {"reason": "it is not there", "remedy": "Install it."})


class _Document:
    """An open document with some pages."""

    producer, witness, doubts = None, None, ()

    def __init__(self, pages: Sequence[PageContent]) -> None:
        self._pages = pages
        self.page_count = len(pages)
        self.chosen = tuple(range(1, len(pages) + 1))

    def pages(self) -> Iterator[PageContent]:
        return iter(self._pages)


class _Reader:
    def read(self, page: PageContent) -> PageContent:
        return replace(page, words=TEXT.words)


@pytest.fixture
def lacking(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanned_document, "what_is_missing", lambda _: LACKING)


def read(*pages: PageContent, options: ReadOptions | None = None, reader: bool = False) -> list[PageContent]:
    document = ScannedDocument(_Document(pages), b"", "x.pdf", options or ReadOptions())
    if reader:
        document._reader = _Reader()  # type: ignore[assignment] # the real one loads engines
    return list(document.pages())


@pytest.mark.usefixtures("lacking")
def test_a_scan_that_cannot_be_recognised_is_reported() -> None:
    assert read(TEXT, SCAN) == [TEXT, replace(SCAN, doubts=(LACKING,))]


@pytest.mark.usefixtures("lacking")
def test_a_text_layer_is_kept_without_a_word() -> None:
    assert read(BEHIND) == [BEHIND]


@pytest.mark.usefixtures("lacking")
def test_always_is_refused_if_it_cannot_be_done() -> None:
    with pytest.raises(InputError, match=r"it is not there.*Install it"):
        read(TEXT, options=ReadOptions(ocr=Ocr.ALWAYS))


def test_only_scans_are_recognised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanned_document, "what_is_missing", lambda _: None)
    assert [page.words for page in read(TEXT, SCAN, reader=True)] == [TEXT.words, TEXT.words]


def test_more_scans_than_the_limit_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanned_document, "what_is_missing", lambda _: None)
    options = ReadOptions(limits=Limits(scanned_pages=1))
    assert len(read(SCAN, TEXT, options=options, reader=True)) == 2
    with pytest.raises(LimitError):
        read(SCAN, SCAN, options=options, reader=True)
