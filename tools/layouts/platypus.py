"""Layouts made by reportlab's Platypus."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape

import pikepdf
from blocks import Block, Cell, Table
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer
from reportlab.platypus import Table as PlatypusTable

_MARGIN = 36.0


def platypus(
    blocks: Iterable[Block],
    *,
    paper: tuple[float, float],
    rotate: int,
    size: float,
    commands: Sequence[tuple[object, ...]],
    repeat_header: bool,
) -> bytes:
    """Set the blocks with Platypus.

    Args:
        blocks: what to set.
        paper: width and height of the page as it is shown, in points.
        rotate: /Rotate of the pages: what is drawn is sideways, and upright when it is shown.
        size: of the text, in points.
        commands: Platypus's styles of all tables.
        repeat_header: whether the header is on each page.
    """
    out = io.BytesIO()
    width, height = paper
    document = SimpleDocTemplate(out, pagesize=paper, invariant=1, title="Appendix", **_margins())
    story = list(_story(blocks, width - 2 * _MARGIN, size, commands, repeat_header=repeat_header))

    def turn(canvas: Canvas, _document: SimpleDocTemplate) -> None:
        if rotate == 90:
            canvas.setPageSize((height, width))
            canvas.transform(0, 1, -1, 0, height, 0)

    document.build(story, onFirstPage=turn, onLaterPages=turn)
    return _rotated(out, rotate)


def _rotated(pdf: io.BytesIO, rotate: int) -> bytes:
    """Set /Rotate of all pages, which Platypus does not keep."""
    out = io.BytesIO()
    with pikepdf.open(pdf) as document:
        for page in document.pages:
            page.Rotate = rotate
        document.save(out, deterministic_id=True)
    return out.getvalue()


def _margins() -> dict[str, float]:
    return {f"{side}Margin": _MARGIN for side in ("left", "right", "top", "bottom")}


def _story(
    blocks: Iterable[Block],
    width: float,
    size: float,
    commands: Sequence[tuple[object, ...]],
    *,
    repeat_header: bool,
) -> Iterator[Flowable]:
    for block in blocks:
        if isinstance(block, Table):
            yield _table(block, width, size, commands, repeat_header=repeat_header)
            yield Spacer(0, 2 * size)
        else:
            scale = {"title": 1.7, "heading": 1.3}.get(block.kind, 1.0)
            strong = scale > 1
            yield Paragraph(escape(block.text), _type(scale * size, bold=strong, keep=strong))
            yield Spacer(0, size)


def _table(
    table: Table, width: float, size: float, commands: Sequence[tuple[object, ...]], *, repeat_header: bool
) -> Flowable:
    total = sum(table.widths)
    cells = [[[*_paragraphs(cell, size)] for cell in row] for row in (*table.header, *table.body)]
    return PlatypusTable(
        cells,
        colWidths=[width * share / total for share in table.widths],
        repeatRows=len(table.header) if repeat_header else 0,
        splitInRow=1,
        style=list(commands),
    )


def _paragraphs(cell: Cell, size: float) -> Iterator[Paragraph]:
    for part in cell.text:
        yield Paragraph(escape(part), _type(size, bold=cell.header))


def _type(size: float, *, bold: bool, keep: bool = False) -> ParagraphStyle:
    font = "Times-Bold" if bold else "Times-Roman"
    return ParagraphStyle("", fontName=font, fontSize=size, leading=1.2 * size, keepWithNext=keep)
