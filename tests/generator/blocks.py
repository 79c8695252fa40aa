"""From the truth to the lines of text and tables in their order, before any page is filled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from random import Random
from typing import Any

from tests.generator import words
from tests.generator.style import Style
from tests.generator.text import FAMILIES, Type, longest_piece
from tests.generator.wording import LEVEL_NOTATIONS, WORDINGS, HeaderWords

_SHORT = 10
"""A score or label of up to so many characters is not broken."""


class DoesNotFitError(Exception):
    """The columns are too narrow for their longest words."""


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of a cell; `columns` and `rows` say how many places of the grid it takes.

    `one_line` asks for a column in which the text needs no second line: half a number at a page end could be
    taken for a number. `narrow` asks for one that cuts words and numbers.
    """

    paragraphs: tuple[str, ...]
    role: str
    path: str = ""
    bold: bool = False
    columns: int = 1
    rows: int = 1
    align: str = "left"
    valign: str = "top"
    one_line: bool = False
    narrow: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row: for each column a cell, or None where a cell of this row or the one above goes on."""

    kind: str
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `lead` (a merged heading, a note) and `header` rows come before the `body`."""

    widths: tuple[float, ...]
    lead: tuple[Row, ...]
    header: tuple[Row, ...]
    body: tuple[Row, ...]
    repeat_header: bool


@dataclass(frozen=True, slots=True)
class Lines:
    """Text outside of tables; `scale` is its size in body sizes, `after` the space below it in lines."""

    paragraphs: tuple[str, ...]
    role: str
    path: str = ""
    scale: float = 1.0
    bold: bool = False
    after: float = 0.3


@dataclass(frozen=True, slots=True)
class Gap:
    """White space, in lines."""

    lines: float


Block = Lines | Table | Gap


def make_blocks(truth: dict[str, Any], style: Style, width: float, random: Random) -> list[list[Block]]:
    """Return groups of blocks; what is in a group is kept together at its start where the style says so.

    Raises:
        DoesNotFitError: a table's longest words don't fit into `width`.
    """
    maker = _Maker(truth, style, width, random)
    groups: list[list[Block]] = [[Lines((truth["title"],), "heading", "/title", 1.7, bold=True, after=0.6)]]
    if style.prose:
        groups.append(maker.prose())
    tables_before = 0
    for index, section in enumerate(truth["sections"]):
        groups.extend(maker.section(index, section, tables_before))
        tables_before += len(section["rubrics"]) + 1
        if style.foreign_table and random.random() < 0.7:
            groups.append(maker.foreign_table(index))
        elif style.prose and style.headings != "band" and random.random() < 0.5:
            groups.append(maker.prose())
    return groups


