"""Colours and sizes of a drawing. Every mark has a label too, so that nobody needs to see the colours."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from appendix_parser.inspection.word_roles import Kind

Colour = tuple[int, int, int]

COLOURS: Final[Mapping[Kind, Colour]] = {
    Kind.TITLE_OF_DOCUMENT: (191, 54, 12),
    Kind.HEADING: (230, 96, 0),
    Kind.NOTE: (201, 143, 0),
    Kind.HEADER: (69, 90, 100),
    Kind.LABEL: (121, 85, 72),
    Kind.LEVEL: (123, 31, 162),
    Kind.NUMBER: (0, 131, 143),
    Kind.TITLE: (21, 101, 192),
    Kind.DESCRIPTION: (94, 53, 177),
    Kind.SCORE: (216, 27, 96),
    Kind.COMMENTS: (46, 125, 50),
    Kind.EXTRA: (130, 119, 23),
    Kind.FURNITURE: (140, 140, 140),
    Kind.CONTEXT: (93, 64, 55),
    Kind.UNPLACED: (229, 0, 0),
}

LINE: Final[Colour] = (0, 176, 255)
GRID: Final[Colour] = (20, 20, 20)
TEXT: Final[Colour] = (25, 25, 25)
FAINT: Final[Colour] = (110, 110, 110)
PAPER: Final[Colour] = (255, 255, 255)

LONGEST_SIDE: Final = 2400
"""Pixels of the longer side of the page."""
