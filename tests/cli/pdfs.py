"""Small PDFs for the tests of the command line, each made for one way in which a run can end."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Mapping
from typing import Any

import pikepdf
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

_CELL = getSampleStyleSheet()["BodyText"]
_TITLE = getSampleStyleSheet()["Title"]
_HEADING = getSampleStyleSheet()["Heading2"]
_GRID = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]

_RUBRIC = (
    ("Score:", "1 - Minimum", "2 - Developing", "3 - Mature", "4 - Leader", "5 - Innovator"),
    (
        "Planning",
        "Plans are not written down.",
        "Plans are written down for some purchases.",
        "Plans are written down for all purchases.",
        "Plans are shared with the market.",
        "Plans are made together with the market.",
    ),
)
_HEADER = ("#", "Objective", "Description", "2023 Score", "2023 Comments and Action")


def appendix(scores: tuple[str, ...] = ("3", "2/3"), rubric_header: tuple[str, ...] = _RUBRIC[0]) -> bytes:
    """Return an appendix of one page with one section, and an objective for each of the scores."""
    rows = [
        (
            str(number),
            f"Objective called {number}",
            f"What the council wants to reach with number {number}.",
            score,
            "Commentary: The plans are in place. Action: Look again in spring.",
        )
        for number, score in enumerate(scores, start=1)
    ]
    story = [
        Paragraph("Small appendix", _TITLE),
        Paragraph("Planning ahead", _HEADING),
        _table((rubric_header, _RUBRIC[1]), (60, 130, 130, 130, 130, 130)),
        Paragraph(" ", _CELL),
        _table((_HEADER, *rows), (30, 120, 220, 60, 280)),
    ]
    file = io.BytesIO()
    SimpleDocTemplate(file, pagesize=landscape(A4), title="Small appendix", invariant=1).build(story)
    return file.getvalue()


def _table(rows: tuple[tuple[str, ...], ...] | list[tuple[str, ...]], widths: tuple[int, ...]) -> Table:
    return Table([[Paragraph(cell, _CELL) for cell in row] for row in rows], colWidths=widths, style=_GRID)


def prose() -> bytes:
    """Return a PDF with text and no table."""
    return _drawn(lambda canvas: canvas.drawString(72, 700, "The minutes of the meeting follow."))


def picture() -> bytes:
    """Return a PDF whose only page holds shapes and no text, as a scan does."""
    return _drawn(lambda canvas: canvas.rect(72, 72, 300, 300, fill=1))


def without_pages() -> bytes:
    """Return a sound PDF file with no page in it."""
    return _saved(pikepdf.new())


def encrypted() -> bytes:
    """Return an appendix that cannot be read without its password."""
    with pikepdf.open(io.BytesIO(appendix())) as pdf:
        return _saved(pdf, encryption=pikepdf.Encryption(user="open sesame", owner="sesame"))


def truncated() -> bytes:
    """Return the first bytes of an appendix, as an interrupted download leaves them."""
    return appendix()[:400]


def endless() -> bytes:
    """Return a small file that takes minutes, and reaches no limit but that on time.

    Its only page has millions of brackets that paint nothing, packed without a checksum, so that each reader
    has to look at them.
    """
    repeated = bytes([257 - 128]) + b"]"  # ISO 32000-1, 7.4.5: one byte, 128 times
    return _page_of(repeated * 150_000 + bytes([128]), packed=pikepdf.Name.RunLengthDecode)


def bomb() -> bytes:
    """Return a small file whose page's content is half a gigabyte when it is decompressed."""
    packer = zlib.compressobj(1)
    block = bytes(1 << 24)
    content = b"".join([*(packer.compress(block) for _ in range(32)), packer.flush()])
    return _page_of(content, packed=pikepdf.Name.FlateDecode)


def many_pages(count: int) -> bytes:
    """Return a PDF with this number of empty pages."""
    pdf = pikepdf.new()
    for _ in range(count):
        pdf.add_blank_page()
    return _saved(pdf)


def _page_of(content: bytes, *, packed: pikepdf.Name) -> bytes:
    with pikepdf.open(io.BytesIO(prose())) as pdf:
        stream = pdf.make_stream(b"")
        stream.write(content, filter=packed)
        pdf.pages[0].Contents = stream
        return _saved(pdf, compress_streams=False)


def _drawn(draw: Callable[[Canvas], None]) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=1)
    draw(canvas)
    canvas.save()
    return file.getvalue()


def _saved(pdf: pikepdf.Pdf, **options: Any) -> bytes:
    file = io.BytesIO()
    pdf.save(file, **options)
    return file.getvalue()


UNREADABLE: Mapping[str, Callable[[], bytes]] = {
    "empty file": lambda: b"",
    "text file": lambda: b"Dear Sir or Madam,\n",
    "truncated": truncated,
    "encrypted": encrypted,
    "without pages": without_pages,
    "picture": picture,
}
"""What ends with status 3."""


def with_letter_form() -> bytes:
    """Return a page with a word one letter of which is the form that an Arabic letter has when it stands alone."""
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(300, 200))
        page.Contents = pdf.make_stream(b"BT /F1 10 Tf 20 150 Td (point \x01) Tj ET")
        cmap = b"1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <01> <FE8D> endbfchar"
        font = pikepdf.Object.parse(b"<</Type/Font /Subtype/Type1 /BaseFont/Helvetica>>")
        font.ToUnicode = pdf.make_stream(b"begincmap " + cmap + b" endcmap")
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
    return out.getvalue()
