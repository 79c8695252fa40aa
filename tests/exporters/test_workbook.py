"""The workbooks, read back with two other libraries: what is in them, and that text stays text."""

from __future__ import annotations

import io
import re
import zipfile

import openpyxl
import pytest
from hypothesis import given
from openpyxl.workbook import Workbook
from python_calamine import CalamineWorkbook

from appendix_parser.design.colours import STEPS
from appendix_parser.errors import OutputError
from appendix_parser.exporters.tabular.appendix_tables import TABLES
from appendix_parser.exporters.workbook import xlsx
from appendix_parser.exporters.workbook.appendix_workbook import render_workbook
from appendix_parser.exporters.workbook.history_workbook import render_workbook as render_history
from appendix_parser.exporters.workbook.sheet_model import Field, Sheet
from appendix_parser.exporters.workbook.sheets import heading
from appendix_parser.exporters.workbook.xlsx import MOST_CHARACTERS, to_xlsx, unique_headings
from appendix_parser.records import Appendix, Finding, Severity
from appendix_parser.timeline import make_history
from tests.exporters.test_csv import awkward
from tests.strategies import appendices, on_documents
from tests.timeline.editions import Edits, follow_each_other

SHEETS = [
    "Summary",
    "Scores",
    "Assessments",
    "Actions",
    "Criteria",
    "Findings",
    "Other scores",
    "Extras",
    "Sections",
    "Objectives",
    "Comment parts",
    "Corrections",
    "About",
]


def opened(content: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def rows(book: Workbook, sheet: str) -> list[dict[str, object]]:
    header, *others = book[sheet].iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in others]


def test_every_table_is_in_it_cell_by_cell(appendix: Appendix) -> None:
    book = opened(render_workbook(appendix))
    assert book.sheetnames == SHEETS
    for name in set(SHEETS) - {"Summary", "Scores", "Findings", "About"}:
        [table] = [each for each in TABLES if each.name == name.lower().replace(" ", "_")]
        found = list(book[name].iter_rows(min_row=2, values_only=True))
        coded = [bool(column.choices) for column in table.columns]
        assert found == [
            tuple(
                heading(value) if is_code and isinstance(value, str) else value
                for value, is_code in zip(row, coded, strict=True)
            )
            for row in table.rows(appendix)
        ]


def test_codes_are_written_as_words(appendix: Appendix) -> None:
    found = {row["Score status"] for row in rows(opened(render_workbook(appendix)), "Assessments")}
    assert found >= {"Split", "Not applicable"}


def test_columns_are_explained_in_words_of_the_workbook(appendix: Appendix) -> None:
    meanings = {
        (row["Sheet"], row["Column"]): str(row["Meaning"])
        for row in rows(opened(render_workbook(appendix)), "About")
    }
    assert meanings["Assessments", "Score"] == (
        "The score as a number: the mean of Score low and Score high; empty if it cannot be read."
    )
    assert not [text for text in meanings.values() if "null" in text or "_" in text]


def test_scores_are_numbers_next_to_what_is_printed(appendix: Appendix) -> None:
    book = opened(render_workbook(appendix))
    first, second = rows(book, "Scores")
    assert (first["2022/23 score"], first["2022/23 as printed"]) == (2.5, "2/3")
    assert (first["Current score"], first["Current as printed"]) == (None, "N/A")
    assert second["Number"] == "1.10"
    fill = book["Scores"]["E2"].fill.fgColor.rgb
    assert fill == "FF" + STEPS[8][1:].upper()  # 2.5 is beyond the highest of the two levels


def test_level_names_stand_beside_scores(appendix: Appendix) -> None:
    levels = tuple(
        appendix.levels[0].model_copy(update={"score": s, "name": n}) for s, n in ((2, "Low"), (3, "High"))
    )
    book = opened(render_workbook(appendix.model_copy(update={"levels": levels})))
    assert rows(book, "Scores")[0]["2022/23 level"] == "Low / High"


def test_a_finding_says_what_to_do_and_leads_to_its_row(appendix: Appendix) -> None:
    pointer = "/sections/0/objectives/0/assessments/1/score"
    found = Finding(
        code="score-missing",
        severity=Severity.ERROR,
        message="No score.",
        pointer=pointer,
        page=6,
        remedy="Look.",
    )
    book = opened(render_workbook(appendix.model_copy(update={"findings": (found,)})))
    [row] = rows(book, "Findings")
    assert (row["Severity"], row["Finding"], row["Page"]) == ("Error", "No score.", 6)
    assert row["What to do"] == "Look."
    place = book["Findings"]["E2"].hyperlink.location
    found_place = re.fullmatch(r"'?([^'!]+)'?!(.+)", place)
    assert found_place is not None
    sheet, cell = found_place.groups()
    assert [each.value for each in book[sheet][int(cell[1:])]][6:8] == ["Current", "N/A"]


