"""Asks PDFium about the characters of a page, thousands of them."""

from __future__ import annotations

import ctypes
import math
import re
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from itertools import repeat
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

_CHUNK = 1024  # characters whose boxes are asked for in one go
_PAINT_NOTHING = (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)
_UNKNOWN = "\ufffe"  # is in PDFium's text for characters that must be asked for one by one
_NO_GLYPH = 0.02  # points; PDFium gives a box this low to a character that it has no glyph for
_LONGEST_NAME = 256  # bytes of a font's name

Sides = tuple[list[float], list[float], list[float], list[float]]


def text_of(textpage: pypdfium2.PdfTextPage) -> str:
    """Return the characters of a page, one for each index; U+FFFE where PDFium knows none."""
    count = textpage.count_chars()
    buffer = ctypes.create_string_buffer(2 * count + 2)
    address = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
    pdfium.FPDFText_GetText(textpage.raw, 0, count, address)
    found = buffer.raw[: 2 * count].decode("utf-16-le", "replace").split("\0", 1)[0]
    asked: Sequence[int] = range(count)
    if len(found) == count:
        asked = [at for at, character in enumerate(found) if character == _UNKNOWN]
        if not asked:
            return found
    letters = list(found.ljust(count))
    for at in asked:
        code = pdfium.FPDFText_GetUnicode(textpage.raw, at)
        letters[at] = chr(code) if 0 < code <= 0x10FFFF else _UNKNOWN
    return "".join(letters)


def _quick(name: str, answer: Any) -> Callable[..., Any]:
    """Return a function of PDFium that is called thousands of times for a page.

    It takes its arguments as they are, without the conversion of each that pypdfium2's own binding does.
    """
    address = ctypes.cast(getattr(pdfium, name), ctypes.c_void_p).value
    assert address is not None
    return ctypes.CFUNCTYPE(answer)(address)


class Characters:
    """Asks about the characters of a page, always with the same memory for the answers."""

    def __init__(self) -> None:
        double = ctypes.c_double
        self._answers = [(double * _CHUNK)() for _ in range(4)]
        offsets = range(0, _CHUNK * ctypes.sizeof(double), ctypes.sizeof(double))
        self._addresses = [[ctypes.byref(answer, at) for at in offsets] for answer in self._answers]
        self._box_of = _quick("FPDFText_GetCharBox", ctypes.c_int)
        self._object_of = _quick("FPDFText_GetTextObject", ctypes.c_void_p)
        self._mode_of = _quick("FPDFTextObj_GetTextRenderMode", ctypes.c_int)
        self._font_of = _quick("FPDFTextObj_GetFont", ctypes.c_void_p)
        self._colour_of = _quick("FPDFPageObj_GetFillColor", ctypes.c_int)
        self._is_embedded = _quick("FPDFFont_GetIsEmbedded", ctypes.c_int)

    def boxes(self, textpage: pypdfium2.PdfTextPage, text: str) -> tuple[Sides, list[int]]:
        """Return the left, right, bottom and top edges of what each character inks, in user space.

        And the indices of those characters, no blanks, that ink next to nothing.
        """
        sides: Sides = ([], [], [], [])
        handle = _handle(textpage)
        for start in range(0, len(text), _CHUNK):
            part = range(start, min(start + _CHUNK, len(text)))
            deque(map(self._box_of, repeat(handle), part, *self._addresses), maxlen=0)
            for side, answer in zip(sides, self._answers, strict=True):
                side += answer[: len(part)]
        left, right, bottom, top = sides
        empty = _empty(text, sides, range(len(text)))
        for at in empty:
            if (
                left[at] == right[at] or bottom[at] == top[at]
            ):  # a font of drawn letters does not say what they ink
                left[at], bottom[at], right[at], top[at] = textpage.get_charbox(at, loose=True)
        return sides, _empty(text, sides, empty)

    def unpainted(self, textpage: pypdfium2.PdfTextPage, text: str) -> list[int]:
        """Return the indices of the characters whose text mode paints nothing."""
        # Few pages have any, so the first letter of each word is asked before all are.
        if not self._paint_nothing(textpage, [run.start() for run in re.finditer(r"\S+", text)]):
            return []
        return self._paint_nothing(textpage, range(len(text)))

    def _paint_nothing(self, textpage: pypdfium2.PdfTextPage, indices: Sequence[int]) -> list[int]:
        objects = list(map(self._object_of, repeat(_handle(textpage)), indices))
        modes = {each: self._mode_of(ctypes.c_void_p(each)) for each in set(objects) if each}
        nothing = {each for each, mode in modes.items() if mode in _PAINT_NOTHING}
        return [at for at, each in zip(indices, objects, strict=True) if each in nothing] if nothing else []

    def lacking(self, textpage: pypdfium2.PdfTextPage, empty: Sequence[int]) -> list[int]:
        """Return which of these characters, which ink next to nothing, PDFium cannot draw.

        Neither the file nor the computer has their font.
        """
        fonts = self._fonts(textpage, empty)
        absent = {font for font in set(fonts) if font and not self._is_embedded(ctypes.c_void_p(font))}
        return [at for at, font in zip(empty, fonts, strict=True) if font in absent]

    def grey_levels(self, textpage: pypdfium2.PdfTextPage, indices: Sequence[int]) -> list[int | None]:
        """Return how bright the fill colour of each of some characters is, of 255; None if it is not known."""
        objects = list(map(self._object_of, repeat(_handle(textpage)), indices))
        levels = {each: self._grey_level(each) for each in set(objects)}
        return [levels[each] for each in objects]

    def _grey_level(self, drawn: int | None) -> int | None:
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        colour = tuple(map(ctypes.byref, (red, green, blue, alpha)))
        if not drawn or not self._colour_of(ctypes.c_void_p(drawn), *colour):
            return None
        return (30 * red.value + 59 * green.value + 11 * blue.value) // 100

    def font_names(self, textpage: pypdfium2.PdfTextPage, indices: Sequence[int]) -> list[str]:
        """Return the name of the font of each of some characters."""
        fonts = self._fonts(textpage, indices)
        names = {font: _name(font) if font else "" for font in set(fonts)}
        return [names[font] for font in fonts]

    def _fonts(self, textpage: pypdfium2.PdfTextPage, indices: Sequence[int]) -> list[int | None]:
        objects = list(map(self._object_of, repeat(_handle(textpage)), indices))
        fonts = {each: self._font_of(ctypes.c_void_p(each)) if each else None for each in set(objects)}
        return [fonts[each] for each in objects]

    def quarter_turns(self, textpage: pypdfium2.PdfTextPage, index: int) -> float:
        """Return by how many quarters a character is turned clockwise, before its page is."""
        return float(pdfium.FPDFText_GetCharAngle(textpage.raw, index)) / (math.pi / 2)


def _empty(text: str, sides: Sides, indices: Iterable[int]) -> list[int]:
    """Return which of these characters ink next to nothing, without blanks."""
    left, right, bottom, top = sides
    return [
        at
        for at in indices
        if (right[at] - left[at] < _NO_GLYPH or top[at] - bottom[at] < _NO_GLYPH) and not text[at].isspace()
    ]


def _name(font: int) -> str:
    name = ctypes.create_string_buffer(_LONGEST_NAME)
    pdfium.FPDFFont_GetBaseFontName(ctypes.cast(font, pdfium.FPDF_FONT), name, _LONGEST_NAME)
    return name.value.decode("latin-1")


def _handle(textpage: pypdfium2.PdfTextPage) -> ctypes.c_void_p:
    return ctypes.c_void_p(ctypes.cast(textpage.raw, ctypes.c_void_p).value)
