"""Reads a PDF with PDFium: several times faster than pdfminer, and a second opinion."""

from __future__ import annotations

import contextlib
import ctypes
import weakref
from collections.abc import Iterator
from typing import TYPE_CHECKING

from appendix_parser.doubts import Doubt
from appendix_parser.errors import UnreadablePdfError
from appendix_parser.limits import Limits
from appendix_parser.page import PageContent
from appendix_parser.reading import pdfium_library as pdfium
from appendix_parser.reading.affine import to_shown
from appendix_parser.reading.audit import Audit, AuditedPage
from appendix_parser.reading.compose import compose_page
from appendix_parser.reading.damage import DamageLog
from appendix_parser.reading.document import damaged, encrypted, no_pages
from appendix_parser.reading.glyph_runs import REPLACEMENT
from appendix_parser.reading.header import check_header
from appendix_parser.reading.page_entries import US_LETTER
from appendix_parser.reading.pdfium_library import Handle
from appendix_parser.reading.pdfium_paths import read_objects
from appendix_parser.reading.pdfium_text import Memory, read_runs
from appendix_parser.reading.unicode_gaps import plain_name

if TYPE_CHECKING:
    from appendix_parser.reading.pdfplumber_reader import PdfDocument

_NEEDS_PASSWORD = 4  # FPDF_ERR_PASSWORD


class PdfiumDocument:
    """An open PDF, read page by page.

    Raises:
        UnreadablePdfError: the bytes are no PDF, or are encrypted, or hold no pages.
    """

    def __init__(self, data: bytes, name: str, *, limits: Limits | None = None, password: str = "") -> None:
        self._limits = limits or Limits()
        damage = DamageLog()
        check_header(data, damage, name)
        self._audit = Audit(data, name, damage, self._limits, password)
        self._data = data  # PDFium reads from it as long as the document is open
        self._name = name
        self._password = password
        self._other: PdfDocument | None = None
        address = ctypes.cast(ctypes.c_char_p(data), ctypes.c_void_p).value
        handle = pdfium.load_document(address, len(data), password.encode() or None)
        if handle is None:
            if pdfium.last_error() == _NEEDS_PASSWORD:
                raise encrypted(name, password=password)
            raise damaged("opened", name)
        self._handle: Handle = handle
        self._closed = weakref.finalize(self, pdfium.close_document, handle)
        self.page_count: int = pdfium.count_pages(handle)
        if self.page_count < 1:
            raise no_pages(name)
        if self.page_count > self._limits.pages:
            raise self._limits.reached(limit="pages", where=name)
        if self._audit.page_count not in {None, self.page_count}:
            found = f"{self._audit.page_count} pages are found in its list of pages, and {self.page_count} by PDFium"
            damage.note("pages-damaged", found)
        self.doubts = damage.take()

    @property
    def producer(self) -> str | None:
        """The program that wrote the file, as it names itself."""
        name = pdfium.text(lambda *to: pdfium.meta_text(self._handle, b"Producer", *to), "utf-16-le")
        return name or None

    def pages(self) -> Iterator[PageContent]:
        """Yield the pages in order; each is read when it is asked for and then let go.

        One that is damaged beyond reading is empty, and its doubts tell.

        Raises:
            LimitError: a page has more on it than a limit.
        """
        memory = Memory()
        # The page before stays open, as `Memory` wants.
        with contextlib.ExitStack() as before:
            for number in range(1, self.page_count + 1):
                audited = self._audit.page(number)
                page = pdfium.load_page(self._handle, number - 1)
                if page is None:
                    yield _lost_page(number, audited)
                    continue
                closing = before.pop_all()
                before.callback(pdfium.close_page, page)
                with closing:
                    content, is_guessed = self._read(page, number, audited, memory)
                doubtful = is_guessed or _unnamed(content)
                yield self._named(content, is_guessed=is_guessed) if doubtful else content

    def _named(self, content: PageContent, *, is_guessed: bool) -> PageContent:
        """Return a page as pdfminer reads it, if that knows more characters, or guesses none.

        PDFium does not look at names of drawn ones, and takes codes that it has no character for as characters.
        """
        from appendix_parser.reading.pdfplumber_reader import PdfDocument  # few documents need it

        try:
            self._other = self._other or PdfDocument(
                self._data, self._name, limits=self._limits, password=self._password
            )
            other = self._other.page(content.number)
        except UnreadablePdfError:
            return content
        return other if is_guessed or _unnamed(other) < _unnamed(content) else content

    def _read(
        self, page: Handle, number: int, audited: AuditedPage, memory: Memory
    ) -> tuple[PageContent, bool]:
        """Return what a page shows, and whether some of its characters are guesses."""
        unit = audited.unit
        left, top, right, bottom = pdfium.floats(pdfium.page_box, page, width=4)
        quarter_turns = pdfium.page_rotation(page)
        width, height = (right - left) * unit, (top - bottom) * unit
        if quarter_turns % 2:
            width, height = height, width
        shown = to_shown((left, top, right, bottom), quarter_turns=quarter_turns, unit=unit)
        objects = read_objects(page, shown)
        runs = read_runs(page, objects.texts, shown, memory)
        counts = {
            "characters": sum(len(run.texts) for run in runs),
            "segments": sum(len(points) for path in objects.paths for points in path.subpaths),
            "images": len(objects.images),
        }
        for limit, count in counts.items():
            if count > getattr(self._limits, limit):
                raise self._limits.reached(limit=limit, where=f"{self._name}, page {number}")
        content = compose_page(
            number=number,
            width=width,
            height=height,
            runs=runs,
            paths=objects.paths,
            images=objects.images,
            doubts=audited.doubts,
        )
        guesses = audited.guesses
        is_guessed = bool(guesses) and any(
            not guesses.get(plain_name(run.font), frozenset()).isdisjoint(run.texts) for run in runs
        )
        return content, is_guessed


def _unnamed(page: PageContent) -> int:
    """Return how many characters of a page have no name."""
    return sum(word.text.count(REPLACEMENT) for word in page.words if not word.text.isascii())


def _lost_page(number: int, audited: AuditedPage) -> PageContent:
    lost = Doubt("page-damaged", {"what": "PDFium cannot read it"})
    width, height = US_LETTER
    doubts = (*audited.doubts, lost)
    return compose_page(
        number=number, width=width, height=height, runs=(), paths=(), images=(), doubts=doubts
    )
