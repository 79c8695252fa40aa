"""Sets the text of a row's cells: wraps it, aligns it, and tells how high the row has to be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tests.generator.blocks import Cell, Row
from tests.generator.style import Style
from tests.generator.text import FAMILIES, Type, wrap


class SetLine(NamedTuple):
    """A line of a cell; `top` is from the top of the row's text, `left` from the left of the cell's.

    With `bullet` a disc is drawn before it.
    """

    top: float
    left: float
    text: str
    width: float
    word_gap: float
    bullet: bool = False


@dataclass(frozen=True, slots=True)
class SetCell:
    """A cell and its lines, which start at the top of the row's text."""

    cell: Cell
    x0: float
    x1: float
    lines: tuple[SetLine, ...]
    height: float


class Setter:
    """Sets rows in one style, each row once."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self.leading = style.size * style.leading
        self.pad_x = style.pad_x * style.size
        self.pad_y = style.pad_y * style.size + (1.5 if style.line == "double" else 0.0)
        if not style.rows_ruled:
            # Where no rule parts the rows, the white between them must be wider than between paragraphs.
            self.pad_y = max(self.pad_y, (0.45 + style.paragraph_gap / 2) * self.leading)
        self._done: dict[int, tuple[Row, list[SetCell]]] = {}

    def type(self, *, bold: bool, scale: float = 1.0) -> Type:
        """Return the font at a size of `scale` body sizes."""
        size = round(self.style.size * scale, 2)
        return Type(FAMILIES[self.style.font][bold], size, self.style.letter_spacing * size)

    def set_row(self, row: Row, edges: Sequence[float]) -> list[SetCell]:
        """Wrap the cells of a row between the columns' `edges`."""
        if id(row) not in self._done:
            cells = []
            for column, cell in enumerate(row.cells):
                if cell is not None:
                    x0, x1 = edges[column], edges[column + cell.columns]
                    lines = tuple(self._lines(cell, x1 - x0 - 2 * self.pad_x))
                    height = lines[-1].top + self.leading if lines else 0.0
                    cells.append(SetCell(cell, x0, x1, lines, height))
            self._done[id(row)] = row, cells
        return self._done[id(row)][1]

    def heights(self, rows: Sequence[Row], edges: Sequence[float]) -> list[float]:
        """Return the heights of rows, padding included; a cell over two rows makes the second higher."""
        heights: list[float] = []
        hanging: list[float] = []
        for row in rows:
            cells = self.set_row(row, edges)
            needs = [self.leading, *(cell.height for cell in cells if cell.cell.rows == 1)]
            needs += [need - heights[-1] for need in hanging]
            heights.append(max(needs) + 2 * self.pad_y)
            hanging = [cell.height for cell in cells if cell.cell.rows == 2]
        return heights

    def _lines(self, cell: Cell, width: float) -> list[SetLine]:
        kind = self.type(bold=cell.bold)
        broken = cell.narrow or (self.style.broken_words and cell.role == "record")
        top = 0.0
        lines: list[SetLine] = []
        for index, paragraph in enumerate(cell.paragraphs):
            top += self.style.paragraph_gap * self.leading if index else 0.0
            is_drawn = self.style.bullets == "drawn" and paragraph.startswith("• ")
            hangs = is_drawn or (paragraph.startswith("• ") and cell.align in ("left", "justified"))
            indent = kind.width("• ") + kind.spacing if hangs else 0.0
            texts = wrap(paragraph[2:] if hangs else paragraph, width - indent, kind, break_words=broken)
            for place, text in enumerate(texts):
                said, left = (f"• {text}", 0.0) if hangs and place == 0 and not is_drawn else (text, indent)
                natural = kind.width(said)
                gap = 0.0
                if cell.align == "justified" and place < len(texts) - 1 and not said.startswith("• "):
                    gap = self._stretch(said, width - left - natural)
                drawn = natural + gap * said.count(" ")
                left += {"centre": 0.5, "right": 1.0}.get(cell.align, 0.0) * (width - left - drawn)
                lines.append(SetLine(top, left, said, drawn, gap, is_drawn and place == 0))
                top += self.leading
        return lines

    def _stretch(self, text: str, spare: float) -> float:
        """Return what to add to each space to fill the line; nothing where that would tear it apart."""
        spaces = text.count(" ")
        most = (2.0 if self.style.columns_ruled else 0.3) * self.style.size
        gap = spare / spaces if spaces else 0.0
        return gap if 0 < gap < most else 0.0
