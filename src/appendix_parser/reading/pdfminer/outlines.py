"""Checks whether a font's own program draws anything for a code: a map may call a visible sign a space."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from functools import cached_property
from io import BytesIO
from typing import Any

from pdfminer.pdffont import PDFFont, TrueTypeFont
from pdfminer.pdftypes import PDFStream, resolve1

from appendix_parser.reading.pdfminer.composite import CompositeFont

_SYMBOLS = 0xF000  # where fonts of symbols have their codes
_UNICODE, _OWN, _MACINTOSH = (3, 1), (3, 0), (1, 0)  # kinds of tables in a TrueType font
_HEADER = struct.Struct(">5h")  # of a glyph: contours, and the corners of its box
_READERS = {
    0: TrueTypeFont.parse_cmap_format_0,
    4: TrueTypeFont.parse_cmap_format_4,
    6: TrueTypeFont.parse_cmap_format_6,
}


class Outlines:
    """The outlines of a TrueType program in a PDF; of any other font nothing is known.

    Args:
        font: the font.
        spec: its dictionary; of a composite font, that of the font below.
    """

    def __init__(self, font: PDFFont, spec: Mapping[str, Any]) -> None:
        self._font = font
        described = resolve1(spec.get("FontDescriptor"))
        program = resolve1(described.get("FontFile2")) if isinstance(described, dict) else None
        self._data = program.get_data() if isinstance(program, PDFStream) else b""
        self._has_encoding = resolve1(spec.get("Encoding")) is not None

    def draws(self, code: int) -> bool | None:
        """Return whether there is something to see of a code; None if that is not known."""
        try:
            glyph = self._glyph(code) if self._data else None
            return None if glyph is None else self._is_outline(*self._extent(glyph))
        except (struct.error, KeyError, AssertionError):  # the program is damaged
            return None

    @cached_property
    def _program(self) -> TrueTypeFont:
        return TrueTypeFont("", BytesIO(self._data))

    @cached_property
    def _tables(self) -> dict[tuple[int, int], dict[int, int]]:
        """The tables from codes to glyphs, by platform and encoding."""
        return dict(self._read_tables())

    def _read_tables(self) -> Iterator[tuple[tuple[int, int], dict[int, int]]]:
        program = self._program
        base, _ = program.tables[b"cmap"]
        (count,) = struct.unpack_from(">H", self._data, base + 2)
        for index in range(count):
            platform, encoding, offset = struct.unpack_from(">HHL", self._data, base + 4 + 8 * index)
            program.fp.seek(base + offset)
            (form,) = struct.unpack(">H", program.fp.read(2))
            glyphs: dict[int, int] = {}
            if form in _READERS:
                _READERS[form](program, program.fp, glyphs)
            yield (platform, encoding), glyphs

    def _glyph(self, code: int) -> int | None:
        if isinstance(self._font, CompositeFont):
            return self._font.glyph_place(code)
        character = getattr(self._font, "cid2unicode", {}).get(code, "") if self._has_encoding else ""
        places = [(_OWN, _SYMBOLS + code), (_OWN, code), (_MACINTOSH, code)]
        if len(character) == 1:
            places.insert(0, (_UNICODE, ord(character)))
        found = (self._tables.get(table, {}).get(place) for table, place in places)
        return next(filter(None, found), None)

    def _extent(self, glyph: int) -> tuple[int, int]:
        """Return where the outline of a glyph begins and ends in the program."""
        head, _ = self._program.tables[b"head"]
        (is_long,) = struct.unpack_from(">h", self._data, head + 50)
        loca, length = self._program.tables[b"loca"]
        step = 4 if is_long else 2
        if not 0 <= (glyph + 1) * step < length:
            raise KeyError(glyph)
        start, end = struct.unpack_from(">LL" if is_long else ">HH", self._data, loca + glyph * step)
        glyf, _ = self._program.tables[b"glyf"]
        return (glyf + start, glyf + end) if is_long else (glyf + 2 * start, glyf + 2 * end)

    def _is_outline(self, start: int, end: int) -> bool:
        if end - start < _HEADER.size:
            return False
        contours, left, bottom, right, top = _HEADER.unpack_from(self._data, start)
        return bool(contours and right > left and top > bottom)
