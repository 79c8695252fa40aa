"""Reads what a heading says apart from the name of a section: that it continues, or the year of its table."""

from __future__ import annotations

import re

from appendix_parser.assembly.passage import Passage
from appendix_parser.notation.years import split_year
from appendix_parser.records import Year

_CONTINUED = r"\b(?:continued|cont(?:['’]?d)?)\b"
_GOES_ON = re.compile(
    rf"^\W*{_CONTINUED}\W+|[\W_]*{_CONTINUED}\W*(?:from (?:the )?(?:previous|last) page)?\W*$"
)
_ORDINAL = re.compile(
    r"^(?:(?:section|part|theme|area) )?(?:\d+(?:\.\d+)*|[a-z](?=[.:)]))[.:)]?\s*(?:[-–—:]\s*)?(?=\D)"
)
_ABOUT_YEAR = frozenset(
    [
        "assessment",
        "for",
        "in",
        "of",
        "our",
        "position",
        "progress",
        "results",
        "review",
        "score",
        "scores",
        "self-assessment",
        "the",
        "update",
        "year",
    ]
)


def name_of(heading: Passage) -> str:
    """Return the name of a section from its heading, for comparison: in lower case, without number or `(continued)`."""
    return _ORDINAL.sub("", _GOES_ON.sub("", heading.plain.casefold())).strip()


def heading_continues(heading: Passage) -> bool:
    """Return whether a heading says that its section continues."""
    return bool(_GOES_ON.search(heading.plain.casefold()))


def year_of_caption(text: str) -> Year | None:
    """Return the year that a heading names; None if it says more than a year."""
    year, rest = split_year(text)
    return year if year and year.year is not None and set(rest.casefold().split()) <= _ABOUT_YEAR else None
