"""Turns a council's PDF appendix of scored procurement objectives into data that can be trusted.

`parse("appendix.pdf")` gives an `Appendix`; `appendix.to_frames()` its tables as pandas data frames. Whatever
goes wrong is an `AppendixParserError`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from appendix_parser.corrections import read_corrections
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


_ROOMS = {
    "Appendix": "records",
    "Limits": "limits",
    "extract_tables": "parsing",
    "parse": "parsing",
    "read_corrections": "corrections",
}
"""Where those names stand that are no errors."""


def __getattr__(name: str) -> Any:
    """Load what takes time to load only when it is asked for: `--help` needs no PDF library, an interrupt none at all."""
    if name not in __all__:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f"{__name__}.{_ROOMS.get(name, 'errors')}"), name)
