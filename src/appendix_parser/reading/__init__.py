"""Reading: from the bytes of a PDF to the content of its pages."""

from appendix_parser.reading.pdfplumber_reader import PdfDocument

__all__ = ["PdfDocument"]
