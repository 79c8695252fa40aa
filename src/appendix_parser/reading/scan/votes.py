"""Compares what two engines read in the same ink, and decides which to use. Pure functions."""

from __future__ import annotations

import re
from dataclasses import dataclass

from appendix_parser.page import DOUBTFUL_CONFIDENCE
from appendix_parser.reading.scan.engines.engine_reading import Reading

SURE_FIRST, SURE_SECOND = 0.8, 0.95
"""Confidences above which Tesseract and RapidOCR may be believed, if they agree."""

_MUCH_SURER = 0.2
_ALIKE = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "—": "-", "–": "-", "−": "-"})
_FIGURE = re.compile(r"[\w#(](?:.*[\w)*+%])?", re.DOTALL)  # a mark before or after it may be a speck
_IN_TWO = frozenset('ij:;!?="ÄËÏÖÜäëïöü')
_NO_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is taken of two readings.

    `confidence` is from 0 to 1. `agreed` says whether both engines read the same, None if one of them looked.
    `other` is what the other one reads, if that differs. `sure` says whether a figure may be believed.
    """

    text: str
    confidence: float
    agreed: bool | None = None
    other: str | None = None
    sure: bool = False


def squeezed(text: str) -> str:
    """Return a text without white space, with one form of quotes and dashes."""
    return "".join(text.translate(_ALIKE).split())


def blobs_of(text: str) -> int:
    """Return how many blobs of ink a text has, if no two letters touch."""
    return sum(2 if letter in _IN_TWO else 3 if letter == "%" else 1 for letter in squeezed(text))


def judge(first: Reading, second: Reading | None, blobs: int) -> Verdict:
    """Compare what Tesseract and RapidOCR read.

    Args:
        first: Tesseract's reading; its text may be empty.
        second: RapidOCR's; None if it did not look.
        blobs: how many blobs of ink there are.
    """
    if second is None:
        return Verdict(first.text, first.confidence)
    one, two = squeezed(first.text), squeezed(second.text)
    if one == two:
        both = min(first.confidence, second.confidence)
        clear = first.confidence >= SURE_FIRST and second.confidence >= SURE_SECOND
        sure = clear and blobs == blobs_of(one) and _FIGURE.fullmatch(one) is not None
        return Verdict(_spelled(first.text, second.text), both, agreed=True, sure=sure)
    taken, left = (second, first) if _prefers_second(first, second, blobs) else (first, second)
    return Verdict(taken.text, min(taken.confidence, 1 - left.confidence), agreed=False, other=left.text)


def judge_word(first: Reading, second: Reading, blobs: int) -> Verdict:
    """Compare what both read of a word in a longer text; `second` was read without what is around it."""
    one, two = squeezed(first.text), squeezed(second.text)
    if one == two:
        sure = judge(first, second, blobs).sure
        best = max(first.confidence, second.confidence)
        return Verdict(_spelled(first.text, second.text), best, agreed=True, sure=sure)
    if two and second.confidence >= max(SURE_SECOND, first.confidence + _MUCH_SURER):
        return Verdict(
            second.text, min(second.confidence, 1 - first.confidence), agreed=False, other=first.text
        )
    return Verdict(
        first.text, min(first.confidence, DOUBTFUL_CONFIDENCE - 0.01), agreed=False, other=second.text
    )


def _spelled(first: str, second: str) -> str:
    """Return a text that both read with the quotes of the second: Tesseract takes most straight ones for curly ones."""
    if len(first) != len(second):
        return first
    return "".join(b if a in "‘’“”" and b in "'\"‘’“”" else a for a, b in zip(first, second, strict=True))


def _prefers_second(first: Reading, second: Reading, blobs: int) -> bool:
    if not first.text or not second.text:
        return not first.text
    fits = [blobs_of(each.text) == blobs for each in (first, second)]
    if fits[0] != fits[1]:
        return fits[1]
    if _NO_LETTERS.sub("", first.text) == _NO_LETTERS.sub("", second.text):
        return first.confidence < SURE_FIRST
    return second.confidence > first.confidence + _MUCH_SURER
