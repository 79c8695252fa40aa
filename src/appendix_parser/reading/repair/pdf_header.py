"""Finds where the PDF starts in a file, and recognises files that are not a PDF."""

from __future__ import annotations

import re
from collections.abc import Mapping

from appendix_parser.errors import UnreadablePdfError
from appendix_parser.reading.repair.damage import DamageLog

_HEADER = b"%PDF-"
_REACH = 1024  # bytes in which a header may stand (ISO 32000-1, annex H, implementation note 13)
_OBJECT = re.compile(rb"[0-9]\s+[0-9]+\s+obj\b")

# First bytes of a file → what it is; from the formats' own descriptions.
_OTHERS: Mapping[bytes, str] = {
    b"PK\x03\x04": "a ZIP archive or an Office document",
    b"\xd0\xcf\x11\xe0": "an old Office document",
    b"\x1f\x8b": "a gzip archive",
    b"7z\xbc\xaf": "a 7z archive",
    b"Rar!": "a RAR archive",
    b"{\\rtf": "an RTF document",
    b"%!PS": "a PostScript file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"<!DOCTYPE": "a web page",
    b"<html": "a web page",
}


def check_header(data: bytes, damage: DamageLog, where: str) -> None:
    """Note a header that is not where it should be.

    Raises:
        UnreadablePdfError: the file is not a PDF, or holds one far inside.
    """
    start = data[: _REACH + len(_HEADER)].find(_HEADER)
    if start == 0:
        return
    if start > 0:
        damage.note("file-repaired", f"{start} bytes are before its start")
        return
    lowered = data[: len(max(_OTHERS, key=len))].lstrip().lower()
    kind = next((name for first, name in _OTHERS.items() if lowered.startswith(first.lower())), None)
    inside = data.find(_HEADER)
    if kind is None and inside < 0 and _OBJECT.search(data):
        damage.note("file-repaired", "it does not start like a PDF")
        return
    within = f"; a PDF starts at byte {inside} in it" if inside >= 0 else ""
    raise UnreadablePdfError(
        f"This is not a PDF file: it {f'is {kind}' if kind else 'does not start like one'}{within}.",
        remedy=(
            "Take the PDF out of it, save it on its own, and use that."
            if inside >= 0
            else "Check that it is the file you meant, and that it was downloaded whole."
        ),
        where=where,
    )
