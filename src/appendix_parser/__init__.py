"""Turns a council's PDF appendix of scored procurement objectives into data that can be trusted.

`parse("appendix.pdf")` gives an `Appendix`; `appendix.to_frames()` its tables as pandas data frames. Whatever
goes wrong is an `AppendixParserError`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from appendix_parser.errors import (
    AppendixParserError,
    CorrectionsError,
    InputError,
    LimitError,
    NoAppendixError,
    UnexpectedError,
    UnreadablePdfError,
)
from appendix_parser.limits import Limits

if TYPE_CHECKING:
    from appendix_parser.corrections import read_corrections
    from appendix_parser.parsing import extract_tables, parse
    from appendix_parser.records import Appendix

__all__ = [
    "Appendix",
    "AppendixParserError",
    "CorrectionsError",
    "InputError",
    "LimitError",
    "Limits",
    "NoAppendixError",
    "UnexpectedError",
    "UnreadablePdfError",
    "extract_tables",
    "parse",
    "read_corrections",
]


def __getattr__(name: str) -> Any:
    """Load what takes time to load only when it is asked for: `--help` needs no PDF library."""
    if name in ("extract_tables", "parse"):
        from appendix_parser import parsing

        return getattr(parsing, name)
    if name == "read_corrections":
        from appendix_parser.corrections import read_corrections

        return read_corrections
    if name == "Appendix":
        from appendix_parser.records import Appendix

        return Appendix
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
