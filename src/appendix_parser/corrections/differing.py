"""Two texts, quoted where they differ."""

from __future__ import annotations

from itertools import takewhile

_SHOWN_BEFORE = 2
_SHOWN = 10


def differing(one: str, other: str) -> tuple[str, str]:
    """Return each text's words around the first that differs, with … for those left out; short texts whole.

    A line end counts as a word where only those differ, and is shown as ⏎.
    """
    first, second = one.split(), other.split()
    if first == second:
        first, second = (text.replace("\n", " ⏎ ").split() for text in (one, other))
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(first, second, strict=False)))
    start = max(0, same - _SHOWN_BEFORE)
    if max(len(first), len(second)) <= _SHOWN:
        start = 0
    return _window(first, start), _window(second, start)


def _window(words: list[str], start: int) -> str:
    shown = words[start : start + _SHOWN]
    return " ".join(["…"] * (start > 0) + shown + ["…"] * (start + _SHOWN < len(words)))
