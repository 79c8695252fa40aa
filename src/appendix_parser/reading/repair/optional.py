"""Optional content: parts of pages that a viewer shows or not, as the document says (ISO 32000-1, 8.11)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pdfminer.pdftypes import PDFObjRef, PDFStream, resolve1
from pdfminer.psparser import LIT
from pdfminer.utils import decode_text

from appendix_parser.doubts import Doubt
from appendix_parser.reading.repair.page_entries import resources_of

_OFF = LIT("OFF")


class OptionalContent:
    """Which layers of a document are not shown when it is opened.

    Args:
        catalog: the document's.
    """

    def __init__(self, catalog: dict[str, Any]) -> None:
        properties = _dict(catalog.get("OCProperties"))
        usual = _dict(properties.get("D"))
        shown = _identifiers(usual.get("ON"))
        groups = _identifiers(properties.get("OCGs")) if resolve1(usual.get("BaseState")) is _OFF else set()
        self._off = (groups - shown) | _identifiers(usual.get("OFF"))

    def hidden(self, entries: dict[str, Any]) -> list[Doubt]:
        """Return a doubt if a page has parts in layers that are not shown: they are read all the same.

        Args:
            entries: those of the page.
        """
        contents = _contents(entries) if self._off else ()
        names = sorted({name for content in contents for name in self._off_groups(content)})
        return [Doubt("layer-not-shown", {"names": "”, “".join(names)})] if names else []

    def _off_groups(self, content: Any) -> Iterator[str]:
        """Yield the names of the layers not shown that content belongs to, one or several."""
        own = resolve1(_dict(content).get("OCGs"))
        for group in (content, *(own if isinstance(own, list) else [_dict(content).get("OCGs")])):
            if isinstance(group, PDFObjRef) and group.objid in self._off:
                name = resolve1(_dict(group).get("Name"))
                yield decode_text(name) if isinstance(name, bytes) else ""


def _contents(entries: dict[str, Any]) -> Iterator[Any]:
    """Yield what may be said of the layers of a page's parts and drawings."""
    for resources in resources_of(entries):
        yield from _dict(resources.get("Properties")).values()
        drawings = map(resolve1, _dict(resources.get("XObject")).values())
        yield from (drawing.get("OC") for drawing in drawings if isinstance(drawing, PDFStream))


def _dict(value: Any) -> dict[str, Any]:
    found = resolve1(value)
    return found if isinstance(found, dict) else {}


def _identifiers(value: Any) -> set[int]:
    found = resolve1(value)
    return {each.objid for each in found if isinstance(each, PDFObjRef)} if isinstance(found, list) else set()
