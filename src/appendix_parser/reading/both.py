"""Reads a PDF with both readers, and says where they disagree: two independent readings of every figure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from appendix_parser.doubts import Doubt
from appendix_parser.errors import UnreadablePdfError
from appendix_parser.limits import Limits
from appendix_parser.page import PageContent
from appendix_parser.reading.disagreement import disagreements
from appendix_parser.reading.document import Document
from appendix_parser.reading.pdfium_reader import PdfiumDocument
from appendix_parser.reading.pdfplumber_reader import PdfDocument


class ComparedDocument:
    """An open PDF, read twice. Pages are as pdfplumber reads them, those that it cannot read as PDFium does.

    Raises:
        UnreadablePdfError: neither can read it; it says what pdfplumber says.
    """

    def __init__(self, data: bytes, name: str, *, limits: Limits | None = None, password: str = "") -> None:
        first = _Reading("pdfplumber", lambda: PdfDocument(data, name, limits=limits, password=password))
        second = _Reading("PDFium", lambda: PdfiumDocument(data, name, limits=limits, password=password))
        if first.document is None and second.document is None:
            assert first.failure is not None
            raise first.failure
        self._readings = first, second
        self._documents = [r.document for r in self._readings if r.document is not None]

    @property
    def page_count(self) -> int:
        """Number of pages; the larger one, where the readers disagree."""
        return max(document.page_count for document in self._documents)

    @property
    def producer(self) -> str | None:
        """The program that wrote the file, as it names itself."""
        return self._documents[0].producer

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """What is damaged of the file as a whole."""
        return tuple(self._documents[0].doubts)

    def pages(self) -> Iterator[PageContent]:
        """Yield the pages in order, with what the readers disagree about among their doubts.

        Raises:
            UnreadablePdfError: neither can read a page; it says what pdfplumber says.
        """
        first, second = self._readings
        for _ in range(self.page_count):
            one, other = first.next_page(), second.next_page()
            page = one or other
            if page is None:
                raise first.failure or second.failure or AssertionError
            doubts = [reading.doubt() for reading in (first, second) if reading.failure]
            if one is not None and other is not None:
                doubts = disagreements(one, other)
            elif not doubts:
                doubts = [Doubt("readers-disagree-on-pages", {"reader": first.name if one else second.name})]
            yield replace(page, doubts=(*page.doubts, *doubts))


class _Reading:
    """One reader's way through the document; where it fails, it has no more pages."""

    def __init__(self, name: str, opened: Callable[[], Document]) -> None:
        self.name = name
        self.document: Document | None = None
        self.failure: UnreadablePdfError | None = None
        try:
            self.document = opened()
        except UnreadablePdfError as error:
            self.failure = error
        self._pages = self.document.pages() if self.document else iter(())

    def next_page(self) -> PageContent | None:
        """Return the next page; None where there is none, or it cannot be read."""
        try:
            return next(self._pages, None)
        except UnreadablePdfError as error:
            self.failure = error
            return None

    def doubt(self) -> Doubt:
        """Return the doubt that this reader does not read the page."""
        return Doubt("reader-failed", {"reader": self.name, "problem": str(self.failure)})
