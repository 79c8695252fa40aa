"""From marks to a PDF: reportlab draws, pikepdf sets what it cannot (page boxes, rotation, user unit)."""

from __future__ import annotations

import io
from collections.abc import Sequence
from random import Random

import pikepdf
from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from tests.generator.looks import paint_texts
from tests.generator.marks import Page, Text
from tests.generator.shapes import SHAPES
from tests.generator.strokes import paint_lines, rectangle
from tests.generator.style import PLAIN, Style
from tests.generator.tags import add_tags
from tests.generator.text import FAMILIES
from tests.generator.typefaces import redraw_fonts

rl_config.useA85 = 0  # ASCII armour round the compressed pages would take longer than drawing them

Matrix = tuple[float, float, float, float, float, float]

_SET_AFTERWARDS = ("rotations", "boxes", "user_unit", "tags", "fonts")
"""The choices that reportlab cannot draw."""

_CROPPED = (31.0, 47.0, 23.0, 18.0)
"""What a crop box cuts off: left, bottom, right, top."""


def paint(pages: Sequence[Page], style: Style, random: Random) -> bytes:
    """Return the PDF; the same marks, style and random state give the same bytes."""
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1, pageCompression=1)
    for index, page in enumerate(pages):
        rotation = style.rotations[index % len(style.rotations)]
        canvas.setPageSize(_unrotated(page, rotation, style.user_unit))
        canvas.transform(*_upright(page, rotation, style))
        _paint_page(canvas, page, style, random)
        canvas.showPage()
    canvas.save()
    if all(getattr(style, name) == getattr(PLAIN, name) for name in _SET_AFTERWARDS):
        return out.getvalue()
    finished = io.BytesIO()
    with pikepdf.open(out) as pdf:
        _set_page_attributes(pdf, style)
        if style.fonts != "usual":
            redraw_fonts(pdf, nameless=FAMILIES[style.font][:1] if style.fonts == "unnamed" else ())
        if style.tags != "no":
            lines = [[text.text for text in page.texts] for page in pages]
            add_tags(pdf, lines, lying=style.tags == "lying", random=random)
        pdf.save(finished, deterministic_id=True)
    return finished.getvalue()


# -- the page and its coordinates ----------------------------------------------------------------------------


def _unrotated(page: Page, rotation: int, unit: float) -> tuple[float, float]:
    """Return the width and height of the page before it is rotated, in user units."""
    width, height = page.width / unit, page.height / unit
    return (height, width) if rotation in (90, 270) else (width, height)


def _origin(page_size: tuple[float, float], style: Style) -> tuple[float, float]:
    """Return the bottom left of what is shown, in user units."""
    width, height = page_size
    return {
        "plain": (0.0, 0.0),
        "moved": (100.0, 250.0),
        "cropped": _CROPPED[:2],
        "negative": (-round(width / 2), -round(height / 3)),
    }[style.boxes]


def _upright(page: Page, rotation: int, style: Style) -> Matrix:
    """Return the matrix from the shown page (origin bottom left, y upward, points) to user space."""
    width, height, unit = page.width, page.height, style.user_unit
    a, b, c, d, e, f = {
        0: (1.0, 0.0, 0.0, 1.0, 0.0, 0.0),
        90: (0.0, 1.0, -1.0, 0.0, height, 0.0),
        180: (-1.0, 0.0, 0.0, -1.0, width, height),
        270: (0.0, -1.0, 1.0, 0.0, 0.0, width),
    }[rotation]
    x, y = _origin(_unrotated(page, rotation, unit), style)
    return a / unit, b / unit, c / unit, d / unit, e / unit + x, f / unit + y


def _sideways(page: Page) -> Matrix | None:
    """Return the matrix from the body (origin bottom left) to the shown page; None where it is the same."""
    return {
        "no": None,
        "up": (0.0, 1.0, -1.0, 0.0, page.width, 0.0),
        "down": (0.0, -1.0, 1.0, 0.0, 0.0, page.height),
    }[page.sideways]


def _set_page_attributes(pdf: pikepdf.Pdf, style: Style) -> None:
    for index, page in enumerate(pdf.pages):
        width, height = float(page.MediaBox[2]), float(page.MediaBox[3])
        x, y = _origin((width, height), style)
        box = [x, y, x + width, y + height]
        if style.boxes == "cropped":
            left, bottom, right, top = _CROPPED
            page.CropBox = [round(value, 3) for value in box]
            box = [x - left, y - bottom, x + width + right, y + height + top]
        page.MediaBox = [round(value, 3) for value in box]
        rotation = style.rotations[index % len(style.rotations)]
        if rotation:
            page.Rotate = rotation
        if style.user_unit != 1:
            page.UserUnit = style.user_unit


# -- marks ---------------------------------------------------------------------------------------------------


def _paint_page(canvas: Canvas, page: Page, style: Style, random: Random) -> None:
    under = [text for text in page.around if text.angle]
    over = [text for text in page.around if not text.angle]
    paint_texts(canvas, under, page.height, style)
    canvas.saveState()
    if style.forms:
        name = f"body{canvas.getPageNumber()}"
        canvas.beginForm(name, 0, 0, page.width, page.height)
    turn = _sideways(page)
    if turn:
        canvas.transform(*turn)
    height = page.body_size[1]
    for fill in page.fills:
        canvas.setFillColorRGB(*fill.colour)
        canvas.rect(*rectangle(fill.box, height), stroke=0, fill=1)
    for shape in page.shapes:
        SHAPES[shape.kind](canvas, shape, *rectangle(shape.box, height))
    paint_lines(canvas, page, height, style.line)
    tags = {id(text): number for number, text in enumerate(page.texts)}
    paint_texts(canvas, _ordered(page.texts, style, random), height, style, tags)
    if style.forms:
        canvas.endForm()
        canvas.doForm(name)
    canvas.restoreState()
    paint_texts(canvas, over, page.height, style)


def _ordered(texts: list[Text], style: Style, random: Random) -> list[Text]:
    """Return the texts in the order of drawing."""
    if style.order == "backward":
        return texts[::-1]
    if style.order == "columns":
        return sorted(texts, key=lambda text: (text.cell.x0 if text.cell else 0.0, text.y))
    if style.order == "shuffled":
        return random.sample(texts, len(texts))
    return texts
