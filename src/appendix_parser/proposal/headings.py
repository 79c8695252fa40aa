"""Proposes the columns of a profile: for each heading its role, year and kind, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import isfinite
from typing import Final

from appendix_parser.assembly.closest import ClosestTable
from appendix_parser.assembly.heads.evidence import NEAR_TIE, Choice, Sample, choose
from appendix_parser.assembly.heads.roles import Heading, Role, heading_alone
from appendix_parser.assembly.model import Column, ObjectivesTable
from appendix_parser.notation.scale import ScoringSystem
from appendix_parser.profile.profile_model import VALUES, ColumnRole, plain
from appendix_parser.proposal.draft import UNKNOWN, Entry, one_line, quoted, table_of
from appendix_parser.records import Finding

_SHOWN: Final = 3  # roles that a reason names
_MOST_SCORES: Final = 8
_LONGEST_SCORE: Final = 4  # words
_CODES: Final = frozenset(
    {"column-doubtful", "column-repeated", "year-inferred", "comments-of-several-years"}
)
"""Findings about a column that a person can settle."""


def column_entries(
    headers: Sequence[Sequence[Column]],
    tables: Sequence[ObjectivesTable],
    findings: Iterable[Finding],
    system: ScoringSystem,
) -> Iterator[Entry]:
    """Yield an entry for each heading of the tables of objectives, in the order of the document.

    Args:
        headers: the columns of each table as its header has them.
        tables: the tables as they became records.
        findings: those of the document.
        system: how it writes its scores.
    """
    choices = _choices(tables, system)
    questions = [each.message for each in findings if each.code in _CODES]
    by_heading: dict[str, list[Column]] = defaultdict(list)
    kept = {plain(column.heading) for table in tables for column in table.columns}
    for column in (column for columns in headers for column in columns if plain(column.heading)):
        if plain(column.heading) in kept or column.role in (Role.SECTION, Role.YEAR, Role.LEVEL):
            by_heading[plain(column.heading)].append(column)
    for heading, columns in by_heading.items():
        asked = [text for text in dict.fromkeys(questions) if f"“{columns[0].heading}”" in text]
        yield _entry(columns, choices.get(heading), asked)


def _choices(tables: Sequence[ObjectivesTable], system: ScoringSystem) -> Mapping[str, Choice]:
    """Return, for each heading, how its role was chosen in the first table that has it."""
    found: dict[str, Choice] = {}
    for table in tables:
        total = sum(column.x1 - column.x0 for column in table.columns) or 1.0
        samples = [
            Sample(
                heading_alone(column.heading),
                [row.cells[index].plain for row in table.rows],
                (column.x1 - column.x0) / total,
            )
            for index, column in enumerate(table.columns)
        ]
        for column, choice in zip(table.columns, choose(samples, system), strict=True):
            if choice.role is column.role:
                found.setdefault(plain(column.heading), choice)
    return found


def _entry(columns: Sequence[Column], choice: Choice | None, questions: Sequence[str]) -> Entry:
    column = columns[0]
    alone = heading_alone(column.heading)
    roles = {each.role for each in columns}
    if Role.LEVEL in roles:
        note = f"{quoted(column.heading)} is a column of the levels"
        return Entry("columns", "", one_line(note), certain=False)
    text = f"{quoted(column.heading)} = {table_of([*_values(column, alone)])}"
    notes = [*_notes(columns, choice, alone, asked=bool(questions)), *(f"question: {q}" for q in questions)]
    return Entry("columns", text, one_line("; ".join(notes)), certain=len(roles) == 1 and not questions)


def _values(column: Column, alone: Heading) -> Iterator[tuple[str, str]]:
    """Yield the keys of a column's entry: its year only if its own heading names it."""
    yield "role", quoted(_role_in_words(column.role, alone))
    if column.role.value in VALUES and alone.year is not None and column.year == alone.year:
        yield "year", _year(column)
    if column.role is Role.SCORE and column.kind is not None:
        yield "kind", quoted(column.kind.kind.value)


def _notes(columns: Sequence[Column], choice: Choice | None, alone: Heading, *, asked: bool) -> Iterator[str]:
    """Yield why the columns with a heading were read so, and what is not certain; nothing more if `asked` already."""
    column = columns[0]
    yield _reason(alone, column.role, choice)
    if column.year is not None and alone.year is None and column.role.value in VALUES:
        labels = sorted({each.year.label for each in columns if each.year is not None})
        yield f"its year, {' or '.join(labels)}, is from another heading"
    roles = sorted({each.role for each in columns})
    if len(roles) > 1:
        yield f"question: it was read as {' and as '.join(roles)} in different tables"
    if choice is not None and choice.lead < NEAR_TIE and not asked:
        yield f"question: or is it {choice.rival.value}?"


def _role_in_words(role: Role, alone: Heading) -> str:
    """Return a role as a profile calls it; of comments, those whose heading says so are actions."""
    is_actions = role is Role.COMMENTS and plain(alone.text).startswith("action")
    return ColumnRole.ACTIONS.value if is_actions else ColumnRole(role.value).value


def _year(column: Column) -> str:
    assert column.year is not None
    year = column.year
    return str(year.year) if year.label == str(year.year) else quoted(year.label)


def _reason(heading: Heading, role: Role, choice: Choice | None) -> str:
    """Return why a column has its role: what its heading suggests, the likeliest first, and the nearest rival."""
    suggested = sorted(heading.bits, key=lambda each: -heading.bits[each])[:_SHOWN]
    first, *others = [each.value for each in suggested] or [""]
    rather = f", or else {' or '.join(others)}" if others else ""
    words = f"its words suggest {first}{rather}" if first else "its words are not known"
    if choice is None or not isfinite(choice.lead):
        return words
    how = "only a little" if choice.lead < NEAR_TIE else "much"
    return f"{words}; with its cells, {role.value} is {how} likelier than {choice.rival.value}"


def entries_to_fill_in(tables: Sequence[ClosestTable]) -> Iterator[Entry]:
    """Yield the columns of the tables that came closest, as questions: nothing in them was understood."""
    for table in tables:
        yield Entry("columns", "", "", certain=False)
        yield Entry("columns", "", one_line(f"The table on {table.in_words}."), certain=False)
        for text, role, cells in zip(table.headings, table.roles, table.cells, strict=True):
            known = role is not None and role is not Role.LEVEL
            value = _role_in_words(role, heading_alone(text)) if known and role else UNKNOWN
            note = f"{_reason(heading_alone(text), role or Role.EXTRA, None)}{_sample(cells)}"
            shown = " ".join(text.split())
            yield Entry(
                "columns",
                f"{quoted(shown)} = {table_of([('role', quoted(value))])}",
                one_line(note),
                certain=False,
            )


def short_texts(cells: Sequence[str]) -> list[str]:
    """Return the different texts of a column if they are few and short, as those of scores are."""
    texts = [" ".join(cell.split()) for cell in cells]
    few = 1 < len(texts) <= _MOST_SCORES
    return texts if few and all(len(text.split()) <= _LONGEST_SCORE for text in texts) else []


def _sample(cells: Sequence[str]) -> str:
    """Return what to say of the cells below a heading."""
    texts = short_texts(cells)
    return f"; its cells say {', '.join(f'“{text}”' for text in texts)}" if texts else ""
