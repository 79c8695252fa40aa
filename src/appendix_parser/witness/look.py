"""Looks at a PDF with PDFium, page by page. It shares no code with the reading."""

from __future__ import annotations

import ctypes
import math
import re
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from itertools import repeat
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from appendix_parser.witness.sight import Sight

ENGINE = "PDFium"
"""Name of what looks."""

_SCALE = 1.5  # pixels of the picture for each point
_MOST_PIXELS = 6_000_000
_CHUNK = 1024  # characters whose boxes are asked for in one go
_PAINT_NOTHING = (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)
_UNKNOWN = "\ufffe"  # stands in PDFium's text for characters that must be asked for one by one

Sides = tuple[list[float], list[float], list[float], list[float]]


def look(data: bytes, password: str = "") -> Iterator[Sight]:
    """Look at the pages of a PDF in order, each when it is asked for.

    Args:
        data: the PDF.
        password: what opens it, where it is encrypted.

    Yields:
        One sight for each page that PDFium knows. One that it cannot load or draw says so. Where it cannot
        open the file at all, there is one for the first page, which says so.
    """
    try:
        document = pypdfium2.PdfDocument(data, password=password or None)
    except pypdfium2.PdfiumError as error:
        yield Sight(1, _reason(error))
        return
    with document:
        characters = _Characters()
        if document.get_formtype():
            document.init_forms()
        for number in range(1, len(document) + 1):
            yield _look_at(document, number, characters)


def _reason(error: Exception) -> str:
    return str(error).rstrip(".") or type(error).__name__


def _look_at(document: pypdfium2.PdfDocument, number: int, characters: _Characters) -> Sight:
    try:
        page = document[number - 1]
    except pypdfium2.PdfiumError as error:
        return Sight(number, _reason(error))
    try:
        width, height = page.get_size()
        if not (math.isfinite(width * height) and width > 0 and height > 0):
            return Sight(number, "The page has no size")
        bitmap = page.render(scale=_scale(width, height), grayscale=True)
        textpage = page.get_textpage()
        try:
            text = _text(textpage)
            sides = _as_shown(characters.boxes(textpage, text), page.get_bbox(), page.get_rotation())
            unpainted = characters.unpainted(textpage, text)
        finally:
            textpage.close()
        shape, pixels = (bitmap.width, bitmap.height, bitmap.stride), bytes(bitmap.buffer)
        bitmap.close()
    except (pypdfium2.PdfiumError, MemoryError, OverflowError, ValueError) as error:
        return Sight(number, _reason(error))
    finally:
        page.close()
    return Sight(number, "", width, height, text, *sides, *shape, pixels, unpainted)


def _scale(width: float, height: float) -> float:
    """Return how many pixels a point gets: fewer, where the page is huge; more, where it is tiny."""
    scale = min(_SCALE, math.sqrt(_MOST_PIXELS / (width * height)), _MOST_PIXELS / max(width, height))
    return max(scale, 1.0 / min(width, height))


def _text(textpage: pypdfium2.PdfTextPage) -> str:
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


class _Characters:
    """Asks about the characters of a page, always with the same memory for the answers."""

    def __init__(self) -> None:
        double = ctypes.c_double
        self._answers = [(double * _CHUNK)() for _ in range(4)]
        offsets = range(0, _CHUNK * ctypes.sizeof(double), ctypes.sizeof(double))
        self._addresses = [[ctypes.byref(answer, at) for at in offsets] for answer in self._answers]
        self._box_of = _quick("FPDFText_GetCharBox", ctypes.c_int)
        self._object_of = _quick("FPDFText_GetTextObject", ctypes.c_void_p)
        self._mode_of = _quick("FPDFTextObj_GetTextRenderMode", ctypes.c_int)

    def boxes(self, textpage: pypdfium2.PdfTextPage, text: str) -> Sides:
        """Return the left, right, bottom and top edges of what each character inks, in user space."""
        sides: Sides = ([], [], [], [])
        handle = _handle(textpage)
        for start in range(0, len(text), _CHUNK):
            part = range(start, min(start + _CHUNK, len(text)))
            deque(map(self._box_of, repeat(handle), part, *self._addresses), maxlen=0)
            for side, answer in zip(sides, self._answers, strict=True):
                side += answer[: len(part)]
        left, right, bottom, top = sides
        edges = enumerate(zip(left, right, bottom, top, strict=True))
        for at in [at for at, (x0, x1, y0, y1) in edges if x0 == x1 or y0 == y1]:
            if not text[at].isspace():  # a font of drawn letters does not say what they ink
                left[at], bottom[at], right[at], top[at] = textpage.get_charbox(at, loose=True)
        return sides

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


def _handle(textpage: pypdfium2.PdfTextPage) -> ctypes.c_void_p:
    return ctypes.c_void_p(ctypes.cast(textpage.raw, ctypes.c_void_p).value)


def _as_shown(sides: Sides, bounds: tuple[float, float, float, float], rotation: int) -> Sides:
    """Bring edges from user space to the page as shown; `bounds` is its left, bottom, right and top there."""
    low_x, low_y, high_x, high_y = bounds
    left, right, bottom, top = sides
    if rotation in (0, 180):
        across, along = (left, right, low_x, high_x), (bottom, top, low_y, high_y)
    else:
        across, along = (bottom, top, low_y, high_y), (left, right, low_x, high_x)
    x0, x1 = _placed(*across, back=rotation in (180, 270))
    tops, bottoms = _placed(*along, back=rotation in (0, 270))
    return x0, tops, x1, bottoms


def _placed(
    starts: list[float], ends: list[float], low: float, high: float, *, back: bool
) -> tuple[list[float], list[float]]:
    """Return edges as they lie from the one end of the page or, `back`, from the other."""
    if back:
        return [high - end for end in ends], [high - start for start in starts]
    return [start - low for start in starts], [end - low for end in ends]
