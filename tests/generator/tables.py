"""Places tables on pages, and breaks their rows over page ends.

A row is a strip of lines, each at its place from the top. A row that does not fit is cut at a height: the
lines above the cut stay, the others go on at the top of the next page. So a row may cross any number of
pages, and a text that is centred over the whole row may stand on any of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate

from tests.generator.blocks import DoesNotFitError, Row, Table
from tests.generator.flow import Flow
from tests.generator.marks import BLACK, WHITE, Box, Colour, Fill, Shape
from tests.generator.rows import SetCell, SetLine
from tests.generator.rules import Placed, draw_rules

_SHADES: dict[tuple[str, str], Colour] = {
    ("header", "header"): (0.85, 0.88, 0.95),
    ("header", "heading"): (0.78, 0.8, 0.85),
    ("dark header", "header"): (0.13, 0.2, 0.4),
    ("dark header", "heading"): (0.85, 0.85, 0.85),
    ("zebra", "header"): (0.8, 0.8, 0.8),
    ("zebra", "heading"): (0.72, 0.72, 0.72),
    ("zebra", "stripe"): (0.92, 0.92, 0.92),
    ("cells", "header"): (0.75, 0.84, 0.75),
    ("cells", "heading"): (0.7, 0.78, 0.7),
    ("cells", "note"): (0.9, 0.94, 0.9),
    ("cells", "body"): (0.9, 0.94, 0.9),
    ("cells", "stripe"): (0.9, 0.94, 0.9),
}
"""The colour of a row, by the style's shading and the kind of row."""

INKS: Mapping[str, Sequence[Colour]] = {
    "black": (BLACK,),
    "grey": ((0.6, 0.6, 0.6),),
    "coloured": ((0.0, 0.2, 0.6), (0.75, 0.1, 0.1), (0.1, 0.5, 0.2), (0.85, 0.5, 0.0), BLACK),
}
"""The colours of text in tables, by the style's ink; cells take them in turn."""

_A_BIT = 0.01


def place_table(flow: Flow, table: Table) -> None:
    """Place a table where the flow stands; it may go on over any number of pages."""
    _TableFlow(flow, table).place()


def start_height(flow: Flow, table: Table) -> float:
    """Return the height of the rows before the body and of what must stay with them of its first row."""
    edges = _edges(flow, table)
    lead = sum(flow.setter.heights(table.lead, edges)) + sum(flow.setter.heights(table.header, edges))
    if not table.body:
        return lead
    first = flow.setter.heights(table.body[:1], edges)[0]
    if flow.style.row_break == "split":
        first = min(first, flow.setter.leading + 2 * flow.setter.pad_y)
    return lead + first + 2 * _A_BIT


def _edges(flow: Flow, table: Table) -> list[float]:
    return list(accumulate(table.widths, initial=flow.frame.x0))


