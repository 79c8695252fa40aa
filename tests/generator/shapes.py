"""Shapes that are neither text nor rules of a table: logos, pictures, boxes, discs. To add one, add it to `SHAPES`."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from functools import cache

from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.generator.marks import Shape

_DARK = (0.13, 0.2, 0.4)
_PALE = (0.86, 0.92, 0.97)
_STRIPS = 40


def _bar(canvas: Canvas, _shape: Shape, x: float, y: float, width: float, height: float) -> None:
    canvas.setFillColorRGB(*_DARK)
    canvas.rect(x, y, width, height, stroke=0, fill=1)


def _logo(canvas: Canvas, _shape: Shape, x: float, y: float, _width: float, height: float) -> None:
    """Draw a shield with a disc and a wave beside it."""
    canvas.setFillColorRGB(*_DARK)
    path = canvas.beginPath()
    path.moveTo(x, y + height)
    path.lineTo(x + 0.8 * height, y + height)
    path.curveTo(x + 0.8 * height, y + 0.4 * height, x + 0.6 * height, y + 0.1 * height, x + 0.4 * height, y)
    path.curveTo(x + 0.2 * height, y + 0.1 * height, x, y + 0.4 * height, x, y + height)
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.setFillColorRGB(0.9, 0.7, 0.1)
    canvas.circle(x + 0.4 * height, y + 0.6 * height, 0.2 * height, stroke=0, fill=1)
    canvas.setStrokeColorRGB(0.1, 0.5, 0.6)
    canvas.setLineWidth(2)
    left, middle = x + height, y + 0.5 * height
    canvas.bezier(left, middle, left + 15, middle + 20, left + 20, middle - 20, left + 40, middle)


def _picture(canvas: Canvas, _shape: Shape, x: float, y: float, width: float, height: float) -> None:
    canvas.drawImage(ImageReader(io.BytesIO(_coat_of_arms())), x, y, width, height)


@cache
def _coat_of_arms() -> bytes:
    """Return a picture of coloured fields as a PNG."""
    picture = Image.linear_gradient("L").resize((160, 64))
    out = io.BytesIO()
    coloured = Image.merge("RGB", (picture, picture.rotate(180), Image.new("L", picture.size, 140)))
    coloured.save(out, "PNG")
    return out.getvalue()


def _rounded(canvas: Canvas, _shape: Shape, x: float, y: float, width: float, height: float) -> None:
    canvas.setStrokeColorRGB(*_DARK)
    canvas.setLineWidth(1)
    canvas.roundRect(x, y, width, height, 5, stroke=1, fill=0)


def _shadow(canvas: Canvas, _shape: Shape, x: float, y: float, width: float, height: float) -> None:
    canvas.setFillColorRGB(0.7, 0.7, 0.7)
    canvas.rect(x + 2, y - 2, width, height, stroke=0, fill=1)
    canvas.setFillColorRGB(1, 1, 1)
    canvas.setStrokeColorRGB(*_DARK)
    canvas.setLineWidth(0.5)
    canvas.rect(x, y, width, height, stroke=1, fill=1)


def _gradient(canvas: Canvas, _shape: Shape, x: float, y: float, width: float, height: float) -> None:
    """Draw strips from pale to white."""
    for strip in range(_STRIPS):
        canvas.setFillColorRGB(*(at + (1 - at) * strip / _STRIPS for at in _PALE))
        canvas.rect(x + width * strip / _STRIPS, y, width / _STRIPS, height, stroke=0, fill=1)


def _disc(canvas: Canvas, shape: Shape, x: float, y: float, width: float, height: float) -> None:
    canvas.setFillColorRGB(*shape.colour)
    canvas.circle(x + width / 2, y + height / 2, height / 2, stroke=0, fill=1)


def _underline(canvas: Canvas, shape: Shape, x: float, y: float, width: float, height: float) -> None:
    canvas.setStrokeColorRGB(*shape.colour)
    canvas.setLineWidth(height)
    canvas.line(x, y + height / 2, x + width, y + height / 2)


SHAPES: Mapping[str, Callable[[Canvas, Shape, float, float, float, float], None]] = {
    "bar": _bar,
    "logo": _logo,
    "picture": _picture,
    "rounded": _rounded,
    "shadow": _shadow,
    "gradient": _gradient,
    "disc": _disc,
    "underline": _underline,
}
"""How a shape is drawn, given its left, bottom, width and height."""
