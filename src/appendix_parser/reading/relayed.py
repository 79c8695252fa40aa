"""A document that another process reads: what it finds leaves that process, and comes in here, as bytes.

The bytes are those of `marshal`, which is quick and makes only plain values, where `pickle` would call what the bytes name.
It does not withstand bytes from an enemy: the process that reads them has limits too, and its answer is
checked against the schema.
"""

from __future__ import annotations

import marshal
import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from appendix_parser.doubts import Doubt
from appendix_parser.geometry import Box, Rotation
from appendix_parser.isolation import needs, report_page
from appendix_parser.page import (
    Fill,
    Mesh,
    PageContent,
    Recognition,
    RulingLine,
    Word,
    WordRecognition,
)
from appendix_parser.read_options import PageNumber, ReadOptions
from appendix_parser.reading import open_document


@needs("appendix_parser.reading.pdfminer.reader")
def relay(data: bytes, name: str, options: ReadOptions) -> Iterator[bytes]:
    """Open a PDF, and yield it piece by piece for a `RelayedDocument`; arguments and errors as of `open_document`."""
    report_page(0)  # what is damaged in the whole file may take its time
    document = open_document(data, name, options)
    chosen = tuple(document.chosen)
    yield marshal.dumps((document.page_count, chosen, document.producer, values_of_doubts(document.doubts)))
    count = document.page_count
    report_page(PageNumber(chosen[0], count))
    for page, following in zip(document.pages(), (*chosen[1:], 0), strict=True):
        yield to_bytes(page)
        report_page(PageNumber(following, count))


class Kept:
    """Bytes that come one after the other; who goes through them again gets them again, from the first on."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = iter(pieces)
        self._kept: list[bytes] = []

    def __iter__(self) -> Iterator[bytes]:
        yield from map(zlib.decompress, self._kept)
        for piece in self._pieces:
            self._kept.append(zlib.compress(piece, 1))
            yield piece


class RelayedDocument:
    """A PDF that is open in another process, and read there while its first pages are worked on here.

    Args:
        pieces: what `relay` yields.

    Raises:
        AppendixParserError: as `open_document` does there, and `pages` of what it opened.
    """

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = iter(pieces)
        count, chosen, producer, doubts = marshal.loads(next(self._pieces))
        self.page_count: int = count
        self.chosen: tuple[int, ...] = chosen
        self.producer: str | None = producer
        self.doubts: tuple[Doubt, ...] = doubts_of(doubts)
        self.witness = None

    def pages(self) -> Iterator[PageContent]:
        """Yield the pages in order, as they come."""
        return map(from_bytes, self._pieces)


def to_bytes(page: PageContent) -> bytes:
    """Return a page as bytes for `from_bytes`."""
    return marshal.dumps(
        (
            (page.number, page.width, page.height, tuple(page.rotation), page.hidden),
            values_of_words(page.words),
            [(line.horizontal, line.position, line.start, line.end) for line in page.lines],
            [(*fill.box, fill.colour) for fill in page.fills],
            values_of_doubts(page.doubts),
            [tuple(box) for box in page.images],
            [tuple(box) for box in page.cut],
            _recognition_values(page.recognition),
        )
    )


def from_bytes(data: bytes) -> PageContent:
    """Return the page that was made `to_bytes`."""
    (number, width, height, rotation, hidden), words, lines, fills, doubts, images, cut, recognition = (
        marshal.loads(data)
    )
    return PageContent(
        number=number,
        width=width,
        height=height,
        words=words_of(words),
        lines=tuple(RulingLine(*line) for line in lines),
        fills=tuple(Fill(Box(*box), colour) for *box, colour in fills),
        doubts=doubts_of(doubts),
        rotation=Rotation(*rotation),
        images=tuple(Box(*box) for box in images),
        cut=tuple(Box(*box) for box in cut),
        hidden=hidden,
        recognition=_recognition(recognition),
    )


def values_of_words(words: Sequence[Word]) -> list[tuple[Any, ...]]:
    """Return the properties of words, column by column: there are many of them."""
    if not words:
        return []
    texts, boxes, pages, indices, *others = zip(*words, strict=True)
    return [texts, pages, indices, *others, *zip(*boxes, strict=True)]


def words_of(columns: Sequence[tuple[Any, ...]]) -> tuple[Word, ...]:
    """Return the words of these values."""
    if not columns:
        return ()
    texts, pages, indices, sizes, bolds, angles, *sides = columns
    return tuple(map(Word, texts, map(Box, *sides), pages, indices, sizes, bolds, angles))


def values_of_doubts(doubts: Sequence[Doubt]) -> list[tuple[str, dict[str, object], list[tuple[float, ...]]]]:
    """Return doubts as plain values."""
    return [(doubt.code, dict(doubt.values), [tuple(box) for box in doubt.boxes]) for doubt in doubts]


def doubts_of(values: Iterable[tuple[str, dict[str, Any], list[tuple[Any, ...]]]]) -> tuple[Doubt, ...]:
    """Return the doubts of these values."""
    return tuple(Doubt(code, given, tuple(Box(*box) for box in boxes)) for code, given, boxes in values)


def _recognition_values(recognition: Recognition | None) -> tuple[Any, ...] | None:
    if recognition is None:
        return None
    mesh, words = recognition.mesh, recognition.words
    return (
        (recognition.engines, recognition.languages, recognition.dpi),
        (mesh.width, mesh.height, mesh.columns, mesh.xs, mesh.ys),
        [tuple(word) for word in words],
    )


def _recognition(values: tuple[Any, ...] | None) -> Recognition | None:
    if values is None:
        return None
    (engines, languages, dpi), mesh, words = values
    return Recognition(engines, languages, dpi, Mesh(*mesh), tuple(WordRecognition(*word) for word in words))
