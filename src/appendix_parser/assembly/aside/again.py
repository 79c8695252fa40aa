"""Finds an appendix that is in the file twice: the same pages again, or another edition after the first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from appendix_parser.assembly.heads.roles import Role
from appendix_parser.assembly.model import ObjectivesTable, UnknownTable, column_of
from appendix_parser.assembly.outline.captions import name_of, year_of_caption
from appendix_parser.assembly.outline.sections import LogicalSection, Outline
from appendix_parser.assembly.shapes.year_tables import years_of
from appendix_parser.layout import PageLayout, lines_of

_MOSTLY: Final = 0.8  # share of the objectives of the second part that are in the first
_LARGE: Final = 0.5  # times as many objectives as the first part has
_FEWEST: Final = 2  # objectives
_NUMBER: Final = re.compile(r"[0-9]+(?:[/–-][0-9]+)*")

_Key = tuple[str, str]


def page_of_second(outline: Outline, layouts: Sequence[PageLayout]) -> int | None:
    """Return the page on which the appendix begins a second time; None if it is there once.

    The first heading and most objectives must come again, under the same headings. The second part must also share a
    year, have rubrics of its own, or have a title with another year. One document with a part for each year has its
    rubrics and its title once.
    """
    sections = [section for section in outline.sections if section.objectives]
    keys = [{key for table in section.objectives for key in _keys(section, table)} for section in sections]
    for index in range(1, len(sections)):
        before = set().union(*keys[:index])
        after = set().union(*keys[index:])
        enough = len(after) >= max(_FEWEST, _LARGE * len(before))
        if not (enough and _begins_alike(sections[index], sections[0])):
            continue
        parts = sections[:index], sections[index:]
        is_edition = _share_a_year(*parts) or _have_rubrics(*parts) or _are_titled(*parts, layouts)
        if len(after & before) >= _MOSTLY * len(after) and is_edition:
            return _first_page(sections, index, layouts)
    return None


def _keys(section: LogicalSection, table: ObjectivesTable) -> set[_Key]:
    """Return what names each objective: its section with its number, or its title if it lacks one of these."""
    name = _name(section)
    at = column_of(table.columns, Role.NUMBER) if name else None
    at = column_of(table.columns, Role.TITLE) if at is None else at
    texts = (row.cells[at].plain.casefold() for row in table.rows) if at is not None else ()
    return {(name, text) for text in texts if text}


def _begins_alike(section: LogicalSection, first: LogicalSection) -> bool:
    """Return whether two sections have the same heading, and that heading is more than a year."""
    return _name(section) == _name(first) and year_of_caption(section.heading.plain) is None


def _name(section: LogicalSection) -> str:
    """Return the name of a section, with a sign for each number: a title taken for a heading may have a year."""
    return _NUMBER.sub("#", name_of(section.heading)) if section.heading else ""


def _share_a_year(*parts: Sequence[LogicalSection]) -> bool:
    """Return whether two parts of a document have scores for the same year, or neither names a year."""
    first, second = (
        {year for section in part for table in section.objectives for year in years_of(table)}
        for part in parts
    )
    return bool(first & second) or not (first or second)


def _have_rubrics(*parts: Sequence[LogicalSection]) -> bool:
    """Return whether the second part repeats most rubrics of the first, so that it can be read alone."""
    first, second = (sum(len(section.rubrics) for section in part) for part in parts)
    return first > 0 and second >= _MOSTLY * first


def _are_titled(
    first: Sequence[LogicalSection], second: Sequence[LogicalSection], layouts: Sequence[PageLayout]
) -> bool:
    """Return whether the first lines of two parts differ only in a number, as the titles of editions do."""
    pages = {layout.page.number: layout.page for layout in layouts}
    one, other = (
        next((line.text.casefold() for line in lines_of(pages[_page(part[0])].words)), "")
        for part in (first, second)
    )
    return one != other and _NUMBER.sub("#", one) == _NUMBER.sub("#", other) and year_of_caption(one) is None


def _first_page(sections: Sequence[LogicalSection], index: int, layouts: Sequence[PageLayout]) -> int | None:
    """Return the first page of the second part. Pages before it count if they repeat those before the first part."""
    first, page = sections[0].page, _page(sections[index])
    if any(row.page >= page for section in sections[:index] for t in section.objectives for row in t.rows):
        return None  # both parts are on this page, so it cannot be divided
    texts = {layout.page.number: [word.text for word in layout.page.words] for layout in layouts}
    while first > 1 and texts.get(first - 1) and texts.get(first - 1) == texts.get(page - 1):
        first, page = first - 1, page - 1
    return page


def _page(section: LogicalSection) -> int:
    return min([section.page, *(rubric.page for rubric in section.rubrics)])


def rest_from(page: int, layouts: Sequence[PageLayout]) -> UnknownTable:
    """Return the words from a page to the end of the document, as a table that is not read."""
    words = [word for layout in layouts if layout.page.number >= page for word in layout.page.words]
    return UnknownTable(page, words, again=True)
