"""The page of a history in a real browser: no accessibility rule is broken, nothing is cut off, links lead to evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest
from playwright.sync_api import Browser, Page, expect

from appendix_parser.picture.history_page import render_page
from appendix_parser.timeline import make_history
from appendix_parser.timeline.history_records import History, Standing
from tests.browser import NARROW, WIDE, violations
from tests.checks.documents import assessment, document, objective, section
from tests.timeline.editions import Edits, follow_each_other

Show = Callable[..., Page]


@pytest.fixture(scope="module")
def history() -> History:
    """Return a history with something of everything that the page shows, doubtful matches among it."""
    editions = follow_each_other(3, 2, Edits(retitled=0.4, reworded=0.4), objectives=9)
    made = make_history(each.appendix for each in editions)
    assert "match-doubtful" in {each.code for each in made.findings}
    return made


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Show]:
    complaints: list[str] = []
    contexts = []

    def open_page(history: History, size: tuple[int, int] = WIDE, **options: Any) -> Page:
        file = tmp_path / "history.html"
        file.write_text(render_page(history), "utf-8")
        # Axe-core itself needs a script, which the policy of the page does not let run.
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, offline=True, bypass_csp=True, **options
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(file.as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.mark.parametrize(
    ("size", "colours"),
    [(WIDE, "light"), (NARROW, "dark")],
    ids=["wide", "narrow, in the dark"],
)
def test_axe_finds_nothing_and_nothing_is_cut_off(
    show: Show, history: History, size: tuple[int, int], colours: str
) -> None:
    page = show(history, size, color_scheme=colours)
    assert violations(page) == []
    for width in (320, size[0]):
        page.set_viewport_size({"width": width, "height": size[1]})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("checkbox", name="Only objectives that changed").check()
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    assert violations(page) == []


def test_a_restated_score_leads_to_what_both_editions_say(show: Show, history: History) -> None:
    page = show(history)
    series, old = next(
        (one, each)
        for one in history.series
        for each in one.statements
        if each.standing is Standing.SUPERSEDED
    )
    page.locator(f'.heat a[href="#s{series.series}-{old.year}"]').click()
    evidence = page.locator(f"#s{series.series}-{old.year}")
    expect(evidence).to_be_in_viewport()
    expect(evidence).to_contain_text("superseded")
    expect(evidence).to_contain_text(f"{old.edition}, page {old.page}" if old.page else old.edition)


def test_what_did_not_change_can_be_left_out(show: Show) -> None:
    risen = objective(2, assessment("2022", "2"), assessment("2023", "3"))
    page = show(make_history([document(section(objective(1), risen, objective(3)))]))
    rows = page.locator(".heat tbody tr:visible")
    assert rows.count() == 3
    page.get_by_role("checkbox", name="Only objectives that changed").check()
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("Title 2")


def test_the_page_prints_on_few_sheets_the_summary_first(show: Show) -> None:
    editions = follow_each_other(4, 3, Edits(retitled=0.1, restated=0.3), objectives=60)
    page = show(make_history(each.appendix for each in editions))
    sheets = printed(page)
    assert len(sheets) <= 8
    assert "Moved down most" in sheets[0]
    assert sheets[1].startswith("Scores by objective and year")
    assert "says the same" not in "".join(sheets)
    page.get_by_role("checkbox", name="Print the evidence").check()
    assert "says the same" in "".join(printed(page))


def printed(page: Page) -> list[str]:
    with pdfium.PdfDocument(page.pdf(prefer_css_page_size=True)) as document:
        return [each.get_textpage().get_text_bounded().strip() for each in document]


def test_a_table_is_saved_with_numbers_and_without_formulas(show: Show) -> None:
    rows = [
        objective(1, assessment("2022", "2/3"), assessment("2023", "N/A"), title="=1+1"),
        objective(2, assessment("2022", "3"), assessment("2023", "4")),
    ]
    page = show(make_history([document(section(*rows, name="Markets, and more"))]))
    with page.expect_download() as download:
        page.get_by_role("button", name="Save the table “Scores” as CSV").click()
    content = Path(download.value.path()).read_bytes().decode()
    assert content.splitlines() == [
        "\ufeffSection,Objective,2022,2023",
        '"Markets, and more",\'#1 =1+1,2.5,N/A',
        '"Markets, and more",\'#2 Title 2,3,4',
    ]


def test_a_table_is_copied_for_word_and_excel(show: Show) -> None:
    risen = objective(2, assessment("2022", "2/3"), assessment("2023", "3"))
    page = show(make_history([document(section(risen))]), permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy the table “Scores”").click()
    expect(page.get_by_role("button", name="Copy the table “Scores”")).to_have_text("Copied")
    items = page.evaluate(
        "navigator.clipboard.read().then(([item]) => item.getType('text/html')).then((blob) => blob.text())"
    )
    assert "<td>2.5</td><td>3</td>" in items
