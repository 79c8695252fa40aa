"""The drawing: a page's lines, cells and words over its picture, with a legend beside it."""

from __future__ import annotations

from PIL import Image

from appendix_parser.geometry import Box
from appendix_parser.inspection.canvas import Canvas
from appendix_parser.inspection.legend import draw_legend
from appendix_parser.inspection.palette import COLOURS, FAINT, GRID, LINE
from appendix_parser.inspection.word_roles import UNPLACED, Kind, Roles, WordRole, main_role
from appendix_parser.layout import Cell, Grid, PageLayout
from appendix_parser.page import RulingLine

_INSIDE = 0.8  # points between a cell's edge and what is drawn for it


def draw_inspection(
    picture: Image.Image, layout: PageLayout, roles: Roles, *, name: str, profile: str = ""
) -> Image.Image:
    """Draw what the parser sees on a page.

    Args:
        picture: the page as a viewer shows it, of any size.
        layout: the page's layout.
        roles: of the words of the whole document.
        name: the document's name, for the legend.
        profile: the name of the profile by which it was read, for the legend; empty without one.
    """
    canvas = Canvas(picture, layout.page)
    words = [word.box for word in layout.page.words]
    cells = [(cell, main_role(cell.words, roles)) for grid in layout.grids for cell in grid.cells]
    for cell, role in cells:
        _tint(canvas, cell, role)
    for line in layout.page.lines:
        canvas.line(_box(line), LINE, width=3)
    for cell, role in cells:
        if role is not None:
            own = [word.box for word in cell.words]
            canvas.tag(cell.box.grown(-_INSIDE), role.label, COLOURS[role.kind], avoid=own)
    for number, grid in enumerate(layout.grids, start=1):
        canvas.outline(grid.box.grown(1.5), GRID, width=3)
        canvas.tag(grid.box.grown(1.5), describe_grid(number, grid), GRID, avoid=words, outside=True)
    for word in layout.page.words:
        kind = roles.get((word.page, word.index), UNPLACED).kind
        canvas.outline(word.box, COLOURS[kind], width=5 if kind is Kind.UNPLACED else 1)
    return draw_legend(canvas.image(), layout, roles, name=name, profile=profile)


def describe_grid(number: int, grid: Grid) -> str:
    """Return what the legend says of a grid: `1: ruled, 9 x 7, open at the bottom`."""
    ends = [end for end, is_open in (("top", grid.open_top), ("bottom", grid.open_bottom)) if is_open]
    is_open = f", open at the {' and the '.join(ends)}" if ends else ""
    return f"{number}: {grid.kind}, {grid.column_count} columns x {grid.row_count} rows{is_open}"


def _tint(canvas: Canvas, cell: Cell, role: WordRole | None) -> None:
    inner = cell.box.grown(-_INSIDE)
    if role is None:
        canvas.outline(inner, FAINT, width=1)
        return
    canvas.area(inner, COLOURS[role.kind], opacity=46)
    canvas.outline(inner, COLOURS[role.kind], width=2)


def _box(line: RulingLine) -> Box:
    if line.horizontal:
        return Box(line.start, line.position, line.end, line.position)
    return Box(line.position, line.start, line.position, line.end)
