"""Puts comments that have rows of their own below an objective into its row: `2023 Comments: A digest was tried.`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain

from appendix_parser.assembly.heads.objectives_header import dated_by
from appendix_parser.assembly.heads.roles import Role, heads_comments, read_heading
from appendix_parser.assembly.model import (
    Column,
    Event,
    HeadingRow,
    LogicalRow,
    ObjectivesTable,
    TextRun,
    own_years,
)
from appendix_parser.assembly.outline.blocks import blocks_of
from appendix_parser.assembly.passage import Passage
from appendix_parser.doubts import Doubt
from appendix_parser.layout import TextLine
from appendix_parser.page import Word
from appendix_parser.text import SEPARATORS

_STOPS = (".", "!", "?", ":")
_LONGEST_LABEL = 6  # words
_FEWEST = 2  # rows of comments: a single one may be a note


@dataclass(frozen=True, slots=True)
class _Comment:
    """A comment below an objective, and the words in front of it that say so."""

    label: tuple[Word, ...]
    text: Passage
    doubts: Sequence[tuple[Doubt, int]] = ()

    @property
    def heading(self) -> str:
        return _plain(self.label)


def take_comment_rows(events: Sequence[Event]) -> tuple[list[Event], list[Word]]:
    """Give comments below objectives columns of their own, one for each year.

    Returns:
        The events, and the words in front of the comments.
    """
    taker = _Taker()
    for event in events:
        taker.take(event)
    comments = [comment for below in taker.comments.values() for comment in below]
    if len(comments) < _FEWEST:
        return list(events), []
    for event in taker.events:
        if isinstance(event, ObjectivesTable):
            _add_columns(event, [taker.comments.get(id(row), []) for row in event.rows])
    return taker.events, [word for comment in comments for word in comment.label]


class _Taker:
    """Takes comments out of the events; `comments` has those below each row, by its identity."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.comments: dict[int, list[_Comment]] = defaultdict(list)
        self._row: LogicalRow | None = None  # the last row, if nothing but comments came since
        self._has_comments = False  # below that row

    def take(self, event: Event) -> None:
        match event:
            case ObjectivesTable():
                self._take_table(event)
            case HeadingRow(inside=True) if comments := self._comments_of(event.passage):
                self._keep(comments)
            case HeadingRow(inside=True) if self._goes_on(event.passage):
                last = self.comments[id(self._row)][-1]
                self.comments[id(self._row)][-1] = replace(last, text=last.text + event.passage)
            case TextRun():
                self._take_text(event)
            case _:
                self.events.append(event)
                self._row, self._has_comments = None, False

    def _take_table(self, table: ObjectivesTable) -> None:
        before = self.events[-1] if self.events and self._has_comments else None
        if isinstance(before, ObjectivesTable) and _headings(before) == _headings(table):
            before.asides += table.asides
        else:
            before = replace(table, rows=[])
            self.events.append(before)
            self._row, self._has_comments = None, False
        for row in table.rows:
            comment = self._comment_in(row)
            if comment is None:
                before.rows.append(row)
                self._row, self._has_comments = row, False
            else:
                self._keep([comment])

    def _take_text(self, run: TextRun) -> None:
        """Take comments at the start of a text: without the rows above, the last row of a table may look like one."""
        table = self.events[-1] if self.events and self._has_comments else None
        width = table.columns[-1].x1 - table.columns[0].x0 if isinstance(table, ObjectivesTable) else 0.0
        blocks = blocks_of(run.lines, width)
        while table and blocks and (comments := self._comments_of(blocks[0].passage)):
            self._keep(comments)
            blocks = blocks[1:]
        if blocks:
            self.events.append(TextRun(tuple(chain.from_iterable(block.lines for block in blocks))))
            self._row, self._has_comments = None, False

    def _keep(self, comments: Sequence[_Comment]) -> None:
        self.comments[id(self._row)] += comments
        self._has_comments = True

    def _goes_on(self, passage: Passage) -> bool:
        """Return whether a row at the head of a page is the rest of the comment at the foot of the page before."""
        if not self._has_comments:
            return False
        text = self.comments[id(self._row)][-1].text
        on_next = bool(text) and passage.words[0].page == text.words[-1].page + 1
        return on_next and not text.words[-1].text.endswith(_STOPS) and not passage.words[0].bold

    def _comments_of(self, passage: Passage) -> list[_Comment]:
        """Return the comments in a row of one cell; none if it does not begin with what says so."""
        found: list[_Comment] = []
        for line in passage.lines:
            label = line.words[: self._label_end(line.words)]
            rest = line.words[len(label) :]
            text = Passage((TextLine(rest),)) if rest else Passage()
            # Within a comment, `Action:` may begin a line.
            if label and (not found or read_heading(_plain(label)).year is not None):
                found.append(_Comment(label, text))
            elif found:
                found[-1] = replace(found[-1], text=found[-1].text + Passage((line,)))
            else:
                return []
        return found

    def _comment_in(self, row: LogicalRow) -> _Comment | None:
        """Return the comment in a row whose first cells say that it is one; its words may be in any column."""
        cells = [cell.words for i, cell in enumerate(row.cells) if cell and i not in row.shared]
        for end in reversed(range(1, len(cells))):
            label = tuple(chain.from_iterable(cells[:end]))
            if self._names_comments(label):
                # Its cells need not be those of the header.
                doubts = [one for one in row.doubts if one[0].code != "cell-over-columns"]
                return _Comment(label, Passage.of(tuple(chain.from_iterable(cells[end:]))), doubts)
        return None

    def _label_end(self, words: Sequence[Word]) -> int:
        """Return how many words at the start of a line say that a comment comes, with the colon or dash after them."""
        for end, word in enumerate(words[:_LONGEST_LABEL], start=1):
            ends = word.text.endswith(":") or word.text in SEPARATORS or end == len(words)
            if ends and self._names_comments(words[:end]):
                return end
        return 0

    def _names_comments(self, words: Sequence[Word]) -> bool:
        """Return whether words name comments of the table, for a year that has none in a column."""
        table = self.events[-1] if self.events else None
        if self._row is None or not isinstance(table, ObjectivesTable):
            return False
        heading = read_heading(_plain(words))
        commented, scored = (own_years(table, role) for role in (Role.COMMENTS, Role.SCORE))
        if heading.is_year:
            return heading.year in scored - commented
        return heads_comments(_plain(words)) and not commented and heading.year in {None, *scored}


def _add_columns(table: ObjectivesTable, comments: Sequence[Sequence[_Comment]]) -> None:
    """Add a column for each year of the comments below each row."""
    scores = [one for one in table.columns if one.role is Role.SCORE and one.kind is None]
    x0, x1 = table.columns[0].x0, table.columns[-1].x1
    added: dict[Column, list[Passage]] = {}
    for at, below in enumerate(comments):
        for comment in below:
            table.rows[at].doubts += comment.doubts
            column = Column(Role.COMMENTS, read_heading(comment.heading).year, comment.heading, x0, x1)
            if column.year is None and scores:
                column, doubts = dated_by(column, scores)
                table.rows[at].doubts += [(doubt, table.rows[at].page) for doubt in doubts]
            known = next((one for one in added if one.year == column.year), column)
            cells = added.setdefault(known, [Passage() for _ in table.rows])
            cells[at] += comment.text
    table.columns += tuple(added)
    for at, row in enumerate(table.rows):
        row.cells += [cells[at] for cells in added.values()]


def _headings(table: ObjectivesTable) -> list[str]:
    return [column.heading for column in table.columns]


def _plain(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words).rstrip(" :|-–—")
