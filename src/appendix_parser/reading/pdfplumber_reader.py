"""Reads a PDF with pdfplumber, and pdfminer below it: the only module that knows them."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import resolve1
from pdfplumber.page import Page
from pdfplumber.utils.exceptions import PdfminerException

from appendix_parser.errors import AppendixParserError
from appendix_parser.geometry import Box
from appendix_parser.page import PageContent
from appendix_parser.reading.compose import compose_page
from appendix_parser.reading.document import damaged, encrypted, no_pages, require_header
from appendix_parser.reading.fonts import FontStore
from appendix_parser.reading.paint import PaintCollector

for _name in ("pdfminer", "pdfplumber"):
    # What they log about damaged files is said by this package's own findings and errors.
    logging.getLogger(_name).addHandler(logging.NullHandler())
    logging.getLogger(_name).propagate = False


class PdfDocument:
    """An open PDF, read page by page.

    Raises:
        UnreadablePdfError: the bytes are no PDF, or are encrypted, or hold no pages.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        require_header(data, name)
        with self._translated("opened"):
            self._pdf = pdfplumber.open(io.BytesIO(data))
            self._pages: list[Page] = self._pdf.pages
        self._fonts = FontStore()
        if not self._pages:
            raise no_pages(name)

    @property
    def page_count(self) -> int:
        """Number of pages."""
        return len(self._pages)

    @property
    def producer(self) -> str | None:
        """The program that wrote the file, as it names itself."""
        value = self._pdf.metadata.get("Producer")
        return value if isinstance(value, str) and value else None

    def pages(self) -> Iterator[PageContent]:
        """Yield the pages in order; each is read when it is asked for and then let go.

        Raises:
            UnreadablePdfError: a page is damaged beyond reading.
        """
        for page in self._pages:
            with self._translated(f"read on page {page.page_number}"):
                content = self._read(page)
            page.close()
            yield content

    def _read(self, page: Page) -> PageContent:
        media, crop = _turned_boxes(page)
        unit = resolve1(page.page_obj.attrs.get("UserUnit"))
        unit = float(unit) if isinstance(unit, (int, float)) and unit > 0 else 1.0
        paint = PaintCollector(self._fonts, origin=(crop.x0 - media.x0, crop.bottom - media.top), unit=unit)
        PDFPageInterpreter(self._fonts, paint).process_page(page.page_obj)
        return compose_page(
            number=page.page_number,
            width=crop.width * unit,
            height=crop.height * unit,
            glyphs=paint.glyphs,
            paths=paint.paths,
            images=paint.images,
        )

    @contextmanager
    def _translated(self, action: str) -> Iterator[None]:
        """Turn whatever the library raises for a bad file into this package's own error."""
        try:
            yield
        except (AppendixParserError, MemoryError):
            raise
        except Exception as error:  # pdfminer lets TypeError, KeyError, struct.error … out for damaged files
            cause = error.args[0] if isinstance(error, PdfminerException) and error.args else error
            if isinstance(cause, PDFPasswordIncorrect):
                raise encrypted(self._name) from error
            raise damaged(action, self._name, type(cause).__name__) from error


def _turned_boxes(page: Page) -> tuple[Box, Box]:
    """Return media box and shown box in the page's turned space (y upward: `top` is the lower edge)."""
    x0, y0, x1, y1 = _corners(page.page_obj.mediabox)
    media = Box(x0, y0, x1, y1)
    crop = media
    raw = resolve1(page.page_obj.attrs.get("CropBox"))
    if isinstance(raw, list) and len(raw) == 4:
        cx0, cy0, cx1, cy1 = _corners([resolve1(value) for value in raw])
        inside = Box(max(x0, cx0), max(y0, cy0), min(x1, cx1), min(y1, cy1))
        crop = inside if inside.width > 0 and inside.height > 0 else media
    return _turn(media, media, page.rotation), _turn(crop, media, page.rotation)


def _corners(values: Any) -> tuple[float, float, float, float]:
    """Sort the corners of a PDF rectangle, given by any two opposite ones (ISO 32000-1, 7.9.5)."""
    xa, ya, xb, yb = (float(value) for value in values)
    return min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)


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
