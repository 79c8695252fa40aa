"""The legend beside a drawing: what the marks mean, and how many there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from PIL import Image, ImageDraw, ImageFont

from appendix_parser.inspection.palette import COLOURS, FAINT, GRID, LINE, PAPER, TEXT, Colour
from appendix_parser.inspection.word_roles import UNPLACED, Kind, Roles
from appendix_parser.layout import PageLayout

_WIDTH = 520
_MARGIN = 28
_STEP = 40
_SIZE = 24
_LARGE = 30
_SWATCH = 26


def draw_legend(
    drawing: Image.Image, layout: PageLayout, roles: Roles, *, name: str, profile: str = ""
) -> Image.Image:
    """Return the drawing with the legend at its right."""
    entries = list(_entries(layout, roles))
    height = max(drawing.height, 2 * _MARGIN + _STEP * (len(entries) + 6))
    sheet = Image.new("RGB", (drawing.width + _WIDTH, height), PAPER)
    sheet.paste(drawing, (0, 0))
    draw = ImageDraw.Draw(sheet)
    draw.line((drawing.width, 0, drawing.width, height), fill=FAINT, width=2)
    x, y = drawing.width + _MARGIN, _MARGIN
    large, font = ImageFont.load_default(_LARGE), ImageFont.load_default(_SIZE)
    room = _WIDTH - 2 * _MARGIN
    by = [(f"by the profile {profile}", font)] if profile else []
    for text, kind in ((name, font), *by, (f"Page {layout.page.number}", large), (_size(layout), font)):
        draw.text((x, y), _cut(text, kind, room), fill=TEXT, font=kind)
        y += _STEP
    y += _STEP // 2
    for colour, is_line, text in entries:
        _draw_swatch(draw, x, y, colour, is_line=is_line)
        draw.text((x + _SWATCH + 14, y), _cut(text, font, room - _SWATCH - 14), fill=TEXT, font=font)
        y += _STEP
    return sheet


def _entries(layout: PageLayout, roles: Roles) -> Iterator[tuple[Colour, bool, str]]:
    """Yield colour, whether it is a line's, and text of each entry; kinds that the page lacks are left out."""
    yield GRID, True, _counted(len(layout.grids), "grid")
    yield LINE, True, _counted(len(layout.page.lines), "ruling line")
    yield FAINT, True, _counted(_empty_cells(layout), "empty cell")
    words = Counter(roles.get((word.page, word.index), UNPLACED).kind for word in layout.page.words)
    for kind in Kind:
        if words[kind]:
            yield COLOURS[kind], False, f"{kind}: {_counted(words[kind], 'word')}"


def _empty_cells(layout: PageLayout) -> int:
    return sum(not cell.words for grid in layout.grids for cell in grid.cells)


def _draw_swatch(draw: ImageDraw.ImageDraw, x: float, y: float, colour: Colour, *, is_line: bool) -> None:
    if is_line:
        draw.line((x, y + _SWATCH / 2, x + _SWATCH, y + _SWATCH / 2), fill=colour, width=4)
        return
    draw.rectangle((x, y + 2, x + _SWATCH, y + _SWATCH), fill=colour)


def _size(layout: PageLayout) -> str:
    page = layout.page
    width, height = page.shown_size
    turned = f", read turned by {page.rotation.angle}°" if page.rotation.angle else ""
    return f"{width:.1f} x {height:.1f} points{turned}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _cut(text: str, font: ImageFont.FreeTypeFont | ImageFont.ImageFont, room: float) -> str:
    """Return the text, or as much of its start as there is room for, with an ellipsis."""
    if font.getlength(text) <= room:
        return text
    while text and font.getlength(text + "…") > room:
        text = text[:-1]
    return text + "…"
