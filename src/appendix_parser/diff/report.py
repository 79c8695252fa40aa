"""The differences for people: one paragraph each, the words that differ marked."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from appendix_parser.diff.changed_words import Fate, compare_words
from appendix_parser.diff.differences import Difference, DifferenceKind

Mark: TypeAlias = Callable[[Fate, str], str]
"""Marks words that were removed or added; it gets no other."""

_AROUND = 8
"""How many words are shown before and after those that differ."""

_SIGNS = {
    DifferenceKind.CHANGED: "~",
    DifferenceKind.ADDED: "+",
    DifferenceKind.REMOVED: "-",
    DifferenceKind.MOVED: ">",
}


def mark_plainly(fate: Fate, text: str) -> str:
    """Mark words without colour, as wdiff does: `[-removed-]`, `{+added+}`."""
    return f"[-{text}-]" if fate is Fate.REMOVED else f"{{+{text}+}}"


def describe(difference: Difference, mark: Mark) -> Iterator[str]:
    """Yield the lines that describe a difference; the first names the place."""
    place = ", ".join(filter(None, (difference.where or "the document", difference.field)))
    moved = " moved" if difference.kind is DifferenceKind.MOVED else ""
    yield f"{_SIGNS[difference.kind]} {place}{moved}"
    if difference.kind is DifferenceKind.CHANGED:
        if isinstance(difference.old, str) and isinstance(difference.new, str):
            yield "    " + mark_words(difference.old, difference.new, mark)
        else:
            yield "    " + mark(Fate.REMOVED, _value(difference.old))
            yield "    " + mark(Fate.ADDED, _value(difference.new))
    elif isinstance(finding := difference.new or difference.old, Mapping) and "remedy" in finding:
        yield f"    {finding['message']}"
        if difference.kind is DifferenceKind.ADDED:
            yield f"    What to do: {finding['remedy']}"


def mark_words(old: str, new: str, mark: Mark) -> str:
    """Return both texts in one line, the words that differ marked, long stretches that do not cut short."""
    stretches = compare_words(" ".join(old.split()), " ".join(new.split()))
    if not any(fate is not Fate.KEPT for fate, _ in stretches):
        return "(only white space differs)"
    last = len(stretches) - 1
    return "".join(
        _shortened(text, first=place == 0, last=place == last)
        if fate is Fate.KEPT
        else _marked(fate, text, mark)
        for place, (fate, text) in enumerate(stretches)
    )


def _marked(fate: Fate, text: str, mark: Mark) -> str:
    """Mark a stretch except for the white space around it."""
    core = text.strip()
    start = len(text) - len(text.lstrip())
    return text[:start] + mark(fate, core) + text[start + len(core) :] if core else text


def _shortened(text: str, *, first: bool, last: bool) -> str:
    words = text.split()
    if len(words) <= 2 * _AROUND + 1 and not (first or last):
        return text
    head = [] if first else words[:_AROUND]
    tail = [] if last else words[len(words) - _AROUND :]
    if len(head) + len(tail) >= len(words):
        return text
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}{' '.join([*head, '…', *tail])}{after}"


def _value(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def count(differences: list[Difference]) -> Mapping[DifferenceKind, int]:
    """Return how many differences of each kind there are; kinds without any are left out."""
    kinds = [difference.kind for difference in differences]
    return {kind: kinds.count(kind) for kind in DifferenceKind if kind in kinds}
