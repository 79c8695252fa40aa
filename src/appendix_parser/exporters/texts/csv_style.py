"""The styles of CSV: for programs, or for a double click in Excel."""

from __future__ import annotations

from enum import StrEnum


class CsvStyle(StrEnum):
    """A way to write CSV.

    `plain` is for programs. `excel` starts with a byte order mark, by which Excel knows that the file is UTF-8.
    `excel-semicolon` is for an Excel whose Windows has decimal commas and expects semicolons between the columns.
    """

    PLAIN = "plain"
    EXCEL = "excel"
    EXCEL_SEMICOLON = "excel-semicolon"

    @property
    def mark(self) -> str:
        """What the file starts with."""
        return "" if self is CsvStyle.PLAIN else "\ufeff"

    @property
    def delimiter(self) -> str:
        """What separates the columns."""
        return ";" if self is CsvStyle.EXCEL_SEMICOLON else ","

    @property
    def decimal(self) -> str:
        """What separates the whole part of a number from its fraction."""
        return "," if self is CsvStyle.EXCEL_SEMICOLON else "."
