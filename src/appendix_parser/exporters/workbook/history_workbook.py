"""The workbook of a history: `history.xlsx`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from appendix_parser.exporters.tabular.history_tables import HISTORY_TABLES
from appendix_parser.exporters.workbook.sheet_model import Cell, Field, Link, Page, Sheet, Style, Styled
from appendix_parser.exporters.workbook.sheets import (
    about_sheet,
    coloured,
    contents,
    findings_sheet,
    heading,
    labels,
    summary_page,
    table_sheet,
)
from appendix_parser.exporters.workbook.xlsx import to_xlsx
from appendix_parser.picture.charts import MOST_MOVERS, movers
from appendix_parser.picture.score_grid import Grid, Row, make_grid, shown_score
from appendix_parser.summary import SEVERITIES
from appendix_parser.timeline.action_events import by_year
from appendix_parser.timeline.history_records import History, HistoryFinding

_TABLES = {table.name: table for table in HISTORY_TABLES}
# Sheets that are tables as they are, in order: name → table, and how many columns stay in view.
_AS_THEY_ARE: Mapping[str, tuple[str, int]] = {
    "Changes": ("changes", 0),
    "Actions": ("actions", 3),
    "All statements": ("history", 5),
    "Matches": ("matches", 0),
    "Objectives": ("objectives", 0),
    "Editions": ("editions", 1),
}

_PAGES = Field("Pages", "The pages of each edition to look at.", "findings.regions")


def render_workbook(history: History) -> bytes:
    """Return the workbook as bytes.

    Raises:
        OutputError: a table is larger than a sheet can be.
    """
    return to_xlsx(make_sheets(history), history.title)


def make_sheets(history: History) -> list[Sheet | Page]:
    """Return the sheets: a summary, a row per objective with its years, the tables, and what the columns mean."""
    grid = make_grid(history)
    tables = [
        table_sheet(name, _TABLES[table], history, grid.scale, fixed=fixed)
        for name, (table, fixed) in _AS_THEY_ARE.items()
    ]
    findings = findings_sheet(history.findings, _rows_by_pointer(history), "history.json", (_PAGES, _pages))
    ordered = [_scores(grid), *tables[:2], findings, *tables[2:]]
    about = about_sheet(ordered)
    summary = summary_page([*_summary(history, grid), *contents([*ordered, about])], "The years at a glance.")
    return [summary, *ordered, about]


def _rows_by_pointer(history: History) -> Mapping[str, Link]:
    records = {"Changes": history.changes, "Matches": history.matches}
    return {
        f"/{sheet.lower()}/{place}": Link(f"{sheet}, row {place + 2}", sheet, place + 2)
        for sheet, found in records.items()
        for place in range(len(found))
    }


def _pages(found: HistoryFinding) -> str | None:
    return "; ".join(f"{edition}, page {page}" for edition, page in found.pages) or None


def _scores(grid: Grid) -> Sheet:
    fields = [
        Field(
            "Section",
            "Heading of the section in the newest edition that has the objective.",
            "series.section",
        ),
        Field("Number", "Number of the objective there, as printed.", "series.objective_label"),
        Field("Title", "Title of the objective there.", "series.title"),
    ]
    fields += [
        Field(
            f"{column.label} {column.edition}".strip(),
            "The current score as a number, or the reason why there is none. The sheet All statements has it as printed.",
            "history.score",
        )
        for column in grid.columns
    ]
    fields += [
        Field("Change", "The last score that is a number minus the first."),
        Field("Restated", "The years whose score a later edition has changed."),
    ]
    rows = [[*_named(row), *_cells(row, grid), _change(row), _restated(row)] for row in grid.rows]
    return Sheet("Scores", "One row per objective, with a column per year.", tuple(fields), rows, 3)


def _named(row: Row) -> Sequence[Cell]:
    return [row.series.section, row.series.label, row.series.title]


def _cells(row: Row, grid: Grid) -> Iterator[Cell]:
    for cell in row.cells:
        if cell is None:
            yield None
        else:
            value = cell.current.score.value
            yield shown_score(cell.current) if value is None else coloured(value, grid.scale)


def _change(row: Row) -> float | None:
    return row.movement if row.ends else None


def _restated(row: Row) -> str | None:
    return ", ".join(cell.column.label for cell in row.cells if cell and cell.restated) or None


def _summary(history: History, grid: Grid) -> Iterator[list[Cell]]:
    yield [Styled(history.title or "History", Style.TITLE)]
    for edition in history.editions:
        years = ", ".join(year.label for year in edition.years)
        yield [Styled(f"From {edition.name}: {years}", Style.LABEL)]
    yield []
    yield [Styled("Scores by year", Style.HEADING)]
    yield labels("Year", "Mean score", "", "Scored")
    for place, column in enumerate(grid.columns):
        mean = grid.mean(place)
        scored = sum(row.values[place] is not None for row in grid.rows)
        yield [column.label, None if mean is None else coloured(round(mean, 2), grid.scale), None, scored]
    yield []
    yield from _movement(grid)
    yield [Styled("Actions by year", Style.HEADING)]
    yield labels("Year", "Raised", "", "Repeated", "Carried forward", "Closed")
    for year in by_year(history.actions):
        yield [year.label, year.raised, None, year.repeated, year.carried_forward, year.closed]
    yield []
    yield [Styled("Changes from edition to edition", Style.HEADING)]
    for kind, count in sorted(Counter(change.kind for change in history.changes).items()):
        yield [Link(heading(kind.value), "Changes"), count]
    yield []
    yield [Styled("Findings", Style.HEADING)]
    for severity, name in SEVERITIES.items():
        count = sum(found.severity == severity for found in history.findings)
        yield [Link(f"{name.capitalize()}s", "Findings"), count]
    yield []


def _movement(grid: Grid) -> Iterator[list[Cell]]:
    found = movers(grid)
    yield [Styled("Movement from the first to the last year with a number", Style.HEADING)]
    yield ["Moved up", len(found.up)]
    yield ["Moved down", len(found.down)]
    yield ["Unchanged", found.unchanged]
    yield ["Not comparable", found.incomparable]
    for name, rows in (("Moved up most", found.up), ("Moved down most", found.down)):
        if rows:
            yield []
            yield labels(name, "Number", "Title", "From", "To", "Change")
        for row in rows[:MOST_MOVERS]:
            values = [value for value in row.values if value is not None]
            ends = [coloured(value, grid.scale) for value in (values[0], values[-1])]
            yield [None, Styled(row.series.label, Style.FIGURE), row.series.title, *ends, row.movement]
        if len(rows) > MOST_MOVERS:
            yield [None, None, Link(f"{len(rows) - MOST_MOVERS} more: see the column Change", "Scores")]
    yield []
