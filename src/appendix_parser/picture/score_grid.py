"""The history as a grid of objectives by year: what the page and the heat map both draw."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from appendix_parser.records import Level, ScoreStatus
from appendix_parser.timeline.history_records import History, Series, Standing, Statement
from appendix_parser.timeline.statements import same_score


@dataclass(frozen=True, slots=True)
class Column:
    """A year; a label that is not a year is one of its edition alone."""

    year: int | None
    label: str
    edition: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """What is said of an objective in a year, the statement that stands first.

    Attributes:
        restated: an older edition has another score.
        edited: an older edition has another comment.
    """

    column: Column
    statements: tuple[Statement, ...]

    @property
    def current(self) -> Statement:
        """The statement that stands."""
        return self.statements[0]

    @property
    def restated(self) -> tuple[Statement, ...]:
        """The older statements that have another score."""
        return tuple(each for each in self.statements[1:] if not same_score(each.score, self.current.score))

    @property
    def edited(self) -> bool:
        """Whether an older statement says the same score in other words."""
        return not self.restated and any(each.standing is Standing.SUPERSEDED for each in self.statements)


@dataclass(frozen=True, slots=True)
class Row:
    """An objective; its cells are those of the grid's columns, None if nothing is said."""

    series: Series
    cells: tuple[Cell | None, ...]
    removed: bool
    added: bool

    @property
    def values(self) -> tuple[float | None, ...]:
        """The scores that are numbers, by column."""
        return tuple(self.value(place) for place in range(len(self.cells)))

    def value(self, place: int) -> float | None:
        """Return the score in a column if it is a number."""
        cell = self.cells[place]
        return cell.current.score.value if cell else None

    @property
    def ends(self) -> tuple[Cell, Cell] | None:
        """The first and the last cell with a number; None if there are no two."""
        scored = [cell for cell in self.cells if cell and cell.current.score.value is not None]
        return (scored[0], scored[-1]) if len(scored) > 1 else None

    @property
    def movement(self) -> float:
        """How far the last number is above the first."""
        if self.ends is None:
            return 0
        first, last = (cell.current.score.value or 0 for cell in self.ends)
        return last - first


@dataclass(frozen=True, slots=True)
class Group:
    """The objectives of a section."""

    section: str
    rows: tuple[Row, ...]

    def mean(self, place: int) -> float | None:
        """Return the mean of the numbers in a column; None if there are none."""
        return mean_of(row.value(place) for row in self.rows)


@dataclass(frozen=True, slots=True)
class Grid:
    """All of it; sections and objectives are in the order of the newest edition that has them."""

    columns: tuple[Column, ...]
    levels: tuple[Level, ...]
    groups: tuple[Group, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of all groups."""
        return tuple(row for group in self.groups for row in group.rows)

    @property
    def scale(self) -> tuple[float, float]:
        """The lowest and the highest level; where no rubric names them, the lowest and highest score."""
        ends = [float(level.score) for level in self.levels]
        ends += [value for row in self.rows for value in row.values if value is not None]
        return (min(ends), max(ends)) if ends else (0, 1)

    def mean(self, place: int) -> float | None:
        """Return the mean of all numbers in a column; None if there are none."""
        return mean_of(row.value(place) for row in self.rows)


def mean_of(values: Iterator[float | None] | Sequence[float | None]) -> float | None:
    """Return the mean of those that are numbers; None if none is."""
    numbers = [value for value in values if value is not None]
    return sum(numbers) / len(numbers) if numbers else None


def make_grid(history: History) -> Grid:
    """Arrange a history as a grid."""
    columns = _columns(history)
    age = {edition.name: place for place, edition in enumerate(history.editions)}

    def place(series: Series) -> tuple[int, int]:
        newest = series.appearances[-1]
        return -age[newest.edition], newest.position

    rows = [_row(series, columns, history) for series in sorted(history.series, key=place)]
    sections = dict.fromkeys(row.series.section for row in rows)
    return Grid(
        columns=columns,
        levels=next((each.levels for each in reversed(history.editions) if each.levels), ()),
        groups=tuple(
            Group(name, tuple(row for row in rows if row.series.section == name)) for name in sections
        ),
    )


def shown_score(statement: Statement) -> str:
    """Return the score as short as a cell has room for; as printed where it is a number."""
    score = statement.score
    if score.value is not None:
        split = score.status is ScoreStatus.SPLIT and score.low is not None and score.high is not None
        return f"{score.low:g}/{score.high:g}" if split else f"{score.value:g}"
    short = {
        ScoreStatus.NOT_APPLICABLE: "N/A",
        ScoreStatus.TO_BE_CONFIRMED: "TBC",
        ScoreStatus.MISSING: "–",
    }
    return short.get(score.status, "?")


def _columns(history: History) -> tuple[Column, ...]:
    labels: dict[int, str] = {}
    others: dict[tuple[str, str], None] = {}
    for series in history.series:
        for each in series.statements:
            if each.year is None:
                others[each.edition, each.year_label] = None
            elif each.standing is Standing.CURRENT:
                labels.setdefault(each.year, each.year_label)
    dated = [Column(year, labels[year]) for year in sorted(labels)]
    return (*dated, *(Column(None, label, edition) for edition, label in others))


def _row(series: Series, columns: Sequence[Column], history: History) -> Row:
    def column(statement: Statement) -> tuple[object, ...]:
        if statement.year is not None:
            return (statement.year,)
        return statement.edition, statement.year_label

    found = {key: tuple(group) for key, group in groupby(series.statements, key=column)}
    cells = []
    for each in columns:
        statements = found.get((each.year,) if each.year is not None else (each.edition, each.label))
        cells.append(Cell(each, statements) if statements else None)
    return Row(
        series=series,
        cells=tuple(cells),
        removed=series.appearances[-1].edition != history.editions[-1].name,
        added=series.appearances[0].edition != history.editions[0].name,
    )
