"""Tables made by hand: passages, columns, rows of grids and logical tables."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count, pairwise

from appendix_parser.assembly.heads.roles import Kind, Role
from appendix_parser.assembly.model import Column, LevelColumn, LogicalRow, ObjectivesTable, RubricTable
from appendix_parser.assembly.order.stream import GridRow
from appendix_parser.assembly.passage import Passage
from appendix_parser.geometry import Box
from appendix_parser.layout import Cell, Grid
from appendix_parser.page import Word
from appendix_parser.records import Year
from tests.layout.pages import words

XS = (50.0, 100.0, 250.0, 300.0, 450.0)
HEADINGS = ("No.", "Objective", "Score", "Comments")
LINE = 12.0
HEIGHT = 30.0

_index = count()


def numbered(found: Sequence[Word], page: int = 1) -> tuple[Word, ...]:
    """Return words on a page, each with an index of its own."""
    return tuple(word._replace(page=page, index=next(_index)) for word in found)


def passage(text: str, *, x: float = 50, top: float = 100, page: int = 1, bold: bool = False) -> Passage:
    """Return a text as a passage; `|` ends a line."""
    found = [
        word
        for line, part in enumerate(text.split("|"))
        for word in words((x, top + LINE * line, part), bold=bold)
    ]
    return Passage.of(numbered(found, page))


def year(label: str | None) -> Year | None:
    """Return a year by its label."""
    return None if label is None else Year(year=int(label[:4]), label=label)


def column(role: Role, heading: str, of: str | None = None, kind: Kind | None = None) -> Column:
    """Return a column of 100 points; `of` is its year."""
    return Column(role, year(of), heading, 50, 150, kind)


def columns(*roles: Role, of: str | None = "2024") -> tuple[Column, ...]:
    """Return columns side by side, at `XS`; those of values are of a year."""
    values = (Role.SCORE, Role.COMMENTS)
    return tuple(
        Column(role, year(of) if role in values else None, role.value, x0, x1)
        for role, (x0, x1) in zip(roles, pairwise(XS), strict=False)
    )


def logical_row(*texts: str, page: int = 1, shared: Sequence[int] = ()) -> LogicalRow:
    """Return a row with a passage for each text; an empty text is an empty cell."""
    cells = [passage(text, page=page) if text else Passage() for text in texts]
    return LogicalRow(cells, page, shared=frozenset(shared))


def objectives(heads: Sequence[Column], *rows: Sequence[str], page: int = 1) -> ObjectivesTable:
    """Return a table of objectives with these columns and rows."""
    return ObjectivesTable(tuple(heads), page, [logical_row(*row, page=page) for row in rows])


def rubric(*names: str, rows: Sequence[Sequence[str]] = ()) -> RubricTable:
    """Return a rubric whose levels have these names, counted from 1, beside a column of labels."""
    levels = [
        LevelColumn(number, name, f"{number} - {name}", 50, 150) for number, name in enumerate(names, 1)
    ]
    return RubricTable(
        (LevelColumn(None, "", "Score", 0, 50), *levels), 1, [logical_row(*row) for row in rows]
    )


def texts(table: ObjectivesTable | RubricTable) -> list[list[str]]:
    """Return the texts of a table's cells, row by row."""
    return [[cell.plain for cell in row.cells] for row in table.rows]


def grid_rows(
    *rows: Sequence[str],
    xs: Sequence[float] = XS,
    kind: str = "ruled",
    page: int = 1,
    top: float = 100,
    bold: int = 0,
) -> list[GridRow]:
    """Return the rows of a grid, which fills its page; the first `bold` ones are bold.

    A row with one text is one cell over all columns. `|` ends a line of a cell.
    """
    cells: list[Cell] = []
    for at, row in enumerate(rows):
        spans = [(xs[0], xs[-1])] if len(row) == 1 else pairwise(xs)
        upper = top + HEIGHT * at
        for place, (text, (x0, x1)) in enumerate(zip(row, spans, strict=True)):
            held = passage(text, x=x0 + 2, top=upper + 2, page=page, bold=at < bold).words if text else ()
            wide = len(xs) - 1 if len(row) == 1 else 1
            cells.append(Cell(at, place, 1, wide, Box(x0, upper, x1, upper + HEIGHT), held))
    ys = tuple(top + HEIGHT * at for at in range(len(rows) + 1))
    return rows_of(Grid(page, kind, tuple(xs), ys, tuple(cells)))


def rows_of(grid: Grid) -> list[GridRow]:
    """Return the rows of a grid that fills its page."""
    last = grid.row_count - 1
    return [
        GridRow(grid.page, grid, at, tuple(held), opens_page=at == 0, closes_page=at == last)
        for at, held in enumerate(grid.rows())
    ]
