"""The text behind a scan, which another recognition put there: one more vote on what the picture says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from appendix_parser.doubts import Doubt
from appendix_parser.geometry import Box
from appendix_parser.page import PageContent, Word, WordRecognition
from appendix_parser.reading.scan.votes import squeezed

_BAND = 20.0  # points of height in which words are looked for together
_QUOTED = 10  # words of a finding
_MOST_PLACES = 20
_UNKNOWN = "\ufffd"  # some programs end each word with a sign that stands for a space


def with_layer(page: PageContent, layer: PageContent) -> PageContent:
    """Return a recognised page with the vote of the text behind its picture.

    Where that text is the same, a doubtful word is believed; a figure is not, since most such texts come from one of the
    engines that read it here. Where it differs in a figure, the figure is doubtful.

    Args:
        page: what was recognised.
        layer: the same page with the words behind its picture.
    """
    recognition = page.recognition
    if recognition is None:
        return page
    behind = _by_height([(word, layer.as_shown(word.box)) for word in layer.words])
    known: list[WordRecognition] = []
    differing: list[str] = []
    places: list[Box] = []
    seen: list[Box] = []
    for word, own in zip(page.words, recognition.words, strict=True):
        box = page.as_shown(word.box)
        seen.append(box)
        text = _text_at(behind, box)
        if not text:
            known.append(own)
        elif squeezed(text) == squeezed(word.text):
            known.append(own._replace(agreed=True, other=None) if own.is_doubtful else own)
        else:
            differing.append(text)
            places.append(word.box)
            known.append(_against(word, own, text))
    differing += _unseen(layer, seen)
    doubts = page.doubts
    if differing:
        shown = " ".join(differing[:_QUOTED]) + (" …" if len(differing) > _QUOTED else "")
        values = {"count": len(differing), "words": shown}
        doubts = (*doubts, Doubt("scan-layer-differs", values, tuple(places[:_MOST_PLACES])))
    return replace(page, recognition=replace(recognition, words=tuple(known)), doubts=doubts)


def _unseen(layer: PageContent, seen: Sequence[Box]) -> list[str]:
    """Return the words behind the picture where nothing was read from it; single marks do not count."""
    bands: defaultdict[int, list[Box]] = defaultdict(list)
    for box in seen:
        for band in range(int(box.top // _BAND), int(box.bottom // _BAND) + 1):
            bands[band].append(box)
    found = []
    for word in layer.words:
        box = layer.as_shown(word.box)
        near = bands.get(int(box.y_mid // _BAND), ())
        if any(map(str.isalnum, word.text)) and not any(other.overlaps(box) for other in near):
            found.append(word.text.replace(_UNKNOWN, ""))
    return found


def _against(word: Word, own: WordRecognition, text: str) -> WordRecognition:
    is_figure = any(map(str.isdecimal, word.text)) and any(map(str.isdecimal, text))
    return own._replace(agreed=False, other=own.other or text, sure=False) if is_figure else own


def _by_height(placed: Sequence[tuple[Word, Box]]) -> dict[int, list[tuple[Word, Box]]]:
    bands: defaultdict[int, list[tuple[Word, Box]]] = defaultdict(list)
    for word, box in placed:
        bands[int(box.y_mid // _BAND)].append((word, box))
    return bands


def _text_at(behind: dict[int, list[tuple[Word, Box]]], box: Box) -> str:
    """Return the text of the words whose middle is in a box, from left to right."""
    middle = int(box.y_mid // _BAND)
    near = (each for band in range(middle - 1, middle + 2) for each in behind.get(band, ()))
    found = sorted(((at.x0, word.text) for word, at in near if box.contains_centre_of(at)))
    return " ".join(text for _, text in found).replace(_UNKNOWN, "")
