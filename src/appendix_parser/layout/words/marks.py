"""Recognises single words and short texts: figures, bullets, markers of lists, leaders of dots."""

from __future__ import annotations

import re

from appendix_parser.text import is_bullet

_LONGEST_MARKER = 6
_MARKER = re.compile(r"\(?(\d+|[a-zA-Z]|[ivxIVX]+)[.)]|\d+(\.\d+)+\.?|\([^)]*\)|[-–—]")
_NUMBER = re.compile(r"(\D{0,12})(\d{1,4})(?:\.(\d{1,2}))?([a-z])?")  # `7`, `Obj 7`, `1.2`, `1b`
LEADERS = frozenset(".…·_")
"""Characters that form leaders, such as dots."""

_MISSING = re.compile(r"n\.?/?a\.?|tb[acd]", re.IGNORECASE)
_SHORT = 12  # the most characters of a figure with its unit


def is_leader(text: str) -> bool:
    """Return whether a word is a row of dots that leads the eye over a gap."""
    return text[0] in LEADERS and len(text) > 1 and LEADERS.issuperset(text)


def is_list_bullet(text: str) -> bool:
    """Return whether a text is a list's bullet; a dash may be one, but is also used for a missing figure."""
    return text == "*" or (len(text) == 1 and is_bullet(text))


def is_marker(text: str) -> bool:
    """Return whether a text begins an item of a list: a bullet, or a short number or letter such as `a)` or `2.1`."""
    return is_list_bullet(text) or (len(text) <= _LONGEST_MARKER and bool(_MARKER.fullmatch(text)))


def is_number(text: str) -> bool:
    """Return whether a text may be the number of a row, perhaps with a word: `7`, `Obj 7`, `1.2`, `1b`."""
    return bool(_NUMBER.fullmatch(text))


def counts_up(before: str, after: str) -> bool:
    """Return whether the second of two numbers of rows is the next after the first: 2 after 1, `1b` or `2a` after `1a`."""
    ours, theirs = _NUMBER.fullmatch(before), _NUMBER.fullmatch(after)
    if ours is None or theirs is None or ours[1] != theirs[1]:
        return False
    steps = (b - a for a, b in zip(_counts(ours), _counts(theirs), strict=True) if a != b)
    return next(steps, 0) == 1


def _counts(number: re.Match[str]) -> tuple[int, ...]:
    """Return the parts of a number: `1b` is (1, 0, 98)."""
    return int(number[2]), int(number[3] or 0), ord(number[4] or "\0")


def is_figure(text: str) -> bool:
    """Return whether a text is a number, perhaps with a sign, brackets or a unit, or a sign for a missing one."""
    if len(text) > _SHORT:
        return False
    if _MISSING.fullmatch(text):
        return True
    letters = sum(character.isalpha() for character in text)
    digits = sum(character.isdigit() for character in text)
    counted = digits == letters and text[0].isdigit()  # `1a`
    return digits > letters or counted or (not letters and not digits and len(text) <= 3)
