"""Columns that say of a row where it belongs: which year it is of, or which section it is in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from appendix_parser.assembly.model import Column, LevelColumn
from appendix_parser.assembly.roles import Role, read_heading

_SECTION = re.compile(
    r"(?:sub-?)?(?:section|theme|area|category|domain|strand|pillar|heading|group)s?", re.IGNORECASE
)
_OTHERWISE = (Role.DESCRIPTION, Role.EXTRA)


def year_column(columns: Sequence[Column | LevelColumn]) -> int | None:
    """Return which column says of each row what year it is of; None where there is none."""
    found = [i for i, one in enumerate(columns) if isinstance(one, Column) and one.role is Role.YEAR]
    return found[0] if len(found) == 1 else None


def section_column(columns: Sequence[Column | LevelColumn]) -> int | None:
    """Return which column says of each row what section it is in: it is headed so, and stands before the title."""
    for index, column in enumerate(columns):
        if isinstance(column, Column) and (column.role is Role.SECTION or _SECTION.fullmatch(column.heading)):
            return index if title_column(columns, after=index) is not None else None
    return None


def title_column(columns: Sequence[Column | LevelColumn], after: int) -> int | None:
    """Return which column after another has the titles; it may be read otherwise where the other was the title."""
    later = [(i, one) for i, one in enumerate(columns) if i > after and isinstance(one, Column)]
    titles = [i for i, one in later if one.role is Role.TITLE]
    headed = [
        i for i, one in later if one.role in _OTHERWISE and Role.TITLE in read_heading(one.heading).bits
    ]
    return next(iter(titles or headed), None)
