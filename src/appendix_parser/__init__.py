"""Turns a council's PDF appendix of scored procurement objectives into data that can be trusted.

`parse("appendix.pdf")` gives an `Appendix`; `appendix.to_frames()` its tables as pandas data frames. Whatever
goes wrong is an `AppendixParserError`. `check` lists the findings, `compare` the differences of two
documents; `make_history` puts editions side by side, and `write` writes the files that the command line writes.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from appendix_parser.corrections import read_corrections
    from appendix_parser.diff.compare import compare
    from appendix_parser.errors import (
        AppendixParserError,
        CorrectionsError,
        InputError,
        LimitError,
        NoAppendixError,
        UnexpectedError,
        UnreadablePdfError,
    )
    from appendix_parser.exporters.json_text import from_json, to_json
    from appendix_parser.library import check, write
    from appendix_parser.limits import Limits
    from appendix_parser.parsing import extract_tables, parse
    from appendix_parser.records import Appendix
    from appendix_parser.timeline import make_history

    __version__: str

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
    "__version__",
    "check",
    "compare",
    "extract_tables",
    "from_json",
    "make_history",
    "parse",
    "read_corrections",
    "to_json",
    "write",
]


_ROOMS = {
    "Appendix": "records",
    "Limits": "limits",
    "check": "library",
    "compare": "diff.compare",
    "extract_tables": "parsing",
    "from_json": "exporters.json_text",
    "make_history": "timeline",
    "parse": "parsing",
    "read_corrections": "corrections",
    "to_json": "exporters.json_text",
    "write": "library",
}
"""Where those names stand that are no errors."""


def __getattr__(name: str) -> Any:
    """Load what takes time to load only when it is asked for: `--help` needs no PDF library, an interrupt none at all."""
    if name not in __all__:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    if name == "__version__":
        return import_module(f"{__name__}.version").VERSION
    return getattr(import_module(f"{__name__}.{_ROOMS.get(name, 'errors')}"), name)


def __dir__() -> list[str]:
    """List what there is, loaded or not, for completion."""
    return sorted({*globals(), *__all__})
