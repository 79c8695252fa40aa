"""The words that differ between two texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from rapidfuzz.distance import Indel


class Fate(StrEnum):
    """What became of a stretch of text."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


class Stretch(NamedTuple):
    """Some words with the white space around them."""

    fate: Fate
    text: str


def compare_words(old: str, new: str) -> list[Stretch]:
    """Return the stretches that make both texts: kept and removed give `old`, kept and added give `new`.

    As many words as possible are kept; between two that are kept, what was removed comes first.
    """
    return [Stretch(fate, text) for fate, text in _joined(_stretches(old, new)) if text]


def _stretches(old: str, new: str) -> Iterator[Stretch]:
    mine, yours = _words(old), _words(new)
    for step in Indel.opcodes(mine, yours):
        removed = "".join(mine[step.src_start : step.src_end])
        added = "".join(yours[step.dest_start : step.dest_end])
        if step.tag == "equal":
            yield Stretch(Fate.KEPT, added)
        else:
            yield Stretch(Fate.REMOVED, removed)
            yield Stretch(Fate.ADDED, added)


def _joined(stretches: Iterator[Stretch]) -> Iterator[Stretch]:
    """Yield between two kept stretches at most one that is removed and one that is added."""
    removed, added = "", ""
    for fate, text in stretches:
        if fate is Fate.REMOVED:
            removed += text
        elif fate is Fate.ADDED:
            added += text
        elif text:
            yield from (Stretch(Fate.REMOVED, removed), Stretch(Fate.ADDED, added), Stretch(fate, text))
            removed, added = "", ""
    yield from (Stretch(Fate.REMOVED, removed), Stretch(Fate.ADDED, added))


def _words(text: str) -> list[str]:
    """Cut a text into words and white space; joined they are the text."""
    return re.findall(r"\s+|\S+", text)
