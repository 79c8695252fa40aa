"""Fonts that say little: what they don't tell is said, not guessed, and their units are not taken for sizes."""

from __future__ import annotations

import io

import pikepdf
import pytest
from pdfminer.fontmetrics import FONT_METRICS
from pikepdf import Array, Dictionary, Name

from appendix_parser.page import PageContent
from appendix_parser.reading import open_document
from appendix_parser.reading.pdfminer.pictorial import widths_by_code

_LETTERS = [Name.space, *(Name(f"/{letter}") for letter in "abcdefgh")]  # from code 32, where others have !"#


def page(
    font: Dictionary,
    content: bytes,
    to_unicode: bytes | None = None,
    width: int = 300,
) -> PageContent:
    pdf = pikepdf.new()
    if to_unicode is not None:
        font.ToUnicode = pdf.make_stream(to_unicode)
    if font.Subtype == Name.Type3:
        square = pdf.make_stream(b"500 0 d0 0 0 400 400 re f")
        font.CharProcs = Dictionary({str(name): square for name in font.Encoding.Differences[1:]})
    pdf.add_blank_page(page_size=(width, 100))
    pdf.pages[0].Resources = Dictionary(Font=Dictionary(F=pdf.make_indirect(font)))
    pdf.pages[0].Contents = pdf.make_stream(content)
    out = io.BytesIO()
    pdf.save(out)
    return next(open_document(out.getvalue(), "x.pdf").pages())


def type_1(names: list[Name]) -> Dictionary:
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.Type1,
        BaseFont=Name("/ABCDEF+Body"),
        FirstChar=32,
        LastChar=31 + len(names),
        Widths=Array([500] * len(names)),
        Encoding=Dictionary(Differences=Array([32, *names])),
        FontDescriptor=Dictionary(FontName=Name("/ABCDEF+Body"), Flags=4),
    )


def type_3(unit: float) -> Dictionary:
    """Return a font whose letters are half an em wide, with so many units of its own to the em."""
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.Type3,
        FontBBox=Array([0, 0, 0, 0]),
        FontMatrix=Array([1, 0, 0, 1, 0, 0] if unit > 1 else [0.001, 0, 0, 0.001, 0, 0]),
        FirstChar=32,
        LastChar=31 + len(_LETTERS),
        Widths=Array([unit / 2 if unit > 1 else 500] * len(_LETTERS)),
        Encoding=Dictionary(Differences=Array([32, *_LETTERS])),
    )


def test_names_of_its_own_tell_no_character() -> None:
    """The codes would be `!"#` in every standard encoding; nothing says that they are."""
    own_names = [Name.space, *(Name(f"/g{number}") for number in range(8))]
    content = page(type_1(own_names), b'BT /F 10 Tf 10 50 Td (!"# $%) Tj ET')
    assert [word.text for word in content.words] == ["���", "��"]
    assert [doubt.code for doubt in content.doubts] == ["text-without-unicode"]


def test_a_unicode_map_tells_what_names_don_t() -> None:
    mapped = b"1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <21> <28> <0041> endbfrange"
    own_names = [Name.space, *(Name(f"/g{number}") for number in range(8))]
    content = page(type_1(own_names), b'BT /F 10 Tf 10 50 Td (!"# $%) Tj ET', mapped)
    assert [word.text for word in content.words] == ["ABC", "DE"]
    assert content.doubts == ()


@pytest.mark.parametrize(("mapped", "read"), [("0003", "�"), ("E000", "\ue000")])
def test_a_map_to_what_cannot_be_read_is_doubted(mapped: str, read: str) -> None:
    """A font that calls its digits control characters would otherwise lose them."""
    lines = f"1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <21> <{mapped}> endbfchar"
    content = page(type_1(_LETTERS), b'BT /F 10 Tf 10 50 Td (!"# $%) Tj ET', lines.encode())
    assert [word.text for word in content.words] == [f"{read}bc", "de"]
    assert [doubt.code for doubt in content.doubts] == ["text-without-unicode"]


