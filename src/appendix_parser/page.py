"""What a page shows, free of any PDF library: words, ruling lines and fills."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from appendix_parser.doubts import Doubt
from appendix_parser.geometry import Box, Turn

_QUOTED = 10  # words of a quotation

EXCLUDED = "it is in no record"
INCLUDED = "it was read, because hidden text was asked for"
"""What findings say of hidden text."""


class Word(NamedTuple):
    """A run of characters without a space, the unit in which coverage is counted; there are many of them.

    `page` is 1-based and `index` the word's place in `PageContent.words`: together they are its identity.
    `size` is the font size in points as shown. `angle` is the direction of reading in whole degrees, clockwise from
    that of the page's main text.
    """

    text: str
    box: Box
    page: int
    index: int  # type: ignore[assignment] # nobody looks for a value in a word
    size: float
    bold: bool = False
    angle: int = 0

    @property
    def askew(self) -> bool:
        """Tell whether the word runs in another direction than the page's main text."""
        return self.angle != 0


def quoted(words: Sequence[Word]) -> str:
    """Return the first words for a finding, with a sign where there are more."""
    return " ".join(word.text for word in words[:_QUOTED]) + (" …" if len(words) > _QUOTED else "")


@dataclass(frozen=True, slots=True)
class RulingLine:
    """A drawn straight line, horizontal or vertical, whatever was used to draw it.

    `position` is the y of a horizontal and the x of a vertical line; `start` to `end` its extent along the
    other axis.
    """

    horizontal: bool
    position: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled area that is not a line: a shaded row, cell or header. `colour` is RGB, each 0 to 1."""

    box: Box
    colour: tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class PageContent:
    """Everything that the later stages may know of one page.

    `images` are the places of pictures. `cut` are those of text of which this page shows a part, and the page before
    or after it the rest. `hidden` counts the words that nobody can see and that are not among
    `words`.

    All boxes are in points from the top left of the page turned upright: where tables are drawn sideways,
    `turn` tells how the shown page was turned, and `shown` brings a box back. `width` and `height` are those
    of the upright page.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    lines: tuple[RulingLine, ...] = ()
    fills: tuple[Fill, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    turn: Turn = Turn()  # noqa: RUF009 - a named tuple is immutable
    images: tuple[Box, ...] = ()
    cut: tuple[Box, ...] = ()
    hidden: int = 0

    def without_drawing(self) -> PageContent:
        """Return the page without its lines, fills, pictures and cut text, which only the layout and the witness need."""
        return replace(self, lines=(), fills=(), images=(), cut=())

    def shown(self, box: Box) -> Box:
        """Return a box of the upright page as a box of the page as it is shown."""
        return self.turn.undo(box)
