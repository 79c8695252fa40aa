"""What is drawn on a page: texts, lines and fills, in points from the top left of the page or its body."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

Colour = tuple[float, float, float]
BLACK: Colour = (0.0, 0.0, 0.0)
WHITE: Colour = (1.0, 1.0, 1.0)


class Box(NamedTuple):
    """A rectangle; `top` and `bottom` count downward."""

    x0: float
    top: float
    x1: float
    bottom: float

    def around(self, other: Box) -> Box:
        """Return the smallest box around both."""
        return Box(
            min(self.x0, other.x0),
            min(self.top, other.top),
            max(self.x1, other.x1),
            max(self.bottom, other.bottom),
        )


class Look(NamedTuple):
    """How the letters of a text from `start` up to `end` are drawn: `name` is a key of `looks.LOOKS`.

    `colour` is that of what covers them or, where they are drawn in the colour of the page, of the page.
    """

    name: str
    start: int
    end: int
    colour: Colour = WHITE


@dataclass(slots=True)
class Text:
    """A line of text.

    Attributes:
        x, y: start of the baseline.
        width: from the first to the end of the last character.
        role: `record`, `heading`, `header`, `furniture` or `context`; `hidden` (drawn so that it is not to be
            seen) or `outside` (of the page).
        path: JSON Pointer of the truth field whose text it is; "" for none.
        spacing: what is added after each character; word_gap: what justification adds to each space.
        angle: in degrees, against the clock.
        cell: the box of its cell, where it stands in one.
        look: how some of its letters are drawn, where that is not the usual way.
    """

    x: float
    y: float
    text: str
    font: str
    size: float
    width: float
    role: str
    path: str = ""
    colour: Colour = BLACK
    spacing: float = 0.0
    word_gap: float = 0.0
    angle: float = 0.0
    bold: bool = False
    cell: Box | None = None
    look: Look | None = None

    @property
    def box(self) -> Box:
        """Where its characters stand, roughly: ascenders and descenders included."""
        return Box(self.x, self.y - 0.78 * self.size, self.x + self.width, self.y + 0.24 * self.size)


@dataclass(slots=True)
class Line:
    """A horizontal or vertical ruling line; `start` to `end` along it, `position` across."""

    horizontal: bool
    position: float
    start: float
    end: float


@dataclass(slots=True)
class Fill:
    """A shaded area."""

    box: Box
    colour: Colour


@dataclass(slots=True)
class Shape:
    """Something drawn that is neither text nor a rule: `kind` is a key of `shapes.SHAPES`."""

    kind: str
    box: Box
    colour: Colour = BLACK


@dataclass(slots=True)
class Page:
    """A page: its size as shown, the marks of its body, and the texts around the body.

    The body may be drawn `sideways`: turned by a quarter, so that it reads `up` or `down` the page. Its marks
    are measured from the top left of the body as a reader sees it who turns the page.
    """

    width: float
    height: float
    sideways: str = "no"
    texts: list[Text] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    around: list[Text] = field(default_factory=list)

    @property
    def body_size(self) -> tuple[float, float]:
        """Width and height of the body as it reads."""
        return (self.width, self.height) if self.sideways == "no" else (self.height, self.width)

    def all_texts(self) -> Iterator[Text]:
        """Yield the texts of the body, then those around it."""
        yield from self.texts
        yield from self.around

    def shown(self, box: Box) -> Box:
        """Return where a box of the body is on the page."""
        if self.sideways == "up":
            return Box(box.top, self.height - box.x1, box.bottom, self.height - box.x0)
        if self.sideways == "down":
            return Box(self.width - box.bottom, box.x0, self.width - box.top, box.x1)
        return box
