"""Doubts about texts that a cell of fixed height cuts: they stop in the middle of a sentence, at the end of a full line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from appendix_parser.assembly.heads.roles import Role
from appendix_parser.assembly.model import Column, LevelColumn, LogicalRow, ObjectivesTable, RubricTable
from appendix_parser.assembly.passage import Measure, Passage, fills
from appendix_parser.doubts import Doubt

_STOPPED: Final = re.compile(r"""[.?!…:;]["'”’»)\]]*$""")
_PROSE: Final = frozenset({Role.COMMENTS, Role.DESCRIPTION})
_FEWEST: Final = 3  # cut texts: without stops, the last line of one or two may be full by chance


def doubt_cut_cells(tables: Sequence[ObjectivesTable | RubricTable]) -> None:
    """Add a doubt to each row with texts that have no full stop, if the last lines of at least half of these are full."""
    texts = [text for table in tables for text in _open_texts(table)]
    full = sum(text.is_full for text in texts)
    if full < _FEWEST or 2 * full < len(texts):
        return
    for text in texts:
        last = text.cell.lines[-1]
        text.row.doubts.append((Doubt("cell-may-be-cut", {"words": last.text}), last.words[0].page))


class _OpenText(NamedTuple):
    """A text of several lines without a full stop, and whether its last line leaves no room."""

    row: LogicalRow
    cell: Passage
    is_full: bool


def _open_texts(table: ObjectivesTable | RubricTable) -> Iterator[_OpenText]:
    columns: Sequence[Column | LevelColumn] = table.columns
    for at, column in enumerate(columns):
        if isinstance(column, Column) and column.role not in _PROSE:
            continue
        measure = Measure.of(row.cells[at] for row in table.rows)
        for row in table.rows:
            cell = row.cells[at]
            if len(cell.lines) > 1 and at not in row.shared and not _STOPPED.search(cell.words[-1].text):
                yield _OpenText(row, cell, fills(cell.lines[-1], measure))
