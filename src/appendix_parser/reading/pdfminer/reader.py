"""Reads a PDF with pdfplumber: the pages in order, what they paint, and what is damaged.

pdfplumber's pages are on pdfminer's document, here on one that is checked.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import resolve1
from pdfminer.utils import decode_text
from pdfplumber.page import Page
from pdfplumber.pdf import PDF

from appendix_parser.doubts import Doubt
from appendix_parser.errors import AppendixParserError
from appendix_parser.geometry import Box
from appendix_parser.page import PageContent
from appendix_parser.read_options import ReadOptions
from appendix_parser.reading.compose.compose_page import compose_page
from appendix_parser.reading.pdf_errors import damaged, encrypted, no_pages
from appendix_parser.reading.pdfminer.fonts import FontStore
from appendix_parser.reading.pdfminer.interpreter import CheckedInterpreter
from appendix_parser.reading.pdfminer.page_clip import PageClip
from appendix_parser.reading.pdfminer.paint import PaintCollector
from appendix_parser.reading.pdfminer.trimmed import Window, drawn_once
from appendix_parser.reading.repair.annotations import annotations_shown, strikes
from appendix_parser.reading.repair.checked import FATAL, CheckedDocument, silence
from appendix_parser.reading.repair.damage import DamageLog
from appendix_parser.reading.repair.optional import OptionalContent
from appendix_parser.reading.repair.page_entries import sound, user_unit
from appendix_parser.reading.repair.page_tree import Entry, find_pages
from appendix_parser.reading.repair.pdf_header import check_header

silence("pdfplumber")


class _CheckedPdf(PDF):
    """pdfplumber's document on one that is already open and checked."""

    def __init__(self, document: CheckedDocument, fonts: FontStore) -> None:
        # Not pdfplumber's own start, which opens the file again, without the checks.
        self.doc = document
        self.rsrcmgr = fonts
        self.laparams = None
        self.unicode_norm = None
        self.raise_unicode_errors = False


class PdfDocument:
    """An open PDF, read page by page.

    Args:
        data: the bytes of the file.
        name: its name, for messages.
        options: its limits and password hold, and whether hidden text is read.

    Raises:
        UnreadablePdfError: the bytes are not a PDF, are encrypted, or have no pages.
        LimitError: it has more pages than the limit, or an object in it is too large or nested too deeply.
        NoSuchPageError: it has fewer pages than were asked for.
    """

    def __init__(self, data: bytes, name: str, options: ReadOptions) -> None:
        self._name = name
        self._limits = options.limits
        self._include_hidden = options.include_hidden_text
        self._damage = DamageLog()
        check_header(data, self._damage, name)
        with self._translated(password=options.password):
            self._document = CheckedDocument(data, options.password, self._damage, self._limits, name)
            self._pages = find_pages(self._document, self._limits, name)
            self._producer = self._read_producer()
            self._optional = OptionalContent(self._document.catalog)
        self._fonts = FontStore()
        self._pdf = _CheckedPdf(self._document, self._fonts)
        self.doubts: tuple[Doubt, ...] = self._damage.take()
        """What is damaged of the file as a whole."""
        self.witness = None
        if not self._pages:
            raise no_pages(name)
        self.chosen = options.page_ranges.of(len(self._pages), name)
        """Numbers of the pages to read."""

    @property
    def page_count(self) -> int:
        """Number of pages."""
        return len(self._pages)

    @property
    def producer(self) -> str | None:
        """The program that wrote the file, as it names itself."""
        return self._producer

    def pages(self) -> Iterator[PageContent]:
        """Yield the chosen pages in order; each is read when it is asked for and then let go.

        What cannot be read on a page is left out, and the page's doubts report it.

        Raises:
            LimitError: a page has more on it than a limit.
        """
        return map(self.page, self.chosen)

    def page(self, number: int) -> PageContent:
        """Read one page, counted from 1.

        Raises:
            LimitError: it has more on it than a limit.
        """
        with self._translated(page=number):
            return self._read(number, self._pages[number - 1])

    def _read_producer(self) -> str | None:
        value = resolve1(self._document.info[0].get("Producer")) if self._document.info else None
        if isinstance(value, bytes):
            value = decode_text(value)
        return value if isinstance(value, str) and value else None

    def _read(self, number: int, entry: Entry) -> PageContent:
        where = f"{self._name}, page {number}"
        page_id, entries = entry
        entries = sound(entries, self._damage)
        page = Page(self._pdf, PDFPage(self._document, page_id, entries, None), number)
        media, crop = _rotated_boxes(page)
        unit = user_unit(entries)
        shown = Box(0, 0, crop.width * unit, crop.height * unit)
        paint = PaintCollector(
            self._fonts,
            origin=(crop.x0 - media.x0, crop.bottom - media.top),
            unit=unit,
            clip=PageClip(shown, (number > 1, number < self.page_count)),
            window=Window(shown),
            limits=self._limits,
            where=where,
        )
        interpreter = CheckedInterpreter(self._fonts, paint, self._damage, self._limits, where)
        try:
            interpreter.process_page(page.page_obj)
        except FATAL:
            raise
        except Exception as error:  # pdfminer lets TypeError, KeyError, struct.error … out for damaged files
            self._damage.note("page-damaged", f"a part of it cannot be read ({type(error).__name__})")
        for start, end in strikes(entries):
            paint.draw_over(start, end)
        return compose_page(
            number=number,
            width=crop.width * unit,
            height=crop.height * unit,
            runs=paint.runs,
            elsewhere=paint.elsewhere,
            cut_text=paint.cut,
            trimmed=drawn_once(paint.trimmed, paint.runs),
            paths=paint.paths,
            images=paint.images,
            include_hidden=self._include_hidden,
            doubts=(*self._damage.take(), *annotations_shown(entries), *self._optional.hidden(entries)),
        )

    @contextmanager
    def _translated(self, *, page: int | None = None, password: str = "") -> Iterator[None]:
        """Turn whatever the library raises for a bad file into this package's own error."""
        where = self._name if page is None else f"{self._name}, page {page}"
        try:
            yield
        except (AppendixParserError, MemoryError):
            raise
        except RecursionError:
            raise self._limits.reached(limit="nesting", where=where) from None
        except PDFPasswordIncorrect as error:
            raise encrypted(self._name, password=password) from error
        except Exception as error:
            raise damaged("read", where, type(error).__name__) from error


def _rotated_boxes(page: Page) -> tuple[Box, Box]:
    """Return media box and shown box in the page's turned space (y upward: `top` is the lower edge)."""
    x0, y0, x1, y1 = page.page_obj.mediabox
    media = Box(x0, y0, x1, y1)
    cx0, cy0, cx1, cy1 = page.page_obj.attrs.get("CropBox", media)
    inside = Box(max(x0, cx0), max(y0, cy0), min(x1, cx1), min(y1, cy1))
    crop = inside if inside.width > 0 and inside.height > 0 else media
    return _turn(media, media, page.rotation), _turn(crop, media, page.rotation)


def _turn(box: Box, media: Box, rotation: int) -> Box:
    """Turn a box as pdfminer turns page content: clockwise, the media box's corner at 0, 0."""
    x0, y0, x1, y1 = box.x0 - media.x0, box.top - media.top, box.x1 - media.x0, box.bottom - media.top
    match rotation:
        case 90:
            return Box(y0, media.width - x1, y1, media.width - x0)
        case 180:
            return Box(media.width - x1, media.height - y1, media.width - x0, media.height - y0)
        case 270:
            return Box(media.height - y1, x0, media.height - y0, x1)
        case _:
            return Box(x0, y0, x1, y1)
