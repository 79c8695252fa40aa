"""Maturity levels as a rubric's header or first column names them, or a key in a line of text."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from appendix_parser.notation.scale import LABEL

LONGEST_LEVEL: Final = 40
"""Characters of a level's name; a longer text is what a level means."""

FEWEST_LEVELS: Final = 3
"""A table with fewer levels is not a rubric."""

_NUMBER: Final = "(?:0|[1-9][0-9]?)"
_WORDS: Final = r"[^\W\d_][^\W\d]*"
_LEVEL: Final = re.compile(
    rf"""
    \(? {LABEL}? (?P<number>{_NUMBER}) \)?
    (?:
        (?: \s*[-‐‑–—.:,)=]\s* | \s*(?=\() ) (?P<name> [^\W\d_].* | \([^\W\d_][^()]*\) )
      | \s+ (?P<words>{_WORDS}(?:\s{_WORDS}){{0,2}})
    )?
    | (?P<name_first>[^\W\d_].*?) \s*
      (?: \( {LABEL}? (?P<number_in_brackets>{_NUMBER}) \) | [-–—:=]\s*(?P<number_last>{_NUMBER}) )
    """,
    re.VERBOSE | re.IGNORECASE,
)


def read_level(text: str) -> tuple[int | None, str]:
    """Read a level's number and name: `1 - Minimum`, `Level 1: Basic`, `1 Minimum`, `Minimum (1)`.

    Returns:
        The number, null if none is printed; and the name, which is all that is printed where that is only
        a number (`Level 1`, `1`) or no level can be read.
    """
    text = " ".join(text.split())
    found = _LEVEL.fullmatch(text) if len(text) <= LONGEST_LEVEL else None
    if not found:
        return None, text
    number = found["number"] or found["number_in_brackets"] or found["number_last"]
    name = found["name"] or found["words"] or found["name_first"] or text
    return int(number), name[1:-1] if found["name"] and name.startswith("(") else name


# -- keys ----------------------------------------------------------------------------------------------------

_KEY_WORD: Final = re.compile(
    r"\b(?:key|scor\w+|levels?|ratings?|scale|maturity|rag|grades?|where)\b", re.IGNORECASE
)
_PIECE_END: Final = re.compile(r"\s*[,;|•\n]\s*|\s+(?:and|or)\s+|\.\s+|\s{3,}")
_PAIR: Final = re.compile(r"(?P<word>[^=:()]{1,40}?)\s*(?:=|–|—| - )\s*(?P<meaning>[^=:()]{1,40})")
_LONGEST_NAME: Final = 4  # words


def read_key(text: str) -> tuple[tuple[int, str], ...]:
    """Return the levels of a key in running text, `1 = Minimum, 2 = Developing, 3 = Mature`; none if it is not a key.

    Each piece must name a level by number and word. The numbers must follow each other, and there must be as many as a
    rubric has. Where no sign of equality joins them, a word such as *key* or *score* must announce them.
    """
    levels = [level for piece in _pieces(text) if (level := read_named_level(piece))]
    steps = {second[0] - first[0] for first, second in pairwise(levels)}
    announced = "=" in text or _KEY_WORD.search(text)
    if not announced or len(levels) < FEWEST_LEVELS or steps not in ({1}, {-1}):
        return ()
    return tuple(sorted(levels)) if len({name.casefold() for _, name in levels}) == len(levels) else ()


def read_abbreviations(text: str) -> tuple[tuple[str, str], ...]:
    """Return the words of a key that explains them by others, `R = Red, A = Amber`: each with its meaning."""
    pairs = [found for piece in _pieces(text) if (found := _PAIR.fullmatch(piece))]
    return tuple((found["word"].strip(), found["meaning"].strip()) for found in pairs)


def _pieces(text: str) -> list[str]:
    """Return the pieces of a text between commas and similar marks; an announcement of a key ends with a colon."""
    pieces = [piece.strip(" .") for piece in _PIECE_END.split(text)]
    return [piece for each in pieces if (piece := _announced(each))]


def _announced(piece: str) -> str:
    before, colon, after = piece.partition(":")
    return after.strip() if colon and _KEY_WORD.search(before) and not re.search("[0-9]", before) else piece


def read_named_level(piece: str) -> tuple[int, str] | None:
    """Read a level that has a number, a short name, and a sign between them or `Level` in front; None if it does not."""
    score, name = read_level(piece)
    joined = any(sign in piece for sign in "=-–—:(") or piece.casefold().startswith("level")
    if score is None or not joined or len(name.split()) > _LONGEST_NAME or any(map(str.isdigit, name)):
        return None
    return score, name
