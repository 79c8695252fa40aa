"""Finds grids and lines of text from a page's words and lines. Geometry only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from appendix_parser.layout.doubtful.astray import looks_like_row
from appendix_parser.layout.grid import Cell, Grid, PageLayout
from appendix_parser.layout.sources import find_grids
from appendix_parser.layout.undrawn.foot import PageFoot
from appendix_parser.layout.words.lines import TextLine, lines_of, set_apart
from appendix_parser.layout.words.page_text import Spacing, Text
from appendix_parser.page import PageContent

__all__ = ["Cell", "Grid", "PageLayout", "TextLine", "lay_out_all", "lines_of", "looks_like_row"]

_QUARTER_TURNS = (90, 270)  # degrees


def lay_out_all(pages: Iterable[PageContent]) -> Iterator[PageLayout]:
    """Lay out the pages of a document one by one; a table that continues on the next page keeps its columns."""
    before, last = PageFoot(), 0
    for page in pages:
        if page.number != last + 1:  # the page before was not read
            before = PageFoot()
        last = page.number
        upright = [word for word in page.words if not word.askew]
        text = Text(upright, Spacing.of(lines_of(upright), before.spacing))
        layout = _lay_out(page, text, before)
        before = PageFoot.of(layout.grids, text.spacing, before)
        yield layout


def _lay_out(page: PageContent, text: Text, before: PageFoot) -> PageLayout:
    """Return the grids of a page and the lines of text that are outside them.

    Args:
        page: what the page shows.
        text: its upright words.
        before: the table at the foot of the page before, which may continue.
    """
    grids = find_grids(page, text, before)
    turned = [word for word in page.words if word.angle in _QUARTER_TURNS]
    if turned:
        grids = [grid.with_turned_words(turned) if grid.kind == "ruled" else grid for grid in grids]
    grids.sort(key=lambda grid: (grid.box.top, grid.box.x0))
    placed = {word.index for grid in grids for cell in grid.cells for word in cell.words}
    outside = [word for word in page.words if word.index not in placed]
    return PageLayout(
        page=page,
        grids=tuple(grids),
        lines=tuple(set_apart(lines_of([word for word in outside if not word.askew]))),
        askew=tuple(word for word in outside if word.askew),
        all_lines=tuple(text.lines),
    )
