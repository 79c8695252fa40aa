"""Reads fonts: which characters their codes stand for, and how large they are."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from statistics import median
from typing import Any

from pdfminer.encodingdb import name2unicode
from pdfminer.pdffont import (
    PDFFont,
    PDFSimpleFont,
    PDFTrueTypeFont,
    PDFType3Font,
    PDFUnicodeNotDefined,
)
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import PSLiteral

from appendix_parser.reading.compose.glyph_runs import REPLACEMENT
from appendix_parser.reading.pdfminer.composite import KINDS, CompositeFont
from appendix_parser.reading.pdfminer.outlines import Outlines
from appendix_parser.reading.pdfminer.pictorial import pictorial_encoding, widths_by_code
from appendix_parser.text import SOFT_HYPHEN

_SPACE = 32
_BULLET = 0x95  # its code in WinAnsiEncoding
_SYMBOLIC = 4  # the flag of a font whose characters are not those of the standard Latin set
_USUAL_WIDTH = 0.5  # of a letter or digit, in font sizes
_HYPHENS = frozenset("-\u2010\u2011")
_EMBEDDED = ("FontFile2", "FontFile3")  # kinds of font files whose own names of characters are not looked at


class FontStore(PDFResourceManager):
    """Makes the fonts of a document. None of them gives a character that it does not know."""

    def __init__(self) -> None:
        super().__init__()
        self._outlines: dict[PDFFont, Outlines] = {}

    def get_font(self, objid: object, spec: Mapping[str, object]) -> PDFFont:
        """Return the font of a dictionary, made once for each object."""
        font = self._composite(spec) or super().get_font(objid, spec)
        self._outlines.setdefault(font, Outlines(font, spec))
        if isinstance(font, PDFSimpleFont):
            font.widths = {**font.widths, **widths_by_code(_name(spec), font.widths)}
            own = None if _is_named_by_quartz(font, spec) else pictorial_encoding(_name(spec))
            if font.unicode_map is not None and _is_known_by_map(dict(spec)):
                own = {_SPACE: " "}  # otherwise a code that the map leaves out would be read as a letter
            font.cid2unicode = {**(font.cid2unicode if own is None else own), **dict(_differences(spec))}
        return font

    def _composite(self, spec: Mapping[str, object]) -> PDFFont | None:
        kind = resolve1(spec.get("Subtype"))
        is_composite = isinstance(kind, PSLiteral) and kind.name in KINDS
        return CompositeFont(self, spec) if is_composite else None

    def character(self, font: PDFFont, code: int) -> tuple[str, int]:
        """Return the character of a code, U+FFFD if the font does not say, and the code that has its width.

        A control character or a blank cannot be right if there is something to see: the font's map is wrong. One that
        takes room, and where there is nothing to see, is a space. So is a map wrong that names another letter or digit
        than the font's encoding does.
        ISO 32000-1, annex D.2, note 3: in WinAnsiEncoding all unused codes above 040 (octal) are bullets.
        """
        try:
            text = font.to_unichr(code)
        except PDFUnicodeNotDefined:
            known = getattr(font, "cid2unicode", {})
            is_win_ansi = known.get(0x80) == "€" and known.get(_BULLET) == "•"
            if is_win_ansi and code > 0o40 and code not in known:
                return "•", _BULLET
            return REPLACEMENT, code
        if text == SOFT_HYPHEN and font.char_width(code) and not self._draws_hyphen():
            return "-", code
        if all(map(_is_unseen, text)):
            return self._unseen(font, code, text), code
        return (REPLACEMENT if _is_contradicted(font, code, text) else text), code

    def _unseen(self, font: PDFFont, code: int, text: str) -> str:
        """Return what a code stands for that its font names after something that nobody can see."""
        is_control = any(map(_is_control, text))
        draws = self._outlines[font].draws(code) if font in self._outlines else None
        if draws or (draws is None and is_control and font.char_width(code)):
            return REPLACEMENT
        return " " if is_control and font.char_width(code) else text

    def _draws_hyphen(self) -> bool:
        """Return whether a font that was met so far has another hyphen than the soft one."""
        return any(not _HYPHENS.isdisjoint(_characters(font)) for font in self._cached_fonts.values())


def _characters(font: PDFFont) -> Iterable[str]:
    """Return what a font's codes stand for; its map to Unicode, if there is one, knows all that are used."""
    mapped = getattr(font, "unicode_map", None)
    known = getattr(font, "cid2unicode", {}) if mapped is None else mapped.cid2unichr
    return known.values()


