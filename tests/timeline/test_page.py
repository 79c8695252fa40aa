"""The page: everything in it, nothing from elsewhere, and each score leads to its evidence."""

from __future__ import annotations

import html
import re
from collections import Counter
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from appendix_parser.corrections import correct
from appendix_parser.design.colours import background, contrast, text_on
from appendix_parser.errors import AppendixParserError
from appendix_parser.exporters.tabular.history_tables import HISTORY_TABLES
from appendix_parser.notation.scale import ScoringSystem
from appendix_parser.picture import plot
from appendix_parser.picture.charts import movers
from appendix_parser.picture.history_page import render_page
from appendix_parser.picture.history_view import View
from appendix_parser.picture.score_grid import make_grid
from appendix_parser.picture.sentences import sentences
from appendix_parser.records import Appendix, Correction
from appendix_parser.timeline import make_history
from appendix_parser.timeline.action_events import by_year
from appendix_parser.timeline.history_records import History
from tests.checks.documents import assessment, document, objective, section
from tests.strategies import appendices, on_documents
from tests.timeline.editions import Edits, follow_each_other

VOID = {"meta", "link", "input", "br", "circle", "line", "polyline"}


class Page(HTMLParser):
    """What a browser finds in a page: tags that fit together, identifiers, links and text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags = Counter[str]()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.text = ""
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        found = dict(attributes)
        assert not [name for name in found if name.startswith("on") or name == "src"]
        if found.get("id"):
            self.ids.append(found["id"] or "")
        if "href" in found and tag != "link":
            self.links.append(found["href"] or "")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert tag in VOID or self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture(scope="module")
def history() -> History:
    return make_history(each.appendix for each in follow_each_other(4, 4, objectives=16))


def test_each_cell_leads_to_its_evidence(history: History) -> None:
    page = Page(render_page(history))
    assert len(page.ids) == len(set(page.ids))
    inside = [link.removeprefix("#") for link in page.links if link.startswith("#")]
    assert set(inside) <= set(page.ids)
    cells = {f"s{one.series}-{each.year}" for one in history.series for each in one.statements}
    assert cells <= set(inside)


def test_evidence_names_document_and_page_and_links_to_it(history: History) -> None:
    first = document(section(objective(1)))
    made = make_history([first])
    page = Page(render_page(made, {"objectives.pdf": "../in%20box/objectives.pdf"}))
    assert "objectives.pdf, page 3" in page.text
    assert "../in%20box/objectives.pdf#page=3" in page.links
    assert not [link for link in Page(render_page(made)).links if not link.startswith("#")]


def test_the_page_needs_nothing_else(history: History) -> None:
    text = render_page(history)
    assert re.findall("<link .*>", text) == ['<link rel="icon" href="data:,">']
    assert not re.search(r"<(img|iframe|object|embed|form|base)\b|@import|url\(|https?:", text)
    assert "default-src 'none'" in html.unescape(text)
    assert Page(text).tags["script"] == 1


def test_restated_scores_are_marked_and_told() -> None:
    old = document(section(objective(1, assessment("2022", score="3"), assessment("2023", score="2/3"))))
    new = document(section(objective(1, assessment("2023", score="4"))))
    sources = [
        each.model_copy(update={"source": each.source.model_copy(update={"filename": name})})
        for name, each in (("a.pdf", old), ("b.pdf", new))
    ]
    page = Page(render_page(make_history(sources)))
    assert "4, restated, before 2/3" in page.text
    assert "superseded" in page.text


def test_every_finding_is_told_with_its_evidence() -> None:
    old, new = (each.appendix for each in follow_each_other(4, 2, Edits(reworded=1, retitled=1)))
    made = make_history([old, new])
    codes = Counter(each.code for each in made.findings)
    assert codes["match-doubtful"]
    assert codes["score-restated"]
    page = Page(render_page(made))
    for each in made.findings:
        assert each.message in page.text
    assert page.text.count("Evidence for ") == codes["match-doubtful"] + codes["score-restated"]
    assert len(made.findings) == page.text.count("Evidence for ")


def test_movements_add_up_to_all_objectives(history: History) -> None:
    grid = make_grid(history)
    found = movers(grid)
    assert found.incomparable == sum(len([v for v in row.values if v is not None]) < 2 for row in grid.rows)
    assert len(found.up) + found.unchanged + len(found.down) + found.incomparable == len(grid.rows)


def test_a_retitled_objective_changed_a_renumbered_one_did_not() -> None:
    subjects = ("Markets", "Reports", "Savings")
    told = {
        subject: f"How well {subject} are dealt with by those who answer for {subject}."
        for subject in subjects
    }
    rows = [objective(at, title=each, description=told[each]) for at, each in enumerate(subjects, 1)]
    later = [objective(at, title=each, description=told[each]) for at, each in enumerate(subjects, 2)]
    later[2] = later[2].model_copy(update={"title": "Saving"})
    old, new = (
        each.model_copy(update={"source": each.source.model_copy(update={"filename": name})})
        for name, each in (
            ("a.pdf", document(section(*rows))),
            ("b.pdf", document(section(*later))),
        )
    )
    made = make_history([old, new])
    view = View(made, make_grid(made), {})
    assert [view.worth_a_look(row) for row in view.grid.rows] == [False, False, True]


def test_evidence_says_what_was_corrected_by_whom_and_why() -> None:
    at = "/sections/0/objectives/0/assessments/0"
    printed = document(section(objective(1, assessment("2022", "2"), assessment("2023"))))
    done = Correction(pointer=at, field="score", printed="2", corrected="4", reason="The minutes.", who="Ann")
    made = make_history([correct(printed, [done], ScoringSystem(printed.levels))])
    [(statement, other)] = [one.statements for one in made.series]
    assert (statement.score.value, statement.corrected, other.corrected) == (4, ("score",), ())
    assert made.editions[0].corrections == (done,)
    text = Page(render_page(made)).text
    assert text.count("The score was corrected: “2” is printed. Ann: The minutes.") == 1
    assert "Printed as" not in text
    [history] = [each for each in HISTORY_TABLES if each.name == "history"]
    assert [row[-1] for row in history.rows(made)] == ["score", None]


def test_evidence_says_what_is_printed_where_the_cell_does_not() -> None:
    made = make_history([document(section(objective(1, assessment(score="Level 3"), assessment("2022"))))])
    assert Page(render_page(made)).text.count("Printed as") == 1
    assert "Printed as “Level 3”." in Page(render_page(made)).text


def test_the_summary_says_how_scores_moved() -> None:
    up = [objective(n, assessment("2022", "2"), assessment("2023", "3")) for n in range(1, 12)]
    down = objective(20, assessment("2022", "4"), assessment("2023", "2/3"), title="Savings")
    made = make_history([document(section(*up, down, objective(30, assessment("2023", "N/A"))))])
    grid = make_grid(made)
    told = " ".join(sentences(made, grid, movers(grid)))
    assert "13 objectives in 1 section for 2022 to 2023, from 1 edition." in told
    assert "11 moved up, 1 moved down and 0 did not change. 1 cannot be compared." in told
    assert "moved up most, from 2 to 3, and 10 other objectives moved as far." in told
    assert "“Savings” moved down most, from 4 to 2/3." in told
    assert "The mean score rose from 2.17 in 2022 to 2.96 in 2023." in told


def test_actions_are_counted_by_year_and_open_ones_listed() -> None:
    said = {2022: "Action: Train the team.", 2023: "No further action.", 2024: "Action: Write a guide."}
    rows = [assessment(str(year), "3", comments=text) for year, text in said.items()]
    other = assessment("2022", "3", comments="Action: Ask the board.")
    made = make_history([document(section(objective(1, *rows), objective(2, other)))])
    years = [(year.label, year.raised, year.closed, year.open_after) for year in by_year(made.actions)]
    assert years == [("2022", 2, 0, 2), ("2023", 0, 1, 1), ("2024", 1, 0, 2)]
    grid = make_grid(made)
    assert "In 2024, 1 action was raised." in [*sentences(made, grid, movers(grid))]
    view = View(made, grid, {})
    assert [(each.raised_in, each.last.text) for each in view.open_actions] == [
        ("2024", "Write a guide."),
        ("2022", "Ask the board."),
    ]
    text = Page(render_page(made)).text
    assert "Train the team." not in text.partition("Open actions")[2].partition("Sections and levels")[0]


def test_the_summary_says_only_what_became_of_actions() -> None:
    said = {2022: "Action: Train the team.", 2023: "No further action."}
    rows = [assessment(str(year), "3", comments=text) for year, text in said.items()]
    made = make_history([document(section(objective(1, *rows)))])
    grid = make_grid(made)
    assert "In 2023, 0 actions were raised and 1 closed." in [*sentences(made, grid, movers(grid))]


def test_the_title_and_the_names_of_editions_can_be_given() -> None:
    editions = [each.appendix for each in follow_each_other(4, 2, objectives=8)]
    made = make_history(
        editions, title="Procurement", name=lambda each: "Review" if each == editions[1] else None
    )
    assert made.title == "Procurement"
    assert [each.name for each in made.editions] == [editions[0].source.filename, "Review"]
    assert "<h1>Procurement</h1>" in render_page(made)


@given(st.lists(appendices(), max_size=2))
@settings(on_documents, max_examples=15)
def test_any_history_makes_a_page(editions: list[Appendix]) -> None:
    page = Page(render_page(make_history(editions)))
    assert len(page.ids) == len(set(page.ids))
    assert page.tags["script"] == 1


def test_text_of_a_document_cannot_become_part_of_the_page() -> None:
    hostile = "</style><script>alert(1)</script><a href='x' onclick=\"y\">{{ 7 * 7 }}"
    made = make_history([document(section(objective(1, title=hostile), name=hostile))])
    page = Page(render_page(made, {"objectives.pdf": 'x"><script>'}))
    assert page.tags["script"] == 1
    assert hostile in page.text


@given(st.floats(-1, 9))
def test_text_on_every_colour_can_be_read(value: float) -> None:
    colour = background(value, 1, 5)
    assert contrast(text_on(colour), colour) >= 4.5


def test_colours_darken_as_the_score_rises() -> None:
    against_white = [contrast("#ffffff", background(value / 4, 1, 5)) for value in range(4, 21)]
    assert against_white == sorted(against_white)


def test_text_colours_are_readable_by_day_and_by_night(history: History) -> None:
    text = render_page(history)
    by_day, by_night = text.partition("prefers-color-scheme: dark")[::2]
    colours: dict[str, str] = {}
    for part in (by_day, by_night):
        found = re.findall(r"--(\w+): (#[0-9a-f]{6})", part.partition("}")[0])
        colours |= dict(found)
        for name in ("ink", "faint", "accent", "up", "down"):
            assert contrast(colours[name], colours["paper"]) >= 4.5
            assert contrast(colours[name], colours["ground"]) >= 4.5
    pairs = re.findall(r"\{ background: (#[0-9a-f]{6}); color: (#[0-9a-f]{6})", text)
    assert len(pairs) > 2
    assert all(contrast(*pair) >= 4.5 for pair in pairs)


def test_the_grid_has_every_year_once_and_every_objective(history: History) -> None:
    grid = make_grid(history)
    years = [column.year for column in grid.columns]
    assert years == sorted({year or 0 for year in years})
    assert sorted(row.series.series for row in grid.rows) == [one.series for one in history.series]


@pytest.mark.parametrize(("picture_format", "start"), [("png", b"\x89PNG\r\n"), ("svg", b"<?xml")])
def test_the_picture_is_the_same_in_every_run(history: History, picture_format: str, start: bytes) -> None:
    content = plot.render_plot(history, picture_format)
    assert content.startswith(start)
    assert content == plot.render_plot(history, picture_format)


def test_awkward_text_can_be_drawn() -> None:
    made = make_history([document(section(objective(1, title="costs of $5 and ${x}_2$ \n \x00 \U0001f600")))])
    assert plot.render_plot(made, "svg")


def test_without_the_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "matplotlib.figure", None)
    with pytest.raises(AppendixParserError, match=r"pip install 'appendix-parser\[plot\]'"):
        plot.require_library()
