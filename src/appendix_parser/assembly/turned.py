"""Rubrics with their levels as rows: the first column names the levels, each further one is a rubric."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from appendix_parser.assembly.model import LevelColumn, LogicalRow, RubricTable
from appendix_parser.assembly.passage import Passage
from appendix_parser.assembly.rubric_header import LABEL_WORDS
from appendix_parser.assembly.stream import GridRow, Item
from appendix_parser.layout import Cell
from appendix_parser.notation.levels import FEWEST_LEVELS, LONGEST_LEVEL, read_level
from appendix_parser.page import Word

_FEWEST_WORDS = 3  # a criterion has at least so many
_MOST_COLUMNS = 4


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

    Levels without numbers are known as such only under a header. A row whose first cell is empty was cut by a page
    end: at the head of a page it goes on with the level above, at the foot it begins the one below.
    """
    head = items[start]
    if not isinstance(head, GridRow) or not 2 <= len(head.cells) <= _MOST_COLUMNS:
        return None
    headed = _level(head) is None
    corner = head.cells[0].text
    below = islice(rows_from(items, start), 1, None)
    first = next((row for row in below if row.cells and row.cells[0].words and not row.reads_as(head)), None)
    numbered = not headed or (first is not None and _level(first) is not None)
    read: Callable[[GridRow], tuple[int | None, str] | None] = _level if numbered else _name
    if headed and read is _name and not LABEL_WORDS.search(corner):
        return None
    levels, depth = _levels_of(rows_from(items, start), read, corner if headed else None)
    names = [(level.score, level.name) for level in levels]
    if len(levels) < FEWEST_LEVELS or len(set(names)) < len(names):
        return None
    return _turn([*islice(rows_from(items, start), depth)], levels, headed=headed)


def _levels_of(
    rows: Iterable[GridRow], read: Callable[[GridRow], tuple[int | None, str] | None], corner: str | None
) -> tuple[list[_LevelRow], int]:
    """Return the levels that the rows describe, and how many rows they take; `corner` is the header's, if there is one."""
    levels: list[_LevelRow] = []
    begun: list[Passage] = []  # a level whose name stands at the foot of its cell, on the next page
    taken = 0  # rows, but for those of a level that has only begun
    head = before = None
    for depth, row in enumerate(rows, 1):
        head, before, last = head or row, row, before or row
        texts = [Passage.of(cell.words) for cell in row.cells[1:]]
        level = read(row)
        if len(row.cells) != len(head.cells):
            break
        if corner is not None and row.reads_as(head):
            pass  # the header, here or again on another page
        elif corner and row.cells[0].text == corner:
            break  # the header of the next rubric
        elif level is not None and (not levels or _follows(level, levels[-1])):
            levels.append(_LevelRow(*level, Passage.of(row.cells[0].words), _joined(begun, texts)))
            begun = []
        elif row.cells[0].words or not (levels or corner):
            break
        elif begun or (row.closes_page and row.grid is last.grid):
            begun = _joined(begun, texts)
        elif levels:
            levels[-1].texts = _joined(levels[-1].texts, texts)
        else:
            break
        taken = taken if begun else depth
    return levels, taken


def _joined(before: list[Passage], texts: list[Passage]) -> list[Passage]:
    return [a + b for a, b in zip(before, texts, strict=True)] if before else texts


def rows_from(items: Sequence[Item], start: int) -> Iterator[GridRow]:
    """Yield the rows that follow each other from an item on; there may be thousands, of which few are looked at."""
    before: GridRow | None = None
    for index in range(start, len(items)):
        item = items[index]
        if not isinstance(item, GridRow) or (before is not None and not item.is_next_to(before)):
            return
        yield item
        before = item


def _level(row: GridRow) -> tuple[int, str] | None:
    """Return number and name of the level that a row describes, None where its first cell is none."""
    score, name = read_level(row.cells[0].text) if row.cells else (None, "")
    return (score, name) if score is not None and not name.isdecimal() else None


def _name(row: GridRow) -> tuple[None, str] | None:
    """Return the name of a level without a number; what stands beside it must be long enough for that."""
    text = row.cells[0].text
    described = all(len(cell.words) >= _FEWEST_WORDS for cell in row.cells[1:])
    short = 0 < len(text) <= LONGEST_LEVEL and len(text.split()) <= _FEWEST_WORDS
    return (None, text) if short and described and not any(map(str.isdigit, text)) else None


def _follows(level: tuple[int | None, str], before: _LevelRow) -> bool:
    return level[0] is None or before.score is None or abs(level[0] - before.score) == 1


def _turn(rows: Sequence[GridRow], levels: list[_LevelRow], *, headed: bool) -> TurnedRubric:
    """Make the table that would have been drawn with the levels as columns."""
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
