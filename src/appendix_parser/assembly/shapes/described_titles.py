"""Gives descriptions that share a cell with a title a column of their own: **Reporting** The extent to which ..."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, takewhile
from typing import Final

from appendix_parser.assembly.heads.roles import Role
from appendix_parser.assembly.model import ObjectivesTable, column_of
from appendix_parser.assembly.passage import Measure, Passage, paragraphs
from appendix_parser.page import Word
from appendix_parser.text import SEPARATORS

_FEWEST: Final = 2  # objectives


def part_descriptions(tables: Sequence[ObjectivesTable]) -> list[Word]:
    """Split the titles of tables without descriptions if in each of them a title stands out.

    Titles are bold above or beside plain text, or each is a paragraph that does not end as a sentence.

    Returns:
        The words between titles and descriptions.
    """
    between: list[Word] = []
    for table, at, parts in _parted(tables):
        rows = []
        for row, (title, description) in zip(table.rows, parts, strict=True):
            dash = len(description) > 1 and description[0].text in SEPARATORS
            between += description[:dash] if at not in row.shared else ()
            rows.append((Passage.of(_without_colon(title)), Passage.of(description[dash:])))
        table.split(at, (Role.TITLE, Role.DESCRIPTION), rows)
    return between


_Parts = list[tuple[tuple[Word, ...], tuple[Word, ...]]]


def _parted(tables: Sequence[ObjectivesTable]) -> list[tuple[ObjectivesTable, int, _Parts]]:
    """Return the tables to split, the column of their titles, and the words of title and description of each row."""
    undescribed = [
        (table, at)
        for table in tables
        if (at := column_of(table.columns, Role.TITLE)) is not None
        and column_of(table.columns, Role.DESCRIPTION) is None
    ]
    cells = [[row.cells[at] for row in table.rows] for table, at in undescribed]
    if sum(map(len, cells)) < _FEWEST:
        return []
    for ends_of in (_ends_of_bold, _ends_of_paragraphs):
        parts = [
            [(cell.words[:end], cell.words[end:]) for cell, end in zip(column, ends_of(column), strict=True)]
            for column in cells
        ]
        titles, descriptions = zip(*chain.from_iterable(parts), strict=True)
        if all(titles) and 2 * sum(map(bool, descriptions)) > len(descriptions):
            return [(table, at, part) for (table, at), part in zip(undescribed, parts, strict=True)]
    return []


def _ends_of_bold(column: Sequence[Passage]) -> list[int]:
    """Return how many words at the start of each cell are bold."""
    return [sum(1 for _ in takewhile(lambda word: word.bold, cell.words)) for cell in column]


def _ends_of_paragraphs(column: Sequence[Passage]) -> list[int]:
    """Return how many words the first of several paragraphs of each cell has; none if it is a sentence."""
    measure = Measure.of(column)
    ends = []
    for cell in column:
        first, *rest = paragraphs(cell, measure) or [[]]
        words = list(chain.from_iterable(line.words for line in first))
        ends.append(len(words) if rest and not words[-1].text.endswith(".") else 0)
    return ends


def _without_colon(title: Sequence[Word]) -> Sequence[Word]:
    *words, last = title
    return [*words, last._replace(text=last.text[:-1])] if last.text[1:].endswith(":") else title
