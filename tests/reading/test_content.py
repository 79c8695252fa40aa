"""The short way through a page's instructions leads where pdfminer's own does, whatever stands in them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pdfminer.pdfinterp import PDFContentParser
from pdfminer.pdftypes import PDFStream
from pdfminer.psexceptions import PSEOF

from appendix_parser.reading.pdfminer.content import ContentParser

_PIECES = st.sampled_from(
    [
        *(
            b"1",
            b"-20",
            b"+3",
            b".5",
            b"-.5",
            b"7.",
            b"1.2.3",
            b"--4",
            b"1e5",
            b"12a",
            b"(a b)",
            b"(a\\)b)",
            b"((a))",
        ),
        *(
            b"(a\rb)",
            b"()",
            b"<41>",
            b"<41 42>",
            b"[(a)-2<4142>]",
            b"[(a) 1.5 [2]]",
            b"<4",
            b"/F1",
            b"/A#20B",
            b"/",
            b"[",
            b"]",
            b"<<",
            b">>",
            b"{",
            b"}",
            b"%c",
        ),
        *(
            b"Tj",
            b"T*",
            b"'",
            b'"',
            b"true",
            b"false",
            b"null",
            b"re",
            b"f*",
            b"BI",
            b"ID",
            b"EI",
            b"EMC",
            b"\x00",
            b")",
        ),
    ]
)
_WHITE = st.sampled_from([b" ", b"\n", b"\r\n", b"", b"\t", b"\x0c", b"  "])


def _items(parser: Any, ask: str) -> list[object]:
    found: list[object] = []
    try:
        while True:
            item = getattr(parser, ask)()
            item = item[1] if ask == "nextobject" else item
            found.append((item.attrs, item.rawdata) if isinstance(item, PDFStream) else item)
    except PSEOF:
        return found
    except Exception as error:  # what pdfminer lets out for damaged instructions
        return [*found, type(error)]


def _same(contents: list[bytes]) -> None:
    streams = [PDFStream({}, content) for content in contents]
    expected = _items(PDFContentParser(streams), "nextobject")
    streams = [PDFStream({}, content) for content in contents]
    assert _items(ContentParser(streams), "next_item") == expected


@given(st.lists(st.lists(st.tuples(_PIECES, _WHITE), max_size=30), min_size=1, max_size=3))
def test_pieces_are_parsed_alike(streams: list[list[tuple[bytes, bytes]]]) -> None:
    _same([b"".join(piece + white for piece, white in stream) for stream in streams])


@given(st.lists(st.binary(max_size=60), min_size=1, max_size=3))
@example([b"BI /W 1 ID 12 34 EI 5 Tj"])
@example([b"12", b"34 Tj"])
@example([b"EI"])
def test_any_bytes_are_parsed_alike(contents: list[bytes]) -> None:
    _same(contents)


@pytest.mark.parametrize("offset", range(ContentParser.BUFSIZ - 80, ContentParser.BUFSIZ + 2))
def test_pieces_at_the_end_of_a_buffer_are_parsed_alike(offset: int) -> None:
    _same([b" " * offset + b"1 0 0 1 123.456 78.9 Tm (text here) Tj /F1 12 Tf [(a) -250 <4142>.5] TJ"])
