"""Captions: what a heading says beside the name of a section: that it goes on, or which year its table is of."""

from __future__ import annotations

import re

from appendix_parser.assembly.passage import Passage
from appendix_parser.notation.years import split_year
from appendix_parser.records import Year

_GOES_ON = re.compile(r"[\W_]*\b(?:continued|cont(?:['’]?d)?)\b\W*$")
_ORDINAL = re.compile(r"^\d+(?:\.\d+)+\.?\s+")  # `1.2 `, of a sub-heading
_ABOUT_YEAR = frozenset({"assessment", "self-assessment", "position", "results", "score", "scores", "year"})


def name_of(heading: Passage) -> str:
    """Return what a heading calls a section, to compare it with others: without `(continued)`, in small letters."""
    return _ORDINAL.sub("", _GOES_ON.sub("", heading.plain.casefold()))


def year_of_caption(text: str) -> Year | None:
    """Return the year that a heading names and nothing else; None where it says more."""
    year, rest = split_year(text)
    if year is None or year.year is None or not set(rest.casefold().split()) <= _ABOUT_YEAR:
        return None
    return year if not rest or not text.casefold().startswith(rest.casefold()) else None
