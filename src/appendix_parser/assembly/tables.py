"""Logical tables: the walk through the rows and lines of a document, from header to header."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from appendix_parser.assembly.cards import card_at
from appendix_parser.assembly.headers import Header, header_at, part_header
from appendix_parser.assembly.keys import key_at
from appendix_parser.assembly.model import (
    Column,
    Event,
    HeadingRow,
    LevelColumn,
    LogicalRow,
    ObjectivesTable,
    RubricTable,
    TextRun,
    UnknownTable,
)
from appendix_parser.assembly.passage import Passage
from appendix_parser.assembly.rows import (
    Fragment,
    Join,
    Keys,
    join,
    may_begin_objective,
    place,
    place_in_order,
    side_by_side,
)
from appendix_parser.assembly.stream import GridRow, Item, full_width_cell
from appendix_parser.assembly.turned import TurnedRubric, turned_rubric_at
from appendix_parser.doubts import Doubt
from appendix_parser.geometry import hull
from appendix_parser.layout import Cell, Grid, TextLine
from appendix_parser.page import Word, quoted

_NAME = re.compile(
    r"^(?!(?:no|nr|obj|ref|item|objective|number)\b)[^\W\d_](?:[-’']?[^\W\d_]){2,}[^\d]*$", re.IGNORECASE
)
"""A text without digits that is no label of an objective."""
_SENTENCE = 3  # words
_MOST_LONE = 20  # rows from a text above a table to the table's header
_LONGEST_NUMBER = 12  # characters of an objective's label, such as `Obj 12`


@dataclass(slots=True)
class Reading:
    """What the walk yields: the events in order, and the words of all header rows."""

    events: list[Event] = field(default_factory=list)
    header_words: list[Word] = field(default_factory=list)


@dataclass(slots=True)
class _OpenTable:
    """A table that may still grow, with the fragments of its last row and doubts about the header of its first.

    `before` is the table that ends on the page before the one on which this begins.
    """

    table: ObjectivesTable | RubricTable
    header: Header
    keys: Keys
    fragments: list[Fragment] = field(default_factory=list)
    after_repeated_header: bool = False
    doubts: list[tuple[Doubt, int]] = field(default_factory=list)
    before: _OpenTable | None = None


class _Walk:
    """Goes through the stream item by item; each method takes items and returns how many it took."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._items = list(items)
        self._reading = Reading()
        self._open: _OpenTable | None = None
        self._headers: list[Header] = []
        self._lines: list[TextLine] = []
        self._last_row: GridRow | None = None
        self._foreign: Grid | None = None

    def run(self) -> Reading:
        position = 0
        while position < len(self._items):
            item = self._items[position]
            if isinstance(item, TextLine):
                self._lines.append(item)
                position += 1
                continue
            if self._take_lone_text(position) or self._take_repeated_heading(position):
                position += 1
                continue
            position += (
                self._take_rubric(key_at(self._items, position))
                or self._take_header(position)
                or self._take_turned(position)
                or self._take_row(position)
            )
            last = self._items[position - 1]
            self._last_row = last if isinstance(last, GridRow) else self._last_row
        self._end_lines()
        return self._reading

    # -- text ------------------------------------------------------------------------------------------------
    def _end_lines(self) -> bool:
        """Close a run of text lines; tell whether there was one."""
        if not self._lines:
            return False
        self._reading.events.append(TextRun(tuple(self._lines)))
        self._lines = []
        return True

    def _take_lone_text(self, position: int) -> bool:
        """Take a row with one text, at its left, as lines of text, where only such rows stand between it and a header.

        That is how a spreadsheet has titles, headings and notes, which are printed in its grid. What is as wide as the
        table is a heading within it, unless one that is not stands below. The header may stand on the next page, if it is
        not that of the table that goes on there.
        """
        row = self._items[position]
        if not isinstance(row, GridRow) or not _is_lone_text(row):
            return False
        narrow, above = False, row
        for index in range(position, min(position + _MOST_LONE, len(self._items))):
            below = self._items[index]
            if not isinstance(below, GridRow) or (index > position and not below.is_next_to(above)):
                return False
            above = below
            if len(below.filled) > 1:
                break
            narrow = narrow or (_is_lone_text(below) and full_width_cell(below) is None)
        else:
            return False
        headed = narrow and (
            self._other_header_at(index, row) or turned_rubric_at(self._items, index) is not None
        )
        self._lines += row.filled[0].lines if headed else ()
        return headed

    def _other_header_at(self, position: int, before: GridRow) -> bool:
        """Tell whether there is a header, and not one that a page end parts from the open table."""
        header = header_at(self._items, position, self._headers)
        item = self._items[position]
        over_page_end = isinstance(item, GridRow) and item.grid is not before.grid
        goes_on = self._open is not None and header is not None and header.same_as(self._open.header)
        return header is not None and not (over_page_end and goes_on)

    # -- headers ---------------------------------------------------------------------------------------------
    def _take_repeated_heading(self, position: int) -> bool:
        """Take a heading row that a new page repeats, with the header below it, for a table that goes on."""
        row = self._items[position]
        below = self._items[position + 1] if position + 1 < len(self._items) else None
        before = self._reading.events[-2:-1]
        if (
            self._open is None
            or self._lines
            or self._last_row is None
            or not isinstance(row, GridRow)
            or not isinstance(below, GridRow)
            or not row.crosses_page_from(self._last_row)
            or not before
            or not isinstance(before[0], HeadingRow)
        ):
            return False
        heading = full_width_cell(row)
        if heading is None or heading.text != before[0].passage.plain:
            return False
        header = header_at(self._items, position + 1, self._headers)
        if header is None or not header.same_as(self._open.header):
            return False
        self._reading.header_words += heading.words
        self._items[position + 1] = replace(below, opens_page=True)
        return True

    def _part_header(self, position: int) -> list[Doubt]:
        """Part a row that begins with a known header and goes on with other text, as no line does.

        Of a single word, nobody knows whether it belongs to the heading above it.
        """
        row = self._items[position]
        if not isinstance(row, GridRow):
            return []
        found = ((part_header(row, header), header) for header in reversed(self._headers))
        parts, header = next(((parts, header) for parts, header in found if parts is not None), (None, None))
        if parts is None or header is None:
            return []
        plain_below = parts[0].bold and not parts[1].bold  # else they may be more of the heading
        goes_on = (
            row.opens_page
            and self._open is not None
            and (header is self._open.header or (plain_below and header.same_as(self._open.header)))
        )
        if not goes_on and 2 * len(parts[1].filled) < len(row.cells):
            return []  # a heading may begin as a known one does, and say more
        self._items[position : position + 1] = parts
        below = [word for cell in parts[1].cells for word in cell.words]
        if row.grid.kind != "ruled" or len(below) > 1:
            return []
        [(text, usual)] = [
            (cell.text, column.heading)
            for cell, column in zip(row.cells, header.columns, strict=True)
            if below[0] in cell.words
        ]
        return [Doubt("header-differs", {"text": text, "usual": usual})]

    def _take_header(self, position: int) -> int:
        stray = self._part_header(position)
        header = header_at(self._items, position, self._headers)
        if header is None or self._is_first_row(header, self._items[position]):
            return 0
        self._reading.header_words += header.words
        self._foreign = None
        row = self._items[position]
        assert isinstance(row, GridRow)
        before = self._cut_before(row)
        if before is not None and not header.same_as(before.header):
            header = header.as_damaged(before.header, row.grid.box) or header
        if before is not None and header.same_as(before.header):
            assert self._open is not None
            self._open.after_repeated_header = True
            # The columns may stand elsewhere on the new page.
            self._open.header = header
        else:
            self._end_lines()
            self._start(header, row.page, before)
            # The latest last, each once: long documents have hundreds.
            self._headers = [*(other for other in self._headers if not other.stands_as(header)), header]
        assert self._open is not None
        rows = self._open.table.rows
        # Where the table goes on, its last row may have lost words to the header.
        doubts = rows[-1].doubts if rows else self._open.doubts
        doubts += [(doubt, row.page) for doubt in (*header.doubts, *stray)]
        return header.depth

    def _is_first_row(self, header: Header, item: Item) -> bool:
        """Tell whether what may be a rubric's header, by its short texts alone, stands right below one: its first row, cut."""
        return (
            self._open is not None
            and isinstance(self._open.table, RubricTable)
            and not self._open.table.rows
            and not self._lines
            and isinstance(item, GridRow)
            and self._last_row is not None
            and item.is_next_to(self._last_row)
            and not header.same_as(self._open.header)
            and all(isinstance(column, LevelColumn) and column.score is None for column in header.columns)
        )

    def _cut_before(self, row: GridRow) -> _OpenTable | None:
        """Return the table that a page end, and nothing else, parts from a row."""
        crosses = self._last_row is not None and row.crosses_page_from(self._last_row)
        return self._open if crosses and not self._lines else None

    def _start(self, header: Header, page: int, before: _OpenTable | None = None) -> None:
        table = (
            ObjectivesTable(header.columns, page)  # type: ignore[arg-type] # all columns are of one kind
            if isinstance(header.columns[0], Column)
            else RubricTable(header.columns, page)  # type: ignore[arg-type] # likewise
        )
        self._reading.events.append(table)
        self._open = _OpenTable(table, header, Keys.of(header.columns), before=before)

    def _take_turned(self, position: int) -> int:
        row = self._items[position]
        assert isinstance(row, GridRow)
        if self._open is not None and not self._lines:
            fragment = place(row, self._open.header.columns)
            if fragment is not None and not fragment.doubts:
                return 0
        return self._take_rubric(turned_rubric_at(self._items, position)) or self._take_card(position)

    def _take_rubric(self, turned: TurnedRubric | None) -> int:
        """Take a rubric with its levels as rows, if there is one."""
        if turned is None:
            return 0
        self._end_lines()
        self._reading.header_words += turned.header_words
        self._reading.events.append(turned.table)
        self._open = None
        return turned.depth

    def _take_card(self, position: int) -> int:
        card = card_at(self._items, position)
        if card is None:
            return 0
        last = self._reading.events[-1] if self._reading.events else None
        same = isinstance(last, ObjectivesTable) and [c.heading for c in last.columns] == [
            c.heading for c in card.columns
        ]
        if self._end_lines() or not same:
            last = ObjectivesTable(card.columns, card.row.page)
            self._reading.events.append(last)
        assert isinstance(last, ObjectivesTable)
        last.rows.append(card.row)
        self._reading.header_words += card.words
        self._open = None
        return card.depth

    # -- rows ------------------------------------------------------------------------------------------------
    def _take_row(self, position: int) -> int:
        row = self._items[position]
        assert isinstance(row, GridRow)
        heading = full_width_cell(row) or self._bold_heading(position) or self._name_for_number(row)
        if heading is not None and self._goes_on_in_column(row, heading):
            heading = None
        if heading is not None:
            inside = not self._end_lines() and self._open is not None
            self._drop_table_without_rows()
            self._reading.events.append(HeadingRow(Passage.of(heading.words), inside))
            return 1
        if not row.filled:
            return 1
        parted = bool(self._lines) or self._heading_row_before()
        before = self._open if self._last_row is not None and row.page == self._last_row.page + 1 else None
        fragment, header = self._fitting(row, parted=parted)
        self._end_lines()
        if fragment is None or header is None:
            self._add_unknown(row)
            return 1
        if self._open is None or header is not self._open.header or parted:
            self._drop_header_of_document()
            self._start(header, row.page, before)
        assert self._open is not None
        self._add(self._open, fragment)
        return 1

    def _goes_on_in_column(self, row: GridRow, cell: Cell) -> bool:
        """Tell whether a cell over the whole width goes on, at the head of a page, with the text of one column of the open table.

        No line may part the columns there. A heading begins where the table does, or is one line in its middle.
        """
        last = self._last_row
        if self._open is None or last is None:
            return False
        below_header = self._open.after_repeated_header and row.is_next_to(last)
        if not (below_header or row.crosses_page_from(last)):
            return False
        box = hull([line.box for line in cell.lines])
        in_one = any(c.x0 - 1 <= box.x0 and box.x1 <= c.x1 + 1 for c in self._open.header.columns[1:])
        return in_one and not cell.bold and (len(cell.lines) > 1 or cell.text[0].islower())

    def _bold_heading(self, position: int) -> Cell | None:
        """Return the only cell of a row, where that is bold and stands above a header, or a row that begins with plain text.

        Where no lines are drawn, a short text does not show that its cell is as wide as the table.
        """
        row, *below = self._items[position : position + 2]
        if not isinstance(row, GridRow) or len(row.filled) != 1 or row.filled[0].column:
            return None
        cell, next_row = row.filled[0], below[0] if below else None
        if (
            not isinstance(next_row, GridRow)
            or next_row.grid is not row.grid
            or not (cell.bold and _NAME.search(cell.text))
        ):
            return None
        begins_plain = self._open is not None and len(next_row.filled) > 1 and not next_row.cells[0].bold
        first = row.grid.kind == "aligned" and row.index == 0
        is_heading = begins_plain or (first and header_at(self._items, position + 1, self._headers))
        return cell if is_heading else None

    def _name_for_number(self, row: GridRow) -> Cell | None:
        """Return the cell of a row that has a name where its table has numbers, and nothing else: a heading."""
        if self._open is None or self._open.keys.number is None or len(row.filled) != 1:
            return None
        fragment = place(row, self._open.header.columns)
        if fragment is None or not fragment.cells[self._open.keys.number]:
            return None
        return row.filled[0] if _NAME.search(row.filled[0].text) and not row.opens_page else None

    def _drop_table_without_rows(self) -> None:
        """Forget the table that a header has just begun, for a heading below it: its rows make a table of their own."""
        events = self._reading.events
        if (
            self._open is not None
            and events[-1] is self._open.table
            and not self._open.table.rows
            and not (len(events) > 1 and isinstance(events[-2], HeadingRow))
        ):
            events.pop()

    def _drop_header_of_document(self) -> None:
        """Forget the first table, of which there is but the header, for the first rows: a heading stands between them."""
        match self._reading.events:
            case [*before, ObjectivesTable(rows=[]) as table, TextRun()]:
                if not any(isinstance(event, ObjectivesTable | RubricTable) for event in before):
                    self._reading.events.remove(table)

    def _fitting(self, row: GridRow, *, parted: bool) -> tuple[Fragment, Header] | tuple[None, None]:
        """Lay a row under the header that it belongs to.

        That is the open table's, else the latest under which it fits, since some documents print a header
        only once. On a new page the open table's columns may have moved, or stand elsewhere than its header's; in a table
        without a header they may be of other widths than in those with one.
        """
        if row.grid is self._foreign:
            return None, None
        own = [self._open.header] if self._open is not None else []
        last = self._last_row
        apart = not own or parted or (last is not None and row.grid is not last.grid and not row.opens_page)
        placed: Iterable[tuple[Header, Fragment | None]] = (
            (header, place(row, header.columns)) for header in (*own, *reversed(self._headers))
        )
        if apart:  # a row with a number is hardly a rubric's, where it fits under what has numbers
            placed = sorted(placed, key=lambda pair: not _is_numbered(pair[1], pair[0]))
        for header, fragment in placed:
            goes_on = header in own and not parted
            if apart and fragment is not None and _NAME.search(_label(fragment, header)):
                self._foreign = row.grid  # another table of as many columns
                return None, None
            if fragment is not None and (goes_on or (not fragment.doubts and _may_begin(fragment, header))):
                return fragment, header
        if own and ((row.opens_page and not parted) or self._stands_below_header(row)):
            fragment = place_in_order(row, own[0].columns)
            if fragment is not None:
                return fragment, own[0]
        for header in reversed(self._headers):
            if may_begin_objective(row, header.columns) and (fragment := place_in_order(row, header.columns)):
                return fragment, header
        return None, None

    def _stands_below_header(self, row: GridRow) -> bool:
        """Tell whether a row stands in one grid with the open table, each cell partly under the heading of its column."""
        last = self._last_row
        return (
            self._open is not None
            and last is not None
            and last.grid is row.grid
            and side_by_side(row, self._open.header.columns)
        )

    def _heading_row_before(self) -> bool:
        return bool(self._reading.events) and isinstance(self._reading.events[-1], HeadingRow)

    def _add(self, table: _OpenTable, fragment: Fragment) -> None:
        page = fragment.row.page
        doubts = [*table.doubts, *((doubt, page) for doubt in fragment.doubts)]
        table.doubts = []
        verdict = Join.NEW
        if table.fragments:
            verdict = join(table.fragments, fragment, table.keys, repeated_header=table.after_repeated_header)
        table.after_repeated_header = False
        if verdict is Join.NEW:
            if table.before is not None and table.before.table.rows and not table.keys.tell(fragment):
                cut = table.before.table.rows[-1]
                cut.doubts.append((_doubtful_join(fragment), cut.page))
            table.before = None
            shared = fragment.shared()
            cells = [shared.get(index, passage) for index, passage in enumerate(fragment.passages())]
            doubts += [
                (Doubt("cell-over-rows", {"words": quoted(cell.words)}), page) for cell in shared.values()
            ]
            table.table.rows.append(LogicalRow(cells, page, doubts, frozenset(shared)))
            table.fragments = [fragment]
            return
        last = table.table.rows[-1]
        if verdict is Join.DOUBTFUL:
            doubts.append((_doubtful_join(fragment), last.page))
        last.cells = [a + b for a, b in zip(last.cells, fragment.passages(), strict=True)]
        last.doubts += doubts
        table.fragments.append(fragment)

    def _add_unknown(self, row: GridRow) -> None:
        self._open = None
        last = self._reading.events[-1] if self._reading.events else None
        if not isinstance(last, UnknownTable):
            last = UnknownTable(row.page)
            self._reading.events.append(last)
        last.words += row.words
        counts = {len(header.columns) for header in self._headers}
        last.looks_like_ours |= len(row.cells) in counts


