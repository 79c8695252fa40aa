"""Makes tables, headings and runs of text of rows whose kinds are known: pass two."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from appendix_parser.assembly.heads.header import Header
from appendix_parser.assembly.heads.roles import Role
from appendix_parser.assembly.model import (
    Column,
    Event,
    HeadingRow,
    LogicalRow,
    ObjectivesTable,
    RubricTable,
    TextRun,
    UnknownTable,
)
from appendix_parser.assembly.passage import Passage
from appendix_parser.assembly.tables.cards import Card
from appendix_parser.assembly.tables.join import Join, Keys, crosses_page_end, join
from appendix_parser.assembly.tables.kinds import Body, Heads, Names, Repeated, RowKind, Strange, Text
from appendix_parser.assembly.tables.place import Fragment
from appendix_parser.assembly.tables.said_again import said_again
from appendix_parser.assembly.tables.turned import TurnedRubric
from appendix_parser.doubts import Doubt
from appendix_parser.layout import TextLine
from appendix_parser.page import Word, quoted


@dataclass(slots=True)
class Folded:
    """The events in order, and the words of all header rows."""

    events: list[Event] = field(default_factory=list)
    header_words: list[Word] = field(default_factory=list)


@dataclass(slots=True)
class _OpenTable:
    """A table that may still grow, with the fragments of its last row and doubts about the header of its first.

    `before` is the table that ends on the page before the one on which this table begins.
    """

    table: ObjectivesTable | RubricTable
    keys: Keys
    fragments: list[Fragment] = field(default_factory=list)
    after_repeated_header: bool = False
    doubts: list[tuple[Doubt, int]] = field(default_factory=list)
    before: _OpenTable | None = None

    @property
    def told(self) -> list[tuple[Doubt, int]]:
        """Doubts about the last row, or else the header: a repeated header may have taken words of the last row."""
        return self.table.rows[-1].doubts if self.table.rows else self.doubts


def fold(kinds: Sequence[RowKind]) -> Folded:
    """Put tables together from rows whose kinds are known."""
    return _Fold(kinds).run()


class _Fold:
    def __init__(self, kinds: Sequence[RowKind]) -> None:
        self._kinds = kinds
        self._folded = Folded()
        self._events = self._folded.events
        self._lines: list[TextLine] = []
        self._open: _OpenTable | None = None

    def run(self) -> Folded:
        for at, kind in enumerate(self._kinds):
            match kind:
                case Text():
                    self._lines += kind.lines
                case Repeated():
                    self._folded.header_words += kind.words
                case Heads():
                    self._take_header(kind, at)
                case Names():
                    self._end_lines()
                    self._events.append(HeadingRow(Passage.of(kind.words), kind.inside))
                case Body():
                    self._take_body(kind)
                case TurnedRubric():
                    self._end_lines()
                    self._folded.header_words += kind.header_words
                    self._events.append(kind.table)
                    self._open = None
                case Card():
                    self._take_card(kind)
                case Strange():
                    self._take_strange(kind)
        self._end_lines()
        return self._folded

    def _end_lines(self) -> bool:
        """Close a run of text lines; return whether there was one."""
        if not self._lines:
            return False
        self._events.append(TextRun(tuple(self._lines)))
        self._lines = []
        return True

    # -- tables ----------------------------------------------------------------------------------------------
    def _take_header(self, kind: Heads, at: int) -> None:
        self._folded.header_words += kind.header.words
        if kind.again:
            assert self._open is not None
            self._open.after_repeated_header = True
        else:
            self._end_lines()
            self._start(kind.header, kind.page, kind.over_page_end, is_kept=not self._heads_nothing(at))
        assert self._open is not None
        self._open.told.extend((doubt, kind.page) for doubt in kind.doubts)

    def _heads_nothing(self, at: int) -> bool:
        """Return whether a header begins no table: a heading separates it from its rows, which make another table.

        This also holds for the first table of a document, with other text between.
        """
        later = self._kinds[at + 1 :][:1]
        if later and isinstance(later[0], Names):
            return not (at and isinstance(self._kinds[at - 1], Names))
        tables = (ObjectivesTable, RubricTable)
        if not later or not isinstance(later[0], Text) or any(isinstance(e, tables) for e in self._events):
            return False
        kind = next((kind for kind in self._kinds[at + 1 :] if not isinstance(kind, Text)), None)
        return isinstance(kind, Body) and isinstance(kind.header.columns[0], Column)

    def _start(self, header: Header, page: int, over_page_end: bool, *, is_kept: bool = True) -> None:
        table = (
            ObjectivesTable(header.columns, page)  # type: ignore[arg-type] # all columns are of one kind
            if isinstance(header.columns[0], Column)
            else RubricTable(header.columns, page)  # type: ignore[arg-type] # likewise
        )
        if is_kept:
            self._events.append(table)
        self._open = _OpenTable(table, Keys.of(header.columns), before=self._open if over_page_end else None)

    def _take_body(self, kind: Body) -> None:
        self._end_lines()
        if kind.begins:
            self._start(kind.header, kind.fragment.row.page, kind.over_page_end)
        assert self._open is not None
        self._add(self._open, kind.fragment)

    def _add(self, table: _OpenTable, fragment: Fragment) -> None:
        """Add a row, or join it to the last one."""
        page = fragment.row.page
        doubts = [*table.doubts, *((doubt, page) for doubt in fragment.doubts)]
        table.doubts = []
        verdict = Join.NEW
        shared = _shared(table, fragment)
        again = said_again(table.fragments, fragment, table.keys) if table.fragments else []
        if again:
            verdict = Join.SAME
            self._folded.header_words += fragment.take(again)
        elif table.fragments:
            verdict = join(table.fragments, fragment, table.keys, repeated_header=table.after_repeated_header)
        table.after_repeated_header = False
        if verdict is Join.NEW:
            _doubt_cut(table, fragment)
            doubts += [(doubt, page) for doubt in _perhaps_merged(table, fragment, shared)]
            table.table.rows.append(_row_of(fragment, shared, doubts))
            table.fragments = [fragment]
            return
        last = table.table.rows[-1]
        if verdict is Join.DOUBTFUL:
            doubts.append((_doubtful_join(fragment), last.page))
        last.cells = [a + b for a, b in zip(last.cells, fragment.passages(), strict=True)]
        last.doubts += doubts
        last.shared |= fragment.repeated
        table.fragments.append(fragment)

    def _take_card(self, card: Card) -> None:
        last = self._events[-1] if self._events else None
        same = isinstance(last, ObjectivesTable) and [c.heading for c in last.columns] == [
            c.heading for c in card.columns
        ]
        if self._end_lines() or not same:
            last = ObjectivesTable(card.columns, card.row.page)
            self._events.append(last)
        assert isinstance(last, ObjectivesTable)
        last.rows.append(card.row)
        self._folded.header_words += card.words
        self._open = None

    def _take_strange(self, kind: Strange) -> None:
        self._end_lines()
        self._open = None
        last = self._events[-1] if self._events else None
        if not isinstance(last, UnknownTable):
            last = UnknownTable(kind.row.page)
            self._events.append(last)
        last.words += kind.row.words
        last.looks_like_ours |= kind.as_wide


def _shared(table: _OpenTable, fragment: Fragment) -> dict[int, Passage]:
    """Return the texts of cells that reach down into a fragment and apply to it as well, by column.

    If the row above is in the table, they are its texts, which may have begun on the page before.
    """
    last = table.fragments[-1] if table.fragments else None
    reaching, is_below = fragment.covered, last is not None and last.row.grid is fragment.row.grid
    if last is not None and crosses_page_end(last, fragment, repeated_header=table.after_repeated_header):
        reaching, is_below = last.continuing, True
    above = table.table.rows[-1].cells if is_below else {at: Passage(c.lines) for at, c in reaching.items()}
    return {at: above[at] for at in sorted(reaching) if above[at] and not fragment.cells[at]}


def _perhaps_merged(table: _OpenTable, fragment: Fragment, shared: Collection[int]) -> Iterator[Doubt]:
    """Yield a doubt about each empty comment that no line separates from the comment of the row above."""
    if not table.fragments:
        return
    last, row = table.fragments[-1].row, fragment.row
    same = last.grid is row.grid
    if (row.index not in row.grid.unruled) if same else not last.open_bottom:
        return
    for at, column in enumerate(table.table.columns):
        above = table.table.rows[-1].cells[at]
        is_comment = isinstance(column, Column) and column.role is Role.COMMENTS
        if is_comment and above and not fragment.cells[at] and at not in shared:
            yield Doubt("cell-perhaps-merged", {"words": quoted(above.words)})


def _row_of(fragment: Fragment, shared: Mapping[int, Passage], doubts: list[tuple[Doubt, int]]) -> LogicalRow:
    """Return the row that a fragment begins, with the texts of cells that reach down into it."""
    page = fragment.row.page
    cells = [shared.get(index, passage) for index, passage in enumerate(fragment.passages())]
    merged = [(Doubt("cell-over-rows", {"words": quoted(cell.words)}), page) for cell in shared.values()]
    return LogicalRow(cells, page, [*doubts, *merged], fragment.repeated.union(shared))


def _doubt_cut(table: _OpenTable, fragment: Fragment) -> None:
    """Doubt the last row of a like table before a page end, if the first row below has no number or title."""
    before, table.before = table.before, None
    alike = before is not None and type(before.table) is type(table.table)
    if before is not None and alike and before.table.rows and not table.keys.tell(fragment):
        cut = before.table.rows[-1]
        cut.doubts.append((_doubtful_join(fragment), cut.page))


def _doubtful_join(fragment: Fragment) -> Doubt:
    words = [word for cell in fragment.cells for word in cell]
    return Doubt("row-join-doubtful", {"words": quoted(words), "next_page": fragment.row.page})
