"""Text from outside, such as a file's name, made fit to be shown."""

from __future__ import annotations

import unicodedata

HARMFUL_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Unicode categories that can steer a terminal, reverse what is read, or break a line or an encoder."""


def sanitize(text: str) -> str:
    r"""Return the text with control characters, overrides and lone surrogates as escapes such as `\x1b`."""
    return "".join(
        character.encode("unicode_escape", "backslashreplace").decode("ascii")
        if unicodedata.category(character) in HARMFUL_CATEGORIES
        else character
        for character in text
    )
