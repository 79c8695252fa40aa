"""PDFium's own habits do not reach the words: each is held against pdfplumber, and against what is drawn."""

from __future__ import annotations

import io
import re

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from appendix_parser.errors import UnreadablePdfError
from appendix_parser.page import PageContent, Word
from appendix_parser.reading import Reader, open_document, pdfium_library
from appendix_parser.reading.glyph_runs import REPLACEMENT
from tests.reading.pdfs import drawn, written


def first_page(pdf: bytes, reader: Reader = Reader.PDFIUM) -> PageContent:
    return next(open_document(pdf, "x.pdf", reader).pages())


def words(pdf: bytes) -> list[Word]:
    """Return the words of the first page, which must be the same with both readers."""
    page, reference = first_page(pdf), first_page(pdf, Reader.PDFPLUMBER)
    assert [(w.text, w.bold, w.askew) for w in page.words] == [
        (w.text, w.bold, w.askew) for w in reference.words
    ]
    for word, twin in zip(page.words, reference.words, strict=True):
        assert tuple(word.box) == pytest.approx(tuple(twin.box), abs=0.1)
        assert word.size == pytest.approx(twin.size, abs=0.01)
    return list(page.words)


def texts(pdf: bytes) -> list[str]:
    return [word.text for word in words(pdf)]


def test_hyphens_at_line_ends_stay() -> None:
    def drawing(canvas: Canvas) -> None:
        for y, line in ((700, "to co-"), (688, "design and re-"), (676, "use it")):
            canvas.drawString(50, y, line)

    assert texts(drawn(drawing)) == ["to", "co-", "design", "and", "re-", "use", "it"]


def test_soft_hyphens_at_line_ends_stay_soft() -> None:
    fonts = """<</F1 <</Type/Font /Subtype/Type1 /BaseFont/Helvetica
        /Encoding <</Type/Encoding /Differences [173 /softhyphen]>> >>>>"""
    content = b"BT /F1 10 Tf 20 150 Td (procure\xad) Tj 0 -12 Td (ment) Tj ET"
    for reader in Reader:
        page = first_page(written(content, fonts), reader)
        assert [word.text for word in page.words] == ["procure\u00ad", "ment"]


def test_gaps_without_spaces_add_no_characters() -> None:
    content = b"BT /F1 10 Tf 20 150 Td [(1) -2500 (Market size) -4000 (2) -300 (7.5)] TJ ET"
    assert texts(written(content)) == ["1", "Market", "size", "2", "7.5"]


def test_text_drawn_twice_is_bold() -> None:
    def drawing(canvas: Canvas) -> None:
        canvas.drawString(50, 700, "heading")
        canvas.drawString(50.3, 700, "heading")
        canvas.drawString(50, 650, "text")

    assert [(w.text, w.bold) for w in words(drawn(drawing))] == [("heading", True), ("text", False)]


def test_text_drawn_five_times_in_two_places() -> None:
    def drawing(canvas: Canvas) -> None:
        for y in (700, 699.8, 694, 693.8, 693.6):
            canvas.drawString(50, y, "the same words, again and again")

    assert texts(drawn(drawing)) == [*["the", "same", "words,", "again", "and", "again"]] * 2


@pytest.mark.parametrize("leading", [9, 7, 5])
def test_the_same_line_again_is_no_double(leading: float) -> None:
    line = "As per previous year's comment, (again) and again"

    def drawing(canvas: Canvas) -> None:
        canvas.drawString(50, 700, line)
        canvas.drawString(50, 700 - leading, line)

    assert texts(drawn(drawing)) == line.split() * 2


def test_replacement_text_for_the_blind_is_not_what_is_shown() -> None:
    content = b"BT /F1 10 Tf 20 150 Td /Span <</ActualText (something else)>> BDC (shown) Tj EMC ET"
    assert texts(written(content)) == ["shown"]


@pytest.mark.parametrize("mode", range(8))
def test_text_rendering_modes(mode: int) -> None:
    content = b"BT /F1 10 Tf 20 150 Td (plain) Tj %d Tr 0 -20 Td (other) Tj ET" % mode
    page, reference = (first_page(written(content), r) for r in (Reader.PDFIUM, Reader.PDFPLUMBER))
    assert page.doubts == reference.doubts
    assert [(w.text, w.bold) for w in page.words] == [(w.text, w.bold) for w in reference.words]
    assert len(page.words) == (1 if mode in (3, 7) else 2)


@pytest.mark.parametrize("angle", [0, 90, 180, 270, 30, 45, 200])
def test_text_in_any_direction(angle: int) -> None:
    def drawing(canvas: Canvas) -> None:
        canvas.translate(300, 400)
        canvas.rotate(angle)
        canvas.drawString(0, 0, "every word stands")
        canvas.scale(1.5, 1)
        canvas.drawString(0, 30, "wider letters")

    assert sorted(texts(drawn(drawing))) == ["every", "letters", "stands", "wider", "word"]


