"""Recognises the scanned pages of a document that is open."""

from __future__ import annotations

import os
from dataclasses import replace

import cv2
import pypdfium2

from appendix_parser.doubts import Doubt
from appendix_parser.geometry import Box
from appendix_parser.page import PageContent
from appendix_parser.read_options import ReadOptions
from appendix_parser.reading.scan.compose import compose_scan
from appendix_parser.reading.scan.engines.rapid import Rapid
from appendix_parser.reading.scan.engines.tesseract import Tesseract
from appendix_parser.reading.scan.layer import with_layer
from appendix_parser.reading.scan.needed import language_folder
from appendix_parser.reading.scan.picture import Pictures
from appendix_parser.reading.scan.recognise import Engines, Recognised, recognise
from appendix_parser.reading.scan.straight.sheet import Sheet, straighten, turned_over

_UPRIGHT = 0.75  # mean confidence of a page that is not upside down


class ScanReader:
    """Both engines and the pictures of a document.

    Args:
        data: the bytes of the PDF.
        name: its name, for messages.
        options: password, limits and languages hold.

    Raises:
        RuntimeError: an engine or its data cannot be used.
        pypdfium2.PdfiumError: PDFium cannot open the document.
    """

    def __init__(self, data: bytes, name: str, options: ReadOptions) -> None:
        # In a child with its own limits, more threads win nothing, and the order of their sums may differ.
        os.environ["OMP_THREAD_LIMIT"] = "1"
        cv2.setNumThreads(1)
        folder = language_folder(options.ocr_language)
        if folder is None:
            raise RuntimeError(options.ocr_language)
        self._engines = Engines(
            Tesseract(folder, options.ocr_language), Rapid(), tuple(options.ocr_language.split("+"))
        )
        self._pictures = Pictures(data, options.password)
        self._limits = options.limits
        self._name = name

    def read(self, page: PageContent) -> PageContent:
        """Return a page with the words and lines of its picture.

        Raises:
            LimitError: its picture has more pixels than the limit.
        """
        where = f"{self._name}, page {page.number}"
        try:
            picture = self._pictures.draw(page.number, self._limits, where)
        except pypdfium2.PdfiumError as error:
            doubt = Doubt("scan-not-recognised", {"reason": f"PDFium cannot draw it ({error})"})
            return replace(page, doubts=(*page.doubts, doubt))
        shown = page.rotation.undo(Box(0, 0, page.width, page.height))
        sheet = straighten(picture.pixels, picture.dpi)
        sheet, recognised = self._upright(sheet, picture.dpi)
        if page.words and not recognised.words:  # an odd picture; what is behind it is all that there is
            return page
        made = compose_scan(
            number=page.number,
            shown=Box(0, 0, shown.width, shown.height),
            sheet=sheet,
            recognised=recognised,
            dpi=picture.dpi,
            scanned=picture.scanned,
            engines=self._engines,
            doubts=page.doubts,
        )
        return with_layer(made, page) if page.words else made

    def _upright(self, sheet: Sheet, dpi: float) -> tuple[Sheet, Recognised]:
        recognised = recognise(sheet, dpi, self._engines)
        if not recognised.words or _confidence(recognised) >= _UPRIGHT:
            return sheet, recognised
        over = turned_over(sheet)
        other = recognise(over, dpi, self._engines)
        return (over, other) if _confidence(other) > _confidence(recognised) else (sheet, recognised)


def _confidence(recognised: Recognised) -> float:
    """Return the mean confidence of words, each as much as it has letters."""
    letters = sum(len(word.verdict.text) for word in recognised.words)
    return sum(len(w.verdict.text) * w.verdict.confidence for w in recognised.words) / max(1, letters)
