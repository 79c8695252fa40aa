"""Logical tables: what the grids of all pages say together, before any value is read."""

from __future__ import annotations

from dataclasses import dataclass, field

from appendix_parser.assembly.passage import Passage
from appendix_parser.assembly.roles import Role
from appendix_parser.doubts import Doubt
from appendix_parser.layout import TextLine
from appendix_parser.page import Word
from appendix_parser.records import Year


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an objectives table: what it holds, for which year, and where it stands."""

    role: Role
    year: Year | None
    heading: str
    x0: float
    x1: float


@dataclass(frozen=True, slots=True)
class LevelColumn:
    """A column of a rubric: the level that it describes; the label column has neither score nor name."""

    score: int | None
    name: str
    heading: str
    x0: float
    x1: float

    @property
    def is_label(self) -> bool:
        """Tell whether the column names the rubric rather than a level."""
        return not self.name and self.score is None


@dataclass(slots=True)
class LogicalRow:
    """One record's cells by column; `doubts` are about how its parts were joined, each with a page.

    `shared` are the columns whose cell belongs to the row above too, as it is merged over several rows.
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


@dataclass(slots=True)
class ObjectivesTable:
    """An objectives table, joined over all its pages."""

    columns: tuple[Column, ...]
    page: int
    rows: list[LogicalRow] = field(default_factory=list)


@dataclass(slots=True)
class RubricTable:
    """A rubric table, joined over all its pages; one row for each rubric in it."""

    columns: tuple[LevelColumn, ...]
    page: int
    rows: list[LogicalRow] = field(default_factory=list)


@dataclass(slots=True)
class UnknownTable:
    """A table that is neither; its words go to context."""

    page: int
    words: list[Word] = field(default_factory=list)
    looks_like_ours: bool = False


@dataclass(frozen=True, slots=True)
class TextRun:
    """Lines of text outside tables, in reading order, with no table between them."""

    lines: tuple[TextLine, ...]


@dataclass(frozen=True, slots=True)
class HeadingRow:
    """A full-width row inside a table, which names what comes after it."""

    passage: Passage


Event = ObjectivesTable | RubricTable | UnknownTable | TextRun | HeadingRow
"""What a reader of the document meets, in order."""
