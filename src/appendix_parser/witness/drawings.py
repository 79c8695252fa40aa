"""Decides which unread drawings may hide a value, and which are logos and decoration."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from appendix_parser.doubts import Doubt
from appendix_parser.geometry import Box
from appendix_parser.page import PageContent

_NEAR = 3.0  # points around a table that are its place
_HEADING = 40.0  # points above a table in which its heading may be
_HEADING_HEIGHT = 30.0  # points; a logo is higher, as a rule
_SMALL = 0.1  # share of a page's area that a logo covers at most
_SAME_PLACE = 4.0  # points by which a running drawing may move between pages


def settle_drawings(pages: Sequence[PageContent], tables: Mapping[int, Sequence[Box]]) -> list[PageContent]:
    """Return the pages with doubts about drawings far from every table as notes.

    Args:
        pages: all pages in order, as `examine` returns them.
        tables: the outlines of the tables on each page, by its number, in the page's upright frame.
    """
    drawn = {page.number: _drawings(page) for page in pages}
    with_tables = [number for number, boxes in tables.items() if boxes]
    span = range(min(with_tables), max(with_tables) + 2) if with_tables else range(0)
    settled = []
    for page in pages:
        beside = [*drawn.get(page.number - 1, ()), *drawn.get(page.number + 1, ())]
        around = _Surroundings(page, tables.get(page.number, ()), page.number in span, beside)
        doubts = tuple(map(around.settled, page.doubts))
        settled.append(page if doubts == page.doubts else replace(page, doubts=doubts))
    return settled


class _Surroundings(NamedTuple):
    """What is around a drawing: the page's tables, other pages with tables, and the drawings of the pages beside it."""

    page: PageContent
    tables: Sequence[Box]
    is_among_tables: bool
    drawings_beside: Sequence[Box]

    def settled(self, doubt: Doubt) -> Doubt:
        """Return a doubt, as a note if it is about a drawing far from every table."""
        is_note = doubt.code == "drawing-not-read" and self._is_far(doubt.boxes[0])
        return replace(doubt, code="drawing-elsewhere") if is_note else doubt

    def _is_far(self, area: Box) -> bool:
        if _near_table(area, self.tables):
            return False
        if not self.is_among_tables or _runs(area, self.drawings_beside):
            return True
        return (
            bool(self.tables) and _is_small_picture(area, self.page) and not _heads_table(area, self.tables)
        )


def _drawings(page: PageContent) -> list[Box]:
    return [box for doubt in page.doubts if doubt.code == "drawing-not-read" for box in doubt.boxes]


def _near_table(area: Box, tables: Sequence[Box]) -> bool:
    """Return whether an area is in a table, or between two of them."""
    if any(area.overlaps(table.grown(_NEAR)) for table in tables):
        return True
    beside = [table for table in tables if table.x0 < area.x1 and area.x0 < table.x1]
    return any(table.bottom <= area.top for table in beside) and any(
        table.top >= area.bottom for table in beside
    )


def _heads_table(area: Box, tables: Sequence[Box]) -> bool:
    """Return whether an area is where a table's heading may be."""
    return area.height <= _HEADING_HEIGHT and any(
        table.x0 < area.x1 and area.x0 < table.x1 and 0 <= table.top - area.bottom <= _HEADING
        for table in tables
    )


def _runs(area: Box, others: Sequence[Box]) -> bool:
    """Return whether one of the others is in the same place."""
    return any(all(abs(a - b) <= _SAME_PLACE for a, b in zip(area, other, strict=True)) for other in others)


def _is_small_picture(area: Box, page: PageContent) -> bool:
    return area.width * area.height <= _SMALL * page.width * page.height