def test_every_sheet_can_be_filtered_scrolled_and_printed(appendix: Appendix) -> None:
    book = opened(render_workbook(appendix))
    for name in SHEETS[1:]:
        sheet = book[name]
        [table] = sheet.tables.values()
        assert table.autoFilter is not None
        assert sheet.freeze_panes is not None
        assert sheet.print_title_rows == "$1:$1"
    assert len({name for each in book for name in each.tables}) == len(SHEETS) - 1


def test_about_says_what_every_column_means(appendix: Appendix) -> None:
    book = opened(render_workbook(appendix))
    described = [(row["Sheet"], row["Column"]) for row in rows(book, "About")]
    assert described == [
        (name, cell.value) for name in SHEETS if name not in {"Summary", "About"} for cell in book[name][1]
    ]
    assert all(row["Meaning"] for row in rows(book, "About"))


def test_awkward_text_stays_text_in_both_libraries(appendix: Appendix) -> None:
    document = awkward(appendix)
    content = render_workbook(document)
    assert not _formulas(content)
    notes = [section.note for section in document.sections]
    by_openpyxl = [cell for [cell] in opened(content)["Sections"].iter_rows(min_row=2, min_col=3, max_col=3)]
    assert {cell.data_type for cell in by_openpyxl if cell.value is not None} == {"s"}
    assert {cell.number_format for cell in by_openpyxl} == {"@"}
    by_calamine = (
        CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name("Sections").to_python()
    )
    plain = {text for text in notes if text and re.fullmatch(r"[ -~]+", text)}
    assert len(plain) > 10
    assert plain <= {cell.value for cell in by_openpyxl}
    assert plain <= {row[2] for row in by_calamine[1:]}


@on_documents
@given(appendices())
def test_any_appendix_makes_a_workbook_without_formulas(appendix: Appendix) -> None:
    content = render_workbook(appendix)
    assert content == render_workbook(appendix)
    assert not _formulas(content)
    assert opened(content).sheetnames == SHEETS


def _formulas(content: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        names = [name for name in parts.namelist() if name.startswith("xl/worksheets/sheet")]
        external = [name for name in parts.namelist() if "external" in name.lower()]
        return [*external, *(name for name in names if re.search(rb"<f[ >]", parts.read(name)))]


def test_a_text_that_no_cell_can_hold_is_cut_and_says_so() -> None:
    text = "\U0001f600" * MOST_CHARACTERS  # two units each
    content = to_xlsx([Sheet("Long", "", (Field("Text", ""),), [[text]])], "")
    cell = opened(content)["Long"]["A2"].value
    assert cell.endswith("The whole text is in the JSON and CSV files.]")
    assert len(cell.encode("utf-16-le")) // 2 in (MOST_CHARACTERS - 1, MOST_CHARACTERS)


def test_a_table_that_no_sheet_can_hold_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "_MOST_ROWS", 2)
    to_xlsx([Sheet("Short", "", (Field("Text", ""),), [["a"]])], "")
    with pytest.raises(OutputError, match="The sheet Long would be larger"):
        to_xlsx([Sheet("Long", "", (Field("Text", ""),), [["a"], ["b"]])], "")


def test_headings_are_unique_whatever_the_years_are_called() -> None:
    assert unique_headings(["Current score", "current  score", "", "a\nb\x1b"]) == [
        "Current score",
        "current score (2)",
        "Column 3",
        "a b\ufffd",
    ]


def test_a_history_has_rows_of_objectives_and_columns_of_years() -> None:
    edits = Edits(retitled=0.4, restated=0.5)
    history = make_history(each.appendix for each in follow_each_other(1, 3, edits, objectives=20))
    book = opened(render_history(history))
    found = rows(book, "Scores")
    assert len(found) == len(history.series)
    years = {str(each.year) for one in history.series for each in one.statements}
    assert years <= set(found[0])
    standing = {
        (one.title, each.year_label): each.score.value
        for one in history.series
        for each in one.statements
        if each.standing == "current" and each.score.value is not None
    }
    told = {
        (row["Title"], year): row[year]
        for row in found
        for year in years
        if isinstance(row[year], float | int)
    }
    assert told == standing
    assert len(rows(book, "Changes")) == len(history.changes)
    assert len(rows(book, "Actions")) == len(history.actions)
    titles: dict[int | None, str] = {one.series: one.title for one in history.series}
    restated = {titles[change.series] for change in history.changes if change.kind == "score_restated"}
    assert restated == {row["Title"] for row in found if row["Restated"]}


def test_a_line_under_every_row_runs_through_numbers_too(appendix: Appendix) -> None:
    book = opened(render_workbook(appendix))
    for sheet in ("Objectives", "Assessments"):
        for cell in book[sheet][2]:
            assert cell.border.bottom.style == "thin", cell.coordinate


def test_objective_numbers_are_below_their_heading() -> None:
    made = make_history([each.appendix for each in follow_each_other(2, 2, Edits(), objectives=8)])
    summary = opened(render_history(made))["Summary"]
    heads = [row for row in summary.iter_rows() if row[1].value == "Number"]
    assert heads
    for row in heads:
        below = summary.cell(row[1].row + 1, 2)
        assert (row[1].alignment.horizontal, below.alignment.horizontal) == ("center", "center")
