"""Applies what a profile says about headings, furniture and sections."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from typing import Final

from appendix_parser.assembly.heads.roles import SAID, Heading, Kind, Role, taught_by
from appendix_parser.assembly.model import Event, HeadingRow, ObjectivesTable, TextRun
from appendix_parser.assembly.passage import Passage
from appendix_parser.doubts import Doubt
from appendix_parser.errors import ProfileError
from appendix_parser.layout import PageLayout, TextLine, lines_of
from appendix_parser.notation.years import split_year
from appendix_parser.profile.profile_model import ColumnPart, ColumnRole, Profile, plain
from appendix_parser.profile.read import GivenProfile
from appendix_parser.records import Year

_PART: Final = 0.5
"""Bits of a text that is a part of a heading: enough to make a header together with the row below."""

_ROLES: Final = {
    each: Role.COMMENTS if each is ColumnRole.ACTIONS else Role(each.value) for each in ColumnRole
}
_ONCE: Final = frozenset({Role.NUMBER, Role.TITLE, Role.DESCRIPTION, Role.SECTION, Role.YEAR})
_LONGEST: Final = 6  # lines of a title


@dataclass(frozen=True, slots=True)
class Taught:
    """What assembly takes from a profile; nothing without one.

    Attributes:
        profile: the profile.
        doubts: the entries of the profile that could not be used; collected during assembly.
    """

    profile: GivenProfile | None = None
    doubts: list[Doubt] = field(default_factory=list)

    @property
    def rules(self) -> Profile:
        """What the profile says."""
        return self.profile.rules if self.profile is not None else Profile()

    def headings(self) -> AbstractContextManager[None]:
        """Read headings with the profile while the context lasts."""
        if not (self.rules.columns or self.rules.levels.words):
            return nullcontext()
        return taught_by(_teacher(self.rules))

    def is_section(self, text: str) -> bool | None:
        """Return whether a text names a section; None if the profile does not say which texts do."""
        names = self.rules.sections.names
        return plain(text) in map(plain, names) if names else None


def _teacher(rules: Profile) -> Callable[[Heading], Heading]:
    """Return a function that reads a heading as the profile says."""
    said = {plain(heading): column for heading, column in rules.columns.items()}
    padded = [f" {heading} " for heading in said]
    words = [*map(plain, rules.levels.words)]
    score = ColumnPart(role=ColumnRole.SCORE)

    def teach(heading: Heading) -> Heading:
        text = plain(heading.text)
        column = said.get(text) or (score if _is_of_several(text, words) else None)
        if column is not None:
            return _as_said(heading, column)
        is_part = text and not heading.pure and any(f" {text} " in each for each in padded)
        return replace(heading, pure=True, bits=heading.bits or {Role.EXTRA: _PART}) if is_part else heading

    return teach


def _is_of_several(text: str, words: Sequence[str]) -> bool:
    """Return whether a text is several of the words, like the heading over columns that were made one."""
    for word in words:
        if text.startswith(f"{word} "):
            rest = text.removeprefix(f"{word} ")
            if rest in words or _is_of_several(rest, words):
                return True
    return False


def _as_said(heading: Heading, column: ColumnPart) -> Heading:
    """Return a heading with the role, year and kind that a profile gives it; the year may be the heading's own."""
    kind = None
    if column.kind is not None:
        # A table may have two scores of one kind, with different words in their headings.
        own = heading.kind if heading.kind and heading.kind.kind is column.kind else None
        kind = own or Kind(column.kind, column.kind.value)
    year = heading.year if column.year is None else _year(column.year)
    return replace(
        heading, bits={_ROLES[column.role]: SAID}, year=year, kind=kind, pure=True, several=heading.several
    )


def _year(said: int | str) -> Year:
    if isinstance(said, int):
        return Year(year=said, label=str(said))
    year, rest = split_year(said)
    return year if year is not None and not rest else Year(year=None, label=" ".join(said.split()))


# -- columns -------------------------------------------------------------------------------------------------


def check_columns(events: Sequence[Event], taught: Taught) -> None:
    """Compare the columns of all tables with the profile, and record the differences as doubts.

    Raises:
        ProfileError: it gives two columns of a table the same role, which only one column may have.
    """
    profile = taught.profile
    if profile is None or not taught.rules.columns:
        return
    said = {plain(heading): (heading, column) for heading, column in taught.rules.columns.items()}
    seen: set[str] = set()
    noted: set[tuple[str, Role]] = set()
    for table in events:
        if not isinstance(table, ObjectivesTable):
            continue
        _refuse_two([column.heading for column in table.columns], table.page, said, profile)
        for column in table.columns:
            heading, entry = said.get(plain(column.heading), ("", None))
            seen.add(heading)
            if entry is not None and column.role is not _ROLES[entry.role]:
                noted.add((heading, column.role))
    taught.doubts.extend(
        Doubt("profile-column-ignored", {"heading": h, "wanted": taught.rules.columns[h].role, "role": role})
        for h, role in sorted(noted)
    )
    taught.doubts.extend(
        Doubt("profile-heading-absent", {"heading": heading})
        for heading in taught.rules.columns
        if heading not in seen
    )


