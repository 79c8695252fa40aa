"""Glyphs of a page from PDFium's text page.

PDFium makes text for people who copy it, and so adds to what is painted and takes away from it: it makes up
spaces and line ends, hides the hyphen at a line's end, and leaves out text that it takes for painted twice.
What it adds is marked as generated. What it takes away is seen when the object is read again with all others
inactive, as then there is no line end and no double. Where a text has a replacement for people who cannot see
it (`ActualText`, ISO 32000-1, 14.9.4), PDFium would give that, at no certain place; so it is taken off.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count, pairwise, repeat
from typing import NamedTuple

from appendix_parser.reading import pdfium_library as pdfium
from appendix_parser.reading.affine import Affine
from appendix_parser.reading.glyphs import HEAVY_MODES, INVISIBLE_MODES, REPLACEMENT, Glyph, is_bold
from appendix_parser.reading.pdfium_font import PdfiumFont
from appendix_parser.reading.pdfium_library import Handle

_HIDDEN_HYPHEN = chr(2)
_MADE_UP = frozenset(map(ord, " \r\n"))  # what PDFium adds, if it says so
_SLIGHT = 0.001  # font sizes: a glyph without a width still has a direction


class _Setting(NamedTuple):
    """What all characters of one text object share; `matrix` leads from glyphs to user space."""

    matrix: Affine
    font_size: float
    font: PdfiumFont
    bold: bool
    visible: bool


class _Characters(NamedTuple):
    """The characters of one text object: what they are, where they start in user space, their widths in ems."""

    texts: list[str]
    xs: list[float]
    ys: list[float]
    widths: list[float]

    def followed_by(self, other: _Characters) -> _Characters:
        """Return these characters and then the others."""
        return _Characters(*(mine + others for mine, others in zip(self, other, strict=True)))


def read_glyphs(page: Handle, objects: Sequence[Handle], shown: Affine) -> list[Glyph]:
    """Return the glyphs of a page in the order of drawing.

    Args:
        page: the page.
        objects: its text objects in the order of drawing.
        shown: the map from user space to the page as it is shown.
    """
    for text_object in objects:
        _take_off_replacement(text_object)
    reader = _Reader(page)
    read = reader.read()
    doubtful = [
        text_object
        for text_object in objects
        if text_object not in read or _HIDDEN_HYPHEN in read[text_object].texts
    ]
    with _inactive(objects if doubtful else ()):
        for text_object in doubtful:
            with _active(text_object):
                read |= reader.read()
    glyphs: list[Glyph] = []
    for text_object in objects:
        if text_object in read:
            glyphs += _placed(read[text_object], reader.settings[text_object], shown, len(glyphs))
    return glyphs


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
def _active(text_object: Handle) -> Iterator[None]:
    pdfium.set_active(text_object, 1)
    try:
        yield
    finally:
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
        codes = pdfium.column(pdfium.unicode_of, text, size)
        for index, code in enumerate(codes):
            if code in _MADE_UP and pdfium.is_generated(text, index):
                owners[index] = None
        unknown = pdfium.column(pdfium.lacks_unicode, text, size)
        texts = [
            REPLACEMENT if lacking or not code else chr(code)
            for code, lacking in zip(codes, unknown, strict=True)
        ]
        places = pdfium.points(pdfium.origin_of, repeat(text), range(size), count=size, kind=pdfium.DOUBLE)
        read: dict[Handle, _Characters] = {}
        for start, stop in _runs(owners):
            owner = owners[start]
            if owner is None:
                continue
            setting = self.settings.get(owner) or self._setting(owner, text, start)
            self.settings[owner] = setting
            xs, ys = places[2 * start : 2 * stop : 2], places[2 * start + 1 : 2 * stop : 2]
            letters, first = _without_ligatures(texts[start:stop], xs, ys)
            indices = [start + index for index in first]
            run = _Characters(
                letters,
                [xs[index] for index in first],
                [ys[index] for index in first],
                setting.font.widths(text, letters, indices, setting.matrix, setting.font_size),
            )
            read[owner] = read[owner].followed_by(run) if owner in read else run
        return read

    def _setting(self, text_object: Handle, text: Handle, index: int) -> _Setting:
        mode = pdfium.render_mode_of(text_object)
        handle = pdfium.font_of(text_object)
        font = self._fonts.get(handle) or PdfiumFont(handle)
        self._fonts[handle] = font
        return _Setting(
            matrix=Affine(*pdfium.floats(pdfium.matrix_of, (text,), (index,), width=6)),
            font_size=pdfium.number(pdfium.font_size_of, text_object),
            font=font,
            bold=mode in HEAVY_MODES or is_bold(font.name),
            visible=mode not in INVISIBLE_MODES,
        )


def _runs(owners: Sequence[Handle | None]) -> Iterator[tuple[int, int]]:
    """Yield start and end of each run of characters that have one owner."""
    if owners:
        starts = [0, *(i for i, (a, b) in enumerate(pairwise(owners), 1) if a != b)]
        yield from pairwise([*starts, len(owners)])


def _without_ligatures(texts: list[str], xs: list[float], ys: list[float]) -> tuple[list[str], Sequence[int]]:
    """Join the letters of each ligature, which PDFium gives one by one at one place.

    Returns:
        The texts, and the index that the first letter of each had.
    """
    joints = {i for i, (a, b) in enumerate(pairwise(zip(xs, ys, strict=True)), 1) if a == b}
    if not joints:
        return texts, range(len(texts))
    firsts = [i for i in range(len(texts)) if i not in joints]
    return ["".join(texts[a:b]) for a, b in pairwise([*firsts, len(texts)])], firsts


def _placed(characters: _Characters, setting: _Setting, shown: Affine, first: int) -> Iterator[Glyph]:
    """Return the glyphs of one text object; `first` is the place of the first in the drawing order."""
    texts, xs, ys, widths = characters
    ahead_x, ahead_y, up_x, up_y, _, _ = setting.matrix.then(shown)
    a, b, c, d, e, f = shown
    reach = [setting.font_size * (width or _SLIGHT) for width in widths]
    return map(
        Glyph._make,
        zip(
            texts,
            [a * x + c * y + e for x, y in zip(xs, ys, strict=True)],
            [b * x + d * y + f for x, y in zip(xs, ys, strict=True)],
            [ahead_x * advance for advance in reach],
            [ahead_y * advance for advance in reach],
            repeat(abs(setting.font_size) * math.hypot(up_x, up_y)),
            repeat(setting.font.name),
            repeat(setting.bold),
            repeat(setting.visible),
            count(first),
        ),
    )
