"""Small PDFs, drawn by a function."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
from reportlab.pdfgen.canvas import Canvas

Drawing = Callable[[Canvas], object]


def drawn(drawing: Drawing) -> bytes:
    """Return a PDF of one A4 page in 10 point Helvetica."""
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    canvas.setFont("Helvetica", 10)
    drawing(canvas)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def written(
    content: bytes, fonts: str = "<</F1 <</Type/Font /Subtype/Type1 /BaseFont/Helvetica>>>>"
) -> bytes:
    """Return a PDF of one page, 300 by 200 points, with that content; `fonts` is in PDF syntax."""
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(300, 200))
        page.Contents = pdf.make_stream(content)
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Object.parse(fonts.encode()))
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
    return out.getvalue()
