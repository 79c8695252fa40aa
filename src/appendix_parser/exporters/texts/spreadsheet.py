"""Text that a spreadsheet shows as it is written: the escape of CSV cells, and its inverse.

A spreadsheet that opens a CSV file runs a cell such as `=1+1`, and turns `2/3` into a date, `1.10` into 1.1
and `TRUE` into a truth value, even if the cell is quoted. Such a text gets an apostrophe in front. So that
the escape can be undone without knowing this list, a text that starts with an apostrophe gets another one: an
apostrophe at the start of a cell is never part of the text.
"""

from __future__ import annotations

import re
import unicodedata

from appendix_parser.notation.months import MONTH

MARK = "'"

# The first characters of a formula (OWASP, CSV Injection); U+2212 is the minus sign.
_FORMULA_STARTS = frozenset("=+-@\u2212")
# The first characters that some importers drop or split at, so that what follows them comes first.
_DROPPED_STARTS = frozenset("\t\r\n\0")

_DAYS = "mon(?:day)?|tues?(?:day)?|wed(?:nesday)?|thu(?:rs)?(?:day)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?"

# Numbers, amounts, dates and times in any order and notation: what is made of nothing but their pieces.
_NUMBER_OR_DATE = re.compile(rf"(?:\d|[\s.,:/()'%£$€¥+-]|{MONTH}|{_DAYS}|am|pm|\s[ap]\b|(?<=\d)[etz])+")
# What is shown as it is written all the same: a whole number without a leading zero and too short for an
# exponent, and a financial year that cannot be a year and a month (2022/23, but not 2011/12).
_SHOWN_AS_WRITTEN = re.compile(r"0|[1-9][0-9]{0,10}|[12][0-9]{3}[/-](?:1[3-9]|[2-9][0-9])")
_TRUTH_OR_ERROR = re.compile(r"true|false|#n/a|#[a-z][a-z0-9/]*[!?]")


def escape(text: str) -> str:
    """Return `text` as a cell that a spreadsheet neither runs nor converts; `unescape` undoes it exactly."""
    return MARK + text if text.startswith(MARK) or _would_act(text) else text


def unescape(cell: str) -> str:
    """Return the text that `escape` was given."""
    return cell.removeprefix(MARK)


def _would_act(text: str) -> bool:
    """Return whether a spreadsheet would run or convert `text` (rather once too often than once too seldom)."""
    if text[:1] in _DROPPED_STARTS:
        return True
    shown = _folded(text)
    if shown[:1] in _FORMULA_STARTS:
        return len(shown) > 1  # a lone dash is a common score and no formula
    return bool(_TRUTH_OR_ERROR.fullmatch(shown)) or _is_converted_number(shown)


def _is_converted_number(shown: str) -> bool:
    if _SHOWN_AS_WRITTEN.fullmatch(shown):
        return False
    return any(character.isdigit() for character in shown) and bool(_NUMBER_OR_DATE.fullmatch(shown))


def _folded(text: str) -> str:
    """Return `text` as a spreadsheet sees it.

    Lower case, full-width and other variants as plain characters, without the spaces, controls and format
    characters around it.
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    length = len(folded)
    start = next((place for place in range(length) if _shows(folded[place])), length)
    end = next((place + 1 for place in reversed(range(start, length)) if _shows(folded[place])), start)
    return folded[start:end]


def _shows(character: str) -> bool:
    return not (character.isspace() or unicodedata.category(character) in {"Cc", "Cf"})
