"""The length of the unit of each page's space, which PDFium does not tell (`UserUnit`, ISO 32000-1, table 30)."""

from __future__ import annotations

import io
import re
import zlib

_KEY = b"/UserUnit"
_OBJECT_STREAM = re.compile(rb"/ObjStm\b.*?\bstream\r?\n", re.DOTALL)


def user_units(data: bytes, page_count: int, password: str = "") -> list[float]:
    """Return the unit of each page in points; nearly always 1.

    Only where the file may say otherwise are its pages looked up with pdfminer, which takes longer.
    """
    units = _looked_up(data, password)[:page_count] if _may_have_one(data) else []
    return units + [1.0] * (page_count - len(units))


def _may_have_one(data: bytes) -> bool:
    if _KEY in data:
        return True
    for found in _OBJECT_STREAM.finditer(data):
        try:
            if _KEY in zlib.decompressobj().decompress(data[found.end() :]):
                return True
        except zlib.error:  # encrypted, or packed in another way
            return True
    return False


def _looked_up(data: bytes, password: str) -> list[float]:
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfpage import PDFPage
    from pdfminer.pdfparser import PDFParser
    from pdfminer.pdftypes import resolve1

    try:
        document = PDFDocument(PDFParser(io.BytesIO(data)), password)
        units = [resolve1(page.attrs.get("UserUnit")) for page in PDFPage.create_pages(document)]
    except Exception:  # pdfminer lets TypeError, KeyError, struct.error … out for damaged files
        return []
    return [float(unit) if isinstance(unit, (int, float)) and unit > 0 else 1.0 for unit in units]
