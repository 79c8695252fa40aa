"""The input and the output of normalising."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from appendix_parser.assembly.heads.roles import Kind, Role
from appendix_parser.assembly.model import Column, LogicalRow
from appendix_parser.assembly.passage import Measure
from appendix_parser.notation.scale import ScoringSystem
from appendix_parser.records import Context, Finding, Level, Section, Year


@dataclass(frozen=True, slots=True)
class NormalisedDocument:
    """What the document says, as records."""

    title: str
    levels: tuple[Level, ...]
    scoring: ScoringSystem
    years: tuple[Year, ...]
    sections: tuple[Section, ...]
    context: tuple[Context, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class RowCells:
    """A row of an objectives table with its columns, and how text is set in them."""

    columns: tuple[Column, ...]
    row: LogicalRow
    measures: Sequence[Measure]

    def of(self, role: Role, year: Year | None, kind: Kind | None) -> list[int]:
        """Return the columns of a role, a year and a kind, from left to right."""
        wanted = (role, year, kind)
        return [i for i, c in enumerate(self.columns) if (c.role, c.year, c.kind) == wanted]


def years_of(columns: Sequence[Column]) -> list[Year | None]:
    """Return the years that a table assesses, in order; labels that are not years come last, as they stand."""
    own = [c for c in columns if c.role in (Role.SCORE, Role.COMMENTS) and c.kind is None]
    found = dict.fromkeys(column.year for column in own)
    return sorted(
        found, key=lambda year: (year is None or year.year is None, (year.year or 0) if year else 0)
    )
