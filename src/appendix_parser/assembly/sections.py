"""Sections: which heading and note each table stands under, the document's title, and what is context."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median

from appendix_parser.assembly.model import (
    Event,
    HeadingRow,
    ObjectivesTable,
    RubricTable,
    TextRun,
    UnknownTable,
)
from appendix_parser.assembly.passage import Passage
from appendix_parser.layout import TextLine

_CONTENTS = re.compile(r"(?:table of )?contents|index", re.IGNORECASE)
_APPENDIX = re.compile(r"(?:appendix|annexe?|schedule|enclosure)\b", re.IGNORECASE)
_LONGEST_HEADING = 240  # characters
_LARGER = 1.08  # a heading's font is larger than the tables' by this factor, or bold
_SAME_SIZE = 0.3  # points
_FEWEST_FULL, _FULL = 3, 0.97  # so many lines, nearly as wide as each other, show how wide text is
_NEXT_LINE = 1.35  # lines this many font sizes apart go on, whatever the reason for the line end
_WIDE_NEXT_LINE = 1.8  # … and up to this where the next word did not fit on the line before


@dataclass(slots=True)
class LogicalSection:
    """A heading, its note, and the tables under it."""

    heading: Passage
    note: Passage
    page: int
    rubrics: list[RubricTable] = field(default_factory=list)
    objectives: list[ObjectivesTable] = field(default_factory=list)


@dataclass(slots=True)
class Outline:
    """The document's title and sections; `context` is what belongs to neither."""

    title: Passage = field(default_factory=Passage)
    sections: list[LogicalSection] = field(default_factory=list)
    context: list[Passage] = field(default_factory=list)
    unknown: list[UnknownTable] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines in one style, one below the other."""

    lines: tuple[TextLine, ...]

    @property
    def style(self) -> tuple[float, bool]:
        words = [word for line in self.lines for word in line.words]
        return round(median(w.size for w in words), 1), 2 * sum(w.bold for w in words) > len(words)

    @property
    def page(self) -> int:
        return self.lines[0].words[0].page

    @property
    def passage(self) -> Passage:
        return Passage(self.lines)


def outline(events: Sequence[Event]) -> Outline:
    """Order the events of a document into sections."""
    return _Outliner(events).run()


class _Outliner:
    def __init__(self, events: Sequence[Event]) -> None:
        self._events = events
        self._body_size = _body_size(events)
        self._width = _room(events)
        self._styles = self._heading_styles()
        self._outline = Outline()
        self._text: list[_Block] = []
        self._before: list[_Block] = []  # what stands before the first section
        self._heading_row: list[Passage] = []
        self._below_row = 0  # the index of the first block below the first of the heading rows

    def run(self) -> Outline:
        for event in self._events:
            match event:
                case TextRun():
                    self._drop_plain_rows()
                    self._text += _blocks(event.lines, self._width)
                case HeadingRow():
                    self._below_row = self._below_row if self._heading_row else len(self._text)
                    self._heading_row.append(event.passage)
                case UnknownTable():
                    self._keep_heading(event)
                    self._outline.unknown.append(event)
                case RubricTable() | ObjectivesTable():
                    self._section_for(event)
        self._drop_text()
        self._take_title()
        return self._outline

    # -- styles ----------------------------------------------------------------------------------------------
    def _heading_styles(self) -> Counter[tuple[float, bool]]:
        """Count the styles of heading-like blocks right above tables, once for each table."""
        counts: Counter[tuple[float, bool]] = Counter()
        text: list[_Block] = []
        for event in self._events:
            if isinstance(event, TextRun):
                text += _blocks(event.lines, self._width)
            else:
                if isinstance(event, (RubricTable, ObjectivesTable)):
                    counts.update({block.style for block in text if self._is_heading_like(block)})
                text = []
        return counts

    def _is_heading_like(self, block: _Block) -> bool:
        size, bold = block.style
        text = block.passage.plain
        return (
            (bold or size > _LARGER * self._body_size)
            and size > 0.9 * self._body_size
            and len(text) <= _LONGEST_HEADING
            and not text.endswith((".", ";", ","))
        )

    # -- sections --------------------------------------------------------------------------------------------
    def _section_for(self, table: RubricTable | ObjectivesTable) -> None:
        sections = self._outline.sections
        heading, note = self._take_heading()
        if heading or not sections or self._needs_heading(sections[-1], table):
            page = heading.page or table.page
            self._take_title(page)
            sections.append(LogicalSection(heading, note, page))
        elif note:
            self._outline.context.append(note)
        if isinstance(table, RubricTable):
            sections[-1].rubrics.append(table)
        else:
            sections[-1].objectives.append(table)

    @staticmethod
    def _needs_heading(section: LogicalSection, table: RubricTable | ObjectivesTable) -> bool:
        """Tell whether a table without a heading can't belong to the section before it."""
        return isinstance(table, RubricTable) and bool(section.objectives)

    def _take_heading(self) -> tuple[Passage, Passage]:
        """Return heading and note for the table that comes now; put the rest of the text where it belongs."""
        rows, self._heading_row = self._heading_row, []
        at = self._heading_row_index(rows)
        if rows and (at is not None or self._heading_index(self._text) is None):
            at = at or 0
            below = self._text[self._below_row :]
            note = sum([*rows[at + 1 :], *(block.passage for block in below)], Passage())
            self._text = [*self._text[: self._below_row], *(_Block(row.lines) for row in rows[:at])]
            self._drop_text()
            return rows[at], note
        blocks, self._text = self._text, []
        index = self._heading_index(blocks)
        if index is None:
            self._place_loose(blocks)
            return Passage(), Passage()
        self._place_loose(blocks[:index])
        note = sum([*(block.passage for block in blocks[index + 1 :]), *rows], Passage())
        return blocks[index].passage, note

    def _heading_row_index(self, rows: Sequence[Passage]) -> int | None:
        """Return which row is the section's heading: the first that looks like one, but for a larger title above it."""
        likely = [i for i, row in enumerate(rows) if self._is_heading_like(_Block(row.lines))]
        if not likely or self._outline.sections:
            return likely[0] if likely else None
        sizes = [_Block(rows[i].lines).style[0] for i in likely]
        return likely[1] if len(likely) > 1 and sizes[1] < sizes[0] else likely[0]

    def _heading_index(self, blocks: Sequence[_Block]) -> int | None:
        """Return which block is the section's heading.

        Of the heading-like ones it is the largest whose style heads other tables too, so that neither a title
        above it nor a caption below it takes its place; else the last one; else, where nothing is set off by
        its style above any table, a single short line right above this one.
        """
        likely = [i for i, block in enumerate(blocks) if self._is_heading_like(block)]
        if likely:
            shared = [i for i in likely if self._styles[blocks[i].style] > 1]
            return max(shared, key=lambda i: (blocks[i].style[0], i)) if shared else likely[-1]
        if blocks and not self._styles:
            last = blocks[-1].passage
            if len(last.lines) == 1 and len(last.words) <= 12 and not last.plain.endswith((".", ":", ";")):
                return len(blocks) - 1
        return None

    # -- what is no section ----------------------------------------------------------------------------------
    def _place_loose(self, blocks: Sequence[_Block]) -> None:
        """Put blocks to context or, before the first section, to where the title is."""
        if self._outline.sections:
            self._outline.context += [block.passage for block in blocks]
        else:
            self._before += blocks

    def _take_title(self, page: int | None = None) -> None:
        """Find the title in what stands before the first section, which is on `page`; the rest is context."""
        blocks, self._before = self._before, []
        index = self._title_index(blocks, page)
        if index is not None:
            self._outline.title = blocks.pop(index).passage
        self._outline.context += [block.passage for block in blocks]

    def _title_index(self, blocks: Sequence[_Block], page: int | None) -> int | None:
        """Return which block is the title: the largest on `page`, else before it; the first of equals.

        Before it, on a cover, one that says that it is an appendix goes before the name of the council.
        """
        likely = [
            i
            for i, block in enumerate(blocks)
            if self._is_heading_like(block) and not _CONTENTS.fullmatch(block.passage.plain)
        ]
        near = [i for i in likely if blocks[i].page == page]
        near = near or [i for i in likely if _APPENDIX.match(blocks[i].passage.plain)] or likely
        return max(near, key=lambda i: (blocks[i].style[0], -i)) if near else None

    def _drop_plain_rows(self) -> None:
        """Put rows that are no heading, and that text follows, to context: they can't be the note of a heading below."""
        if not any(self._is_heading_like(_Block(row.lines)) for row in self._heading_row):
            self._outline.context += self._heading_row
            self._heading_row = []

    def _keep_heading(self, table: UnknownTable) -> None:
        """Drop the text above a table that is none of ours, but for a section's heading: what follows may be under it."""
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
        blocks, self._text = self._text, []
        self._place_loose(blocks)
        self._outline.context += self._heading_row
        self._heading_row = []


