"""Doubts about texts that a cell of fixed height cuts: they stop in the middle of a sentence, at the end of a full line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import log2
from typing import Final, NamedTuple

from appendix_parser.assembly.heads.roles import Role
from appendix_parser.assembly.model import Column, LevelColumn, LogicalRow, ObjectivesTable, RubricTable
from appendix_parser.assembly.passage import Measure, Passage
from appendix_parser.doubts import Doubt

_STOPPED: Final = re.compile(r"""[.?!…:;]["'”’»)\]]*$""")
_PROSE: Final = frozenset({Role.COMMENTS, Role.DESCRIPTION})
_WORD: Final = 3.0  # font sizes: most words need no more room
_WITH_ROOM: Final = -3.0  # bits, for a last line that has room for a word
_SURE: Final = 10.0  # bits


def doubt_cut_cells(tables: Sequence[ObjectivesTable | RubricTable]) -> None:
    """Add a doubt to each row with texts that have no full stop, if the last lines of these are too often full.

    By chance, the last line of a text is full as often as a word's share of the column's width.
    """
    texts = [text for table in tables for text in _open_texts(table)]
    bits = {text.cell.plain: text.bits for text in texts}  # a text that comes again says nothing new
    if sum(bits.values()) < _SURE:
        return
    for text in texts:
        last = text.cell.lines[-1]
        text.row.doubts.append((Doubt("cell-may-be-cut", {"words": last.text}), last.words[0].page))


class _OpenText(NamedTuple):
    """A text of several lines without a full stop, and how much it speaks for cut cells."""

    row: LogicalRow
    cell: Passage
    bits: float


def _open_texts(table: ObjectivesTable | RubricTable) -> Iterator[_OpenText]:
    columns: Sequence[Column | LevelColumn] = table.columns
    for at, column in enumerate(columns):
        is_prose = column.role in _PROSE if isinstance(column, Column) else not column.is_label
        if not is_prose:
            continue
        width = Measure.of(row.cells[at] for row in table.rows).width
        for row in table.rows:
            cell = row.cells[at]
            if len(cell.lines) > 1 and at not in row.shared and not _STOPPED.search(cell.words[-1].text):
                last = cell.lines[-1]
                room = _WORD * last.words[-1].size
                is_full = width - last.box.width < room
                yield _OpenText(row, cell, log2(max(1.0, width / room)) if is_full else _WITH_ROOM)
