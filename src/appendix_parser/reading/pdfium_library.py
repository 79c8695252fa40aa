"""PDFium's functions, as they are called here: hundreds of thousands of times for a document.

The bindings of pypdfium2 convert and check every argument. For the functions that are asked about every
character and every segment of a path this costs more than the answer, so they get prototypes of plain
integers and addresses here, and `column` asks for all of a page in one go.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Callable, Iterable
from itertools import chain, repeat
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
unicode_of = _function("FPDFText_GetUnicode", ctypes.c_uint, _POINTER, _INT)
text_object_of = _function("FPDFText_GetTextObject", _POINTER, _POINTER, _INT)
is_generated = _function("FPDFText_IsGenerated", _INT, _POINTER, _INT)
lacks_unicode = _function("FPDFText_HasUnicodeMapError", _INT, _POINTER, _INT)
origin_of = _function("FPDFText_GetCharOrigin", _INT, _POINTER, _INT, _POINTER, _POINTER)
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
get_segment = _function("FPDFPath_GetPathSegment", _POINTER, _POINTER, _INT)
segment_type = _function("FPDFPathSegment_GetType", _INT, _POINTER)
segment_closes = _function("FPDFPathSegment_GetClose", _INT, _POINTER)
segment_point = _function("FPDFPathSegment_GetPoint", _INT, _POINTER, _POINTER, _POINTER)
draw_mode = _function("FPDFPath_GetDrawMode", _INT, _POINTER, _POINTER, _POINTER)

_function("FPDF_InitLibrary", None)()  # does nothing where it was called before


def column(function: Function, handle: Handle, count: int) -> list[Any]:
    """Return what the function says of each of `count` things that `handle` has."""
    return list(map(function, repeat(handle, count), range(count)))


def floats(function: Function, *arguments: Any, width: int) -> list[float]:
    """Return the `width` floats that a function writes to an address, its last argument."""
    answer = (_FLOAT * width)()
    function(*arguments, ctypes.addressof(answer))
    return answer[:]


def points(
    function: Function, *arguments: Iterable[Any], count: int, double: bool = False
) -> tuple[list[float], list[float]]:
    """Call a function that writes x and y to two addresses, its last arguments, for `count` things.

    Returns:
        All x and all y.
    """
    kind = ctypes.c_double if double else _FLOAT
    xs, ys = (kind * count)(), (kind * count)()
    deque(map(function, *arguments, addresses(xs), addresses(ys)), maxlen=0)
    return xs[:], ys[:]


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
        return "".join(map(chr, column(unicode_of, text, count)))
    parts = found.split(_NO_CHARACTER)
    index, asked = -1, []
    for part in parts[:-1]:
        index += len(part) + 1
        asked.append(chr(unicode_of(text, index)))
    return "".join(chain.from_iterable(zip(parts, [*asked, ""], strict=True)))


def tight_box(text: Handle, index: int) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of what is inked of a character, in user space."""
    answer = (ctypes.c_double * 4)()
    _tight_box_of(text, index, *addresses(answer))
    left, right, bottom, top = answer
    return left, top, right, bottom


def bounds(page_object: Handle) -> tuple[float, float, float, float]:
    """Return left, bottom, right and top of what an object paints, in the space that it stands in."""
    left, bottom, right, top = sides = [_FLOAT() for _ in range(4)]
    object_bounds(page_object, *map(ctypes.addressof, sides))
    return left.value, bottom.value, right.value, top.value


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
