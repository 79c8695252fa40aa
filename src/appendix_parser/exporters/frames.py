"""The tables as pandas DataFrames, for notebooks: the only module that imports pandas."""

from __future__ import annotations

import pandas as pd

from appendix_parser.exporters.table import ColumnType
from appendix_parser.exporters.tables import TABLES, AppendixTable
from appendix_parser.records import Appendix

# The nullable types, so that a null turns neither whole numbers into floats nor text into objects.
_DTYPES = {
    ColumnType.STRING: "string",
    ColumnType.INTEGER: "Int64",
    ColumnType.NUMBER: "Float64",
}


def to_frames(appendix: Appendix) -> dict[str, pd.DataFrame]:
    """Return every table of `appendix` by its name, with the columns of the documented tables."""
    return {table.name: _frame(table, appendix) for table in TABLES}


def _frame(table: AppendixTable, appendix: Appendix) -> pd.DataFrame:
    names = [column.name for column in table.columns]
    dtypes = {column.name: _DTYPES[column.type] for column in table.columns}
    return pd.DataFrame(list(table.rows(appendix)), columns=names, dtype=object).astype(dtypes)
