"""Draws pages as a PDF viewer shows them: the only module that draws."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pypdfium2

from appendix_parser.inputs.page_ranges import ALL_PAGES, PageRanges

if TYPE_CHECKING:
    from PIL.Image import Image


def draw_pages(
    data: bytes, *, longest_side: int, password: str = "", first: int = 1, pages: PageRanges = ALL_PAGES
) -> Iterator[Image | None]:
    """Draw the pages of a PDF in order, each when it is asked for.

    Args:
        data: the PDF.
        longest_side: pixels of the longer side of each image; the other follows from the page as it is shown.
        password: what opens the PDF, where it is encrypted.
        first: which of the pages to begin with, counted from 1.
        pages: the pages to draw.

    Yields:
        An RGB image for each page; None for one that cannot be drawn. Where PDFium cannot open the file at
        all, or knows fewer pages than another reader, there are fewer images, or none.
    """
    try:
        document = pypdfium2.PdfDocument(data, password=password or None)
    except pypdfium2.PdfiumError:
        return
    with document:
        for number in [each for each in range(1, len(document) + 1) if each in pages][first - 1 :]:
            yield _draw(document, number - 1, longest_side)


def _draw(document: pypdfium2.PdfDocument, index: int, longest_side: int) -> Image | None:
    try:
        page = document[index]
        scale = longest_side / max(page.get_size())
        image: Image = page.render(scale=scale, rev_byteorder=True).to_pil().convert("RGB")
    except (pypdfium2.PdfiumError, ZeroDivisionError):
        return None
    page.close()
    return image
