"""Reads headers of rubrics: levels that follow each other, with or without numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from appendix_parser.assembly.heads.header import Header, Leaf, leaves_of, words_of
from appendix_parser.assembly.heads.roles import SURE, Role, read_heading
from appendix_parser.assembly.model import LevelColumn
from appendix_parser.assembly.order.stream import GridRow, Item
from appendix_parser.notation.levels import FEWEST_LEVELS, LONGEST_LEVEL, read_level
from appendix_parser.page import are_bold

LABEL_WORDS: Final = re.compile(
    r"\b(?:scores?|levels?|maturity|ratings?|criteria|stage|grade)\b", re.IGNORECASE
)
"""Words in the corner of a rubric, above its labels or levels."""

_LONGEST_NAME = 3  # words of a level's name
_SENTENCE = 3  # words


def rubric_header(rows: Sequence[GridRow], leaves: Sequence[Leaf]) -> Header | None:
    """Return the header of a rubric with numbered levels, or None."""
    columns: list[LevelColumn] = []
    for leaf in leaves:
        score, name = read_level(leaf.text)
        columns.append(LevelColumn(score, "" if score is None else name, leaf.text, leaf.x0, leaf.x1))
    levels = [column for column in columns if column.score is not None]
    if len(levels) < FEWEST_LEVELS or len(columns) - len(levels) > 1:
        return None
    if not _consecutive([column.score for column in levels]) or not all(column.name for column in levels):
        return None
    if any(column.score is None for column in columns[1:-1]):
        return None  # the label column is beside the levels, not between them
    return Header(tuple(columns), words_of(rows), len(rows), len(levels))


def with_names_below(header: Header, items: Sequence[Item]) -> Header:
    """Return the header of numbered levels with the names in the row below it, which the next row describes; else `header`.

    Args:
        header: a header of one row.
        items: that row, and what comes next in the stream.
    """
    match items:
        case [GridRow() as upper, GridRow() as lower, *below] if lower.is_next_to(upper):
            texts = {leaf.text for leaf in leaves_of([upper])}
            names = [leaf.text for leaf in leaves_of([lower]) if leaf.text and leaf.text not in texts]
            levels = [column for column in header.columns if isinstance(column, LevelColumn) and column.name]
            numbers = all(column.name == column.heading for column in levels)
            if numbers and len(names) == len(levels) and _are_names(names) and _are_told(names, lower, below):
                return rubric_header([upper, lower], leaves_of([upper, lower])) or header
    return header


def _consecutive(scores: Sequence[int | None]) -> bool:
    steps = {b - a for a, b in pairwise(scores) if a is not None and b is not None}
    return steps in ({1}, {-1})


def cut_rubric_header(items: Sequence[Item]) -> Header | None:
    """Return a rubric's header whose level names continue on the next page."""
    match items:
        case [GridRow() as upper, GridRow() as lower] if lower.crosses_page_from(upper):
            return rubric_header([upper, lower], leaves_of([upper, lower]))
    return None


def unnumbered_rubric_header(items: Sequence[Item], start: int, leaves: Sequence[Leaf]) -> Header | None:
    """Return a rubric's header whose levels have names only; the row below must hold sentences."""
    row, *below = items[start : start + 2]
    if not isinstance(row, GridRow) or not leaves or _is_below_bold(row, items[start - 1 : start]):
        return None
    label = leaves[0] if not leaves[0].text or LABEL_WORDS.search(leaves[0].text) else None
    names = [leaf.text for leaf in leaves if leaf is not label]
    if not (_are_names(names) and _may_be_levels(names) and _are_told(names, row, below)):
        return None
    columns = [
        LevelColumn(None, "" if leaf is label else leaf.text, leaf.text, leaf.x0, leaf.x1) for leaf in leaves
    ]
    return Header(tuple(columns), words_of([row]), 1, len(names))


def _are_names(names: Sequence[str]) -> bool:
    """Return whether texts may name the levels of a rubric: short, without a digit, all different."""
    short = all(
        0 < len(name) <= LONGEST_LEVEL and len(name.split()) <= _LONGEST_NAME and not re.search(r"\d", name)
        for name in names
    )
    return short and len(names) >= FEWEST_LEVELS and len(set(names)) == len(names)


def _are_told(names: Sequence[str], row: GridRow, below: Sequence[Item]) -> bool:
    """Return whether the row below describes each level in a sentence."""
    if not below or not isinstance(below[0], GridRow) or not below[0].is_next_to(row):
        return False
    return sum(len(cell.words) >= _SENTENCE for cell in below[0].filled) >= len(names)


def _is_below_bold(row: GridRow, before: Sequence[Item]) -> bool:
    """Return whether a row of plain texts is below a bold one, which is its header, whether or not it can be read."""
    match before:
        case [GridRow() as upper] if upper.grid is row.grid and len(upper.filled) >= FEWEST_LEVELS:
            return are_bold(upper.words) and not are_bold(row.words)
    return False


def _may_be_levels(names: Sequence[str]) -> bool:
    """Return whether no name is a column's heading; one may include a word that could be (`No accreditation`)."""
    read = map(read_heading, names)
    headings = [
        heading
        for heading in read
        if heading.bits.get(heading.role, 0) > SURE and heading.role is not Role.EXTRA and not heading.kind
    ]
    return not headings or (len(headings) == 1 and not headings[0].pure)
