"""RapidOCR's recognition of one line, restricted to Latin characters."""

from __future__ import annotations

import contextlib
import io
import logging
from collections.abc import Sequence
from importlib.metadata import version
from typing import Any

import cv2
import numpy as np

from appendix_parser.reading.scan.arrays import Grey
from appendix_parser.reading.scan.engines.engine_reading import Reading

NAME = "RapidOCR"
_MARGIN = 0.25  # heights of white around a line
_LAST_LATIN = 0x24F  # Unicode: Basic Latin to Latin Extended-B
_OTHERS = "‘’“”–—•…£€✓✔✗✘½⅓¼¾→"
_HEIGHT, _WIDTH = (
    48,
    96,
)  # pixels to which a line is brought, and the least width: wider ones keep their shape


class Rapid:
    """The engine, with its model loaded; the model is a part of its package."""

    def __init__(self) -> None:
        from rapidocr import RapidOCR

        logging.getLogger("RapidOCR").setLevel(logging.ERROR)
        with contextlib.redirect_stdout(io.StringIO()):
            made: Any = RapidOCR(
                params={
                    "Global.use_det": False,
                    "Global.use_cls": False,
                    "Global.log_level": "error",
                    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
                    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
                }
            )
            blank = np.full((48, 96, 3), 255, np.uint8)
            made(blank, use_det=False, use_cls=False)  # the model is loaded at its first use
        self._recognise: Any = made.text_rec
        self._recognise.rec_image_shape = [3, _HEIGHT, _WIDTH]
        decoder = self._recognise.postprocess_op
        self._recognise.postprocess_op = _LatinOnly(decoder)
        self.name = f"{NAME} ({version('rapidocr')})"

    def read(self, lines: Sequence[Grey]) -> list[Reading]:
        """Return what is read of each picture of a line."""
        if not lines:
            return []
        from rapidocr.ch_ppocr_rec import TextRecInput

        found = self._recognise(TextRecInput(img=[_prepared(line) for line in lines], return_word_box=False))
        return [
            Reading(text.strip(), float(score), 0, 0, line.shape[1], line.shape[0])
            for text, score, line in zip(found.txts, found.scores, lines, strict=True)
        ]


class _LatinOnly:
    """Decodes what the model answers as if it knew no other scripts: most have signs that look like digits."""

    def __init__(self, decoder: Any) -> None:
        self._decoder = decoder
        known = [at == 0 or _is_latin(text) for at, text in enumerate(decoder.character)]
        self._unwanted = ~np.array(known, dtype=bool)

    def __call__(self, answers: Any, *arguments: Any, **named: Any) -> Any:
        answers = np.array(answers)
        answers[:, :, self._unwanted] = 0
        return self._decoder(answers, *arguments, **named)


def _is_latin(text: str) -> bool:
    return all(ord(letter) <= _LAST_LATIN or letter in _OTHERS for letter in text)


def _prepared(line: Grey) -> Grey:
    by = max(2, round(_MARGIN * line.shape[0]))
    coloured: Grey = cv2.cvtColor(np.pad(line, by, constant_values=255), cv2.COLOR_GRAY2BGR)
    return coloured
