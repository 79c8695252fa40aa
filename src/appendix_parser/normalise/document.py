"""From logical tables to records: every passage becomes text, every text a value, every doubt a finding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from appendix_parser.assembly import Assembly
from appendix_parser.assembly.model import Column, LogicalRow, ObjectivesTable, RubricTable
from appendix_parser.assembly.passage import Measure, Passage, by_page
from appendix_parser.assembly.roles import Role
from appendix_parser.assembly.sections import LogicalSection
from appendix_parser.coverage import Fate, Ledger
from appendix_parser.doubts import Doubt
from appendix_parser.findings import finding
from appendix_parser.geometry import Box, rounded
from appendix_parser.layout import looks_like_row
from appendix_parser.normalise.typesetting import Typesetting
from appendix_parser.notation.comments import read_comments
from appendix_parser.notation.identifiers import read_number, read_rubric_label
from appendix_parser.notation.scores import read_score
from appendix_parser.page import PageContent, quoted
from appendix_parser.pointers import describe_objective, describe_year, pointer
from appendix_parser.records import (
    Assessment,
    AssessmentRegions,
    Context,
    Criterion,
    Finding,
    Level,
    Objective,
    ObjectiveRegions,
    Region,
    Rubric,
    Section,
    Year,
)

_FIELDS = {Role.NUMBER: "label", Role.TITLE: "title", Role.DESCRIPTION: "description"}
"""Roles of columns that say what an objective is → the names of its fields."""

_FIRST_LEVEL = 1  # where a rubric does not number its levels, they count from here


@dataclass(frozen=True, slots=True)
class NormalisedDocument:
    """What the document says, as records."""

    title: str
    levels: tuple[Level, ...]
    years: tuple[Year, ...]
    sections: tuple[Section, ...]
    context: tuple[Context, ...]
    findings: tuple[Finding, ...]


def normalise(assembly: Assembly, pages: Sequence[PageContent], ledger: Ledger) -> NormalisedDocument:
    """Make records of an assembled document, and note in `ledger` what became of its words."""
    return _Normaliser(assembly, pages, ledger).run()


class _Normaliser:
    def __init__(self, assembly: Assembly, pages: Sequence[PageContent], ledger: Ledger) -> None:
        self._assembly = assembly
        self._outline = assembly.outline
        self._pages: Mapping[int, PageContent] = {page.number: page for page in pages}
        self._ledger = ledger
        self._findings: list[Finding] = []
        self._levels = self._read_levels()
        self._text = Typesetting(self._all_passages(), (level.name for level in self._levels))
        self._position = 0
        self._scored = {
            column.year
            for section in self._outline.sections
            for table in section.objectives
            for column in table.columns
            if column.role is Role.SCORE
        }

    def run(self) -> NormalisedDocument:
        outline = self._outline
        self._ledger.place(self._assembly.header_words, Fate.HEADERS)
        self._ledger.place(self._assembly.furniture_words, Fate.FURNITURE)
        self._ledger.place(outline.title.words, Fate.HEADINGS)
        sections = tuple(self._section(index, section) for index, section in enumerate(outline.sections))
        if not outline.title:
            page = outline.sections[0].page if outline.sections else None
            self._find(Doubt("document-title-missing"), pointer("title"), page)
        return NormalisedDocument(
            title=self._text.phrase(outline.title),
            levels=self._levels,
            years=self._years(),
            sections=sections,
            context=tuple(self._context()),
            findings=tuple(self._findings),
        )

    def _tables(self) -> Iterable[ObjectivesTable | RubricTable]:
        for section in self._outline.sections:
            yield from section.rubrics
            yield from section.objectives

    def _all_passages(self) -> Iterable[Passage]:
        for table in self._tables():
            for row in table.rows:
                yield from row.cells

    def _find(self, doubt: Doubt, where: str, page: int | None, **more: Any) -> None:
        self._findings.append(finding(doubt, pointer=where, page=page, **more))

    def _regions(self, *passages: Passage) -> tuple[Region, ...]:
        boxes = [box for passage in passages for box in passage.boxes()]
        return tuple(Region(page=page, bbox=self._shown(page, box)) for page, box in boxes)

    def _shown(self, page: int, box: Box) -> tuple[float, float, float, float]:
        return rounded(self._pages[page].shown(box))

    # -- the scale and the years -----------------------------------------------------------------------------
    def _read_levels(self) -> tuple[Level, ...]:
        """Return the document's levels, each by the name that most of its rubrics give it, if that is not two of them in one."""
        names: dict[int, Counter[str]] = {}
        for section in self._outline.sections:
            for table in section.rubrics:
                for score, name in _scale(table):
                    names.setdefault(score, Counter())[name] += 1
        return tuple(Level(score=score, name=usual_name(score, names)) for score in sorted(names))

    def _years(self) -> tuple[Year, ...]:
        """Return all years that column headings name, in order; labels that are no years come last."""
        found = {
            column.year: None
            for section in self._outline.sections
            for table in section.objectives
            for column in table.columns
            if column.year is not None
        }
        return tuple(sorted(found, key=lambda year: (year.year is None, year.year or 0)))

    # -- sections --------------------------------------------------------------------------------------------
    def _section(self, index: int, section: LogicalSection) -> Section:
        where = pointer("sections", index)
        self._ledger.place((*section.heading.words, *section.note.words), Fate.HEADINGS)
        if not section.heading:
            self._find(Doubt("heading-missing"), where + pointer("name"), section.page)
        note = self._text.prose(section.note, Measure.of([section.note])) if section.note else None
        rubrics: list[Rubric] = []
        for rubric_table in section.rubrics:
            rubrics += self._rubrics(rubric_table, where, first=len(rubrics))
        objectives: list[Objective] = []
        for table in section.objectives:
            objectives += self._objectives(table, where, first=len(objectives))
        return Section(
            position=index + 1,
            name=self._text.phrase(section.heading),
            note=note,
            rubrics=tuple(rubrics),
            objectives=tuple(objectives),
            regions=self._regions(section.heading, section.note),
        )

    # -- rubrics ---------------------------------------------------------------------------------------------
    def _rubrics(self, table: RubricTable, section: str, *, first: int) -> Iterable[Rubric]:
        scale = dict(zip(_level_indices(table), _scale(table), strict=True))
        measures = [Measure.of(row.cells[i] for row in table.rows) for i in range(len(table.columns))]
        if any(table.columns[index].score is None for index in scale):
            names = ", ".join(name for _, name in scale.values())
            where = section + pointer("rubrics", first)
            self._find(
                Doubt("levels-not-numbered", {"lowest": _FIRST_LEVEL, "names": names}), where, table.page
            )
        rubrics = []
        for offset, row in enumerate(table.rows):
            where = section + pointer("rubrics", first + offset)
            self._row_doubts(row, where)
            labels = [i for i in range(len(row.cells)) if i not in scale]
            label = " ".join(self._text.phrase(row.cells[i], measures[i]) for i in labels).strip()
            for i in labels:
                self._ledger.record(row.cells[i].words, where + pointer("label"), shared=i in row.shared)
            criteria = []
            for place, (i, (score, name)) in enumerate(sorted(scale.items(), key=lambda item: item[1][0])):
                at = where + pointer("criteria", place, "text")
                self._ledger.record(row.cells[i].words, at, shared=i in row.shared)
                text = self._text.prose(row.cells[i], measures[i])
                criteria.append(
                    Criterion(score=score, level=name, text=text, regions=self._regions(row.cells[i]))
                )
            number, _ = read_rubric_label(label)
            rubrics.append(
                Rubric(
                    label=label,
                    objective_number=number,
                    criteria=tuple(criteria),
                    regions=self._regions(*(row.cells[i] for i in labels)),
                )
            )
        return rubrics

    def _row_doubts(self, row: LogicalRow, where: str) -> None:
        for doubt, page in row.doubts:
            self._find(doubt, where, page)

    # -- objectives ------------------------------------------------------------------------------------------
    def _objectives(self, table: ObjectivesTable, section: str, *, first: int) -> Iterable[Objective]:
        measures = [Measure.of(row.cells[i] for row in table.rows) for i in range(len(table.columns))]
        for column in table.columns:
            if column.role is Role.UNKNOWN and column.heading:
                self._find(Doubt("column-unknown", {"heading": column.heading}), section, table.page)
        for offset, row in enumerate(table.rows):
            where = section + pointer("objectives", first + offset)
            yield self._objective(table, row, measures, where)

    def _objective(
        self, table: ObjectivesTable, row: LogicalRow, measures: Sequence[Measure], where: str
    ) -> Objective:
        self._position += 1
        self._row_doubts(row, where)
        cells = {role: Passage() for role in _FIELDS}
        texts = dict.fromkeys(cells, "")
        triples = zip(table.columns, row.cells, measures, strict=True)
        for index, (column, cell, measure) in enumerate(triples):
            if column.role in cells and not cells[column.role]:
                set_text = self._text.prose if column.role is Role.DESCRIPTION else self._text.phrase
                cells[column.role], texts[column.role] = cell, set_text(cell, measure)
                shared = index in row.shared
                self._ledger.record(cell.words, where + pointer(_FIELDS[column.role]), shared=shared)
        objective = Objective(
            position=self._position,
            number=read_number(texts[Role.NUMBER]),
            label=texts[Role.NUMBER],
            title=texts[Role.TITLE],
            description=texts[Role.DESCRIPTION],
            regions=ObjectiveRegions(
                number=self._regions(cells[Role.NUMBER]),
                title=self._regions(cells[Role.TITLE]),
                description=self._regions(cells[Role.DESCRIPTION]),
            ),
        )
        assessments = tuple(
            self._assessment(table.columns, row, measures, year, objective, where + pointer("assessments", i))
            for i, year in enumerate(_years_of(table.columns))
        )
        return objective.model_copy(update={"assessments": assessments})

    def _assessment(
        self,
        columns: Sequence[Column],
        row: LogicalRow,
        measures: Sequence[Measure],
        year: Year | None,
        objective: Objective,
        where: str,
    ) -> Assessment:
        index = {c.role: i for i, c in reversed([*enumerate(columns)]) if c.year == year}
        at_score, at_comments = index.get(Role.SCORE), index.get(Role.COMMENTS)
        score_cell = row.cells[at_score] if at_score is not None else Passage()
        comments_cell = row.cells[at_comments] if at_comments is not None else Passage()
        for name, cell, at in (("score", score_cell, at_score), ("comments", comments_cell, at_comments)):
            self._ledger.record(cell.words, where + pointer(name), shared=at in row.shared)
        score, doubts = read_score(self._text.phrase(score_cell), self._levels)
        label = year.label if year else ""
        for doubt in doubts if at_score is not None or year in self._scored else ():
            self._find(
                doubt,
                where + pointer("score"),
                score_cell.page or row.page,
                objective=describe_objective(objective),
                year=describe_year(label),
            )
        text = self._text.prose(comments_cell, measures[at_comments]) if at_comments is not None else ""
        return Assessment(
            year=year.year if year else None,
            year_label=label,
            score=score,
            comments=read_comments(text, self._levels),
            regions=AssessmentRegions(score=self._regions(score_cell), comments=self._regions(comments_cell)),
        )

    # -- context ---------------------------------------------------------------------------------------------
    def _context(self) -> Iterable[Context]:
        passages = list(self._outline.context)
        notes = [section.note for section in self._outline.sections]
        for line in (line for passage in (*passages, *notes) for line in passage.lines):
            if looks_like_row(line):
                page = line.words[0].page
                self._find(Doubt("row-outside-table", {"words": line.text}), "", page)
        for table in self._outline.unknown:
            code = "table-without-header" if table.looks_like_ours else "table-unlike-rest"
            self._find(Doubt(code, {"words": quoted(table.words)}), "", table.page)
            passages += by_page(table.words)
        for sideways in self._assembly.sideways:
            self._find(Doubt("text-sideways", {"words": quoted(sideways.words)}), "", sideways.page)
            passages.append(sideways)
        contexts = []
        for passage in passages:
            self._ledger.place(passage.words, Fate.CONTEXT)
            for page, box in passage.boxes():
                lines = [line.text for line in passage.lines if line.words[0].page == page]
                contexts.append(Context(page=page, bbox=self._shown(page, box), text="\n".join(lines)))
        return sorted(contexts, key=lambda context: (context.page, context.bbox[1]))


def usual_name(score: int, names: Mapping[int, Counter[str]]) -> str:
    """Return what a level is called most often, rather not by a name that has another level's in it."""
    others = [name for other, found in names.items() if other != score for name in found if name]
    counted = names[score]
    return max(
        counted, key=lambda name: (not any(f" {other} " in f" {name} " for other in others), counted[name])
    )


def _level_indices(table: RubricTable) -> list[int]:
    return [index for index, column in enumerate(table.columns) if not column.is_label]


def _scale(table: RubricTable) -> list[tuple[int, str]]:
    """Return score and name of each level column, counted where the header has no numbers."""
    columns = [table.columns[index] for index in _level_indices(table)]
    return [
        (column.score if column.score is not None else _FIRST_LEVEL + offset, column.name)
        for offset, column in enumerate(columns)
    ]


def _years_of(columns: Sequence[Column]) -> list[Year | None]:
    """Return the years that a table assesses, in order; labels that are no years come last, as they stand."""
    found = dict.fromkeys(c.year for c in columns if c.role in (Role.SCORE, Role.COMMENTS))
    return sorted(
        found, key=lambda year: (year is None or year.year is None, (year.year or 0) if year else 0)
    )