class _Maker:
    """Makes the blocks of one document."""

    def __init__(self, truth: dict[str, Any], style: Style, width: float, random: Random) -> None:
        self.truth, self.style, self.width, self.random = truth, style, width, random
        self.words: HeaderWords = WORDINGS[style.wording]
        others = truth["sections"][0]["objectives"][0].get("other_scores", ())
        self.labels = [*truth["year_labels"], *(each["heading"] for each in others)]
        self.columns = list(_columns(style, len(self.labels)))
        self.narrow = _narrow_columns(style, truth)
        objectives = [
            (s, o) for s, section in enumerate(truth["sections"]) for o in range(len(section["objectives"]))
        ]
        self.objective_rows = {place: self._objective(*place) for place in objectives}
        self.objective_header = self._objective_header()
        self.objective_widths = self._widths([*self.objective_header, *self.objective_rows.values()])
        self.rubric_tables = {
            (s, r): self._rubric(s, r)
            for s, section in enumerate(truth["sections"])
            for r in range(len(section["rubrics"]))
        }
        self.rubric_widths = self._widths(
            [row for header, body in self.rubric_tables.values() for row in [*header, *body]]
        )

    # -- what stands in the cells ----------------------------------------------------------------------------

    def _header_cell(self, text: str, path: str = "", **more: Any) -> Cell:
        style = self.style
        valign = style.valign if style.rows_ruled else "top"
        return Cell((text,), "header", path, bold=style.bold_header, valign=valign, **more)

    def _body_cell(self, paragraphs: Sequence[str], path: str, role: str = "record") -> Cell:
        return Cell(tuple(paragraphs), role, path, align=self.style.align, valign=self.style.valign)

    def _small_cell(self, text: str, path: str) -> Cell:
        cell = self._body_cell((text,) if text else (), path)
        return replace(cell, align=self.style.score_align, one_line=len(text) <= _SHORT)

    def _objective(self, s: int, o: int) -> Row:
        objective = self.truth["sections"][s]["objectives"][o]
        base = f"/sections/{s}/objectives/{o}"
        cells = []
        for kind, year in self.columns:
            if kind == "number":
                label = self._small_cell(objective["label"], f"{base}/label")
                cells.append(replace(label, one_line=False, narrow=True) if kind in self.narrow else label)
            elif kind in ("title", "description"):
                text = objective[kind]
                cells.append(self._body_cell((text,) if text else (), f"{base}/{kind}"))
            else:
                own = len(objective["assessments"])
                name, index = ("assessments", year) if year < own else ("other_scores", year - own)
                said = objective[name][index]
                path = f"{base}/{name}/{index}/{kind}"
                if kind == "score":
                    cells.append(self._small_cell(said["score"], path))
                else:
                    cells.append(self._body_cell(said["paragraphs"], path))
        return Row("body", tuple(cells))

    def _objective_header(self) -> list[Row]:
        labels = self.labels
        if not self.style.two_row_header:
            texts = [
                getattr(self.words, kind).format(year=labels[year] if year >= 0 else "")
                for kind, year in self.columns
            ]
            kinds = [kind for kind, _ in self.columns]
            cells = [self._header_cell(t, narrow=k in self.narrow) for t, k in zip(texts, kinds, strict=True)]
            return [Row("header", tuple(cells))]
        upper: list[Cell | None] = []
        lower: list[Cell | None] = []
        for year, columns in groupby(self.columns, key=lambda column: column[1]):
            kinds = [kind for kind, _ in columns]
            if year < 0:
                heads = [(getattr(self.words, kind), kind in self.narrow) for kind in kinds]
                upper += [self._header_cell(text, rows=2, narrow=narrow) for text, narrow in heads]
                lower += [None] * len(kinds)
            else:
                align = "centre" if self.style.columns_ruled else "left"
                upper += [self._header_cell(labels[year], columns=len(kinds), align=align)]
                upper += [None] * (len(kinds) - 1)
                heads = [(getattr(self.words, f"sub_{kind}"), kind in self.narrow) for kind in kinds]
                lower += [self._header_cell(text, narrow=narrow) for text, narrow in heads]
        return [Row("header", tuple(upper)), Row("header", tuple(lower))]

    def _rubric(self, s: int, r: int) -> tuple[list[Row], list[Row]]:
        """Return the header rows and the body rows of a rubric."""
        rubric = self.truth["sections"][s]["rubrics"][r]
        base = f"/sections/{s}/rubrics/{r}"
        notation = LEVEL_NOTATIONS[self.truth["level_notation"]]
        corner = self._header_cell(self.words.rubric)
        levels, texts = [], []
        for c, criterion in enumerate(rubric["criteria"]):
            path = f"{base}/criteria/{c}"
            printed = notation.format(score=criterion["score"], name=criterion["level"])
            levels.append(self._header_cell(printed, f"{path}/level"))
            texts.append(self._body_cell(criterion["paragraphs"], f"{path}/text"))
        if self.style.rubric_turned:
            label = self._header_cell(rubric["label"], f"{base}/label")
            turned = [replace(level, valign=self.style.valign, one_line=True) for level in levels]
            return [Row("header", (corner, label))], [
                Row("body", pair) for pair in zip(turned, texts, strict=True)
            ]
        if not self.style.rubric_label:
            return [Row("header", tuple(levels))], [Row("body", tuple(texts))]
        label = self._body_cell((rubric["label"],), f"{base}/label")
        return [Row("header", (corner, *levels))], [Row("body", (label, *texts))]

    # -- tables ----------------------------------------------------------------------------------------------

    def section(self, s: int, section: dict[str, Any], tables_before: int) -> Iterator[list[Block]]:
        """Yield the groups of a section: one per table, the heading with the first."""
        style = self.style
        spacing: list[Block] = [Gap(1.6)] if tables_before and not style.gapless else []
        heading, note = section["name"], section["note"]
        blocks: list[Block] = list(spacing)
        if style.headings == "text":
            blocks = [Gap(1.6)] if tables_before else []
            blocks.append(Lines((heading,), "heading", f"/sections/{s}/name", 1.3, bold=True))
            if note:
                blocks.append(Lines((note,), "heading", f"/sections/{s}/note", 1.0, after=0.5))
        tables = [
            self._table(*self.rubric_tables[s, r], self.rubric_widths) for r in range(len(section["rubrics"]))
        ]
        header = self.objective_header if self._has_header(s) else []
        rows = [self.objective_rows[s, o] for o in range(len(section["objectives"]))]
        tables.append(self._table(header, rows, self.objective_widths))
        if style.headings != "text":
            tables[0] = replace(tables[0], lead=tuple(self._merged(s, heading, note, len(tables[0].widths))))
        for index, table in enumerate(tables):
            if index:
                blocks = [] if style.gapless else [Gap(1.2)]
            blocks.append(table)
            yield blocks

    def _has_header(self, section: int) -> bool:
        return section == 0 or self.style.header_repeat != "document"

    def _table(self, header: list[Row], body: list[Row], widths: tuple[float, ...]) -> Table:
        return Table(widths, (), tuple(header), tuple(body), self.style.header_repeat == "page")

    def _merged(self, s: int, heading: str, note: str | None, columns: int) -> Iterator[Row]:
        rest = (None,) * (columns - 1)
        cell = Cell((heading,), "heading", f"/sections/{s}/name", bold=True, columns=columns)
        yield Row("heading", (cell, *rest))
        if note:
            cell = Cell((note,), "heading", f"/sections/{s}/note", columns=columns)
            yield Row("note", (cell, *rest))

    # -- what is no part of the appendix ---------------------------------------------------------------------

    def prose(self) -> list[Block]:
        """Return a few paragraphs."""
        said = tuple(
            words.sentences(self.random, self.random.randint(1, 3)) for _ in range(self.random.randint(1, 2))
        )
        return [Gap(1.0), Lines(said, "context", after=1.2)]

    def foreign_table(self, index: int) -> list[Block]:
        """Return a table of something else, with a caption."""
        random = self.random
        caption = f"Table {index + 1}: contracts that end in {random.randint(2025, 2029)}"
        header = Row(
            "header", tuple(self._header_cell(text) for text in ("Contract", "Supplier", "Yearly value"))
        )
        goods = ("Paper", "Street lighting", "School meals", "Tree care", "Road salt")
        rows = [
            Row(
                "body",
                tuple(
                    self._body_cell((text,), "", "context")
                    for text in (name, f"{random.choice('ABCDE')} & Sons", f"£{random.randint(20, 900)},000")
                ),
            )
            for name in random.sample(goods, 3)
        ]
        header = Row("header", tuple(replace(cell, role="context") for cell in header.cells if cell))
        widths = (self.width * 0.3, self.width * 0.25, self.width * 0.2)
        return [
            Gap(1.6),
            Lines((caption,), "context", after=0.5),
            Table(widths, (), (header,), tuple(rows), False),
        ]

    # -- widths ----------------------------------------------------------------------------------------------

    def _widths(self, rows: list[Row]) -> tuple[float, ...]:
        """Share the width: each column is as wide as its longest word; the rest goes by how much it holds."""
        if not rows:
            return ()
        style = self.style
        pad = 2 * style.pad_x * style.size + 0.5
        regular, bold = (
            Type(font, style.size, style.letter_spacing * style.size) for font in FAMILIES[style.font]
        )
        count = len(rows[0].cells)
        least = [2.0 * style.size] * count
        held = [0.0] * count
        narrow = {column for row in rows for column, cell in enumerate(row.cells) if cell and cell.narrow}
        for row in rows:
            for column, cell in enumerate(row.cells):
                if cell is None or cell.columns > 1:
                    continue
                text = " ".join(cell.paragraphs)
                held[column] += len(text)
                kind = bold if cell.bold else regular
                longest = kind.width(text) if cell.one_line else longest_piece(text, kind)
                if style.broken_words and row.kind == "body" and not cell.one_line:
                    longest = min(longest, 4 * style.size)
                if cell.narrow:
                    longest = min(longest, 1.4 * style.size)
                indent = 1.2 * style.size if "• " in text else 0.0
                least[column] = max(least[column], longest + indent + pad)
        body = sum(row.kind == "body" for row in rows)
        for column in range(count):
            if held[column] > 40 * body:
                least[column] = max(least[column], 8 * style.size)
        spare = self.width - sum(least)
        if spare < 0:
            raise DoesNotFitError
        weights = [0.0 if i in narrow else amount**style.column_widths for i, amount in enumerate(held)]
        total = sum(weights) or 1.0
        return tuple(need + spare * weight / total for need, weight in zip(least, weights, strict=True))


def _narrow_columns(style: Style, truth: dict[str, Any]) -> frozenset[str]:
    """Return the kinds of columns that cut words; that of the numbers only where they follow each other."""
    objectives = [each for section in truth["sections"] for each in section["objectives"]]
    labels = [each["label"] for each in objectives]
    follow = labels == [str((objectives[0]["number"] or 0) + index) for index in range(len(labels))]
    return frozenset({"score", "number"} if follow else {"score"}) if style.narrow_columns else frozenset()


def _columns(style: Style, years: int) -> Iterator[tuple[str, int]]:
    """Yield the columns of the objectives' table: a kind and the index of its year, -1 for none."""
    if style.numbers != "none":
        yield "number", -1
    yield "title", -1
    yield "description", -1
    order = list(range(years))
    if style.column_order == "scores first":
        yield from (("score", year) for year in order)
        yield from (("comments", year) for year in order)
        return
    if style.column_order == "newest first":
        order.reverse()
    for year in order:
        yield "score", year
        yield "comments", year
