"""Finds lines of plain text that look like a table's: a sign that a table, or part of one, was not found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from appendix_parser.doubts import Doubt
from appendix_parser.geometry import Box
from appendix_parser.layout.grid import PageLayout
from appendix_parser.layout.tolerances import ENOUGH, WIDE_BREAK
from appendix_parser.layout.words.lines import TextLine
from appendix_parser.layout.words.marks import is_figure, is_leader, is_list_bullet
from appendix_parser.layout.words.page_text import segments_of
from appendix_parser.page import Word

_APART = 2.0  # white between groups of words, in font sizes; a letter-spaced or justified line has less
_COLUMNS_APART = 1.0  # white between the texts of two columns, in font sizes
_NEAR = 10.0  # points from a table's side
_QUOTED = 12  # words quoted in a finding


def looks_like_row(line: TextLine) -> bool:
    """Return whether a line's words are in several groups far from each other, without a leader of dots."""
    if any(is_leader(word.text) for word in line.words):
        return False
    return len(segments_of(line.words, _APART)) >= ENOUGH


def text_beside_tables(layout: PageLayout) -> Iterator[Doubt]:
    """Yield a doubt for each table with plain text at its side or in it: the text may be a column."""
    words = [word for line in layout.lines for word in line.words]
    for grid in layout.grids:
        beside = [word for word in words if grid.box.top < word.box.y_mid < grid.box.bottom]
        if any(_touches(word.box, grid.box) for word in beside):
            yield _about("text-beside-table", beside)


def lines_below_tables(layout: PageLayout) -> Iterator[list[TextLine]]:
    """Yield, for each table of a page, the lines close below its columns, where cells may continue.

    Notes and prose begin below a table's first column. Of the text there, only figures, bullets and what starts with a
    lower-case letter may belong to a cell.
    """
    for grid in layout.grids:
        columns = [*pairwise(grid.xs)]
        yield [
            line
            for line in layout.lines
            if 0 <= line.box.y_mid - grid.box.bottom <= WIDE_BREAK * max(word.size for word in line.words)
            and _stands_under(line, columns if _may_go_on(line) else columns[1:])
        ]


def _stands_under(line: TextLine, columns: Sequence[tuple[float, float]]) -> bool:
    """Return whether each text of a line is under one of the columns."""
    return all(
        any(x0 - 1 <= text.x0 and text.x1 <= x1 + 1 for x0, x1 in columns)
        for text in segments_of(line.words, _COLUMNS_APART)
    )


def _may_go_on(line: TextLine) -> bool:
    first = line.words[0].text
    return is_figure(line.text) or is_list_bullet(first) or first[0].islower()


def text_below_table(lines: Iterable[TextLine], is_aside: Callable[[Word], bool]) -> Iterator[Doubt]:
    """Yield a doubt if text continues below a table's column: it may be the end of a cell.

    Args:
        lines: the lines below a table, from `lines_below_tables`.
        is_aside: returns whether a word was left out of all tables.
    """
    words = [word for line in lines if all(map(is_aside, line.words)) for word in line.words]
    if words:
        yield _about("text-below-table", words)


def _about(code: str, words: Sequence[Word]) -> Doubt:
    quoted = " ".join(word.text for word in words[:_QUOTED])
    return Doubt(code, {"words": quoted}, tuple(word.box for word in words))


def _touches(word: Box, table: Box) -> bool:
    return (
        table.contains_centre_of(word)
        or (word.x_mid >= table.x1 and word.x0 <= table.x1 + _NEAR)
        or (word.x_mid <= table.x0 and word.x1 >= table.x0 - _NEAR)
    )
