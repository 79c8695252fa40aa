"""Layouts as spreadsheets, exported by LibreOffice Calc."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from xml.sax.saxutils import escape, quoteattr

from blocks import Block, Cell, Row, Table
from opendocument import export

_LETTER = 0.5  # width of a letter in font sizes
_LINE = 1.35  # height of a line in font sizes
_POINT = 2.54 / 72  # centimetres


@dataclass(frozen=True, slots=True)
class CalcStyle:
    """How a spreadsheet looks.

    Attributes:
        paper: width and height in centimetres; the sheet is made as wide as fits.
        width: width of the sheet in centimetres.
        font: the font of everything; `size` in points.
        cell: properties of all cells of tables, `header_cell` more of those in header rows, as ODF attributes.
        grid: the lines between all cells of the sheet are printed.
    """

    paper: tuple[float, float]
    width: float
    font: str
    size: float
    cell: str = ""
    header_cell: str = ""
    grid: bool = False


def calc(blocks: Iterable[Block], style: CalcStyle) -> bytes:
    """Export the blocks, one below the other on one sheet, in this style with LibreOffice Calc."""
    return export("spreadsheet", _Sheet(list(blocks), style).content(), "calc_pdf_Export")


class _Sheet:
    """A sheet whose columns are those of its widest table; others take several of them for each of theirs."""

    def __init__(self, blocks: Sequence[Block], style: CalcStyle) -> None:
        self._blocks = blocks
        self._style = style
        widest = max((b for b in blocks if isinstance(b, Table)), key=lambda table: len(table.widths))
        self._widths = [style.width * width / sum(widest.widths) for width in widest.widths]
        self._heights: dict[str, float] = {}

    def content(self) -> str:
        """Return what the document of the spreadsheet holds."""
        rows = "".join(
            self._table(block) if isinstance(block, Table) else self._text(block.kind, block.text)
            for block in self._blocks
        )
        columns = "".join(f'<table:table-column table:style-name="c{i}"/>' for i in range(len(self._widths)))
        return (
            f"<office:automatic-styles>{self._styles()}</office:automatic-styles>"
            '<office:master-styles><style:master-page style:name="Default" style:page-layout-name="page"/>'
            "</office:master-styles><office:body><office:spreadsheet>"
            f'<table:table table:name="Appendix" table:style-name="sheet">{columns}{rows}</table:table>'
            "</office:spreadsheet></office:body>"
        )

    def _styles(self) -> str:
        style = self._style
        width, height = style.paper
        grid = ' style:print="grid objects charts drawings"' if style.grid else ""
        cells = {
            "title": (1.6, "bold", 'fo:wrap-option="no-wrap"'),
            "heading": (1.25, "bold", 'fo:wrap-option="no-wrap"'),
            "note": (1.0, "normal", 'fo:wrap-option="wrap"'),
            "prose": (1.0, "normal", 'fo:wrap-option="wrap"'),
            "cell": (1.0, "normal", f'fo:wrap-option="wrap" {style.cell}'),
            "header": (1.0, "bold", f'fo:wrap-option="wrap" {style.cell} {style.header_cell}'),
        }
        return (
            '<style:style style:name="sheet" style:family="table" style:master-page-name="Default"/>'
            '<style:page-layout style:name="page"><style:page-layout-properties'
            f' fo:page-width="{width}cm" fo:page-height="{height}cm" fo:margin="1.5cm"'
            f' style:print-orientation="landscape" style:scale-to-X="1" style:scale-to-Y="0"{grid}/>'
            "<style:header-style/><style:footer-style/></style:page-layout>"
            + "".join(
                f'<style:style style:name="c{index}" style:family="table-column">'
                f'<style:table-column-properties style:column-width="{width:.3f}cm"/></style:style>'
                for index, width in enumerate(self._widths)
            )
            + "".join(
                f'<style:style style:name="{name}" style:family="table-row"><style:table-row-properties'
                f' style:row-height="{height:.3f}cm" style:use-optimal-row-height="false"/></style:style>'
                for name, height in self._heights.items()
            )
            + "".join(
                f'<style:style style:name="{name}" style:family="table-cell"><style:table-cell-properties'
                f' style:vertical-align="top" {properties}/><style:text-properties'
                f" fo:font-family={quoteattr(style.font)}"
                f' fo:font-size="{scale * style.size:.1f}pt" fo:font-weight="{weight}"/></style:style>'
                for name, (scale, weight, properties) in cells.items()
            )
        )

    def _text(self, kind: str, text: str) -> str:
        """Return the row of a text: notes are as wide as the sheet, titles run over the cells beside theirs."""
        columns = len(self._widths) if kind in ("note", "prose") else 1
        larger = 1.0 if columns > 1 else 1.6
        height = larger * self._height([(text, self._style.width)])
        return self._row(height, _filled(kind, [text], columns))

    def _table(self, table: Table) -> str:
        bounds = self._bounds(table.widths)
        rows = [*((row, "header") for row in table.header), *((row, "cell") for row in table.body)]
        return "".join(self._table_row(row, kind, bounds) for row, kind in rows) + self._row(0.4, "")

    def _table_row(self, row: Row, kind: str, bounds: Sequence[int]) -> str:
        cells, texts, at = "", [], 0
        for cell in row:
            first, last = bounds[at], bounds[at + cell.columns]
            at += cell.columns
            cells += _filled("header" if _is_bold(cell) else kind, cell.text, last - first)
            texts += [("\n".join(cell.text), sum(self._widths[first:last]))]
        return self._row(self._height(texts), cells)

    def _bounds(self, widths: Sequence[float]) -> list[int]:
        """Return before which of the sheet's columns those of a table begin, and where the last ends."""
        edges = [0.0, *accumulate(self._widths)]
        bounds = [0]
        for index, share in enumerate(accumulate(widths[:-1]), 1):
            place = share / sum(widths) * edges[-1]
            left = len(edges) - 1 - (len(widths) - index)
            nearest = min(range(len(edges)), key=lambda i: abs(edges[i] - place))
            bounds.append(min(max(nearest, bounds[-1] + 1), left))
        return [*bounds, len(edges) - 1]

    def _height(self, texts: Iterable[tuple[str, float]]) -> float:
        """Return the height in centimetres that texts need in widths: that of merged cells is nobody's to find."""
        letter = _LETTER * self._style.size * _POINT
        lines = max(
            sum(max(1, math.ceil(len(part) * letter / (0.9 * width))) for part in text.split("\n"))
            for text, width in texts
        )
        return lines * _LINE * self._style.size * _POINT + 0.1

    def _row(self, height: float, cells: str) -> str:
        name = f"r{round(100 * height)}"
        self._heights[name] = height
        return (
            f'<table:table-row table:style-name="{name}">{cells or "<table:table-cell/>"}</table:table-row>'
        )


def _is_bold(cell: Cell) -> bool:
    return cell.header or cell.kind == "heading"


def _filled(style: str, paragraphs: Sequence[str], columns: int) -> str:
    spans = f' table:number-columns-spanned="{columns}" table:number-rows-spanned="1"' if columns > 1 else ""
    text = "".join(f"<text:p>{escape(part)}</text:p>" for part in paragraphs)
    covered = "<table:covered-table-cell/>" * (columns - 1)
    return (
        f'<table:table-cell table:style-name="{style}" office:value-type="string"{spans}>{text}'
        f"</table:table-cell>{covered}"
    )
