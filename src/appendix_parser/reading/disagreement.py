"""What two readings of one page do not have in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from appendix_parser.doubts import Doubt
from appendix_parser.page import PageContent, RulingLine, Word

_SAMPLE = 60  # characters quoted in a finding
_APART = 0.5  # font sizes: readers round the widths of letters in their own ways, which adds up along a line
_OFF = 1.0  # points by which a ruling line may lie elsewhere


def disagreements(one: PageContent, other: PageContent) -> list[Doubt]:
    """Return a doubt for the words, and one for the ruling lines, that only one of two readings has."""
    doubts = []
    words = _missing(one, other), _missing(other, one)
    if any(words):
        first, second = (" ".join(word.text for word in group)[:_SAMPLE] for group in words)
        doubts.append(Doubt("readers-disagree", {"first": first, "second": second}))
    lines = [line for line in one.lines if not _drawn(line, other.lines)]
    lines += [line for line in other.lines if not _drawn(line, one.lines)]
    if lines:
        doubts.append(Doubt("readers-disagree-on-lines", {"count": len(lines)}))
    return doubts


def _missing(one: PageContent, other: PageContent) -> list[Word]:
    """Return the words of `one` that `other` has not got in their place."""
    places: dict[str, list[Word]] = defaultdict(list)
    for word in other.words:
        places[word.text].append(word)
    missing = []
    for word in one.words:
        match = next((twin for twin in places[word.text] if _in_place(word, twin, one, other)), None)
        if match is None:
            missing.append(word)
        else:
            places[word.text].remove(match)
    return missing


def _in_place(word: Word, twin: Word, one: PageContent, other: PageContent) -> bool:
    boxes = zip(one.shown(word.box), other.shown(twin.box), strict=True)
    return all(abs(a - b) <= max(_OFF, _APART * word.size) for a, b in boxes)


def _drawn(line: RulingLine, lines: Sequence[RulingLine]) -> bool:
    return any(
        line.horizontal == other.horizontal
        and abs(line.position - other.position) <= _OFF
        and abs(line.start - other.start) <= _OFF
        and abs(line.end - other.end) <= _OFF
        for other in lines
    )
