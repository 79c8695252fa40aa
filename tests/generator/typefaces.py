"""Fonts whose letters are drawings: the standard fonts of a PDF made into Type 3 fonts with the same outlines.

ISO 32000-1, 9.6.5: a Type 3 font has no font program; each of its glyphs is a small page. Only the names of the glyphs
tell which characters they are, and where those are the producer's own, nothing does.
"""

from __future__ import annotations

import ctypes
from collections.abc import Collection
from functools import cache

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
from pikepdf import Array, Dictionary, Name
from reportlab.pdfbase import pdfmetrics

_EM = 1000.0
_CODES = range(32, 256)
_SECOND_CODES = (0x7F, 0xA0, 0xAD)
"""Codes of characters that have another code, too: bullet, space, hyphen."""


def redraw_fonts(pdf: pikepdf.Pdf, *, nameless: Collection[str] = ()) -> None:
    """Make the standard fonts of a PDF into Type 3 fonts; it looks the same.

    Args:
        pdf: the file; it is changed.
        nameless: the fonts whose glyphs get names that tell nothing (but for the space).
    """
    for number in range(1, len(pdf.objects) + 1):
        font = pdf.get_object(number, 0)
        if isinstance(font, Dictionary) and font.get("/Subtype") == Name.Type1:
            name = str(font.BaseFont)[1:]
            for key in list(font.keys()):
                if key != "/Type":
                    del font[key]
            for key, value in _drawn(pdf, name, named=name not in nameless).items():
                font[key] = value


def _drawn(pdf: pikepdf.Pdf, name: str, *, named: bool) -> Dictionary:
    names = pdfmetrics.getFont(name).encoding.vector
    glyphs = {
        code: (
            names[code] if named or names[code] == "space" else f"g{code}",
            width,
            f"{width:g} 0 d0 {outline} f".encode(),
        )
        for code, (width, outline) in outlines(name).items()
    }
    differences = [entry for code, (glyph, _, _) in glyphs.items() for entry in (code, Name(f"/{glyph}"))]
    drawings = {f"/{glyph}": pdf.make_stream(outline) for glyph, _, outline in glyphs.values()}
    return Dictionary(
        Subtype=Name.Type3,
        FontBBox=Array([0, -250, 1000, 1000]),
        FontMatrix=Array([1 / _EM, 0, 0, 1 / _EM, 0, 0]),
        FirstChar=_CODES.start,
        LastChar=_CODES.stop - 1,
        Widths=Array([glyphs[code][1] if code in glyphs else 0 for code in _CODES]),
        Encoding=Dictionary(Type=Name.Encoding, Differences=Array(differences)),
        CharProcs=Dictionary(drawings),
        Resources=Dictionary(),
        FontDescriptor=Dictionary(Type=Name.FontDescriptor, FontName=Name(f"/{name}"), Flags=4),
    )


@cache
def outlines(name: str) -> dict[int, tuple[float, str]]:
    """Return the width of each character of a standard font and its path, in thousandths of the size, by its code."""
    font = pdfmetrics.getFont(name)
    document = pypdfium2.PdfDocument.new()
    loaded = pdfium.FPDFText_LoadStandardFont(document, name.encode())
    found = {}
    for code in _CODES:
        text = bytes([code]).decode("cp1252", errors="ignore")
        if text and code not in _SECOND_CODES and font.encoding.vector[code]:
            width = float(pdfmetrics.stringWidth(text, name, _EM))
            found[code] = width, _outline(loaded, text)
    pdfium.FPDFFont_Close(loaded)
    document.close()
    return found


def _outline(font: pdfium.FPDF_FONT, text: str) -> str:
    """Return the path of a character in the operators of a page."""
    path = pdfium.FPDFFont_GetGlyphPath(font, ord(text), 1.0)
    x, y = ctypes.c_float(), ctypes.c_float()
    drawn: list[str] = []
    points: list[str] = []
    for index in range(max(0, pdfium.FPDFGlyphPath_CountGlyphSegments(path))):
        segment = pdfium.FPDFGlyphPath_GetGlyphPathSegment(path, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        points.append(f"{x.value * _EM:.0f} {y.value * _EM:.0f}")
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_BEZIERTO and len(points) < 3:
            continue
        operator = {pdfium.FPDF_SEGMENT_MOVETO: "m", pdfium.FPDF_SEGMENT_LINETO: "l"}.get(kind, "c")
        drawn.append(f"{' '.join(points)} {operator}")
        points = []
        if pdfium.FPDFPathSegment_GetClose(segment):
            drawn.append("h")
    return " ".join(drawn)
