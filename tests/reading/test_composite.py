"""Composite fonts: every byte of a string is read or reported, whatever map they bring along."""

from __future__ import annotations

import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from appendix_parser.page import PageContent
from appendix_parser.reading import open_document

_LETTERS = "1 beginbfrange <21> <2F> <0041> endbfrange"  # code 21 is A
_ONE_BYTE = "1 begincodespacerange <00> <FF> endcodespacerange 1 begincidrange <00> <FF> 0 endcidrange"
_MIXED = (
    "2 begincodespacerange <00> <7F> <8000> <FFFF> endcodespacerange "
    "2 begincidrange <20> <7E> 100 <8000> <80FF> 300 endcidrange 1 begincidchar <30> 7 endcidchar"
)


def page(content: bytes, encoding: str | Name, to_unicode: str = _LETTERS, **more: object) -> PageContent:
    """Return a page in a font whose glyphs 100 to 300 are 0.5 wide, all others 1."""
    with pikepdf.new() as pdf:

        def stream(text: str, **entries: object) -> pikepdf.Stream:
            return pdf.make_stream(text.encode(), **entries)

        below = Dictionary(
            Type=Name.Font,
            Subtype=Name.CIDFontType2,
            BaseFont=Name("/ABCDEF+Body"),
            CIDSystemInfo=Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0),
            W=Array([100, 300, 500]),
            FontDescriptor=Dictionary(FontName=Name("/ABCDEF+Body"), Flags=4),
        )
        font = Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=Name("/ABCDEF+Body"),
            DescendantFonts=Array([pdf.make_indirect(below)]),
            Encoding=encoding if isinstance(encoding, Name) else stream(encoding, CMapName=Name.Own, **more),
            ToUnicode=stream(to_unicode),
        )
        pdf.add_blank_page(page_size=(300, 100))
        pdf.pages[0].Resources = Dictionary(Font=Dictionary(F=pdf.make_indirect(font)))
        pdf.pages[0].Contents = pdf.make_stream(b"BT /F 10 Tf 10 50 Td " + content + b" ET")
        out = io.BytesIO()
        pdf.save(out)
    return next(open_document(out.getvalue(), "x.pdf").pages())


def test_a_map_that_is_embedded_says_how_long_codes_are() -> None:
    read = page(b'(!"#) Tj', _ONE_BYTE)
    assert [word.text for word in read.words] == ["ABC"]
    assert read.doubts == ()


def test_a_map_is_for_codes_and_widths_are_for_glyphs() -> None:
    both = _LETTERS + " 1 beginbfrange <8001> <8002> <0061> endbfrange"
    read = page(b'(!") Tj <80018002> Tj', _MIXED, both)
    (word,) = read.words
    assert word.text == "ABab"
    assert word.box.x1 - word.box.x0 == pytest.approx(5 + 5 + 10 + 10)


@pytest.mark.parametrize(
    ("content", "encoding", "expected"),
    [
        (b"<2180> Tj", _MIXED, "A�"),  # half a code at the end
        (b"<21FF> Tj", "1 begincodespacerange <20> <7E> endcodespacerange", "A�"),  # a byte of no code
        (b"<002100> Tj", Name("/Identity-H"), "A�"),
        (b"<0021> Tj", Name("/Nobody-Knows-H"), "A"),
        (b"<2130> Tj", _ONE_BYTE, "A�"),  # a code that the map to Unicode leaves out
    ],
)
def test_bytes_without_a_character_are_reported(content: bytes, encoding: str | Name, expected: str) -> None:
    read = page(content, encoding)
    (word,) = read.words
    assert word.text == expected
    doubted = [doubt for doubt in read.doubts if doubt.code == "text-without-unicode"]
    assert [doubt.boxes for doubt in doubted] == ([(word.box,)] if "�" in expected else [])


def test_a_map_may_build_on_another_one() -> None:
    named = page(b"<00210022> Tj", "/Identity-H usecmap")
    assert [word.text for word in named.words] == ["AB"]
    entry = page(b"<00210022> Tj", "", UseCMap=Name("/Identity-H"))
    assert [word.text for word in entry.words] == ["AB"]
