"""Limits on the time, memory and size that a document may take. To add one, add a field to `Limits`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields

from appendix_parser.errors import LimitError

MEGABYTE = 1024 * 1024
"""Bytes in one MB of the limits."""

HIGHEST = 1_000_000
"""No limit can be set higher: larger numbers overflow the system's own types."""


@dataclass(frozen=True, slots=True)
class LimitKind:
    """What a limit is called on the command line and in its message; `problem` is filled with `value`."""

    option: str
    metavar: str
    purpose: str
    problem: str


def _called(option: str, metavar: str, *, purpose: str, problem: str) -> dict[str, LimitKind]:
    return {"kind": LimitKind(option, metavar, purpose, problem)}


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of one run, for each document; whole numbers from 1 to `HIGHEST`.

    Raises:
        ValueError: a limit is outside of that range.
    """

    seconds: int = field(
        default=120,
        metadata=_called(
            "--timeout",
            "SECONDS",
            purpose="Stop working on a document after this time.",
            problem="It took longer than the limit of {value} s.",
        ),
    )
    page_seconds: int = field(
        default=30,
        metadata=_called(
            "--page-timeout",
            "SECONDS",
            purpose="Stop at a page that takes longer than this.",
            problem="This page took longer than the limit of {value} s.",
        ),
    )
    memory_mb: int = field(
        default=2048,
        metadata=_called(
            "--memory",
            "MB",
            purpose="Stop working on a document that needs more memory (address space) than this.",
            problem="It needed more memory than the limit of {value} MB.",
        ),
    )
    file_mb: int = field(
        default=100,
        metadata=_called(
            "--max-size",
            "MB",
            purpose="Refuse a file that is larger than this.",
            problem="The file is larger than the limit of {value} MB.",
        ),
    )
    pages: int = field(
        default=1000,
        metadata=_called(
            "--max-pages",
            "PAGES",
            purpose="Refuse a document that has more pages than this.",
            problem="The document has more pages than the limit of {value}.",
        ),
    )

    characters: int = field(
        default=200_000,
        metadata=_called(
            "--max-characters",
            "NUMBER",
            purpose="Refuse a page with more characters than this.",
            problem="The page has more characters than the limit of {value}.",
        ),
    )
    segments: int = field(
        default=500_000,
        metadata=_called(
            "--max-segments",
            "NUMBER",
            purpose="Refuse a page whose drawings have more path segments than this.",
            problem="The drawings of the page have more segments than the limit of {value}.",
        ),
    )
    images: int = field(
        default=10_000,
        metadata=_called(
            "--max-images",
            "NUMBER",
            purpose="Refuse a page with more images than this.",
            problem="The page has more images than the limit of {value}.",
        ),
    )
    stream_mb: int = field(
        default=100,
        metadata=_called(
            "--max-stream",
            "MB",
            purpose="Refuse an object in the file that is larger than this when it is decompressed.",
            problem="Decompressed, it is larger than the limit of {value} MB.",
        ),
    )
    scan_megapixels: int = field(
        default=60,
        metadata=_called(
            "--max-scan-size",
            "MEGAPIXELS",
            purpose="Refuse a scanned page whose picture has more pixels than this.",
            problem="The picture of the page has more than the limit of {value} million pixels.",
        ),
    )
    scanned_pages: int = field(
        default=200,
        metadata=_called(
            "--max-scanned-pages",
            "PAGES",
            purpose="Refuse a document with more scanned pages to recognise than this.",
            problem="The document has more scanned pages than the limit of {value}.",
        ),
    )
    nesting: int = field(
        default=50,
        metadata=_called(
            "--max-nesting",
            "LEVELS",
            purpose="Refuse objects or drawings that contain each other more deeply than this.",
            problem="Its content is nested more deeply than the limit of {value}.",
        ),
    )

    def __post_init__(self) -> None:
        for name, kind in LIMIT_KINDS.items():
            value = getattr(self, name)
            if not 1 <= value <= HIGHEST:
                message = f"The limit {name} ({kind.option}) must be between 1 and {HIGHEST}, not {value}."
                raise ValueError(message)

    def reached(self, *, limit: str, where: str) -> LimitError:
        """Return the error for the limit of that field: it was reached, and this option raises it."""
        kind = LIMIT_KINDS[limit]
        return LimitError(
            kind.problem.format(value=getattr(self, limit)),
            remedy=f"If you trust the file, raise the limit with {kind.option} {kind.metavar}.",
            where=where,
        )


LIMIT_KINDS: Mapping[str, LimitKind] = {limit.name: limit.metadata["kind"] for limit in fields(Limits)}
"""Field of `Limits` → what it is called."""
