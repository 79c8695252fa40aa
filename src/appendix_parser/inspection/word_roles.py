"""The role that each word of a document was read as."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from appendix_parser.assembly import Assembly
from appendix_parser.assembly.heads.roles import Role
from appendix_parser.assembly.model import Column, LevelColumn
from appendix_parser.assembly.outline.sections import LogicalSection
from appendix_parser.page import Word


class Kind(StrEnum):
    """What a word can be, in the order of the legend."""

    TITLE_OF_DOCUMENT = "title of the document"
    HEADING = "heading"
    NOTE = "note"
    HEADER = "header row"
    LABEL = "rubric label"
    LEVEL = "criterion"
    NUMBER = "number"
    TITLE = "title"
    DESCRIPTION = "description"
    SCORE = "score"
    COMMENTS = "comments"
    EXTRA = "other column"
    FURNITURE = "page furniture"
    CONTEXT = "context"
    UNPLACED = "unplaced"


class WordRole(NamedTuple):
    """A kind, and which of that kind: the year of a score, the level of a criterion; "" where there is one."""

    kind: Kind
    which: str = ""

    @property
    def label(self) -> str:
        """The role in words: `score 2023`."""
        return f"{self.kind} {self.which}".strip()


UNPLACED = WordRole(Kind.UNPLACED)

_KINDS: Mapping[Role, Kind] = {
    Role.NUMBER: Kind.NUMBER,
    Role.TITLE: Kind.TITLE,
    Role.DESCRIPTION: Kind.DESCRIPTION,
    Role.SCORE: Kind.SCORE,
    Role.COMMENTS: Kind.COMMENTS,
    Role.YEAR: Kind.EXTRA,
    Role.SECTION: Kind.EXTRA,
    Role.LEVEL: Kind.EXTRA,
    Role.EXTRA: Kind.EXTRA,
}

Roles = Mapping[tuple[int, int], WordRole]
"""Page and index of a word → its role; a word without one is unplaced."""


def word_roles(assembly: Assembly) -> Roles:
    """Return the role of every word that the assembly placed."""
    return {(word.page, word.index): role for words, role in _placed(assembly) for word in words}


def main_role(words: Iterable[Word], roles: Roles) -> WordRole | None:
    """Return the role that most of the words have; None if there are no words."""
    counts = Counter(roles.get((word.page, word.index), UNPLACED) for word in words)
    return counts.most_common(1)[0][0] if counts else None


def _placed(assembly: Assembly) -> Iterator[tuple[Iterable[Word], WordRole]]:
    outline = assembly.outline
    yield assembly.header_words, WordRole(Kind.HEADER)
    yield assembly.furniture_words, WordRole(Kind.FURNITURE)
    yield outline.title.words, WordRole(Kind.TITLE_OF_DOCUMENT)
    for passage in (*outline.context, *assembly.sideways):
        yield passage.words, WordRole(Kind.CONTEXT)
    for table in outline.unknown:
        yield table.words, WordRole(Kind.CONTEXT)
    for section in outline.sections:
        yield section.heading.words, WordRole(Kind.HEADING)
        yield section.note.words, WordRole(Kind.NOTE)
        yield from _in_tables(section)


def _in_tables(section: LogicalSection) -> Iterator[tuple[Iterable[Word], WordRole]]:
    for table in section.tables:
        columns = [_role(column) for column in table.columns]
        for row in table.rows:
            for role, cell in zip(columns, row.cells, strict=True):
                yield cell.words, role


def _role(column: Column | LevelColumn) -> WordRole:
    if isinstance(column, Column):
        return WordRole(_KINDS[column.role], column.year.label if column.year else "")
    if column.is_label:
        return WordRole(Kind.LABEL)
    return WordRole(Kind.LEVEL, column.name if column.score is None else str(column.score))
