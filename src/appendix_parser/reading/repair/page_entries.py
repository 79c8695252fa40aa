"""The entries of a page that must have a certain form (ISO 32000-1, table 30), and what is wrong with them."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from pdfminer.pdftypes import PDFStream, resolve1

from appendix_parser.reading.repair.damage import DamageLog

US_LETTER = (612.0, 792.0)
"""Width and height that viewers take for a page that does not say its size, in points."""

_PRINTERS_BOXES = {"TrimBox", "BleedBox", "ArtBox"}  # nothing that is shown depends on them
_DEEPEST = 10  # drawings in each other that are looked into
_LONGEST_SIDE = 1_000_000  # points; nobody prints a page of 350 metres


def sound(entries: dict[str, Any], damage: DamageLog) -> dict[str, Any]:
    """Return a page's entries with those that must have a certain form in it; what is changed goes to `damage`."""
    kept = {key: value for key, value in entries.items() if key not in _PRINTERS_BOXES}
    if not _is_area(kept.get("MediaBox")):
        damage.note("page-damaged", "it does not say its size, which is taken as US Letter")
        kept["MediaBox"] = [0.0, 0.0, *US_LETTER]
    if "CropBox" in kept and not _is_area(kept["CropBox"]):
        del kept["CropBox"]
    kept |= {key: _in_order(kept[key]) for key in ("MediaBox", "CropBox") if key in kept}
    rotation = resolve1(kept.get("Rotate", 0))
    if not isinstance(rotation, int) or rotation % 90:
        damage.note("page-damaged", "it does not say how it is turned")
        kept["Rotate"] = 0
    if not isinstance(resolve1(kept.get("Resources", {})), dict):
        damage.note("page-damaged", "it does not say where its fonts are")
        kept["Resources"] = {}
    return kept


def resources_of(entries: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the resources of a page, and of all drawings that it is made of."""
    waiting = [(entries.get("Resources"), 0)]
    while waiting:
        value, depth = waiting.pop()
        resources = resolve1(value)
        if not isinstance(resources, dict):
            continue
        yield resources
        drawings = resolve1(resources.get("XObject"))
        if isinstance(drawings, dict) and depth < _DEEPEST:
            found = map(resolve1, drawings.values())
            waiting += [(each.get("Resources"), depth + 1) for each in found if isinstance(each, PDFStream)]


def user_unit(entries: dict[str, Any]) -> float:
    """Return the length of the unit of a page's space in points."""
    unit = resolve1(entries.get("UserUnit"))
    return float(unit) if isinstance(unit, (int, float)) and 0 < unit < _LONGEST_SIDE else 1.0


def _in_order(area: Any) -> list[float]:
    """Return the lower left and the upper right corner of a rectangle, which any two opposite ones give (7.9.5)."""
    xa, ya, xb, yb = (float(resolve1(corner)) for corner in resolve1(area))
    return [min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)]


def _is_area(value: Any) -> bool:
    """Return whether this is a PDF rectangle with an area that a page can have."""
    corners = resolve1(value)
    if not isinstance(corners, list) or len(corners) != 4:
        return False
    numbers = [resolve1(corner) for corner in corners]
    if not all(isinstance(n, (int, float)) and math.isfinite(n) and abs(n) < _LONGEST_SIDE for n in numbers):
        return False
    x0, y0, x1, y1 = numbers
    return bool(x0 != x1 and y0 != y1)
