"""Two readings of one PDF: what they disagree about is told, and what one alone can read is not lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from appendix_parser.doubts import Doubt
from appendix_parser.errors import UnreadablePdfError
from appendix_parser.findings import finding
from appendix_parser.geometry import Box
from appendix_parser.page import PageContent, RulingLine, Word
from appendix_parser.reading import both
from appendix_parser.reading.disagreement import disagreements

_WORD = Word(text="3", box=Box(10, 10, 15, 20), page=1, index=0, size=10)
_LINE = RulingLine(horizontal=True, position=50, start=0, end=100)
_PAGE = PageContent(number=1, width=200, height=100, words=(_WORD,), lines=(_LINE,))


def test_the_same_page_raises_no_doubt() -> None:
    near = _WORD._replace(box=Box(10.9, 10, 15.9, 20), bold=True)
    assert disagreements(_PAGE, replace(_PAGE, words=(near,))) == []


@pytest.mark.parametrize("other", [_WORD._replace(text="8"), _WORD._replace(box=Box(10, 30, 15, 40))])
def test_another_word_or_place_is_told(other: Word) -> None:
    (doubt,) = disagreements(_PAGE, replace(_PAGE, words=(other,)))
    assert doubt == Doubt("readers-disagree", {"first": "3", "second": other.text})
    assert f"PDFium “{other.text}”" in finding(doubt, page=1).message


def test_a_word_that_is_there_twice_is_told() -> None:
    (doubt,) = disagreements(_PAGE, replace(_PAGE, words=(_WORD, _WORD._replace(index=1))))
    assert doubt == Doubt("readers-disagree", {"first": "", "second": "3"})


def test_another_line_is_told() -> None:
    (doubt,) = disagreements(_PAGE, replace(_PAGE, lines=(replace(_LINE, end=98),)))
    assert doubt == Doubt("readers-disagree-on-lines", {"count": 2})


class _Fake:
    """A document of so many pages, of which one may be damaged."""

    producer = None
    doubts = ()

    def __init__(self, page_count: int, *, damaged: int = 0) -> None:
        self.page_count = page_count
        self._damaged = damaged

    def pages(self) -> Iterator[PageContent]:
        for number in range(1, self.page_count + 1):
            if number == self._damaged:
                raise UnreadablePdfError("It is damaged.", remedy="Ask for it anew.", where="x.pdf")
            yield replace(_PAGE, number=number)


def _compared(monkeypatch: pytest.MonkeyPatch, first: _Fake | None, second: _Fake | None) -> list[list[str]]:
    """Return the codes of the doubts of each page; None is a document that cannot be opened."""

    def opener(fake: _Fake | None) -> object:
        def opened(_data: bytes, _name: str, **_: object) -> _Fake:
            if fake is None:
                raise UnreadablePdfError("It cannot be opened.", remedy="Ask for it anew.", where="x.pdf")
            return fake

        return opened

    monkeypatch.setattr(both, "PdfDocument", opener(first))
    monkeypatch.setattr(both, "PdfiumDocument", opener(second))
    document = both.ComparedDocument(b"", "x.pdf")
    pages = list(document.pages())
    assert len(pages) == document.page_count
    assert [page.number for page in pages] == list(range(1, len(pages) + 1))
    for page in pages:
        for doubt in page.doubts:
            assert finding(doubt, page=page.number).message
    return [[doubt.code for doubt in page.doubts] for page in pages]


def test_pages_that_both_read_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _compared(monkeypatch, _Fake(2), _Fake(2)) == [[], []]


def test_a_reader_that_cannot_open_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _compared(monkeypatch, None, _Fake(2)) == [["reader-failed"]] * 2
    assert _compared(monkeypatch, _Fake(2), None) == [["reader-failed"]] * 2


def test_a_reader_that_fails_on_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = [[], ["reader-failed"], ["reader-failed"]]
    assert _compared(monkeypatch, _Fake(3, damaged=2), _Fake(3)) == expected
    assert _compared(monkeypatch, _Fake(3), _Fake(3, damaged=2)) == expected


def test_a_page_that_one_reader_alone_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _compared(monkeypatch, _Fake(1), _Fake(2)) == [[], ["readers-disagree-on-pages"]]
    assert _compared(monkeypatch, _Fake(2), _Fake(1)) == [[], ["readers-disagree-on-pages"]]


def test_what_neither_reads_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UnreadablePdfError, match="opened"):
        _compared(monkeypatch, None, None)
    with pytest.raises(UnreadablePdfError, match="damaged"):
        _compared(monkeypatch, _Fake(1, damaged=1), _Fake(1, damaged=1))
