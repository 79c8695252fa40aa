"""Files, and what there is to say about them, as bytes: what a process that renders them answers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from pydantic import JsonValue


def pack(about: JsonValue, files: Iterable[tuple[str, bytes]]) -> bytes:
    """Return the bytes that `unpack` takes apart: a line of JSON, then the contents of the files."""
    contents = dict(files)
    head = {"about": about, "sizes": {name: len(content) for name, content in contents.items()}}
    return b"\n".join((json.dumps(head).encode(), b"".join(contents.values())))


def unpack(bundle: bytes) -> tuple[JsonValue, Mapping[str, bytes]]:
    """Return what was packed.

    Raises:
        ValueError: these bytes are not a bundle.
    """
    line, _, body = bundle.partition(b"\n")
    try:
        head = json.loads(line)
        sizes = {str(name): int(size) for name, size in head["sizes"].items()}
        about: JsonValue = head["about"]
    except (LookupError, TypeError, AttributeError) as error:
        message = "not the head of a bundle"
        raise ValueError(message) from error
    if min(sizes.values(), default=0) < 0 or sum(sizes.values()) != len(body):
        message = "not as long as it says"
        raise ValueError(message)
    return about, dict(_cut(body, sizes))


def _cut(body: bytes, sizes: Mapping[str, int]) -> Iterator[tuple[str, bytes]]:
    start = 0
    for name, size in sizes.items():
        yield name, body[start : start + size]
        start += size
