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
from itertools import compress, count, islice, pairwise, repeat
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


class _Setting(NamedTuple):
    """What all characters of one text object share; `matrix` leads from glyphs to user space."""

    matrix: Affine
    font_size: float
    font: PdfiumFont
    bold: bool
    visible: bool


class _Characters(NamedTuple):
    """The characters of one text object: what they are, where they start in user space, their widths in ems."""

    texts: Sequence[str]
    xs: list[float]
    ys: list[float]
    widths: list[float] = []  # noqa: RUF012 - never changed

    def followed_by(self, other: _Characters) -> _Characters:
        """Return these characters and then the others."""
        return _Characters(
            [*self.texts, *other.texts], self.xs + other.xs, self.ys + other.ys, self.widths + other.widths
        )


def read_runs(page: Handle, objects: Sequence[Handle], shown: Affine) -> list[GlyphRun]:
    """Return the glyphs of a page in the order of drawing, those of a text object as one run.

    Args:
        page: the page.
        objects: its text objects in the order of drawing.
        shown: the map from user space to the page as it is shown.
    """
    for text_object in objects:
        _take_off_replacement(text_object)
    reader = _Reader(page)
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

    def __init__(self, page: Handle) -> None:
        self._page = page
        self._fonts: dict[Handle, PdfiumFont] = {}
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
        size = max(0, pdfium.count_characters(text))
        owners: list[Handle | None] = pdfium.column(pdfium.text_object_of, text, size)
        letters = pdfium.characters(text, size)
        unknown = pdfium.column(pdfium.lacks_unicode, text, size)
        all_xs, all_ys = pdfium.points(pdfium.origin_of, repeat(text), range(size), count=size, double=True)
        for blank in _MADE_UP.finditer(letters):
            if pdfium.is_generated(text, blank.start()):
                owners[blank.start()] = None
        letters = _without_unknown(letters, unknown)
        read: dict[Handle, _Characters] = {}
        for start, stop in _runs(owners):
            owner = owners[start]
            if owner is None:
                continue
            setting = self.settings.get(owner) or self._setting(owner, text, start)
            self.settings[owner] = setting
            run, firsts = _without_ligatures(letters[start:stop], all_xs[start:stop], all_ys[start:stop])
            indices = range(start, stop) if firsts is None else [start + first for first in firsts]
            widths = setting.font.widths(text, run.texts, indices, setting.matrix, setting.font_size)
            run = run._replace(widths=widths)
            read[owner] = read[owner].followed_by(run) if owner in read else run
        return read

    def _setting(self, text_object: Handle, text: Handle, index: int) -> _Setting:
        mode = pdfium.render_mode_of(text_object)
        handle = pdfium.font_of(text_object)
        font = self._fonts.get(handle) or PdfiumFont(handle)
        self._fonts[handle] = font
        return _Setting(
            matrix=Affine(*pdfium.floats(pdfium.matrix_of, text, index, width=6)),
            font_size=pdfium.number(pdfium.font_size_of, text_object),
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
) -> tuple[_Characters, Sequence[int] | None]:
    """Join the letters of each ligature, which PDFium gives one by one at one place.

    Returns:
        The characters, and the index that the first letter of each had; None where there are no ligatures.
    """
    if not any(map(eq, xs, islice(xs, 1, None))):
        return _Characters(texts, xs, ys), None
    firsts = [i for i in range(len(xs)) if i == 0 or (xs[i], ys[i]) != (xs[i - 1], ys[i - 1])]
    joined = ["".join(texts[a:b]) for a, b in pairwise([*firsts, len(texts)])]
    return _Characters(joined, [xs[i] for i in firsts], [ys[i] for i in firsts]), firsts


def _runs_of(characters: _Characters, setting: _Setting, shown: Affine, order: int) -> Iterator[GlyphRun]:
    """Yield the glyphs of one text object: as one run, or where they stand on no straight line, each as its own."""
    texts, xs, ys, widths = characters
    a, b, c, d, _, _ = setting.matrix
    length = math.copysign(math.hypot(a, b), setting.font_size)
    dx, dy = (a / length, b / length) if length else (1.0, 0.0)
    reach = abs(setting.font_size * length) * shown.scale
    places = _along(xs, ys, dx * shown.scale, dy * shown.scale)
    ahead = Affine(dx, dy).then(shown)
    x, y = shown.point(xs[0], ys[0])
    run = GlyphRun(
        texts=texts,
        x=x,
        y=y,
        dx=ahead.a / shown.scale,
        dy=ahead.b / shown.scale,
        places=places,
        advances=[width * reach for width in widths],
        size=abs(setting.font_size) * math.hypot(c, d) * shown.scale,
        font=setting.font.name,
        bold=setting.bold,
        visible=setting.visible,
        order=order,
    )
    heights = _along(xs, ys, -dy * shown.scale, dx * shown.scale) if dx and dy else xs if dy else ys
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
