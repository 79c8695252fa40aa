"""Finds line numbers in the margin: they count the lines of the text, and do not belong to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from math import inf

from appendix_parser.layout import PageLayout, TextLine
from appendix_parser.page import Word

_FEWEST = 3  # numbers
_MOST = 0.8  # share of the lines outside tables that have one
_ALIGNED = 6.0  # points by which the right edges of numbers on one page differ


def line_numbers(layouts: Sequence[PageLayout]) -> list[Word]:
    """Return the words that number the lines of a document.

    They are to the left of all tables and text and count by ones down the page. Most lines have one, on every page with
    lines of text.
    """
    pages = [(layout, _first_numbers(layout)) for layout in layouts if layout.lines]
    found = [word for _, words in pages for word in words]
    lines = sum(len(layout.lines) for layout, _ in pages)
    if len(found) < max(_FEWEST, _MOST * lines) or not all(_count(layout, words) for layout, words in pages):
        return []
    return found


def without(layout: PageLayout, words: Sequence[Word]) -> PageLayout:
    """Return a layout whose lines of text do not have these words."""
    gone = {(word.page, word.index) for word in words}
    left = (
        tuple(word for word in line.words if (word.page, word.index) not in gone) for line in layout.lines
    )
    return replace(layout, lines=tuple(TextLine(kept) for kept in left if kept))


def _first_numbers(layout: PageLayout) -> list[Word]:
    return [line.words[0] for line in layout.lines if line.words[0].text.isdecimal()]


def _count(layout: PageLayout, numbers: Sequence[Word]) -> bool:
    """Return whether numbers are one below the other, to the left of all else, and count by ones."""
    counted = all(int(b.text) - int(a.text) == 1 for a, b in pairwise(numbers))
    own = {word.index for word in numbers}
    others = [word.box.x0 for line in layout.lines for word in line.words if word.index not in own]
    edges = [*others, *(grid.box.x0 for grid in layout.grids)]
    ends = [word.box.x1 for word in numbers]
    aligned = not ends or max(ends) - min(ends) <= _ALIGNED
    return counted and aligned and max(ends, default=0.0) < min(edges, default=inf)
