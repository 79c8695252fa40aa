"""What `import appendix_parser` offers beside `parse`: the commands `check`, `convert` and `history`, as functions."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

from appendix_parser.exporters.csv_style import CsvStyle
from appendix_parser.parsing import parse
from appendix_parser.records import Appendix, Finding
from appendix_parser.timeline.records import History

_APPENDIX_FORMATS = ("json", "csv", "parquet", "xlsx")


def check(source: str | Path | bytes, **options: Any) -> tuple[Finding, ...]:
    """List the findings of an appendix.

    Args:
        source: the PDF's path, or its bytes.
        options: as for `parse`.

    Returns:
        The findings in the order of the document; none if there is nothing to doubt.

    Raises:
        AppendixParserError: as for `parse`.
    """
    return parse(source, **options).findings


def write(
    document: Appendix | History,
    folder: str | Path,
    formats: Collection[str] = _APPENDIX_FORMATS,
    *,
    csv: str = "plain",
    force: bool = False,
) -> list[Path]:
    """Write an appendix or a history into a folder, whole or not at all, as `convert` and `history` do.

    Args:
        document: what `parse` or `make_history` returned.
        folder: where the files go; it is made if it does not exist.
        formats: json, csv, parquet and xlsx; for a history also html, png and svg.
        csv: plain, excel or excel-semicolon.
        force: also replace files that this program did not write, or that were changed since.

    Returns:
        The paths of the files.

    Raises:
        OutputError: a format is unknown, or the folder cannot be written; it is then as it was before.
        ValueError: `csv` is none of the three.
    """
    from appendix_parser.exporters.write import write_outputs, write_package  # takes longer to load

    style = CsvStyle(csv)
    if isinstance(document, Appendix):
        return write_outputs(document, Path(folder), formats, csv_style=style, force=force)
    from appendix_parser.exporters.history_formats import history_package

    return write_package(history_package({}, style), document, Path(folder), formats, force=force)
