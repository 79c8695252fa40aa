"""The months, by their names in full and as they are cut short."""

from __future__ import annotations

from typing import Final

MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
"""The names, in order."""

MONTH: Final = f"(?:{'|'.join(f'{name[:3]}(?:{name[3:]})?' for name in MONTHS)}|sept)"
"""A regular expression for the name of a month in lower case, in full or cut short: `september`, `sept`, `sep`."""
