"""The tables as pandas DataFrames, for notebooks: the only module that imports pandas."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from appendix_parser.exporters.tabular.appendix_tables import TABLES
from appendix_parser.exporters.tabular.history_tables import HISTORY_TABLES
from appendix_parser.exporters.tabular.table import Column, ColumnType, Table
from appendix_parser.records import Appendix
from appendix_parser.timeline.history_records import History

# The nullable types, so that a null turns neither whole numbers into floats nor text into objects.
_DTYPES = {
    ColumnType.STRING: "string",
    ColumnType.INTEGER: "Int64",
    ColumnType.NUMBER: "Float64",
}


def to_frames(appendix: Appendix) -> dict[str, pd.DataFrame]:
    """Return every table of `appendix` by its name, with the columns of the documented tables."""
    source = {"file": appendix.source.filename, "sha256": appendix.source.sha256}
    return _frames(TABLES, appendix, {"title": appendix.title, **source})


def history_to_frames(history: History) -> dict[str, pd.DataFrame]:
    """Return every table of `history` by its name, with the columns of the documented tables."""
    editions = {edition.name: edition.source.sha256 for edition in history.editions}
    return _frames(HISTORY_TABLES, history, {"title": history.title, "editions": editions})


def _frames(
    tables: Iterable[Table[Any, Any]], document: object, about: Mapping[str, Any]
) -> dict[str, pd.DataFrame]:
    return {table.name: _frame(table, document, about) for table in tables}


def _frame(table: Table[Any, Any], document: object, about: Mapping[str, Any]) -> pd.DataFrame:
    names = [column.name for column in table.columns]
    dtypes = {column.name: _dtype(column) for column in table.columns}
    frame = pd.DataFrame(list(table.rows(document)), columns=names, dtype=object).astype(dtypes)
    meanings = {column.name: column.meaning for column in table.columns}
    frame.attrs.update(about, table=table.name, meaning=table.meaning, columns=meanings)
    return frame


def _dtype(column: Column[Any]) -> str | pd.CategoricalDtype:
    """Return a categorical for a column with a fixed list of values, in the order of the list."""
    return pd.CategoricalDtype([*column.choices]) if column.choices else _DTYPES[column.type]
