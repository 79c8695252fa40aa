"""Composite fonts, whose strings are made of codes of any length (ISO 32000-1, 9.7)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pdfminer.pdffont import PDFCIDFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdftypes import PDFStream, resolve1

from appendix_parser.reading.pdfminer.code_maps import UNDECODED, CodeMap, code_map

KINDS = frozenset({"CIDFontType0", "CIDFontType2"})
"""Subtypes of the fonts that a composite font is made of."""

_KNOWN_BY_GLYPH = frozenset(
    {"Adobe-Identity", "Adobe-UCS"}
)  # whose characters pdfminer takes from the font's file


class CompositeFont(PDFCIDFont):
    """A font whose codes stay codes: a map to Unicode knows these, and pdfminer asks it for glyphs.

    Args:
        resources: the document's resource manager.
        spec: the dictionary of the font below, with /Encoding and /ToUnicode of the composite font.
    """

    cmap: CodeMap

    def __init__(self, resources: PDFResourceManager, spec: Mapping[str, Any]) -> None:
        super().__init__(resources, spec)
        places = resolve1(spec.get("CIDToGIDMap"))
        self._places = places.get_data() if isinstance(places, PDFStream) else None
        self._is_mapped = "ToUnicode" in spec

    def get_cmap_from_spec(self, spec: Mapping[str, Any], strict: bool) -> CodeMap:  # noqa: ARG002 - pdfminer's
        """Return the font's map from codes to glyphs."""
        return code_map(spec.get("Encoding"))

    def decode(self, bytes: bytes) -> Iterable[int]:  # noqa: A002 - pdfminer's name
        """Return the codes of a string; UNDECODED for bytes that are not a code."""
        return self.cmap.decode(bytes)

    def to_unichr(self, code: int) -> str:
        """Return the character of a code.

        Raises:
            PDFUnicodeNotDefined: the font does not say.
        """
        if code == UNDECODED:
            raise PDFUnicodeNotDefined(self.cidcoding, code)
        if self._is_mapped:
            return super().to_unichr(code)
        by_glyph = self.cidcoding in _KNOWN_BY_GLYPH
        return super().to_unichr(self.glyph_place(code) if by_glyph else self.cmap.glyph(code))

    def char_width(self, code: int) -> float:
        """Return the width of the glyph of a code in font sizes."""
        return super().char_width(self.cmap.glyph(code))

    def glyph_place(self, code: int) -> int:
        """Return where the glyph of a code is in the font's TrueType program."""
        glyph = self.cmap.glyph(code)
        return glyph if self._places is None else int.from_bytes(self._places[2 * glyph : 2 * glyph + 2])
