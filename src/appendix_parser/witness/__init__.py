"""The witness: what PDFium sees of a page, compared with what was read of it.

It shares no code with the reading, so that the same mistake is not made twice.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib.metadata import version

from appendix_parser.document import Document
from appendix_parser.read_options import ReadOptions
from appendix_parser.witness.document import WitnessedDocument
from appendix_parser.witness.sight import Sight

__all__ = ["witnessed"]


def witnessed(document: Document, sights: Iterable[Sight], options: ReadOptions) -> Document:
    """Return a document whose pages are compared with sights of them, one for each page, in order."""
    engine = f"PDFium ({version('pypdfium2')})"
    return WitnessedDocument(document, engine, sights, include_hidden=options.include_hidden_text)
