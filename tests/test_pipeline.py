"""The way of a document through the stages: page by page as long as it can be, and nothing kept that is done with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import pytest

from appendix_parser import pipeline
from appendix_parser.assembly import Assembly, assemble
from appendix_parser.doubts import Doubt
from appendix_parser.layout import PageLayout, TextLine
from appendix_parser.layout.doubtful.legible import doubtful_words
from appendix_parser.page import PageContent
from appendix_parser.pipeline import read_appendix, trace, trace_document, understand
from appendix_parser.profile.read import GivenProfile
from appendix_parser.read_options import ReadOptions
from appendix_parser.reading import open_document
from appendix_parser.reading.relayed import relay
from appendix_parser.records import Source
from appendix_parser.witness.examined import Examined
from appendix_parser.witness.witnessed_document import WatchedDocument, WitnessedDocument
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


def test_assembly_does_not_wait_for_the_second_look(document: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    events: list[str] = []
    pages = list(open_document(document, "x.pdf").pages())

    def looked_at() -> Iterator[bytes]:
        events.append("asked for what is seen")
        yield from (Examined(page).to_bytes(page) for page in pages)

    def told(layouts: Sequence[PageLayout], profile: GivenProfile | None) -> Assembly:
        events.append("assembled")
        return assemble(layouts, profile)

    monkeypatch.setattr(pipeline, "assemble", told)
    watched = WatchedDocument(relay(document, "x.pdf", ReadOptions()), looked_at())
    trace_document(watched, "x.pdf", "0" * 64)
    assert events == ["assembled", "asked for what is seen"]


@pytest.mark.parametrize("hidden", [0, 1])
def test_a_watched_document_reads_as_one_compared_at_once(document: bytes, hidden: int) -> None:
    pages = list(open_document(document, "x.pdf").pages())
    found = Doubt("text-hidden", {"count": 3}, (pages[-1].words[-1].box,))
    seen = [Examined(page, words=len(page.words)) for page in pages]
    seen[-1] = Examined(
        replace(
            pages[-1], words=pages[-1].words[: len(pages[-1].words) - hidden], doubts=(found,), hidden=hidden
        )
    )
    at_once = WitnessedDocument(open_document(document, "x.pdf"), seen, lambda _, examined: examined)
    later: Iterable[bytes] = [each.to_bytes(page) for each, page in zip(seen, pages, strict=True)]
    watched = WatchedDocument(relay(document, "x.pdf", ReadOptions()), later)
    read, expected = (trace_document(each, "x.pdf", "0" * 64) for each in (watched, at_once))
    assert (read.appendix, read.pages) == (expected.appendix, expected.pages)
    assert read.appendix.coverage.hidden == hidden
    assert any(finding.code == "text-hidden" for finding in read.appendix.findings)
