"""Defines logical tables: what the grids of all pages say together, before any value is read."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from appendix_parser.assembly.heads.roles import Kind, Role
from appendix_parser.assembly.passage import Passage
from appendix_parser.doubts import Doubt
from appendix_parser.layout import TextLine
from appendix_parser.page import Word, quoted
from appendix_parser.records import Year


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an objectives table: what it holds, for which year, and where it is.

    `kind` says whose score or comment it is, None for the council's own.
    """

    role: Role
    year: Year | None
    heading: str
    x0: float
    x1: float
    kind: Kind | None = None

    def dated(self, year: Year) -> Column:
        """Return the column with a year, if it names none and is not about the objective itself."""
        about = (Role.NUMBER, Role.TITLE, Role.DESCRIPTION)
        return self if self.role in about or self.year is not None else replace(self, year=year)


def column_of(columns: Sequence[Column | LevelColumn], role: Role) -> int | None:
    """Return the index of the first column with a role; None if there is none."""
    return next((i for i, one in enumerate(columns) if isinstance(one, Column) and one.role is role), None)


@dataclass(frozen=True, slots=True)
class LevelColumn:
    """A column of a rubric and the level that it describes; the label column has neither score nor name."""

    score: int | None
    name: str
    heading: str
    x0: float
    x1: float

    @property
    def is_label(self) -> bool:
        """Return whether the column names the rubric rather than a level."""
        return not self.name and self.score is None


@dataclass(slots=True)
class LogicalRow:
    """The cells of one record, by column; `doubts` are about how its parts were joined, each with a page.

    `shared` has the columns whose cell is merged and also belongs to the row above, or to the level to its left.
    """

    cells: list[Passage]
    page: int
    doubts: list[tuple[Doubt, int]] = field(default_factory=list)
    shared: frozenset[int] = frozenset()

    @property
    def words(self) -> list[Word]:
        """All words of the row, without those that it shares with the row above."""
        return [
            word for index, cell in enumerate(self.cells) if index not in self.shared for word in cell.words
        ]

    def without(self, at: int, settled: Collection[str] = ()) -> LogicalRow:
        """Return the row without one of its cells.

        Two kinds of doubt go too: that this cell is merged over rows, and those about columns with `settled` headings.
        """
        merged = quoted(self.cells[at].words) if at in self.shared else None
        gone = [
            ("cell-over-rows", "words", merged),
            *(("column-doubtful", "heading", one) for one in settled),
        ]
        doubts = [
            (doubt, page)
            for doubt, page in self.doubts
            if not any(doubt.code == code and doubt.values.get(name) == value for code, name, value in gone)
        ]
        shared = frozenset(index - (index > at) for index in self.shared if index != at)
        return LogicalRow([*self.cells[:at], *self.cells[at + 1 :]], self.page, doubts, shared)


@dataclass(slots=True)
class ObjectivesTable:
    """An objectives table, joined over all its pages.

    `section` is the section that the table itself names for its rows; `asides` are its rows that are not objectives.
    """

    columns: tuple[Column, ...]
    page: int
    rows: list[LogicalRow] = field(default_factory=list)
    section: Passage = field(default_factory=Passage)
    asides: list[Passage] = field(default_factory=list)

    def split(self, at: int, roles: Sequence[Role], parts: Sequence[Sequence[Passage]]) -> None:
        """Give each part of a column's cells a column of its own; `parts` has the cells of each row."""
        more = len(roles) - 1
        split = (replace(self.columns[at], role=role) for role in roles)
        self.columns = (*self.columns[:at], *split, *self.columns[at + 1 :])
        for row, cells in zip(self.rows, parts, strict=True):
            row.cells[at : at + 1] = cells
            merged = range(at, at + more + 1) if at in row.shared else ()
            row.shared = frozenset(i + more * (i > at) for i in row.shared) | set(merged)


def own_years(table: ObjectivesTable, role: Role) -> set[Year | None]:
    """Return the years for which a table has a column of the council's own, with scores or with comments."""
    return {one.year for one in table.columns if one.role is role and one.kind is None}


@dataclass(slots=True)
class RubricTable:
    """A rubric table, joined over all its pages; each row is one rubric."""

    columns: tuple[LevelColumn, ...]
    page: int
    rows: list[LogicalRow] = field(default_factory=list)


@dataclass(slots=True)
class UnknownTable:
    """A table of neither kind; its words go to context.

    It is `elsewhere` if it is in another paper, bound in front of the appendix. It is `again` if it is a second copy or
    edition of the appendix.
    """

    page: int
    words: list[Word] = field(default_factory=list)
    looks_like_ours: bool = False
    elsewhere: bool = False
    again: bool = False

    @property
    def code(self) -> str:
        """The code of the finding about it."""
        if self.again:
            return "appendix-again"
        if self.looks_like_ours:
            return "table-without-header"
        return "table-of-other-paper" if self.elsewhere else "table-unlike-rest"


@dataclass(frozen=True, slots=True)
class TextRun:
    """Lines of text outside tables, in reading order, with no table between them."""

    lines: tuple[TextLine, ...]


@dataclass(frozen=True, slots=True)
class HeadingRow:
    """A full-width row in a table, which names what comes after it; `inside` if the table's header is above it."""

    passage: Passage
    inside: bool = False


Event = ObjectivesTable | RubricTable | UnknownTable | TextRun | HeadingRow
"""What a reader of the document meets, in order."""
