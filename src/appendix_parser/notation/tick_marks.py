"""Marks in columns that are headed with levels: the column of the mark is the score."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from appendix_parser.doubts import Doubt
from appendix_parser.notation.levels import FEWEST_LEVELS, read_level
from appendix_parser.notation.scale import ScoringSystem, canonical
from appendix_parser.notation.scores import read_score
from appendix_parser.notation.system import ANSWERS
from appendix_parser.records import Score

MARKS: Final = frozenset("✓✔☑🗸√xX×✗✘☒●■•")
"""The signs that mark a column."""

_NEITHER: Final = frozenset({"n/a", "na", "not applicable", "not known", "n/k"})


def is_mark(text: str) -> bool:
    """Return whether a cell has nothing but a mark."""
    return text.strip() in MARKS


def marked_level(cells: Sequence[str], levels: Sequence[str]) -> tuple[str, ...] | None:
    """Return the headings of the columns that are marked in a row.

    Args:
        cells: the texts of the row in the columns of the levels.
        levels: the headings of these columns.

    Returns:
        The headings from left to right, none if nothing is marked; None if a cell has something else than a mark.
    """
    if any(cell.strip() and not is_mark(cell) for cell in cells):
        return None
    return tuple(level for cell, level in zip(cells, levels, strict=True) if cell.strip())


def are_levels(headings: Sequence[str]) -> bool:
    """Return whether headings name levels: by numbers that follow each other, or by the words of one kind of answer."""
    scores = [score for heading in headings if (score := read_level(heading)[0]) is not None]
    if len(scores) == len(headings) >= FEWEST_LEVELS:
        return {second - first for first, second in pairwise(scores)} in ({1}, {-1})
    words = {canonical(heading) for heading in headings}
    return 1 < len(words) == len(headings) and any(words <= answers | _NEITHER for answers in ANSWERS)


def read_marked(mark: str, levels: Sequence[str], system: ScoringSystem) -> tuple[Score, tuple[Doubt, ...]]:
    """Read the score of a row from the headings of the columns that are marked in it: two neighbours are a split.

    `raw` is the mark if the headings have a place on the scale. Else it is the headings, as a mark alone would not
    say which of them is meant.
    """
    score, doubts = read_score(text_of_marked(levels), system)
    if score.value is not None and not any(doubt.code == "score-in-words" for doubt in doubts):
        return score.model_copy(update={"raw": mark}), doubts
    return score.model_copy(update={"raw": "/".join(levels)}), doubts


def text_of_marked(levels: Sequence[str]) -> str:
    """Return the headings that are marked as one score; `2 to 3` cannot mean 2 out of 3, as `2/3` might."""
    return " to ".join(levels)
