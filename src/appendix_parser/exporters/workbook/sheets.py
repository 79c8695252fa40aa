"""Sheets that workbooks of every kind have: a table as a sheet, and what each column means."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from appendix_parser.design.colours import step
from appendix_parser.exporters.tabular.shared_columns import regions_text
from appendix_parser.exporters.tabular.table import Column, Document, Table, Value
from appendix_parser.exporters.workbook.sheet_model import (
    Cell,
    Field,
    Link,
    Page,
    Scored,
    Sheet,
    Style,
    Styled,
)
from appendix_parser.records import Finding, Level, Score
from appendix_parser.summary import SEVERITIES

_HEADINGS = {"score_raw": "Score as printed"}
_ABOUT = "About"
_NAME_OR_NULL = re.compile(r"`([a-z]+(?:_[a-z]+)*)`|\bnull\b")


def scale_of(levels: Sequence[Level], values: Iterable[float | None]) -> tuple[float, float]:
    """Return the lowest and the highest level; where no rubric names them, the lowest and highest score."""
    ends = [float(level.score) for level in levels] or [value for value in values if value is not None]
    return (min(ends), max(ends)) if ends else (0, 1)


def level_name(score: Score, levels: Sequence[Level]) -> str | None:
    """Return the name of a score's level, or of both if the score is split; None if a level has no name."""
    names = {float(level.score): level.name for level in levels}
    if score.low is None or score.high is None:
        return None
    found = [names.get(score.low, ""), names.get(score.high, "")]
    return " / ".join(dict.fromkeys(found)) if all(found) else None


def heading(name: str) -> str:
    """Return the heading of a table's column for people, such as `Score as printed` for `score_raw`."""
    return _HEADINGS.get(name, name.replace("_", " ").capitalize())


def table_sheet(
    name: str, table: Table[Document, Any], document: Document, scale: tuple[float, float], *, fixed: int = 0
) -> Sheet:
    """Return a table as a sheet, with its column `score`, if it has one, in the colours of the scale."""
    fields = tuple(
        Field(heading(column.name), column.meaning, f"{table.name}.{column.name}") for column in table.columns
    )
    rows = [
        [_cell(value, column, scale) for value, column in zip(row, table.columns, strict=True)]
        for row in table.rows(document)
    ]
    return Sheet(name, table.meaning, fields, rows, fixed)


def _cell(value: Value, column: Column[Any], scale: tuple[float, float]) -> Cell:
    """Return a value as people read it: a score in its colour, and `not_stated_again` as words."""
    if column.name == "score" and isinstance(value, int | float):
        return coloured(value, scale)
    return heading(value) if column.choices and isinstance(value, str) else value


def coloured(value: float, scale: tuple[float, float], shown: str | None = None) -> Cell:
    """Return a score as a cell in its colour; as a number, unless `shown` says otherwise."""
    return Scored(value if shown is None else shown, step(value, *scale))


def about_sheet(sheets: Iterable[Sheet]) -> Sheet:
    """Return the sheet that says what each column of the others means."""
    rows = [
        [Link(sheet.name, sheet.name), field.heading, _plain(field.meaning), field.source or None]
        for sheet in sheets
        for field in sheet.fields
    ]
    fields = (
        Field("Sheet", "Name of the sheet."),
        Field("Column", "Heading of the column."),
        Field("Meaning", "What the column holds."),
        Field("In CSV", "The table and column with the same values in the CSV and Parquet files."),
    )
    return Sheet(_ABOUT, "One row per column of the other sheets: what it means.", fields, rows)


FindingT = TypeVar("FindingT", bound=Finding)

PAGE = Field("Page", "Page of the PDF, counted from 1.", "findings.page")


def findings_sheet(
    findings: Iterable[FindingT],
    rows: Mapping[str, Link],
    file: str,
    page: tuple[Field, Callable[[FindingT], Cell]] = (PAGE, lambda found: found.page),
) -> Sheet:
    """Return the sheet of findings, each with what to do and a link to its row.

    Args:
        findings: what was found.
        rows: where each record is in the workbook, by its pointer.
        file: the JSON file that the pointers lead into.
        page: the column that says on which page a finding is, and its cell.
    """
    place, page_of = page
    fields = (
        Field("Severity", "How serious the finding is: error, warning or note.", "findings.severity"),
        Field("Finding", "The finding in words.", "findings.message"),
        Field("What to do", "What to do about it.", "findings.remedy"),
        place,
        Field("Row", "Leads to the row that the finding is about."),
        Field("Code", "Kind of finding, from the documented catalogue.", "findings.code"),
        Field("Pointer", f"JSON Pointer to the record in {file}.", "findings.pointer"),
        Field("Regions", f"The page and box of each place, as in {file}.", "findings.regions"),
    )
    cells: list[list[Cell]] = [
        [
            SEVERITIES[found.severity].capitalize(),
            found.message,
            found.remedy,
            page_of(found),
            _row_of(found.pointers[0] if found.pointers else found.pointer, rows),
            found.code,
            found.pointer,
            regions_text(found.regions),
        ]
        for found in findings
    ]
    return Sheet("Findings", "One row per finding: what to check, and what to do.", fields, cells)


def _row_of(pointer: str, rows: Mapping[str, Link]) -> Link | None:
    """Return the row of the record that a pointer leads into; None if it is the whole document's."""
    while pointer and pointer not in rows:
        pointer = pointer.rpartition("/")[0]
    return rows.get(pointer)


def labels(first: str, *others: str) -> list[Cell]:
    """Return labels for the lines of a summary and the figures in them; the third column has texts."""
    styles = (Style.LABEL if place == 1 else Style.FIGURE_LABEL for place in range(len(others)))
    return [
        Styled(first, Style.LABEL),
        *(Styled(text, style) for text, style in zip(others, styles, strict=True)),
    ]


def contents(sheets: Iterable[Sheet]) -> list[list[Cell]]:
    """Return the rows of a page that lead to the other sheets."""
    rows: list[list[Cell]] = [[Styled("Sheets", Style.HEADING)]]
    rows += [[Link(sheet.name, sheet.name), len(sheet.rows), _plain(sheet.meaning)] for sheet in sheets]
    return rows


def summary_page(rows: Sequence[Sequence[Cell]], meaning: str) -> Page:
    """Return the first sheet, with room for a label, figures and a text."""
    return Page("Summary", meaning, (30, 14, 46, 14, 14, 14), rows)


def _plain(text: str) -> str:
    """Return a meaning in the words of the workbook: headings for names of columns, and no `null`."""
    return _NAME_OR_NULL.sub(lambda found: heading(found[1]) if found[1] else "empty", text).replace("`", "")
