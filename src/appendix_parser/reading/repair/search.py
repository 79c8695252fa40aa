"""Finds the objects of a PDF by searching the file, where its own tables do not lead to them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

from pdfminer.pdfdocument import PDFBaseXRef
from pdfminer.pdftypes import PDFObjRef, PDFStream
from pdfminer.psexceptions import PSEOF, PSException
from pdfminer.psparser import LIT

from appendix_parser.reading.repair.damage import DamageLog

if TYPE_CHECKING:
    from appendix_parser.reading.repair.checked import CheckedDocument

# An object's number and generation, and the keyword (ISO 32000-1, 7.3.10).
_OBJECT = re.compile(rb"(?<![0-9])([0-9]{1,10})\s{1,20}[0-9]{1,5}\s{1,20}obj\b")
_TRAILER = re.compile(rb"\btrailer\b")
_DICTIONARY = 1024  # bytes after its start in which a dictionary says its type

Position = tuple[int | None, int, int]
"""As pdfminer has it: number of the object stream, or None; index in it, or place in the file; generation."""


class SearchedTable(PDFBaseXRef):
    """A cross-reference table made by search, when first it is asked; of several versions the last one counts."""

    def __init__(self, data: bytes, document: CheckedDocument, damage: DamageLog) -> None:
        self._data = data
        self._document = document
        self._damage = damage
        self._trailer: dict[str, Any] | None = None

    def get_objids(self) -> list[int]:
        """Return the numbers of all objects, in the order of the file."""
        return [*self._positions]

    def get_pos(self, objid: int) -> Position:
        """Return where an object is.

        Raises:
            KeyError: it is nowhere.
        """
        position = self._positions[objid]
        self._damage.note("file-repaired", f"object {objid} was found by searching the file for it")
        return position

    def get_trailer(self) -> dict[str, Any]:
        """Return the entries that say where the document starts and how it is encrypted."""
        if self._trailer is None:
            self._damage.note("file-repaired", "its trailer, which says where it starts, is not whole")
            self._trailer = {}
            for entries in self._trailers():
                self._trailer |= {key: value for key, value in entries.items() if key != "Prev"}
            if "Root" not in self._trailer:
                self._trailer["Root"] = self._catalog()
        return self._trailer

    @cached_property
    def _positions(self) -> dict[int, Position]:
        positions: dict[int, Position] = {}
        for found in _OBJECT.finditer(self._data):
            number = int(found[1])
            positions.pop(number, None)  # so that the order is that of the last versions
            positions[number] = (None, found.start(), 0)
            if b"/ObjStm" in self._data[found.end() : found.end() + _DICTIONARY]:
                for index, inner in enumerate(self._numbers_in(found.start(), number)):
                    positions.pop(inner, None)
                    positions[inner] = (number, index, 0)
        return positions

    def _numbers_in(self, position: int, number: int) -> list[int]:
        """Return the numbers of the objects in an object stream (ISO 32000-1, 7.5.7)."""
        stream = self._parsed(position, number)
        if not isinstance(stream, PDFStream) or stream.get("Type") is not LIT("ObjStm"):
            return []
        first = stream.get("First")
        words = stream.get_data()[: first if isinstance(first, int) else 0].split()
        return [int(word) for word in words[::2] if word.isdigit()]

    def _trailers(self) -> Iterator[dict[str, Any]]:
        """Yield the entries of every trailer, and of every stream that stands for one, from first to last."""
        for found in _TRAILER.finditer(self._data):
            entries = self._dictionary_at(found.end())
            if entries:
                yield entries
        for number, (container, position, _) in self._positions.items():
            if container is None and b"/XRef" in self._data[position : position + _DICTIONARY]:
                stream = self._parsed(position, number)
                if isinstance(stream, PDFStream):
                    yield {key: stream[key] for key in ("Root", "Encrypt", "ID", "Info") if key in stream}

    def _catalog(self) -> Any:
        for number in reversed(self.get_objids()):
            position = self._positions[number]
            value = self._parsed(position[1], number) if position[0] is None else None
            if isinstance(value, dict) and value.get("Type") is LIT("Catalog"):
                return PDFObjRef(self._document, number)
        return {}

    def _parsed(self, position: int, number: int) -> object:
        try:
            value = self._document.parsed_at(position, number)
        except PSException:
            return None
        if isinstance(value, PDFStream):
            value.set_objid(number, 0)
        return value

    def _dictionary_at(self, position: int) -> dict[str, Any]:
        parser = self._document.parser
        parser.seek(position)
        parser.searching = True
        try:
            _, value = parser.nextobject()
        except PSEOF:
            value = next((value for _, value in parser.popall()), None)
        except PSException:
            value = None
        finally:
            parser.searching = False
        return value if isinstance(value, dict) else {}
