"""Turns a council's PDF appendix of scored procurement objectives into data that can be trusted.

`parse("appendix.pdf")` gives an `Appendix`; `appendix.to_frames()` gives its tables as pandas data frames. `check` lists
the findings, `compare` the differences of two documents, and `extract_tables` the tables of any PDF. `history` puts
editions side by side, and `write` writes the files that the command line writes. Every error that the package
raises on purpose is an `AppendixParserError`, except wrong arguments, which are a `ValueError`.
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
        DecisionError,
        InputError,
        LimitError,
        NoAppendixError,
        NoSuchPageError,
        OutputError,
        PageRangeError,
        ProfileError,
        UnexpectedError,
        UnreadablePdfError,
    )
    from appendix_parser.exporters.texts.json_schema import json_schema
    from appendix_parser.exporters.texts.json_text import from_json, to_json
    from appendix_parser.inputs.limits import Limits
    from appendix_parser.library import check, history, review_page, write
    from appendix_parser.parsing import extract_tables, parse
    from appendix_parser.records import Appendix
    from appendix_parser.timeline.history_records import History

    __version__: str

__all__ = [
    "Appendix",
    "AppendixParserError",
    "CorrectionsError",
    "DecisionError",
    "History",
    "InputError",
    "LimitError",
    "Limits",
    "NoAppendixError",
    "NoSuchPageError",
    "OutputError",
    "PageRangeError",
    "ProfileError",
    "UnexpectedError",
    "UnreadablePdfError",
    "__version__",
    "check",
    "compare",
    "extract_tables",
    "from_json",
    "history",
    "json_schema",
    "parse",
    "read_corrections",
    "review_page",
    "to_json",
    "write",
]


_MODULES = {
    "Appendix": "records",
    "History": "timeline.history_records",
    "Limits": "inputs.limits",
    "check": "library",
    "compare": "diff.compare",
    "extract_tables": "parsing",
    "from_json": "exporters.texts.json_text",
    "history": "library",
    "json_schema": "exporters.texts.json_schema",
    "parse": "parsing",
    "read_corrections": "corrections",
    "review_page": "library",
    "to_json": "exporters.texts.json_text",
    "write": "library",
}
"""The modules of those names that are not errors."""


def __getattr__(name: str) -> Any:
    """Load what takes time to load only when it is asked for: `--help` needs no PDF library, an interrupt none at all."""
    if name not in __all__:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    if name == "__version__":
        return import_module(f"{__name__}.version").VERSION
    return getattr(import_module(f"{__name__}.{_MODULES.get(name, 'errors')}"), name)


def __dir__() -> list[str]:
    """List what is offered, loaded or not, and nothing else, for completion."""
    return sorted({*__all__, *(name for name in globals() if name.startswith("__"))})
