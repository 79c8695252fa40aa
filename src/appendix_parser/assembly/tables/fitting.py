"""Finds the header that a row is under: the open table's, or a known one, as some documents print a header once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from appendix_parser.assembly.heads.header import Header
from appendix_parser.assembly.model import LevelColumn
from appendix_parser.assembly.order.stream import GridRow
from appendix_parser.assembly.tables.join import Keys
from appendix_parser.assembly.tables.place import (
    Fragment,
    may_begin_objective,
    place,
    place_in_order,
    side_by_side,
)

NAME = re.compile(
    r"^(?!(?:no|nr|obj|ref|item|objective|number)\b)[^\W\d_](?:[-’']?[^\W\d_]){2,}[^\d]*$", re.IGNORECASE
)
"""A text without digits that is not the label of an objective."""
_SENTENCE = 3  # words
_LONGEST_NUMBER = 12  # characters of an objective's label, such as `Obj 12`


@dataclass(frozen=True, slots=True)
class Fit:
    """A row under a header; `by_chance` if it belongs to another table with the same number of columns."""

    fragment: Fragment
    header: Header
    by_chance: bool = False


def fitting(
    row: GridRow, own: Header | None, known: Sequence[Header], last: GridRow | None, *, parted: bool
) -> Fit | None:
    """Place a row under the header that it belongs to; None if there is none.

    On a new page the open table's columns may have moved, or differ from those of its header. In a table without a
    header, they may have other widths than in tables with one.

    Args:
        row: the row.
        own: the header of the table above, if that may continue.
        known: all headers so far.
        last: the row above.
        parted: whether text or a heading is between the table and the row.
    """
    apart = own is None or parted or (last is not None and row.grid is not last.grid and not row.opens_page)
    for fit in _placed(row, own, known, apart=apart):
        if apart and NAME.search(label_of(fit.fragment, fit.header)):
            return Fit(fit.fragment, fit.header, by_chance=True)
        goes_on = fit.header is own and not parted
        if goes_on or (not fit.fragment.doubts and _may_begin(fit)):
            return fit
    return _in_order(row, own, known, last, parted=parted)


def _placed(row: GridRow, own: Header | None, known: Sequence[Header], *, apart: bool) -> list[Fit]:
    """Return the headers whose columns a row fits: the open table's first, then the latest."""
    headers = [*([own] if own is not None else []), *reversed(known)]
    fits = [
        Fit(fragment, header) for header in headers if (fragment := place(row, header.columns)) is not None
    ]
    # A row with a number hardly belongs to a rubric, if it fits under a header with numbers.
    return sorted(fits, key=lambda fit: not _is_numbered(fit)) if apart else fits


def _in_order(
    row: GridRow, own: Header | None, known: Iterable[Header], last: GridRow | None, *, parted: bool
) -> Fit | None:
    """Place a row's cells under a header one by one, wherever they are."""
    if own is not None and ((row.opens_page and not parted) or _stands_below(row, own, last)):
        fragment = place_in_order(row, own.columns)
        if fragment is not None:
            return Fit(fragment, own)
    for header in reversed([*known]):
        if may_begin_objective(row, header.columns) and (fragment := place_in_order(row, header.columns)):
            return Fit(fragment, header)
    return None


def _stands_below(row: GridRow, header: Header, last: GridRow | None) -> bool:
    """Return whether a row is in the same grid as its table, and each cell partly under its column's heading."""
    return last is not None and last.grid is row.grid and side_by_side(row, header.columns)


def label_of(fragment: Fragment, header: Header) -> str:
    """Return what a row has in the column of numbers; "" if there is no such column."""
    number = Keys.of(header.columns).number
    return " ".join(word.text for word in fragment.cells[number]) if number is not None else ""


def _is_numbered(fit: Fit) -> bool:
    """Return whether a row has a number in the column of numbers, and each cell is under one heading."""
    label = label_of(fit.fragment, fit.header) if not fit.fragment.doubts else ""
    return len(label) <= _LONGEST_NUMBER and any(map(str.isdigit, label))


def _may_begin(fit: Fit) -> bool:
    """Return whether a row can begin a table whose header is elsewhere: levels must be described in sentences."""
    columns = zip(fit.header.columns, fit.fragment.cells, strict=True)
    meanings = [words for column, words in columns if isinstance(column, LevelColumn) and not column.is_label]
    return 2 * sum(len(words) >= _SENTENCE for words in meanings) >= len(meanings)