def test_a_map_that_contradicts_glyph_names_is_doubted_in_use() -> None:
    """It may say that an a is an o; nothing else in the file shows it."""
    lines = b"1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <21> <006F> endbfchar"
    content = page(type_1(_LETTERS), b'BT /F 10 Tf 10 50 Td (!"# $%) Tj ET', lines)
    assert [word.text for word in content.words] == ["�bc", "de"]
    (doubt,) = content.doubts
    assert (doubt.code, doubt.boxes) == ("text-without-unicode", (content.words[0].box,))


def test_known_names_are_read() -> None:
    content = page(type_1(_LETTERS), b'BT /F 10 Tf 10 50 Td (!"# $%) Tj ET')
    assert [word.text for word in content.words] == ["abc", "de"]
    assert content.doubts == ()


@pytest.mark.parametrize(
    ("unit", "draw"),
    [
        (1.0, b'BT /F 10 Tf 10 50 Td (!"# $%) Tj ET'),
        (80.0, b'0.125 0 0 0.125 0 0 cm BT /F 1 Tf 80 400 Td (!"# $%) Tj ET'),  # a bitmap's dots
    ],
)
def test_a_font_of_drawings_has_the_size_that_its_letters_show(unit: float, draw: bytes) -> None:
    first, second = page(type_3(unit), draw).words
    assert (first.text, second.text) == ("abc", "de")
    assert first.size == pytest.approx(10)
    assert (first.box.x0, first.box.x1) == pytest.approx((10, 25))


def signs(name: str, codes: bytes) -> str:
    """Return what it takes the codes for, in a font that is not embedded and has no map."""
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name(f"/{name}"))
    shown = b"".join(b"<%02x> Tj 30 0 Td " % code for code in codes)
    content = page(font, b"BT /F 10 Tf 10 50 Td " + shown + b"ET", width=30 * len(codes) + 30)
    return "".join(word.text for word in content.words)


def test_a_tick_is_no_digit() -> None:
    """In the standard encoding these codes are 3, 4, 7 and the bullet's another letter."""
    assert signs("ZapfDingbats", b"347l") == "✓✔✗●"
    assert signs("ABCDEF+ZapfDingbats", b"3") == "✓"
    assert signs("Symbol", b"\xb7\xae\xb33") == "•→≥3"


@pytest.mark.parametrize(("flags", "read"), [(32, "•"), (4, "∞")], ids=["of letters", "of signs"])
def test_a_symbol_font_s_encoding_holds_if_it_is_not_symbolic(flags: int, read: str) -> None:
    """Quartz names its glyphs so."""
    font = Dictionary(
        Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name("/ABCDEF+Symbol"), Encoding=Name.MacRomanEncoding,
        FirstChar=0xA5, Widths=Array([460]),
        FontDescriptor=Dictionary(Type=Name.FontDescriptor, FontName=Name("/ABCDEF+Symbol"), Flags=flags),
    )  # fmt: skip
    (word,) = page(font, b"BT /F 10 Tf 10 50 Td <a5> Tj ET").words
    assert word.text == read


@pytest.mark.parametrize("name", ["Wingdings", "ABCDEF+Wingdings-Regular", "Wingdings2", "Webdings"])
def test_signs_of_other_fonts_are_doubted(name: str) -> None:
    font = type_1([Name.space])
    font.BaseFont = Name(f"/{name}")
    del font.Encoding
    content = page(font, b"BT /F 10 Tf 10 50 Td (3 P) Tj ET")
    assert [word.text for word in content.words] == ["�", "�"]
    assert [doubt.code for doubt in content.doubts] == ["text-without-unicode"]


def test_standard_signs_have_the_width_of_the_font() -> None:
    from reportlab.pdfbase._fontdata_enc_zapfdingbats import ZapfDingbatsEncoding
    from reportlab.pdfbase._fontdata_widths_zapfdingbats import widths

    metrics: dict[str | int, float] = dict(FONT_METRICS["ZapfDingbats"][1].items())
    by_code = widths_by_code("ZapfDingbats", metrics)
    names = {code: name for code, name in enumerate(ZapfDingbatsEncoding) if name and name != "space"}
    assert by_code == {code: widths[name] for code, name in names.items()}
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.ZapfDingbats)
    (tick,) = page(font, b"BT /F 10 Tf 10 50 Td (3) Tj ET").words
    assert tick.text == "✓"
    assert tick.box.width == pytest.approx(7.55)
