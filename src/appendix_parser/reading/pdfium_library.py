"""PDFium's functions, as they are called here: hundreds of thousands of times for a document.

The bindings of pypdfium2 convert and check every argument. For the functions that are asked about every
character and every segment of a path this costs more than the answer, so they get prototypes of plain
integers and addresses here, and `column` asks for all of a page in one go.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate, chain, repeat
from typing import Any

import pypdfium2_raw as pdfium

Handle = int
"""The address of something that PDFium owns."""

_POINTER, _INT, _FLOAT = ctypes.c_void_p, ctypes.c_int, ctypes.c_float

Function = Callable[..., Any]

_NO_CHARACTER = "\ufffe"


def _function(name: str, answer: Any, *arguments: Any) -> Function:
    """Return a function of PDFium by its name; it is called without giving other threads a turn."""
    address = ctypes.cast(getattr(pdfium, name), _POINTER).value
    assert address is not None
    return ctypes.PYFUNCTYPE(answer, *arguments)(address)


def _by_index(name: str, answer: Any) -> Function:
    """Return a function of PDFium that takes a handle and an index, for `column` alone.

    It has no prototype: its arguments go as they are, which takes a third less time.
    """
    return _function(name, answer)


# -- documents and pages -------------------------------------------------------------------------------------
load_document = _function("FPDF_LoadMemDocument64", _POINTER, _POINTER, ctypes.c_size_t, ctypes.c_char_p)
close_document = _function("FPDF_CloseDocument", None, _POINTER)
last_error = _function("FPDF_GetLastError", ctypes.c_ulong)
count_pages = _function("FPDF_GetPageCount", _INT, _POINTER)
meta_text = _function("FPDF_GetMetaText", ctypes.c_ulong, _POINTER, ctypes.c_char_p, _POINTER, ctypes.c_ulong)
load_page = _function("FPDF_LoadPage", _POINTER, _POINTER, _INT)
close_page = _function("FPDF_ClosePage", None, _POINTER)
page_box = _function("FPDF_GetPageBoundingBox", _INT, _POINTER, _POINTER)
page_rotation = _function("FPDFPage_GetRotation", _INT, _POINTER)

# -- objects of a page ---------------------------------------------------------------------------------------
count_objects = _function("FPDFPage_CountObjects", _INT, _POINTER)
get_object = _function("FPDFPage_GetObject", _POINTER, _POINTER, _INT)
count_form_objects = _function("FPDFFormObj_CountObjects", _INT, _POINTER)
get_form_object = _function("FPDFFormObj_GetObject", _POINTER, _POINTER, ctypes.c_ulong)
object_type = _function("FPDFPageObj_GetType", _INT, _POINTER)
object_matrix = _function("FPDFPageObj_GetMatrix", _INT, _POINTER, _POINTER)
object_bounds = _function("FPDFPageObj_GetBounds", _INT, *[_POINTER] * 5)
set_active = _function("FPDFPageObj_SetIsActive", _INT, _POINTER, _INT)
count_marks = _function("FPDFPageObj_CountMarks", _INT, _POINTER)
get_mark = _function("FPDFPageObj_GetMark", _POINTER, _POINTER, ctypes.c_ulong)
mark_value_type = _function("FPDFPageObjMark_GetParamValueType", _INT, _POINTER, ctypes.c_char_p)
remove_mark = _function("FPDFPageObj_RemoveMark", _INT, _POINTER, _POINTER)
fill_colour = _function("FPDFPageObj_GetFillColor", _INT, *[_POINTER] * 5)
stroke_width = _function("FPDFPageObj_GetStrokeWidth", _INT, _POINTER, _POINTER)

# -- text ----------------------------------------------------------------------------------------------------
load_text = _function("FPDFText_LoadPage", _POINTER, _POINTER)
close_text = _function("FPDFText_ClosePage", None, _POINTER)
count_characters = _function("FPDFText_CountChars", _INT, _POINTER)
_page_text = _function("FPDFText_GetText", _INT, _POINTER, _INT, _INT, _POINTER)
unicode_of = _by_index("FPDFText_GetUnicode", ctypes.c_uint)
text_object_of = _by_index("FPDFText_GetTextObject", _POINTER)
is_generated = _by_index("FPDFText_IsGenerated", _INT)
lacks_unicode = _by_index("FPDFText_HasUnicodeMapError", _INT)
_origin_of = _function("FPDFText_GetCharOrigin", _INT)  # for `Origins`
loose_box_of = _function("FPDFText_GetLooseCharBox", _INT, _POINTER, _INT, _POINTER)
_tight_box_of = _function("FPDFText_GetCharBox", _INT, _POINTER, _INT, *[_POINTER] * 4)
matrix_of = _function("FPDFText_GetMatrix", _INT, _POINTER, _INT, _POINTER)
font_size_of = _function("FPDFTextObj_GetFontSize", _INT, _POINTER, _POINTER)
render_mode_of = _function("FPDFTextObj_GetTextRenderMode", _INT, _POINTER)
font_of = _function("FPDFTextObj_GetFont", _POINTER, _POINTER)
font_name_of = _function("FPDFFont_GetBaseFontName", ctypes.c_size_t, _POINTER, _POINTER, ctypes.c_size_t)
glyph_width_of = _function("FPDFFont_GetGlyphWidth", _INT, _POINTER, ctypes.c_uint, _FLOAT, _POINTER)

# -- paths ---------------------------------------------------------------------------------------------------
count_segments = _function("FPDFPath_CountSegments", _INT, _POINTER)
get_segment = _by_index("FPDFPath_GetPathSegment", _POINTER)
segment_type = _function("FPDFPathSegment_GetType", _INT, _POINTER)
segment_closes = _function("FPDFPathSegment_GetClose", _INT, _POINTER)
segment_point = _function("FPDFPathSegment_GetPoint", _INT, _POINTER, _POINTER, _POINTER)
draw_mode = _function("FPDFPath_GetDrawMode", _INT, _POINTER, _POINTER, _POINTER)

_function("FPDF_InitLibrary", None)()  # does nothing where it was called before


def column(function: Function, handle: Handle, indices: Iterable[int]) -> list[Any]:
    """Return what a function says of the things at these indices that `handle` has."""
    return list(map(function, repeat(_POINTER(handle)), indices))


def floats(function: Function, *arguments: Any, width: int) -> list[float]:
    """Return the `width` floats that a function writes to an address, its last argument."""
    answer = (_FLOAT * width)()
    function(*arguments, ctypes.addressof(answer))
    return answer[:]


class Floats:
    """Takes a number of floats from functions that write them to an address, their last argument."""

    def __init__(self, width: int) -> None:
        self._memory = (_FLOAT * width)()
        self._address = ctypes.addressof(self._memory)

    def of(self, function: Function, *arguments: Any) -> list[float]:
        """Return what a function writes, zeros where it fails."""
        return self._memory[:] if function(*arguments, self._address) else [0.0] * len(self._memory)


def points(function: Function, handles: Sequence[Handle]) -> tuple[list[float], list[float]]:
    """Call a function that writes x and y to two addresses, its last arguments, for each handle.

    Returns:
        All x and all y.
    """
    xs, ys = (_FLOAT * len(handles))(), (_FLOAT * len(handles))()
    deque(map(function, handles, addresses(xs), addresses(ys)), maxlen=0)
    return xs[:], ys[:]


class Origins:
    """Tells where characters start; always by way of the same memory, as making its addresses takes time."""

    _ROOM = 1024

    def __init__(self) -> None:
        memory = ctypes.c_double * self._ROOM
        self._xs, self._ys = memory(), memory()
        offsets = range(0, ctypes.sizeof(memory), ctypes.sizeof(ctypes.c_double))
        self._to_xs = list(map(ctypes.byref, repeat(self._xs), offsets))
        self._to_ys = list(map(ctypes.byref, repeat(self._ys), offsets))

    def of(self, text: Handle, indices: range) -> tuple[list[float], list[float]]:
        """Return all x and all y of the characters at these indices of a text page, in user space."""
        xs: list[float] = []
        ys: list[float] = []
        for start in range(0, len(indices), self._ROOM):
            part = indices[start : start + self._ROOM]
            deque(map(_origin_of, repeat(_POINTER(text)), part, self._to_xs, self._to_ys), maxlen=0)
            xs += self._xs[: len(part)]
            ys += self._ys[: len(part)]
        return xs, ys


def addresses(array: Any) -> range:
    """Return the addresses of the items of an array."""
    start = ctypes.addressof(array)
    return range(start, start + ctypes.sizeof(array), ctypes.sizeof(array._type_))


def characters(text: Handle, count: int) -> str:
    """Return the `count` characters of a text page, one for each index.

    The text as a whole takes one call, but leaves out what it cannot encode, and stands for some characters
    with U+FFFE, which are no characters of any text: there, each index is asked.
    """
    buffer = ctypes.create_string_buffer(2 * count + 2)
    _page_text(text, 0, count, ctypes.addressof(buffer))
    found = buffer.raw[: 2 * count].decode("utf-16-le", "replace").split("\0", 1)[0]
    if len(found) != count:
        return "".join(map(chr, column(unicode_of, text, range(count))))
    parts = found.split(_NO_CHARACTER)
    ends = accumulate(len(part) + 1 for part in parts[:-1])
    asked = map(chr, column(unicode_of, text, (end - 1 for end in ends)))
    return "".join(chain.from_iterable(zip(parts, [*asked, ""], strict=True)))


def tight_box(text: Handle, index: int) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of what is inked of a character, in user space."""
    answer = (ctypes.c_double * 4)()
    _tight_box_of(text, index, *addresses(answer))
    left, right, bottom, top = answer
    return left, top, right, bottom


def bounds(page_object: Handle) -> tuple[float, float, float, float]:
    """Return left, bottom, right and top of what an object paints, in the space that it stands in."""
    answer = (_FLOAT * 4)()
    object_bounds(page_object, *addresses(answer))
    left, bottom, right, top = answer
    return left, bottom, right, top


def number(function: Function, *arguments: Any) -> float:
    """Return the one float that a function writes to an address; 0 where it fails."""
    answer = _FLOAT()
    function(*arguments, ctypes.addressof(answer))
    return answer.value


def text(function: Callable[[Any, int], int], encoding: str) -> str:
    """Return a text that a function writes to an address and whose length in bytes, with its end, it returns."""
    size = function(None, 0)
    buffer = ctypes.create_string_buffer(max(size, 1))
    function(ctypes.addressof(buffer), size)
    return buffer.raw[:size].decode(encoding, "replace").rstrip("\0")
