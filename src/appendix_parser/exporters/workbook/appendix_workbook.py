"""The workbook of an appendix: `appendix.xlsx`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias

from appendix_parser.exporters.tabular.appendix_tables import TABLES
from appendix_parser.exporters.workbook.figures import Figures, figures_of, value_in
from appendix_parser.exporters.workbook.sheet_model import Cell, Field, Link, Page, Sheet, Style, Styled
from appendix_parser.exporters.workbook.sheets import (
    about_sheet,
    coloured,
    contents,
    findings_sheet,
    labels,
    level_name,
    scale_of,
    summary_page,
    table_sheet,
)
from appendix_parser.exporters.workbook.xlsx import to_xlsx
from appendix_parser.picture.charts import MOST_MOVERS
from appendix_parser.records import Appendix, Assessment
from appendix_parser.records.pointers import (
    AssessmentAt,
    CriterionAt,
    ExtraAt,
    ObjectiveAt,
    OtherScoreAt,
    SectionAt,
    assessments,
    criteria,
    extras,
    objectives,
    other_scores,
    sections,
)
from appendix_parser.summary import SEVERITIES, counted

_TABLES = {table.name: table for table in TABLES}
# Sheets that are tables as they are, in order: name → table, and how many columns stay in view.
_AS_THEY_ARE: Mapping[str, tuple[str, int]] = {
    "Assessments": ("assessments", 5),
    "Actions": ("actions", 4),
    "Criteria": ("criteria", 0),
    "Other scores": ("other_scores", 5),
    "Extras": ("extras", 5),
    "Sections": ("sections", 2),
    "Objectives": ("objectives", 3),
    "Comment parts": ("comment_parts", 0),
    "Corrections": ("corrections", 0),
}
_At: TypeAlias = SectionAt | CriterionAt | ObjectiveAt | AssessmentAt | OtherScoreAt | ExtraAt


def render_workbook(appendix: Appendix) -> bytes:
    """Return the workbook as bytes.

    Raises:
        OutputError: a table is larger than a sheet can be.
    """
    return to_xlsx(make_sheets(appendix), appendix.title)


def make_sheets(appendix: Appendix) -> list[Sheet | Page]:
    """Return the sheets: a summary, scores as people read them, the tables, findings, and what the columns mean."""
    figures = figures_of(appendix)
    scale = scale_of(appendix.levels, figures.values)
    tables = {
        name: table_sheet(name, _TABLES[table], appendix, scale, fixed=fixed)
        for name, (table, fixed) in _AS_THEY_ARE.items()
    }
    scores = _scores(appendix, figures, scale)
    findings = findings_sheet(appendix.findings, _rows_by_pointer(appendix), "appendix.json")
    ordered = [scores, tables.pop("Assessments"), tables.pop("Actions"), tables.pop("Criteria"), findings]
    ordered += tables.values()
    about = about_sheet(ordered)
    summary = summary_page(
        [*_summary(appendix, figures, scale), *contents([*ordered, about])],
        "The document at a glance.",
    )
    return [summary, *ordered, about]


def _scores(appendix: Appendix, figures: Figures, scale: tuple[float, float]) -> Sheet:
    fields = [
        Field("Section", "Heading of the section.", "objectives.section"),
        Field("Number", "Number of the objective as printed.", "objectives.objective_label"),
        Field("Title", "Title of the objective.", "objectives.title"),
        Field("Description", "Description of the objective.", "objectives.description"),
    ]
    for label in figures.labels:
        fields += [
            Field(
                f"{label} score",
                "The score as a number; the mean of both levels if it is split.",
                "assessments.score",
            ),
            Field(
                f"{label} as printed", "The score as printed, such as 3, 2/3 or N/A.", "assessments.score_raw"
            ),
            Field(f"{label} level", "Name of the level, or of both levels if the score is split."),
            Field(f"{label} comments", "Comments and action of the year.", "assessments.comments"),
        ]
    if figures.compared:
        earlier, later = figures.compared
        fields.append(Field("Change", f"Score of {later} minus score of {earlier}."))
    rows = []
    for _, section, objective in objectives(appendix):
        row: list[Cell] = [section.name, objective.label, objective.title, objective.description]
        by_label = {each.year_label: each for each in objective.assessments}
        for label in figures.labels:
            row += _year(by_label.get(label), appendix, scale)
        if figures.compared:
            row.append(figures.change(objective))
        rows.append(row)
    return Sheet("Scores", "One row per objective, with all its years side by side.", tuple(fields), rows, 3)


def _year(assessment: Assessment | None, appendix: Appendix, scale: tuple[float, float]) -> list[Cell]:
    if assessment is None:
        return [None, None, None, None]
    score = assessment.score
    value = None if score.value is None else coloured(score.value, scale)
    return [value, score.raw, level_name(score, appendix.levels), assessment.comments.text]


# By the sheet: the records that its rows are made of.
_PLACES: Mapping[str, Callable[[Appendix], Iterable[_At]]] = {
    "Sections": sections,
    "Criteria": criteria,
    "Scores": objectives,
    "Assessments": assessments,
    "Other scores": other_scores,
    "Extras": extras,
}


def _rows_by_pointer(appendix: Appendix) -> Mapping[str, Link]:
    found = {}
    for sheet, places in _PLACES.items():
        for row, at in enumerate(places(appendix), start=2):
            found[at.pointer] = Link(f"{sheet}, row {row}", sheet, row)
    return found


def _summary(appendix: Appendix, figures: Figures, scale: tuple[float, float]) -> Iterator[list[Cell]]:
    source = appendix.source
    yield [Styled(appendix.title or source.filename, Style.TITLE)]
    yield [Styled(f"From {source.filename}, {counted(source.page_count, 'page')}", Style.LABEL)]
    yield [Styled(f"SHA-256 {source.sha256}", Style.LABEL)]
    yield []
    yield [Styled("In the document", Style.HEADING)]
    yield ["Sections", len(appendix.sections)]
    yield ["Objectives", len(figures.objectives)]
    yield ["Years", None, ", ".join(label for label in figures.labels if label)]
    yield []
    yield [Styled("Scores by year", Style.HEADING)]
    yield labels("Year", "Mean score", "", "Scored", "Not scored")
    for year in figures.years:
        mean = None if year.mean is None else coloured(round(year.mean, 2), scale)
        yield [year.label or "No year", mean, None, year.scored, year.unscored]
    yield []
    yield from _movement(figures, scale)
    yield [Styled("Findings", Style.HEADING)]
    for severity, name in SEVERITIES.items():
        count = sum(found.severity == severity for found in appendix.findings)
        yield [Link(f"{name.capitalize()}s", "Findings"), count]
    yield []
    if appendix.levels:
        yield [Styled("Levels", Style.HEADING)]
        for level in appendix.levels:
            yield [level.name, coloured(level.score, scale)]
        yield []


def _movement(figures: Figures, scale: tuple[float, float]) -> Iterator[list[Cell]]:
    if figures.compared is None:
        return
    earlier, later = figures.compared
    up, down, unchanged, apart = figures.moved()
    yield [Styled(f"Movement from {earlier} to {later}", Style.HEADING)]
    yield ["Moved up", len(up)]
    yield ["Moved down", len(down)]
    yield ["Unchanged", unchanged]
    yield ["Not comparable", apart]
    for name, moved in (("Moved up most", up), ("Moved down most", down)):
        if moved:
            yield []
            yield labels(name, "Number", "Title", earlier, later, "Change")
        for objective in moved[:MOST_MOVERS]:
            before, after = (value_in(objective, label) for label in figures.compared)
            cells = [None if value is None else coloured(value, scale) for value in (before, after)]
            yield [
                None,
                Styled(objective.label, Style.FIGURE),
                objective.title,
                *cells,
                figures.change(objective),
            ]
        if len(moved) > MOST_MOVERS:
            yield [None, None, Link(f"{len(moved) - MOST_MOVERS} more: see the column Change", "Scores")]
    yield []
