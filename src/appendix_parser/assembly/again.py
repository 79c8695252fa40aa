"""An appendix that is in the file a second time: the same pages bound in twice, or another edition behind the first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from appendix_parser.assembly.captions import name_of
from appendix_parser.assembly.model import ObjectivesTable, UnknownTable, column_of
from appendix_parser.assembly.roles import Role
from appendix_parser.assembly.sections import LogicalSection, Outline
from appendix_parser.assembly.years import years_of
from appendix_parser.layout import PageLayout

_MOSTLY: Final = 0.8  # share of the objectives of the second part that are in the first
_LARGE: Final = 0.5  # times as many objectives as the first part has
_FEWEST: Final = 2  # objectives

_Key = tuple[str, str]


def page_of_second(outline: Outline, layouts: Sequence[PageLayout]) -> int | None:
    """Return the page on which the appendix begins a second time; None if it is there once.

    It does so where the first heading and most objectives come again, under the same headings and for one of the same
    years.
    """
    sections = [section for section in outline.sections if section.objectives]
    keys = [{key for table in section.objectives for key in _keys(section, table)} for section in sections]
    for index in range(1, len(sections)):
        before = set().union(*keys[:index])
        after = set().union(*keys[index:])
        enough = len(after) >= max(_FEWEST, _LARGE * len(before))
        begins = name_of(sections[index].heading) == name_of(sections[0].heading)
        if begins and enough and len(after & before) >= _MOSTLY * len(after) and _same_years(sections, index):
            return _first_page(sections, index, layouts)
    return None


def _keys(section: LogicalSection, table: ObjectivesTable) -> set[_Key]:
    """Return what names each objective: its section with its number, or its title where one of these lacks."""
    name = name_of(section.heading) if section.heading else ""
    at = column_of(table.columns, Role.NUMBER) if name else None
    at = column_of(table.columns, Role.TITLE) if at is None else at
    texts = (row.cells[at].plain.casefold() for row in table.rows) if at is not None else ()
    return {(name, text) for text in texts if text}


def _same_years(sections: Sequence[LogicalSection], index: int) -> bool:
    """Return whether the sections before and after an index share a year: else they are one document, year by year."""
    first, second = (
        {year for section in part for table in section.objectives for year in years_of(table)}
        for part in (sections[:index], sections[index:])
    )
    return bool(first & second) or not (first or second)


def _first_page(sections: Sequence[LogicalSection], index: int, layouts: Sequence[PageLayout]) -> int | None:
    """Return the first page of the second part, with the pages before it that are as those before the first part."""
    first, page = sections[0].page, _page(sections[index])
    if any(row.page >= page for section in sections[:index] for t in section.objectives for row in t.rows):
        return None  # both are on this page, so that it cannot be divided
    texts = {layout.page.number: [word.text for word in layout.page.words] for layout in layouts}
    while first > 1 and texts.get(first - 1) and texts.get(first - 1) == texts.get(page - 1):
        first, page = first - 1, page - 1
    return page


def _page(section: LogicalSection) -> int:
    return min([section.page, *(rubric.page for rubric in section.rubrics)])


def rest_from(page: int, layouts: Sequence[PageLayout]) -> UnknownTable:
    """Return what is on a page and behind it as a table that is not read."""
    words = [word for layout in layouts if layout.page.number >= page for word in layout.page.words]
    return UnknownTable(page, words, again=True)
