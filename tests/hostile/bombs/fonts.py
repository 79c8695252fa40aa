"""Bombs in fonts: maps of characters, widths, encodings, and glyphs that draw glyphs."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from tests.hostile import raw
from tests.hostile.bombs.parts import unfolding, with_font

_TYPE_1 = b"/Subtype /Type1 /BaseFont /Helvetica "
_COMPOSITE = b"/Subtype /Type0 /BaseFont /Odd /Encoding %s /DescendantFonts [11 0 R] "
_DESCENDANT = (
    b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Odd"
    b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> %s >>"
)
_DESCRIPTOR = (
    b"<< /Type /FontDescriptor /FontName /Odd /Flags 32 /FontBBox [0 0 9 9] /ItalicAngle 0 /Ascent 800"
    b" /Descent -200 /CapHeight 700 /StemV 80 %s 12 0 R >>"
)
_CODES = b"1 begincodespacerange <0000> <FFFF> endcodespacerange "


def with_map(cmap: bytes, times: int = 1) -> bytes:
    """Return a page with a font that has this map to Unicode."""
    return with_font(_TYPE_1 + b"/ToUnicode 12 0 R", {12: unfolding(cmap, times)})


def with_code_map(cmap: bytes, times: int = 1, entries: bytes = b"") -> bytes:
    """Return a page with a composite font that has this map of its codes."""
    objects = {11: _DESCENDANT % b"", 12: unfolding(cmap, times, b"/Type /CMap /CMapName /Odd " + entries)}
    return with_font(_COMPOSITE % b"12 0 R", objects)


def with_widths(widths: bytes) -> bytes:
    return with_font(_COMPOSITE % b"/Identity-H", {11: _DESCENDANT % (b"/W [%s]" % widths)})


def type_3(glyph: bytes, fonts: bytes, others: Mapping[int, bytes] | None = None) -> bytes:
    entries = b"/Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [.1 0 0 .1 0 0] /FirstChar 72 /LastChar 72"
    entries += b" /Widths [9] /Encoding << /Differences [72 /H] >> /CharProcs << /H 11 0 R >>"
    entries += b" /Resources << /Font << %s >> >>" % fonts
    return with_font(entries, {11: raw.stream(glyph), **(others or {})}, b"(H) Tj")


def doubled_glyphs() -> bytes:
    """Letters of drawings, each of which writes the next one twice."""
    letter = b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [.1 0 0 .1 0 0] /FirstChar 72"
    letter += b" /LastChar 72 /Widths [9] /Encoding << /Differences [72 /H] >> /CharProcs << /H 11 0 R >>"
    letter += b" /Resources << /Font << /F3 %d 0 R >> >> >>"
    fonts = {n: letter % (n + 1) for n in range(20, 60)}
    return type_3(b"9 0 d0 BT /F3 9 Tf (HH) Tj ET", b"/F3 20 0 R", {**fonts, 60: raw.ONE_PAGE[4]})


def compound_glyphs(levels: int, copies: int) -> bytes:
    """A font file whose glyphs are made of copies of other glyphs, on so many levels."""
    names = [".notdef", *(f"g{level}" for level in range(levels + 1))]
    glyphs = {}
    for level, name in enumerate(names):
        pen = TTGlyphPen(dict.fromkeys(names))
        if level in (0, levels + 1):
            pen.moveTo((0, 0))
            pen.lineTo((500, 0))
            pen.lineTo((500, 500))
            pen.closePath()
        else:
            for copy in range(copies):
                pen.addComponent(f"g{level}", (1, 0, 0, 1, copy, copy))
        glyphs[name] = pen.glyph()
        vars(glyphs[name]).update(xMin=0, yMin=0, xMax=900, yMax=900)
    builder = FontBuilder(1000, isTTF=True)
    builder.font.recalcBBoxes = False  # or it would draw them all
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({72: "g0"})
    builder.setupGlyf(glyphs, calcGlyphBounds=False)
    builder.setupHorizontalMetrics(dict.fromkeys(names, (500, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Odd", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    file = io.BytesIO()
    builder.save(file)
    widths = b"/FirstChar 72 /LastChar 72 /Widths [500] /FontDescriptor 11 0 R"
    descriptor = _DESCRIPTOR % b"/FontFile2"
    objects = {11: descriptor, 12: raw.packed(file.getvalue())}
    return with_font(
        b"/Subtype /TrueType /BaseFont /Odd /Encoding /WinAnsiEncoding " + widths, objects, b"(HHH) Tj"
    )


def with_file(kind: bytes, content: bytes, entries: bytes = b"") -> bytes:
    """Return a page with a font of this file."""
    descriptor = _DESCRIPTOR % kind
    objects = {11: descriptor, 12: raw.stream(content, entries)}
    return with_font(b"/Subtype /Type1 /BaseFont /Odd /FontDescriptor 11 0 R", objects)


def many_fonts(count: int) -> bytes:
    names = b" ".join(b"/G%d 4 0 R" % n for n in range(count))
    own = raw.ONE_PAGE[3].replace(b"/F1 4 0 R", b"/F1 4 0 R " + names)
    text = b"".join(b"BT /G%d 9 Tf 9 9 Td (a) Tj ET " % n for n in range(count))
    return raw.page(object_3=own, object_5=raw.packed(text + raw.HELLO))


_LONG_PROGRAM = b"%!PS-AdobeFont-1.0: Odd\n/Encoding 256 array\n" + b"dup 65 /A put\n" * 500_000

BOMBS: Mapping[str, Callable[[], bytes]] = {
    "map of four thousand million codes": lambda: with_map(
        b"1 begincodespacerange <00000000> <FFFFFFFF> endcodespacerange 1 beginbfrange <00000000> <FFFFFFFF> <0000> endbfrange"
    ),
    "map of ranges by the thousand": lambda: with_map(
        _CODES + b"1 beginbfrange <0000> <FFFF> <0041> endbfrange ", 20_000
    ),
    "map of a million codes": lambda: with_map(b"1 beginbfchar <0048> <0041> endbfchar ", 1_000_000),
    "map to a text of a megabyte": lambda: with_map(
        b"100 beginbfrange " + b"<00> <FF> <" + b"0041" * 250_000 + b"> endbfrange"
    ),
    "map that uses itself": lambda: with_code_map(b"/Odd usecmap " + _CODES, entries=b"/UseCMap 12 0 R "),
    "map of codes by the thousand": lambda: with_code_map(
        _CODES + b"1 begincidrange <0000> <FFFF> 0 endcidrange ", 20_000
    ),
    "map of lists in lists": lambda: with_map(b"[" * 1000, 1000),
    "widths of four thousand million codes": lambda: with_widths(b"0 4294967295 500"),
    "widths of overlapping ranges": lambda: with_widths(b"0 65535 500 " * 20_000),
    "widths of a million codes": lambda: with_widths(b"0 [%s]" % (b"500 " * 1_000_000)),
    "widths in lists in lists": lambda: with_widths(b"0 " + b"[" * 100_000 + b"]" * 100_000),
    "encoding of a million names": lambda: with_font(
        _TYPE_1 + b"/Encoding << /Differences [0 %s] >>" % (b"/A " * 1_000_000), {}
    ),
    "encoding that begins at two thousand million": lambda: with_font(
        _TYPE_1 + b"/Encoding << /Differences [2000000000 /A -2000000000 /B] >>", {}
    ),
    "codes up to two thousand million": lambda: with_font(
        _TYPE_1 + b"/FirstChar 0 /LastChar 2147483647 /Widths [500]", {}
    ),
    "letters that write themselves": lambda: type_3(b"9 0 d0 BT /F2 9 Tf (H) Tj ET", b"/F2 10 0 R"),
    "letters that double": doubled_glyphs,
    "letters of a million strokes": lambda: type_3(b"9 0 d0 0 0 m " + b"1 1 l " * 1_000_000 + b"S", b""),
    "glyphs that double": lambda: compound_glyphs(30, 2),
    "glyphs of 60 levels of 60 parts": lambda: compound_glyphs(60, 60),
    "font that descends from itself": lambda: with_font(
        b"/Subtype /Type0 /BaseFont /Odd /Encoding /Identity-H /DescendantFonts [10 0 R]", {}
    ),
    "font file of 400 MB": lambda: with_font(
        _TYPE_1 + b"/FontDescriptor 11 0 R",
        {11: b"<< /Type /FontDescriptor /FontFile2 12 0 R >>", 12: unfolding(bytes(1 << 20), 400)},
    ),
    "font program of half a million entries": lambda: with_file(
        b"/FontFile", _LONG_PROGRAM, b"/Length1 7000000"
    ),
    "compact font that says it is long": lambda: with_file(
        b"/FontFile3", b"\x01\x00\x04\x04" + b"\xff\xff\x04" + b"\xff" * 4000, b"/Subtype /Type1C"
    ),
    "fonts by the thousand": lambda: many_fonts(20_000),
}
