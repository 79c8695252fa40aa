"""Assembles the grids and lines of all pages into sections with logical tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from appendix_parser.assembly.aside.again import page_of_second, rest_from
from appendix_parser.assembly.aside.foreign import without_foreign
from appendix_parser.assembly.aside.furniture import astray_askew, find_furniture
from appendix_parser.assembly.aside.margin import line_numbers, without
from appendix_parser.assembly.model import Column, ObjectivesTable
from appendix_parser.assembly.order.stream import lines_beside_tables, stream
from appendix_parser.assembly.outline.sections import Outline, outline
from appendix_parser.assembly.passage import Passage, by_page
from appendix_parser.assembly.shapes.reshape import reshape
from appendix_parser.assembly.shapes.ticks import fold_ticks, settle_ticks
from appendix_parser.assembly.tables.cut_cells import doubt_cut_cells
from appendix_parser.assembly.tables.fold import fold
from appendix_parser.assembly.tables.row_kinds import row_kinds
from appendix_parser.assembly.taught import (
    Taught,
    check_columns,
    check_sections,
    events_by_sections,
    furniture_said,
    refuse_rows,
    take_title,
)
from appendix_parser.doubts import Doubt
from appendix_parser.layout import PageLayout
from appendix_parser.notation.scale import canonical
from appendix_parser.page import Word
from appendix_parser.profile.read import GivenProfile

__all__ = ["Assembly", "assemble"]


@dataclass(frozen=True, slots=True)
class Assembly:
    """The whole document: its outline, and the words of header rows, of page furniture, and of text that is rotated.

    `sideways` has, for each page, the words that run in another direction than its text, without furniture. `marks` has
    the words of the level of each mark, by page and index, if marks in columns of levels are the scores. `doubts` are
    about the profile. `headers` has the columns of each table of objectives, in the order of its header.
    """

    outline: Outline
    header_words: tuple[Word, ...]
    furniture_words: tuple[Word, ...]
    sideways: tuple[Passage, ...] = ()
    marks: Mapping[tuple[int, int], tuple[Word, ...]] = field(default_factory=dict)
    doubts: tuple[Doubt, ...] = ()
    headers: tuple[tuple[Column, ...], ...] = ()


def assemble(layouts: Sequence[PageLayout], profile: GivenProfile | None = None) -> Assembly:
    """Join what is on the pages of one document.

    Args:
        layouts: the pages.
        profile: what a person says about them.

    Raises:
        ProfileError: the profile does not fit the document.
    """
    assembly = _read_all(layouts, profile)
    second = page_of_second(assembly.outline, layouts)
    if second is not None:
        assembly = _read_all([layout for layout in layouts if layout.page.number < second], profile)
        assembly.outline.unknown.append(rest_from(second, layouts))
    return assembly


def _read_all(layouts: Sequence[PageLayout], profile: GivenProfile | None) -> Assembly:
    taught = Taught(profile)
    with taught.headings():
        return _assemble(layouts, taught)


def _assemble(layouts: Sequence[PageLayout], taught: Taught) -> Assembly:
    numbers = line_numbers(layouts)
    layouts = [without(layout, numbers) for layout in layouts] if numbers else layouts
    ticks = fold_ticks(layouts, frozenset(map(canonical, taught.rules.levels.words)))
    layouts = ticks.layouts
    refuse_rows(
        layouts, taught
    )  # only now: joining “No” and “Yes” may have left another column “No”, which is the number
    furniture = find_furniture(layouts) | {(word.page, word.index) for word in numbers}
    furniture |= furniture_said(layouts, taught)
    folded = fold(row_kinds(stream(layouts, furniture)))
    settle_ticks(folded.events, ticks.marks)
    check_columns(folded.events, taught)
    headers = tuple(each.columns for each in folded.events if isinstance(each, ObjectivesTable))
    reshaped = reshape(folded.events, taught)
    events, title = take_title(without_foreign(reshaped.events), taught)
    outlined = outline(events_by_sections(events, taught), taught, title)
    doubt_cut_cells(list(chain.from_iterable(each.tables for each in outlined.sections)))
    check_sections([section.heading.plain for section in outlined.sections], taught)
    outlined.context += [
        Passage((line,))
        for layout in layouts
        for line in lines_beside_tables(layout)
        if (layout.page.number, line.words[0].index) not in furniture
    ]
    astray = astray_askew(layouts)
    return Assembly(
        outlined,
        (*folded.header_words, *ticks.headings, *reshaped.words, *outlined.repeated),
        _running_words(layouts, furniture, astray),
        tuple(by_page(astray)),
        ticks.marks,
        tuple(taught.doubts),
        headers,
    )


def _running_words(
    layouts: Sequence[PageLayout], furniture: set[tuple[int, int]], astray: Sequence[Word]
) -> tuple[Word, ...]:
    """Return the words of furniture, and those out of line, except the words in `astray`."""
    standing = {(word.page, word.index) for word in astray}
    out_of_line = {(word.page, word.index) for layout in layouts for word in layout.askew}
    running = (furniture | out_of_line) - standing
    words = (word for layout in layouts for word in layout.page.words)
    return tuple(word for word in words if (word.page, word.index) in running)
