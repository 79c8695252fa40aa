"""PDFium's habits: where its text differs from what is printed, though it sees the same."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from appendix_parser.text import (
    FRACTIONS,
    SOFT_HYPHEN,
    SUBSCRIPTS,
    SUPERSCRIPT_LETTERS,
    SUPERSCRIPTS,
    clean_word,
)

UNKNOWN = "\ufffd"
"""A character that its font does not name, according to either reader."""

# A hyphen at a line's end is a control character. So is a code for which there is no character.
_LINE_END_HYPHEN = "\x02"
_HYPHENS = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212\u00ad" + _LINE_END_HYPHEN), "-")
_QUOTES = dict.fromkeys(map(ord, "\u2018\u2019\u201b\u02bc\u00b4`"), "'") | dict.fromkeys(
    map(ord, "\u201c\u201d\u201f"), '"'
)
_DOTS = dict.fromkeys(map(ord, "\u2022\u2219\u22c5\u00b7\u25cf\u25e6\u2023\u25aa\u25cb\u25a0"), "\u2022")
_BRACKETS = "()[]{}"
_NUMBER_SIGNS = "%\u066a+-,.:;()\u060c"
_TATWEEL = "\u0640"
_FRACTION_SLASH = "\u2044"
# Raised and lowered figures are figures like others.
_RAISED = {
    ord(each): unicodedata.normalize("NFKC", each).translate(_HYPHENS).replace(_FRACTION_SLASH, "/")
    for each in (*SUPERSCRIPTS.values(), *SUPERSCRIPT_LETTERS.values(), *SUBSCRIPTS.values(), *FRACTIONS)
} | {ord(_FRACTION_SLASH): "/"}
_SIMILAR = _HYPHENS | _QUOTES | _DOTS | _RAISED


def reads_alike(printed: str, seen: str, *, loosely: bool = False) -> bool:
    """Return whether what PDFium sees of a word is what was read of it.

    Args:
        printed: the word as read.
        seen: PDFium's characters in its place.
        loosely: the order of the characters, and how often PDFium gives them, may differ: for words at an angle
            or over each other.
    """
    if printed == seen or all(map(is_unknown_character, printed)):
        return True
    if not seen and not any(map(str.isalnum, printed)):
        return True  # it leaves out signs that it has no glyph for
    left, right = _plain(printed), _plain(seen)
    if any(habit(left, right) for habit in _HABITS):
        return True
    if any(map(_is_right_to_left, left + right)):
        left, right = _bare(left), _bare(right)
        return Counter(left) == Counter(right) or _is_without_unknown(
            *map("".join, map(sorted, (left, right)))
        )
    return loosely and not Counter(left) - Counter(right)


def is_unknown_character(character: str) -> bool:
    """Return whether PDFium does not know a character: its font does not name it."""
    return character in "\ufffd\ufffe\uffff" or unicodedata.category(character) in {"Co", "Cc", "Cn"}


def _plain(text: str) -> str:
    text = "".join(
        UNKNOWN if is_unknown_character(letter) and letter not in "\x02\t" else letter
        for letter in _bulleted(text)
    )
    return clean_word(text.translate(_HYPHENS)).replace(SOFT_HYPHEN, "-").translate(_SIMILAR)


def _bulleted(text: str) -> str:
    """Return a text with the signs of symbol fonts that are bullets as bullets."""
    return "".join(
        (clean_word(letter) or letter) if unicodedata.category(letter) == "Co" else letter for letter in text
    )


def _alike(left: str, right: str) -> bool:
    """Return whether two words differ only where one of them has an unknown character."""
    return len(left) == len(right) and all(
        a == b or UNKNOWN in (a, b) for a, b in zip(left, right, strict=True)
    )


def _is_without_unknown(left: str, right: str) -> bool:
    """Return whether PDFium leaves out the characters that their font does not name, and has all others."""
    return UNKNOWN in left and left.replace(UNKNOWN, "") == right.replace(UNKNOWN, "") != ""


def _has_hyphen(left: str, right: str) -> bool:
    """Return whether one of two words has a hyphen more, at a line's end."""
    return left + "-" == right or right + "-" == left


def _has_mirrored_brackets(left: str, right: str) -> bool:
    """Return whether two words differ in the brackets around them, as they do next to text that runs to the left."""
    return left.strip(_BRACKETS) == right.strip(_BRACKETS) and len(left) == len(right)


_HABITS = (str.__eq__, _alike, _is_without_unknown, _has_hyphen, _has_mirrored_brackets)
"""Ways in which two words are the same, though not letter by letter."""


def is_mirrored_number(printed: str, seen: str) -> bool:
    """Return whether two words are one number whose sign or comma is before it for one reader, and after it for the other.

    Among text that runs to the left both are right: `50%` is drawn as `%50`.
    """
    left, right = _plain(printed), _plain(seen)
    return (
        sorted(left) == sorted(right)
        and any(map(str.isdecimal, left))
        and left.strip(_NUMBER_SIGNS) == right.strip(_NUMBER_SIGNS)
    )


def fraction_parts(printed: str, seen: str) -> tuple[range, range] | None:
    """Return which of PDFium's characters are over and under the bar of a fraction; None if there is none."""
    apart = "".join(f" {_RAISED[ord(each)]}" if each in FRACTIONS else each for each in printed)  # no 21/2
    before, slash, after = _plain(apart).partition("/")
    start = re.search(r"\d*$", before)
    under = re.match(r"\d+", after)
    if not (slash and start and start[0] and under) or (before + after).replace(" ", "") != _plain(seen):
        return None
    first, end = len(before[: start.start()].replace(" ", "")), len(before.replace(" ", ""))
    return range(first, end), range(end, end + len(under[0]))


def _bare(text: str) -> str:
    """Return a text without vowel marks and stretched lines between letters, which one reader may leave out."""
    text = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in text if letter != _TATWEEL and not unicodedata.combining(letter))


def _is_right_to_left(letter: str) -> bool:
    return unicodedata.bidirectional(letter) in {"R", "AL"}
