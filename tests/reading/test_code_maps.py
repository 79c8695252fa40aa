"""How a string of a composite font is split into codes, and which glyph each draws."""

from __future__ import annotations

import pytest
from pdfminer.pdftypes import PDFStream
from pdfminer.psparser import LIT

from appendix_parser.reading.pdfminer.code_maps import UNDECODED, CodeMap, code_map

MIXED = b"""2 begincodespacerange <00> <7F> <8000> <FFFF> endcodespacerange
2 begincidrange <20> <7E> 100 <8000> <80FF> 300 endcidrange 1 begincidchar <30> 7 endcidchar"""


def embedded(data: bytes, **entries: object) -> CodeMap:
    return code_map(PDFStream(entries, data))


def codes(found: CodeMap, text: bytes) -> list[int]:
    return [*found.decode(text)]


def test_an_identity_map_has_codes_of_two_bytes() -> None:
    found = code_map(LIT("Identity-H"))
    assert codes(found, b"\x01\x02\x00\x03") == [0x102, 3]
    assert [found.glyph(code) for code in (0x102, UNDECODED)] == [0x102, 0]


def test_a_byte_too_few_is_not_a_code() -> None:
    assert codes(code_map(LIT("Identity-H")), b"\x01\x02\x03") == [0x102, UNDECODED]


def test_codes_of_an_embedded_map_may_have_several_lengths() -> None:
    found = embedded(MIXED)
    assert codes(found, b"\x20\x80\x01\x7f") == [0x20, 0x8001, 0x7F]


def test_bytes_in_no_range_are_undecoded_one_by_one() -> None:
    found = embedded(b"2 begincodespacerange <00> <7F> <8040> <80FF> endcodespacerange")
    assert codes(found, b"\x20\x80\x21") == [0x20, UNDECODED, 0x21]


def test_the_last_range_decides_which_glyph_a_code_draws() -> None:
    found = embedded(MIXED)
    assert [found.glyph(code) for code in (0x20, 0x21, 0x8001, 0x30, 0x10)] == [100, 101, 301, 7, 0]


def test_a_map_may_build_on_another() -> None:
    own = b"1 begincodespacerange <0000> <FFFF> endcodespacerange 1 begincidchar <0030> 7 endcidchar"
    found = embedded(own, UseCMap=LIT("Identity-H"))
    assert [found.glyph(code) for code in (0x30, 0x31)] == [7, 0x31]
    assert codes(embedded(b"", UseCMap=PDFStream({}, MIXED)), b"\x20\x80\x01") == [0x20, 0x8001]


def test_a_map_on_a_vertical_one_is_vertical() -> None:
    assert embedded(MIXED, UseCMap=LIT("Identity-V")).is_vertical()
    assert not embedded(MIXED).is_vertical()


def test_a_published_map_has_glyphs_of_its_own() -> None:
    found = code_map(LIT("90ms-RKSJ-H"))
    assert codes(found, b"A\x88\x9f") == [0x41, 0x889F]
    assert [found.glyph(code) for code in (0x41, 0x889F)] == [264, 1125]
    assert codes(found, b"A\x88") == [0x41, UNDECODED]


@pytest.mark.parametrize("encoding", [None, LIT("NoSuchMap"), b"x"])
def test_of_an_unknown_map_two_bytes_are_a_code_without_a_glyph(encoding: object) -> None:
    found = code_map(encoding)
    assert codes(found, b"\x01\x02") == [0x102]
    assert found.glyph(0x102) == 0


def test_a_map_without_ranges_is_known_by_its_name() -> None:
    found = embedded(b"nothing", CMapName=LIT("Identity-H"))
    assert found.glyph(0x102) == 0x102
