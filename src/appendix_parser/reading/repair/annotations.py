"""Annotations: what is laid over a page, such as a typed remark, a field of a form or a line through a word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from pdfminer.pdftypes import resolve1
from pdfminer.psparser import PSLiteral

from appendix_parser.doubts import Doubt

_HIDDEN = 0b100010  # the flags Hidden and NoView (ISO 32000-1, table 165)
_SHOW_NOTHING = {"Link", "Popup", "PrinterMark", "TrapNet"}


def annotations_shown(entries: dict[str, Any]) -> list[Doubt]:
    """Return a doubt if a page has annotations that are seen on it: they are not read.

    Args:
        entries: those of the page.
    """
    kinds = Counter(_kinds(entries))
    if not kinds:
        return []
    listed = ", ".join(f"{count} {kind}" if count > 1 else kind for kind, count in sorted(kinds.items()))
    return [Doubt("annotations-not-read", {"kinds": listed})]


def _kinds(entries: dict[str, Any]) -> Iterator[str]:
    annotations = resolve1(entries.get("Annots"))
    for annotation in map(resolve1, annotations if isinstance(annotations, list) else ()):
        if not isinstance(annotation, dict):
            continue
        kind, flags = resolve1(annotation.get("Subtype")), resolve1(annotation.get("F", 0))
        name = kind.name if isinstance(kind, PSLiteral) else "of no kind"
        hidden = isinstance(flags, int) and flags & _HIDDEN
        if name not in _SHOW_NOTHING and not hidden and not (name == "Widget" and _is_blank(annotation)):
            yield str(name)


def _is_blank(field: dict[str, Any]) -> bool:
    """Tell whether a field of a form has no value, nor has the field that it is a part of."""
    parent = resolve1(field.get("Parent"))
    values = (resolve1(each.get("V")) for each in (field, parent) if isinstance(each, dict))
    return not any(value and not (isinstance(value, PSLiteral) and value.name == "Off") for value in values)
