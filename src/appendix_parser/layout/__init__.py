"""Layout: from a page's words and lines to grids and lines of text. Geometry only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from math import inf

from appendix_parser.geometry import Box
from appendix_parser.layout import aligned
from appendix_parser.layout.aligned import tabulate
from appendix_parser.layout.astray import looks_like_row
from appendix_parser.layout.boxes import without_boxes
from appendix_parser.layout.complete import complete
from appendix_parser.layout.continued import Carried, Foot, continued_region
from appendix_parser.layout.grid import Cell, Grid, Origin, PageLayout, TextLine, lines_of, set_apart
from appendix_parser.layout.gutters import Spacing
from appendix_parser.layout.regions import Region, fill_edges, gap_regions, rule_regions, shade_edges
from appendix_parser.layout.ruled import build_grid, find_lattices, has_drawing, is_frame, is_table
from appendix_parser.layout.shaded import shaded_regions
from appendix_parser.layout.shades import ShadedRow, boundaries_shown, shaded_rows
from appendix_parser.layout.underlines import without_underlines
from appendix_parser.page import PageContent, RulingLine, Word

__all__ = ["Cell", "Grid", "PageLayout", "TextLine", "lay_out_all", "lines_of", "looks_like_row"]


_MOST_OF_FRAME = 4  # cells; a frame around a part of a table makes no more, and is no drawing
_QUARTER_TURNS = (90, 270)  # degrees
_FEWEST_CELLS = 3  # a grid with fewer may be a frame around a drawing


def lay_out_all(pages: Iterable[PageContent]) -> Iterator[PageLayout]:
    """Lay out the pages of a document one by one; a table that goes on over a page end keeps its columns."""
    before, last = Foot(), 0
    for page in pages:
        if page.number != last + 1:  # the page before was not read
            before = Foot()
        last = page.number
        layout, spacing = _lay_out(page, before)
        before = Foot.of(layout.grids, spacing, before)
        yield layout


def _lay_out(page: PageContent, before: Foot) -> tuple[PageLayout, Spacing]:
    """Return the grids of a page and the lines of text that stand outside them, and how wide white parts columns.

    Args:
        page: what the page shows.
        before: the table at the foot of the page before, which may go on.
    """
    upright = [word for word in page.words if not word.askew]
    lines = lines_of(upright)
    spacing = Spacing.of(lines, before.carried.spacing if before.carried is not None else None)
    ruled = replace(page, lines=without_boxes(without_underlines(page.lines, upright)))
    edges = fill_edges(page.fills, page.width * page.height)
    drawn, frames, figures = _drawn(
        ruled, upright, spacing, before, shade_edges(page.fills, page.width * page.height)
    )
    rows = shaded_rows(page.fills, lines, ruled.lines)
    grids = _shaded(ruled, rows, lines, spacing, drawn, before)
    boxes = [grid.box for grid in grids]
    grids += [grid for grid in drawn if not any(map(grid.box.overlaps, boxes))]
    figures = [box for box in figures if not any(map(box.overlaps, boxes))]
    grids += _undrawn(ruled, upright, spacing, grids, frames, figures, before.carried, edges, rows)
    turned = [word for word in page.words if word.angle in _QUARTER_TURNS]
    if turned:
        grids = [grid.with_turned_words(turned) if grid.kind == "ruled" else grid for grid in grids]
    grids.sort(key=lambda grid: (grid.box.top, grid.box.x0))
    placed = _placed(grids)
    layout = PageLayout(
        page=page,
        grids=tuple(grids),
        lines=tuple(set_apart(lines_of([word for word in upright if word.index not in placed]))),
        askew=tuple(word for word in page.words if word.askew and word.index not in placed),
        all_lines=tuple(lines),
    )
    return layout, spacing


def _shaded(
    page: PageContent,
    rows: Sequence[ShadedRow],
    lines: Sequence[TextLine],
    spacing: Spacing,
    drawn: Sequence[Grid],
    before: Foot,
) -> list[Grid]:
    """Return the grids that shaded cells show where lines draw none, or one that is less parted."""
    found: list[Grid] = []
    for one in shaded_regions(rows, lines, page.lines, spacing):
        others = (grid for grid in drawn if one.region.box.overlaps(grid.box))
        if all(map(one.shows_more_than, others)):
            resumed = before != Foot() and not found
            found += _tabulated(Origin.SHADES, one.region, spacing, page.number, one.inner, resumed=resumed)
    return found


def _drawn(
    page: PageContent,
    words: Sequence[Word],
    spacing: Spacing,
    before: Foot,
    edges: Sequence[RulingLine],
) -> tuple[list[Grid], list[Grid], list[Box]]:
    """Return the grids that lines draw, frames whose columns white space may part, and the outlines of drawings."""
    grids: list[Grid] = []
    frames: list[Grid] = []
    figures: list[Box] = []
    for lattice in find_lattices(page.lines, words, before.columns):
        grid = build_grid(lattice, words, page.number)
        if len(grid.cells) < _FEWEST_CELLS and has_drawing(lattice, page.lines):
            figures.append(grid.box)
        elif is_frame(grid, lattice) and not before.is_drawn_on(grid):
            frames += [] if all(cell.bold for cell in grid.cells) else [grid]  # not one around a header
        elif is_table(grid, lattice) or before.is_drawn_on(grid):
            grids.append(complete(lattice, grid, words, spacing, edges))
        elif len(grid.cells) > _MOST_OF_FRAME:
            figures.append(grid.box)
    return [grid for grid in grids if grid.column_count > 1 and len(grid.cells) > 1], frames, figures


def _undrawn(
    page: PageContent,
    words: Sequence[Word],
    spacing: Spacing,
    found: Sequence[Grid],
    frames: Sequence[Grid],
    figures: Sequence[Box],
    carried: Carried | None,
    edges: Sequence[RulingLine],
    rows: Sequence[ShadedRow],
) -> list[Grid]:
    """Return the grids that white space and single rules show, beside those that are found and what is none."""
    taken = [*figures, *(grid.box for grid in found)]
    placed = _placed(found)
    free = [word for word in words if word.index not in placed and not _is_in(word, taken)]
    rules = [
        line
        for line in (*page.lines, *edges)
        if line.horizontal
        and not any(box.grown(1).contains_point((line.start + line.end) / 2, line.position) for box in taken)
    ]
    end = min((frame.box.bottom for frame in frames), default=inf)
    grids = _continued(page, rules, [w for w in free if w.box.y_mid < end], spacing, carried)
    if grids and any(grid.box.bottom <= grids[0].box.top for grid in found):
        grids = []  # what goes on from the page before stands above all others
    if grids:
        _, top, _, bottom = grids[0].box
        free = [word for word in free if not top <= word.box.y_mid < bottom]
        rules = [rule for rule in rules if not top + 1 < rule.position < bottom - 1]
    for region in rule_regions(rules, free, spacing, taken, frames):
        grids += _tabulated(
            Origin.RULES, region, spacing, page.number, boundaries_shown(rows, region, spacing)
        )
    boxes = [grid.box for grid in grids]
    left = [word for word in free if not _is_in(word, boxes)]
    for region in gap_regions(left, spacing):
        grids += _tabulated(
            Origin.WHITE_SPACE, region, spacing, page.number, boundaries_shown(rows, region, spacing)
        )
    return grids


def _placed(grids: Sequence[Grid]) -> set[int]:
    """Return the indices of all words in cells."""
    return {word.index for grid in grids for cell in grid.cells for word in cell.words}


def _is_in(word: Word, boxes: Sequence[Box]) -> bool:
    """Tell whether the middle of a word lies in one of the boxes."""
    return any(box.contains_centre_of(word.box) for box in boxes)


def _continued(
    page: PageContent,
    rules: Sequence[RulingLine],
    words: Sequence[Word],
    spacing: Spacing,
    carried: Carried | None,
) -> list[Grid]:
    carried = carried.on(page) if carried is not None else None
    found = continued_region(words, rules, carried, spacing) if carried is not None else None
    if found is None:
        return []
    region, inner = found
    grid = tabulate(
        region.words,
        region.box,
        region.rules,
        spacing,
        page.number,
        known=inner,
        rows_ruled=carried is not None and carried.rows_ruled,
    )
    return [replace(grid, origin=Origin.PAGE_BEFORE)] if grid is not None else []


def _tabulated(
    origin: Origin,
    region: Region,
    spacing: Spacing,
    page: int,
    shown: Sequence[float] = (),
    *,
    resumed: bool = False,
) -> list[Grid]:
    grid = tabulate(region.words, region.box, region.rules, spacing, page, shown=shown, resumed=resumed)
    if grid is None or not aligned.is_table(grid, region.rules):
        return []
    return [replace(grid, origin=origin)]
