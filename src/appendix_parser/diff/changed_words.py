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

    As many words as possible are kept. Between two kept stretches there is at most one that was removed and,
    after it, one that was added: white space alone does not part what changed.
    """
    removed, added, stretches = "", "", list[Stretch]()
    for old_words, new_words, kept in _steps(_words(old), _words(new)):
        if kept and not (new_words.isspace() and (removed or added)):
            stretches += _changed(removed, added)
            stretches.append(Stretch(Fate.KEPT, new_words))
            removed, added = "", ""
        else:
            removed, added = removed + old_words, added + new_words
    return stretches + _changed(removed, added)


def _steps(old: list[str], new: list[str]) -> Iterator[tuple[str, str, bool]]:
    """Yield what each step takes of both texts, and whether it is the same."""
    for step in Indel.opcodes(old, new):
        yield (
            "".join(old[step.src_start : step.src_end]),
            "".join(new[step.dest_start : step.dest_end]),
            step.tag == "equal",
        )


def _changed(removed: str, added: str) -> list[Stretch]:
    """Return the stretches of what changed; white space that both end with is kept."""
    kept = ""
    while removed and added and removed[-1] == added[-1] and removed[-1].isspace():
        removed, added, kept = removed[:-1], added[:-1], removed[-1] + kept
    parts = (Stretch(Fate.REMOVED, removed), Stretch(Fate.ADDED, added), Stretch(Fate.KEPT, kept))
    return [part for part in parts if part.text]


def _words(text: str) -> list[str]:
    """Cut a text into words and white space; joined they are the text."""
    return re.findall(r"\s+|\S+", text)
