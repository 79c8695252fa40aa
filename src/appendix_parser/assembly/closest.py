"""Finds the tables that come closest to a table of objectives, if a document has none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from appendix_parser.assembly.heads.broken import heading_of
from appendix_parser.assembly.heads.roles import SURE, Role
from appendix_parser.layout import Cell, Grid, PageLayout
from appendix_parser.profile.profile_model import plain

_HEAD: Final = 4  # rows in which headings are looked for
_MOST: Final = 3  # tables that are named
_FEWEST: Final = 2  # headings and rows of a table
_LONGEST: Final = 60  # characters of a heading that is quoted
_NAMING: Final = frozenset({Role.TITLE, Role.DESCRIPTION})
_VALUES: Final = frozenset({Role.SCORE, Role.COMMENTS})


@dataclass(frozen=True, slots=True)
class ClosestTable:
    """A table that was not taken for a table of objectives.

    Attributes:
        page: its page.
        headings: the texts of what may be its header row, from left to right.
        roles: the role that the words of each heading suggest, None if they suggest none.
        rows: how many rows are below.
        lacks: what it needs to be a table of objectives.
        cells: the different texts below each heading.
    """

    page: int
    headings: tuple[str, ...]
    roles: tuple[Role | None, ...]
    rows: int
    lacks: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...] = ()

    @property
    def in_words(self) -> str:
        """Name the table and what it lacks."""
        shown = " | ".join(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…" for text in self.headings)
        return f"page {self.page}, “{shown}”, lacks {_listed(self.lacks)}"


def closest_tables(layouts: Sequence[PageLayout]) -> list[ClosestTable]:
    """Return the tables that come closest to a table of objectives, closest first; one for each header row."""
    found: dict[tuple[str, ...], ClosestTable] = {}
    for layout in layouts:
        hidden = any(doubt.code == "text-without-unicode" for doubt in layout.page.doubts)
        for grid in layout.grids:
            table = _table(grid, layout.page.number, letters_unknown=hidden)
            if table is not None:
                found.setdefault(tuple(map(plain, table.headings)), table)
    return sorted(found.values(), key=_distance)[:_MOST]


def _table(grid: Grid, page: int, *, letters_unknown: bool) -> ClosestTable | None:
    rows = [[cell for cell in row if cell.words] for row in grid.rows()]
    heads = [(index, row) for index, row in enumerate(rows[:_HEAD]) if len(row) >= _FEWEST]
    if not heads:
        return None
    index, head = max(heads, key=lambda each: (len(set(_roles(each[1])) - {None}), -each[0]))
    below = sum(len(row) >= _FEWEST for row in rows[index + 1 :])
    roles = _roles(head)
    return ClosestTable(
        page,
        tuple(cell.text for cell in head),
        roles,
        below,
        tuple(_lacks(roles, below, letters_unknown)),
        tuple(_texts_below(cell, rows[index + 1 :]) for cell in head),
    )


def _texts_below(head: Cell, rows: Sequence[Sequence[Cell]]) -> tuple[str, ...]:
    """Return the different texts in the column of a heading."""
    return tuple(dict.fromkeys(cell.text for row in rows for cell in row if cell.column == head.column))


def _roles(cells: Sequence[Cell]) -> tuple[Role | None, ...]:
    headings = [heading_of([cell]) for cell in cells]
    return tuple(each.role if each.bits.get(each.role, 0) >= SURE else None for each in headings)


def _lacks(roles: Sequence[Role | None], rows: int, letters_unknown: bool) -> Iterable[str]:
    if letters_unknown:
        yield "a font that says which letters it draws"
    if _NAMING.isdisjoint(roles):
        yield "a heading for titles"
    if Role.SCORE not in roles:
        yield "a heading for scores"
    if not rows:
        yield "rows below its headings"
    if len(roles) <= _FEWEST:
        yield "a third column"
    elif rows and not letters_unknown and not _NAMING.isdisjoint(roles) and Role.SCORE in roles:
        yield "headings that are known for most of its columns"


def _distance(table: ClosestTable) -> tuple[bool, bool, bool, int, int]:
    return (
        _NAMING.isdisjoint(table.roles),
        _VALUES.isdisjoint(table.roles),
        not table.rows,
        -sum(role is not None for role in table.roles),
        -table.rows,
    )


def _listed(texts: Sequence[str]) -> str:
    *before, last = texts
    return f"{', '.join(before)} and {last}" if before else last
