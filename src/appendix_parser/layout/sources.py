"""Finds a page's tables by shades, lines, the page before, rules and white space, in this order.

Each source gets what the earlier ones left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from math import inf

from appendix_parser.geometry import Box
from appendix_parser.layout.drawn.boxes import without_boxes
from appendix_parser.layout.drawn.complete import complete
from appendix_parser.layout.drawn.ruled import (
    build_grid,
    find_lattices,
    has_drawing,
    is_drawn_table,
    is_frame,
)
from appendix_parser.layout.drawn.underlines import without_underlines
from appendix_parser.layout.grid import Grid, Origin
from appendix_parser.layout.tolerances import ENOUGH
from appendix_parser.layout.undrawn.aligned import tabulate
from appendix_parser.layout.undrawn.continued import continued_region
from appendix_parser.layout.undrawn.foot import PageFoot
from appendix_parser.layout.undrawn.gaps import gap_regions
from appendix_parser.layout.undrawn.region import Region
from appendix_parser.layout.undrawn.rules import fill_edges, shade_edges
from appendix_parser.layout.undrawn.shaded import shaded_regions
from appendix_parser.layout.undrawn.shades import ShadedRow, boundaries_shown, shaded_rows
from appendix_parser.layout.undrawn.slabs import rule_regions
from appendix_parser.layout.undrawn.tabular import is_tabular
from appendix_parser.layout.words.page_text import Text
from appendix_parser.page import PageContent, RulingLine, Word, are_bold


def find_grids(page: PageContent, text: Text, before: PageFoot) -> list[Grid]:
    """Return the grids of a page.

    Args:
        page: what the page shows.
        text: its upright words.
        before: the table at the foot of the page before, which may continue.
    """
    ruled = replace(page, lines=without_boxes(without_underlines(page.lines, text.words)))
    rows = shaded_rows(page.fills, text.lines, ruled.lines)
    drawn = _drawn(ruled, text, before)
    shaded = _shaded(ruled, text, rows, drawn.grids, before)
    found = [*shaded, *_beside(shaded, drawn.grids)]
    figures = [box for box in drawn.figures if not any(box.overlaps(grid.box) for grid in shaded)]
    left = _Left.by(ruled, text, found, figures)
    resumed = _continued(ruled, left, before, drawn.frames, rows)
    if resumed is not None and all(grid.box.bottom > resumed.box.top for grid in found):
        found.append(resumed)  # what continues from the page before is above everything else
        left = left.beside(resumed)
    regions = rule_regions(left.rules, left.text, left.taken, drawn.frames, rows)
    found += _tabulated(Origin.RULES, regions, page.number, rows, found)
    free = left.text.where(_outside([grid.box for grid in found]))
    return found + _tabulated(Origin.WHITE_SPACE, gap_regions(free), page.number, rows, found)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """The grids that lines draw, frames whose columns white space may separate, and the outlines of drawings."""

    grids: Sequence[Grid]
    frames: Sequence[Grid]
    figures: Sequence[Box]


def _drawn(page: PageContent, text: Text, before: PageFoot) -> _Drawn:
    grids: list[Grid] = []
    frames: list[Grid] = []
    figures: list[Box] = []
    edges = shade_edges(page.fills, page.width * page.height)
    for lattice in find_lattices(page.lines, text.words, before.columns):
        grid = build_grid(lattice, text.words, page.number)
        goes_on = before.is_drawn_on(grid)
        if len(grid.cells) < ENOUGH and has_drawing(lattice, page.lines):
            figures.append(grid.box)
        elif is_frame(grid, lattice) and not goes_on:
            is_header = all(are_bold(cell.words) for cell in grid.cells)
            frames += [] if is_header else [grid]
        elif is_drawn_table(grid, lattice) or goes_on:
            grids.append(complete(lattice, grid, text, edges))
        elif len(grid.cells) > ENOUGH:
            figures.append(grid.box)
    return _Drawn([g for g in grids if g.column_count > 1 and len(g.cells) > 1], frames, figures)


def _shaded(
    page: PageContent, text: Text, rows: Sequence[ShadedRow], drawn: Sequence[Grid], before: PageFoot
) -> list[Grid]:
    """Return the grids that shaded cells show, where lines draw no grid or one with fewer cells."""
    found: list[Grid] = []
    for one in shaded_regions(rows, text, page.lines, [grid.box for grid in drawn]):
        others = (grid for grid in drawn if one.region.box.overlaps(grid.box))
        if all(map(one.shows_more_than, others)):
            resumed = before != PageFoot() and not found
            grid = tabulate(one.region, page.number, shown=one.inner, resumed=resumed)
            found += _kept(Origin.SHADES, grid, one.region, drawn)
    return found


@dataclass(frozen=True, slots=True)
class _Left:
    """The words and horizontal rules outside all that is taken: tables and drawings."""

    text: Text
    rules: Sequence[RulingLine]
    taken: Sequence[Box]

    @classmethod
    def by(cls, page: PageContent, text: Text, grids: Sequence[Grid], figures: Sequence[Box]) -> _Left:
        """Return what grids and drawings leave; edges of fills are rules, too."""
        placed = {word.index for grid in grids for cell in grid.cells for word in cell.words}
        taken = [*figures, *(grid.box for grid in grids)]
        outside = _outside(taken)
        rules = [
            line
            for line in (*page.lines, *fill_edges(page.fills, page.width * page.height))
            if line.horizontal
            and not any(
                box.grown(1).contains_point((line.start + line.end) / 2, line.position) for box in taken
            )
        ]
        return cls(text.where(lambda word: word.index not in placed and outside(word)), rules, taken)

    def beside(self, grid: Grid) -> _Left:
        """Return what is above and below a grid that fills the page from side to side."""
        _, top, _, bottom = grid.box
        return _Left(
            self.text.where(lambda word: not top <= word.box.y_mid < bottom),
            [rule for rule in self.rules if not top + 1 < rule.position < bottom - 1],
            self.taken,
        )


def _continued(
    page: PageContent, left: _Left, before: PageFoot, frames: Sequence[Grid], rows: Sequence[ShadedRow]
) -> Grid | None:
    """Return the grid in which the table of the page before continues, above all frames."""
    continuation = before.continuation.on(page) if before.continuation is not None else None
    if continuation is None:
        return None
    end = min((frame.box.bottom for frame in frames), default=inf)
    above = left.text.where(lambda word: word.box.y_mid < end)
    found = continued_region(above, left.rules, continuation, rows)
    if found is None:
        return None
    region, inner = found
    shown = boundaries_shown(rows, region)
    known, ruled = () if shown else inner, continuation.rows_ruled
    grid = tabulate(region, page.number, known=known, shown=shown, resumed=True, rows_ruled=ruled)
    return replace(grid, origin=Origin.PAGE_BEFORE) if grid is not None else None


def _tabulated(
    origin: Origin, regions: Iterable[Region], page: int, rows: Sequence[ShadedRow], others: Sequence[Grid]
) -> list[Grid]:
    """Return the tables that white space shows in regions; `others` are those known on the page."""
    found: list[Grid] = []
    for region in regions:
        shown = boundaries_shown(rows, region)
        grid = tabulate(region, page, shown=shown)
        found += _kept(origin, grid, replace(region, cells_shaded=bool(shown)), [*others, *found])
    return found


def _kept(origin: Origin, grid: Grid | None, region: Region, others: Iterable[Grid]) -> list[Grid]:
    """Return what was made of a region, if it is a table."""
    if grid is None or not is_tabular(grid, region, others):
        return []
    return [replace(grid, origin=origin)]


def _beside(found: Sequence[Grid], grids: Sequence[Grid]) -> list[Grid]:
    """Return the grids that overlap none of those found."""
    return [grid for grid in grids if not any(grid.box.overlaps(other.box) for other in found)]


def _outside(boxes: Sequence[Box]) -> Callable[[Word], bool]:
    """Return a function that returns whether the middle of a word is in none of the boxes."""
    return lambda word: not any(box.contains_centre_of(word.box) for box in boxes)
