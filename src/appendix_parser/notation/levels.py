"""Maturity levels as a rubric's header or first column names them."""

from __future__ import annotations

import re
from typing import Final

from appendix_parser.notation.scale import LABEL

LONGEST_LEVEL: Final = 40
"""Characters of a level's name; a longer text is what a level means."""

FEWEST_LEVELS: Final = 3
"""A table with fewer levels is no rubric."""

_NUMBER: Final = "(?:0|[1-9][0-9]?)"
_WORDS: Final = r"[^\W\d_][^\W\d]*"
_LEVEL: Final = re.compile(
    rf"""
    \(? {LABEL}? (?P<number>{_NUMBER}) \)?
    (?:
        (?: \s*[-‐‑–—.:,)]\s* | \s*(?=\() ) (?P<name> [^\W\d_].* | \([^\W\d_][^()]*\) )
      | \s+ (?P<words>{_WORDS}(?:\s{_WORDS}){{0,2}})
    )?
    | (?P<name_first>[^\W\d_].*?) \s*
      (?: \( {LABEL}? (?P<number_in_brackets>{_NUMBER}) \) | [-–—:]\s*(?P<number_last>{_NUMBER}) )
    """,
    re.VERBOSE | re.IGNORECASE,
)


def read_level(text: str) -> tuple[int | None, str]:
    """Read a level's number and name: `1 - Minimum`, `Level 1: Basic`, `1 Minimum`, `Minimum (1)`.

    Returns:
        The number, null where none is printed; and the name, which is all that is printed where that is only
        a number (`Level 1`, `1`) or no level can be read.
    """
    text = " ".join(text.split())
    found = _LEVEL.fullmatch(text) if len(text) <= LONGEST_LEVEL else None
    if not found:
        return None, text
    number = found["number"] or found["number_in_brackets"] or found["number_last"]
    name = found["name"] or found["words"] or found["name_first"] or text
    return int(number), name[1:-1] if found["name"] and name.startswith("(") else name
