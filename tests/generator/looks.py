"""Letters that are hidden, or drawn in another way than as text: what a person sees is not what the file says.

To add a way, add it to `LOOKS`.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby, pairwise
from pathlib import Path

import reportlab
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfdoc, pdfmetrics
from reportlab.pdfbase.ttfonts import makeToUnicodeCMap
from reportlab.pdfgen.canvas import FILL_EVEN_ODD, Canvas

from tests.generator.brush import letter_starts, paint_plain_texts
from tests.generator.marks import Box, Look, Text
from tests.generator.strokes import rectangle
from tests.generator.style import Style
from tests.generator.text import Type
from tests.generator.typefaces import outlines

_TINY = 0.3
"""A font size, in points, that nobody can read."""

_SCALE = 8
"""Pixels of a picture for each point."""

_RAISED = re.compile(r"[¹²³]+|(?<=\d)(?:st|nd|rd|th)\b")
FIGURES = str.maketrans("¹²³", "123")
"""The figures that are drawn, small and raised, for characters that are raised themselves."""

_SWAPPED = str.maketrans("0123456789acelnortu", "8738965134oeciurntn")
"""What a false map says of some characters, each of which looks a little like the other."""


def paint_texts(
    canvas: Canvas, texts: Sequence[Text], height: float, style: Style, tags: Mapping[int, int] | None = None
) -> None:
    """Draw texts, each with its look; for the arguments see `brush.paint_plain_texts`."""
    tags = dict(tags or {})
    for (cell, look), group in groupby(texts, key=lambda text: (text.cell, text.look)):
        with _within(canvas, cell if style.clips else None, height):
            if look is None:
                pieces = [(piece, tags.get(id(text))) for text in group for piece in _raised(text, style)]
                tags |= {id(piece): tag for piece, tag in pieces if tag is not None}
                paint_plain_texts(canvas, [piece for piece, _ in pieces], height, style, tags)
                continue
            for text in group:
                LOOKS[look.name](_Spot(canvas, text, look, height, style, tags.get(id(text))))


@contextmanager
def _within(canvas: Canvas, box: Box | None, height: float) -> Iterator[None]:
    """Clip what is drawn to a box."""
    if box is None:
        yield
        return
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(*rectangle(box, height))
    canvas.clipPath(path, stroke=0, fill=0)
    yield
    canvas.restoreState()


def _raised(text: Text, style: Style) -> list[Text]:
    """Cut a text at raised figures and the ends of ordinals, which become small and raised, where the style has them so."""
    if not style.raised or not _RAISED.search(text.text):
        return [text]
    starts = letter_starts(text, style.glyphs)
    cuts = sorted({0, len(text.text), *(at for match in _RAISED.finditer(text.text) for at in match.span())})
    pieces = []
    for start, end in pairwise(cuts):
        said = text.text[start:end]
        piece = replace(text, x=text.x + starts[start], text=said, width=starts[end] - starts[start])
        if _RAISED.match(text.text, start):
            small, up = 0.6 * text.size, 0.35 * text.size
            piece = replace(piece, text=said.translate(FIGURES), size=small, y=text.y - up)
        pieces.append(piece)
    return pieces


def letters_box(text: Text, style: Style) -> Box:
    """Return where the letters stand that have another look."""
    assert text.look is not None
    starts = letter_starts(text, style.glyphs)
    last = text.look.end - 1
    end = starts[last] + Type(text.font, text.size).width(text.text[last])
    return text.box._replace(x0=text.x + starts[text.look.start], x1=text.x + end)


@dataclass(frozen=True)
class _Spot:
    """Where some letters of a text are drawn otherwise; the height is that of the area."""

    canvas: Canvas
    text: Text
    look: Look
    height: float
    style: Style
    tag: int | None

    @property
    def rectangle(self) -> tuple[float, float, float, float]:
        """Left, bottom, width and height of the letters, in the coordinates of the canvas."""
        return rectangle(letters_box(self.text, self.style), self.height)

    def letters(self) -> Text:
        return self._piece(self.look.start, self.look.end)

    def places(self) -> Iterator[tuple[str, float]]:
        """Yield each letter with its x."""
        starts = letter_starts(self.text, self.style.glyphs)
        for at in range(self.look.start, self.look.end):
            yield self.text.text[at], self.text.x + starts[at]

    def draw(self, *texts: Text) -> None:
        """Draw texts as usual."""
        drawn = [text for text in texts if text.text.strip()]
        tags = {} if self.tag is None else {id(text): self.tag for text in drawn}
        paint_plain_texts(self.canvas, drawn, self.height, self.style, tags)

    def draw_all(self) -> None:
        """Draw the whole text as usual."""
        self.draw(replace(self.text, look=None))

    def draw_rest(self) -> None:
        """Draw the text before and after the letters."""
        self.draw(self._piece(0, self.look.start), self._piece(self.look.end, len(self.text.text)))

    def _piece(self, start: int, end: int) -> Text:
        starts = letter_starts(self.text, self.style.glyphs)
        x, width = self.text.x + starts[start], starts[end] - starts[start]
        return replace(self.text, x=x, text=self.text.text[start:end], width=width, look=None)


def _cover(spot: _Spot) -> None:
    """Draw a box over the letters."""
    spot.draw_all()
    spot.canvas.setFillColorRGB(*spot.look.colour)
    spot.canvas.rect(*spot.rectangle, stroke=0, fill=1)


def _clip(spot: _Spot) -> None:
    """Draw the text within a clip path that leaves the letters out."""
    spot.canvas.saveState()
    path = spot.canvas.beginPath()
    path.rect(-5000, -5000, 10000, 10000)
    path.rect(*spot.rectangle)
    spot.canvas.clipPath(path, stroke=0, fill=0, fillMode=FILL_EVEN_ODD)
    spot.draw_all()
    spot.canvas.restoreState()


def _whiten(spot: _Spot) -> None:
    """Draw the letters in the colour of what is behind them, and without the shadow of a heading, which would be seen."""
    spot.draw_rest()
    spot.draw(replace(spot.letters(), colour=spot.look.colour, role=""))


def _shrink(spot: _Spot) -> None:
    """Draw the letters too small to be seen."""
    spot.draw_rest()
    spot.draw(replace(spot.letters(), size=_TINY, spacing=0.0, word_gap=0.0))


def _outline(spot: _Spot) -> None:
    """Draw the letters as paths."""
    spot.draw_rest()
    spot.canvas.setFillColorRGB(*spot.text.colour)
    paths, size = outlines(_standard(spot.text.font)), spot.text.size / 1000
    for letter, x in spot.places():
        _, path = paths[letter.encode("cp1252")[0]]
        spot.canvas.addLiteral(
            f"q {size:.5f} 0 0 {size:.5f} {x:.2f} {spot.height - spot.text.y:.2f} cm {path} f Q"
        )


def _rasterise(spot: _Spot) -> None:
    """Draw a picture of the letters."""
    spot.draw_rest()
    x, y, width, height = spot.rectangle
    picture = ImageReader(
        io.BytesIO(_picture(spot.letters().text, round(width * _SCALE), round(height * _SCALE)))
    )
    spot.canvas.drawImage(picture, x, y, width, height)


def _remap(spot: _Spot) -> None:
    """Draw the letters in a font that says they are others."""
    spot.draw_rest()
    spot.draw(replace(spot.letters(), font=_lying(_standard(spot.text.font))))


def _strike(spot: _Spot) -> None:
    """Draw a line through each letter."""
    spot.draw_all()
    spot.canvas.setStrokeColorRGB(*spot.text.colour)
    spot.canvas.setLineWidth(0.07 * spot.text.size)
    y = spot.height - spot.text.y + 0.28 * spot.text.size
    for letter, x in spot.places():
        if letter != " ":
            spot.canvas.line(x, y, x + Type(spot.text.font, spot.text.size).width(letter), y)


LOOKS: Mapping[str, Callable[[_Spot], None]] = {
    "covered": _cover,
    "clipped": _clip,
    "whitened": _whiten,
    "shrunk": _shrink,
    "outlined": _outline,
    "rasterised": _rasterise,
    "re-mapped": _remap,
    "struck": _strike,
    "deleted": _Spot.draw_rest,
}
"""How letters are drawn that do not look as usual."""


def _standard(font: str) -> str:
    """Return the standard font that is most like a font."""
    return {"Vera": "Helvetica", "VeraBd": "Helvetica-Bold"}.get(font, font)


@cache
def _picture(text: str, width: int, height: int) -> bytes:
    """Return a picture of a text as a PNG, in pixels."""
    font = ImageFont.truetype(Path(reportlab.__file__).parent / "fonts" / "Vera.ttf", height * 0.9)
    natural = Image.new("L", (round(font.getlength(text)) + 1, height), 255)
    ImageDraw.Draw(natural).text((0, 0.78 * height), text, 0, font, anchor="ls")
    out = io.BytesIO()
    natural.resize((width, height)).save(out, "PNG")
    return out.getvalue()


class _LyingFont(pdfmetrics.Font):  # type: ignore[misc] # reportlab has no annotations
    """A standard font whose map to Unicode is wrong."""

    def addObjects(self, doc: pdfdoc.PDFDocument) -> None:  # noqa: N802 - the name is reportlab's
        super().addObjects(doc)
        characters = [
            bytes([code]).decode("cp1252", errors="replace").translate(_SWAPPED) for code in range(256)
        ]
        stream = pdfdoc.PDFStream(content=makeToUnicodeCMap(self.face.name, list(map(ord, characters))))
        drawn = doc.idToObject["BasicFonts"].dict[doc.fontMapping[self.fontName][1:]]
        drawn.ToUnicode = doc.Reference(stream)


def _lying(font: str) -> str:
    """Return the name of a font that looks like a standard one and says that its characters are others."""
    name = f"{font} (re-mapped)"
    if name not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(_LyingFont(name, font, "WinAnsiEncoding"))
    return name
