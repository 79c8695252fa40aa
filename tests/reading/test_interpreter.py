"""What is wrong with a page's instructions is noted, and limits hold."""

from __future__ import annotations

import io

import pikepdf
import pytest
from pikepdf import Dictionary, Name

from appendix_parser.errors import LimitError
from appendix_parser.inputs.limits import Limits
from appendix_parser.page import PageContent
from appendix_parser.read_options import ReadOptions
from appendix_parser.reading import open_document
from tests.reading.pdfs import written

TEXT = b"BT /F1 10 Tf 10 50 Td (Talent) Tj ET "


def read(data: bytes, limits: Limits | None = None) -> PageContent:
    return next(open_document(data, "x.pdf", ReadOptions(limits=limits or Limits())).pages())


def noted(content: bytes) -> str:
    """What is wrong with a page that has text, and this after it."""
    page = read(written(TEXT + content))
    assert [word.text for word in page.words][:1] == ["Talent"]
    return "; ".join(str(doubt.values["what"]) for doubt in page.doubts)


def with_drawings(depth: int) -> bytes:
    """A page with a drawing that contains another, and so on; the innermost has text."""
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(300, 200))
        font = Dictionary(F1=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
        content, inner = TEXT, Dictionary()
        for _ in range(depth):
            resources = Dictionary(Font=font, XObject=inner)
            drawing = pdf.make_stream(
                content, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 300, 200], Resources=resources
            )
            content, inner = b"/D Do", Dictionary(D=drawing)
        page.Contents = pdf.make_stream(content)
        page.Resources = Dictionary(XObject=inner)
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"q Q", ""),
        (b"xyzzy", "an instruction is unknown (“xyz”)"),
        (b"BX xyzzy EX", ""),
        (b"BX EX xyzzy", "an instruction is unknown (“xyz”)"),
        (b"EX BX xyzzy", ""),
        (b"10 l", "an instruction lacks a part"),
        (b"BT /F2 10 Tf ET", "text is set in a font that is missing"),
        (b"/D Do", "a picture or drawing is missing"),
        (b"(cut", "its instructions end in the middle of one"),
    ],
)
def test_what_is_wrong_is_noted(content: bytes, what: str) -> None:
    assert noted(content) == what


def test_text_without_a_font_is_noted() -> None:
    page = read(written(b"BT 10 50 Td (Talent) Tj ET"))
    assert "text is set without a font" in str(page.doubts)


def test_a_font_without_widths_is_noted() -> None:
    fonts = (
        "<</F1 <</Type/Font /Subtype/Type3 /FontMatrix [1 0 0 1 0 0] /FontBBox [0 0 1 1] /CharProcs <<>> "
        "/Encoding <<>> /Widths [0 0] /FirstChar 65 /LastChar 66>>>>"
    )
    page = read(written(b"BT /F1 10 Tf 10 50 Td (AB) Tj ET", fonts))
    assert "a font does not say how wide its letters are" in str(page.doubts)


def test_drawings_in_each_other_have_a_limit() -> None:
    assert [word.text for word in read(with_drawings(3), Limits(nesting=3)).words] == ["Talent"]
    with pytest.raises(LimitError):
        read(with_drawings(4), Limits(nesting=3))


def test_dots_drawn_one_by_one_make_a_line() -> None:
    dots = b" ".join(b"%d 100 1 1 re f" % (10 + 3 * at) for at in range(60))
    [line] = read(written(TEXT + dots)).lines
    assert line.horizontal