def test_letter_spacing_width_and_rise() -> None:
    content = b"BT /F1 10 Tf 150 Tz 1 Tc 4 Tw 3 Ts 20 150 Td (wide and high) Tj ET"
    assert texts(written(content)) == ["wide", "and", "high"]


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("unit", [1, 2.5])
def test_page_space(rotation: int, unit: float) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(drawn(_table_in_forms))) as pdf:
        page = pdf.pages[0]
        page.MediaBox = [-50, -20, 600, 900]
        page.CropBox = [10, 30, 590, 2000]
        page.Rotate = rotation
        page.UserUnit = unit
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    page, reference = (first_page(out.getvalue(), r) for r in (Reader.PDFIUM, Reader.PDFPLUMBER))
    assert words(out.getvalue())
    assert (page.width, page.height) == pytest.approx((reference.width, reference.height), abs=0.01)
    assert page.turn.angle == reference.turn.angle
    assert len(page.lines) == len(reference.lines) > 0
    for line, twin in zip(page.lines, reference.lines, strict=True):
        assert line.horizontal == twin.horizontal
        assert (line.position, line.start, line.end) == pytest.approx(
            (twin.position, twin.start, twin.end), abs=0.01
        )
    assert [fill.colour for fill in page.fills] == [
        pytest.approx(fill.colour, abs=0.01) for fill in reference.fills
    ]


def _table_in_forms(canvas: Canvas) -> None:
    """Draw a table in a form in a form, each placed by a matrix, and a curve."""
    canvas.beginForm("inner")
    canvas.setFont("Helvetica", 10)
    canvas.setFillColorRGB(0.8, 0.9, 0.7)
    canvas.rect(10, 10, 100, 40, stroke=0, fill=1)
    canvas.setFillColorRGB(0, 0, 0)
    canvas.grid([10, 60, 110], [10, 30, 50])
    canvas.drawString(12, 15, "inside")
    canvas.endForm()
    canvas.beginForm("outer")
    canvas.translate(30, 20)
    canvas.scale(2, 1.5)
    canvas.doForm("inner")
    canvas.endForm()
    canvas.translate(100, 300)
    canvas.doForm("outer")
    canvas.bezier(0, 0, 10, 20, 30, 20, 40, 0)
    canvas.drawString(0, 200, "outside")


def test_a_character_without_unicode_is_told() -> None:
    fonts = """<</F1 <</Type/Font /Subtype/Type1 /BaseFont/Helvetica
        /Encoding <</Type/Encoding /Differences [65 /g123]>> >>>>"""
    page = first_page(written(b"BT /F1 10 Tf 20 150 Td (xAy) Tj ET", fonts))
    assert [word.text for word in page.words] == [f"x{REPLACEMENT}y"]
    assert [doubt.code for doubt in page.doubts] == ["text-without-unicode"]


def test_a_page_is_let_go_when_the_next_one_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []
    for name in ("load_page", "close_page", "load_text", "close_text"):
        function = getattr(pdfium_library, name)
        monkeypatch.setattr(
            pdfium_library, name, lambda *given, f=function, n=name: (calls.append(n), f(*given))[1]
        )
    with pikepdf.open(io.BytesIO(drawn(lambda canvas: canvas.drawString(50, 700, "page")))) as pdf:
        pdf.pages.extend([pdf.pages[0]] * 2)
        out = io.BytesIO()
        pdf.save(out)
    assert len(list(open_document(out.getvalue(), "x.pdf", Reader.PDFIUM).pages())) == 3
    read = ["load_page", "load_text", "close_text"]
    assert calls == [*read, *read, "close_page", *read, "close_page", "close_page"]


def test_a_font_is_measured_once_for_pages_that_have_it(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    measure = pdfium_library.glyph_width_of

    def told(font: int, letter: int, *rest: object) -> object:
        asked.append(letter)
        return measure(font, letter, *rest)

    monkeypatch.setattr(pdfium_library, "glyph_width_of", told)

    def drawing(canvas: Canvas) -> None:
        for number in "1213":
            canvas.setFont("Helvetica", 10)
            canvas.drawString(50, 700, f"page {number}")
            canvas.showPage()

    pages = list(open_document(drawn(drawing), "x.pdf", Reader.PDFIUM).pages())
    assert " ".join(word.text for page in pages for word in page.words) == "page 1 page 2 page 1 page 3"
    assert sorted(map(chr, asked)) == sorted("page 123")


def test_a_font_that_is_gone_is_not_taken_for_the_next_one() -> None:
    fonts = ("Courier", "Helvetica", "Times-Roman", "Courier-Bold", "Times-Italic")

    def drawing(canvas: Canvas) -> None:
        for number in range(30):
            canvas.setFont(fonts[number * number % 7 % 5], 10)
            canvas.drawString(50, 700, "minimum iiii wwww 1111")
            canvas.showPage()

    pages, reference = (
        list(open_document(drawn(drawing), "x.pdf", reader).pages())
        for reader in (Reader.PDFIUM, Reader.PDFPLUMBER)
    )
    for page, twin in zip(pages, reference, strict=True):
        ends = [word.box.x1 for word in page.words]
        assert ends == pytest.approx([word.box.x1 for word in twin.words], abs=0.1)


@pytest.mark.parametrize(
    ("pdf", "said"),
    [
        (b"no PDF", "does not begin as one"),
        (b"%PDF-1.7\nnothing else", "damaged"),
    ],
)
def test_what_is_no_pdf_is_refused(pdf: bytes, said: str) -> None:
    with pytest.raises(UnreadablePdfError, match=said):
        open_document(pdf, "x.pdf", Reader.PDFIUM)


def test_an_encrypted_pdf_is_refused() -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(drawn(lambda canvas: canvas.drawString(50, 700, "secret")))) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="o", user="u"))
    messages = []
    for reader in Reader:
        with pytest.raises(UnreadablePdfError, match="encrypted") as raised:
            open_document(out.getvalue(), "x.pdf", reader)
        messages.append(re.sub(r"\s+", " ", str(raised.value)))
    assert len(set(messages)) == 1
