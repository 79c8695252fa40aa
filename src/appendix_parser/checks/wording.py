"""Words for messages, and the comparison of words as a reader would make it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

_QUOTED_WORDS = 10


def fold(text: str) -> str:
    """Return what two spellings of a name share: letters and digits alone, in one case, `&` as `and`."""
    compatible = unicodedata.normalize("NFKC", text).casefold().replace("&", " and ")
    return "".join(filter(str.isalnum, compatible))


def opening(text: str) -> str:
    """Return the first words of `text`, for quoting."""
    words = text.split()
    return " ".join(words[:_QUOTED_WORDS]) + (" …" if len(words) > _QUOTED_WORDS else "")


def closing(text: str) -> str:
    """Return the last words of `text`, for quoting."""
    words = text.split()
    return ("… " if len(words) > _QUOTED_WORDS else "") + " ".join(words[-_QUOTED_WORDS:])


def listed(items: Iterable[object]) -> str:
    """Return the items as a list in words: `2, 3 and 5`."""
    *most, last = map(str, items)
    return f"{', '.join(most)} and {last}" if most else last


def plain(number: float) -> str:
    """Return a score without a needless decimal: `3`, `2.5`."""
    return f"{number:g}"
