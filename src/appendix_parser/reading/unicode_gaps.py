"""Codes that the only map from an embedded font to characters leaves out: who gives characters for them guesses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import LIT, PSLiteral

_TYPE_0 = LIT("Type0")
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_MAPS = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
_CHARACTER = re.compile(rb"<\s*([0-9A-Fa-f]+)\s*>\s*<[^>]*>")
_RANGE = re.compile(rb"<\s*([0-9A-Fa-f]+)\s*>\s*<\s*([0-9A-Fa-f]+)\s*>\s*(?:<[^>]*>|\[[^\]]*\])")
_MOST_CODES = 0x10000
_EMBEDDED = ("FontFile2", "FontFile3")
"""Kinds of font files of which nothing but the map is looked at for characters."""


def is_known_by_map(font: dict[str, Any]) -> bool:
    """Tell whether nothing but its map to Unicode says what the codes of a font, given as its dictionary, stand for.

    It is embedded, so that its codes may be any, and has no encoding (ISO 32000-1, 9.10.2).
    """
    described = resolve1(font.get("FontDescriptor"))
    return (
        isinstance(resolve1(font.get("ToUnicode")), PDFStream)
        and resolve1(font.get("Encoding")) is None
        and isinstance(described, dict)
        and any(key in described for key in _EMBEDDED)
    )


def named_guesses(font: Any) -> tuple[str, frozenset[str]]:
    """Return the plain name of a font, given as its dictionary, and the characters that PDFium would guess."""
    if not isinstance(font, dict):
        return "", frozenset()
    name = resolve1(font.get("BaseFont"))
    return plain_name(str(name.name)) if isinstance(name, PSLiteral) else "", guesses(font)


def plain_name(font: str) -> str:
    """Return the name of a font without what says that not all of it is embedded, which PDFium leaves out at times."""
    return _SUBSET.sub("", font)


def guesses(font: dict[str, Any]) -> frozenset[str]:
    """Return the characters of the numbers of all codes that a font has a width for, and its map leaves out.

    These are what PDFium gives for such codes, though others may be drawn.
    """
    if resolve1(font.get("Subtype")) is _TYPE_0:
        descendants = resolve1(font.get("DescendantFonts"))
        inner = resolve1(descendants[0]) if isinstance(descendants, list) and descendants else None
        codes = set(_wide_codes(inner)) if isinstance(inner, dict) else set()
    else:
        codes = set(_codes(font)) if is_known_by_map(font) else set()
    stream = resolve1(font.get("ToUnicode"))
    if not codes or not isinstance(stream, PDFStream):
        return frozenset()
    return frozenset(map(chr, codes - mapped(stream.get_data())))


def mapped(to_unicode: bytes) -> set[int]:
    """Return the codes that a map to Unicode has a character for (ISO 32000-1, 9.10.3)."""
    codes: set[int] = set()
    for kind, entries in _MAPS.findall(to_unicode):
        if kind == b"char":
            codes.update(int(code, 16) for code in _CHARACTER.findall(entries))
        else:
            for first, last in _RANGE.findall(entries):
                codes.update(range(int(first, 16), min(int(last, 16), _MOST_CODES) + 1))
    return codes


def _codes(font: dict[str, Any]) -> Iterator[int]:
    """Yield the codes of a simple font that have a width."""
    first, widths = resolve1(font.get("FirstChar")), resolve1(font.get("Widths"))
    if isinstance(first, int) and isinstance(widths, list):
        yield from (code for code, width in enumerate(widths[:256], first) if resolve1(width))


def _wide_codes(font: dict[str, Any]) -> Iterator[int]:
    """Yield the codes of a composite font's inner one that have a width of their own (ISO 32000-1, 9.7.4.3)."""
    waiting: list[int] = []
    widths = resolve1(font.get("W"))
    for entry in map(resolve1, widths if isinstance(widths, list) else ()):
        if isinstance(entry, list):
            first = waiting[-1] if waiting else 0
            yield from range(first, min(first + len(entry), _MOST_CODES))
            waiting = []
        elif isinstance(entry, int):
            waiting.append(entry)
        if len(waiting) == 3:
            yield from range(waiting[0], min(waiting[1] + 1, _MOST_CODES))
            waiting = []
