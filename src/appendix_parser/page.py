"""The content of a page, independent of any PDF library: words, ruling lines and fills."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from appendix_parser.doubts import Doubt
from appendix_parser.geometry import Box, Rotation, hull

_QUOTED = 10  # words of a quotation

EXCLUDED = "it is not in any record"
INCLUDED = "it was read, because you asked for hidden text"
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
        """Return whether the word runs in another direction than the page's main text."""
        return self.angle != 0


def are_bold(words: Iterable[Word]) -> bool:
    """Return whether all of these words are bold, also if there are none."""
    return all(word.bold for word in words)


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
class Mesh:
    """Where the places of a straight page are on the crooked or bent page that was scanned.

    Both are `width` by `height` points. The straight page has nodes at equal distances, `columns` to a row; `xs` and
    `ys` are where they are on the other one, row by row. Between nodes, places are interpolated.
    """

    width: float
    height: float
    columns: int
    xs: tuple[float, ...]
    ys: tuple[float, ...]

    @property
    def rows(self) -> int:
        """Number of rows of nodes."""
        return len(self.xs) // self.columns

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the straight page is on the scanned one."""
        column, right = _cell(x / self.width, self.columns)
        row, below = _cell(y / self.height, self.rows)
        first = row * self.columns + column
        nodes = (first, first + 1, first + self.columns, first + self.columns + 1)
        shares = ((1 - right) * (1 - below), right * (1 - below), (1 - right) * below, right * below)
        return (
            sum(share * self.xs[node] for share, node in zip(shares, nodes, strict=True)),
            sum(share * self.ys[node] for share, node in zip(shares, nodes, strict=True)),
        )

    def box(self, box: Box) -> Box:
        """Return the smallest box around a box of the straight page on the scanned one."""
        return hull(
            Box(x, y, x, y)
            for x, y in (self.point(x, y) for x in (box.x0, box.x1) for y in (box.top, box.bottom))
        )

    def turned_over(self) -> Mesh:
        """Return the mesh of the same sheet with its other edge up."""
        xs = tuple(self.width - x for x in reversed(self.xs))
        ys = tuple(self.height - y for y in reversed(self.ys))
        return replace(self, xs=xs, ys=ys)


def _cell(share: float, nodes: int) -> tuple[int, float]:
    """Return between which nodes a place is, as the first of the two and the share of the way to the other."""
    place = min(max(share, 0.0), 1.0) * (nodes - 1)
    first = min(int(place), nodes - 2)
    return first, place - first


DOUBTFUL_CONFIDENCE = 0.88
"""A word of a scan that one engine reads with a lower confidence is doubtful; measured on scans of known text."""


class WordRecognition(NamedTuple):
    """How sure it is what a word of a scan says.

    `confidence` is from 0 to 1. `agreed` says whether a second reading was the same; None if there was none.
    `other` is the second reading where it differs. `sure` says whether a figure may be believed without a look.
    """

    confidence: float
    agreed: bool | None = None
    other: str | None = None
    sure: bool = False

    @property
    def is_doubtful(self) -> bool:
        """Whether the word may well be misread."""
        return self.agreed is False or (self.agreed is None and self.confidence < DOUBTFUL_CONFIDENCE)


@dataclass(frozen=True, slots=True)
class Recognition:
    """How the words of a scanned page were recognised.

    Attributes:
        engines: names and versions of what read them.
        languages: in which languages, as Tesseract names them.
        dpi: pixels for each inch of the picture that was read.
        mesh: where the places of the straight page are on the scanned one.
        words: one for each word of the page.
    """

    engines: tuple[str, ...]
    languages: tuple[str, ...]
    dpi: int
    mesh: Mesh
    words: tuple[WordRecognition, ...]


@dataclass(frozen=True, slots=True)
class PageContent:
    """Everything that the later stages may know of one page.

    `images` are the places of pictures. `cut` are the places of text that this page shows in part, and the page before
    or after it the rest. `hidden` counts the words that nobody can see and that are not among
    `words`.

    All boxes are in points from the top left of the page turned upright: where tables are drawn sideways,
    `rotation` says how the shown page was turned, and `as_shown` brings a box back. `width` and `height` are those
    of the upright page. A scanned page was straightened as well; `recognition` says how, and is None for any other.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    lines: tuple[RulingLine, ...] = ()
    fills: tuple[Fill, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    rotation: Rotation = Rotation()  # noqa: RUF009 - a named tuple is immutable
    images: tuple[Box, ...] = ()
    cut: tuple[Box, ...] = ()
    hidden: int = 0
    recognition: Recognition | None = None

    def without_drawing(self) -> PageContent:
        """Return the page without its lines, fills, pictures and cut text, which only the layout and the witness need."""
        return replace(self, lines=(), fills=(), images=(), cut=())

    @property
    def shown_size(self) -> tuple[float, float]:
        """Width and height of the page as it is shown, in points."""
        whole = self.rotation.undo(Box(0, 0, self.width, self.height))
        return whole.width, whole.height

    def as_shown(self, box: Box) -> Box:
        """Return a box of the upright page as a box of the page as it is shown."""
        return self.rotation.undo(box if self.recognition is None else self.recognition.mesh.box(box))
