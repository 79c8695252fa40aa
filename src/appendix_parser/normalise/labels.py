"""Reads the labels of objectives: a column may be too narrow for a number of two digits, and have one above the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from appendix_parser.assembly.heads.roles import Role
from appendix_parser.assembly.model import ObjectivesTable, column_of
from appendix_parser.assembly.passage import Measure, Passage


class Labels:
    """The labels of a document's objectives.

    Digits in several lines of a cell are one number if an objective beside it has the number before or after it.

    Args:
        tables: the tables of objectives, in order.
        phrase: returns what a passage says on one line.
    """

    def __init__(self, tables: Iterable[ObjectivesTable], phrase: Callable[[Passage, Measure], str]) -> None:
        self._phrase = phrase
        cells = [cell for table in tables for cell in _number_cells(table)]
        pairs = pairwise(map(_digits, cells))
        follows = [bool(a and b and int(b) == int(a) + 1) for a, b in pairs]
        beside = zip(cells, [False, *follows], [*follows, False], strict=False)
        self._whole = {cell for cell, before, after in beside if len(cell.lines) > 1 and (before or after)}

    def text(self, cell: Passage, measure: Measure) -> str:
        """Return what a cell says on one line."""
        return _digits(cell) if cell in self._whole else self._phrase(cell, measure)


def _number_cells(table: ObjectivesTable) -> Sequence[Passage]:
    at = column_of(table.columns, Role.NUMBER)
    return [row.cells[at] for row in table.rows] if at is not None else []


def _digits(cell: Passage) -> str:
    """Return the digits of a cell that holds nothing else, as one number; else an empty text."""
    text = "".join(line.text for line in cell.lines)
    return text if text.isascii() and text.isdecimal() else ""
