"""A finding about a history says where its objectives and values are, in the editions that have them."""

from __future__ import annotations

from collections import defaultdict

import pytest

from appendix_parser.exporters.workbook.history_workbook import make_sheets
from appendix_parser.exporters.workbook.sheet_model import Sheet
from appendix_parser.picture.history_page import render_page
from appendix_parser.records import Region
from appendix_parser.timeline import make_history
from appendix_parser.timeline.decisions import Decision, Place
from appendix_parser.timeline.history_records import History, HistoryFinding
from tests.checks.documents import assessment, document, objective, section
from tests.conftest import SAMPLES
from tests.parsed import parsed
from tests.timeline.test_decisions import EDITIONS

OLD, NEW = "appendix-2023.pdf", "appendix-2024.pdf"


@pytest.fixture(scope="module")
def history() -> History:
    return make_history([parsed(SAMPLES / OLD), parsed(SAMPLES / NEW)])


def boxes(found: HistoryFinding) -> set[tuple[str, Region]]:
    return {(each.edition, Region(page=each.page, bbox=each.bbox)) for each in found.regions}


def test_a_restated_value_is_at_both_of_its_places(history: History) -> None:
    printed: dict[tuple[int | None, str], set[tuple[str, Region]]] = defaultdict(set)
    for name in (OLD, NEW):
        for part in parsed(SAMPLES / name).sections:
            for row in part.objectives:
                for said in row.assessments:
                    if said.year == 2023:
                        printed[row.number, "score-restated"] |= {(name, at) for at in said.regions.score}
                        printed[row.number, "comments-edited"] |= {(name, at) for at in said.regions.comments}
    assert len(history.findings) == 5
    for found in history.findings:
        change = history.changes[int(found.pointer.rpartition("/")[2])]
        assert boxes(found) == printed[change.number, found.code] != set()
        assert [each.edition for each in found.regions] == [NEW, OLD]


def test_a_doubtful_match_is_at_both_objectives() -> None:
    made = make_history(EDITIONS)
    found = next(each for each in made.findings if each.code == "match-doubtful")
    match = made.matches[int(found.pointer.rpartition("/")[2])]
    assert [each.edition for each in found.regions] == [match.edition, match.earlier_edition]
    assert {each.page for each in found.regions} == {found.page} == {2}


def test_an_unused_decision_is_at_the_objective_that_is_there() -> None:
    [first, *_] = [row for part in parsed(SAMPLES / NEW).sections for row in part.objectives]
    here, gone = Place(NEW, 1, first.title), Place("appendix-2020.pdf", 1, first.title)
    stale = Place(NEW, 2, first.title)
    decisions = [Decision(here, gone, same=True), Decision(stale, gone, same=True)]
    right, wrong = make_history([parsed(SAMPLES / NEW)], decisions).findings
    assert {(each.edition, each.page) for each in right.regions} == {(NEW, first.regions.title[0].page)}
    assert wrong.regions == ()
    assert wrong.page is None


def test_what_contradicts_is_at_each_value_that_differs() -> None:
    editions = []
    for name, differing in (("a.pdf", ()), ("b.pdf", (1, 2, 3))):
        rows = [
            objective(each, assessment("2023", comments="Other." if each in differing else "Same."))
            for each in range(1, 5)
        ]
        made = document(section(*rows))
        source = made.source.model_copy(update={"filename": name})
        editions.append(made.model_copy(update={"source": source}))
    [found] = [each for each in make_history(editions).findings if each.code == "edition-contradicts"]
    assert [(each.edition, each.page) for each in found.regions] == 3 * [("b.pdf", 3), ("b.pdf", 4)]
    assert found.pages == (("b.pdf", 3), ("b.pdf", 4))


def test_the_page_and_the_workbook_name_the_pages(history: History) -> None:
    found = history.findings[0]
    said = [f"{edition}, page {page}" for edition, page in found.pages]
    assert len(said) == 2
    page = render_page(history)
    findings = page[page.index('id="findings"') : page.index('id="changes"')]
    assert all(each in findings for each in said)
    [sheet] = [each for each in make_sheets(history) if isinstance(each, Sheet) and each.name == "Findings"]
    place = [field.heading for field in sheet.fields].index("Pages")
    assert sheet.rows[0][place] == "; ".join(said)
