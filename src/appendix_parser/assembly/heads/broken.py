"""Reads the headings of columns so narrow that words and years are broken at the ends of lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from appendix_parser.assembly.heads.roles import LONGEST_HEADING, Heading, read_heading
from appendix_parser.layout import Cell
from appendix_parser.notation.years import split_year

_MOST_PARTS: Final = 8  # of one word
_SOFT: Final = re.compile(r"(?<=[^\W\d_])[-‐\u00ad]\n(?=[^\W\d_])")


class _Piece(NamedTuple):
    """Letters between spaces or the ends of lines; `may_go_on` where it may be continued on the next line."""

    text: str
    may_go_on: bool


def heading_of(cells: Sequence[Cell]) -> Heading:
    """Return what a heading says that is in cells one below the other.

    A word or a year may continue on the next line, with or without a hyphen. That is so if more of the heading then
    makes sense.
    """
    plain = " ".join(cell.text for cell in cells if cell.words)
    heading = read_heading(plain)
    one_line = all(len(cell.lines) < 2 for cell in cells)
    if one_line or len(plain) > LONGEST_HEADING or (heading.pure and not any(map(str.isdigit, plain))):
        return heading
    return read_heading(max((plain, _mended(cells)), key=_understood))


def _understood(text: str) -> tuple[bool, bool, bool, int]:
    """Return a key that orders texts by how much of them makes sense; digits beside the year do not."""
    heading = read_heading(text)
    year, rest = split_year(text)
    return heading.pure, bool(heading.bits), year is not None, -sum(map(str.isdigit, rest))


def _mended(cells: Sequence[Cell]) -> str:
    """Return a heading with the parts of its words joined, so that most of them make sense."""
    pieces = [
        _Piece(word, is_last and number < len(cell.lines))
        for cell in cells
        for number, line in enumerate(cell.lines, start=1)
        for word, is_last in _words(line.text)
    ]
    best: list[tuple[int, int, str]] = [(0, 0, "")]  # up to each piece: what makes no sense, joints, text
    for end in range(1, len(pieces) + 1):
        tries = []
        for start in range(end - 1, max(end - _MOST_PARTS, 0) - 1, -1):
            if start < end - 1 and not pieces[start].may_go_on:
                break
            senseless, joints, text = best[start]
            word = _SOFT.sub("", "\n".join(piece.text for piece in pieces[start:end])).replace("\n", "")
            parts = end - start
            tries.append((senseless + parts * (not _makes_sense(word)), joints + parts - 1, f"{text} {word}"))
        best.append(min(tries))
    return best[-1][2].strip()


def _words(line: str) -> list[tuple[str, bool]]:
    """Return the words of a line, and whether each is its last."""
    words = line.split()
    return [(word, index == len(words)) for index, word in enumerate(words, start=1)]


def _makes_sense(word: str) -> bool:
    pure, _, year, digits = _understood(word)
    return pure and (year or not digits)
