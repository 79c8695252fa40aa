"""Converts unusual tables of objectives: a column for each value and a row for each objective."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from appendix_parser.assembly.heads.roles import Role, read_heading
from appendix_parser.assembly.model import (
    Event,
    HeadingRow,
    LevelColumn,
    LogicalRow,
    ObjectivesTable,
    RubricTable,
    TextRun,
    column_of,
)
from appendix_parser.assembly.outline.captions import name_of
from appendix_parser.assembly.passage import Passage
from appendix_parser.assembly.shapes.comment_rows import take_comment_rows
from appendix_parser.assembly.shapes.described_titles import part_descriptions
from appendix_parser.assembly.shapes.numbered_titles import part_numbers
from appendix_parser.assembly.shapes.year_tables import part_years
from appendix_parser.assembly.taught import Taught
from appendix_parser.doubts import Doubt
from appendix_parser.layout import TextLine
from appendix_parser.notation.levels import read_level
from appendix_parser.notation.scale import ScoringSystem
from appendix_parser.notation.scores import read_score
from appendix_parser.page import Word, quoted
from appendix_parser.records import ScoreStatus
from appendix_parser.text import SEPARATORS

_SUMMARY = frozenset(["average", "averages", "mean", "median", "total", "totals", "overall", "subtotal"])
_ABOUT_SUMMARY = frozenset(
    [
        "all",
        "for",
        "grand",
        "in",
        "level",
        "mark",
        "marks",
        "objectives",
        "of",
        "our",
        "rating",
        "ratings",
        "score",
        "scores",
        "section",
        "sub",
        "the",
        "this",
        "year",
    ]
)
_NAMING = (Role.NUMBER, Role.TITLE, Role.DESCRIPTION)
_LONGEST = 6  # words of a score with what separates it from its comment


@dataclass(slots=True)
class Reshaped:
    """The events of a document, and the words that separate or name the tables, rows and cells that were split."""

    events: list[Event] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)


def reshape(events: Sequence[Event], taught: Taught | None = None) -> Reshaped:
    """Convert the tables of objectives to the usual form; a profile may say what names sections."""
    named_by = taught.rules.sections.from_ if taught is not None else None
    events, labels = take_comment_rows(events)
    found = Reshaped(words=labels)
    parting = named_by == "column" or (named_by is None and not _have_own_headings(events))
    tables = [event for event in events if isinstance(event, ObjectivesTable)]
    for table in tables:
        _set_aside_summaries(table)
    found.words += part_numbers(tables) + part_descriptions(tables)
    for event in events:
        if not isinstance(event, ObjectivesTable):
            found.events.append(event)
            continue
        found.words += _part_scores(event)
        found.events += _part_levels(event)
        parts, again = _part_sections(event) if parting else ([event], [])
        found.words += again
        for part in parts:
            parted, again = part_years(part)
            found.events += parted
            found.words += again
    return found


def is_summary(text: str) -> bool:
    """Return whether a text names an average or a total, and nothing else."""
    words = set(re.findall(r"\w+", text.casefold()))
    return words <= _SUMMARY | _ABOUT_SUMMARY and (
        not words.isdisjoint(_SUMMARY) or {"section", "score"} <= words
    )


def _set_aside_summaries(table: ObjectivesTable) -> None:
    """Take the rows with averages or totals out of a table, with a doubt on the row above or below."""
    naming = [i for i, column in enumerate(table.columns) if column.role in _NAMING]
    rows: list[LogicalRow] = []
    waiting: list[tuple[Doubt, int]] = []
    for row in table.rows:
        if is_summary(" ".join(row.cells[i].plain for i in naming if row.cells[i])):
            table.asides += [cell for i, cell in enumerate(row.cells) if cell and i not in row.shared]
            waiting.append((Doubt("summary-row", {"words": quoted(row.words)}), row.page))
            continue
        rows.append(row)
    if rows:
        rows[-1].doubts += waiting
    table.rows[:] = rows


# -- a score and its comment in one cell ---------------------------------------------------------------------
def _part_scores(table: ObjectivesTable) -> list[Word]:
    """Give the score in cells headed `Score and Comments` a column of its own; return what separated them."""
    between: list[Word] = []
    at = len(table.columns)
    for index in reversed(range(at)):
        column = table.columns[index]
        of_year = {c.role for c in table.columns if (c.year, c.kind) == (column.year, column.kind)}
        if not read_heading(column.heading).several or {Role.SCORE, Role.COMMENTS} <= of_year:
            continue
        if column.role not in of_year & {Role.SCORE, Role.COMMENTS}:
            continue
        parts = [_part_cell(row.cells[index]) for row in table.rows]
        for row, (_, parting, _) in zip(table.rows, parts, strict=True):
            between += parting if index not in row.shared else ()
        cells = [(score, comment) for score, _, comment in parts]
        table.split(index, (Role.SCORE, Role.COMMENTS), cells)
    return between


def _part_cell(cell: Passage) -> tuple[Passage, Sequence[Word], Passage]:
    """Return the score at the start of a cell, the dash after it, and the comment; no score if none is recognised."""
    if not cell or is_score(cell.words):
        return cell, (), Passage()
    first, *rest = cell.lines
    end = _dash_after_score(first)
    if end is not None:
        comment = _lines_from(first, end + 1, rest)
        return Passage((TextLine(first.words[:end]),)), first.words[end : end + 1], comment
    head = first.words[0]
    if head.text.endswith(":") and is_score([bare := head._replace(text=head.text[:-1])]):
        return Passage((TextLine((bare,)),)), (), _lines_from(first, 1, rest)
    if rest and is_score(first.words):
        return Passage((first,)), (), Passage(tuple(rest))
    return Passage(), (), cell


def _dash_after_score(line: TextLine) -> int | None:
    """Return which word is the last dash after a score; in `2 – 3 contracts` it may belong to either."""
    for end in reversed(range(1, min(_LONGEST, len(line.words)))):
        left = line.words[end + 1 :]
        is_dash = set(line.words[end].text) <= SEPARATORS
        if is_dash and is_score(line.words[:end]) and not (left and left[0].text.isdecimal()):
            return end
    return None


def _lines_from(first: TextLine, at: int, rest: Sequence[TextLine]) -> Passage:
    left = first.words[at:]
    return Passage(((TextLine(left),) if left else ()) + tuple(rest))


def is_score(words: Sequence[Word]) -> bool:
    """Return whether words read as a score, without the names of a document's levels."""
    score, _ = read_score(" ".join(word.text for word in words), ScoringSystem())
    return score.status not in (ScoreStatus.UNREADABLE, ScoreStatus.MISSING)