def _body_size(events: Iterable[Event]) -> float:
    sizes = [
        word.size
        for event in events
        if isinstance(event, (ObjectivesTable, RubricTable))
        for row in event.rows
        for word in row.words
    ]
    return median(sizes) if sizes else 0.0


def _room(events: Sequence[Event]) -> float:
    """Return how wide a line of text can be: as the widest that some lines of prose share, no wider than the tables."""
    tables = [event for event in events if isinstance(event, (ObjectivesTable, RubricTable))]
    room = max((table.columns[-1].x1 - table.columns[0].x0 for table in tables), default=0.0)
    runs = [event.lines for event in events if isinstance(event, TextRun)]
    widths = sorted((line.box.width for lines in runs for line in lines), reverse=True)
    pairs = zip(widths, widths[_FEWEST_FULL - 1 :], strict=False)
    return min(room, next((wide for wide, other in pairs if other >= _FULL * wide), room))


def _blocks(lines: Sequence[TextLine], width: float) -> list[_Block]:
    """Group lines into blocks; `width` is the room that a line has on the page."""
    blocks: list[_Block] = []
    for line in lines:
        last = blocks[-1] if blocks else None
        if last is not None and _continues(last, line, width):
            blocks[-1] = _Block((*last.lines, line))
        else:
            blocks.append(_Block((line,)))
    return blocks


def _continues(block: _Block, line: TextLine, width: float) -> bool:
    own = _Block((line,))
    (size, bold), (own_size, own_bold) = block.style, own.style
    if block.page != own.page or abs(size - own_size) > _SAME_SIZE or bold != own_bold:
        return False
    before = block.lines[-1].box
    step = line.box.bottom - before.bottom
    fitted = before.width + 0.25 * size + line.words[0].box.width < width
    return 0 <= step <= (_NEXT_LINE if fitted else _WIDE_NEXT_LINE) * size
