"""The output formats of a history and the files that each of them makes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping

from appendix_parser.exporters.folders.package import (
    Descriptor,
    OutputFile,
    Package,
    csv_files,
    parquet_files,
    workbook_file,
)
from appendix_parser.exporters.tabular.history_tables import HISTORY_TABLES
from appendix_parser.exporters.texts.csv_style import CsvStyle
from appendix_parser.exporters.texts.json_text import to_json
from appendix_parser.timeline.history_records import History

_HEAT_MAP = "The heat map of objectives by year, for a report."


def history_package(documents: Mapping[str, str], csv_style: CsvStyle = CsvStyle.PLAIN) -> Package[History]:
    """Return the output folder of a history.

    Args:
        documents: the address of each edition's PDF as the page in the folder links to it, by the
            edition's name; editions may be missing.
        csv_style: how CSV files are written.
    """
    return Package(
        formats={
            "json": (_file("history.json", "history-json", "The whole history.", "json", _json),),
            "csv": csv_files(HISTORY_TABLES, csv_style),
            "parquet": parquet_files(HISTORY_TABLES, _about),
            "xlsx": (workbook_file("history.xlsx", _workbook),),
            "html": (
                _file(
                    "history.html",
                    "page",
                    "The history as a page for a browser, which needs nothing else.",
                    "html",
                    lambda history: _page(history, documents),
                ),
            ),
            "png": (_file("history.png", "picture-png", _HEAT_MAP, "png", lambda it: _plot(it, "png")),),
            "svg": (_file("history.svg", "picture-svg", _HEAT_MAP, "svg", lambda it: _plot(it, "svg")),),
        },
        describe=_describe,
    )


_MEDIA_TYPES = {"json": "application/json", "html": "text/html", "png": "image/png", "svg": "image/svg+xml"}


def _file(
    path: str, name: str, meaning: str, file_format: str, render: Callable[[History], bytes]
) -> OutputFile[History]:
    return OutputFile(path, name, meaning, file_format, _MEDIA_TYPES[file_format], render)


def _json(history: History) -> bytes:
    return to_json(history).encode()


def _workbook(history: History) -> bytes:
    from appendix_parser.exporters.workbook.history_workbook import (
        render_workbook,  # loads a library for workbooks
    )

    return render_workbook(history)


def _page(history: History, documents: Mapping[str, str]) -> bytes:
    from appendix_parser.picture.history_page import render_page  # loads a template engine

    return render_page(history, documents).encode()


def _plot(history: History, picture_format: str) -> bytes:
    from appendix_parser.picture.plot import render_plot  # loads a plotting library

    return render_plot(history, picture_format)


def _digest(history: History) -> str:
    return hashlib.sha256("\n".join(each.source.sha256 for each in history.editions).encode()).hexdigest()


def _about(history: History) -> Mapping[str, str]:
    return {
        "title": history.title,
        "source_filenames": "\n".join(each.source.filename for each in history.editions),
        "source_sha256": "\n".join(each.source.sha256 for each in history.editions),
        "schema_version": history.schema_version,
    }


def _describe(history: History) -> Descriptor:
    return {
        "name": "appendix-history",
        "id": f"urn:sha256:{_digest(history)}",
        "title": history.title,
        "description": "Editions of a council's appendix side by side: one series per objective, and what changed.",
        "schema_version": history.schema_version,
        "sources": [
            {"title": each.source.filename, "sha256": each.source.sha256} for each in history.editions
        ],
    }
