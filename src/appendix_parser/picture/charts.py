"""The numbers behind the page's charts: movers, levels per year, and a line per section."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from appendix_parser.picture.score_grid import Grid, Group, Row, shown_score

MOST_MOVERS = 8
"""How many of those that moved up, and of those that moved down, have room on a first page."""

# Inside a chart of a section, in its own units.
_WIDTH, _HEIGHT, _MARGIN, _LEFT = 220, 80, 8, 18


@dataclass(frozen=True, slots=True)
class Movers:
    """The objectives that moved, farthest first, how many did not, and how many have fewer than two numbers."""

    up: Sequence[Row]
    down: Sequence[Row]
    unchanged: int
    incomparable: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a bar: how many objectives have this score; `value` is None if it is not a number."""

    label: str
    value: float | None
    count: int


@dataclass(frozen=True, slots=True)
class Bar:
    """The scores of a year, the lowest first, and how many objectives they are of."""

    label: str
    segments: Sequence[Segment]
    total: int


@dataclass(frozen=True, slots=True)
class Point:
    """A mean in a chart, where it lies and what it says."""

    x: float
    y: float
    label: str
    mean: float


@dataclass(frozen=True, slots=True)
class Line:
    """The means of a section by year; a year without a number breaks the line."""

    section: str
    objectives: int
    points: Sequence[Point]
    paths: Sequence[str]


@dataclass(frozen=True, slots=True)
class Frame:
    """What all charts of sections have: their size, and where the levels lie."""

    box: str
    left: int
    right: int
    rules: Sequence[tuple[int, float]]


def movers(grid: Grid) -> Movers:
    """Return how the objectives moved from their first to their last number."""
    moved = [row for row in grid.rows if row.ends]
    up = sorted((row for row in moved if row.movement > 0), key=lambda row: -row.movement)
    down = sorted((row for row in moved if row.movement < 0), key=lambda row: row.movement)
    still = len(moved) - len(up) - len(down)
    apart = len(grid.rows) - len(moved)
    return Movers(up, down, still, apart)


def bars(grid: Grid) -> Sequence[Bar]:
    """Return how many objectives have which score, year by year."""
    return [_bar(grid, place) for place in range(len(grid.columns))]


def lines(grid: Grid) -> Sequence[Line]:
    """Return the means of each section as lines in a chart."""
    return [_line(grid, group) for group in grid.groups]


def frame(grid: Grid) -> Frame:
    """Return what all charts of sections have."""
    rules = [(level.score, _height(grid, level.score)) for level in grid.levels]
    return Frame(f"0 0 {_WIDTH} {_HEIGHT}", _LEFT - 8, _WIDTH, rules)


def _bar(grid: Grid, place: int) -> Bar:
    cells = [cell for row in grid.rows if (cell := row.cells[place])]
    found = Counter((cell.current.score.value, shown_score(cell.current)) for cell in cells)
    scored = sorted((value, label) for value, label in found if value is not None)
    unscored = sorted(label for value, label in found if value is None)
    segments = [Segment(label, value, found[value, label]) for value, label in scored]
    segments += [Segment(label, None, found[None, label]) for label in unscored]
    return Bar(grid.columns[place].label, segments, len(cells))


def _line(grid: Grid, group: Group) -> Line:
    steps = max(len(grid.columns) - 1, 1)
    runs: list[list[Point]] = [[]]
    for place, column in enumerate(grid.columns):
        mean = group.mean(place)
        if mean is None:
            runs.append([])
            continue
        x = _LEFT + place / steps * (_WIDTH - _LEFT - _MARGIN)
        runs[-1].append(Point(round(x, 1), _height(grid, mean), column.label, mean))
    paths = [" ".join(f"{point.x},{point.y}" for point in run) for run in runs if len(run) > 1]
    return Line(group.section, len(group.rows), [point for run in runs for point in run], paths)


def _height(grid: Grid, value: float) -> float:
    lowest, highest = grid.scale
    share = (value - lowest) / (highest - lowest) if highest > lowest else 0.5
    return round(_HEIGHT - _MARGIN - share * (_HEIGHT - 2 * _MARGIN), 1)
