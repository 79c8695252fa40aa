"""The records of a comparison of two documents."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, JsonValue

from appendix_parser.records import Record


class DifferenceKind(StrEnum):
    """How two documents differ in one place."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"


class Difference(Record):
    """One difference."""

    kind: Annotated[DifferenceKind, Field(description="How the two differ.")]
    where: Annotated[str, Field(description="The place in words; empty for the whole document.")]
    field: Annotated[
        str, Field(description="The field that differs, such as comments.text; empty: the record itself.")
    ]
    old_pointer: Annotated[str | None, Field(description="JSON Pointer in the old document; null: added.")]
    new_pointer: Annotated[str | None, Field(description="JSON Pointer in the new document; null: removed.")]
    old: Annotated[JsonValue, Field(description="What the old document has; null: added or moved.")]
    new: Annotated[JsonValue, Field(description="What the new document has; null: removed or moved.")]
