"""Finds the header rows of a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from appendix_parser.assembly.heads.broken import heading_of
from appendix_parser.assembly.heads.header import Header, Leaf, leaves_of, words_of
from appendix_parser.assembly.heads.objectives_header import MOST_BELOW, objectives_header
from appendix_parser.assembly.heads.roles import LONGEST_HEADING
from appendix_parser.assembly.heads.rubric_header import (
    cut_rubric_header,
    rubric_header,
    unnumbered_rubric_header,
    with_names_below,
)
from appendix_parser.assembly.order.stream import GridRow, Item, full_width_cell
from appendix_parser.doubts import Doubt

_DEEPEST = 3  # rows that a header may have
_FEWEST_SHARED = 3  # headings that a damaged header must share with a known one


def header_at(items: Sequence[Item], start: int, known: Sequence[Header] = ()) -> Header | None:
    """Return the header whose first row is `items[start]`, or None.

    A header may take several rows (the year above `Score` and `Comments`), and a page end may cut it. Of several
    readings, take the fewest rows with which most columns are understood. A row is also a header if it reads like a
    `known` one.
    """
    best: Header | None = None
    rows = _header_rows(items, start)
    for depth in range(1, len(rows) + 1):
        below = items[start + depth : start + depth + MOST_BELOW]
        found = _header_of(rows[:depth], below, known)
        lower = _header_of(rows[1:depth], below, known) if found is not None else None
        if found is not None and lower is not None and lower.weight >= found.weight:
            break  # the row above a header belongs to the page before
        if found is not None and (best is None or found.weight > best.weight):
            best = found
    if best is not None and best.depth == 1:
        return with_names_below(best, items[start : start + 3])
    if best is not None or not rows:
        return best
    leaves = leaves_of(rows[:1])
    return (
        _cut_header(items[start : start + 2])
        or unnumbered_rubric_header(items, start, leaves)
        or _known_header(rows[0], leaves, known)
    )


def _cut_header(items: Sequence[Item]) -> Header | None:
    """Return a rubric's header that a page end cuts, unless the part after the page end is a header by itself."""
    header = cut_rubric_header(items)
    below = [item for item in items[1:] if isinstance(item, GridRow)]
    return header if header is not None and _header_of(below, (), ()) is None else None


def _header_rows(items: Sequence[Item], start: int) -> list[GridRow]:
    """Return the first row, and the rows below that may be part of the same header."""
    rows: list[GridRow] = []
    for item in items[start : start + _DEEPEST]:
        if not isinstance(item, GridRow):
            break
        if rows and (not item.is_next_to(rows[-1]) or item.reads_as(rows[0])):
            break  # a header alone at a page end is repeated on the next page
        if rows and not (all(map(_may_head, [item, *rows])) and _says_what_it_heads(rows[0])):
            break
        rows.append(item)
    return rows


def _header_of(rows: Sequence[GridRow], below: Sequence[Item], known: Sequence[Header]) -> Header | None:
    if not rows:
        return None
    leaves = leaves_of(rows)
    return rubric_header(rows, leaves) or objectives_header(rows, leaves, below, known)


def _known_header(row: GridRow, leaves: Sequence[Leaf], known: Sequence[Header]) -> Header | None:
    """Return the known header that a row repeats, with a doubt if one of its cells differs."""
    texts = [leaf.text for leaf in leaves]
    of_this_width = [header for header in known if len(header.columns) == len(texts)]
    for allowed in (0, 1):
        for header in of_this_width:
            headings = [column.heading for column in header.columns]
            other = [(text, usual) for text, usual in zip(texts, headings, strict=True) if text != usual]
            if len(other) <= allowed and (not other or len(set(texts) & set(headings)) >= _FEWEST_SHARED):
                pairs = zip(header.columns, leaves, strict=True)
                columns = tuple(replace(column, x0=leaf.x0, x1=leaf.x1) for column, leaf in pairs)
                doubts = tuple(Doubt("header-differs", {"text": a, "usual": b}) for a, b in other)
                return replace(header, columns=columns, words=words_of([row]), depth=1, doubts=doubts)
    return None


def part_header(row: GridRow, header: Header) -> tuple[GridRow, GridRow] | None:
    """Split a row whose cells all begin with the headings of a header from the text below them; else None."""
    if len(row.cells) != len(header.columns):
        return None
    upper, lower = [], []
    for cell, column in zip(row.cells, header.columns, strict=True):
        count = len(column.heading.split())
        words = [word for line in cell.lines for word in line.words]
        if " ".join(word.text for word in words[:count]) != column.heading:
            return None
        upper.append(replace(cell, words=tuple(words[:count])))
        lower.append(replace(cell, words=tuple(words[count:])))
    if sum(bool(cell.words) for cell in upper) < _FEWEST_SHARED or not any(cell.words for cell in lower):
        return None
    return replace(row, cells=tuple(upper)), replace(row, cells=tuple(lower))


def _may_head(row: GridRow) -> bool:
    """Return whether a row may be one of several rows of a header."""
    is_short = all(len(cell.text) <= LONGEST_HEADING for cell in row.filled)
    return is_short and full_width_cell(row) is None and all(heading_of([cell]).pure for cell in row.filled)


def _says_what_it_heads(row: GridRow) -> bool:
    """Return whether a row has a word of a heading or a year: otherwise it may have nothing but its number."""
    return any(heading_of([cell]).bits for cell in row.filled)
