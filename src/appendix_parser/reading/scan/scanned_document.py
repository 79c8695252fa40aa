"""A document whose scanned pages are recognised; the engines are loaded when the first of them comes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from appendix_parser.document import Document
from appendix_parser.doubts import Doubt
from appendix_parser.errors import InputError
from appendix_parser.page import PageContent
from appendix_parser.read_options import Ocr, ReadOptions
from appendix_parser.reading.scan.needed import has_text_layer, is_scan, what_is_missing

if TYPE_CHECKING:
    from appendix_parser.reading.scan.scan_reader import ScanReader


class ScannedDocument:
    """An open PDF with the words of scanned pages read from their pictures. All other pages stay as they are.

    Args:
        document: the PDF, open.
        data: its bytes.
        name: its name, for messages.
        options: which pages to recognise, in which languages, and the limits.

    Raises:
        InputError: scans must be recognised, and cannot be.
    """

    def __init__(self, document: Document, data: bytes, name: str, options: ReadOptions) -> None:
        self._document = document
        self._data = data
        self._name = name
        self._options = options
        self._lacking = what_is_missing(options)
        self._reader: ScanReader | None = None
        self._recognised = 0
        if options.ocr is Ocr.ALWAYS and self._lacking is not None:
            said = self._lacking.values
            raise InputError(
                f"The text of its pictures cannot be recognised: {said['reason']}.",
                remedy=str(said["remedy"]),
                where=name,
            )
        self.page_count = document.page_count
        self.chosen = document.chosen
        self.producer = document.producer
        self.doubts: tuple[Doubt, ...] = document.doubts
        self.witness = None

    def pages(self) -> Iterator[PageContent]:
        """Yield the pages in order; each is read when it is asked for.

        Raises:
            LimitError: a page has more on it than a limit, or too many pages are scans.
        """
        for page in self._document.pages():
            yield self._read(page) if is_scan(page, self._options.ocr) else page

    def _read(self, page: PageContent) -> PageContent:
        if self._lacking is not None:
            # With a text layer, another program has recognised it before, and a finding says so.
            return page if has_text_layer(page) else replace(page, doubts=(*page.doubts, self._lacking))
        self._recognised += 1
        if self._recognised > self._options.limits.scanned_pages:
            raise self._options.limits.reached(limit="scanned_pages", where=self._name)
        if self._reader is None:
            from appendix_parser.reading.scan.scan_reader import ScanReader

            self._reader = ScanReader(self._data, self._name, self._options)
        return self._reader.read(page)
