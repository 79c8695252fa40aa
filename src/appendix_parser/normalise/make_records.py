"""Makes records of logical tables: every passage becomes text, every text a value, every doubt a finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from appendix_parser.assembly import Assembly
from appendix_parser.assembly.heads.roles import Kind, Role
from appendix_parser.assembly.model import LogicalRow, ObjectivesTable, RubricTable
from appendix_parser.assembly.outline.sections import LogicalSection
from appendix_parser.assembly.passage import Measure, Passage
from appendix_parser.coverage.ledger import Fate, Ledger
from appendix_parser.doubts import Doubt
from appendix_parser.findings import finding
from appendix_parser.geometry import Box, rounded
from appendix_parser.normalise.cell_colours import CellColours
from appendix_parser.normalise.context import contexts
from appendix_parser.normalise.labels import Labels
from appendix_parser.normalise.normalised import NormalisedDocument, RowCells, years_of
from appendix_parser.normalise.score_cells import ScoreCells
from appendix_parser.normalise.scoring import (
    FIRST_LEVEL,
    level_indices,
    levels_by,
    levels_differ,
    levels_of,
    rubric_scale,
    scoring_of,
)
from appendix_parser.normalise.typesetting import Typesetting
from appendix_parser.notation.comments import read_columns
from appendix_parser.notation.identifiers import read_number, read_rubric_label
from appendix_parser.page import Fill, PageContent
from appendix_parser.profile.profile_model import LevelsPart
from appendix_parser.records import (
    Assessment,
    AssessmentRegions,
    Comments,
    Criterion,
    Extra,
    Finding,
    Objective,
    ObjectiveRegions,
    OtherScore,
    Region,
    Rubric,
    Score,
    Section,
    Year,
)
from appendix_parser.records.pointers import describe_objective, describe_year, pointer

_FIELDS = {Role.NUMBER: "label", Role.TITLE: "title", Role.DESCRIPTION: "description"}
"""Roles of columns that say what an objective is → the names of its fields."""

_TAKEN = frozenset({*_FIELDS, Role.SCORE, Role.COMMENTS})
"""Roles of columns that go into a record of their own; the cells of all others are extras."""


def normalise(
    assembly: Assembly,
    pages: Sequence[PageContent],
    ledger: Ledger,
    said: LevelsPart | None = None,
    fills: Mapping[int, Sequence[Fill]] | None = None,
) -> NormalisedDocument:
    """Make records of an assembled document, and note in `ledger` where its words went.

    Args:
        assembly: the document.
        pages: its pages.
        ledger: where the words go.
        said: what a profile says about the levels.
        fills: the filled areas of each page, if colours are scores.
    """
    return _Normaliser(assembly, pages, ledger, said or LevelsPart(), fills or {}).run()


class _Normaliser:
    def __init__(
        self,
        assembly: Assembly,
        pages: Sequence[PageContent],
        ledger: Ledger,
        said: LevelsPart,
        fills: Mapping[int, Sequence[Fill]],
    ) -> None:
        self._assembly = assembly
        self._outline = assembly.outline
        self._pages: Mapping[int, PageContent] = {page.number: page for page in pages}
        self._ledger = ledger
        self._findings: list[Finding] = []
        self._first = FIRST_LEVEL if said.first is None else said.first
        self._said = said
        self._printed = levels_of(self._outline, self._first)
        self._levels = levels_by(said, self._printed)
        self._colours = CellColours(said.colours, fills)
        self._text = Typesetting(self._all_passages(), (level.name for level in self._levels))
        tables = (table for section in self._outline.sections for table in section.objectives)
        self._labels = Labels(tables, self._text.phrase)
        self._score_cells = ScoreCells(assembly.marks, self._text.phrase)
        self._decided = scoring_of(self._outline, self._levels, self._score_cells.text, said)
        self._scoring = self._decided.system
        self._position = 0
        self._scored = {
            column.year
            for section in self._outline.sections
            for table in section.objectives
            for column in table.columns
            if column.role is Role.SCORE and column.kind is None
        }
        self._noted: set[str] = set()  # headings of columns without a role

    def run(self) -> NormalisedDocument:
        outline = self._outline
        self._ledger.place(self._assembly.header_words, Fate.HEADERS)
        self._ledger.place(self._assembly.furniture_words, Fate.FURNITURE)
        self._ledger.head(outline.title.words, pointer("title"))
        sections = tuple(self._section(index, section) for index, section in enumerate(outline.sections))
        if not outline.title:
            page = outline.sections[0].page if outline.sections else None
            self._find(Doubt("document-title-missing"), pointer("title"), page)
        elif outline.title_doubtful:
            doubt = Doubt("document-title-doubtful", {"title": self._text.phrase(outline.title)})
            self._find(doubt, pointer("title"), outline.title.page)
        years = self._years()
        self._doubt_scoring(years)
        self._doubt_profile()
        return NormalisedDocument(
            title=self._text.phrase(outline.title),
            levels=self._levels,
            scoring=self._scoring,
            years=years,
            sections=sections,
            context=contexts(self._assembly, self._ledger, self._shown, self._find),
            findings=tuple(self._findings),
        )

    def _tables(self) -> Iterable[ObjectivesTable | RubricTable]:
        for section in self._outline.sections:
            yield from section.tables

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
        return rounded(self._pages[page].as_shown(box))

    # -- the scale and the years -----------------------------------------------------------------------------
    def _doubt_scoring(self, years: Sequence[Year]) -> None:
        """Report once for each year the doubts about all of its scores."""
        places = {year.label: pointer("years", index) for index, year in enumerate(years)}
        pages = [section.page for section in self._outline.sections]
        for label, doubt in self._decided.doubts:
            self._find(doubt, places.get(label, ""), min(pages, default=None), year=describe_year(label))

    def _doubt_profile(self) -> None:
        """Report what of the profile could not be used, and levels that are not those of the document."""
        differ = levels_differ(self._levels, self._printed)
        for doubt in (*self._assembly.doubts, *((differ,) if differ else ())):
            self._find(doubt, "", None)

    def _years(self) -> tuple[Year, ...]:
        """Return all years that are assessed, in order; labels that are not years come last."""
        found = {
            year: None
            for section in self._outline.sections
            for table in section.objectives
            for year in years_of(table.columns)
            if year is not None
        }
        return tuple(sorted(found, key=lambda year: (year.year is None, year.year or 0)))

    # -- sections --------------------------------------------------------------------------------------------
    def _section(self, index: int, section: LogicalSection) -> Section:
        where = pointer("sections", index)
        self._ledger.head(section.heading.words, where + pointer("name"))
        self._ledger.head(section.note.words, where + pointer("note"))
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
        scale = dict(zip(level_indices(table), rubric_scale(table, self._first), strict=True))
        measures = [Measure.of(row.cells[i] for row in table.rows) for i in range(len(table.columns))]
        if self._said.first is None and any(table.columns[index].score is None for index in scale):
            names = ", ".join(name for _, name in scale.values())
            where = section + pointer("rubrics", first)
            self._find(
                Doubt("levels-not-numbered", {"lowest": FIRST_LEVEL, "names": names}), where, table.page
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
            if column.role is Role.EXTRA and column.heading and column.heading not in self._noted:
                self._noted.add(column.heading)
                self._find(Doubt("column-extra", {"heading": column.heading}), section, table.page)
        for offset, row in enumerate(table.rows):
            where = section + pointer("objectives", first + offset)
            yield self._objective(RowCells(table.columns, row, measures), where)

    def _objective(self, cells: RowCells, where: str) -> Objective:
        self._position += 1
        self._row_doubts(cells.row, where)
        texts: dict[Role, str] = {}
        passages: dict[Role, Passage] = {}
        for role, name in _FIELDS.items():
            at = next((i for i, column in enumerate(cells.columns) if column.role is role), None)
            set_text = {Role.DESCRIPTION: self._text.prose, Role.NUMBER: self._labels.text}.get(
                role, self._text.phrase
            )
            texts[role] = set_text(cells.row.cells[at], cells.measures[at]) if at is not None else ""
            passages[role] = cells.row.cells[at] if at is not None else Passage()
            self._record(cells, at, where + pointer(name))
        objective = Objective(
            position=self._position,
            number=read_number(texts[Role.NUMBER]),
            label=texts[Role.NUMBER],
            title=texts[Role.TITLE],
            description=texts[Role.DESCRIPTION],
            regions=ObjectiveRegions(
                number=self._regions(passages[Role.NUMBER]),
                title=self._regions(passages[Role.TITLE]),
                description=self._regions(passages[Role.DESCRIPTION]),
            ),
        )
        assessments = tuple(
            self._assessment(cells, year, objective, where + pointer("assessments", i))
            for i, year in enumerate(years_of(cells.columns))
        )
        others = [
            (i, c.kind) for i, c in enumerate(cells.columns) if c.role is Role.SCORE and c.kind is not None
        ]
        other_scores = tuple(
            self._other_score(cells, at, kind, objective, where + pointer("other_scores", i))
            for i, (at, kind) in enumerate(others)
        )
        extras = tuple(self._extras(cells, where))
        return objective.model_copy(
            update={"assessments": assessments, "other_scores": other_scores, "extras": extras}
        )

    def _record(self, cells: RowCells, at: int | None, where: str) -> None:
        if at is not None:
            self._ledger.record(cells.row.cells[at].words, where, shared=at in cells.row.shared)

    def _record_score(self, cells: RowCells, at: int | None, where: str) -> None:
        """Note what went into a score; a mark does so through the heading of its column."""
        if at is None or not self._score_cells.headings(cells.row.cells[at]):
            self._record(cells, at, where)
        elif at not in cells.row.shared:
            self._ledger.place(cells.row.cells[at].words, Fate.RECORDS)

    def _read_score(self, cells: RowCells, at: int | None) -> tuple[Score, tuple[Doubt, ...]]:
        """Read the score of a row in a column, by its text or the colour of its cell."""
        cell = cells.row.cells[at] if at is not None else Passage()
        score, doubts = self._score_cells.read(cell, self._scoring)
        if at is None or not self._said.colours:
            return score, doubts
        read, doubt = self._colours.read(score, self._colours.colour(cells.row, cells.columns[at]))
        kept = doubts if read is score else ()
        return read, (*kept, *((doubt,) if doubt else ()))

    def _score_regions(self, cell: Passage) -> tuple[Region, ...]:
        return self._regions(cell, *self._score_cells.headings(cell))

    def _assessment(self, cells: RowCells, year: Year | None, objective: Objective, where: str) -> Assessment:
        at_score = next(iter(cells.of(Role.SCORE, year, None)), None)
        at_comments = cells.of(Role.COMMENTS, year, None)
        score_cell = cells.row.cells[at_score] if at_score is not None else Passage()
        self._record_score(cells, at_score, where + pointer("score"))
        score, doubts = self._read_score(cells, at_score)
        label = year.label if year else ""
        for doubt in doubts if at_score is not None or year in self._scored else ():
            self._find(
                doubt,
                where + pointer("score"),
                score_cell.page or cells.row.page,
                objective=describe_objective(objective),
                year=describe_year(label),
            )
        return Assessment(
            year=year.year if year else None,
            year_label=label,
            score=score,
            comments=self._comments(cells, at_comments, where),
            regions=AssessmentRegions(
                score=self._score_regions(score_cell),
                comments=self._regions(*(cells.row.cells[at] for at in at_comments)),
            ),
        )

    def _comments(self, cells: RowCells, at_comments: Sequence[int], where: str) -> Comments:
        columns = []
        for at in at_comments:
            self._record(cells, at, where + pointer("comments"))
            text = self._text.prose(cells.row.cells[at], cells.measures[at])
            columns.append((cells.columns[at].heading, text))
        return read_columns(columns, self._scoring)

    def _other_score(
        self, cells: RowCells, at: int, kind: Kind, objective: Objective, where: str
    ) -> OtherScore:
        column, cell = cells.columns[at], cells.row.cells[at]
        at_comments = cells.of(Role.COMMENTS, column.year, kind)
        self._record_score(cells, at, where + pointer("score"))
        score, doubts = self._read_score(cells, at)
        for doubt in doubts if score.raw or score.value is not None else ():  # nobody owes a target
            self._find(
                doubt,
                where + pointer("score"),
                cell.page or cells.row.page,
                objective=describe_objective(objective),
                year=f"“{column.heading}”",
            )
        return OtherScore(
            kind=kind.kind,
            heading=column.heading,
            year=column.year.year if column.year else None,
            year_label=column.year.label if column.year else "",
            score=score,
            comments=self._comments(cells, at_comments, where) if at_comments else None,
            regions=AssessmentRegions(
                score=self._score_regions(cell),
                comments=self._regions(*(cells.row.cells[i] for i in at_comments)),
            ),
        )

    def _extras(self, cells: RowCells, where: str) -> Iterator[Extra]:
        """Yield what is in columns that no other record takes; an empty cell says nothing."""
        index = 0
        for at, (column, cell) in enumerate(zip(cells.columns, cells.row.cells, strict=True)):
            if cell and column.role not in _TAKEN:
                self._record(cells, at, where + pointer("extras", index, "text"))
                index += 1
                yield Extra(
                    heading=column.heading,
                    year=column.year.year if column.year else None,
                    year_label=column.year.label if column.year else None,
                    text=self._text.prose(cell, cells.measures[at]),
                    regions=self._regions(cell),
                )
