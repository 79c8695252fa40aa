"""Appendices of made-up councils, whose headings and levels the parser does not know."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

WIDTH = 760.0
TITLE = "Self-check of buying, spring 2024"


def text(words: str, size: float = 9, *, bold: bool = False) -> Paragraph:
    font = "Helvetica-Bold" if bold else "Helvetica"
    return Paragraph(words, ParagraphStyle("own", fontName=font, fontSize=size, leading=1.25 * size))


def table(
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    fills: Mapping[tuple[int, int], str] | None = None,
) -> Table:
    """Draw a table; `fills` has colours by column and row, counted from the header."""
    drawn = [[text(cell, bold=True) for cell in header], *([text(cell) for cell in row] for row in rows)]
    style: list[tuple[Any, ...]] = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
    style += [("BACKGROUND", at, at, colors.HexColor(colour)) for at, colour in (fills or {}).items()]
    return Table(drawn, colWidths=[WIDTH / len(header)] * len(header), style=style)


def document(
    sections: Mapping[str, Table | Sequence[Any]], title: str = TITLE, *, paged: bool = False
) -> bytes:
    """Return a PDF with a title, and for each section its heading and what is below it."""
    story: list[Any] = [text(title, 18, bold=True), Spacer(1, 14)]
    for heading, below in sections.items():
        story += [text(heading, 13, bold=True), Spacer(1, 6)]
        story += [below] if isinstance(below, Table) else list(below)
        story += [PageBreak() if paged else Spacer(1, 14)]
    file = io.BytesIO()
    SimpleDocTemplate(file, pagesize=landscape(A4), leftMargin=36, rightMargin=36, invariant=1).build(story)
    return file.getvalue()


HEAD = ("Ref", "Strand of work", "Where on the ladder", "Why we think so")
ROWS = {
    "Planning": (
        ("A1", "Market days", "Sapling", "Two were held and both were full."),
        ("A2", "Pipeline", "Seed", "Nothing has been published so far."),
        ("A3", "Early talks", "Tree", "Each large purchase began with one."),
    ),
    "Managing": (
        ("B1", "Register", "Tree", "All contracts are in it."),
        ("B2", "Reviews", "Sapling", "Half of the reviews were held on time."),
    ),
}


def ladder(head: Sequence[str] = HEAD, title: str = TITLE) -> bytes:
    """Return an appendix with two sections, whose levels are Seed, Sapling and Tree."""
    return document({name: table(head, rows) for name, rows in ROWS.items()}, title)
