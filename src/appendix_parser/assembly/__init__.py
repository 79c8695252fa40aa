"""Assembly: from the grids and lines of all pages to sections with logical tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from appendix_parser.assembly.furniture import find_furniture
from appendix_parser.assembly.passage import Passage
from appendix_parser.assembly.sections import Outline, outline
from appendix_parser.assembly.stream import is_beside_table, stream
from appendix_parser.assembly.tables import read_tables
from appendix_parser.layout import PageLayout
from appendix_parser.page import Word

__all__ = ["Assembly", "assemble"]


@dataclass(frozen=True, slots=True)
class Assembly:
    """The document put together: its outline, and the words of header rows and of page furniture."""

    outline: Outline
    header_words: tuple[Word, ...]
    furniture_words: tuple[Word, ...]


def assemble(layouts: Sequence[PageLayout]) -> Assembly:
    """Join what stands on the pages of one document."""
    furniture = find_furniture(layouts)
    reading = read_tables(stream(layouts, furniture))
    outlined = outline(reading.events)
    outlined.context += [
        Passage((line,))
        for layout in layouts
        for line in layout.lines
        if is_beside_table(line, layout) and (layout.page.number, line.words[0].index) not in furniture
    ]
    askew = [word for layout in layouts for word in layout.askew]
    running = [
        word
        for layout in layouts
        for word in layout.page.words
        if (word.page, word.index) in furniture and not word.askew
    ]
    return Assembly(outlined, tuple(reading.header_words), (*running, *askew))
