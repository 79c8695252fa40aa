"""Gives the numbers in front of titles a column of their own: `1. Reporting`, `Objective 1 – Reporting`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from appendix_parser.assembly.heads.roles import Role
from appendix_parser.assembly.model import ObjectivesTable, column_of
from appendix_parser.assembly.passage import Passage
from appendix_parser.page import Word
from appendix_parser.text import SEPARATORS

_NAME: Final = re.compile(r"(?:objective|obj|item|no|number)\.?", re.IGNORECASE)
_LABEL: Final = re.compile(r"\(?(?P<number>[0-9]{1,3}(?:\.[0-9]{1,2})*)[.):]*")
_FEWEST: Final = 2  # objectives

_Parts = tuple[tuple[int, ...], int, int]


def part_numbers(tables: Sequence[ObjectivesTable]) -> list[Word]:
    """Split the titles of tables without numbers if each begins with one, and those of a table follow each other.

    Returns:
        The words between numbers and titles.
    """
    unnumbered = [
        (table, at)
        for table in tables
        if (at := column_of(table.columns, Role.TITLE)) is not None
        and column_of(table.columns, Role.NUMBER) is None
    ]
    parts = [[_parts_of(row.cells[at]) for row in table.rows] for table, at in unnumbered]
    if sum(map(len, parts)) < _FEWEST or not all(map(_follow, parts)):
        return []
    between: list[Word] = []
    for (table, at), found in zip(unnumbered, parts, strict=True):
        cells = []
        for row, part in zip(table.rows, found, strict=True):
            assert part is not None
            _, end, start = part
            words = row.cells[at].words
            between += words[end:start] if at not in row.shared else ()
            cells.append((Passage.of(words[:end]), Passage.of(words[start:])))
        table.split(at, (Role.NUMBER, Role.TITLE), cells)
    return between


def _parts_of(cell: Passage) -> _Parts | None:
    """Return the number before a title, where its label ends, and where the title begins; None if there is none."""
    words = [word.text for word in cell.words]
    at = 1 if words and _NAME.fullmatch(words[0]) else 0
    found = _LABEL.fullmatch(words[at]) if at < len(words) else None
    start = at + 2 if words[at + 1 : at + 2] and words[at + 1] in SEPARATORS else at + 1
    if found is None or start >= len(words):
        return None
    return tuple(map(int, found["number"].split("."))), at + 1, start


def _follow(parts: Sequence[_Parts | None]) -> bool:
    """Return whether each row has a number, and each is the next one: `1`, `2` or `1.1`, `1.2`."""
    numbers = [part[0] for part in parts if part is not None]
    return len(numbers) == len(parts) and all(
        one[:-1] == other[:-1] and other[-1] == one[-1] + 1 for one, other in pairwise(numbers)
    )