def _is_unseen(character: str) -> bool:
    return character.isspace() or (
        unicodedata.category(character) in ("Cc", "Cf") and character != SOFT_HYPHEN
    )


def _is_control(character: str) -> bool:
    return unicodedata.category(character) == "Cc" and not character.isspace()


def _is_known_by_map(font: dict[str, Any]) -> bool:
    """Return whether nothing but its map to Unicode says what the codes of a font, given as its dictionary, stand for.

    It is embedded, so that its codes may be any, and has no encoding (ISO 32000-1, 9.10.2).
    """
    described = resolve1(font.get("FontDescriptor"))
    return (
        isinstance(resolve1(font.get("ToUnicode")), PDFStream)
        and resolve1(font.get("Encoding")) is None
        and isinstance(described, dict)
        and any(key in described for key in _EMBEDDED)
    )


def _is_named_by_quartz(font: PDFFont, spec: Mapping[str, Any]) -> bool:
    """Return whether a font, of signs or not, has the codes of MacRomanEncoding: Quartz writes Symbol so.

    ISO 32000-1, 9.6.6.4: the encoding of a TrueType font that is not symbolic says what its codes stand for.
    """
    encoding = resolve1(spec.get("Encoding"))
    is_mac_roman = isinstance(encoding, PSLiteral) and encoding.name == "MacRomanEncoding"
    return is_mac_roman and isinstance(font, PDFTrueTypeFont) and not font.flags & _SYMBOLIC


def _name(spec: Mapping[str, Any]) -> str:
    name = resolve1(spec.get("BaseFont"))
    return str(name.name) if isinstance(name, PSLiteral) else ""


def _differences(spec: Mapping[str, Any]) -> Iterator[tuple[int, str]]:
    """Yield the codes whose glyphs are named, with the character of each.

    It is U+FFFD for names of the producer's own, such as `g17` or `a39`. ISO 32000-1, 9.10.2: such a name tells
    no character, and neither does the base encoding, which it replaces (pdfminer would keep the character of the
    base encoding: wrong text that looks right).
    """
    encoding = resolve1(spec.get("Encoding"))
    differences = resolve1(encoding.get("Differences")) if isinstance(encoding, dict) else None
    code = 0
    for entry in map(resolve1, differences or ()):
        if isinstance(entry, int):
            code = entry
        elif isinstance(entry, PSLiteral):
            yield code, _named(entry.name)
            code += 1


def _named(name: object) -> str:
    try:
        return (name2unicode(name) if isinstance(name, str) else "") or REPLACEMENT
    except (KeyError, ValueError):
        return REPLACEMENT


def _is_contradicted(font: PDFFont, code: int, text: str) -> bool:
    """Return whether a font's encoding names another letter or digit than its map to Unicode does.

    Names of a Type 3 font may be any, and a symbolic TrueType font has no use for an encoding (ISO 32000-1, 9.6.6.4).
    """
    if not isinstance(font, PDFSimpleFont) or font.unicode_map is None or isinstance(font, PDFType3Font):
        return False
    if isinstance(font, PDFTrueTypeFont) and font.flags & _SYMBOLIC:
        return False
    named = font.cid2unicode.get(code, "")
    return named.isalnum() and text.isalnum() and _folded(named) != _folded(text)


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


@lru_cache(maxsize=64)
def em_size(font: PDFFont) -> float:
    """Return how many units of text space make one font size: 1 except for Type 3 fonts.

    A Type 3 font chooses the units of its glyphs freely (ISO 32000-1, 9.6.5): bitmaps may be drawn at a size
    of 1 with widths of 40. There the widths give the size.
    """
    if not isinstance(font, PDFType3Font):
        return 1.0
    widths = [abs(width * font.hscale) for width in font.widths.values() if width]
    em = median(widths) / _USUAL_WIDTH if widths else 1.0
    return 1.0 if 0.5 < em < 2 else em
