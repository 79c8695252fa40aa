"""Sheets and their cells, independent of any library."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Link:
    """A text that leads to a row of another sheet, counted from 1 with the header row as the first."""

    text: str
    sheet: str
    row: int = 1


@dataclass(frozen=True, slots=True)
class Scored:
    """A score in the colour of its step on the scale (`design.colours`)."""

    value: str | float
    step: int


class Style(Enum):
    """How a cell of a `Page` looks."""

    TITLE = "title"
    HEADING = "heading"
    LABEL = "label"
    FIGURE_LABEL = "figure label"
    FIGURE = "figure"


@dataclass(frozen=True, slots=True)
class Styled:
    """A text of a `Page` that is not plain."""

    text: str
    style: Style


Cell: TypeAlias = str | int | float | Link | Scored | Styled | None


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a `Sheet`.

    Attributes:
        heading: what heads it; the sheet makes it unique.
        meaning: one or two sentences for the sheet *About*.
        source: the table and column of the CSV files with the same values, such as `assessments.score`; or "".
    """

    heading: str
    meaning: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: a header row that stays in view and filters, and rows.

    Attributes:
        name: distinct within the workbook, at most 31 letters and spaces.
        meaning: what one row is.
        fields: the columns.
        rows: one cell per column.
        fixed: how many columns at the left stay in view.
    """

    name: str
    meaning: str
    fields: tuple[Field, ...]
    rows: Sequence[Sequence[Cell]]
    fixed: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet to read, not to calculate with.

    Attributes:
        name: as for `Sheet`.
        meaning: what it says.
        widths: of the columns, in characters.
        rows: cells from the left; rows may be of different lengths.
    """

    name: str
    meaning: str
    widths: tuple[int, ...]
    rows: Sequence[Sequence[Cell]]
