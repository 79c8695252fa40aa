"""What a child process does for the command line; importing this loads the reader of PDFs."""

from __future__ import annotations

from collections.abc import Sequence

from appendix_parser import pipeline
from appendix_parser.exporters.json_text import to_json
from appendix_parser.limits import Limits
from appendix_parser.records import Correction


def appendix(data: bytes, name: str, limits: Limits, corrections: Sequence[Correction]) -> bytes:
    """Return the appendix in a PDF, corrected, as JSON."""
    parsed = pipeline.parse(data, name=name, limits=limits, corrections=corrections)
    return parsed.model_dump_json().encode()


def tables(data: bytes, name: str, limits: Limits) -> bytes:
    """Return the tables in a PDF as JSON."""
    return to_json(pipeline.extract_tables(data, name=name, limits=limits)).encode()
