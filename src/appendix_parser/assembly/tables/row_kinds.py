"""Decides what each row of the stream is: pass one. A decision about a row is never changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from appendix_parser.assembly.heads.header import Header
from appendix_parser.assembly.heads.headers import header_at, part_header
from appendix_parser.assembly.heads.roles import LONGEST_HEADING
from appendix_parser.assembly.model import LevelColumn
from appendix_parser.assembly.order.stream import GridRow, Item, full_width_cell
from appendix_parser.assembly.tables.cards import card_at
from appendix_parser.assembly.tables.fitting import NAME, fitting, label_of
from appendix_parser.assembly.tables.keys import key_at
from appendix_parser.assembly.tables.kinds import Body, Heads, Names, Repeated, RowKind, Strange, Text
from appendix_parser.assembly.tables.place import place
from appendix_parser.assembly.tables.turned import TurnedRubric, turned_rubric_at
from appendix_parser.doubts import Doubt
from appendix_parser.geometry import hull
from appendix_parser.layout import Cell, Grid, TextLine
from appendix_parser.layout.tolerances import SAME_START
from appendix_parser.page import are_bold

_SENTENCE = 3  # words
_MOST_LONE = 20  # rows between a text above a table and the table's header, at most


def row_kinds(items: Sequence[Item]) -> list[RowKind]:
    """Return what each row is, in order."""
    return _Rows(items).run()


class _Rows:
    """Goes through the stream once. It keeps what the kind of the next row depends on."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._items = list(items)
        self._at = 0
        self._found: list[RowKind] = []
        self._known: list[Header] = []  # each once, the latest last: long documents have hundreds
        self._open: Header | None = None  # the header of the table that may continue
        self._is_empty = False  # that table has no rows so far
        self._heading = ""  # the heading right above it
        self._text_before = False
        self._named_before = ""  # the heading above, with no table since
        self._header_again = False  # the header was right above
        self._last: GridRow | None = None
        self._foreign: Grid | None = None

    def run(self) -> list[RowKind]:
        while self._at < len(self._items):
            item, known = self._items[self._at], len(self._found)
            if isinstance(item, TextLine):
                self._text((item,))
                self._at += 1
                continue
            self._at += next(filter(None, (read(self, item) for read in _READERS)))
            last = self._items[self._at - 1]
            is_text = any(isinstance(kind, Text | Repeated) for kind in self._found[known:])
            self._last = last if isinstance(last, GridRow) and not is_text else self._last
        return self._found

    def _text(self, lines: tuple[TextLine, ...]) -> None:
        self._found.append(Text(lines))
        self._text_before = True

    def _say(self, kind: RowKind, *, opens: Header | None = None) -> None:
        """Record what a row is that ends the text above it."""
        self._found.append(kind)
        self._heading = "" if self._text_before else self._named_before
        self._text_before, self._named_before = False, ""
        self._open, self._is_empty, self._header_again = opens, True, False

    def _below(self) -> Item | None:
        return self._items[self._at + 1] if self._at + 1 < len(self._items) else None

    def _crosses_page(self, row: GridRow) -> bool:
        return self._last is not None and row.crosses_page_from(self._last)

    # -- text in a grid --------------------------------------------------------------------------------------
    def _lone_text(self, row: GridRow) -> int:
        """Take a row with one text, at its left, as lines of text, if only such rows are between it and a header.

        Spreadsheets print titles, headings and notes in the grid like this. A text as wide as the table is a heading
        within it, unless a narrower one is below. The header may be on the next page, if it is not the header of the
        table that continues there.
        """
        if not _is_lone_text(row):
            return 0
        narrow, above = False, row
        for at in range(self._at, min(self._at + _MOST_LONE, len(self._items))):
            below = self._items[at]
            if not isinstance(below, GridRow) or (below is not row and not below.is_next_to(above)):
                return 0
            above = below
            if len(below.filled) > 1:
                break
            narrow = narrow or (_is_lone_text(below) and full_width_cell(below) is None)
        else:
            return 0
        if not narrow or not (self._is_other_header(at, row) or turned_rubric_at(self._items, at)):
            return 0
        self._text(row.filled[0].lines)
        return 1

    def _is_other_header(self, at: int, before: GridRow) -> bool:
        """Return whether there is a header, and not the open table's own header on the next page."""
        header, item = header_at(self._items, at, self._known), self._items[at]
        over_page_end = isinstance(item, GridRow) and item.grid is not before.grid
        goes_on = self._open is not None and header is not None and header.same_as(self._open)
        return header is not None and not (over_page_end and goes_on)

    # -- headers ---------------------------------------------------------------------------------------------
    def _repeated_heading(self, row: GridRow) -> int:
        """Take a heading row that a new page repeats, with the header below it, for a table that continues."""
        below, heading = self._below(), full_width_cell(row)
        if (
            self._open is None
            or heading is None
            or heading.text != self._heading
            or self._text_before
            or not isinstance(below, GridRow)
            or not self._crosses_page(row)
        ):
            return 0
        header = header_at(self._items, self._at + 1, self._known)
        if header is None or not header.same_as(self._open):
            return 0
        self._found.append(Repeated(heading.words))
        self._items[self._at + 1] = replace(below, opens_page=True)  # nothing else is above it
        return 1

    def _rest_of_header(self, row: GridRow) -> int:
        """Take the rest of a header that a page end cuts, if the two parts together are a known header."""
        cut, below_header = self._open, self._is_empty or self._header_again
        if cut is None or not below_header or self._text_before or not self._crosses_page(row):
            return 0
        fragment = place(row, cut.columns)
        if fragment is None:
            return 0
        whole = [
            " ".join([column.heading, *(word.text for word in rest)])
            for column, rest in zip(cut.columns, fragment.cells, strict=True)
        ]
        if not any(other.same_as(cut) and other.headings == whole for other in self._known):
            return 0
        self._found.append(Repeated(tuple(row.words)))
        return 1

    def _key(self, row: GridRow) -> int:  # noqa: ARG002 - as all readers are called
        return self._rubric(key_at(self._items, self._at))

    def _turned(self, row: GridRow) -> int:
        """Take a table with its headings in the first column, unless the row continues the open table."""
        if self._open is not None and not self._text_before:
            fragment = place(row, self._open.columns)
            if fragment is not None and not fragment.doubts:
                return 0
        return self._rubric(turned_rubric_at(self._items, self._at)) or self._card()

    def _rubric(self, rubric: TurnedRubric | None) -> int:
        if rubric is None:
            return 0
        self._say(rubric)
        return rubric.depth

    def _card(self) -> int:
        card = card_at(self._items, self._at)
        if card is None:
            return 0
        self._say(card)
        return card.depth

    def _header(self, row: GridRow) -> int:
        stray, row = self._parted(row)
        header = header_at(self._items, self._at, self._known)
        if header is None or self._is_first_row(header, row) or self._has_taken_rows(header):
            return 0
        self._foreign = None
        cut = self._open if self._crosses_page(row) and not self._text_before else None
        if cut is not None and not header.same_as(cut):
            header = header.as_damaged(cut, row.grid.box) or header
        doubts = (*header.doubts, *stray)
        if cut is not None and header.same_as(cut):
            self._found.append(Heads(header, row.page, doubts, again=True))
            self._open, self._header_again = header, True  # its columns may be elsewhere on the new page
        else:
            self._say(Heads(header, row.page, doubts, over_page_end=cut is not None), opens=header)
            self._known = [*(other for other in self._known if not other.stands_as(header)), header]
        return header.depth

    def _has_taken_rows(self, header: Header) -> bool:
        """Return whether a header has a text too long for a heading, and no row below it: it holds the rows as well."""
        last, *below = self._items[self._at + header.depth - 1 :][:2]
        is_long = any(len(heading) > LONGEST_HEADING for heading in header.headings)
        return is_long and not any(
            isinstance(last, GridRow) and isinstance(row, GridRow) and row.is_next_to(last) for row in below
        )

    def _parted(self, row: GridRow) -> tuple[list[Doubt], GridRow]:
        """Split a row that begins with a known header and continues with other text, without a line between.

        A single word may belong to the heading above it.
        """
        found = ((part_header(row, header), header) for header in reversed(self._known))
        parts, header = next(((parts, header) for parts, header in found if parts is not None), (None, None))
        if parts is None or header is None or not self._may_part(row, parts, header):
            return [], row
        self._items[self._at : self._at + 1] = parts
        below = parts[1].words
        if row.grid.kind != "ruled" or len(below) > 1:
            return [], parts[0]
        [(text, usual)] = [
            (cell.text, column.heading)
            for cell, column in zip(row.cells, header.columns, strict=True)
            if below[0] in cell.words
        ]
        return [Doubt("header-differs", {"text": text, "usual": usual})], parts[0]

    def _may_part(self, row: GridRow, parts: tuple[GridRow, GridRow], header: Header) -> bool:
        """Return whether the table continues here, or most cells say more: a heading may begin like a known one."""
        upper, lower = parts
        if self._open is not None and row.opens_page:
            # Otherwise they may be part of the heading.
            plain_below = are_bold(upper.words) and not are_bold(lower.words)
            if header is self._open or (plain_below and header.same_as(self._open)):
                return True
        return 2 * len(lower.filled) >= len(row.cells)

    def _is_first_row(self, header: Header, row: GridRow) -> bool:
        """Return whether an apparent header right below a rubric's header is really that rubric's row, cut short."""
        return (
            self._open is not None
            and self._is_empty
            and isinstance(self._open.columns[0], LevelColumn)
            and not self._text_before
            and self._last is not None
            and row.is_next_to(self._last)
            and not header.same_as(self._open)
            and (header.is_unnumbered or not are_bold(row.words))
        )

    # -- rows ------------------------------------------------------------------------------------------------
    def _heading_row(self, row: GridRow) -> int:
        cell = full_width_cell(row) or self._bold_heading(row) or self._name_for_number(row)
        if cell is None or self._goes_on_in_column(row, cell):
            return 0
        self._found.append(Names(cell.words, inside=not self._text_before and self._open is not None))
        self._heading = "" if self._text_before else self._named_before
        self._text_before, self._named_before = False, cell.text
        return 1

    def _goes_on_in_column(self, row: GridRow, cell: Cell) -> bool:
        """Return whether a full-width cell at the head of a page continues the text of a column of the open table.

        The line between the columns may be missing. A heading begins where the table does, or is a line in its middle.
        """
        if self._open is None or self._last is None:
            return False
        if not ((self._header_again and row.is_next_to(self._last)) or self._crosses_page(row)):
            return False
        box = hull([line.box for line in cell.lines])
        in_one = any(c.x0 - 1 <= box.x0 and box.x1 <= c.x1 + 1 for c in self._open.columns[1:])
        return in_one and not are_bold(cell.words) and (len(cell.lines) > 1 or cell.text[0].islower())

    def _bold_heading(self, row: GridRow) -> Cell | None:
        """Return the only cell of a row, if it is bold and above a header or a row that begins with plain text.

        Without drawn lines, a short text does not show that its cell is as wide as the table.
        """
        below = self._below()
        if len(row.filled) != 1 or not _is_bold_name(row.filled[0]) or not _heads_all_columns(row):
            return None
        if not isinstance(below, GridRow) or below.page != row.page:
            return None
        if below.grid is row.grid and self._open is not None and _begins_plain(below):
            return row.filled[0]
        may_head = self._ends_plain(row) if below.grid is not row.grid else _is_first_undrawn(row)
        return row.filled[0] if may_head and self._begins_table(self._at + 1) else None

    def _ends_plain(self, row: GridRow) -> bool:
        """Return whether the row right above begins with plain text."""
        return self._last is not None and row.is_next_to(self._last) and _begins_plain(self._last)

    def _begins_table(self, at: int) -> bool:
        """Return whether a table of any kind begins with a row."""
        return bool(header_at(self._items, at, self._known) or turned_rubric_at(self._items, at))

    def _name_for_number(self, row: GridRow) -> Cell | None:
        """Return the cell of a row that has only a name, in the column of numbers: it is a heading."""
        if self._open is None or len(row.filled) != 1 or row.opens_page:
            return None
        fragment = place(row, self._open.columns)
        is_there = fragment is not None and bool(label_of(fragment, self._open))
        return row.filled[0] if is_there and NAME.search(row.filled[0].text) else None

    def _empty(self, row: GridRow) -> int:
        return 0 if row.filled else 1

    def _row(self, row: GridRow) -> int:
        parted = self._text_before or bool(self._named_before)
        fit = None
        if row.grid is not self._foreign:
            fit = fitting(row, self._open, self._known, self._last, parted=parted)
        if fit is None or fit.by_chance:
            self._foreign = row.grid if fit is not None else self._foreign
            widths = {len(header.columns) for header in self._known}
            self._say(Strange(row, len(row.cells) in widths))
            return 1
        begins = self._open is None or fit.header is not self._open or parted
        next_page = self._last is not None and row.page == self._last.page + 1
        over_page_end = begins and self._open is not None and next_page
        heading = self._heading
        self._say(Body(fit.fragment, fit.header, begins, over_page_end), opens=fit.header)
        self._heading = self._heading if begins else heading
        self._is_empty = False
        return 1


