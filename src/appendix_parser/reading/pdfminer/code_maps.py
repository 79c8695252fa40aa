"""The codes of composite fonts: how a string is split into codes, and which glyph each draws (ISO 32000-1, 9.7.5).

pdfminer leaves out what it cannot decode, and does not read a map that is embedded in the file. Here every byte
gives a code, and a code that a map does not know stays a code.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any, NamedTuple

from pdfminer.cmapdb import CMapBase, CMapDB, CMapParser, IdentityCMapByte, PyCMap
from pdfminer.pdffont import IDENTITY_ENCODER
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import PSKeyword, PSLiteral, literal_name
from pdfminer.utils import choplist

UNDECODED = -1
"""Stands for bytes that are not a code."""

_MISSING_GLYPH = 0
_LONGEST = 4  # bytes of a code
_MOST_BASES = 5  # maps that build on each other


class CodeMap(CMapBase):
    """Codes of two bytes, each the number of its glyph: the predefined maps Identity-H and Identity-V."""

    def decode(self, code: bytes) -> Iterator[int]:
        """Yield the codes of a string; UNDECODED for bytes that are not a code."""
        count = len(code) // 2
        yield from struct.unpack(f">{count}H", code[: 2 * count])
        if len(code) % 2:
            yield UNDECODED

    def glyph(self, code: int) -> int:
        """Return the number of the glyph (CID) that a code draws, 0 if there is none."""
        return max(code, _MISSING_GLYPH)


class _PredefinedMap(CodeMap):
    """One of the published maps, as pdfminer keeps them: a tree with a level for each byte."""

    def __init__(self, published: PyCMap) -> None:
        super().__init__(**published.attrs)
        self._tree = published.code2cid
        self._glyphs: dict[int, int] = {}

    def decode(self, code: bytes) -> Iterator[int]:
        node: Any = self._tree
        start = 0
        for end, byte in enumerate(code, 1):
            node = node.get(byte)
            if isinstance(node, dict):
                continue
            value = UNDECODED
            if node is not None:
                value = int.from_bytes(code[start:end])
                self._glyphs[value] = node
            yield value
            node, start = self._tree, end
        if start < len(code):
            yield UNDECODED

    def glyph(self, code: int) -> int:
        return self._glyphs.get(code, _MISSING_GLYPH)


class _Range(NamedTuple):
    """Codes in a row, and the first one's glyph."""

    first: int
    last: int
    glyph: int


class _EmbeddedMap(CodeMap):
    """A map that a file brings along.

    Args:
        data: the map, a program in PostScript.
        base: the map that it builds on, None if it is alone.
    """

    def __init__(self, data: bytes, base: CodeMap | None) -> None:
        super().__init__()
        self._base = base
        self._spaces: list[tuple[bytes, bytes]] = []
        self._ranges: list[_Range] = []
        self._known: dict[int, int] = {}
        _EmbeddedMapParser(self, BytesIO(data)).run()
        if base is not None and base.is_vertical():
            self.attrs.setdefault("WMode", 1)

    def use_cmap(self, cmap: CMapBase) -> None:
        """Build on a published map."""
        self._base = _named(cmap)

    def add_space(self, low: bytes, high: bytes) -> None:
        """Take in codes of one length: all whose bytes are each between those of `low` and `high`."""
        if 0 < len(low) == len(high) <= _LONGEST:
            self._spaces.append((low, high))
            self._spaces.sort(key=lambda space: len(space[0]))

    def add_range(self, first: bytes, last: bytes, glyph: int) -> None:
        """Let codes in a row draw glyphs in a row."""
        self._ranges.append(_Range(int.from_bytes(first), int.from_bytes(last), glyph))

    def decode(self, code: bytes) -> Iterator[int]:
        if not self._spaces and self._base is not None:
            yield from self._base.decode(code)
            return
        shortest = len(self._spaces[0][0]) if self._spaces else 1
        at = 0
        while at < len(code):
            length = self._length(code[at : at + _LONGEST])
            yield int.from_bytes(code[at : at + length]) if length else UNDECODED
            at += length or shortest

    def _length(self, code: bytes) -> int:
        """Return how many bytes the code has that begins here, 0 if none does."""
        for low, high in self._spaces:
            if len(code) >= len(low) and all(a <= b <= c for a, b, c in zip(low, code, high, strict=False)):
                return len(low)
        return 0

    def glyph(self, code: int) -> int:
        if code not in self._known:
            found = next((each for each in reversed(self._ranges) if each.first <= code <= each.last), None)
            if found is not None:
                self._known[code] = found.glyph + code - found.first
            else:
                self._known[code] = self._base.glyph(code) if self._base is not None else _MISSING_GLYPH
        return self._known[code]


class _EmbeddedMapParser(CMapParser):
    """Reads an embedded map; pdfminer's own parser reads those parts that a map to Unicode has as well."""

    def __init__(self, cmap: _EmbeddedMap, data: BytesIO) -> None:
        super().__init__(cmap, data)
        self._map = cmap

    def do_keyword(self, pos: int, token: PSKeyword) -> None:
        """Handle a keyword."""
        if token is self.KEYWORD_ENDCODESPACERANGE:
            for low, high in choplist(2, self._operands()):
                if isinstance(low, bytes) and isinstance(high, bytes):
                    self._map.add_space(low, high)
        elif token is self.KEYWORD_ENDCIDRANGE:
            for first, last, glyph in choplist(3, self._operands()):
                self._add(first, last, glyph)
        elif token is self.KEYWORD_ENDCIDCHAR:
            for code, glyph in choplist(2, self._operands()):
                self._add(code, code, glyph)
        else:
            super().do_keyword(pos, token)

    def _operands(self) -> Sequence[Any]:
        return [value for _, value in self.popall()]

    def _add(self, first: object, last: object, glyph: object) -> None:
        if isinstance(first, bytes) and isinstance(last, bytes) and isinstance(glyph, int):
            self._map.add_range(first, last, glyph)


def code_map(encoding: object, depth: int = 0) -> CodeMap:
    """Return the map of a composite font.

    Args:
        encoding: the font's /Encoding: a stream or the name of a published map.
        depth: how many maps build on this one.

    Returns:
        The map; of one that cannot be found, each two bytes are a code without a glyph.
    """
    encoding = resolve1(encoding)
    if isinstance(encoding, PDFStream) and depth < _MOST_BASES:
        base = encoding.get("UseCMap")
        data = encoding.get_data()
        if b"begincodespacerange" in data or base is not None:
            return _EmbeddedMap(data, None if base is None else code_map(base, depth + 1))
        encoding = resolve1(encoding.get("CMapName"))
    if isinstance(encoding, PSLiteral):
        name = literal_name(encoding)
        try:
            return _named(CMapDB.get_cmap(IDENTITY_ENCODER.get(name, name)))
        except CMapDB.CMapNotFound:
            pass
    return _EmbeddedMap(b"1 begincodespacerange <0000> <FFFF> endcodespacerange", None)


def _named(published: CMapBase) -> CodeMap:
    if isinstance(published, PyCMap):
        return _PredefinedMap(published)
    if isinstance(published, IdentityCMapByte):
        data = b"1 begincodespacerange <00> <FF> endcodespacerange 1 begincidrange <00> <FF> 0 endcidrange"
        return _EmbeddedMap(data, None)
    return CodeMap(**published.attrs)
