"""The picture of a page, drawn with PDFium at the resolution at which it was scanned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium

from appendix_parser.inputs.limits import Limits
from appendix_parser.reading.scan.arrays import Grey

_LOWEST, _HIGHEST = 150.0, 300.0  # dpi at which pages are read
_USUAL = 300.0  # for a page that is drawn, or whose pictures do not say it
_MEGA = 1_000_000


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as shown, in grey. `dpi` are pixels for each inch, `scanned` those of the scan itself."""

    pixels: Grey
    dpi: float
    scanned: int


class Pictures:
    """The pictures of a PDF's pages, each drawn when it is asked for.

    Args:
        data: the PDF.
        password: what opens it, where it is encrypted.

    Raises:
        pypdfium2.PdfiumError: PDFium cannot open it.
    """

    def __init__(self, data: bytes, password: str = "") -> None:
        self._document = pypdfium2.PdfDocument(data, password=password or None)
        if self._document.get_formtype():
            self._document.init_forms()

    def draw(self, number: int, limits: Limits, where: str) -> Picture:
        """Draw a page, counted from 1.

        Raises:
            LimitError: its picture has more pixels than the limit.
            pypdfium2.PdfiumError: PDFium cannot draw it.
        """
        page = self._document[number - 1]
        try:
            width, height = page.get_size()
            scanned, pixels = _scanned(page)
            dpi = min(max(scanned or _USUAL, _LOWEST), _HIGHEST)
            pixels = max(pixels, width * height * (dpi / 72) ** 2)
            if pixels > limits.scan_megapixels * _MEGA:
                raise limits.reached(limit="scan_megapixels", where=where)
            bitmap = page.render(scale=dpi / 72, grayscale=True, may_draw_forms=True)
            drawn = np.array(bitmap.to_numpy(), dtype=np.uint8).reshape(bitmap.height, bitmap.width)
            bitmap.close()
        finally:
            page.close()
        return Picture(drawn, dpi, round(scanned or dpi))


def _scanned(page: Any) -> tuple[float, float]:
    """Return the resolution of the largest picture on a page in dpi, and how many pixels it has; 0 without any."""
    best = (0.0, 0.0, 0.0)  # area in points, dpi, pixels
    for image in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        try:
            left, bottom, right, top = image.get_bounds()
            columns, rows = image.get_px_size()
        except (pypdfium2.PdfiumError, AttributeError):
            continue
        area = (right - left) * (top - bottom)
        if area > best[0] and columns and rows:
            best = (area, 72 * (columns * rows / area) ** 0.5, float(columns * rows))
    return best[1], best[2]
