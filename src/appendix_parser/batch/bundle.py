"""The files of one document and what is in it as bytes: what a process that renders them answers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict

from appendix_parser.summary import Summary, Tally


def pack(summary: Summary, files: Iterable[tuple[str, bytes]]) -> bytes:
    """Return the bytes that `unpack` takes apart: a line of JSON, then the contents of the files."""
    contents = dict(files)
    head = {"summary": asdict(summary), "sizes": {name: len(content) for name, content in contents.items()}}
    return b"\n".join((json.dumps(head).encode(), b"".join(contents.values())))


def unpack(bundle: bytes) -> tuple[Summary, Mapping[str, bytes]]:
    """Return what was packed.

    Raises:
        ValueError: these bytes are no bundle.
    """
    line, _, body = bundle.partition(b"\n")
    try:
        head = json.loads(line)
        sizes = {str(name): int(size) for name, size in head["sizes"].items()}
        counts = head["summary"]
        summary = Summary(**{**counts, "findings": Tally(**counts["findings"])})
    except (LookupError, TypeError, AttributeError) as error:
        message = "not the head of a bundle"
        raise ValueError(message) from error
    if min(sizes.values(), default=0) < 0 or sum(sizes.values()) != len(body):
        message = "not as long as it says"
        raise ValueError(message)
    return summary, dict(_cut(body, sizes))


def _cut(body: bytes, sizes: Mapping[str, int]) -> Iterator[tuple[str, bytes]]:
    start = 0
    for name, size in sizes.items():
        yield name, body[start : start + size]
        start += size
