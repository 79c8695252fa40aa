"""The data package: a descriptor of the files beside it, after the Data Package standard, version 2.

The standard: Data Package, Data Resource, Table Dialect and Table Schema 2.0 (datapackage.org).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from appendix_parser.exporters.folders.package import Descriptor, Document, OutputFile, Package
from appendix_parser.exporters.tabular.table import Column, ColumnType, Table
from appendix_parser.exporters.texts.csv_style import CsvStyle

PATH = "datapackage.json"

# The standard's name of its version 2: an identifier, which nothing here fetches.
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"

_CSV_ESCAPE = (
    "In a text cell, an apostrophe at the start is not part of the text: it is before a text that a "
    "spreadsheet would run as a formula or turn into a number or a date, and before one that starts with an "
    "apostrophe itself. To get the text, remove one apostrophe from the start."
)


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """What the descriptor says of a file's content: its size in bytes and its hash."""

    file: OutputFile[Any]
    size: int
    hash: str

    @classmethod
    def of(cls, file: OutputFile[Any], content: bytes) -> WrittenFile:
        """Measure `content`."""
        return cls(file, len(content), hash_of(content))


def hash_of(content: bytes) -> str:
    """Return the hash of a file's content as a data package writes it."""
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def hashes(descriptor: Path) -> Mapping[str, str]:
    """Return what a data package says of its files: name → hash; nothing if there is none that can be read."""
    try:
        resources = json.loads(descriptor.read_bytes())["resources"]
        return {str(resource["path"]): str(resource["hash"]) for resource in resources}
    except (OSError, ValueError, LookupError, TypeError):
        return {}


def to_datapackage(package: Package[Document], document: Document, written: list[WrittenFile]) -> str:
    """Return the text of `datapackage.json` for the files in `written`, which must not be empty."""
    text = json.dumps(describe_package(package, document, written), ensure_ascii=True, indent=2)
    return text + "\n"


def describe_package(
    package: Package[Document], document: Document, written: list[WrittenFile]
) -> Descriptor:
    """Return the descriptor of the files in `written`, in their order."""
    return {
        "$schema": PROFILE,
        **package.describe(document),
        "resources": [_resource(item) for item in written],
    }


def _resource(item: WrittenFile) -> Descriptor:
    file = item.file
    resource = {
        "name": file.name,
        "path": file.path,
        "description": file.meaning,
        "format": file.format,
        "mediatype": file.mediatype,
        "bytes": item.size,
        "hash": item.hash,
    }
    return resource if file.table is None else {**resource, **_csv_table(file.table, file.csv_style)}


def _csv_table(table: Table[Any, Any], style: CsvStyle) -> Descriptor:
    return {
        "description": f"{table.meaning} {_CSV_ESCAPE}",
        "type": "table",
        "encoding": "utf-8-sig" if style.mark else "utf-8",
        "dialect": {
            "header": True,
            "delimiter": style.delimiter,
            "lineTerminator": "\r\n",
            "quoteChar": '"',
            "doubleQuote": True,
        },
        "schema": _table_schema(table, style),
    }


def _table_schema(table: Table[Any, Any], style: CsvStyle) -> Descriptor:
    schema: Descriptor = {
        "fields": [_field(column, style) for column in table.columns],
        "missingValues": [""],
    }
    if table.primary_key:
        schema["primaryKey"] = list(table.primary_key)
    if table.foreign_keys:
        schema["foreignKeys"] = [
            {
                "fields": list(key.columns),
                "reference": {"resource": key.table, "fields": list(key.columns)},
            }
            for key in table.foreign_keys
        ]
    return schema


def _field(column: Column[Any], style: CsvStyle) -> Descriptor:
    field: Descriptor = {
        "name": column.name,
        "type": column.type.value,
        "description": column.meaning,
    }
    if column.type is ColumnType.NUMBER and style.decimal != ".":
        field["decimalChar"] = style.decimal
    constraints: Descriptor = {}
    if not column.nullable:
        constraints["required"] = True
        if column.type is ColumnType.STRING:
            field["missingValues"] = []  # here an empty cell is the empty string
    if column.choices:
        constraints["enum"] = list(column.choices)
    if constraints:
        field["constraints"] = constraints
    return field
