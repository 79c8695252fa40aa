"""Assembly: from the grids and lines of all pages to sections with logical tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from appendix_parser.assembly.fold import fold
from appendix_parser.assembly.foreign import without_foreign
from appendix_parser.assembly.furniture import astray_askew, find_furniture
from appendix_parser.assembly.margin import line_numbers, without
from appendix_parser.assembly.passage import Passage, by_page
from appendix_parser.assembly.reshape import reshape
from appendix_parser.assembly.row_kinds import row_kinds
from appendix_parser.assembly.sections import Outline, outline
from appendix_parser.assembly.stream import lines_beside_tables, stream
from appendix_parser.assembly.ticks import fold_ticks, settle_ticks
from appendix_parser.layout import PageLayout
from appendix_parser.page import Word

__all__ = ["Assembly", "assemble"]


@dataclass(frozen=True, slots=True)
class Assembly:
    """The document put together: its outline, the words of header rows and of page furniture, and those that run astray.

    `sideways` has, for each page, the words in another direction than its text, but for furniture. `marks` has the words of the
    level of each mark, by page and index, where marks in columns of levels are the scores.
    """

    outline: Outline
    header_words: tuple[Word, ...]
    furniture_words: tuple[Word, ...]
    sideways: tuple[Passage, ...] = ()
    marks: Mapping[tuple[int, int], tuple[Word, ...]] = field(default_factory=dict)


def assemble(layouts: Sequence[PageLayout]) -> Assembly:
    """Join what stands on the pages of one document."""
    numbers = line_numbers(layouts)
    layouts = [without(layout, numbers) for layout in layouts] if numbers else layouts
    ticks = fold_ticks(layouts)
    layouts = ticks.layouts
    furniture = find_furniture(layouts) | {(word.page, word.index) for word in numbers}
    folded = fold(row_kinds(stream(layouts, furniture)))
    settle_ticks(folded.events, ticks.marks)
    reshaped = reshape(folded.events)
    outlined = outline(without_foreign(reshaped.events))
    outlined.context += [
        Passage((line,))
        for layout in layouts
        for line in lines_beside_tables(layout)
        if (layout.page.number, line.words[0].index) not in furniture
    ]
    astray = astray_askew(layouts)
    standing = {(word.page, word.index) for word in astray}
    out_of_line = {(word.page, word.index) for layout in layouts for word in layout.askew}
    running = (furniture | out_of_line) - standing
    running_words = [
        word for layout in layouts for word in layout.page.words if (word.page, word.index) in running
    ]
    return Assembly(
        outlined,
        (*folded.header_words, *ticks.headings, *reshaped.words, *outlined.repeated),
        tuple(running_words),
        tuple(by_page(astray)),
        ticks.marks,
    )
