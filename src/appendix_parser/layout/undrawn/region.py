"""Defines a part of a page that may be a table without enough lines to show it."""

from __future__ import annotations

from dataclasses import dataclass

from appendix_parser.geometry import Box
from appendix_parser.layout.words.page_text import Text
from appendix_parser.page import RulingLine


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a page that may be a table: its outline, its words and the horizontal rules in it.

    `cells_shaded` says that one row shows all columns by cells that are shaded one by one, and `is_last` that nothing
    but a footer is below it on the page.
    """

    box: Box
    text: Text
    rules: tuple[RulingLine, ...]
    cells_shaded: bool = False
    is_last: bool = False
