"""Finds the sections: which heading and note each table is under, the document's title, and what is context."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import inf

from appendix_parser.assembly.heads.roles import Role
from appendix_parser.assembly.model import (
    Event,
    HeadingRow,
    ObjectivesTable,
    RubricTable,
    TextRun,
    UnknownTable,
)
from appendix_parser.assembly.outline.blocks import SAME_SIZE, Block, blocks_of, body_size, text_width
from appendix_parser.assembly.outline.captions import (
    captions_below,
    captions_in_tables,
    heading_continues,
    name_of,
    naming,
    year_of_caption,
)
from appendix_parser.assembly.passage import Passage
from appendix_parser.assembly.shapes.year_tables import join_years, undated, years_of
from appendix_parser.assembly.taught import Taught
from appendix_parser.layout.tolerances import LARGER
from appendix_parser.page import Word
from appendix_parser.records import Year

_CONTENTS = re.compile(r"(?:table of )?contents|index", re.IGNORECASE)
_LEADER = re.compile(r"\.{4,}|…{2,}")  # in a line of contents
_APPENDIX = re.compile(r"(?:appendix|annexe?|schedule|enclosure)\b", re.IGNORECASE)
_MOST_WORDS = 12  # of a short text
_LONGEST_HEADING = 240  # characters


@dataclass(slots=True)
class LogicalSection:
    """A heading, its note, and the tables under it."""

    heading: Passage
    note: Passage
    page: int
    rubrics: list[RubricTable] = field(default_factory=list)
    objectives: list[ObjectivesTable] = field(default_factory=list)

    @property
    def tables(self) -> list[RubricTable | ObjectivesTable]:
        """All of its tables."""
        return [*self.rubrics, *self.objectives]


@dataclass(slots=True)
class Outline:
    """The document's title and sections.

    `context` is what belongs to neither; `repeated` has the words that repeat which section, objective or year it is,
    or say so for a whole table. The title is doubtful if it looks like a section's heading and a table below it was not
    read: it may be the heading of that table.
    """

    title: Passage = field(default_factory=Passage)
    title_doubtful: bool = False
    sections: list[LogicalSection] = field(default_factory=list)
    context: list[Passage] = field(default_factory=list)
    repeated: list[Word] = field(default_factory=list)
    unknown: list[UnknownTable] = field(default_factory=list)


def outline(events: Sequence[Event], taught: Taught | None = None, title: Passage | None = None) -> Outline:
    """Order the events of a document into sections.

    Args:
        events: what a reader of the document meets.
        taught: what a profile says.
        title: the title, if a profile gives it.
    """
    return _Outliner(events, taught or Taught(), title or Passage()).run()


class _Outliner:
    def __init__(self, events: Sequence[Event], taught: Taught, title: Passage) -> None:
        self._events = events
        self._taught = taught
        self._title = title
        self._body_size = body_size(events)
        self._width = text_width(events)
        self._styles = Counter(
            style
            for above in self._headings_above()
            for style in {above[i].style for i in naming(above, range(len(above)))}
        )
        in_tables = [event.passage for event in events if isinstance(event, HeadingRow)]
        self._captions = captions_below(self._headings_above(), in_tables)
        self._captions |= captions_in_tables(events, self._is_heading_like)
        self._outline = Outline()
        self._text: list[Block] = []
        self._before: list[Block] = []  # what is before the first section
        self._heading_row: list[HeadingRow] = []
        self._current: LogicalSection | None = None
        self._year: tuple[Year, float] | None = None  # from a heading, with its size
        self._year_is_new = False  # there was no table since then
        self._after: list[UnknownTable] = []  # the tables of a paper after the appendix
        self._below_row = 0  # the index of the first block below the first heading row

    def run(self) -> Outline:
        for event in self._events:
            match event:
                case TextRun():
                    self._drop_plain_rows()
                    self._text += self._without_captions(blocks_of(event.lines, self._width))
                case HeadingRow() if name_of(event.passage) in self._captions:
                    self._outline.context.append(event.passage)
                case HeadingRow():
                    self._below_row = self._below_row if self._heading_row else len(self._text)
                    self._heading_row.append(event)
                case UnknownTable():
                    self._after += [event] if self._after or self._begins_paper() else []
                    self._keep_heading(event)
                    self._outline.unknown.append(event)
                case RubricTable() | ObjectivesTable():
                    self._after.clear()
                    self._section_for(event)
        self._drop_text()
        self._take_title()
        for section in self._outline.sections:
            section.objectives, again = join_years(section.objectives)
            self._outline.repeated += again
        self._mark_elsewhere()
        return self._outline

    def _mark_elsewhere(self) -> None:
        """Mark the tables after the appendix; also those before its title, if the objectives begin with number 1."""
        first = next((t for each in self._outline.sections for t in each.objectives if t.rows), None)
        columns = enumerate(first.columns) if first is not None else ()
        labels = [
            first.rows[0].cells[i].plain for i, column in columns if first and column.role is Role.NUMBER
        ]
        begins = labels in (["1"], ["1."])
        for table in self._outline.unknown:
            table.elsewhere = begins and table.page < (self._outline.title.page or 0)
        for table in self._after:
            table.elsewhere = True

    def _begins_paper(self) -> bool:
        """Return whether a heading larger than the document's title has begun another paper."""
        title = Block(self._outline.title.lines).style[0] if self._outline.title else inf
        return any(self._is_heading_like(one) and one.style[0] > title + SAME_SIZE for one in self._text)

    # -- styles ----------------------------------------------------------------------------------------------
    def _headings_above(self) -> Iterator[list[Block]]:
        """Yield the heading-like blocks right above each table."""
        text: list[Block] = []
        for event in self._events:
            if isinstance(event, TextRun):
                text += blocks_of(event.lines, self._width)
            else:
                if isinstance(event, (RubricTable, ObjectivesTable)):
                    yield [block for block in text if self._is_heading_like(block)]
                text = []

    def _without_captions(self, blocks: Sequence[Block]) -> list[Block]:
        """Return the blocks that may be headings or notes. Captions become context; a caption's year is kept."""
        left: list[Block] = []
        for block in blocks:
            likely = self._is_heading_like(block)
            first = not (left or self._text or self._before or self._outline.sections)  # a title with a year
            year = year_of_caption(block.passage.plain) if likely and not first else None
            if year is not None:
                self._year, self._year_is_new = (year, block.style[0]), True
                self._outline.repeated += block.passage.words
            elif likely and name_of(block.passage) in self._captions:
                self._outline.context.append(block.passage)
            else:
                left.append(block)
        return left

    def _is_heading_like(self, block: Block) -> bool:
        size, bold = block.style
        text = block.passage.plain
        return (
            (bold or size > LARGER * self._body_size)
            and size > 0.9 * self._body_size
            and len(text) <= _LONGEST_HEADING
            and not text.endswith((".", ";", ","))
        )

    def _row_is_heading(self, row: HeadingRow) -> bool:
        """Return whether a row looks like a heading, or is a short text between the rows of a table."""
        said = self._taught.is_section(row.passage.plain)
        if said is not None:
            return said
        short = len(row.passage.words) <= _MOST_WORDS and not row.passage.plain.endswith((".", ";", ","))
        return self._is_heading_like(Block(row.passage.lines)) or (row.inside and short)

    # -- sections --------------------------------------------------------------------------------------------
    def _section_for(self, table: RubricTable | ObjectivesTable) -> None:
        if isinstance(table, ObjectivesTable) and table.section:
            self._drop_text()
            heading, note = table.section, Passage()
        else:
            heading, note = self._take_heading()
        self._date(table, heading)
        section = self._known_section(heading, table)
        if section is not None:
            self._outline.repeated += heading.words
        elif heading or self._current is None or self._needs_heading(self._current, table):
            page = heading.page or table.page
            self._take_title(page)
            section = LogicalSection(heading, note, page)
            note = Passage()
            self._outline.sections.append(section)
        self._current = section = section or self._current
        assert section is not None
        if note:
            self._outline.context.append(note)
        if isinstance(table, RubricTable):
            section.rubrics.append(table)
        else:
            self._outline.context += table.asides
            section.objectives.append(table)

    def _date(self, table: RubricTable | ObjectivesTable, heading: Passage) -> None:
        """Give a table without a year the one of the heading above; a section's heading of that size ends it."""
        if heading and self._year is not None and not self._year_is_new:
            larger = self._year[1] > Block(heading.lines).style[0] + SAME_SIZE
            self._year = self._year if larger else None
        self._year_is_new = False
        if isinstance(table, ObjectivesTable) and self._year is not None and undated(table):
            table.columns = tuple(column.dated(self._year[0]) for column in table.columns)

    def _known_section(self, heading: Passage, table: RubricTable | ObjectivesTable) -> LogicalSection | None:
        """Return the section that a heading repeats: the current one, a continued one, or one without such a table."""
        name = name_of(heading)
        for section in reversed(self._outline.sections if heading else ()):
            same = section is self._current or heading_continues(heading)
            own = section.rubrics if isinstance(table, RubricTable) else section.objectives
            lacking = not any(each.rows for each in own)  # a page end may leave a header alone
            if name_of(section.heading) == name and (same or lacking or _adds_year(section, table)):
                return section
        return None

    @staticmethod
    def _needs_heading(section: LogicalSection, table: RubricTable | ObjectivesTable) -> bool:
        """Return whether a table without a heading can't belong to the section before it."""
        return isinstance(table, RubricTable) and bool(section.objectives)

    def _take_heading(self) -> tuple[Passage, Passage]:
        """Return heading and note for the table that comes now; put the rest of the text where it belongs."""
        rows, self._heading_row = self._heading_row, []
        at = self._heading_row_index(rows)
        if rows and (at is not None or self._heading_index(self._text) is None):
            at = at or 0
            below = self._text[self._below_row :]
            note = sum(
                [*(row.passage for row in rows[at + 1 :]), *(block.passage for block in below)], Passage()
            )
            self._text = [*self._text[: self._below_row], *(Block(row.passage.lines) for row in rows[:at])]
            self._drop_text()
            return rows[at].passage, note
        blocks, self._text = self._text, []
        index = self._heading_index(blocks)
        if index is None:
            self._place_loose(blocks)
            return Passage(), Passage()
        self._place_loose(blocks[:index])
        note = sum(
            [*(block.passage for block in blocks[index + 1 :]), *(row.passage for row in rows)], Passage()
        )
        return blocks[index].passage, note

    def _heading_row_index(self, rows: Sequence[HeadingRow]) -> int | None:
        """Return which row is the section's heading: the first that looks like one, unless it is a larger title."""
        likely = [i for i, row in enumerate(rows) if self._row_is_heading(row)]
        if not likely or self._outline.sections:
            return likely[0] if likely else None
        sizes = [Block(rows[i].passage.lines).style[0] for i in likely]
        return likely[1] if len(likely) > 1 and sizes[1] < sizes[0] else likely[0]

    def _heading_index(self, blocks: Sequence[Block]) -> int | None:
        """Return which block is the section's heading.

        It is the largest heading-like block with a name whose style is above other tables, too: neither a title nor a caption.
        Otherwise it is the last heading-like one. If there is none, and no table has styled headings, it is a short
        line right above.
        """
        if self._taught.rules.sections.names:
            return self._heading_said(blocks)
        if self._taught.rules.sections.from_ == "banner":
            return None
        likely = [i for i, block in enumerate(blocks) if self._is_heading_like(block)]
        if not likely:
            return len(blocks) - 1 if blocks and not self._styles and _is_short_line(blocks[-1]) else None
        if self._is_title_again(blocks, likely):
            return None
        likely = naming(blocks, likely)
        shared = [i for i in likely if self._styles[blocks[i].style] > 1]
        return max(shared, key=lambda i: (blocks[i].style[0], i)) if shared else likely[-1]

    def _heading_said(self, blocks: Sequence[Block]) -> int | None:
        """Return the last block that a profile names as a section."""
        said = [i for i, block in enumerate(blocks) if self._taught.is_section(block.passage.plain)]
        return said[-1] if said else None

    def _is_title_again(self, blocks: Sequence[Block], likely: Sequence[int]) -> bool:
        """Return whether the last heading-like block repeats the cover, in a style that is above no other table."""
        last = blocks[likely[-1]]
        above = [*self._before, *(blocks[i] for i in likely[:-1])]
        again = name_of(last.passage) in {name_of(other.passage) for other in above if other.page < last.page}
        return again and not any(self._styles[blocks[i].style] > 1 for i in likely)

    # -- what is not in a section ------------------------------------------------------------------------------
    def _place_loose(self, blocks: Sequence[Block]) -> None:
        """Put blocks to context or, before the first section, with those that may be the title."""
        if self._outline.sections:
            self._outline.context += [block.passage for block in blocks]
        else:
            self._before += blocks

    def _take_title(self, page: int | None = None) -> None:
        """Find the title among the blocks before the first section, which is on `page`; the rest is context."""
        blocks, self._before = self._before, []
        if self._title:
            self._outline.title = self._title
            self._outline.context += [block.passage for block in blocks]
            return
        index = self._title_index(blocks, page)
        if index is not None:
            title = blocks.pop(index)
            below = any(table.page >= title.page for table in self._outline.unknown)
            self._outline.title = title.passage
            like_headings = self._styles[title.style] > 0 or not self._styles
            self._outline.title_doubtful = below and like_headings
        self._outline.context += [block.passage for block in blocks]

    def _title_index(self, blocks: Sequence[Block], page: int | None) -> int | None:
        """Return which block is the title: the largest on `page`, or before it; the first of equals.

        On a cover, a block that names an appendix is preferred to the name of the council.
        """
        likely = [
            i
            for i, block in enumerate(blocks)
            if self._is_heading_like(block)
            and not _CONTENTS.fullmatch(block.passage.plain)
            and not _LEADER.search(block.passage.plain)
        ]
        near = [i for i in likely if blocks[i].page == page]
        near = near or [i for i in likely if _APPENDIX.match(blocks[i].passage.plain)] or likely
        return max(near, key=lambda i: (blocks[i].style[0], -i)) if near else None

    def _drop_plain_rows(self) -> None:
        """Put rows that are not headings to context if text follows: they are not the note of a heading below."""
        if not any(self._row_is_heading(row) for row in self._heading_row):
            self._outline.context += [row.passage for row in self._heading_row]
            self._heading_row = []

    def _keep_heading(self, table: UnknownTable) -> None:
        """Drop the text above an unknown table, except a section's heading: the next tables may be under it."""
        if table.looks_like_ours and self._heading_row:
            return
        blocks = self._text
        likely = [i for i, one in enumerate(blocks) if self._is_heading_like(one) and self._styles[one.style]]
        if not likely:
            self._drop_text()
            return
        index = likely[-1]
        self._drop_plain_rows()
        self._place_loose(blocks[:index])
        self._text = list(blocks[index:])
        self._below_row = max(0, self._below_row - index)

    def _drop_text(self) -> None:
        self._place_loose(self._text)
        self._outline.context += [row.passage for row in self._heading_row]
        self._text, self._heading_row = [], []


def _is_short_line(block: Block) -> bool:
    text = block.passage
    ended = text.plain.endswith((".", ":", ";"))
    return len(text.lines) == 1 and len(text.words) <= _MOST_WORDS and not ended


def _adds_year(section: LogicalSection, table: RubricTable | ObjectivesTable) -> bool:
    """Return whether a table of objectives is about other years than those that a section has."""
    if isinstance(table, RubricTable):
        return False
    own = years_of(table)
    return bool(own) and all(own.isdisjoint(years_of(other)) for other in section.objectives)
