"""Layouts as text documents, exported by LibreOffice Writer."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from blocks import Block, Cell, Row, Table
from opendocument import export


@dataclass(frozen=True, slots=True)
class WriterStyle:
    """How a text document looks.

    Attributes:
        paper: width and height in centimetres.
        font: the font of everything; `size` in points.
        cell: properties of all cells, `header_cell` more of those in header rows, as ODF attributes.
        bold_header: header words are bold.
        repeat_header: header rows are repeated on each page.
        running_header: a text at the head of each page.
        page_numbers: `Page 1 of 4` at the foot of each page.
        tagged: the PDF has a structure tree.
    """

    paper: tuple[float, float]
    font: str
    size: float
    cell: str
    header_cell: str = ""
    repeat_header: bool = True
    running_header: str = ""
    page_numbers: bool = False
    tagged: bool = False

    @property
    def width(self) -> float:
        """Width of the text in centimetres; the margins are 1.5 cm."""
        return self.paper[0] - 3.0


def writer(blocks: Iterable[Block], style: WriterStyle) -> bytes:
    """Export the blocks in this style with LibreOffice Writer."""
    tagged = {"UseTaggedPDF": {"type": "boolean", "value": str(style.tagged).lower()}}
    return export("text", _content(list(blocks), style), f"writer_pdf_Export:{json.dumps(tagged)}")


def _content(blocks: list[Block], style: WriterStyle) -> str:
    body = "".join(
        _table(f"T{index}", block, style) if isinstance(block, Table) else _paragraph(block.kind, block.text)
        for index, block in enumerate(blocks)
    )
    widths = "".join(
        _widths(f"T{index}", block, style) for index, block in enumerate(blocks) if isinstance(block, Table)
    )
    return (
        f"<office:styles>{_paragraph_styles(style)}</office:styles>"
        f"<office:automatic-styles>{_page_layout(style)}{_cell_styles(style)}{widths}</office:automatic-styles>"
        f"<office:master-styles>{_master_page(style)}</office:master-styles>"
        f"<office:body><office:text>{body}</office:text></office:body>"
    )


def _paragraph_styles(style: WriterStyle) -> str:
    font = f'fo:font-family={quoteattr(style.font)} fo:font-size="{style.size}pt"'
    language = 'fo:language="en" fo:country="GB" fo:hyphenate="false"'
    kinds = {
        "title": (1.7, "bold", 'fo:margin-bottom="0.4cm"'),
        "heading": (1.3, "bold", 'fo:margin-top="0.5cm" fo:margin-bottom="0.2cm" fo:keep-with-next="always"'),
        "note": (1.0, "normal", 'fo:margin-bottom="0.2cm" fo:keep-with-next="always"'),
        "prose": (1.0, "normal", 'fo:margin-bottom="0.3cm"'),
        "cell": (1.0, "normal", 'fo:margin-bottom="0.1cm"'),
        "strong": (1.0, "bold", 'fo:margin-bottom="0.1cm"'),
    }
    return (
        f'<style:default-style style:family="paragraph"><style:text-properties {font} {language}/>'
        "</style:default-style>"
    ) + "".join(
        f'<style:style style:name="{name}" style:family="paragraph">'
        f'<style:paragraph-properties fo:orphans="2" fo:widows="2" {spacing}/>'
        f'<style:text-properties fo:font-size="{scale * style.size:.1f}pt" fo:font-weight="{weight}"/></style:style>'
        for name, (scale, weight, spacing) in kinds.items()
    )


def _page_layout(style: WriterStyle) -> str:
    width, height = style.paper
    shape = "landscape" if width > height else "portrait"
    edge = '<style:header-footer-properties fo:min-height="0.6cm" fo:margin-{}="0.3cm"/>'
    header = (
        f"<style:header-style>{edge.format('bottom')}</style:header-style>" if style.running_header else ""
    )
    footer = f"<style:footer-style>{edge.format('top')}</style:footer-style>" if style.page_numbers else ""
    return (
        '<style:page-layout style:name="page"><style:page-layout-properties'
        f' fo:page-width="{width}cm" fo:page-height="{height}cm" style:print-orientation="{shape}"'
        f' fo:margin="1.5cm"/>{header}{footer}</style:page-layout>'
    )


def _master_page(style: WriterStyle) -> str:
    header = footer = ""
    if style.running_header:
        header = f"<style:header>{_paragraph('cell', style.running_header)}</style:header>"
    if style.page_numbers:
        numbers = 'Page <text:page-number text:select-page="current"/> of <text:page-count/>'
        footer = f'<style:footer><text:p text:style-name="cell">{numbers}</text:p></style:footer>'
    return f'<style:master-page style:name="Standard" style:page-layout-name="page">{header}{footer}</style:master-page>'


def _cell_styles(style: WriterStyle) -> str:
    kinds = {"cell": style.cell, "header": f"{style.cell} {style.header_cell}"}
    return "".join(
        f'<style:style style:name="{name}" style:family="table-cell">'
        f"<style:table-cell-properties {properties}/></style:style>"
        for name, properties in kinds.items()
    )


def _widths(name: str, table: Table, style: WriterStyle) -> str:
    total = sum(table.widths)
    return (
        f'<style:style style:name="{name}" style:family="table"><style:table-properties'
        f' style:width="{style.width}cm" table:align="left" fo:margin-bottom="0.5cm"/></style:style>'
    ) + "".join(
        f'<style:style style:name="{name}.{index}" style:family="table-column"><style:table-column-properties'
        f' style:column-width="{style.width * width / total:.3f}cm"/></style:style>'
        for index, width in enumerate(table.widths)
    )


def _table(name: str, table: Table, style: WriterStyle) -> str:
    columns = "".join(
        f'<table:table-column table:style-name="{name}.{index}"/>' for index in range(len(table.widths))
    )
    header = "".join(_row(row, "header") for row in table.header)
    if style.repeat_header:
        header = f"<table:table-header-rows>{header}</table:table-header-rows>"
    body = "".join(_row(row, "cell") for row in table.body)
    return f'<table:table table:name="{name}" table:style-name="{name}">{columns}{header}{body}</table:table>'


def _row(row: Row, kind: str) -> str:
    return f"<table:table-row>{''.join(_cell(cell, kind) for cell in row)}</table:table-row>"


def _cell(cell: Cell, kind: str) -> str:
    spans = f' table:number-columns-spanned="{cell.columns}"' if cell.columns > 1 else ""
    paragraph = "strong" if cell.header or cell.kind == "heading" else "cell"
    text = "".join(_paragraph(paragraph, part) for part in cell.text)
    covered = "<table:covered-table-cell/>" * (cell.columns - 1)
    return (
        f'<table:table-cell table:style-name="{kind}" office:value-type="string"{spans}>{text}</table:table-cell>'
        f"{covered}"
    )


def _paragraph(style: str, text: str) -> str:
    return f'<text:p text:style-name="{style}">{escape(text)}</text:p>'