def _is_lone_text(row: GridRow) -> bool:
    """Tell whether a row of drawn cells has but one text, no label, at its left."""
    if row.grid.kind != "ruled" or len(row.filled) != 1 or row.filled[0].column:
        return False
    cell = row.filled[0]
    return len(cell.words) >= _SENTENCE or bool(_NAME.search(cell.text))


def _doubtful_join(fragment: Fragment) -> Doubt:
    words = [word for cell in fragment.cells for word in cell]
    return Doubt("row-join-doubtful", {"words": quoted(words), "next_page": fragment.row.page})


def _is_numbered(fragment: Fragment | None, header: Header) -> bool:
    """Tell whether a row has a number where a table has numbers, and every cell under a heading of its own."""
    label = _label(fragment, header) if fragment is not None and not fragment.doubts else ""
    return len(label) <= _LONGEST_NUMBER and any(map(str.isdigit, label))


def _label(fragment: Fragment, header: Header) -> str:
    """Return what a row has where a table has numbers; "" where it has none."""
    number = Keys.of(header.columns).number
    return " ".join(word.text for word in fragment.cells[number]) if number is not None else ""


def _may_begin(fragment: Fragment, header: Header) -> bool:
    """Tell whether a row can begin a table whose header stands elsewhere: what levels mean is told in sentences."""
    columns = zip(header.columns, fragment.cells, strict=True)
    meanings = [words for column, words in columns if isinstance(column, LevelColumn) and not column.is_label]
    return 2 * sum(len(words) >= _SENTENCE for words in meanings) >= len(meanings)


def read_tables(items: Sequence[Item]) -> Reading:
    """Walk through the stream and return what it says, in order."""
    return _Walk(items).run()
