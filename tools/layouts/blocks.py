"""From a truth to headings, paragraphs and tables of cells: what every producer has to set, in no one's markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

Truth: TypeAlias = dict[str, Any]

_NEXT_PARAGRAPH = re.compile(r" (?=(?:Commentary|Comments?|Comment\(s\)|Actions?|Action\(s\)):|• )")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table.

    Attributes:
        text: its paragraphs.
        kind: `number`, `title`, `description`, `score`, `comments`, `label`, `level`, `criterion`, `heading` or `note`.
        columns: how many columns it takes.
        rows: how many rows it takes.
        header: whether it heads its column.
    """

    text: tuple[str, ...]
    kind: str
    columns: int = 1
    rows: int = 1
    header: bool = False


Row: TypeAlias = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `widths` are shares of the whole, `header` its header rows, `kind` is `rubric` or `objectives`."""

    kind: str
    widths: tuple[float, ...]
    header: tuple[Row, ...]
    body: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A text outside of tables; `kind` is `title`, `heading`, `note` or `prose`."""

    kind: str
    text: str


Block: TypeAlias = Table | Text


@dataclass(frozen=True, slots=True)
class Design:
    """How an appendix is arranged.

    Attributes:
        headings: sections are named by a `text` above their tables, by the `merged` first row of their first table, or
            by a `band` across one long table of objectives.
        two_row_header: the year stands over its score and comments.
        newest_first: the last year comes first.
        rubric_turned: levels are rows.
        level: how a rubric prints a level.
        number, title, description, score, comments: the words of the header; no `number`, no such column.
        corner: what heads the column of a rubric's label.
        weights: how wide the columns are: number, title, description, score, comments.
        prose: paragraphs that stand after the title.
    """

    headings: str = "text"
    two_row_header: bool = False
    newest_first: bool = False
    rubric_turned: bool = False
    level: str = "{score} - {name}"
    number: str = "#"
    title: str = "Objective"
    description: str = "Description"
    score: str = "{year} Score"
    comments: str = "{year} Comments and Action"
    corner: str = "Score:"
    weights: tuple[float, float, float, float, float] = (4, 11, 16, 6, 25)
    prose: tuple[str, ...] = ()


def arrange(truth: Truth, design: Design) -> Iterator[Block]:
    """Yield the blocks of a document in their order."""
    yield Text("title", truth["title"])
    for paragraph in design.prose:
        yield Text("prose", paragraph)
    if design.headings == "band":
        yield _long_table(truth, design)
        return
    for section in truth["sections"]:
        tables = [_rubric(rubric, design) for rubric in section["rubrics"]]
        tables.append(_objectives(section["objectives"], design))
        if design.headings == "text":
            yield Text("heading", section["name"])
            if section["note"]:
                yield Text("note", section["note"])
        else:
            tables[0] = _under_heading(tables[0], section)
        yield from tables


def _long_table(truth: Truth, design: Design) -> Table:
    tables = [(section, _objectives(section["objectives"], design)) for section in truth["sections"]]
    _, first = tables[0]
    rows = [row for section, table in tables for row in (*_heading(section, table), *table.body)]
    return Table(first.kind, first.widths, first.header, tuple(rows))


def _under_heading(table: Table, section: Truth) -> Table:
    return Table(table.kind, table.widths, (*_heading(section, table), *table.header), table.body)


def _heading(section: Truth, table: Table) -> Iterator[Row]:
    yield (Cell((section["name"],), "heading", columns=len(table.widths)),)
    if section["note"]:
        yield (Cell((section["note"],), "note", columns=len(table.widths)),)


# -- rubrics -------------------------------------------------------------------------------------------------


def _rubric(rubric: Truth, design: Design) -> Table:
    levels = [
        Cell((design.level.format(score=one["score"], name=one["level"]),), "level", header=True)
        for one in rubric["criteria"]
    ]
    texts = [Cell(_paragraphs(one["text"]), "criterion") for one in rubric["criteria"]]
    corner = Cell((design.corner,), "level", header=True)
    if design.rubric_turned:
        label = Cell((rubric["label"],), "label", header=True)
        return Table("rubric", (1.0, 4.0), ((corner, label),), tuple(zip(levels, texts, strict=True)))
    label = Cell((rubric["label"],), "label")
    return Table("rubric", (1.0,) * (len(levels) + 1), ((corner, *levels),), ((label, *texts),))


# -- objectives ----------------------------------------------------------------------------------------------


def _objectives(objectives: Sequence[Truth], design: Design) -> Table:
    names = [("number", design.number), ("title", design.title), ("description", design.description)]
    plain = [(kind, words) for kind, words in names if words]
    years = [
        assessment.get("year_label", str(assessment["year"])) for assessment in objectives[0]["assessments"]
    ]
    order = list(range(len(years)))[:: -1 if design.newest_first else 1]
    kinds = [kind for kind, _ in plain] + ["score", "comments"] * len(years)
    weight = dict(zip(("number", "title", "description", "score", "comments"), design.weights, strict=True))
    return Table(
        "objectives",
        tuple(weight[kind] for kind in kinds),
        tuple(_header(plain, [years[index] for index in order], design)),
        tuple(_objective(one, [kind for kind, _ in plain], order) for one in objectives),
    )


def _header(plain: Sequence[tuple[str, str]], years: Sequence[str], design: Design) -> Iterator[Row]:
    values = (("score", design.score), ("comments", design.comments))
    rows = 2 if design.two_row_header else 1
    first = [Cell((words,), kind, rows=rows, header=True) for kind, words in plain]
    below = [Cell((words.format(year=year),), kind, header=True) for year in years for kind, words in values]
    if not design.two_row_header:
        yield (*first, *below)
        return
    yield (*first, *(Cell((year,), "year", columns=len(values), header=True) for year in years))
    yield tuple(below)


def _objective(objective: Truth, kinds: Sequence[str], order: Sequence[int]) -> Row:
    printed = {
        "number": objective.get("label", str(objective["number"])),
        "title": objective["title"],
        "description": objective["description"],
    }
    cells = [Cell((printed[kind],), kind) for kind in kinds]
    for index in order:
        assessment = objective["assessments"][index]
        cells.append(Cell((assessment["score"],), "score"))
        cells.append(Cell(_paragraphs(assessment["comments"]), "comments"))
    return tuple(cells)


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(_NEXT_PARAGRAPH.split(text))
