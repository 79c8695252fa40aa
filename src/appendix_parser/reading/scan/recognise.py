"""From a straight sheet to words: each block by Tesseract, and what is short or doubtful by RapidOCR as well."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np

from appendix_parser.reading.scan.arrays import Flags, Grey, Numbers
from appendix_parser.reading.scan.blobs import Blobs, find_blobs, find_specks, without
from appendix_parser.reading.scan.blocks import Block, find_blocks
from appendix_parser.reading.scan.ground import inked
from appendix_parser.reading.scan.reading import Reading
from appendix_parser.reading.scan.sheet import Sheet
from appendix_parser.reading.scan.votes import DOUBTFUL, Verdict, judge, judge_word

_ONE_LINE = 1.9  # letter heights; a lower block has one line
_SHORT = 14  # letters; a text up to this length may be a figure, and is read twice
_EDGE = 2  # pixels around a block or word that are read with it
_TALL = 0.5  # of the highest letter of a short text; lower ones may be dirt


class FirstEngine(Protocol):
    """What reads blocks, word by word."""

    name: str

    def read(self, picture: Grey, *, one_line: bool) -> list[Reading]:
        """Return the words of a block."""


class SecondEngine(Protocol):
    """What reads single lines."""

    name: str

    def read(self, lines: Sequence[Grey]) -> list[Reading]:
        """Return what is read of each."""


@dataclass(frozen=True, slots=True)
class Engines:
    """Both engines, and the languages that they read."""

    first: FirstEngine
    second: SecondEngine
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A recognised word: its box in pixels of the straight picture, its block and the line of it, and how sure it is."""

    x0: int
    top: int
    x1: int
    bottom: int
    block: int
    line: int
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was recognised on a sheet.

    `clean` is the picture that was read, without dirt. `specks` says which of the blobs are dirt, and `unread` are the
    blocks in which there is ink and no engine reads anything.
    """

    words: list[Found]
    clean: Grey
    blobs: Blobs
    specks: Flags
    unread: list[Block]

    def ink_of(self, word: Found) -> Numbers:
        """Return the blobs in the box of a word, without dirt."""
        inside = self.blobs.inside(word.x0 - 1, word.top - 1, word.x1 + 1, word.bottom + 1)
        return inside[~self.specks[inside]]


def recognise(sheet: Sheet, dpi: float, engines: Engines) -> Recognised:
    """Read all text of a sheet."""
    blobs = find_blobs(inked(sheet.bare), dpi)
    specks = find_specks(blobs, dpi)
    blocks = find_blocks(blobs, specks, sheet.rules, dpi)
    outer = _beside_short_texts(blobs, blocks, specks)
    specks |= outer
    clean = without(sheet.bare, blobs, specks)
    blocks = find_blocks(blobs, specks, sheet.rules, dpi) if outer.any() else blocks
    words: list[Found] = []
    unread: list[Block] = []
    for at, block in enumerate(blocks):
        found = _read_block(block, at, clean, blobs, specks, engines)
        words += found
        if not found:
            unread.append(block)
    words = _looked_at_again(words, clean, engines)
    return Recognised(words, clean, blobs, specks, unread)


def _beside_short_texts(blobs: Blobs, blocks: Sequence[Block], specks: Flags) -> Flags:
    """Return the dots before, after, above and below short texts; those within may be decimal points."""
    outer = np.zeros(len(blobs), dtype=np.bool_)
    for block in blocks:
        own = _own(blobs, block)
        own = own[~specks[own]]
        tallest = blobs.height[own].max()
        letters = own[blobs.height[own] >= _TALL * tallest]
        if len(own) > _SHORT or not len(letters) or tallest > _ONE_LINE * blobs.letter:
            continue
        if blobs.bottom[letters].max() - blobs.top[letters].min() > _ONE_LINE * blobs.letter:
            continue
        dots = own[np.maximum(blobs.height[own], blobs.width[own]) < 0.35 * tallest]
        left, right = blobs.x0[letters].min(), blobs.x1[letters].max()
        beyond = (blobs.x1[dots] <= left) | (blobs.x0[dots] >= right)
        off = (blobs.bottom[dots] <= blobs.top[letters].min()) | (
            blobs.top[dots] >= blobs.bottom[letters].max()
        )
        is_figure = len(letters) <= 3
        outer[dots[(beyond & is_figure) | off]] = True
    return outer


def _own(blobs: Blobs, block: Block) -> Numbers:
    return blobs.inside(block.x0 - 0.5, block.top - 0.5, block.x1 + 0.5, block.bottom + 0.5)


def _read_block(
    block: Block, at: int, clean: Grey, blobs: Blobs, specks: Flags, engines: Engines
) -> list[Found]:
    one_line = block.height < _ONE_LINE * blobs.letter
    x, y = max(0, block.x0 - _EDGE), max(0, block.top - _EDGE)
    picture = clean[y : block.bottom + _EDGE, x : block.x1 + _EDGE]
    words = [
        replace(word, x0=word.x0 + x, top=word.top + y, x1=word.x1 + x, bottom=word.bottom + y)
        for word in engines.first.read(picture, one_line=one_line)
    ]
    text = " ".join(word.text for word in words)
    if one_line and len(text) <= _SHORT:
        own = _own(blobs, block)
        count = int((~specks[own]).sum())
        return _short_text(words, engines.second.read([picture])[0], block, at, count)
    return [_found(word, at, Verdict(word.text, word.confidence)) for word in words]


def _short_text(words: Sequence[Reading], second: Reading, block: Block, at: int, blobs: int) -> list[Found]:
    """Return the words of a short text, which is believed or doubted as a whole."""
    confidence = min((word.confidence for word in words), default=0.0)
    whole = Reading(
        " ".join(word.text for word in words), confidence, block.x0, block.top, block.x1, block.bottom
    )
    verdict = judge(whole, second, blobs)
    texts = verdict.text.split()
    if len(texts) != len(words):
        words = _shared_out(texts, whole)
    return [_found(word, at, replace(verdict, text=text)) for word, text in zip(words, texts, strict=True)]


def _shared_out(texts: Sequence[str], whole: Reading) -> list[Reading]:
    """Return words in the box of a line, each as wide as its share of the letters."""
    length = max(1, len(" ".join(texts)))
    width = whole.x1 - whole.x0
    words: list[Reading] = []
    start = 0
    for text in texts:
        x0 = whole.x0 + width * start // length
        start += len(text)
        words.append(replace(whole, text=text, x0=x0, x1=whole.x0 + width * start // length))
        start += 1
    return words


def _found(word: Reading, block: int, verdict: Verdict) -> Found:
    return Found(word.x0, word.top, word.x1, word.bottom, block, word.line, verdict)


def _looked_at_again(words: Sequence[Found], clean: Grey, engines: Engines) -> list[Found]:
    """Return the words with a second reading of those that are doubtful, or whose quotes are."""
    doubtful = [
        at
        for at, word in enumerate(words)
        if word.verdict.agreed is None
        and (word.verdict.confidence < DOUBTFUL or not word.verdict.text.isascii())
        and any(map(str.isalnum, word.verdict.text))
    ]
    pictures = [
        clean[max(0, w.top - _EDGE) : w.bottom + _EDGE, max(0, w.x0 - _EDGE) : w.x1 + _EDGE]
        for w in (words[at] for at in doubtful)
    ]
    result = list(words)
    for at, second in zip(doubtful, engines.second.read(pictures), strict=True):
        word = words[at]
        first = Reading(word.verdict.text, word.verdict.confidence, word.x0, word.top, word.x1, word.bottom)
        result[at] = replace(word, verdict=judge_word(first, second))
    return result
