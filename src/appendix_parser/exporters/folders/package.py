"""Defines an output folder: the files of each format, and what its data package says about the document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeAlias, TypeVar

from appendix_parser.exporters.tabular.table import Table
from appendix_parser.exporters.texts.csv_style import CsvStyle
from appendix_parser.exporters.texts.csv_text import to_csv

Descriptor: TypeAlias = dict[str, Any]

Document = TypeVar("Document")


@dataclass(frozen=True)  # no slots: Python 3.11 cannot combine them with a subscripted call
class OutputFile(Generic[Document]):
    """A file of a format.

    Attributes:
        path: its name in the output folder.
        name: its name in the data package.
        meaning: what it holds.
        format: its format's name in the data package.
        mediatype: its media type (RFC 6838).
        render: makes its content; pure.
        table: where the file is CSV, the table in it: CSV cannot say by itself what its columns are.
        csv_style: how that is written.
    """

    path: str
    name: str
    meaning: str
    format: str
    mediatype: str
    render: Callable[[Document], bytes]
    table: Table[Document, Any] | None = None
    csv_style: CsvStyle = CsvStyle.PLAIN


@dataclass(frozen=True)  # no slots: Python 3.11 cannot combine them with a subscripted call
class Package(Generic[Document]):
    """A kind of output folder.

    Attributes:
        formats: the files that each format makes, by the format's name; all names of files are distinct.
        describe: what the data package says of the document, before it lists the files.
    """

    formats: Mapping[str, tuple[OutputFile[Document], ...]]
    describe: Callable[[Document], Descriptor]

    @property
    def paths(self) -> frozenset[str]:
        """The names of all files that there can be, except for the data package itself."""
        return frozenset(file.path for files in self.formats.values() for file in files)


def csv_files(tables: Iterable[Table[Document, Any]], style: CsvStyle) -> tuple[OutputFile[Document], ...]:
    """Return a CSV file for each table."""
    return tuple(_csv_file(table, style) for table in tables)


def parquet_files(
    tables: Iterable[Table[Document, Any]], about: Callable[[Document], Mapping[str, str]]
) -> tuple[OutputFile[Document], ...]:
    """Return a Parquet file for each table; what `about` says of the document becomes its metadata."""
    return tuple(_parquet_file(table, about) for table in tables)


def workbook_file(path: str, render: Callable[[Document], bytes]) -> OutputFile[Document]:
    """Return the workbook at `path`."""
    return OutputFile(
        path=path,
        name="workbook",
        meaning="All tables and a summary as one workbook for Excel and other spreadsheets.",
        # Not "xlsx": by that name the frictionless library takes the first sheet for a table.
        format="office-open-xml",
        mediatype="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        render=render,
    )


def _csv_file(table: Table[Document, Any], style: CsvStyle) -> OutputFile[Document]:
    return OutputFile(
        path=f"{table.name}.csv",
        name=table.name,
        meaning=table.meaning,
        format="csv",
        mediatype="text/csv",
        render=lambda document: to_csv(table, document, style).encode(),
        table=table,
        csv_style=style,
    )


def _parquet_file(
    table: Table[Document, Any], about: Callable[[Document], Mapping[str, str]]
) -> OutputFile[Document]:
    def render(document: Document) -> bytes:
        # Imported here because pyarrow takes longer to load than a document takes to write as CSV.
        from appendix_parser.exporters.texts.parquet_file import to_parquet

        return to_parquet(table, document, about(document))

    return OutputFile(
        path=f"{table.name}.parquet",
        name=f"{table.name}-parquet",
        meaning=f"{table.meaning} As Parquet: types and meanings of the columns are in the file.",
        # Not "parquet": by that name the frictionless library reads the file through pandas, which turns
        # whole numbers beside nulls into floats, and finds them invalid. By this one it checks the hash.
        format="apache-parquet",
        mediatype="application/vnd.apache.parquet",
        render=render,
    )
