"""Defines a table: columns with a type and a meaning, keys, and the rows that a document gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeAlias, TypeVar

Value: TypeAlias = str | int | float | None
Row: TypeAlias = tuple[Value, ...]

Document = TypeVar("Document", contravariant=True)
Item = TypeVar("Item", contravariant=True)


class ColumnType(StrEnum):
    """The type of a column's values, by its name in the Table Schema standard."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"


@dataclass(frozen=True)  # no slots: Python 3.11 cannot combine them with a subscripted call
class Column(Generic[Item]):
    """One column.

    Attributes:
        name: the heading.
        type: the type of its values.
        meaning: one or two sentences for the reader of the data.
        value: gets the value from what a row is made of.
        nullable: whether a value may be absent; the empty string is a value.
        choices: all values that there can be; empty if there is no such list.
    """

    name: str
    type: ColumnType
    meaning: str
    value: Callable[[Item], Value]
    nullable: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Columns whose values together are found in the columns of the same names of another table."""

    columns: tuple[str, ...]
    table: str


@dataclass(frozen=True)  # no slots: Python 3.11 cannot combine them with a subscripted call
class Table(Generic[Document, Item]):
    """One table.

    Attributes:
        name: the stem of its files.
        meaning: what one row is.
        items: what the rows are made of, in order.
        columns: the columns, in order.
        primary_key: columns that are together unique and never null; empty if the data has no such key.
        foreign_keys: references to other tables.
    """

    name: str
    meaning: str
    items: Callable[[Document], Iterable[Item]]
    columns: tuple[Column[Item], ...]
    primary_key: tuple[str, ...] = ()
    foreign_keys: tuple[ForeignKey, ...] = ()

    def rows(self, document: Document) -> Iterator[Row]:
        """Yield the rows of `document`, each with one value per column."""
        for item in self.items(document):
            yield tuple(column.value(item) for column in self.columns)
