"""Blocks of text on a straight page: what is in one cell, or stands together outside of tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from appendix_parser.reading.scan.arrays import Flags, Numbers
from appendix_parser.reading.scan.blobs import Blobs
from appendix_parser.reading.scan.straight.find_rules import Rule

_SHRUNK = 2  # pixels of the picture for one in which cells are looked for
_REACH = 0.04  # inches by which a rule may miss the one that it meets
_GUTTER = 2.4  # letter heights of white between columns
_STEP = 1.7  # letter heights of white between blocks
_LOWEST = 0.35  # letter heights; a block with nothing higher has no text


@dataclass(frozen=True, slots=True)
class Block:
    """A rectangle with text, in pixels of the straight picture; `in_cell` if rules are all around it."""

    x0: int
    top: int
    x1: int
    bottom: int
    in_cell: bool

    @property
    def height(self) -> int:
        """Height in pixels."""
        return self.bottom - self.top


def find_blocks(blobs: Blobs, specks: Flags, rules: Sequence[Rule], dpi: float) -> list[Block]:
    """Return the blocks of text of a page, in no particular order."""
    letters = np.nonzero(~specks)[0]
    if not len(letters):
        return []
    cells, outside = _cells(blobs, letters, rules, dpi)
    blocks = []
    for cell in np.unique(cells):
        own = letters[cells == cell]
        for part in _cut(blobs, own):
            block = _block(blobs, part, in_cell=cell != outside)
            if block is not None:
                blocks.append(block)
    return blocks


def _cells(blobs: Blobs, letters: Numbers, rules: Sequence[Rule], dpi: float) -> tuple[Numbers, int]:
    """Return in which cell each letter is, and which one is the page around the tables."""
    height, width = blobs.labels.shape
    white = np.ones((height // _SHRUNK + 1, width // _SHRUNK + 1), np.uint8)
    reach = _REACH * dpi
    for rule in rules:
        places = np.concatenate(([rule.along[0] - reach], rule.along, [rule.along[-1] + reach]))
        across = np.concatenate(([rule.across[0]], rule.across, [rule.across[-1]]))
        points = np.stack((places, across) if rule.horizontal else (across, places), axis=-1) / _SHRUNK
        cv2.polylines(white, [np.round(points).astype(np.int32)], isClosed=False, color=0, thickness=1)
    _, labels = cv2.connectedComponents(white, connectivity=4)
    x = (blobs.x0[letters] + blobs.x1[letters]) // (2 * _SHRUNK)
    y = (blobs.top[letters] + blobs.bottom[letters]) // (2 * _SHRUNK)
    return labels[y, x].astype(np.int64), int(labels[0, 0])


def _cut(blobs: Blobs, letters: Numbers) -> Iterator[Numbers]:
    """Yield the letters of each block: separated by white from top to bottom, or from side to side."""
    across = _parts(blobs.x0[letters], blobs.x1[letters], _GUTTER * blobs.letter)
    if len(across) == 1:
        across = _parts(blobs.top[letters], blobs.bottom[letters], _STEP * blobs.letter)
    if len(across) == 1:
        yield letters
        return
    for part in across:
        yield from _cut(blobs, letters[part])


def _parts(starts: Numbers, ends: Numbers, gap: float) -> list[Numbers]:
    """Return the indices of intervals by what is separated by a gap."""
    order = np.argsort(starts, kind="stable")
    reached = np.maximum.accumulate(ends[order])
    breaks = np.nonzero(starts[order][1:] - reached[:-1] > gap)[0] + 1
    return np.split(order, breaks)


def _block(blobs: Blobs, letters: Numbers, *, in_cell: bool) -> Block | None:
    if (
        blobs.height[letters].max() < _LOWEST * blobs.letter
        and blobs.width[letters].max() < _LOWEST * blobs.letter
    ):
        return None
    return Block(
        int(blobs.x0[letters].min()),
        int(blobs.top[letters].min()),
        int(blobs.x1[letters].max()),
        int(blobs.bottom[letters].max()),
        in_cell,
    )
