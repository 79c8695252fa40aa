"""Pages made by hand: words and lines where a test wants them."""

from __future__ import annotations

from appendix_parser.geometry import Box
from appendix_parser.layout import Grid, PageLayout, lay_out_all
from appendix_parser.page import PageContent, RulingLine, Word

SIZE = 10.0


def words(*texts: tuple[float, float, str], bold: bool = False) -> list[Word]:
    """Return the words of texts at (x, top), each letter half a size wide; indices are set by `page`."""
    found = []
    for x, top, text in texts:
        left = x
        for part in text.split():
            right = left + SIZE / 2 * len(part)
            found.append(Word(part, Box(left, top, right, top + SIZE), 1, 0, SIZE, bold=bold))
            left = right + SIZE / 4
    return found


def across(y: float, start: float = 50.0, end: float = 450.0) -> RulingLine:
    """Return a horizontal line."""
    return RulingLine(True, y, start, end)


def down(x: float, start: float = 100.0, end: float = 160.0) -> RulingLine:
    """Return a vertical line."""
    return RulingLine(False, x, start, end)


def page(found: list[Word], lines: list[RulingLine]) -> PageContent:
    """Return a page of 500 by 500 points."""
    numbered = tuple(Word(w.text, w.box, 1, index, w.size, bold=w.bold) for index, w in enumerate(found))
    return PageContent(1, 500.0, 500.0, numbered, tuple(lines))


def laid_out(content: PageContent) -> PageLayout:
    """Return the layout of a document's only page."""
    [layout] = lay_out_all([content])
    return layout


def grids(found: list[Word], lines: list[RulingLine]) -> tuple[Grid, ...]:
    """Return what the layout makes of a page."""
    return laid_out(page(found, lines)).grids


def texts(grid: Grid) -> list[list[str]]:
    """Return the texts of the cells that start in each row."""
    return [[cell.text for cell in row] for row in grid.rows()]
