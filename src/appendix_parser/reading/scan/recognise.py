"""From a straight sheet to words: each block by Tesseract, and what is short or doubtful by RapidOCR as well."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np

from appendix_parser.page import DOUBTFUL_CONFIDENCE
from appendix_parser.reading.scan.arrays import Flags, Grey, Numbers
from appendix_parser.reading.scan.blobs import Blobs, find_blobs, find_specks, without
from appendix_parser.reading.scan.engines.engine_reading import Reading
from appendix_parser.reading.scan.straight.ground import inked
from appendix_parser.reading.scan.straight.sheet import Sheet
from appendix_parser.reading.scan.text_blocks import Block, find_blocks
from appendix_parser.reading.scan.votes import Verdict, judge, judge_word

_ONE_LINE = 1.9  # letter heights; a lower block has one line
_SHORT = 14  # letters; a text up to this length may be a figure, and is read twice
_HEADING = 70  # letters; a line outside of tables up to this length may be a heading, and is read twice
_FEW = 4  # words; a text with so few may be a figure over several lines
_FIGURE = 3  # letters of most figures
_WIDE = 0.4  # of the highest letter, between two letters; a decimal point makes as wide a gap
_APART = 0.25  # of the highest letter, between a text and dirt beside it
_DOT = 0.35  # of the highest letter; what is smaller in both directions may be dirt
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

    `clean` is the picture that was read, without dirt. `specks` says which of the blobs are dirt. `trimmed` are the numbers
    of blocks that may be headings and had marks beside them, which were taken for dirt. `unread` are the numbers of blobs
    that are in no word.
    """

    words: list[Found]
    clean: Grey
    blobs: Blobs
    specks: Flags
    trimmed: frozenset[int]
    unread: Numbers

    def ink_of(self, word: Found) -> Numbers:
        """Return the blobs in the box of a word, without dirt."""
        inside = self.blobs.inside(word.x0 - 1, word.top - 1, word.x1 + 1, word.bottom + 1)
        return inside[~self.specks[inside]]


def recognise(sheet: Sheet, dpi: float, engines: Engines) -> Recognised:
    """Read all text of a sheet."""
    blobs = find_blobs(inked(sheet.bare), dpi)
    specks = find_specks(blobs, dpi)
    blocks = find_blocks(blobs, specks, sheet.rules, dpi)
    outer = [_beside(blobs, block, specks) for block in blocks]
    for dots in outer:
        specks[dots] = True
    clean = without(sheet.bare, blobs, specks)
    words: list[Found] = []
    for at, block in enumerate(blocks):
        words += _read_block(_tight(block, blobs, specks), at, clean, blobs, specks, engines)
    words = _looked_at_again(words, clean, blobs, specks, engines)
    trimmed = (at for at, dots in enumerate(outer) if len(dots) and not blocks[at].in_cell)
    return Recognised(words, clean, blobs, specks, frozenset(trimmed), _unread(words, blobs, specks))


def _beside(blobs: Blobs, block: Block, specks: Flags) -> Numbers:
    """Return the dots before, after, above and below a short line; those within it may be decimal points."""
    own = _own(blobs, block)
    own = own[~specks[own]]
    tallest = int(blobs.height[own].max(initial=0))
    letters = own[blobs.height[own] >= _TALL * tallest]
    top, bottom = blobs.top[letters].min(initial=block.bottom), blobs.bottom[letters].max(initial=0)
    if len(own) > (_SHORT if block.in_cell else _HEADING) or bottom - top > _ONE_LINE * blobs.letter:
        return own[:0]
    dots = own[np.maximum(blobs.height[own], blobs.width[own]) < _DOT * tallest]
    apart = _APART * tallest  # what is closer may be a part of a letter whose strokes are broken
    left, right = blobs.x0[letters].min() - apart, blobs.x1[letters].max() + apart
    beyond = (blobs.x1[dots] <= left) | (blobs.x0[dots] >= right)
    off = (blobs.bottom[dots] <= top - apart) | (blobs.top[dots] >= bottom + apart)
    trims = len(letters) <= _FIGURE or not block.in_cell
    trimmed: Numbers = dots[(beyond & trims) | off]
    return trimmed


def _tight(block: Block, blobs: Blobs, specks: Flags) -> Block:
    """Return a block without the dirt at its edges."""
    own = _own(blobs, block)
    own = own[~specks[own]]
    if not len(own):
        return block
    x0, top = int(blobs.x0[own].min()), int(blobs.top[own].min())
    return Block(x0, top, int(blobs.x1[own].max()), int(blobs.bottom[own].max()), block.in_cell)


def _unread(words: Sequence[Found], blobs: Blobs, specks: Flags) -> Numbers:
    """Return the blobs as large as a letter that are in no word."""
    left = ~specks & (np.maximum(blobs.height, blobs.width) >= _TALL * blobs.letter)
    for word in words:
        left[blobs.inside(word.x0 - _EDGE, word.top - _EDGE, word.x1 + _EDGE, word.bottom + _EDGE)] = False
    return np.nonzero(left)[0]


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
    if one_line and len(text) <= (_SHORT if block.in_cell else _HEADING):
        count = _pieces(blobs, _own(blobs, block), specks)
        return _short_text(words, engines.second.read([picture])[0], block, at, count)
    return [_found(word, at, Verdict(word.text, word.confidence)) for word in words]


def _pieces(blobs: Blobs, own: Numbers, specks: Flags) -> int:
    """Return how many pieces of ink a line has: also a dot or a wide gap between letters, where a decimal point may be lost."""
    letters = own[~specks[own]]
    if not len(letters):
        return 0
    dirt = own[specks[own]]
    inside = (blobs.x0[dirt] > blobs.x0[letters].min()) & (blobs.x1[dirt] < blobs.x1[letters].max())
    order = letters[np.argsort(blobs.x0[letters], kind="stable")]
    gaps = blobs.x0[order][1:] - np.maximum.accumulate(blobs.x1[order])[:-1]
    wide = int((gaps > _WIDE * blobs.height[letters].max()).sum())
    return len(letters) + int(inside.sum()) + wide


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


def _looked_at_again(
    words: Sequence[Found], clean: Grey, blobs: Blobs, specks: Flags, engines: Engines
) -> list[Found]:
    """Return the words with a second reading of those that are doubtful or may be figures, or whose quotes are curly."""
    few = {block for block, count in Counter(word.block for word in words).items() if count <= _FEW}
    again = [
        at
        for at, word in enumerate(words)
        if word.verdict.agreed is None
        and any(map(str.isalnum, word.verdict.text))
        and (
            word.block in few
            or word.verdict.confidence < DOUBTFUL_CONFIDENCE
            or not word.verdict.text.isascii()
        )
    ]
    pictures = [
        clean[max(0, w.top - _EDGE) : w.bottom + _EDGE, max(0, w.x0 - _EDGE) : w.x1 + _EDGE]
        for w in (words[at] for at in again)
    ]
    result = list(words)
    for at, second in zip(again, engines.second.read(pictures), strict=True):
        word = words[at]
        first = Reading(word.verdict.text, word.verdict.confidence, word.x0, word.top, word.x1, word.bottom)
        inside = blobs.inside(word.x0 - 1, word.top - 1, word.x1 + 1, word.bottom + 1)
        verdict = judge_word(first, second, int((~specks[inside]).sum()))
        result[at] = replace(word, verdict=verdict)
    return result
