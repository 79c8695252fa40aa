"""Numbers of objectives, as the table's first column and the labels of rubrics print them."""

from __future__ import annotations

import re
from typing import Final

from appendix_parser.text import without_marks

_NUMBER: Final = re.compile(
    r"(?:#|(?:objective|obj|ref|item|number|no)\b\.?:?)?\s*"
    r"(?:\((?P<bracketed>[0-9]{1,4})\)|(?P<plain>[0-9]{1,4})[.):]?)",
    re.IGNORECASE,
)


def _broken(word: str) -> str:
    """Return a pattern for a word that the end of a narrow line may have broken without a hyphen."""
    return r"\s?".join(word)


_DASH: Final = r"\s*[-‐‑–—:,]\s*"
_SCORING: Final = "|".join(map(_broken, ("scoring", "score")))
_GUIDE: Final = "|".join(map(_broken, ("criteria", "criterion", "rubric", "matrix", "guide")))
_CRITERIA: Final = rf"\(?(?:{_SCORING})\s+(?:{_GUIDE})\)?"
_LABEL: Final = r"(?P<label>[0-9]{1,4}[a-z]?(?:\.[0-9]+)*)(?![\w.])"
_RUBRIC: Final = re.compile(
    rf"""
    (?: {_CRITERIA} (?:{_DASH}|\s+) (?:for\s+)? )?
    {_broken("objective")}\s+ (?:no\.?\s*|[#]\s*)? {_LABEL} (?:{_DASH}|\s+|$)
    (?P<title>.*?)
    (?: (?:{_DASH}|\s*) {_CRITERIA} )? [\s:.]?
    """,
    re.VERBOSE | re.IGNORECASE,
)


def read_number(label: str) -> int | None:
    """Return the number of an objective's label: `1`, `1.`, `(1)`, `#12`, `Obj 12`, `Objective 12`.

    Null where the label is more than a whole number, as two labels may not become one number: `12a`, `1.1`,
    `A`, `CI001`. A footnote mark beside it is not part of it: `12¹` is 12.
    """
    found = _NUMBER.fullmatch(without_marks(label).strip())
    return int(found["bracketed"] or found["plain"]) if found else None


def read_rubric_label(label: str) -> tuple[int | None, str | None]:
    """Return the number and title of the objective that a rubric is for.

    `Objective 56 - Developing Talent - scoring criteria` gives 56 and `Developing Talent`, as does `Scoring
    criteria for objective 56: Developing Talent`. The number is null for a label such as `12a` or `1.1`, the
    title where none is printed, and both for a rubric that is not for one objective.
    """
    found = _RUBRIC.fullmatch(" ".join(without_marks(label).split()))
    if not found:
        return None, None
    return read_number(found["label"]), found["title"] or None
