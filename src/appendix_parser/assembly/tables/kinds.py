"""Defines what a row of the stream may be."""

from __future__ import annotations

from dataclasses import dataclass

from appendix_parser.assembly.heads.header import Header
from appendix_parser.assembly.order.stream import GridRow
from appendix_parser.assembly.tables.cards import Card
from appendix_parser.assembly.tables.place import Fragment
from appendix_parser.assembly.tables.turned import TurnedRubric
from appendix_parser.doubts import Doubt
from appendix_parser.layout import TextLine
from appendix_parser.page import Word


@dataclass(frozen=True, slots=True)
class Text:
    """Lines outside tables."""

    lines: tuple[TextLine, ...]


@dataclass(frozen=True, slots=True)
class Heads:
    """Rows that are the header of a new table or, with `again`, of the table that a page end has cut.

    `over_page_end` says that only a page end is between a new table and the one before it.
    """

    header: Header
    page: int
    doubts: tuple[Doubt, ...] = ()
    again: bool = False
    over_page_end: bool = False


@dataclass(frozen=True, slots=True)
class Names:
    """A row that is a heading; `inside` says that it is in a table, with the header above it."""

    words: tuple[Word, ...]
    inside: bool


@dataclass(frozen=True, slots=True)
class Repeated:
    """What says nothing new: a heading that a new page repeats, or the rest of a header that a page end cuts."""

    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Body:
    """A row under a header; it `begins` a table, or continues the one above."""

    fragment: Fragment
    header: Header
    begins: bool
    over_page_end: bool = False


@dataclass(frozen=True, slots=True)
class Strange:
    """A row that does not belong to a table of ours; `as_wide` says that it has as many columns as one of them."""

    row: GridRow
    as_wide: bool


RowKind = Text | Heads | Names | Repeated | Body | Strange | TurnedRubric | Card
