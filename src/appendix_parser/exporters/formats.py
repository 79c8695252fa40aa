"""The output formats and the files that each of them makes. To add a format, add one entry to `FORMATS`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from appendix_parser.exporters.csv_text import to_csv
from appendix_parser.exporters.json_text import to_json
from appendix_parser.exporters.tables import TABLES, AppendixTable
from appendix_parser.records import Appendix


@dataclass(frozen=True, slots=True)
class OutputFile:
    """A file of a format.

    Attributes:
        path: its name in the output folder.
        name: its name in the data package.
        meaning: what it holds.
        format: its format's name in the data package.
        mediatype: its media type (RFC 6838).
        render: makes its content; pure.
        table: where the file is CSV, the table in it: CSV cannot say by itself what its columns are.
    """

    path: str
    name: str
    meaning: str
    format: str
    mediatype: str
    render: Callable[[Appendix], bytes]
    table: AppendixTable | None = None


def _json_file() -> OutputFile:
    return OutputFile(
        path="appendix.json",
        name="appendix",
        meaning="The whole document as records, every value with its place on the page.",
        format="json",
        mediatype="application/json",
        render=lambda appendix: to_json(appendix).encode(),
    )


def _csv_file(table: AppendixTable) -> OutputFile:
    return OutputFile(
        path=f"{table.name}.csv",
        name=table.name,
        meaning=table.meaning,
        format="csv",
        mediatype="text/csv",
        render=lambda appendix: to_csv(table, appendix).encode(),
        table=table,
    )


def _parquet_file(table: AppendixTable) -> OutputFile:
    return OutputFile(
        path=f"{table.name}.parquet",
        name=f"{table.name}-parquet",
        meaning=f"{table.meaning} As Parquet: types and meanings of the columns are in the file.",
        # Not "parquet": by that name the frictionless library reads the file through pandas, which turns
        # whole numbers beside nulls into floats, and finds them invalid. By this one it checks the hash.
        format="apache-parquet",
        mediatype="application/vnd.apache.parquet",
        render=lambda appendix: _render_parquet(table, appendix),
    )


def _render_parquet(table: AppendixTable, appendix: Appendix) -> bytes:
    # Imported here because pyarrow takes longer to load than a document takes to write as CSV.
    from appendix_parser.exporters.parquet_file import to_parquet

    about = {
        "title": appendix.title,
        "source_filename": appendix.source.filename,
        "source_sha256": appendix.source.sha256,
        "schema_version": appendix.schema_version,
    }
    return to_parquet(table, appendix, about)


FORMATS: Mapping[str, tuple[OutputFile, ...]] = {
    "json": (_json_file(),),
    "csv": tuple(map(_csv_file, TABLES)),
    "parquet": tuple(map(_parquet_file, TABLES)),
}
