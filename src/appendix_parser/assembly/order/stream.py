"""Turns the document into one stream of table rows and text lines, without page furniture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from appendix_parser.assembly.aside.footnotes import footnotes
from appendix_parser.assembly.order.gutter import halves
from appendix_parser.assembly.order.torn import part_cells
from appendix_parser.layout import Cell, Grid, PageLayout, TextLine
from appendix_parser.page import Word


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of a grid in its place in the document.

    `opens_page` and `closes_page` say that nothing but page furniture and empty rows is above or below it on its page.
    `torn` says that one of its cells was split from that of the row above or below.
    """

    page: int
    grid: Grid
    index: int
    cells: tuple[Cell, ...]
    opens_page: bool
    closes_page: bool
    torn: bool = False

    @property
    def filled(self) -> list[Cell]:
        """The cells that hold words."""
        return [cell for cell in self.cells if cell.words]

    @property
    def words(self) -> list[Word]:
        """All words of the row, cell by cell."""
        return [word for cell in self.cells for word in cell.words]

    @property
    def open_top(self) -> bool:
        """Return whether no line closes the row at its top."""
        return self.index == 0 and self.grid.open_top

    @property
    def open_bottom(self) -> bool:
        """Return whether no line closes the row at its bottom."""
        return self.index == self.grid.row_count - 1 and self.grid.open_bottom

    @property
    def covering(self) -> list[Cell]:
        """The cells of earlier rows that reach into this row."""
        return [cell for cell in self.grid.cells if cell.row < self.index < cell.row + cell.rows]

    @property
    def continuing(self) -> list[Cell]:
        """The cells that reach into the row below, or over the page end: no line closes them, though one closes others."""
        last, foot = self.grid.row_count - 1, self.grid.open_columns
        return [
            cell
            for cell in self.grid.cells
            if cell.row <= self.index < (end := cell.row + cell.rows - 1)
            or (self.index == end == last and foot.issuperset(range(cell.column, cell.column + cell.columns)))
        ]

    def reads_as(self, other: GridRow) -> bool:
        """Return whether two rows have the same texts, cell by cell."""
        return [cell.text for cell in self.cells] == [cell.text for cell in other.cells]

    def is_next_to(self, before: GridRow) -> bool:
        """Return whether this row follows `before` directly: in its grid, or on the next page."""
        if self.grid is before.grid:
            return self.index == before.index + 1
        return self.crosses_page_from(before)

    def crosses_page_from(self, before: GridRow) -> bool:
        """Return whether only a page end separates this row from `before`."""
        return self.page == before.page + 1 and self.opens_page and before.closes_page


Item = GridRow | TextLine

_FULL_WIDTH = 0.9  # a cell over this share of its grid fills a row alone


def full_width_cell(row: GridRow) -> Cell | None:
    """Return the cell that fills a row over the whole width, None for other rows.

    Without drawn lines, it is a text that begins in the first column, runs over the next, and is alone in its row.
    """
    if len(row.filled) != 1:
        return None
    cell = row.filled[0]
    if row.grid.kind == "aligned" and cell.column == 0 and cell.columns > 1:
        return cell
    return cell if cell.columns > 1 and cell.box.width >= _FULL_WIDTH * row.grid.box.width else None


def stream(layouts: Sequence[PageLayout], furniture: set[tuple[int, int]]) -> list[Item]:
    """Return rows and lines of all pages in reading order, without footnotes and lines beside tables."""
    items: list[Item] = []
    for layout in layouts:
        items += _page_items(layout, furniture)
    return items


def rows_from(items: Sequence[Item], start: int) -> Iterator[GridRow]:
    """Yield the rows that follow each other from an item on. There may be thousands, and callers look at few."""
    before: GridRow | None = None
    for index in range(start, len(items)):
        item = items[index]
        if not isinstance(item, GridRow) or (before is not None and not item.is_next_to(before)):
            return
        yield item
        before = item


def lines_beside_tables(layout: PageLayout) -> list[TextLine]:
    """Return the lines at a table's side, and footnotes: they do not head tables or divide them."""
    beside = [
        part
        for run in halves(layout)
        for part in run
        if isinstance(part, TextLine) and _is_beside(part, [grid for grid in run if isinstance(grid, Grid)])
    ]
    return beside + [line for line in footnotes(layout) if line not in beside]


def _is_beside(line: TextLine, grids: Iterable[Grid]) -> bool:
    boxes = (grid.box for grid in grids if grid.box.top < line.box.y_mid < grid.box.bottom)
    return any(not box.x0 <= line.box.x_mid <= box.x1 for box in boxes)


def _is_in_cell(grid: Grid, others: Iterable[Grid]) -> bool:
    """Return whether a table is drawn inside a cell of a larger one, which has its words, too."""
    words = _words_of(grid)
    return bool(words) and any(
        words.issubset(word.index for word in cell.words)
        for other in others
        if other.box.overlaps(grid.box) and len(_words_of(other)) > len(words)
        for cell in other.cells
    )


def _words_of(grid: Grid) -> set[int]:
    return {word.index for cell in grid.cells for word in cell.words}


def _page_items(layout: PageLayout, furniture: set[tuple[int, int]]) -> list[Item]:
    page = layout.page.number
    apart = footnotes(layout)
    parts: list[Grid | TextLine] = []
    for run in halves(layout):
        grids = [part for part in run if isinstance(part, Grid)]
        parts += [
            part
            for part in run
            if (
                not _is_in_cell(part, grids)
                if isinstance(part, Grid)
                else not (
                    (page, part.words[0].index) in furniture or part in apart or _is_beside(part, grids)
                )
            )
        ]
    items: list[Item] = []
    for position, part in enumerate(parts):
        if isinstance(part, TextLine):
            items.append(part)
        else:
            items += _grid_rows(part, furniture, first=position == 0, last=position == len(parts) - 1)
    return items


def _grid_rows(grid: Grid, furniture: set[tuple[int, int]], *, first: bool, last: bool) -> Iterable[GridRow]:
    grid, torn = part_cells(grid)
    rows = grid.rows()
    filled = [index for index, cells in enumerate(rows) if any(cell.words for cell in cells)]
    left_out = {
        index
        for index in {0, len(rows) - 1}.intersection(filled)
        if furniture.issuperset((word.page, word.index) for cell in rows[index] for word in cell.words)
    }
    filled = [index for index in filled if index not in left_out]
    # Empty rows do not separate anything.
    begin, end = (filled[0], filled[-1]) if filled else (0, len(rows) - 1)
    for index, cells in enumerate(rows):
        if index in left_out:
            continue
        yield GridRow(
            page=grid.page,
            grid=grid,
            index=index,
            cells=tuple(cells),
            opens_page=first and index <= begin,
            closes_page=last and index >= end,
            torn=index in torn,
        )
