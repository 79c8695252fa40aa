"""What is to be done with each document of a run, as bytes that can go to another machine."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from appendix_parser.limits import Limits
from appendix_parser.reading import Reader


@dataclass(frozen=True, slots=True)
class Order:
    """How each document is read and what is made of it.

    Attributes:
        version: the version of the program that gives the order.
        formats: names of the formats.
        reader: what reads the PDF.
        limits: the limits of each process that works on it.
        password: what opens it, where it is encrypted.
        corrections: the fields of each correction.
    """

    version: str
    formats: tuple[str, ...]
    reader: Reader = Reader.PDFPLUMBER
    limits: Limits = field(default_factory=Limits)
    password: str = field(default="", repr=False)
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
                "reader": Reader(said["reader"]),
                "limits": Limits(**said["limits"]),
                "corrections": tuple(said["corrections"]),
            }
        )


_FOR_ALL = "appendix_parser.batch.work"
_FOR_READER = {
    Reader.PDFPLUMBER: "appendix_parser.reading.pdfplumber_reader",
    Reader.PDFIUM: "appendix_parser.reading.pdfium_reader",
    Reader.BOTH: "appendix_parser.reading.both",
}
_FOR_FORMAT = {
    "parquet": ("appendix_parser.exporters.parquet_file", "pandas"),  # which pyarrow loads when it is used
    "xlsx": ("appendix_parser.exporters.workbook.appendix",),
}


def needed(order: Order) -> list[str]:
    """Return the modules that the processes will need; loading them costs more than reading a short document."""
    exporters = [module for name in order.formats for module in _FOR_FORMAT.get(name, ())]
    return [_FOR_ALL, _FOR_READER[order.reader], *exporters]
