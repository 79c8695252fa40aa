"""PDFium mends damage in silence: what it passes over is told all the same, and the limits hold before it reads."""

from __future__ import annotations

import zlib
from collections.abc import Callable

import pytest

from appendix_parser import Limits, parse
from appendix_parser.errors import LimitError, UnreadablePdfError
from appendix_parser.findings import DAMAGE
from appendix_parser.reading import Reader, open_document
from appendix_parser.reading.pdfium_reader import PdfiumDocument
from tests.hostile import raw
from tests.hostile.test_damage import MODERN, PACKED, PLAIN, REPAIRS, damage, scores
from tests.hostile.test_limits import bomb, deep_list, double_bomb, many_pages


def read(data: bytes) -> tuple[list[str], dict[str, str]]:
    """Return the words of each page, and what is said to be wrong."""
    document = PdfiumDocument(data, "x.pdf")
    pages = [*document.pages()]
    doubts = [*document.doubts, *(doubt for page in pages for doubt in page.doubts)]
    said: dict[str, str] = {}
    for doubt in doubts:
        if doubt.code in DAMAGE:
            said[doubt.code] = f"{said.get(doubt.code, '')}{doubt.values['what']}. "
    return [" ".join(word.text for word in page.words) for page in pages], said


@pytest.mark.parametrize(
    "data", [PACKED, PLAIN, MODERN, raw.page()], ids=["packed", "plain", "modern", "raw"]
)
def test_a_sound_file_is_not_said_to_be_damaged(data: bytes) -> None:
    assert read(data)[1] == {}


REFUSED = {"no header", "no trailer", "cut after the last object", "cut in the table"}
"""What PDFium does not mend."""


@pytest.mark.parametrize("kind", sorted(REPAIRS.keys() - REFUSED))
def test_what_is_repaired_is_told(kind: str) -> None:
    appendix = parse(REPAIRS[kind](PLAIN), reader="pdfium")
    assert scores(appendix) == ["3", "2/3"]
    assert damage(appendix).keys() == {"file-repaired"}, damage(appendix)


@pytest.mark.parametrize("kind", sorted(REFUSED))
def test_what_is_not_repaired_is_refused(kind: str) -> None:
    with pytest.raises(UnreadablePdfError, match="damaged"):
        parse(REPAIRS[kind](PLAIN), reader="pdfium")


def test_every_changed_byte_of_a_compressed_stream_is_told() -> None:
    data = raw.page(object_5=raw.packed((raw.HELLO + b"\n") * 20))
    sound = read(data)[0]
    start, end = data.index(b"stream\n") + len(b"stream\n"), data.index(b"\nendstream")
    for place in range(start, end):
        words, said = read(data[:place] + bytes([data[place] ^ 128]) + data[place + 1 :])
        assert words == sound or "object 5" in said["object-damaged"], place


def test_a_damaged_map_of_a_font_is_told() -> None:
    font = raw.ONE_PAGE[4].replace(b"/Encoding", b"/ToUnicode 6 0 R /Encoding")
    data = raw.page(object_4=font, object_6=raw.packed(b"1 beginbfchar <48> <0041> endbfchar")[:-20])
    assert "object 6" in read(data)[1]["object-damaged"]


@pytest.mark.parametrize(
    ("pages", "words", "what"),
    [
        (b"/Kids [3 0 R] /Count 2", ["Hello page", ""], "it says that it has 2 pages; found: 1"),
        (b"/Kids [9 0 R 3 0 R] /Count 2", ["", "Hello page"], "a page is missing (object 9)"),
        (b"/Kids [3 0 R 3 0 R] /Count 1", ["Hello page"], "it says that it has 1 pages; found: 2"),
    ],
)
def test_lost_pages_are_told(pages: bytes, words: list[str], what: str) -> None:
    found, said = read(raw.page(object_2=b"<< /Type /Pages %s >>" % pages))
    assert found == words
    assert what in said["pages-damaged"]
    assert ("PDFium cannot read it" in said.get("page-damaged", "")) == ("" in words)


def test_a_page_without_its_size_is_told() -> None:
    _, said = read(raw.page().replace(b"/MediaBox [0 0 600 800]", b""))
    assert said["page-damaged"] == "it does not say its size, which is taken as US Letter. "


def deep_resources() -> bytes:
    return raw.page(
        object_4=raw.ONE_PAGE[4].replace(b"/Encoding", b"/Deep " + b"[" * 20 + b"]" * 20 + b"/Encoding")
    )


def font_bomb() -> bytes:
    font = raw.ONE_PAGE[4].replace(b"/Encoding", b"/ToUnicode 6 0 R /Encoding")
    return raw.page(
        object_4=font, object_6=raw.stream(zlib.compress(bytes(3 << 20)), b"/Filter /FlateDecode")
    )


@pytest.mark.parametrize(
    ("make", "option"),
    [
        (bomb, "--max-stream"),
        (double_bomb, "--max-stream"),
        (font_bomb, "--max-stream"),
        (many_pages, "--max-pages"),
        (deep_resources, "--max-nesting"),
        (deep_list, "--max-nesting"),
        (lambda: nested(11), "--max-nesting"),
    ],
)
def test_limits_hold_before_pdfium_reads(make: Callable[[], bytes], option: str) -> None:
    with pytest.raises(LimitError, match=option):
        parse(make(), reader="pdfium", limits=Limits(stream_mb=1, pages=10, nesting=10))


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ((b"(Hello page) Tj", b"(Hello page) Xj"), "an instruction is unknown (“Xj”)"),
        ((b"/F1 12 Tf", b"/F2 12 Tf"), "text is set in a font that is missing"),
        ((b"/F1 12 Tf", b""), "text is set without a font"),
    ],
)
def test_damaged_instructions_without_a_checksum_are_told(change: tuple[bytes, bytes], what: str) -> None:
    assert what in read(raw.page(raw.HELLO.replace(*change)))[1]["page-damaged"]


def nested(depth: int) -> bytes:
    """A page with two texts, of which one lies in so many drawings in each other."""
    box = b"/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << %s >>"
    deep = raw.stream(b"BT /F1 12 Tf 72 600 Td (Deep) Tj ET", box % b"/Font << /F1 4 0 R >>")
    forms = {
        9 + n: raw.stream(b"/F Do", box % b"/XObject << /F %d 0 R >>" % (10 + n)) for n in range(1, depth)
    }
    page = raw.ONE_PAGE[3].replace(b"/Font <<", b"/XObject << /F 10 0 R >> /Font <<")
    content = raw.stream(raw.HELLO + b" /F Do")
    return raw.sparse_file_of({**raw.ONE_PAGE, 3: page, 5: content, **forms, 9 + depth: deep})


@pytest.mark.parametrize("depth", [1, 40, 41, 45])
def test_drawings_too_deep_for_pdfium_are_told(depth: int) -> None:
    words, said = read(nested(depth))
    assert ("Deep" in words[0]) != ("more deeply than PDFium reads" in said.get("page-damaged", ""))


@pytest.mark.parametrize("reader", ["pdfplumber", "pdfium"])
@pytest.mark.parametrize("matrix", [b"0 0 0 0", b"1 0 0 0", b"0 0 0 1", b"1e-9 0 0 1e-9"])
def test_text_without_an_extent_is_no_obstacle(matrix: bytes, reader: str) -> None:
    flat = b"BT /F1 12 Tf %s 72 600 Tm (Flat) Tj ET " % matrix
    document = open_document(raw.page(flat + raw.HELLO), "x.pdf", Reader(reader))
    words = [word.text for page in document.pages() for word in page.words if word.text != "Flat"]
    assert words == ["Hello", "page"]