_READERS: Final[tuple[Callable[[_Rows, GridRow], int], ...]] = (
    _Rows._lone_text,
    _Rows._repeated_heading,
    _Rows._rest_of_header,
    _Rows._key,
    _Rows._header,
    _Rows._turned,
    _Rows._heading_row,
    _Rows._empty,
    _Rows._row,
)
"""What a row may be, the surest first. Each returns how many rows it takes, 0 if they are something else."""


def _is_lone_text(row: GridRow) -> bool:
    """Return whether a row of drawn cells has only one text, at its left, and that is not a label."""
    if row.grid.kind != "ruled" or len(row.filled) != 1 or row.filled[0].column:
        return False
    cell = row.filled[0]
    return len(cell.words) >= _SENTENCE or bool(NAME.search(cell.text))


def _begins_plain(row: GridRow) -> bool:
    """Return whether a row has several texts, and the first column's is not bold."""
    return len(row.filled) > 1 and not are_bold(row.cells[0].words)


def _is_first_undrawn(row: GridRow) -> bool:
    return row.grid.kind == "aligned" and row.index == 0


def _heads_all_columns(row: GridRow) -> bool:
    """Return whether the only text of a row is in its first column, or in the middle of the table."""
    [cell] = row.filled
    middle = hull(line.box for line in cell.lines).x_mid
    return not cell.column or abs(middle - row.grid.box.x_mid) <= SAME_START


def _is_bold_name(cell: Cell) -> bool:
    return are_bold(cell.words) and bool(NAME.search(cell.text))
