"""Numbers that are not written in digits: signs that are counted, circled digits, Roman numerals."""

from __future__ import annotations

import re
import unicodedata
from typing import Final, NamedTuple

_FILLED: Final = "★⭐✮●■◆▪⬤⚫✓✔"
_EMPTY: Final = "☆○□◇▫◯⚪◌✩"
_COUNTED: Final = re.compile(
    rf"(?P<filled>(?:(?P<first>[{_FILLED}])(?: ?(?P=first))*)?)(?P<empty>(?: ?(?P<second>[{_EMPTY}])(?: ?(?P=second))*)?)"
)

CIRCLED: Final = "⓪①-⑳❶-❿➀-➓⓵-⓾"
"""Digits in circles, for a class of a regular expression."""

_CIRCLED: Final = re.compile(f"[{CIRCLED}]")
_ROMAN: Final = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")


class CountedSigns(NamedTuple):
    """How many signs are filled, and how many empty ones follow them."""

    filled: int
    empty: int

    @property
    def total(self) -> int:
        """All signs together."""
        return self.filled + self.empty


def counted_signs(text: str) -> CountedSigns | None:
    """Count the signs of `★★★☆☆`, `●●○` or `✓✓`, which are of one kind; None if there is anything else."""
    found = _COUNTED.fullmatch(text)
    if not found or not text:
        return None
    return CountedSigns(*(len(found[part].replace(" ", "")) for part in ("filled", "empty")))


def read_circled(text: str) -> str | None:
    """Return a text with its circled digits as plain ones, `②/③` as `2/3`.

    None if there are none, or plain ones too: beside those, a circled digit is a mark.
    """
    if not _CIRCLED.search(text) or re.search(r"[0-9]", text):
        return None
    return _CIRCLED.sub(lambda found: f"{unicodedata.numeric(found[0]):g}", text)


def read_roman(text: str) -> int | None:
    """Return the number of a Roman numeral up to ten, `iii` or `ⅲ`, in any case."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return _ROMAN.index(plain) + 1 if plain in _ROMAN else None
