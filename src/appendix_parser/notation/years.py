"""Reads years in column headings: which year a heading names, and what else it says."""

from __future__ import annotations

import re
from typing import Final

from appendix_parser.notation.months import MONTH
from appendix_parser.records import Year

# Years from 1990 to 2099; a financial year is named by two years in a row, the second in full or by its last
# one or two digits. What hangs together with more digits is a date or a span, not a year's label.
_FULL: Final = "(?:199[0-9]|20[0-9]{2})"
_DASH: Final = "[-‐‑–—/]"
_LABEL: Final = re.compile(
    rf"""
    (?<![0-9A-Za-z]) (?<![0-9][-./–])
    (?:
        (?:FY\s*)? (?P<first>{_FULL})
        (?: \s*{_DASH}\s* (?P<second>[0-9]{{2}}|[0-9]{{4}}) | \s+to\s+ (?P<last>[0-9]{{4}}) | /(?P<digit>[0-9]) )
      | (?: FY\s* (?P<short_first>[0-9]{{2}}) \s*{_DASH}\s* | (?P<bare_first>[0-9]{{2}})\s*(?P<bare_dash>{_DASH})\s* )
        (?P<short_second>[0-9]{{2}})
      | (?:{MONTH}-|['’]) (?P<short>[0-9]{{2}})
      | (?P<financial>FY\s* (?:{_FULL}|[0-9]{{2}}))
      | (?P<calendar>{_FULL})
    )
    (?! [0-9A-Za-z] | \s*{_DASH}\s*[0-9] | \.[0-9] )
    """,
    re.VERBOSE | re.IGNORECASE,
)


def _at_either_end(words: str) -> re.Pattern[str]:
    """Return a pattern for one of the words, bare or in brackets, at the start or the end of a text."""
    return re.compile(rf"^\(?(?P<first>{words})\b\)?|\(?\b(?P<last>{words})\)?$", re.IGNORECASE)


_WITHOUT_YEAR: Final = _at_either_end(
    r"(?:(?:current|previous|prior|latest)(?:\s+year)?|(?:last|this|next)\s+year)(?:['’]s)?"
    r"|now|where\s+we\s+are(?:\s+now)?"
)
_EMPTY_BRACKETS: Final = re.compile(r"\(\s*\)|\[\s*\]")


def read_year(text: str) -> Year | None:
    """Return the year that a heading names; see `split_year`."""
    year, _ = split_year(text)
    return year


def split_year(text: str) -> tuple[Year | None, str]:
    """Part a heading such as `2023/24 Score` into its year and the rest, `Score`.

    The year is a calendar year (`2023`, `’23`, `Mar-23`); the first of a financial year (`2023/24`, `FY23-24`,
    `22-23`); null for a label such as `Current` at the heading's start or end, and for `FY24`, by which one council
    means the year that begins, another the year that ends. The label is as printed, except for space around its dash.

    Returns:
        The year, or None if the text names none, or two different ones, or a date; and the text without
        the label (all of it if there is no year).
    """
    text = " ".join(text.split())
    found = [each for each in _LABEL.finditer(text) if not _is_range(each)]
    years = [_year(each) for each in found]
    if not found:
        return _split_word(text, _WITHOUT_YEAR)
    if None in years or len({each.year for each in years if each}) > 1:
        return None, text
    return years[0], _tidy(_LABEL.sub(lambda each: each[0] if _is_range(each) else " ", text))


def _is_range(found: re.Match[str]) -> bool:
    """Return whether a dash is between two numbers that are not years in a row, as in `Ages 11-16`."""
    return found["bare_dash"] not in (None, "/") and _year(found) is None


def _year(found: re.Match[str]) -> Year | None:
    """Return the year of a label; None if its two years are not in a row."""
    label = re.sub(rf"\s*({_DASH})\s*", r"\1", found[0])
    if found["financial"]:
        return Year(year=None, label=label)
    if found["calendar"]:
        return Year(year=int(found["calendar"]), label=label)
    if found["short"]:
        return Year(year=int(_century(found["short"]) + found["short"]), label=label)
    short = found["short_first"] or found["bare_first"]
    first = int(found["first"] or _century(short) + short)
    second = found["second"] or found["last"] or found["digit"] or found["short_second"]
    return Year(year=first, label=label) if str(first + 1).endswith(second) else None


def _century(short: str) -> str:
    return "19" if short >= "90" else "20"


def _split_word(text: str, words: re.Pattern[str]) -> tuple[Year | None, str]:
    """Part a text that begins or ends with one of the words from that word."""
    found = words.search(text)
    if not found:
        return None, text
    rest = _tidy(text[: found.start()] + text[found.end() :])
    return Year(year=None, label=found["first"] or found["last"]), rest


def _tidy(text: str) -> str:
    """Return the text without what a label leaves behind: empty brackets, separators at the ends."""
    return " ".join(_EMPTY_BRACKETS.sub(" ", text).split()).strip(" -‐–—:,/")
