"""Reads rubrics with their levels as rows: the first column names the levels, and each other column is a rubric."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice

from appendix_parser.assembly.heads.rubric_header import LABEL_WORDS
from appendix_parser.assembly.model import LevelColumn, LogicalRow, RubricTable
from appendix_parser.assembly.order.stream import GridRow, Item, rows_from
from appendix_parser.assembly.passage import Passage
from appendix_parser.layout import Cell
from appendix_parser.notation.levels import FEWEST_LEVELS, LONGEST_LEVEL, read_level
from appendix_parser.page import Word

_FEWEST_WORDS = 3  # the fewest words of a criterion
_MOST_COLUMNS = 4
_MOST_REPEATED = 20  # rows in which the first level is looked for

_Reader = Callable[[GridRow], tuple[int | None, str] | None]
"""Returns the level that a row describes, by number and name."""


@dataclass(frozen=True, slots=True)
class TurnedRubric:
    """A rubric table read row by row, with its header's words and the rows of the stream that it takes."""

    table: RubricTable
    header_words: tuple[Word, ...]
    depth: int


@dataclass(slots=True)
class _LevelRow:
    score: int | None
    name: str
    level: Passage
    texts: list[Passage]


def turned_rubric_at(items: Sequence[Item], start: int) -> TurnedRubric | None:
    """Return the rubric whose header or first level is `items[start]`, or None.

    Levels without numbers are only recognised under a header. A page end has cut a row whose first cell is empty. At
    the head of a page it continues the level above, at the foot it begins the level below.
    """
    head = items[start]
    if not isinstance(head, GridRow) or not 2 <= len(head.cells) <= _MOST_COLUMNS:
        return None
    headed = _level(head) is None
    corner = head.cells[0].text
    numbered = not headed or _has_number_below(items, start)
    read: _Reader = _level if numbered else _name
    if not numbered and not LABEL_WORDS.search(corner):
        return None
    levels, depth = _levels_of(rows_from(items, start), read, corner if headed else None)
    names = [(level.score, level.name) for level in levels]
    if len(levels) < FEWEST_LEVELS or len(set(names)) < len(names):
        return None
    return _turn([*islice(rows_from(items, start), depth)], levels, headed=headed)


def _has_number_below(items: Sequence[Item], start: int) -> bool:
    """Return whether the first row below a header is a level with a number."""
    head, *below = islice(rows_from(items, start), _MOST_REPEATED)
    first = next((row for row in below if row.cells and row.cells[0].words and not row.reads_as(head)), None)
    return first is not None and _level(first) is not None


def _levels_of(rows: Iterable[GridRow], read: _Reader, corner: str | None) -> tuple[list[_LevelRow], int]:
    """Return the levels that the rows describe, and how many rows they take; `corner` is from the header, if any."""
    found = _Levels(is_headed=bool(corner))
    taken = 0  # rows, except those of a level that has only begun
    head = before = None
    for depth, row in enumerate(rows, 1):
        head, before, last = head or row, row, before or row
        if corner is None or not row.reads_as(head):  # not the header, here or repeated on another page
            if len(row.cells) != len(head.cells) or (corner and row.cells[0].text == corner):
                break  # it may be the header of the next rubric
            if not found.take(row, last, read(row)):
                break
        taken = taken if found.begun else depth
    return found.levels, taken


@dataclass(slots=True)
class _Levels:
    """The levels so far; `begun` has the texts of a level whose name is at the foot of its cell, on the next page."""

    is_headed: bool
    levels: list[_LevelRow] = field(default_factory=list)
    begun: list[Passage] = field(default_factory=list)

    def take(self, row: GridRow, last: GridRow, level: tuple[int | None, str] | None) -> bool:
        """Add a row if it is a level, or continues one; `last` is the row above."""
        texts = [Passage.of(cell.words) for cell in row.cells[1:]]
        if level is not None and (not self.levels or _follows(level, self.levels[-1])):
            self.levels.append(_LevelRow(*level, Passage.of(row.cells[0].words), _joined(self.begun, texts)))
            self.begun = []
        elif row.cells[0].words or not (self.levels or self.is_headed):
            return False
        elif self.begun or (row.closes_page and row.grid is last.grid):
            self.begun = _joined(self.begun, texts)
        elif self.levels:
            self.levels[-1].texts = _joined(self.levels[-1].texts, texts)
        else:
            return False
        return True


def _joined(before: list[Passage], texts: list[Passage]) -> list[Passage]:
    return [a + b for a, b in zip(before, texts, strict=True)] if before else texts


def _level(row: GridRow) -> tuple[int, str] | None:
    """Return number and name of the level that a row describes, None if its first cell is not a level."""
    score, name = read_level(row.cells[0].text) if row.cells else (None, "")
    return (score, name) if score is not None and not name.isdecimal() else None


def _name(row: GridRow) -> tuple[None, str] | None:
    """Return the name of a level without a number, if the cells beside it are long enough to describe one."""
    text = row.cells[0].text
    described = all(len(cell.words) >= _FEWEST_WORDS for cell in row.cells[1:])
    short = 0 < len(text) <= LONGEST_LEVEL and len(text.split()) <= _FEWEST_WORDS
    return (None, text) if short and described and not any(map(str.isdigit, text)) else None


def _follows(level: tuple[int | None, str], before: _LevelRow) -> bool:
    return level[0] is None or before.score is None or abs(level[0] - before.score) == 1


def _turn(rows: Sequence[GridRow], levels: list[_LevelRow], *, headed: bool) -> TurnedRubric:
    """Make the table with the levels as columns."""
    label_cells: list[Cell | None] = list(rows[0].cells[1:]) if headed else [None] * len(levels[0].texts)
    corner = rows[0].cells[0].words if headed else ()
    columns = [LevelColumn(None, "", "", 0, 0)]
    columns += [LevelColumn(level.score, level.name, level.level.plain, 0, 0) for level in levels]
    table = RubricTable(tuple(columns), rows[0].page)
    for index, label in enumerate(label_cells):
        cells = [Passage.of(label.words) if label else Passage()]
        cells += [level.texts[index] for level in levels]
        table.rows.append(LogicalRow(cells, rows[0].page))
    header = [*corner, *(word for level in levels for word in level.level.words)]
    repeated = [row for row in rows[1:] if headed and row.reads_as(rows[0])]
    header += [word for row in repeated for word in row.words]
    return TurnedRubric(table, tuple(header), len(rows))
