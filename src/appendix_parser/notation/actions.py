"""Finds the actions that a comment states."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from appendix_parser.records import Comments, Part, PartKind


def stated_actions(comments: Comments) -> Iterator[str]:
    """Yield the actions that a comment states; where it only says that one is carried forward, those words."""
    parts = comments.parts
    actions = [part.text.strip() for part in parts if part.kind is PartKind.ACTION and part.text.strip()]
    yield from actions
    if not actions and not has_part(parts, PartKind.SAME_AS_PREVIOUS):
        for part in parts:
            if part.kind is PartKind.CARRIED_FORWARD:
                yield f"{part.marker} {part.text}".strip()


def has_part(parts: Sequence[Part], kind: PartKind) -> bool:
    """Return whether one of the parts is of that kind."""
    return any(part.kind is kind for part in parts)
