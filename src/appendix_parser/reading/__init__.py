"""Reads the content of pages from the bytes of a PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from appendix_parser.read_options import ReadOptions

if TYPE_CHECKING:
    from appendix_parser.document import Document

__all__ = ["open_document"]


def open_document(data: bytes, name: str, options: ReadOptions | None = None) -> Document:
    """Open a PDF; pdfplumber is loaded when this is called.

    Args:
        data: the bytes of the file.
        name: its name, for messages.
        options: its limits and password hold, and whether hidden text is read.

    Raises:
        UnreadablePdfError: the bytes are not a PDF, are encrypted, or hold no pages.
        InputError: scanned pages must be recognised, and cannot be.
        LimitError: it has more pages than the limit, or an object in it is too large or nested too deeply.
    """
    from appendix_parser.reading.pdfminer.reader import PdfDocument
    from appendix_parser.reading.scan.scanned_document import ScannedDocument

    options = options or ReadOptions()
    return ScannedDocument(PdfDocument(data, name, options), data, name, options)
