"""The picture of a page, at the resolution at which it was scanned."""

from __future__ import annotations

import pytest

pytest.importorskip("cv2")

import io

import numpy as np
import pypdfium2
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from appendix_parser.errors import LimitError
from appendix_parser.inputs.limits import Limits
from appendix_parser.reading.scan.picture import Picture, Pictures


def drawn(*pixels: int, points: int = 144, limits: Limits | None = None) -> Picture:
    """A page two inches wide, with a square picture of so many pixels on one side for each one given."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(144, 144), invariant=1)
    for side in pixels:
        image = Image.fromarray(np.full((side, side), 90, np.uint8))
        canvas.drawImage(ImageReader(image), 0, 0, points, points)
    canvas.showPage()
    canvas.save()
    return Pictures(out.getvalue()).draw(1, limits or Limits(), "x.pdf, page 1")


@pytest.mark.parametrize(("side", "dpi", "scanned"), [(400, 200, 200), (200, 150, 100), (1200, 300, 600)])
def test_a_scan_is_drawn_as_it_was_scanned_within_bounds(side: int, dpi: int, scanned: int) -> None:
    picture = drawn(side)
    assert (picture.dpi, picture.scanned) == (dpi, scanned)
    assert picture.pixels.shape == (2 * dpi, 2 * dpi)


def test_a_page_without_pictures_is_drawn_finely() -> None:
    assert drawn().dpi == 300


def test_the_picture_is_grey() -> None:
    assert abs(int(drawn(400).pixels[200, 200]) - 90) <= 2


def test_the_largest_picture_on_the_page_counts() -> None:
    assert drawn(400, points=100).scanned == 288


def test_more_pixels_than_the_limit_are_refused() -> None:
    with pytest.raises(LimitError):
        drawn(1200, limits=Limits(scan_megapixels=1))
    drawn(900, limits=Limits(scan_megapixels=1))


def test_a_file_that_pdfium_cannot_open_is_refused() -> None:
    with pytest.raises(pypdfium2.PdfiumError):
        Pictures(b"%PDF-1.7")
