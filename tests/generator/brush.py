"""How text is drawn: in lines, words or single characters, once or twice, to be seen or not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import cos, radians, sin

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from tests.generator.marks import Colour, Text
from tests.generator.style import Style
from tests.generator.text import Type

_KERNED = frozenset(
    (
        "AV",
        "AT",
        "Ta",
        "To",
        "Te",
        "Tr",
        "Wa",
        "We",
        "Yo",
        "av",
        "va",
        "wa",
        "we",
        "vo",
        "yo",
        "r.",
        "r,",
        "y.",
    )
)
_KERN = 0.05
"""How much closer the characters of such a pair stand, in sizes."""

_SHADOW: Colour = (0.7, 0.7, 0.7)


def paint_plain_texts(
    canvas: Canvas, texts: Sequence[Text], height: float, style: Style, tags: Mapping[int, int] | None = None
) -> None:
    """Draw texts on an area of that height.

    Args:
        canvas: what to draw on.
        texts: in the order of drawing.
        height: of the area, in points.
        style: how.
        tags: the number of a text (by its `id`) as marked content; a text without one is an artifact.
    """
    drawing = canvas.beginText()
    brush = _Brush(drawing, style.glyphs)
    for text in texts:
        y = height - text.y
        if style.tags != "no":
            number = (tags or {}).get(id(text))
            brush.write("/Artifact BMC" if number is None else f"/P <</MCID {number}>> BDC")
        if style.doubled == "shadow" and text.role == "heading":
            brush.draw(text, text.x + 0.06 * text.size, y - 0.06 * text.size, _SHADOW)
        brush.draw(text, text.x, y, text.colour)
        if style.doubled == "all" or (style.doubled == "bold" and text.bold):
            brush.draw(text, text.x + 0.03 * text.size, y, text.colour)
        if style.tags != "no":
            brush.write("EMC")
    canvas.drawText(drawing)


class _Brush:
    """Draws texts into one text object, telling it only what changes."""

    def __init__(self, drawing: PDFTextObject, glyphs: str) -> None:
        self._drawing, self._glyphs = drawing, glyphs
        self._state: dict[str, tuple[object, ...]] = {}

    def draw(self, text: Text, x: float, y: float, colour: Colour) -> None:
        """Draw the text with the start of its baseline at (x, y)."""
        drawing = self._drawing
        self._set("setFont", text.font, text.size)
        self._set("setFillColorRGB", *colour)
        self._set("setTextRenderMode", 3 if text.role == "hidden" else 0)
        self._set("setCharSpace", text.spacing)
        cosine, sine = round(cos(radians(text.angle)), 6), round(sin(radians(text.angle)), 6)
        for offset, run in _runs(text, self._glyphs):
            at = f"{x + offset * cosine:.2f} {y + offset * sine:.2f}"
            # The same as setTextTransform, whose way of printing numbers takes most of the time of a page.
            self.write(f"{cosine:.4g} {sine:.4g} {-sine:.4g} {cosine:.4g} {at} Tm")
            drawing.textOut(run)

    def write(self, operator: str) -> None:
        """Write an operator as it stands."""
        self._drawing._code.append(operator)

    def _set(self, setter: str, *values: object) -> None:
        if self._state.get(setter) != values:
            self._state[setter] = values
            getattr(self._drawing, setter)(*values)


def letter_starts(text: Text, glyphs: str) -> list[float]:
    """Return how far from the start of the line each letter is drawn, and where the last one ends."""
    kind = Type(text.font, text.size)
    starts: list[float] = []
    for offset, run in _runs(text, glyphs):
        while not text.text.startswith(run, len(starts)):
            starts.append(offset)  # a space that is not drawn
        starts += [offset + kind.width(run[:at]) + text.spacing * at for at in range(len(run))]
    return [*starts, starts[-1] + kind.width(text.text[-1])]


def _runs(text: Text, glyphs: str) -> Iterator[tuple[float, str]]:
    """Yield what is drawn in one go, each with its distance from the start of the line."""
    if glyphs == "lines" and not text.word_gap:
        yield 0.0, text.text
    elif glyphs in ("lines", "words"):
        kind = Type(text.font, text.size)
        at = 0.0
        for word in text.text.split(" "):
            yield at, word
            at += kind.width(f"{word} ") + text.spacing * (len(word) + 1) + text.word_gap
    else:
        yield from _kerned_runs(text, each=glyphs == "glyphs")


def _kerned_runs(text: Text, *, each: bool) -> Iterator[tuple[float, str]]:
    """Yield each character without the spaces, or runs that end where a pair is kerned."""
    kind = Type(text.font, text.size)
    at = run_start = 0.0
    run = before = ""
    for character in text.text:
        kerned = before + character in _KERNED
        stretched = before == " " and text.word_gap
        if run and (each or kerned or stretched):
            yield run_start, run
            run = ""
        at -= _KERN * text.size if kerned else 0.0
        if not run:
            run_start = at
        if character != " " or not each:
            run += character
        at += kind.width(character) + text.spacing + (text.word_gap if character == " " else 0.0)
        before = character
    if run:
        yield run_start, run
