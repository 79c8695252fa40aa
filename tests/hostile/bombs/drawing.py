"""Bombs in what is drawn: forms, patterns, shadings, meshes, masks, paths, text, and boxes of any size."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Mapping

from tests.hostile import raw
from tests.hostile.bombs.parts import page_with, unfolding

_FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 600 800] "
_TILE = b"/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 600 800] "
_FILL = b"/Pattern cs /P scn 0 0 600 800 re f "


def forms(depth: int, draws: bytes) -> bytes:
    """Drawings in drawings: each draws the next one."""
    inner = b"/Resources << /XObject << /F %d 0 R >> >>"
    made = {n: raw.stream(draws, _FORM + inner % (n + 1)) for n in range(10, 10 + depth)}
    return page_with(
        draws, b"/XObject << /F 10 0 R >>", {**made, 10 + depth: raw.stream(b"0 0 9 9 re f", _FORM)}
    )


def tiles(
    steps: bytes, draws: bytes, resources: bytes = b"", others: Mapping[int, bytes] | None = None
) -> bytes:
    tile = raw.stream(draws, _TILE + steps + b" /Resources << %s >>" % resources)
    return page_with(_FILL, b"/Pattern << /P 10 0 R >>", {10: tile, **(others or {})})


def doubled_tiles() -> bytes:
    steps = b"/XStep 9 /YStep 9 "
    inner = b"/Resources << /Pattern << /P %d 0 R >> >>"
    others = {n: raw.stream(_FILL * 2, _TILE + steps + inner % (n + 1)) for n in range(11, 50)}
    last = raw.stream(b"0 0 5 5 re f", _TILE + steps + b"/Resources << >>")
    return tiles(steps, _FILL * 2, b"/Pattern << /P 11 0 R >>", {**others, 50: last})


def shaded(shading: bytes, others: Mapping[int, bytes] | None = None, times: int = 1) -> bytes:
    return page_with(b"/S sh " * times, b"/Shading << /S 10 0 R >>", {10: shading, **(others or {})})


def long_program(inputs: int) -> bytes:
    """Return a function of many steps."""
    head = b"/FunctionType 4 /Domain [%s] /Range [0 1] " % (b"0 1 " * inputs)
    return raw.stream(b"{ %s %s }" % (b"pop " * (inputs - 1), b"2 mul sin abs sqrt " * 20_000), head)


def stitched(depth: int) -> bytes:
    """A function of two functions, each of which is the next one down."""
    part = b"<< /FunctionType 3 /Domain [0 1] /Functions [%d 0 R %d 0 R] /Bounds [.5] /Encode [0 1 0 1] >>"
    functions = {n: part % (n + 1, n + 1) for n in range(11, 11 + depth)}
    last = {11 + depth: b"<< /FunctionType 2 /Domain [0 1] /C0 [0] /C1 [1] /N 1 >>"}
    shading = b"<< /ShadingType 2 /ColorSpace /DeviceGray /Coords [0 0 600 800] /Function 11 0 R >>"
    return shaded(shading, {**functions, **last})


def mesh(kind: int, point: bytes, times: int, entries: bytes = b"") -> bytes:
    """A shading of triangles or patches over the whole page."""
    head = (
        b"/ShadingType %d /ColorSpace /DeviceRGB /BitsPerCoordinate 32 /BitsPerComponent 8 /BitsPerFlag 8"
        % kind
    )
    return shaded(unfolding(point, times, head + b" /Decode [0 600 0 800 0 1 0 1 0 1] " + entries))


def _patch(points: int) -> bytes:
    corners = [(0, 0), (0, 2**32 - 1), (2**32 - 1, 2**32 - 1), (2**32 - 1, 0)]
    places = b"".join(struct.pack(">II", *corners[n * 4 // points]) for n in range(points))
    return b"\x00" + places + b"\xff\x00\x00" * 4


def _triangle() -> bytes:
    corners = ((0, 0), (2**32 - 1, 0), (0, 2**32 - 1))
    return b"".join(b"\x00" + struct.pack(">II", *corner) + b"\x00\xff\x00" for corner in corners)


def groups(depth: int) -> bytes:
    """Transparent drawings of the whole page in transparent drawings."""
    group = b"/Group << /S /Transparency /I true /K true >> "
    inner = b"/Resources << /XObject << /F %d 0 R >> /ExtGState << /G << /ca .5 /BM /Luminosity >> >> >>"
    made = {
        n: raw.stream(b"/G gs /F Do /F Do", _FORM + group + inner % (n + 1)) for n in range(10, 10 + depth)
    }
    return page_with(
        b"/F Do", b"/XObject << /F 10 0 R >>", {**made, 10 + depth: raw.stream(b"0 0 9 9 re f", _FORM)}
    )


def masks(times: int) -> bytes:
    """A soft mask over the page, set again and again; it needs itself."""
    state = b"<< /SMask << /S /Luminosity /G 11 0 R >> >>"
    group = b"/Group << /S /Transparency /CS /DeviceGray >> /Resources << /ExtGState << /G 10 0 R >> >>"
    form = raw.stream(b"/G gs 0 0 600 800 re f", _FORM + group)
    return page_with(b"/G gs 0 0 600 800 re f " * times, b"/ExtGState << /G 10 0 R >>", {10: state, 11: form})


def text(operators: bytes, times: int) -> bytes:
    return raw.page(object_5=unfolding(operators, times))


def grid(lines: int) -> bytes:
    content = b"".join(
        b"%.3f 0 m %.3f 800 l S 0 %.3f m 600 %.3f l S\n"
        % (n * 600 / lines, n * 600 / lines, n * 800 / lines, n * 800 / lines)
        for n in range(lines)
    )
    return page_with(content)


def boxes(count: int) -> bytes:
    """Boxes on each other, each a little smaller than the one before."""
    content = b"".join(
        b"%.3f %.3f %.3f %.3f re S\n" % (n / 99, n / 99, 600 - n / 50, 800 - n / 50) for n in range(count)
    )
    return page_with(content)


def box(numbers: bytes, entries: bytes = b"") -> bytes:
    own = raw.ONE_PAGE[3].replace(b"[0 0 600 800]", b"[%s] %s" % (numbers, entries))
    return raw.page(object_3=own)


def many_pages() -> bytes:
    """A thousand pages, each with costly words and lines."""
    content = b"BT /F1 2 Tf " + b"3 .5 Td (word) Tj " * 1500 + b"ET"
    kids = b"<< /Type /Pages /Kids [%s] /Count 1000 >>" % (b"3 0 R " * 1000)
    return raw.page(object_2=kids, object_5=raw.stream(zlib.compress(content), b"/Filter /FlateDecode"))


BOMBS: Mapping[str, Callable[[], bytes]] = {
    "forms in forms": lambda: forms(5000, b"/F Do"),
    "forms that double": lambda: forms(40, b"/F Do /F Do"),
    "form that draws itself": lambda: page_with(
        b"/F Do",
        b"/XObject << /F 10 0 R >>",
        {10: raw.stream(b"/F Do", _FORM + b"/Resources << /XObject << /F 10 0 R >> >>")},
    ),
    "tiles by the million": lambda: tiles(b"/XStep .01 /YStep .01", b"0 0 600 800 re S"),
    "tiles of strokes": lambda: tiles(b"/XStep 1 /YStep 1", b"0 0 m 600 800 l S " * 2000),
    "tile of itself": lambda: tiles(b"/XStep 9 /YStep 9", _FILL, b"/Pattern << /P 10 0 R >>"),
    "tiles that double": doubled_tiles,
    "tile of any size": lambda: tiles(
        b"/XStep 1e30 /YStep 1e30 /Matrix [1e9 0 0 1e9 0 0]", b"0 0 1e30 1e30 re f"
    ),
    "shading by a long program": lambda: shaded(
        b"<< /ShadingType 2 /ColorSpace /DeviceGray /Coords [0 0 600 800] /Function 11 0 R >>",
        {11: long_program(1)},
        200,
    ),
    "shading point by point": lambda: shaded(
        b"<< /ShadingType 1 /ColorSpace /DeviceGray /Matrix [600 0 0 800 0 0] /Function 11 0 R >>",
        {11: long_program(2)},
    ),
    "shading in circles": lambda: shaded(
        b"<< /ShadingType 3 /ColorSpace /DeviceGray /Coords [0 0 0 1e9 1e9 1e9] /Extend [true true] /Function 11 0 R >>",
        {11: b"<< /FunctionType 2 /Domain [0 1] /C0 [0] /C1 [1] /N 1 >>"},
        20_000,
    ),
    "shading of stitched functions": lambda: stitched(40),
    "mesh of triangles": lambda: mesh(4, _triangle(), 300_000),
    "mesh of a lattice": lambda: mesh(5, _triangle(), 100_000, b"/VerticesPerRow 2147483647"),
    "mesh of patches": lambda: mesh(6, _patch(12), 50_000),
    "mesh of tensors": lambda: mesh(7, _patch(16), 50_000),
    "transparency in transparency": lambda: groups(40),
    "mask that needs itself": lambda: masks(1),
    "masks by the thousand": lambda: masks(20_000),
    "dashes by the million": lambda: page_with(b"[.0001 .0001] 0 d 0 0 m 1000000 1000000 l S " * 50),
    "curves by the million": lambda: text(b"1 2 300 400 500 600 c ", 4_000_000),
    "one path of 400,000 strokes": lambda: page_with(
        b"30 w 1 j 0 0 m " + b"600 800 l 1 9 l " * 200_000 + b"S"
    ),
    "clips in clips": lambda: page_with(b"0 0 600 800 re W n " * 200_000),
    "clip of text": lambda: page_with(b"BT /F1 9 Tf 7 Tr (abcdefgh) Tj ET 0 0 600 800 re f " * 20_000),
    "states kept by the million": lambda: text(b"q ", 5_000_000),
    "letters by the million": lambda: text(b"BT /F1 9 Tf (abcdefghijkl) Tj ET ", 200_000),
    "words on each other": lambda: page_with(b"BT /F1 9 Tf 1 0 0 1 72 600 Tm (word) Tj ET " * 40_000),
    "tiny words": lambda: page_with(b"BT /F1 .5 Tf 1 0 0 1 5 5 Tm " + b"2 .5 Td (ab) Tj " * 60_000 + b"ET"),
    "long list of letters": lambda: page_with(
        b"BT /F1 9 Tf 72 600 Td [" + b"(a) -99999 " * 190_000 + b"] TJ ET"
    ),
    "text begun and never ended": lambda: text(b"BT /F1 9 Tf ", 2_000_000),
    "grid of a million cells": lambda: grid(1000),
    "boxes in boxes": lambda: boxes(15_000),
    "page of any size": lambda: box(b"0 0 1e308 9e99"),
    "page of a thousand kilometres": lambda: box(b"0 0 3000000000 3000000000"),
    "page of huge units": lambda: box(b"0 0 600 800", b"/UserUnit 1e9 /Rotate 90"),
    "page that is turned inside out": lambda: box(b"600 800 0 0", b"/CropBox [1e9 1e9 -1e9 -1e9]"),
    "strip": lambda: box(b"0 0 .000001 14400"),
    "text of any size": lambda: raw.page(
        b"BT /F1 1e300 Tf 1e300 0 0 1e300 0 0 Tm (Hello) Tj ET " + raw.HELLO
    ),
    "a thousand costly pages": many_pages,
}
