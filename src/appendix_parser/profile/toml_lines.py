"""Finds the line of a key in a TOML file: `tomllib` says so only for mistakes in the syntax."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from typing import Any, Final

_NAME: Final = r"""(?:[A-Za-z0-9_-]+|"(?:[^"\\]|\\.)*"|'[^']*')"""
_KEYS: Final = rf"{_NAME}(?:\s*\.\s*{_NAME})*"
_TABLE: Final = re.compile(rf"\s*\[\s*({_KEYS})\s*\]\s*(?:#.*)?")
_ENTRY: Final = re.compile(rf"\s*({_KEYS})\s*=")

Path = Sequence[str | int]


def line_of(text: str, path: Path) -> int:
    """Return the line, from 1, of the key at a path, or else of the nearest table or key around it.

    Args:
        text: a TOML file without a mistake in its syntax.
        path: the keys that lead to the value, from the outermost.
    """
    keys = [str(part) for part in path]
    best, depth = 1, 0
    for line, found in _keys(text):
        shared = found == keys[: len(found)]
        if shared and len(found) > depth:
            best, depth = line, len(found)
    return best


def _keys(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each line that names a table or a key, with the whole path of that."""
    table: list[str] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if found := _TABLE.fullmatch(line):
            table = _path(found[1])
            yield number, table
        elif found := _ENTRY.match(line):
            yield number, [*table, *_path(found[1])]


def _path(keys: str) -> list[str]:
    """Return the parts of a dotted key as TOML reads them."""
    inner: Any = tomllib.loads(f"{keys} = 0")
    parts: list[str] = []
    while isinstance(inner, dict):
        ((key, inner),) = inner.items()
        parts.append(key)
    return parts
