"""The history as one HTML page: no script, no network, nothing beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jinja2 import Environment, PackageLoader, StrictUndefined

from appendix_parser.diff.words import Stretch, compare_words
from appendix_parser.history.records import Change, ChangeKind, History, Series, Statement
from appendix_parser.picture.colours import background, text_on
from appendix_parser.picture.grid import Cell, Grid, Group, Row, make_grid, shown_score

_MOVERS = 8
"""How many of those that rose most, and of those that fell most, are shown."""

# Inside a chart of a section, in its own units.
_WIDTH, _HEIGHT, _MARGIN, _LEFT = 220, 80, 8, 18


def render_page(history: History, documents: Mapping[str, str] | None = None) -> str:
    """Return the page as HTML.

    Args:
        history: what is shown.
        documents: the address of each edition's PDF as the page shall link to it, by the edition's name; an
            edition that is not there is named without a link.
    """
    environment = Environment(
        loader=PackageLoader("appendix_parser.picture"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("history.html").render(view=_View(history, documents or {}))


@dataclass(frozen=True, slots=True)
class _Segment:
    """A part of a bar: so many objectives have this score."""

    label: str
    count: int
    style: str


@dataclass(frozen=True, slots=True)
class _Bar:
    """The scores of a year, and how many they are of."""

    label: str
    segments: tuple[_Segment, ...]
    total: int


@dataclass(frozen=True, slots=True)
class _Point:
    x: float
    y: float
    label: str
    score: str


@dataclass(frozen=True, slots=True)
class _Line:
    """The means of a section by year; a year without a number parts the line."""

    section: str
    objectives: int
    points: tuple[_Point, ...]
    paths: tuple[str, ...]


class _View:
    """What the template shows, in words and numbers."""

    def __init__(self, history: History, documents: Mapping[str, str]) -> None:
        self.history = history
        self.grid: Grid = make_grid(history)
        self._documents = documents

    # -- names and places ----------------------------------------------------------------------------------

    @property
    def title(self) -> str:
        return self.history.editions[-1].title if self.history.editions else "No editions"

    @property
    def span(self) -> str:
        labels = [column.label for column in self.grid.columns]
        return f"{labels[0]} to {labels[-1]}" if len(labels) > 1 else "".join(labels)

    @staticmethod
    def name(number: int | None, label: str, title: str) -> str:
        shown = str(number) if number is not None else label
        return f"#{shown} {title}" if shown else title

    def series_name(self, series: Series) -> str:
        return self.name(series.number, series.label, series.title) or f"Objective {series.series}"

    def link(self, edition: str, page: int | None) -> str | None:
        """Return the address of a page of an edition's PDF (RFC 8118 for the fragment)."""
        address = self._documents.get(edition)
        return address and f"{address}#page={page}" if page else address

    @staticmethod
    def place(edition: str, page: int | None) -> str:
        return f"{edition}, page {page}" if page else edition

    @staticmethod
    def anchor(row: Row, cell: Cell) -> str:
        year = cell.column.year
        return f"s{row.series.series}-{year if year is not None else f'n{row.cells.index(cell)}'}"

    # -- scores --------------------------------------------------------------------------------------------

    shown = staticmethod(shown_score)

    def style(self, statement: Statement) -> str:
        """Return the class of a score's colour."""
        value = statement.score.value
        return "unscored" if value is None else self._style(value)

    @staticmethod
    def _style(value: float) -> str:
        return "v" + f"{value:g}".replace(".", "_").replace("-", "m").replace("+", "p")

    @property
    def colours(self) -> Sequence[tuple[str, str, str]]:
        """The class, background and text colour of each score that there is."""
        lowest, highest = self.grid.scale
        values = {value for row in self.grid.rows for value in row.values if value is not None}
        values |= {
            each.score.value
            for one in self.history.series
            for each in one.statements
            if each.score.value is not None
        }
        values |= {float(level.score) for level in self.grid.levels}
        shades = [(self._style(value), background(value, lowest, highest)) for value in sorted(values)]
        return [(style, shade, text_on(shade)) for style, shade in shades]

    @property
    def legend(self) -> Sequence[tuple[str, str]]:
        """The class and the words of each level."""
        return [
            (self._style(level.score), f"{level.score} {level.name}".strip()) for level in self.grid.levels
        ]

    def told(self, cell: Cell) -> str:
        """Return a cell in words, for those who hear the page."""
        said = self.shown(cell.current)
        if cell.restated:
            before = ", ".join(self.shown(each) for each in cell.restated)
            return f"{said}, restated, before {before}"
        return f"{said}, comment edited" if cell.edited else said

    @property
    def means(self) -> Sequence[tuple[str, float]]:
        """The mean of the first and of the last year with a number."""
        found = [(column.label, self.grid.mean(place)) for place, column in enumerate(self.grid.columns)]
        means = [(label, mean) for label, mean in found if mean is not None]
        return means if len(means) < 2 else [means[0], means[-1]]

    # -- charts --------------------------------------------------------------------------------------------

    @staticmethod
    def signed(movement: float) -> str:
        return f"{movement:+g}".replace("-", "−")

    @property
    def risen(self) -> Sequence[Row]:
        rows = [row for row in self.grid.rows if row.movement > 0]
        return sorted(rows, key=lambda row: -row.movement)[:_MOVERS]

    @property
    def fallen(self) -> Sequence[Row]:
        rows = [row for row in self.grid.rows if row.movement < 0]
        return sorted(rows, key=lambda row: row.movement)[:_MOVERS]

    @property
    def moved(self) -> tuple[int, int, int]:
        """How many have risen, stayed and fallen, of those with two numbers."""
        moves = [row.movement for row in self.grid.rows if row.ends]
        return sum(m > 0 for m in moves), sum(m == 0 for m in moves), sum(m < 0 for m in moves)

    @property
    def bars(self) -> Sequence[_Bar]:
        bars = []
        for place, column in enumerate(self.grid.columns):
            cells = [cell for row in self.grid.rows if (cell := row.cells[place])]
            found = Counter((cell.current.score.value, self.shown(cell.current)) for cell in cells)
            scored = sorted((value, label) for value, label in found if value is not None)
            unscored = sorted(label for value, label in found if value is None)
            segments = [_Segment(label, found[value, label], self._style(value)) for value, label in scored]
            segments += [_Segment(label, found[None, label], "unscored") for label in unscored]
            bars.append(_Bar(column.label, tuple(segments), len(cells)))
        return bars

    @property
    def lines(self) -> Sequence[_Line]:
        return [self._line(group) for group in self.grid.groups]

    def _line(self, group: Group) -> _Line:
        lowest, highest = self.grid.scale
        steps = max(len(self.grid.columns) - 1, 1)
        runs: list[list[_Point]] = [[]]
        for place, column in enumerate(self.grid.columns):
            mean = group.mean(place)
            if mean is None:
                runs.append([])
                continue
            share = (mean - lowest) / (highest - lowest) if highest > lowest else 0.5
            x = _LEFT + place / steps * (_WIDTH - _LEFT - _MARGIN)
            y = _HEIGHT - _MARGIN - share * (_HEIGHT - 2 * _MARGIN)
            runs[-1].append(_Point(round(x, 1), round(y, 1), column.label, f"{mean:.1f}"))
        paths = [" ".join(f"{point.x},{point.y}" for point in run) for run in runs if len(run) > 1]
        points = tuple(point for run in runs for point in run)
        return _Line(group.section, len(group.rows), points, tuple(paths))

    @property
    def rules(self) -> Sequence[tuple[str, float]]:
        """Where the levels lie in a chart of a section."""
        lowest, highest = self.grid.scale
        height = _HEIGHT - 2 * _MARGIN
        return [
            (
                f"{level.score}",
                round(_HEIGHT - _MARGIN - (level.score - lowest) / (highest - lowest) * height, 1),
            )
            for level in self.grid.levels
            if highest > lowest
        ]

    box = f"0 0 {_WIDTH} {_HEIGHT}"
    left, right = _LEFT - 8, _WIDTH

    # -- changes -------------------------------------------------------------------------------------------

    @property
    def changes(self) -> Sequence[tuple[str, Sequence[Change]]]:
        """The changes by kind, under headings."""
        found = [
            (heading, [change for change in self.history.changes if change.kind is kind])
            for kind, heading in _HEADINGS.items()
        ]
        return [(heading, changes) for heading, changes in found if changes]

    def subject(self, change: Change) -> str:
        """Name what a change is of."""
        parts = [change.section if change.series is None else ""]
        if change.series is not None:
            parts.append(self.name(change.number, "", change.title or ""))
        if change.level is not None:
            parts.append(f"level {change.level}")
        if change.year is not None:
            parts.append(str(change.year))
        return ", ".join(part for part in parts if part) or "The whole document"

    @staticmethod
    def words(change: Change) -> Sequence[Stretch]:
        return compare_words(change.before or "", change.after or "")

    def worth_a_look(self, row: Row) -> bool:
        """Tell whether anything about an objective changed over the years."""
        scores = {cell.current.score.value for cell in row.cells if cell}
        return (
            len(scores) > 1
            or row.added
            or row.removed
            or any(cell.restated or cell.edited for cell in row.cells if cell)
        )


_HEADINGS = {
    ChangeKind.SCORE_RESTATED: "Scores restated",
    ChangeKind.COMMENTS_EDITED: "Comments edited",
    ChangeKind.OBJECTIVE_ADDED: "Objectives added",
    ChangeKind.OBJECTIVE_REMOVED: "Objectives removed",
    ChangeKind.OBJECTIVE_RETURNED: "Objectives that returned",
    ChangeKind.OBJECTIVE_RETITLED: "Objectives retitled",
    ChangeKind.OBJECTIVE_RENUMBERED: "Objectives renumbered",
    ChangeKind.OBJECTIVE_MOVED: "Objectives moved to another section",
    ChangeKind.DESCRIPTION_REWORDED: "Descriptions reworded",
    ChangeKind.CRITERION_REWORDED: "Criteria reworded",
    ChangeKind.CRITERION_ADDED: "Criteria added",
    ChangeKind.CRITERION_REMOVED: "Criteria removed",
    ChangeKind.LEVEL_RENAMED: "Levels renamed",
    ChangeKind.SECTION_ADDED: "Sections added",
    ChangeKind.SECTION_REMOVED: "Sections removed",
    ChangeKind.SECTION_RENAMED: "Sections renamed",
}
