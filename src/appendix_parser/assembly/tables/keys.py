"""Reads keys: tables with a row for each level, and a column for its number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from appendix_parser.assembly.model import LevelColumn, LogicalRow, RubricTable
from appendix_parser.assembly.order.stream import GridRow, Item, rows_from
from appendix_parser.assembly.passage import Passage
from appendix_parser.assembly.tables.turned import TurnedRubric
from appendix_parser.notation.levels import FEWEST_LEVELS, LONGEST_LEVEL
from appendix_parser.notation.years import split_year

_HEADING = re.compile(
    r"\W*(?:maturity |assessment )?(?:scores?|levels?|ratings?|grades?|bands?|stages?)\W*", re.IGNORECASE
)
_NUMBER = re.compile(r"(?:level |score )?([0-9]{1,2})\W*", re.IGNORECASE)
_MEANING = re.compile(
    r"\W*(?:what (?:it|this) means|definitions?|meanings?|descriptions?|descriptors?|criteria)\W*",
    re.IGNORECASE,
)
_LONGEST_NAME = 4  # words
_MOST_COLUMNS = 4
_MOST_ROWS = 24


@dataclass(frozen=True, slots=True)
class _Level:
    score: int
    name: str
    words: Passage
    text: Passage


def key_at(items: Sequence[Item], start: int) -> TurnedRubric | None:
    """Return the key whose header is `items[start]`: the levels of the document, in the form of a rubric.

    A column under a heading such as *Score* or *Level* has consecutive numbers, down to 0 or 1. Beside it are their
    names, their meanings, or both. Nothing else may be in the table.
    """
    head = items[start]
    if not isinstance(head, GridRow) or not 2 <= len(head.cells) <= _MOST_COLUMNS:
        return None
    headings = [cell.text for cell in head.cells]
    numbered = [index for index, text in enumerate(headings[:2]) if _HEADING.fullmatch(text)]
    if not numbered or any(split_year(text)[0] for text in headings):
        return None
    rows = []
    for row in rows_from(items, start):
        if row.grid is not head.grid and len(row.cells) != len(head.cells):
            break
        rows.append(row)
        if len(rows) > _MOST_ROWS:
            return None
    return next((key for index in numbered if (key := _key(rows, index))), None)


def _key(rows: Sequence[GridRow], at: int) -> TurnedRubric | None:
    head, *below = rows
    body = [row for row in below if row.filled and not row.reads_as(head)]
    if any(len(row.cells) != len(head.cells) or not _NUMBER.fullmatch(row.cells[at].text) for row in body):
        return None
    named = _name_column(body, at)
    levels = sorted((_level(row, at, named) for row in body), key=lambda level: level.score)
    if len(levels) < FEWEST_LEVELS or not _follow_each_other([level.score for level in levels]):
        return None
    return _as_rubric(rows, body, levels, _label(head, {at, named}))


def _follow_each_other(scores: Sequence[int]) -> bool:
    return scores[0] <= 1 and {second - first for first, second in pairwise(scores)} == {1}


def _as_rubric(
    rows: Sequence[GridRow], body: Sequence[GridRow], levels: Sequence[_Level], label: Passage
) -> TurnedRubric:
    columns = [LevelColumn(None, "", "", 0, 0)]
    columns += [LevelColumn(level.score, level.name, level.words.plain, 0, 0) for level in levels]
    table = RubricTable(tuple(columns), rows[0].page)
    table.rows.append(LogicalRow([label, *(level.text for level in levels)], rows[0].page))
    headers = [row for row in rows if row not in body]
    words = chain(
        (word for row in headers for word in row.words if word not in label.words),
        (word for level in levels for word in level.words.words),
    )
    return TurnedRubric(table, tuple(words), len(rows))


def _label(head: GridRow, taken: set[int | None]) -> Passage:
    """Return the heading of the meanings if it names a subject: then the table is a rubric with that label."""
    cells = [cell for index, cell in enumerate(head.cells) if index not in taken]
    return (
        Passage.of(cells[0].words) if len(cells) == 1 and not _MEANING.fullmatch(cells[0].text) else Passage()
    )


def _name_column(body: Sequence[GridRow], at: int) -> int | None:
    """Return the column with the names of the levels: short texts that differ; None if there are only meanings."""
    columns = [[row.cells[index].text for row in body] for index in range(2)] if body else []
    for index, texts in enumerate(columns):
        short = all(0 < len(text) <= LONGEST_LEVEL and len(text.split()) <= _LONGEST_NAME for text in texts)
        lettered = all(text[:1].isalpha() and not text.endswith(".") for text in texts)
        if index != at and short and lettered and len(set(texts)) == len(texts):
            return index
    return None


def _level(row: GridRow, at: int, named: int | None) -> _Level:
    found = _NUMBER.fullmatch(row.cells[at].text)
    assert found is not None
    name = row.cells[named].text if named is not None else row.cells[at].text
    heading = Passage.of(row.cells[at].words)
    if named is not None:
        heading += Passage.of(row.cells[named].words)
    texts = (Passage.of(cell.words) for index, cell in enumerate(row.cells) if index not in (at, named))
    text = Passage()
    for each in texts:
        text += each
    return _Level(int(found[1]), name, heading, text)
