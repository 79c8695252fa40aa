"""Tesseract, by way of tesserocr: reads blocks of text word by word."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import tesserocr
from tesserocr import OEM, PSM, RIL, PyTessBaseAPI

from appendix_parser.reading.scan.arrays import Grey
from appendix_parser.reading.scan.engines.engine_reading import Reading

NAME = "Tesseract"
_MARGIN = 12  # pixels of white around a block
_SURELY = 100.0  # how Tesseract says that it is certain


class Tesseract:
    """The engine, with its language data loaded.

    Args:
        folder: where the language data is.
        languages: which, such as `eng` or `eng+cym`.

    Raises:
        RuntimeError: the data cannot be used.
    """

    def __init__(self, folder: Path, languages: str) -> None:
        self._api = PyTessBaseAPI(path=str(folder), lang=languages, oem=OEM.LSTM_ONLY, psm=PSM.SINGLE_BLOCK)
        self.name = f"{NAME} ({tesserocr.tesseract_version().split()[1]})"

    def read(self, picture: Grey, *, one_line: bool) -> list[Reading]:
        """Return the words of a block, in order."""
        padded = np.pad(picture, _MARGIN, constant_values=255)
        height, width = padded.shape
        api = self._api
        api.SetPageSegMode(PSM.SINGLE_LINE if one_line else PSM.SINGLE_BLOCK)
        api.SetImageBytes(np.ascontiguousarray(padded).tobytes(), width, height, 1, width)
        api.Recognize()
        words: list[Reading] = []
        line = -1
        iterator = api.GetIterator()
        if iterator is None:
            return words
        for word in tesserocr.iterate_level(iterator, RIL.WORD):
            if word.Empty(RIL.WORD):
                continue
            if word.IsAtBeginningOf(RIL.TEXTLINE):
                line += 1
            text = word.GetUTF8Text(RIL.WORD).strip()
            box = word.BoundingBox(RIL.WORD)
            if text and box is not None:
                x0, top, x1, bottom = (side - _MARGIN for side in box)
                confidence = word.Confidence(RIL.WORD) / _SURELY
                words.append(Reading(text, confidence, x0, top, x1, bottom, line))
        return words