# -- what each level means, on each row ----------------------------------------------------------------------
def _part_levels(table: ObjectivesTable) -> list[RubricTable]:
    """Take the columns that say what each level means out of a table: a rubric for each of its objectives.

    The rubric's label is what names the objective. Columns in which a level is only marked stay.
    """
    levels = _told_levels(table)
    key = next((at for role in _NAMING if (at := column_of(table.columns, role)) is not None), None)
    if key is None or not levels:
        return []
    label = table.columns[key]
    told = [table.columns[i] for i in levels]
    columns = [LevelColumn(*read_level(one.heading), one.heading, one.x0, one.x1) for one in told]
    columns.insert(0, LevelColumn(None, "", label.heading, label.x0, label.x1))
    rubrics = RubricTable(tuple(columns), table.page)
    for index, row in enumerate(table.rows):
        shared = frozenset({0, *(place for place, i in enumerate(levels, start=1) if i in row.shared)})
        rubrics.rows.append(LogicalRow([row.cells[i] for i in (key, *levels)], row.page, shared=shared))
        for i in reversed(levels):
            row = row.without(i)
        table.rows[index] = row
    table.columns = tuple(one for i, one in enumerate(table.columns) if i not in levels)
    return [rubrics]


def _told_levels(table: ObjectivesTable) -> list[int]:
    """Return the columns that say what a level means, and do not only mark it."""
    levels = [i for i, one in enumerate(table.columns) if one.role is Role.LEVEL and one.year is None]
    cells = [row.cells[i] for row in table.rows for i in levels if row.cells[i]]
    return levels if 2 * sum(len(cell.words) > 1 for cell in cells) >= max(1, len(cells)) else []


# -- sections as a column ------------------------------------------------------------------------------------
def _have_own_headings(events: Sequence[Event]) -> bool:
    """Return whether several tables with a column of sections have text above them, which then names the section."""
    below_text = [
        event
        for before, event in pairwise(events)
        if isinstance(event, ObjectivesTable) and isinstance(before, TextRun | HeadingRow)
    ]
    return sum(column_of(table.columns, Role.SECTION) is not None for table in below_text) > 1


def _part_sections(table: ObjectivesTable) -> tuple[list[ObjectivesTable], list[Word]]:
    """Split a table whose first column names the section, merged or on each row, into one for each section."""
    at = column_of(table.columns, Role.SECTION)
    if at is None or not table.rows or not table.rows[0].cells[at]:
        return [table], []
    columns = (*table.columns[:at], *table.columns[at + 1 :])
    tables: list[ObjectivesTable] = []
    again: list[Word] = []
    for row in table.rows:
        cell = row.cells[at]
        own = bool(cell) and at not in row.shared
        if not tables or (own and name_of(cell) != name_of(tables[-1].section)):
            tables.append(ObjectivesTable(columns, row.page, section=cell))
        elif own:
            again += cell.words
        tables[-1].rows.append(row.without(at))
    tables[-1].asides = table.asides
    return tables, again
