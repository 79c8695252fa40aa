"""A document whose text is markup, script and formulas is shown as text, and does nothing."""

from __future__ import annotations

import csv
import io
import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from reportlab.lib import colors
from reportlab.lib.pagesizes import A3, landscape
from reportlab.platypus import SimpleDocTemplate, Spacer, Table

from tests.review.conftest import Make, Open, Review

ATTACKS: Mapping[str, str] = {
    "section": "<h1>Section</h1><script>window.harmed=1</script>",
    "criterion": "</script><script>window.harmed=2</script>",
    "title": "<img src=x onerror=window.harmed=3>",
    "description": '"><svg onload="window.harmed=4">&lt;b&gt;&amp;',
    "comment": "=HYPERLINK(\"javascript:window.harmed=5\",'x') <!-- ${7*7} {{7*7}} $title $data ]]>",
}
HOSTILE_NAME = "<img src=x onerror=window.harmed=8>&amp; $(it's).pdf"
HEADER = ("Score:", "1 - Minimum", "2 - Developing", "3 - Mature", "4 - Leader", "5 - Innovator")
COLUMNS = ("#", "Objective", "Description", "2023 Score", "2023 Comments and Action")
LINES = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]


def hostile_pdf() -> bytes:
    """Return an appendix with an attack in every cell; table cells are drawn as they are, without markup."""
    rubric = ("Planning", *(f"{level} {ATTACKS['criterion']}" for level in range(1, 6)))
    row = ("1", ATTACKS["title"], ATTACKS["description"], "3", ATTACKS["comment"])
    story = [
        Table([["<title>Appendix</title><script>window.harmed=6</script>"]]),
        Spacer(1, 20),
        Table([[ATTACKS["section"]]]),
        Spacer(1, 12),
        Table([HEADER, rubric], style=[*LINES, ("FONTSIZE", (0, 0), (-1, -1), 7)]),
        Spacer(1, 12),
        Table([COLUMNS, row], style=LINES),
    ]
    file = io.BytesIO()
    SimpleDocTemplate(
        file, pagesize=landscape(A3), title="</title><script>window.harmed=7</script>", invariant=1
    ).build(story)
    return file.getvalue()


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, make_review: Make) -> Review:
    folder = tmp_path_factory.mktemp("hostile")
    pdf = folder / HOSTILE_NAME
    pdf.write_bytes(hostile_pdf())
    return make_review(pdf, folder)


def is_harmed(page: Page) -> Any:
    return page.evaluate("window.harmed ?? null")


def test_every_attack_is_shown_as_text(hostile: Review, show: Open) -> None:
    page = show(hostile, "#/sections/0/objectives/0")
    expect(page.locator("#source")).to_contain_text(hostile.path.stem)
    chosen = page.locator(".record.chosen")
    for name in ("title", "description", "comment"):
        expect(chosen).to_contain_text(ATTACKS[name])
    page.get_by_role("button", name="Scoring criteria").first.click()
    expect(page.locator(".record.chosen")).to_contain_text(ATTACKS["criterion"])
    for view in ("Overview", "Objectives", "Every word", "Corrections"):
        page.get_by_role("link", name=view).click()
    assert is_harmed(page) is None
    assert page.locator("script").count() == 2  # the document and the page's own
    assert page.evaluate("[...document.images].every(image => image.alt.startsWith('Page'))")


def test_a_correction_that_is_an_attack_is_text_too(hostile: Review, show: Open) -> None:
    page = show(hostile, "#/sections/0/objectives/0")
    page.locator('.field[data-key$=" comments"] .edit').click()
    expect(page.locator("#editor-printed")).to_have_text(ATTACKS["comment"])
    page.get_by_role("textbox", name="Corrected").fill("=1+1")
    page.get_by_role("textbox", name="Reason").fill("<b onclick=window.harmed=9>why</b>")
    page.get_by_role("textbox", name="Your name").fill("@who")
    page.get_by_role("button", name="Keep the correction").click()
    page.get_by_role("link", name="Corrections").click()
    expect(page.locator("#correction-list")).to_contain_text("<b onclick=window.harmed=9>why</b>")
    command = shlex.split(page.locator("#correction-list code").first.inner_text())
    assert command == ["appendix-parser", "convert", HOSTILE_NAME, "--corrections", "corrections.csv"]
    with page.expect_download() as download:
        page.get_by_role("button", name="Download").click()
    text = download.value.path().read_text("utf-8")
    _, [pointer, field, *values] = csv.reader(io.StringIO(text, newline=""))
    assert (pointer, field) == ("/sections/0/objectives/0/assessments/0", "comments")
    assert values == [f"'{ATTACKS['comment']}", "'=1+1", "'<b onclick=window.harmed=9>why</b>", "'@who"]
    assert is_harmed(page) is None


@pytest.mark.parametrize(
    "attack",
    [
        "document.body.innerHTML = '<img src=x>'",
        "document.body.setAttribute('onclick', 'window.harmed=1'); document.body.click()",
        "eval('window.harmed=1')",
        "fetch('data:,x')",
        "document.head.append(Object.assign(document.createElement('style'), {textContent: 'body{display:none}'}))",
    ],
)
def test_the_policy_of_the_page_stops_an_attack_that_got_in(
    hostile: Review, browser: Any, attack: str, tmp_path: Path
) -> None:
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto(hostile.url)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.evaluate(f"() => {{ setTimeout(() => {{ {attack} }}) }}")
    page.wait_for_timeout(200)
    assert complaints, "the browser said nothing"
    assert is_harmed(page) is None
    expect(page.locator("body")).to_be_visible()
    context.close()
