"""A small appendix as a scan: drawn with the tests' own generator, then damaged."""

from __future__ import annotations

from functools import cache

import numpy as np
import pypdfium2
from PIL import Image

from tests.conftest import SAMPLES
from tests.scans.sheets import CLEAN, Damage, as_pdf, damaged

SAMPLE = SAMPLES / "appendix-2024.pdf"
PAGE = 2
"""A page of the sample with a rubric and a table of objectives."""


@cache
def scanned(
    damage: Damage = CLEAN, *, dpi: int = 200, turned: int = 0, page: int = PAGE, bottom: float | None = None
) -> bytes:
    """Return one page of the sample as a PDF of its picture.

    Args:
        damage: what is wrong with the scan.
        dpi: its pixels for each inch.
        turned: quarter turns, counter-clockwise.
        page: which page, counted from 1.
        bottom: where the picture ends, in points from the top; else it is the whole page.
    """
    whole = drawn(dpi, page)
    part = whole if bottom is None else whole.crop((0, 0, whole.width, round(bottom * dpi / 72)))
    picture = Image.fromarray(damaged(part, damage, seed=1))
    return as_pdf([picture.rotate(90 * turned, expand=True)], dpi)


@cache
def drawn(dpi: int, page: int = PAGE) -> Image.Image:
    """Return the picture of a page of the sample, in grey."""
    with pypdfium2.PdfDocument(SAMPLE) as document:
        bitmap = document[page - 1].render(scale=dpi / 72, grayscale=True)
        return Image.fromarray(np.array(bitmap.to_numpy()))
