"""Reading: from the bytes of a PDF to the content of its pages."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from appendix_parser.limits import Limits

if TYPE_CHECKING:
    from appendix_parser.reading.document import Document

__all__ = ["Reader", "open_document"]


class Reader(StrEnum):
    """What a PDF is read with."""

    PDFPLUMBER = "pdfplumber"
    PDFIUM = "pdfium"
    BOTH = "both"


def open_document(
    data: bytes,
    name: str,
    reader: Reader = Reader.PDFPLUMBER,
    *,
    limits: Limits | None = None,
    password: str = "",
) -> Document:
    """Open a PDF; only the library that it is read with is loaded.

    Args:
        data: the bytes of the file.
        name: its name, for messages.
        reader: what reads it; `both` gives what pdfplumber reads, and where PDFium reads something else, a
            doubt.
        limits: what its reading may cost.
        password: what opens it, where it is encrypted.

    Raises:
        UnreadablePdfError: the bytes are no PDF, or are encrypted, or hold no pages.
        LimitError: it has more pages than the limit, or an object in it is too large or nested too deeply.
    """
    limits = limits or Limits()
    match reader:
        case Reader.PDFPLUMBER:
            from appendix_parser.reading.pdfplumber_reader import PdfDocument

            return PdfDocument(data, name, limits=limits, password=password)
        case Reader.PDFIUM:
            from appendix_parser.reading.pdfium_reader import PdfiumDocument

            return PdfiumDocument(data, name, limits=limits, password=password)
        case Reader.BOTH:
            from appendix_parser.reading.both import ComparedDocument

            return ComparedDocument(data, name, limits=limits, password=password)
