"""The reference of the tables, as Markdown, from their definitions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from appendix_parser.exporters.tabular.table import Column, Table


def tables_reference(tables: Iterable[Table[Any, Any]]) -> str:
    """Return a section per table: what a row is, its keys, and a line per column."""
    return "\n".join(map(_section, tables))


def _section(table: Table[Any, Any]) -> str:
    columns = "\n".join(map(_line, table.columns))
    return (
        f"### {table.name}\n\n{table.meaning}\n\n{_keys(table)}\n\n"
        f"| column | type | null | meaning |\n|---|---|---|---|\n{columns}\n"
    )


def _keys(table: Table[Any, Any]) -> str:
    primary = f"Primary key: {_names(table.primary_key)}." if table.primary_key else "No primary key."
    foreign = [
        f"Foreign key: {_names(key.columns)}, in [{key.table}](#{key.table})." for key in table.foreign_keys
    ]
    return " ".join([primary, *foreign])


def _names(columns: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in columns)


def _line(column: Column[Any]) -> str:
    choices = f" One of {_names(column.choices)}." if column.choices else ""
    meaning = (column.meaning + choices).replace("|", "\\|")
    return f"| `{column.name}` | {column.type} | {'yes' if column.nullable else 'no'} | {meaning} |"
