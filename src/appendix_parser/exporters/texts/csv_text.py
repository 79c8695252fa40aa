"""A table as CSV (RFC 4180), and the values of a cell from it."""

from __future__ import annotations

import csv
import io

from appendix_parser.exporters.tabular.table import Column, ColumnType, Document, Item, Table, Value
from appendix_parser.exporters.texts.csv_style import CsvStyle
from appendix_parser.exporters.texts.spreadsheet import MARK, escape, unescape


def to_csv(table: Table[Document, Item], document: Document, style: CsvStyle = CsvStyle.PLAIN) -> str:
    """Return `table` of `document` as CSV: a header row, then a row per item, each closed by CR and LF.

    Text that a spreadsheet would run or convert bears the escape of `spreadsheet`. A null is an empty cell;
    in a column that may be null, the empty string is a lone apostrophe, the same escape.
    """
    text = io.StringIO()
    text.write(style.mark)
    writer = csv.writer(text, lineterminator="\r\n", delimiter=style.delimiter)
    writer.writerow(column.name for column in table.columns)
    for row in table.rows(document):
        writer.writerow(_cell(column, value, style) for column, value in zip(table.columns, row, strict=True))
    return text.getvalue()


def read_cell(column: Column[Item], cell: str, style: CsvStyle = CsvStyle.PLAIN) -> Value:
    """Return the value that `to_csv` wrote as `cell`.

    Raises:
        ValueError: the cell is not a value of the column's type.
    """
    if not cell and column.nullable:
        return None
    match column.type:
        case ColumnType.STRING:
            return unescape(cell)
        case ColumnType.INTEGER:
            return int(cell)
        case ColumnType.NUMBER:
            return float(cell.replace(style.decimal, "."))


def _cell(column: Column[Item], value: Value, style: CsvStyle) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        return repr(value).replace(".", style.decimal)
    if not value and column.nullable:
        return MARK
    return escape(value)
