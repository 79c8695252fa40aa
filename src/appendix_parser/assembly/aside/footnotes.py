"""Finds footnotes: lines at the foot of a page that explain a raised mark in its tables. They do not divide rows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from appendix_parser.layout import PageLayout, TextLine
from appendix_parser.text import SUPERSCRIPTS

_RAISED = str.maketrans({raised: plain for plain, raised in SUPERSCRIPTS.items()})
_MARK = re.compile(r"(?<=\S)([⁰¹²³⁴-⁹]+|[*†‡]+)$")


def footnotes(layout: PageLayout) -> list[TextLine]:
    """Return the lines below a page's tables, from the first line that begins with a mark of a word in these tables."""
    foot = max((grid.box.bottom for grid in layout.grids), default=0.0)
    below = [line for line in layout.lines if line.box.top >= foot]
    marks = set(_marks(layout)) if below else set()
    first = next((i for i, line in enumerate(below) if _plain(line.words[0].text) in marks), len(below))
    return below[first:]


def _marks(layout: PageLayout) -> Iterator[str]:
    for grid in layout.grids:
        for cell in grid.cells:
            for word in cell.words:
                if found := _MARK.search(word.text):
                    yield _plain(found[1])


def _plain(mark: str) -> str:
    return mark.translate(_RAISED)
