"""What is damaged of a file, for a reader that mends in silence: all that its pages are made of, looked at once.

The file's structure is read with pdfminer's checked document. Its pages are not drawn, but where their
instructions have no checksum: so it is found what is missing, out of place or does not decompress.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdftypes import LITERALS_FLATE_DECODE, PDFObjRef, PDFStream, resolve1
from pdfminer.psparser import LIT

from appendix_parser.doubts import Doubt
from appendix_parser.errors import AppendixParserError
from appendix_parser.limits import Limits
from appendix_parser.reading.annotations import annotations_shown
from appendix_parser.reading.checked import CheckedDocument
from appendix_parser.reading.damage import DamageLog
from appendix_parser.reading.optional import OptionalContent
from appendix_parser.reading.page_entries import resources_of, sound, user_unit
from appendix_parser.reading.page_tree import Entry, find_pages
from appendix_parser.reading.unicode_gaps import named_guesses

if TYPE_CHECKING:
    from appendix_parser.reading.fonts import FontStore

_FORM, _IMAGE = LIT("Form"), LIT("Image")
_DEEPEST = 40  # drawings in each other, of which PDFium still reads the innermost


class AuditedPage(NamedTuple):
    """What a page is said to be: the length of its unit in points, and what is doubtful about it.

    `guesses` has, by the names of fonts, characters that nothing says their codes stand for.
    """

    unit: float = 1.0
    doubts: tuple[Doubt, ...] = ()
    guesses: Mapping[str, frozenset[str]] = MappingProxyType({})


class Audit:
    """A file that is looked at as a whole, and then page by page.

    Args:
        data: the bytes of the file.
        name: its name, for messages.
        damage: what is known of the file's damage so far.
        limits: `pages`, `stream_mb` and `nesting` hold.
        password: what opens it, where it is encrypted.

    Raises:
        LimitError: one was reached.
    """

    def __init__(self, data: bytes, name: str, damage: DamageLog, limits: Limits, password: str) -> None:
        self._name = name
        self._damage = damage
        self._limits = limits
        self._pages: list[Entry] = []
        self._seen: set[int] = set()
        self._fonts: FontStore | None = None
        self._optional = OptionalContent({})
        self._guessed: dict[int, tuple[str, frozenset[str]]] = {}
        self.page_count: int | None = None
        """Number of pages; None where they cannot be found."""
        with self._noting("file-repaired", "its structure cannot be followed", where=name):
            self._document = CheckedDocument(data, password, damage, limits, name)
            self._pages = find_pages(self._document, limits, name)
            self.page_count = len(self._pages)
            self._optional = OptionalContent(self._document.catalog)

    def page(self, number: int) -> AuditedPage:
        """Look at a page, counted from 1, and at all that it is made of, but for its pictures.

        What several pages have in common is looked at once.

        Raises:
            LimitError: one was reached.
        """
        if number > len(self._pages):
            return AuditedPage()
        identifier, entries = self._pages[number - 1]
        entries = sound(entries, self._damage)
        where = f"{self._name}, page {number}"
        beyond: list[Doubt] = []
        guessed: dict[str, frozenset[str]] = {}
        with self._noting("page-damaged", "a part of it cannot be read", where=where):
            drawn = list(self._streams(entries.get("Contents"), where))
            drawn += [s for s in self._streams(entries.get("Resources"), where) if s.get("Subtype") is _FORM]
            if not all(map(_has_checksum, drawn)):
                self._draw(identifier, entries, where)
            beyond = [*annotations_shown(entries), *self._optional.hidden(entries)]
            guessed = self._guesses(entries)
        return AuditedPage(user_unit(entries), (*self._damage.take(), *beyond), guessed)

    def _guesses(self, entries: dict[str, Any]) -> dict[str, frozenset[str]]:
        """Return what would be guessed of a page's text, by the names of its fonts."""
        found: dict[str, frozenset[str]] = {}
        for resources in resources_of(entries):
            fonts = resolve1(resources.get("Font"))
            for reference in fonts.values() if isinstance(fonts, dict) else ():
                name, characters = self._guesses_of(reference)
                if characters:
                    found[name] = found.get(name, frozenset()) | characters
        return found

    def _guesses_of(self, font: Any) -> tuple[str, frozenset[str]]:
        """Return the name of a font and what would be guessed of it; one that several pages share is looked at once."""
        if not isinstance(font, PDFObjRef):
            return named_guesses(font)
        if font.objid not in self._guessed:
            self._guessed[font.objid] = named_guesses(resolve1(font))
        return self._guessed[font.objid]

    def _draw(self, identifier: object, entries: dict[str, Any], where: str) -> None:
        """Follow the instructions of a page, to nowhere."""
        # Imported here because most files have checksums.
        from pdfminer.pdfdevice import PDFDevice
        from pdfminer.pdfpage import PDFPage

        from appendix_parser.reading.fonts import FontStore
        from appendix_parser.reading.interpreter import CheckedInterpreter

        self._fonts = self._fonts or FontStore()
        page = PDFPage(self._document, identifier, entries, None)
        device = PDFDevice(self._fonts)
        CheckedInterpreter(self._fonts, device, self._damage, self._limits, where).process_page(page)

    def _streams(self, start: Any, where: str) -> Iterator[PDFStream]:
        """Yield each stream that an entry leads to and that was not met before, decompressed."""
        # Values to look at, each with how many lists and dictionaries hold it, and how many drawings.
        waiting: list[tuple[Any, int, int]] = [(start, 0, 0)]
        while waiting:
            value, depth, drawings = waiting.pop()
            if max(depth, drawings) > self._limits.nesting:
                raise self._limits.reached(limit="nesting", where=where)
            if isinstance(value, PDFObjRef):
                if value.objid in self._seen:
                    continue
                self._seen.add(value.objid)
                value, depth = resolve1(value), 0
            if isinstance(value, PDFStream):
                kind = resolve1(value.get("Subtype"))
                if kind is _IMAGE:
                    continue
                drawings += kind is _FORM
                if drawings > _DEEPEST:
                    self._damage.note(
                        "page-damaged", "drawings lie in each other more deeply than PDFium reads"
                    )
                value.get_data()
                yield value
                value = value.attrs
            parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
            waiting += [
                (part, depth + 1, drawings) for part in parts if isinstance(part, (PDFObjRef, dict, list))
            ]

    @contextmanager
    def _noting(self, code: str, what: str, *, where: str) -> Iterator[None]:
        """Note as damage whatever the library raises for a bad file, but for what ends the reading."""
        try:
            yield
        except (AppendixParserError, MemoryError):
            raise
        except RecursionError:
            raise self._limits.reached(limit="nesting", where=where) from None
        except PDFPasswordIncorrect:  # the reader itself will say so
            pass
        except Exception as error:  # pdfminer lets TypeError, KeyError, struct.error … out for damaged files
            self._damage.note(code, f"{what} ({type(error).__name__})")


def _has_checksum(stream: PDFStream) -> bool:
    return any(name in LITERALS_FLATE_DECODE for name, _ in stream.get_filters())
