"""The drawing: marks where the words are seen, in the colour of their role."""

from __future__ import annotations

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from appendix_parser.geometry import Box
from appendix_parser.inspection import draw_inspection, word_roles
from appendix_parser.inspection.drawing import describe_grid
from appendix_parser.inspection.palette import COLOURS, LINE
from appendix_parser.inspection.word_roles import Kind, WordRole, main_role
from appendix_parser.layout import Cell, Grid, PageLayout
from appendix_parser.page import PageContent, RulingLine, Word
from appendix_parser.pipeline import lay_out_document
from appendix_parser.reading import open_document
from tests.generator import build
from tests.reading.pdfs import drawn

_WHITE = (255, 255, 255)


def _blank(layout: PageLayout, scale: float = 2.0) -> Image.Image:
    shown = layout.page.as_shown(Box(0, 0, layout.page.width, layout.page.height))
    return Image.new("RGB", (round(shown.width * scale), round(shown.height * scale)), _WHITE)


def _pixel(drawing: Image.Image, x: int, y: int) -> tuple[int, int, int]:
    pixel = drawing.getpixel((x, y))
    assert isinstance(pixel, tuple)
    red, green, blue = pixel
    return red, green, blue


def _hue(pixel: tuple[int, int, int]) -> list[int]:
    """Return the order of the channels, which a tint keeps."""
    return sorted(range(3), key=lambda channel: pixel[channel])


@pytest.mark.parametrize("seed", [2, 18, 27, 63], ids=["cropped", "rotated", "sideways", "upside down"])
def test_cells_are_tinted_where_they_are_seen(seed: int) -> None:
    layouts, assembly = lay_out_document(open_document(build(seed).pdf, "x.pdf"), "x.pdf")
    roles = word_roles(assembly)
    layout = max(layouts, key=lambda each: sum(len(grid.cells) for grid in each.grids))
    drawing = draw_inspection(_blank(layout, scale=5.0), layout, roles, name="x.pdf")
    cells = [cell for grid in layout.grids for cell in grid.cells if cell.words]
    assert len(cells) > 10
    for cell in cells:
        role = main_role(cell.words, roles)
        assert role is not None
        shown = [layout.page.as_shown(place) for place in _free_places(cell)]
        pixels = [_pixel(drawing, round(place.x0 * 5), round(place.top * 5)) for place in shown]
        of_role = [pixel for pixel in pixels if pixel == LINE or _hue(pixel) == _hue(COLOURS[role.kind])]
        assert len(of_role) >= 0.8 * len(pixels), role  # the rest is the writing of the cell's tag


def _free_places(cell: Cell) -> list[Box]:
    """Return points of a cell, spread evenly, on which no word stands."""
    inner = cell.box.grown(-2)
    places = [
        Box(x, y, x, y)
        for x in (inner.x0 + inner.width * step / 12 for step in range(13))
        for y in (inner.top + inner.height * step / 12 for step in range(13))
    ]
    return [p for p in places if not any(w.box.grown(1.5).contains_point(p.x0, p.top) for w in cell.words)]


def _page(*words: Word, lines: tuple[RulingLine, ...] = ()) -> PageLayout:
    return PageLayout(PageContent(1, 200, 100, words, lines), grids=(), lines=())


def test_lines_and_words_that_found_no_place_stand_out() -> None:
    word = Word("lost", Box(20, 20, 60, 30), page=1, index=0, size=10)
    line = RulingLine(horizontal=True, position=50, start=10, end=190)
    layout = _page(word, lines=(line,))
    drawing = draw_inspection(_blank(layout), layout, {}, name="x.pdf")
    assert drawing.getpixel((40, 41)) == COLOURS[Kind.UNPLACED]
    assert drawing.getpixel((200, 100)) == LINE
    assert drawing.getpixel((200, 120)) == _WHITE


def test_the_legend_beside_the_page_names_only_what_is_there() -> None:
    word = Word("note", Box(20, 20, 60, 30), page=1, index=0, size=10)
    layout = _page(word)
    drawing = draw_inspection(_blank(layout), layout, {(1, 0): WordRole(Kind.NOTE)}, name="x.pdf")
    assert drawing.width > 400
    legend = drawing.crop((400, 0, drawing.width, drawing.height))
    counted = legend.getcolors(1 << 20)
    assert counted is not None
    colours = {colour for _, colour in counted}
    assert COLOURS[Kind.NOTE] in colours
    shown = {Kind.NOTE, Kind.FURNITURE}  # the edges of letters are grey, too
    assert not colours & {COLOURS[kind] for kind in Kind if kind not in shown}


def test_a_role_never_covers_words() -> None:
    words = tuple(
        Word(
            "x",
            Box(10 + 12 * column, 10 + 12 * row, 20 + 12 * column, 20 + 12 * row),
            1,
            8 * row + column,
            10,
        )
        for row in range(3)
        for column in range(8)
    )
    cell = Cell(0, 0, 1, 1, Box(8, 8, 108, 46), words)
    grid = Grid(1, "ruled", (8, 108), (8, 46), (cell,))
    layout = PageLayout(PageContent(1, 200, 100, words), grids=(grid,), lines=())
    roles = {(1, word.index): WordRole(Kind.TITLE) for word in words}
    drawing = draw_inspection(_blank(layout), layout, roles, name="x.pdf")
    assert all(
        drawing.getpixel((round(word.box.x_mid * 2), round(word.box.y_mid * 2))) != COLOURS[Kind.TITLE]
        for word in words
    )


def test_a_grid_says_how_it_was_found_and_where_it_is_open() -> None:
    grid = Grid(1, "ruled", (0, 1, 2), (0, 1), ())
    assert describe_grid(1, grid) == "1: ruled, 2 columns x 1 rows"
    both = Grid(1, "aligned", (0, 1, 2), (0, 1, 2), (), open_top=True, open_bottom=True)
    assert describe_grid(2, both) == "2: aligned, 2 columns x 2 rows, open at the top and the bottom"


@pytest.mark.parametrize("size", [0.1, 1.0, 1.6, 5.0])
def test_cells_that_are_smaller_than_their_frame_are_drawn(size: float) -> None:
    layouts, assembly = lay_out_document(open_document(_tiny_table(size), "x.pdf"), "x.pdf")
    assert layouts[0].grids
    draw_inspection(_blank(layouts[0]), layouts[0], word_roles(assembly), name="x.pdf")


def _tiny_table(size: float) -> bytes:
    def drawing(canvas: Canvas) -> None:
        canvas.drawString(100, 700, "A table of small print")
        canvas.setLineWidth(0.05)
        canvas.setFont("Helvetica", 2)
        canvas.grid([100, 150, 150 + size, 200], [300, 320, 320 + size, 340])
        for x in (105, 155):
            for y in (305, 325):
                canvas.drawString(x, y, "text")

    return drawn(drawing)
