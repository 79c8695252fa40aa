"""A damaged file is read as far as it can be, and says that it is damaged, and where."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from appendix_parser import parse
from appendix_parser.errors import NoAppendixError, UnreadablePdfError
from appendix_parser.findings import DAMAGE
from appendix_parser.reading import open_document
from appendix_parser.records import Appendix
from tests.cli import pdfs
from tests.hostile import raw

PACKED, PLAIN, MODERN = pdfs.appendix(), raw.appendix(), raw.appendix(plain=False)


def damage(appendix: Appendix) -> dict[str, str]:
    return {finding.code: finding.message for finding in appendix.findings if finding.code in DAMAGE}


def scores(appendix: Appendix) -> list[str]:
    return [a.score.raw for s in appendix.sections for o in s.objectives for a in o.assessments]


def read(data: bytes) -> tuple[list[str], dict[str, str]]:
    """Return the words of each page, and what is said to be damaged."""
    document = open_document(data, "x.pdf")
    pages = [*document.pages()]
    doubts = [*document.doubts, *(doubt for page in pages for doubt in page.doubts)]
    return [" ".join(w.text for w in page.words) for page in pages], {
        doubt.code: str(doubt.values["what"]) for doubt in doubts if doubt.code in DAMAGE
    }


@pytest.mark.parametrize(
    "data", [PACKED, PLAIN, MODERN, raw.page()], ids=["packed", "plain", "modern", "raw"]
)
def test_a_sound_file_is_not_said_to_be_damaged(data: bytes) -> None:
    assert read(data)[1] == {}


REPAIRS: dict[str, Callable[[bytes], bytes]] = {
    "bytes before the header": lambda data: b"From: the council\r\n\r\n" + data,
    "no header": lambda data: data.replace(b"%PDF-1", b"%XYZ-1"),
    "a wrong place of the table": lambda data: re.sub(rb"startxref\s+\d+", b"startxref\n7", data),
    "no place of the table": lambda data: data.replace(b"startxref", b"startxxxx"),
    "wrong places in the table": lambda data: re.sub(
        rb"0000000(\d\d\d) 00000 n", rb"0000009\1 00000 n", data
    ),
    "a table that is no table": lambda data: data.replace(b"\nxref\n0", b"\nxref\nX"),
    "no trailer": lambda data: data.replace(b"trailer", b"trxxxxx"),
    "cut after the last object": lambda data: data[: data.rindex(b"xref\n0")],
    "cut in the table": lambda data: data[: data.rindex(b"xref\n0") + 40],
    "other line ends": lambda data: data.replace(b"\n", b"\r\n"),
    "missing endobj": lambda data: data.replace(b"endobj", b"", 3),
}


@pytest.mark.parametrize("kind", REPAIRS)
def test_what_can_be_repaired_is_read_in_full_and_told(kind: str) -> None:
    data = REPAIRS[kind](PLAIN)
    assert data != PLAIN
    appendix = parse(data)
    assert scores(appendix) == ["3", "2/3"]
    assert damage(appendix).keys() == {"file-repaired"}, damage(appendix)


@pytest.mark.parametrize("length", [0, 5, 100_000])
def test_a_wrong_length_of_a_stream_is_told(length: int) -> None:
    words, said = read(raw.page(object_5=raw.stream(raw.HELLO, length=length)))
    assert words == ["Hello page"]
    assert "right length" in said["file-repaired"]


def test_a_missing_endstream_is_told() -> None:
    words, said = read(raw.page().replace(b"\nendstream", b""))
    assert words == ["Hello page"]
    assert said.keys() == {"file-repaired"}


def packed_page() -> bytes:
    return raw.page(object_5=raw.packed((raw.HELLO + b"\n") * 20))


def test_every_changed_byte_of_a_compressed_stream_is_told() -> None:
    data = packed_page()
    start = data.index(b"stream\n") + len(b"stream\n")
    end = data.index(b"\nendstream")
    unseen = 0
    for place in range(start, end):
        for bit in (1, 128):
            words, said = read(data[:place] + bytes([data[place] ^ bit]) + data[place + 1 :])
            if said:
                assert "object 5" in said["object-damaged"], (place, bit)
            else:
                unseen += 1
                assert words == read(data)[0], (place, bit)
    assert unseen <= 1  # the last byte before the checksum may have bits that say nothing


def test_a_cut_compressed_stream_is_read_as_far_as_it_goes() -> None:
    lines = b"\n".join(b"BT /F1 12 Tf 72 %d Td (Line %d) Tj ET" % (700 - n, n) for n in range(0, 600, 15))
    whole = raw.packed(lines)
    found = re.search(rb"stream\n(.*)\nendstream", whole, re.DOTALL)
    assert found is not None
    cut = raw.stream(found[1][:-30], b"/Filter /FlateDecode")
    words, said = read(raw.page(object_5=cut))
    assert words[0].startswith("Line 0 Line 15")
    assert re.fullmatch(
        r"object 5 does not decompress to its end and its checksum; \d+ bytes .*", said["object-damaged"]
    )


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ((b"(Hello page) Tj", b"(Hello page) Xj"), "an instruction is unknown (“Xj”)"),
        ((b"72 700 Td", b"700 Td"), "an instruction lacks a part"),
        ((b"/F1 12 Tf", b"/F2 12 Tf"), "text is set in a font that is missing"),
        ((b"/F1 12 Tf", b""), "text is set without a font"),
        ((b"ET", b"ET /Im1 Do"), "a picture or drawing is missing"),
        ((b"/MediaBox [0 0 600 800]", b""), "it does not say its size, which is taken as US Letter"),
        ((b"[0 0 600 800]", b"[0 0 0 800]"), "it does not say its size, which is taken as US Letter"),
        ((b"/Parent 2 0 R", b"/Rotate 17"), "it does not say how it is turned"),
        ((b"/Contents 5 0 R", b"/Contents 4 0 R"), "a part of its content is missing"),
    ],
)
def test_a_damaged_page_is_told(change: tuple[bytes, bytes], what: str) -> None:
    objects = {**raw.ONE_PAGE, 5: raw.stream(raw.HELLO.replace(*change))}
    data = raw.file_of({number: content.replace(*change) for number, content in objects.items()})
    _, said = read(data)
    assert said["page-damaged"] == what


def test_unknown_instructions_are_allowed_if_the_page_says_so() -> None:
    assert read(raw.page(b"BX 1 2 unknown EX " + raw.HELLO))[1] == {}


@pytest.mark.parametrize(
    ("pages", "words", "what"),
    [
        (b"/Kids [3 0 R] /Count 2", 1, "it says that it has 2 pages; found: 1"),
        (b"/Kids [3 0 R 3 0 R] /Count 2", 2, None),
        (b"/Kids [3 0 R 9 0 R] /Count 2", 1, "a page is missing (object 9)"),
        (b"/Kids [3 0 R 2 0 R] /Count 1", 1, "its list of pages contains itself (object 2)"),
        (b"/Kids [3 0 R]", 1, "it does not say how many pages it has; found: 1"),
        (b"/Kids [] /Count 0", 1, "its list of pages is damaged; 1 were found by searching"),
        (b"/Count 1", 1, "a part of its list of pages is empty"),
    ],
)
def test_lost_pages_are_told(pages: bytes, words: int, what: str | None) -> None:
    found, said = read(raw.page(object_2=b"<< /Type /Pages %s >>" % pages))
    assert found == ["Hello page"] * words
    assert (what or "") in said.get("pages-damaged", "")
    assert ("pages-damaged" in said) is (what is not None)


def test_one_unreadable_page_does_not_hide_the_others() -> None:
    objects = {
        **raw.ONE_PAGE,
        2: b"<< /Type /Pages /Kids [6 0 R 3 0 R] /Count 2 >>",
        5: raw.stream(raw.HELLO),
        6: b"<< /Type /Page /MediaBox [0 0 600 800] /Contents 5 0 R /Resources << /Font << /F1 7 0 R >> >> >>",
        7: b"<< /Type /Font /Subtype /Type0 /DescendantFonts [] >>",
    }
    words, said = read(raw.file_of(objects))
    assert words == ["", "Hello page"]
    assert said["page-damaged"].startswith("a part of it cannot be read")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "it does not start like one."),
        (
            b"PK\x03\x04" + bytes(2000) + PACKED,
            r"it is a ZIP archive or an Office document; a PDF starts at byte 2004 in it.",
        ),
        (bytes(2000) + PACKED, "it does not start like one; a PDF starts at byte 2000 in it."),
        (b"<!doctype html><p>Not found", "it is a web page."),
    ],
)
def test_what_is_no_pdf_is_named(data: bytes, message: str) -> None:
    with pytest.raises(UnreadablePdfError) as caught:
        parse(data)
    assert caught.value.problem == f"This is not a PDF file: {message}"


def test_no_text_in_a_damaged_file_is_not_called_a_scan() -> None:
    with pytest.raises(UnreadablePdfError, match=r"has any text; it is damaged\."):
        parse(raw.page(raw.HELLO.replace(b"Tj", b"Xj")))


def test_no_appendix_in_a_damaged_file_is_told_with_its_damage() -> None:
    with pytest.raises(NoAppendixError, match=r"No objectives .* in this PDF; it is damaged\."):
        parse(raw.page(raw.HELLO + b" 1 Xj"))