def refuse_rows(layouts: Sequence[PageLayout], taught: Taught) -> None:
    """Refuse a profile that gives two headings of any row a role that only one may have.

    Raises:
        ProfileError: the profile does.
    """
    if taught.profile is None or not taught.rules.columns:
        return
    said = {plain(heading): (heading, column) for heading, column in taught.rules.columns.items()}
    for layout in layouts:
        for grid in layout.grids:
            for row in grid.rows():
                _refuse_two([cell.text for cell in row], layout.page.number, said, taught.profile)


def _refuse_two(
    headings: Sequence[str], page: int, said: dict[str, tuple[str, ColumnPart]], profile: GivenProfile
) -> None:
    """Refuse a profile that gives two headings of a table a role that only one may have."""
    first: dict[Role, str] = {}
    for printed in headings:
        heading, entry = said.get(plain(printed), ("", None))
        role = _ROLES[entry.role] if entry is not None else None
        if role not in _ONCE or role is None:
            continue
        if role in first:
            raise ProfileError(
                f"A table can have one {role.value}, and the table on page {page} has two: "
                f"“{first[role]}” and “{printed}”.",
                remedy="Give one of them another role, such as description or extra.",
                where=profile.where("columns", heading),
            )
        first[role] = printed


def absent_headings(layouts: Sequence[PageLayout], profile: GivenProfile | None) -> tuple[str, ...]:
    """Return the headings of a profile that no cell of a table has."""
    if profile is None:
        return ()
    texts = {plain(cell.text) for layout in layouts for grid in layout.grids for cell in grid.cells}
    return tuple(heading for heading in profile.rules.columns if plain(heading) not in texts)


# -- furniture -----------------------------------------------------------------------------------------------


def furniture_said(layouts: Sequence[PageLayout], taught: Taught) -> set[tuple[int, int]]:
    """Return page and index of every word of the lines that the profile names as furniture."""
    said = {_pattern(text) for text in taught.rules.document.furniture}
    if not said:
        return set()
    return {
        (word.page, word.index)
        for layout in layouts
        for line in (*layout.lines, *lines_of([word for word in layout.page.words if not word.askew]))
        if _pattern(line.text) in said
        for word in line.words
    }


def _pattern(text: str) -> str:
    """Return a text with a sign for each number, because page numbers change."""
    return re.sub(r"[0-9]+", "#", plain(text))


# -- the title -----------------------------------------------------------------------------------------------


def take_title(events: Sequence[Event], taught: Taught) -> tuple[list[Event], Passage]:
    """Return the events without the title that the profile gives, and the title; an empty one if there is none."""
    title = taught.rules.document.title
    if title is None:
        return list(events), Passage()
    for index, event in enumerate(events):
        if isinstance(event, HeadingRow) and plain(event.passage.plain) == plain(title):
            return [*events[:index], *events[index + 1 :]], event.passage
        run = _run_of(event.lines, title) if isinstance(event, TextRun) else None
        if run is not None and isinstance(event, TextRun):
            rest = (event.lines[: run.start], event.lines[run.stop :])
            parts: Iterator[Event] = (TextRun(lines) for lines in rest if lines)
            return [*events[:index], *parts, *events[index + 1 :]], Passage(event.lines[run.start : run.stop])
    taught.doubts.append(Doubt("profile-title-absent", {"title": title}))
    return list(events), Passage()


def _run_of(lines: Sequence[TextLine], title: str) -> range | None:
    """Return which consecutive lines are the title."""
    wanted = plain(title)
    for start in range(len(lines)):
        for stop in range(start + 1, min(start + _LONGEST, len(lines)) + 1):
            if plain(" ".join(line.text for line in lines[start:stop])) == wanted:
                return range(start, stop)
    return None


# -- sections ------------------------------------------------------------------------------------------------


def events_by_sections(events: Sequence[Event], taught: Taught) -> list[Event]:
    """Return the events for the outline: without full-width rows inside tables, if headings name sections."""
    if taught.rules.sections.from_ != "headings":
        return list(events)
    return [
        TextRun(event.passage.lines) if isinstance(event, HeadingRow) and event.inside else event
        for event in events
    ]


def check_sections(names: Sequence[str], taught: Taught) -> None:
    """Record the sections of the profile that are not among the `names` of the document's sections."""
    found = set(map(plain, names))
    taught.doubts.extend(
        Doubt("profile-section-absent", {"name": name})
        for name in taught.rules.sections.names
        if plain(name) not in found
    )
