"""How ruling lines are drawn: strokes, filled rectangles, dashes, thousands of dots, boxes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from reportlab.pdfgen.canvas import Canvas

from tests.generator.marks import BLACK, WHITE, Box, Line, Page


def paint_lines(canvas: Canvas, page: Page, height: float, kind: str) -> None:
    """Draw the lines and boxes of a page's body, which has that height; `kind` is `Style.line`."""
    colour = {"hairline": (0.75, 0.75, 0.75), "white": WHITE}.get(kind, BLACK)
    canvas.setStrokeColorRGB(*colour)
    canvas.setFillColorRGB(*colour)
    canvas.setLineWidth({"hairline": 0.25, "white": 1.5}.get(kind, 0.6))
    if kind == "dashed":
        canvas.setDash(3, 2)
    for box in page.boxes:
        canvas.rect(*rectangle(box, height), stroke=1, fill=0)
    draw = _PAINTERS.get(kind, _strokes)
    canvas.addLiteral("\n".join(operator for line in page.lines for operator in draw(line, height)))
    canvas.setDash()


def rectangle(box: Box, height: float) -> tuple[float, float, float, float]:
    """Return the left, bottom, width and height of a box on an area of that height."""
    return box.x0, height - box.bottom, box.x1 - box.x0, box.bottom - box.top


def _strokes(line: Line, height: float) -> Iterator[str]:
    """Yield one stroke."""
    if line.horizontal:
        y = height - line.position
        yield f"{line.start:.2f} {y:.2f} m {line.end:.2f} {y:.2f} l S"
    else:
        x = line.position
        yield f"{x:.2f} {height - line.start:.2f} m {x:.2f} {height - line.end:.2f} l S"


def _rectangles(line: Line, height: float, thickness: float = 0.6) -> Iterator[str]:
    """Yield one filled rectangle."""
    if line.horizontal:
        y = height - line.position - thickness / 2
        yield f"{line.start:.2f} {y:.2f} {line.end - line.start:.2f} {thickness:.2f} re f"
    else:
        x, y = line.position - thickness / 2, height - line.end
        yield f"{x:.2f} {y:.2f} {thickness:.2f} {line.end - line.start:.2f} re f"


def _dotted(line: Line, height: float) -> Iterator[str]:
    """Yield many tiny strokes."""
    for start, end in _cut(line, 1.0, 2.2):
        yield from _strokes(Line(line.horizontal, line.position, start, end), height)


def _dots(line: Line, height: float) -> Iterator[str]:
    """Yield many tiny rectangles."""
    for start, end in _cut(line, 0.6, 2.0):
        yield from _rectangles(Line(line.horizontal, line.position, start, end), height)


def _cut(line: Line, length: float, step: float) -> Iterator[tuple[float, float]]:
    """Yield the starts and ends of pieces of that length along the line."""
    for index in range(int((line.end - line.start) / step) + 1):
        start = line.start + index * step
        yield start, min(start + length, line.end)


_PAINTERS: Mapping[str, Callable[[Line, float], Iterator[str]]] = {
    "rectangle": _rectangles,
    "dotted": _dotted,
    "dots": _dots,
}
"""How a line is drawn, where it is not one stroke."""
