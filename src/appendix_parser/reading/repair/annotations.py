"""Annotations: what is laid over a page, such as a typed remark, a field of a form or a line through a word."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from typing import Any

from pdfminer.pdftypes import resolve1
from pdfminer.psparser import PSLiteral

from appendix_parser.doubts import Doubt

_HIDDEN = 0b100010  # the flags Hidden and NoView (ISO 32000-1, table 165)
_SHOW_NOTHING = {"Link", "Popup", "PrinterMark", "TrapNet"}
_MARK_TEXT = {"Underline", "Squiggly", "StrikeOut"}
"""They say nothing of their own; what is struck out is read as struck out."""

Point = tuple[float, float]


def annotations_shown(entries: dict[str, Any]) -> list[Doubt]:
    """Return a doubt if a page has annotations that are seen on it: they are not read.

    Args:
        entries: those of the page.
    """
    kinds = Counter(
        kind for kind, annotation in _shown(entries) if kind not in _MARK_TEXT or not _quads(annotation)
    )
    if not kinds:
        return []
    listed = ", ".join(f"{count} {kind}" if count > 1 else kind for kind, count in sorted(kinds.items()))
    return [Doubt("annotations-not-read", {"kinds": listed})]


def strikes(entries: dict[str, Any]) -> Iterator[tuple[Point, Point]]:
    """Yield start and end of each line that strikes out text of a page, in the page's own space."""
    for kind, annotation in _shown(entries):
        if kind == "StrikeOut":
            for quad in _quads(annotation):
                first, second, third, fourth = quad
                # Upper corners, then lower ones, as all programs write them; or around, as ISO 32000-1, 12.5.6.10, says.
                around = _middle(first, third), _middle(second, fourth)
                yield around if math.dist(*around) > 1 else (_middle(first, fourth), _middle(second, third))


def _quads(annotation: dict[str, Any]) -> list[list[Point]]:
    """Return the four corners of each piece of text that an annotation marks."""
    entry = resolve1(annotation.get("QuadPoints"))
    numbers = [resolve1(number) for number in entry] if isinstance(entry, list) else []
    if not all(isinstance(number, (int, float)) for number in numbers):
        return []
    points = list(zip(numbers[::2], numbers[1::2], strict=False))
    return [points[at : at + 4] for at in range(0, len(points) - 3, 4)]


def _middle(one: Point, other: Point) -> Point:
    return (one[0] + other[0]) / 2, (one[1] + other[1]) / 2


def _shown(entries: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the kind of each annotation that is seen, and the annotation."""
    annotations = resolve1(entries.get("Annots"))
    for annotation in map(resolve1, annotations if isinstance(annotations, list) else ()):
        if not isinstance(annotation, dict):
            continue
        kind, flags = resolve1(annotation.get("Subtype")), resolve1(annotation.get("F", 0))
        name = kind.name if isinstance(kind, PSLiteral) else "of no kind"
        hidden = isinstance(flags, int) and flags & _HIDDEN
        if name not in _SHOW_NOTHING and not hidden and not (name == "Widget" and _is_blank(annotation)):
            yield str(name), annotation


def _is_blank(field: dict[str, Any]) -> bool:
    """Return whether a field of a form has no value, nor has the field that it is a part of."""
    parent = resolve1(field.get("Parent"))
    values = (resolve1(each.get("V")) for each in (field, parent) if isinstance(each, dict))
    return not any(value and not (isinstance(value, PSLiteral) and value.name == "Off") for value in values)