class _TableFlow:
    """One table on its way over the pages."""

    def __init__(self, flow: Flow, table: Table) -> None:
        self.flow, self.table, self.style, self.setter = flow, table, flow.style, flow.setter
        self.edges = _edges(flow, table)
        self.header_heights = self.setter.heights(table.header, self.edges)
        self.placed: list[Placed] = []
        self.says_where_it_starts = bool(table.lead or table.header)
        """Whether something above the next row on this page shows that the row is not a continuation."""

    def place(self) -> None:
        table = self.table
        if sum(self.header_heights) > 0.4 * (self.flow.frame.bottom - self.flow.frame.top):
            raise DoesNotFitError
        for row in table.lead:
            self._put_whole([row], self.setter.heights([row], self.edges))
        if self.style.header_break and len(table.header) == 1:
            self._flow_row(table.header[0], "header")
        elif table.header:
            self._put_whole(table.header, self.header_heights)
        for index, row in enumerate(table.body):
            self._flow_row(row, "stripe" if index % 2 else "body")
        draw_rules(self.flow.page, self.placed, self.style)

    def _new_page(self, *, with_header: bool = True) -> None:
        draw_rules(self.flow.page, self.placed, self.style)
        self.placed = []
        self.flow.new_page()
        self.says_where_it_starts = False
        if with_header and self.table.repeat_header:
            self._put_whole(self.table.header, self.header_heights)

    def _put_whole(self, rows: Sequence[Row], heights: Sequence[float]) -> None:
        """Put rows that stay together; cells over two rows reach into the second."""
        if sum(heights) > self.flow.room and not self.flow.is_fresh:
            self._new_page(with_header=False)
        for index, (row, height) in enumerate(zip(rows, heights, strict=True)):
            for cell in self.setter.set_row(row, self.edges):
                reach = sum(heights[index : index + cell.cell.rows])
                lines = self._aligned(cell, reach - 2 * self.setter.pad_y, cell.cell.valign)
                self._put_cell(cell, lines, reach, row.kind)
            self.flow.y += height

    def _flow_row(self, row: Row, kind: str) -> None:
        """Put a row, cut by as many page ends as it takes."""
        [height] = self.setter.heights([row], self.edges)
        fits_a_page = height <= self.flow.frame.bottom - self.flow.frame.top - self._repeated_height()
        one_line = self.setter.leading + 2 * self.setter.pad_y
        if height > self.flow.room and (
            (self.style.row_break == "keep" and fits_a_page) or one_line > self.flow.room
        ):
            self._new_page(with_header=kind != "header")
        cells = self.setter.set_row(row, self.edges)
        strip = height - 2 * self.setter.pad_y
        if height <= self.flow.room + _A_BIT:
            self._put_row(
                cells, [self._aligned(cell, strip, cell.cell.valign) for cell in cells], height, kind
            )
            return
        if not self._cut(cells, strip, kind):
            self._new_page(with_header=kind != "header")
            self._flow_row(row, kind)

    def _repeated_height(self) -> float:
        return sum(self.header_heights) if self.table.repeat_header else 0.0

    def _cut(self, cells: list[SetCell], strip: float, kind: str) -> bool:
        """Put a row piece by piece; tell whether there was room for a piece on this page."""
        floats = self.style.valign != "top" and self._may_float()
        waiting = [self._aligned(cell, strip, cell.cell.valign if floats else "top") for cell in cells]
        goes_on = False
        while True:
            room = self.flow.room - 2 * self.setter.pad_y
            last = strip <= room + _A_BIT
            cut = strip if last else room
            taken = [
                [line for line in lines if line.top + self.setter.leading <= cut + _A_BIT]
                for lines in waiting
            ]
            if not any(taken) and not last:
                if goes_on:
                    raise DoesNotFitError
                return False
            rest = [lines[len(some) :] for lines, some in zip(waiting, taken, strict=True)]
            if not floats and not last:
                cut = max(lines[-1].top for lines in taken if lines) + self.setter.leading
            self._put_row(
                cells, taken, cut + 2 * self.setter.pad_y, kind, goes_on=goes_on, goes_on_after=not last
            )
            if last:
                return True
            waiting = [_moved_up(lines, cut, to_the_top=not floats) for lines in rest]
            ends = [lines[-1].top + self.setter.leading for lines in waiting if lines]
            strip = max([*ends, strip - cut]) if floats else max(ends)
            goes_on = True
            self._new_page(with_header=kind != "header")

    def _may_float(self) -> bool:
        """Whether a number that stands in the middle of a row, or at its end, may get to a later page.

        At the top of a page nothing but its number, or an open page end, tells a new row from the rest of the
        one before.
        """
        if self.style.numbers == "none":
            return False
        return self.style.page_end == "open" or self.says_where_it_starts

    def _aligned(self, cell: SetCell, strip: float, valign: str) -> list[SetLine]:
        """Return the lines of a cell at their places in a strip of that height."""
        down = {"middle": 0.5, "bottom": 1.0}.get(valign, 0.0) * (strip - cell.height)
        return [line._replace(top=line.top + down) for line in cell.lines]

    def _put_row(
        self,
        cells: Iterable[SetCell],
        lines: Iterable[list[SetLine]],
        height: float,
        kind: str,
        *,
        goes_on: bool = False,
        goes_on_after: bool = False,
    ) -> None:
        for cell, some in zip(cells, lines, strict=True):
            self._put_cell(cell, some, height, kind, goes_on=goes_on, goes_on_after=goes_on_after)
        self.flow.y += height
        self.says_where_it_starts = True

    def _put_cell(
        self,
        cell: SetCell,
        lines: Iterable[SetLine],
        height: float,
        kind: str,
        *,
        goes_on: bool = False,
        goes_on_after: bool = False,
    ) -> None:
        box = Box(cell.x0, self.flow.y, cell.x1, self.flow.y + height)
        is_open = self.style.page_end == "open"
        self.placed.append(Placed(box, is_open and goes_on, is_open and goes_on_after, kind == "header"))
        shade = _SHADES.get((self.style.shading, kind))
        if shade:
            self.flow.page.fills.append(Fill(box, shade))
        colour = WHITE if kind == "header" and self.style.shading == "dark header" else self._ink(cell)
        kind_of_type = self.setter.type(bold=cell.cell.bold)
        for line in lines:
            if line.bullet:
                self._put_bullet(cell, box.top + self.setter.pad_y + line.top, line.left)
            self.flow.put_text(
                cell.x0 + self.setter.pad_x + line.left,
                box.top + self.setter.pad_y + line.top,
                line.text,
                kind_of_type,
                cell.cell.role,
                path=cell.cell.path,
                width=line.width,
                word_gap=line.word_gap,
                bold=cell.cell.bold,
                colour=colour,
                cell=box,
            )

    def _ink(self, cell: SetCell) -> Colour:
        """Return the colour of a cell's text."""
        colours = INKS[self.style.ink]
        return colours[round(cell.x0) % len(colours)] if cell.cell.role == "record" else BLACK

    def _put_bullet(self, cell: SetCell, top: float, left: float) -> None:
        """Put a disc before a line of a cell."""
        x, size = cell.x0 + self.setter.pad_x + left - 0.75 * self.style.size, self.style.size
        middle = top + 0.5 * self.setter.leading
        box = Box(x, middle - 0.15 * size, x + 0.3 * size, middle + 0.15 * size)
        self.flow.page.shapes.append(Shape("disc", box))


def _moved_up(lines: list[SetLine], by: float, *, to_the_top: bool) -> list[SetLine]:
    """Move the lines left over from a cut; one that the cut went through starts at the top."""
    if not lines:
        return lines
    up = lines[0].top if to_the_top else min(by, lines[0].top)
    return [line._replace(top=line.top - up) for line in lines]
