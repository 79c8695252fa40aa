"""The output formats of an appendix and the files that each of them makes.

To add a format, add one entry in `appendix_package`, and its name to the `FORMATS` that `cli/convert.py` offers: a list
of its own, so that `--help` need not load this.
"""

from __future__ import annotations

from collections.abc import Mapping

from appendix_parser.exporters.folders.package import (
    Descriptor,
    OutputFile,
    Package,
    csv_files,
    parquet_files,
    workbook_file,
)
from appendix_parser.exporters.tabular.appendix_tables import TABLES
from appendix_parser.exporters.texts.csv_style import CsvStyle
from appendix_parser.exporters.texts.json_text import to_json
from appendix_parser.records import Appendix


def _about(appendix: Appendix) -> Mapping[str, str]:
    return {
        "title": appendix.title,
        "source_filename": appendix.source.filename,
        "source_sha256": appendix.source.sha256,
        "schema_version": appendix.schema_version,
    }


def _workbook(appendix: Appendix) -> bytes:
    from appendix_parser.exporters.workbook.appendix_workbook import (
        render_workbook,  # loads a library for workbooks
    )

    return render_workbook(appendix)


def _describe(appendix: Appendix) -> Descriptor:
    return {
        "name": "appendix",
        "id": f"urn:sha256:{appendix.source.sha256}",
        "title": appendix.title,
        "description": "Objectives, rubrics, scores, comments and actions of a council's appendix.",
        "schema_version": appendix.schema_version,
        "sources": [{"title": appendix.source.filename, "sha256": appendix.source.sha256}],
    }


def appendix_package(csv_style: CsvStyle = CsvStyle.PLAIN) -> Package[Appendix]:
    """Return the output folder of an appendix."""
    formats = {
        "json": (
            OutputFile(
                path="appendix.json",
                name="appendix",
                meaning="The whole document as records, every value with its place on the page.",
                format="json",
                mediatype="application/json",
                render=lambda appendix: to_json(appendix).encode(),
            ),
        ),
        "csv": csv_files(TABLES, csv_style),
        "parquet": parquet_files(TABLES, _about),
        "xlsx": (workbook_file("appendix.xlsx", _workbook),),
    }
    return Package(formats, _describe)


APPENDIX = appendix_package()
"""The output folder of an appendix, with plain CSV."""

FORMATS = APPENDIX.formats
