"""Glyph runs of a page from PDFium's text page.

PDFium makes text for people who copy it, and so adds to what is painted and takes away from it: it makes up
spaces and line ends, hides the hyphen at a line's end, and leaves out text that it takes for painted twice.
What it adds is marked as generated. What it takes away is seen when the object is read again with all others
inactive, as then there is no line end and no double. Where a text has a replacement for people who cannot see
it (`ActualText`, ISO 32000-1, 14.9.4), PDFium would give that, at no certain place; so it is taken off.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import compress, count, islice, pairwise
from operator import eq, ne
from typing import NamedTuple

from appendix_parser.reading import pdfium_library as pdfium
from appendix_parser.reading.affine import Affine
from appendix_parser.reading.glyph_runs import (
    HEAVY_MODES,
    INVISIBLE_MODES,
    REPLACEMENT,
    GlyphRun,
    is_bold,
)
from appendix_parser.reading.pdfium_font import PdfiumFont
from appendix_parser.reading.pdfium_library import Handle

_HIDDEN_HYPHEN = chr(2)
_MADE_UP = re.compile("[ \r\n]")  # what PDFium adds, if it says so
_NO_INK = 0.1  # points
_STRAIGHT = 0.01  # points by which a glyph may stand off its run's baseline


class _Frame(NamedTuple):
    """How a text object's matrix and font size set its glyphs on the page as it is shown.

    `dx`, `dy` is their direction in user space and `x_step`, `y_step` what a unit of user space along it adds to a
    place; `ahead` is the direction as shown, `reach` the points of an em along it, `size` those of the font size.
    """

    dx: float
    dy: float
    x_step: float
    y_step: float
    ahead: tuple[float, float]
    reach: float
    size: float

    @classmethod
    def of(cls, matrix: Affine, font_size: float, shown: Affine) -> _Frame:
        a, b, c, d, _, _ = matrix
        scale = shown.scale
        length = math.copysign(math.hypot(a, b), font_size)
        dx, dy = (a / length, b / length) if length else (1.0, 0.0)
        ahead = Affine(dx, dy).then(shown)
        return cls(
            dx=dx,
            dy=dy,
            x_step=dx * scale,
            y_step=dy * scale,
            ahead=(ahead.a / scale, ahead.b / scale),
            reach=abs(font_size * length) * scale,
            size=abs(font_size) * math.hypot(c, d) * scale,
        )


class _Setting(NamedTuple):
    """What all characters of one text object share; `matrix` leads from glyphs to user space."""

    matrix: Affine
    font_size: float
    frame: _Frame
    font: PdfiumFont
    bold: bool
    visible: bool


class _Characters(NamedTuple):
    """The characters of one text object: what they are, where they start in user space, their widths in ems."""

    texts: Sequence[str]
    xs: list[float]
    ys: list[float]
    widths: list[float]

    def followed_by(self, other: _Characters) -> _Characters:
        """Return these characters and then the others."""
        return _Characters(
            [*self.texts, *other.texts], self.xs + other.xs, self.ys + other.ys, self.widths + other.widths
        )


class Memory:
    """What reading one page of a document leaves for the next: its fonts, and room for answers.

    A font stands there by its address, which is its own as long as a page is open that has it. So the page before
    must stay open until the next one is read.
    """

    def __init__(self) -> None:
        self.fonts: dict[Handle, PdfiumFont] = {}
        self.origins = pdfium.Origins()
        self.matrix = pdfium.Floats(6)
        self.font_size = pdfium.Floats(1)


def read_runs(page: Handle, objects: Sequence[Handle], shown: Affine, memory: Memory) -> list[GlyphRun]:
    """Return the glyphs of a page in the order of drawing, those of a text object as one run.

    Args:
        page: the page.
        objects: its text objects in the order of drawing.
        shown: the map from user space to the page as it is shown.
        memory: what was left of the page before, and is renewed.
    """
    for text_object in objects:
        _take_off_replacement(text_object)
    reader = _Reader(page, shown, memory)
    read = reader.read()
    left_out = [text_object for text_object in objects if text_object not in read]
    hyphened = [text_object for text_object in read if _HIDDEN_HYPHEN in read[text_object].texts]
    with _inactive(objects if left_out or hyphened else ()):
        found = read
        while left_out and found:  # text that is painted three times takes two turns
            with _active(left_out):
                found = reader.read()
            read |= found
            hyphened += [text_object for text_object in found if _HIDDEN_HYPHEN in found[text_object].texts]
            left_out = [text_object for text_object in left_out if text_object not in found]
        for text_object in hyphened:
            with _active([text_object]):
                read |= reader.read()
    memory.fonts = reader.fonts
    runs: list[GlyphRun] = []
    order = 0
    for text_object in objects:
        if text_object in read:
            runs += _runs_of(read[text_object], reader.settings[text_object], shown, order)
            order += len(read[text_object].texts)
        else:
            runs += _unknown(text_object, shown, order)
            order += 1
    return runs


def _unknown(text_object: Handle, shown: Affine, order: int) -> list[GlyphRun]:
    """Return a glyph in the place of a text object that PDFium does not read; none where it inks nothing."""
    left, bottom, right, top = pdfium.bounds(text_object)
    width, height = right - left, top - bottom
    if min(width, height) < _NO_INK:
        return []
    x, y = shown.point(left, bottom)
    scale = shown.scale
    return [
        GlyphRun(
            texts=REPLACEMENT,
            x=x,
            y=y,
            dx=shown.a / scale,
            dy=shown.b / scale,
            places=[0.0],
            advances=[width * scale],
            size=height * scale,
            font="",
            bold=False,
            visible=True,
            order=order,
        )
    ]


def _take_off_replacement(text_object: Handle) -> None:
    for index in reversed(range(pdfium.count_marks(text_object))):
        mark = pdfium.get_mark(text_object, index)
        if pdfium.mark_value_type(mark, b"ActualText"):
            pdfium.remove_mark(text_object, mark)


@contextmanager
def _inactive(objects: Sequence[Handle]) -> Iterator[None]:
    for text_object in objects:
        pdfium.set_active(text_object, 0)
    try:
        yield
    finally:
        for text_object in objects:
            pdfium.set_active(text_object, 1)


@contextmanager
def _active(objects: Sequence[Handle]) -> Iterator[None]:
    for text_object in objects:
        pdfium.set_active(text_object, 1)
    try:
        yield
    finally:
        for text_object in objects:
            pdfium.set_active(text_object, 0)


class _Reader:
    """Reads the active text objects of a page, and remembers how each is set."""

    def __init__(self, page: Handle, shown: Affine, memory: Memory) -> None:
        self._page = page
        self._shown = shown
        self._memory = memory
        self._frames: dict[tuple[float, ...], _Frame] = {}
        self.fonts: dict[Handle, PdfiumFont] = {}
        self.settings: dict[Handle, _Setting] = {}

    def read(self) -> dict[Handle, _Characters]:
        """Return the characters of each active text object that PDFium shows."""
        text = pdfium.load_text(self._page)
        if text is None:
            return {}
        try:
            return self._read(text)
        finally:
            pdfium.close_text(text)

    def _read(self, text: Handle) -> dict[Handle, _Characters]:
        indices = range(pdfium.count_characters(text))
        owners: list[Handle | None] = pdfium.column(pdfium.text_object_of, text, indices)
        letters = pdfium.characters(text, len(indices))
        unknown = pdfium.column(pdfium.lacks_unicode, text, indices)
        all_xs, all_ys = self._memory.origins.of(text, indices)
        blanks = [blank.start() for blank in _MADE_UP.finditer(letters)]
        for index in compress(blanks, pdfium.column(pdfium.is_generated, text, blanks)):
            owners[index] = None
        letters = _without_unknown(letters, unknown)
        read: dict[Handle, _Characters] = {}
        for start, stop in _runs(owners):
            owner = owners[start]
            if owner is None:
                continue
            setting = self.settings.get(owner)
            if setting is None:
                setting = self.settings[owner] = self._setting(owner, text, start)
            texts, xs, ys, firsts = _without_ligatures(
                letters[start:stop], all_xs[start:stop], all_ys[start:stop]
            )
            at = indices[start:stop] if firsts is None else [start + first for first in firsts]
            widths = setting.font.widths(text, texts, at, (xs, ys), setting.matrix, setting.font_size)
            run = _Characters(texts, xs, ys, widths)
            read[owner] = read[owner].followed_by(run) if owner in read else run
        return read

    def _setting(self, text_object: Handle, text: Handle, index: int) -> _Setting:
        mode = pdfium.render_mode_of(text_object)
        handle = pdfium.font_of(text_object)
        font = self.fonts.get(handle) or self._memory.fonts.get(handle) or PdfiumFont(handle)
        self.fonts[handle] = font
        matrix = Affine(*self._memory.matrix.of(pdfium.matrix_of, text, index))
        (font_size,) = self._memory.font_size.of(pdfium.font_size_of, text_object)
        way = (*matrix[:4], font_size)
        frame = self._frames.get(way) or _Frame.of(matrix, font_size, self._shown)
        self._frames[way] = frame
        return _Setting(
            matrix=matrix,
            font_size=font_size,
            frame=frame,
            font=font,
            bold=mode in HEAVY_MODES or is_bold(font.name),
            visible=mode not in INVISIBLE_MODES,
        )


def _runs(owners: Sequence[Handle | None]) -> Iterator[tuple[int, int]]:
    """Yield start and end of each run of characters that have one owner."""
    if owners:
        changes = compress(count(1), map(ne, owners, islice(owners, 1, None)))
        yield from pairwise([0, *changes, len(owners)])


def _without_unknown(letters: str, unknown: Sequence[int]) -> str:
    """Return the letters with those replaced that a font has no character for."""
    letters = letters.replace("\0", REPLACEMENT)
    if not any(unknown):
        return letters
    return "".join(REPLACEMENT if lost else letter for letter, lost in zip(letters, unknown, strict=True))


def _without_ligatures(
    texts: str, xs: list[float], ys: list[float]
) -> tuple[Sequence[str], list[float], list[float], Sequence[int] | None]:
    """Join the letters of each ligature, which PDFium gives one by one at one place.

    Returns:
        The characters, their x and y, and the index that the first letter of each had; None where there are no
        ligatures.
    """
    if not any(map(eq, xs, islice(xs, 1, None))):
        return texts, xs, ys, None
    firsts = [i for i in range(len(xs)) if i == 0 or (xs[i], ys[i]) != (xs[i - 1], ys[i - 1])]
    joined = ["".join(texts[a:b]) for a, b in pairwise([*firsts, len(texts)])]
    return joined, [xs[i] for i in firsts], [ys[i] for i in firsts], firsts


def _runs_of(characters: _Characters, setting: _Setting, shown: Affine, order: int) -> Iterator[GlyphRun]:
    """Yield the glyphs of one text object: as one run, or where they stand on no straight line, each as its own."""
    texts, xs, ys, widths = characters
    dx, dy, x_step, y_step, (ahead_x, ahead_y), reach, size = setting.frame
    x, y = shown.point(xs[0], ys[0])
    run = GlyphRun(
        texts=texts,
        x=x,
        y=y,
        dx=ahead_x,
        dy=ahead_y,
        places=_along(xs, ys, x_step, y_step),
        advances=[width * reach for width in widths],
        size=size,
        font=setting.font.name,
        bold=setting.bold,
        visible=setting.visible,
        order=order,
    )
    heights = _along(xs, ys, -y_step, x_step) if dx and dy else xs if dy else ys
    if max(heights) - min(heights) <= _STRAIGHT:
        yield run
        return
    for index, (x, y) in enumerate(map(shown.point, xs, ys)):
        yield run.only([index])._replace(x=x, y=y, places=[0.0])


def _along(xs: Sequence[float], ys: Sequence[float], dx: float, dy: float) -> list[float]:
    """Return by how much each point lies ahead of the first in the direction dx, dy, times that vector's length."""
    x, y = xs[0], ys[0]
    if not dy:
        return [(each - x) * dx for each in xs]
    if not dx:
        return [(each - y) * dy for each in ys]
    return [(across - x) * dx + (up - y) * dy for across, up in zip(xs, ys, strict=True)]
