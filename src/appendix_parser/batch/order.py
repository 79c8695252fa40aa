"""The order for each document of a run, as bytes that can go to another machine."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from appendix_parser.exporters.texts.csv_style import CsvStyle
from appendix_parser.read_options import ReadOptions


@dataclass(frozen=True, slots=True)
class Order:
    """How each document is read and what is made of it.

    Attributes:
        version: the version of the program that gives the order.
        formats: names of the formats.
        csv_style: how CSV files are written.
        options: how each document is read; the limits hold for each process that works on it.
        corrections: the fields of each correction.
    """

    version: str
    formats: tuple[str, ...]
    csv_style: CsvStyle = CsvStyle.PLAIN
    options: ReadOptions = field(default_factory=ReadOptions)
    corrections: tuple[Mapping[str, str], ...] = ()

    def to_bytes(self) -> bytes:
        """Return the order as JSON."""
        return json.dumps(asdict(self)).encode()

    @classmethod
    def from_bytes(cls, order: bytes) -> Order:
        """Return the order that `to_bytes` wrote."""
        said: dict[str, Any] = json.loads(order)
        return cls(
            **{
                **said,
                "formats": tuple(said["formats"]),
                "csv_style": CsvStyle(said["csv_style"]),
                "options": ReadOptions.from_values(said["options"]),
                "corrections": tuple(said["corrections"]),
            }
        )


_FOR_ALL = ("appendix_parser.batch.convert_one", "appendix_parser.reading.pdfminer.reader")
_FOR_WITNESS = ("appendix_parser.witness.pdfium.look", "appendix_parser.witness.examine")
_FOR_FORMAT = {
    "parquet": "appendix_parser.exporters.texts.parquet_file",
    "xlsx": "appendix_parser.exporters.workbook.appendix_workbook",
}


def needed(order: Order) -> list[str]:
    """Return the modules that the processes will need; loading them costs more than reading a short document."""
    exporters = [_FOR_FORMAT[name] for name in order.formats if name in _FOR_FORMAT]
    witness = _FOR_WITNESS if order.options.witness else ()
    return [*_FOR_ALL, *witness, *exporters]
