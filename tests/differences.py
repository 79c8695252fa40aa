"""What two parses of one document do not have in common."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from appendix_parser import Appendix


def parse_differences(one: Appendix, other: Appendix, *, points: float) -> list[str]:
    """Return where two parses differ; places may lie `points` apart."""
    return list(_differences(one.model_dump(), other.model_dump(), "", points))


def _differences(one: Any, other: Any, path: str, points: float) -> Iterator[str]:
    if isinstance(one, dict) and isinstance(other, dict) and one.keys() == other.keys():
        for key in one:
            yield from _differences(one[key], other[key], f"{path}/{key}", points)
    elif isinstance(one, (tuple, list)) and isinstance(other, (tuple, list)) and len(one) == len(other):
        if path.endswith("/bbox"):
            if any(abs(a - b) > points for a, b in zip(one, other, strict=True)):
                yield f"{path}: {one} or {other}"
            return
        for index, (a, b) in enumerate(zip(one, other, strict=True)):
            yield from _differences(a, b, f"{path}/{index}", points)
    elif one != other:
        yield f"{path}: {str(one)[:200]!r} or {str(other)[:200]!r}"
