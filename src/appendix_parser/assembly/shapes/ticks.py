"""Joins columns of levels in which a mark is the score; each mark keeps its heading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from appendix_parser.assembly.heads.roles import Role
from appendix_parser.assembly.model import Event, ObjectivesTable
from appendix_parser.geometry import hull
from appendix_parser.layout import Cell, Grid, PageLayout
from appendix_parser.notation.levels import LONGEST_LEVEL
from appendix_parser.notation.scale import canonical
from appendix_parser.notation.tick_marks import are_levels, is_mark, marked_level
from appendix_parser.page import Word

_HEAD = 3  # rows in which the levels may be named
_SAME_EDGE = 2.0  # points
_MARKED = 0.5  # the share of the rows below that must have a mark


@dataclass(slots=True)
class Ticks:
    """The pages with each group of level columns made one; `marks` has the words of the level of each mark.

    The keys of `marks` are page and index of a mark. `headings` has the words of the levels that a heading over all of
    them has replaced.
    """

    layouts: list[PageLayout] = field(default_factory=list)
    marks: dict[tuple[int, int], tuple[Word, ...]] = field(default_factory=dict)
    headings: list[Word] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Group:
    """Adjacent columns of a grid, one for each level; `heads` are the cells that name them, in the row `row`."""

    first: int
    heads: tuple[Cell, ...]
    row: int

    @property
    def end(self) -> int:
        return self.first + len(self.heads)

    def cells(self, row: Sequence[Cell]) -> list[Cell]:
        return [cell for cell in row if self.first <= cell.column < self.end]


def fold_ticks(layouts: Sequence[PageLayout], words: frozenset[str] = frozenset()) -> Ticks:
    """Make one column of the level columns of each table. A table without a header continues the one before.

    `words` are further headings of such columns, in canonical form.
    """
    ticks = Ticks()
    before: tuple[Grid, list[_Group]] | None = None
    for layout in layouts:
        grids = []
        for grid in layout.grids:
            groups = list(_groups(grid, words))
            if not groups and before is not None and _same_columns(grid, before[0]):
                continued = [replace(group, row=-1) for group in before[1]]
                groups = [group for group in continued if _holds(grid.rows(), group)]
            before = (grid, groups) if groups else before
            grids.append(_folded(grid, groups, ticks))
        ticks.layouts.append(replace(layout, grids=tuple(grids)))
    return ticks


def settle_ticks(events: Sequence[Event], marks: Mapping[tuple[int, int], tuple[Word, ...]]) -> None:
    """Make each column that holds only marks a column of scores, whatever its heading says."""
    for event in events:
        if isinstance(event, ObjectivesTable) and marks:
            event.columns = tuple(
                replace(column, role=Role.SCORE)
                if any(words := [w for row in event.rows for w in row.cells[index].words])
                and all((word.page, word.index) in marks for word in words)
                else column
                for index, column in enumerate(event.columns)
            )


def _groups(grid: Grid, words: frozenset[str]) -> Iterator[_Group]:
    rows = grid.rows()
    for index, row in enumerate(rows[:_HEAD]):
        found = [
            group for run in _runs(row, words) if _holds(rows, group := _Group(run[0].column, run, index))
        ]
        if found:
            yield from found
            return


def _runs(row: Sequence[Cell], words: frozenset[str]) -> Iterator[tuple[Cell, ...]]:
    """Yield the longest runs of neighbouring cells that name levels, from left to right."""
    for stretch in _stretches(row):
        start = 0
        while start < len(stretch):
            ends = range(len(stretch), start + 1, -1)
            run = next((stretch[start:end] for end in ends if _name_levels(stretch[start:end], words)), None)
            if run:
                yield tuple(run)
            start += len(run) if run else 1


def _stretches(row: Sequence[Cell]) -> Sequence[Sequence[Cell]]:
    """Return the cells of a row that could name a level, split where they are not side by side."""
    stretches: list[list[Cell]] = []
    for cell in row:
        if cell.columns == 1 and len(cell.text) <= LONGEST_LEVEL:
            if not stretches or cell.column != stretches[-1][-1].column + 1:
                stretches.append([])
            stretches[-1].append(cell)
    return stretches


def _name_levels(cells: Sequence[Cell], words: frozenset[str]) -> bool:
    texts = [cell.text for cell in cells]
    return are_levels(texts) or words.issuperset(map(canonical, texts))


def _holds(rows: Sequence[Sequence[Cell]], group: _Group) -> bool:
    """Return whether the rows below have only marks in the columns of the group.

    Below the header, most of them must have one. A page without a header may have only the end of a row.
    """
    below = [cells for row in rows[group.row + 1 :] if len(cells := group.cells(row)) == len(group.heads)]
    body = [cells for cells in below if [c.text for c in cells] != [c.text for c in group.heads]]
    names = [head.text for head in group.heads]
    marked = [marked_level([cell.text for cell in cells], names) for cells in body]
    enough = group.row < 0 or sum(map(bool, marked)) > _MARKED * len(marked)
    return None not in marked and enough


def _same_columns(grid: Grid, other: Grid) -> bool:
    return len(grid.xs) == len(other.xs) and all(
        abs(a - b) <= _SAME_EDGE for a, b in zip(grid.xs, other.xs, strict=True)
    )


def _folded(grid: Grid, groups: Sequence[_Group], ticks: Ticks) -> Grid:
    cells: list[Cell] = []
    for index, row in enumerate(grid.rows()):
        folded = list(row)
        for group in groups:
            parts = group.cells(folded)
            if len(parts) == len(group.heads):
                is_headed = bool(index) and _is_headed(grid, group, index)
                at = folded.index(parts[0])
                folded[at : at + len(parts)] = [_one_cell(parts, group, ticks, is_headed=is_headed)]
        cells += folded
    return replace(grid, cells=tuple(cells))


def _one_cell(parts: Sequence[Cell], group: _Group, ticks: Ticks, *, is_headed: bool) -> Cell:
    """Return the cells of a group in a row as one, and record its marks. Levels below a shared heading are left out."""
    words = tuple(word for cell in parts for word in cell.words)
    if [cell.text for cell in parts] != [head.text for head in group.heads]:
        for cell, head in zip(parts, group.heads, strict=True):
            ticks.marks |= {(w.page, w.index): head.words for w in cell.words if is_mark(cell.text)}
    elif is_headed:
        ticks.headings += words
        words = ()
    box = hull([cell.box for cell in parts])
    return replace(parts[0], columns=sum(cell.columns for cell in parts), box=box, words=words)


def _is_headed(grid: Grid, group: _Group, index: int) -> bool:
    """Return whether a heading spans the columns of the group, right above the row."""
    return any(
        cell.row + cell.rows == index
        and cell.column == group.first
        and cell.columns == len(group.heads)
        and cell.words
        for cell in grid.cells
    )
