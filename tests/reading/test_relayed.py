"""A document that another process reads is the same as one that is read here."""

from __future__ import annotations

from dataclasses import replace

import pytest

from appendix_parser.doubts import Doubt
from appendix_parser.errors import UnreadablePdfError
from appendix_parser.geometry import Box, Rotation
from appendix_parser.page import Fill, PageContent, RulingLine, Word
from appendix_parser.read_options import ReadOptions
from appendix_parser.reading import open_document
from appendix_parser.reading.relayed import RelayedDocument, from_bytes, relay, to_bytes
from tests.generator import build

PAGE = PageContent(
    number=7,
    width=595.25,
    height=842.0,
    words=(
        Word("one", Box(1.1, 2.2, 3.3, 4.4), 7, 0, 10.0),
        Word("tw\udc80\N{BULLET}", Box(5.0, 2.2, 6.0, 4.4), 7, 1, 9.5, bold=True, angle=90),
    ),
    lines=(RulingLine(True, 10.0, 1.0, 2.0), RulingLine(False, 10.0, 1.0, 2.0)),
    fills=(Fill(Box(0.0, 0.0, 5.0, 5.0), (0.1, 0.2, 0.3)),),
    doubts=(Doubt("page-damaged", {"what": "a part", "count": 3}), Doubt("text-recognised")),
    rotation=Rotation.of_page(90, 595.25, 842.0),
)


@pytest.mark.parametrize("page", [PAGE, PageContent(1, 10.0, 20.0, ())])
def test_a_page_comes_back_as_it_was(page: PageContent) -> None:
    again = from_bytes(to_bytes(page))
    assert again == page
    assert [type(word.box) for word in again.words] == [Box] * len(page.words)
    assert from_bytes(to_bytes(replace(page, number=8))) != page


def test_a_document_comes_as_it_is_read() -> None:
    data = build(3, "any").pdf
    here = open_document(data, "x.pdf")
    there = RelayedDocument(relay(data, "x.pdf", ReadOptions()))
    assert (there.page_count, there.producer, there.doubts) == (here.page_count, here.producer, here.doubts)
    assert list(there.pages()) == list(here.pages())


def test_its_damage_comes_with_it() -> None:
    data = build(3, "plain").pdf[:-200]
    there = RelayedDocument(relay(data, "x.pdf", ReadOptions()))
    assert there.doubts
    assert there.doubts == open_document(data, "x.pdf").doubts


def test_its_errors_are_those_of_reading() -> None:
    with pytest.raises(UnreadablePdfError):
        RelayedDocument(relay(b"no PDF", "x.pdf", ReadOptions()))
