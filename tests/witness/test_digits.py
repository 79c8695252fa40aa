"""A digit that looks like another one than its font says is read as it looks; good digits are read as they are said to be."""

from __future__ import annotations

import io

import pikepdf
import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from appendix_parser.witness.pdfium.look import look
from tests.reading.pdfs import drawn
from tests.witness.test_examine import examined, told

_FONTS = ("Helvetica", "Times-Roman", "Times-BoldItalic", "Courier-Bold")
_TURNS = {0: "1 0 0 1", 90: "0 -1 1 0", 180: "-1 0 0 -1", 270: "0 1 -1 0"}
"""The matrix of text that is turned clockwise by so many degrees."""


def lying(digits: str, claimed: str, font: str = "Times-Roman", *, turn: int = 0, rotation: int = 0) -> bytes:
    """Return a page with digits in a font of two bytes to a letter, whose map to Unicode says that they are others."""
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(300, 200))
        pairs = "".join(
            f"<{ord(digit):02x}> <{ord(other):04x}> " for digit, other in zip(digits, claimed, strict=True)
        )
        mapped = (
            f"1 begincodespacerange <00> <FF> endcodespacerange {len(digits)} beginbfchar {pairs} endbfchar"
        )
        name = pikepdf.Name(f"/{font}")
        own = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=name)
        own.ToUnicode = pdf.make_stream(mapped.encode())
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=own))
        page.Contents = pdf.make_stream(
            f"BT /F 10 Tf {_TURNS[turn]} 150 100 Tm 3 Tc ({digits}) Tj ET".encode()
        )
        page.Rotate = rotation
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def seen(pdf: bytes) -> str:
    (sight,) = look(pdf)
    return "".join(sight.text.split())


@pytest.mark.parametrize("font", _FONTS)
def test_digits_are_read_as_they_look_whatever_their_map_says(font: str) -> None:
    assert seen(lying("0123456789", "0123456789", font)) == "0123456789"
    assert seen(lying("0123456789", "8738965134", font)) == "0123456789"


@pytest.mark.parametrize("turn", _TURNS)
@pytest.mark.parametrize("rotation", [0, 90])
def test_digits_are_turned_upright_first(turn: int, rotation: int) -> None:
    assert seen(lying("69", "96", turn=turn, rotation=rotation)) == "69"


@pytest.mark.parametrize("way", ["1 1 1 rg 152 95 20 20 re f", "0 0 0 rg 148 95 20 20 re f"])
def test_a_digit_that_is_partly_or_wholly_covered_tells_nothing(way: str) -> None:
    """What is left of it may look like any other."""
    with pikepdf.open(io.BytesIO(lying("3", "8"))) as pdf:
        pdf.pages[0].contents_add(way.encode())
        out = io.BytesIO()
        pdf.save(out)
    assert seen(out.getvalue()) == "8"


def test_both_readings_of_a_digit_are_reported() -> None:
    """The embedded font has no names for its glyphs, so that nothing but the map is read."""
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Vera", 10)
        canvas.drawString(50, 600, "Score 3/4")

    with pikepdf.open(io.BytesIO(drawn(draw))) as pdf:
        maps = [
            each.ToUnicode
            for each in pdf.objects
            if isinstance(each, pikepdf.Dictionary) and "/ToUnicode" in each
        ]
        for each in maps:
            each.write(each.read_bytes().replace(b"<0033>", b"<0038>"))
        out = io.BytesIO()
        pdf.save(out)
    assert told(examined(out.getvalue())) == {"text-differs": {"first": "8/4", "second": "3/4"}}
