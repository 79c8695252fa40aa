"""Recognises single words and short texts: figures, bullets, markers of lists, leaders of dots."""

from __future__ import annotations

import re

from appendix_parser.text import is_bullet

_LONGEST_MARKER = 6
_MARKER = re.compile(r"\(?(\d+|[a-zA-Z]|[ivxIVX]+)[.)]|\d+(\.\d+)+\.?|\([^)]*\)|[-–—]")
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
