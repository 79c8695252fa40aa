"""Lines of plain text that look like rows of a table: a sign that a table was not found."""

from __future__ import annotations

from appendix_parser.layout.grid import TextLine
from appendix_parser.layout.gutters import is_leader, segments_of

_APART = 2.0  # white between groups of words, in font sizes; a letter-spaced or justified line has less
_FEWEST_GROUPS = 3


def looks_like_row(line: TextLine) -> bool:
    """Tell whether a line's words stand in several groups far from each other, with no dots that lead the eye."""
    if any(is_leader(word.text) for word in line.words):
        return False
    return len(segments_of(line, 0, _APART)) >= _FEWEST_GROUPS
