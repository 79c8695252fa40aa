"""The way of a document through the stages: page by page as long as it can be, and nothing kept that is done with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from appendix_parser import pipeline
from appendix_parser.doubts import Doubt
from appendix_parser.layout import TextLine
from appendix_parser.layout.doubtful.legible import doubtful_words
from appendix_parser.page import PageContent
from appendix_parser.pipeline import read_appendix, trace, understand
from appendix_parser.read_options import ReadOptions
from appendix_parser.reading import open_document
from appendix_parser.records import Source
from tests.generator import build


@pytest.fixture(scope="module")
def document() -> bytes:
    return build(5, "plain").pdf


def test_each_page_is_laid_out_before_the_next_is_read(
    document: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    events: list[tuple[str, int]] = []
    look = doubtful_words

    def told(page: PageContent, lines: Sequence[TextLine]) -> Iterator[Doubt]:
        events.append(("laid out", page.number))
        return look(page, lines)

    def read() -> Iterator[PageContent]:
        for page in pages:
            events.append(("read", page.number))
            yield page

    monkeypatch.setattr(pipeline, "doubtful_words", told)
    pages = list(open_document(document, "x.pdf").pages())
    assert len(pages) > 1
    understand(read(), Source(filename="x.pdf", sha256="0" * 64, page_count=len(pages)))
    assert events == [(what, page.number) for page in pages for what in ("read", "laid out")]


def test_who_watches_is_told_each_page_and_the_end(document: bytes) -> None:
    told: list[int] = []
    count = read_appendix(document, "x.pdf", ReadOptions(), on_page=told.append).source.page_count
    assert told == [*range(1, count + 1), 0]


def test_of_a_page_only_its_words_are_kept(document: bytes) -> None:
    pages = list(open_document(document, "x.pdf").pages())
    assert any(page.lines for page in pages)
    kept = trace(document, "x.pdf", ReadOptions()).pages
    assert kept == tuple(page.without_drawing() for page in pages)
    assert not any(page.lines or page.fills for page in kept)


def test_words_of_one_line_share_their_top_and_bottom(document: bytes) -> None:
    [page, *_] = open_document(document, "x.pdf").pages()
    tops = [word.box.top for word in page.words]
    assert len({*map(id, tops)}) < len(tops) / 2
