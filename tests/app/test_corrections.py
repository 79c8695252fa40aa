"""Corrections: checked at once, kept in a file that the command line reads, never lost, never overwritten."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.app.conftest import Start, Visit
from tests.app.running import App
from tests.browser import accept_dialogs, violations
from tests.review.small import small_appendix

PLACE = "/editions/small.pdf#/sections/0/objectives/0"
SCORE = '.record.chosen .field[data-key$="assessments/0 score"] .edit'
TITLE = '.record.chosen .field[data-key$="objectives/0 title"] .edit'


def rows(app: App) -> list[dict[str, str]]:
    return app.rows("small.corrections.csv")


def type_in(
    page: Page, opener: str, corrected: str, *, reason: str = "Minutes", who: str = "A. Analyst"
) -> None:
    page.locator(opener).click()
    page.get_by_role("textbox", name="Corrected").fill(corrected)
    page.get_by_role("textbox", name="Reason").fill(reason)
    page.get_by_role("textbox", name="Your name").fill(who)


def wait_for_draft(app: App, text: str) -> None:
    """Wait until the last key has arrived: nobody types as fast as a test on a busy machine."""
    path, end = app.folder / ".drafts" / "small.json", time.monotonic() + 20
    while not path.exists() or text not in path.read_text("utf-8"):
        assert time.monotonic() < end
        time.sleep(0.05)


def save(page: Page) -> None:
    page.get_by_role("button", name="Save the correction").click()
    expect(page.locator("#editor")).to_be_hidden()


def test_corrections_and_typed_text_survive_a_kill(start: Start, visit: Visit, small: bytes) -> None:
    app = start()
    assert app.add("small.pdf", small).status == 200
    app.wait_for("small.pdf", "ready")
    page = visit(app, PLACE, expected="ERR_")
    type_in(page, SCORE, "2")
    save(page)
    type_in(page, TITLE, "Marke", reason="Spelling")
    page.get_by_role("textbox", name="Corrected").press("End")
    page.keyboard.type("ts and stalls")
    expect(page.get_by_role("textbox", name="Corrected")).to_have_value("Markets and stalls")
    wait_for_draft(app, "Markets and stalls")
    app.kill()
    assert [row["corrected"] for row in rows(app)] == ["2"]

    page.get_by_role("button", name="Save the correction").click()
    expect(page.locator("#editor-problem")).to_contain_text("does not answer")
    expect(page.get_by_role("textbox", name="Corrected")).to_have_value("Markets and stalls")
    page.on("dialog", lambda dialog: dialog.accept())
    page.close()

    again = start()
    again.wait_for("small.pdf", "ready")
    page = visit(again, "/editions/small.pdf")
    expect(page.locator("#editor")).to_be_visible()
    expect(page.get_by_role("textbox", name="Corrected")).to_have_value("Markets and stalls")
    save(page)
    assert [row["corrected"] for row in rows(again)] == ["2", "Markets and stalls"]
    page.reload()
    expect(page.locator("#editor")).to_be_hidden()


def test_a_second_tab_is_told_and_nothing_is_overwritten(shared: App, visit: Visit) -> None:
    app = shared
    one, other = visit(app, PLACE, expected="412"), visit(app, PLACE, expected="412")
    type_in(one, TITLE, "One")
    type_in(other, TITLE, "Other")
    save(one)
    other.get_by_role("button", name="Save the correction").click()
    expect(other.locator("#editor-problem")).to_contain_text("Another tab")
    assert [row["corrected"] for row in rows(app)] == ["One"]
    other.get_by_role("button", name="Load the latest state").click()
    expect(other.locator("#editor-problem")).to_contain_text("“One”")
    expect(other.get_by_role("textbox", name="Corrected")).to_have_value("Other")
    save(other)
    assert [row["corrected"] for row in rows(app)] == ["Other"]


def test_undo_takes_back_one_by_one_even_after_a_reload(shared: App, visit: Visit) -> None:
    app = shared
    page = visit(app, PLACE)
    undo = page.get_by_role("button", name="Undo")
    expect(undo).to_be_disabled()
    for text in ("One", "Two"):
        type_in(page, TITLE, text)
        save(page)
    page.reload()
    page.keyboard.press("Control+z")
    expect(page.locator("#saved")).to_have_text("Undone")
    assert [row["corrected"] for row in rows(app)] == ["One"]
    expect(page.locator(".record.chosen ins").first).to_have_text("One")
    undo.click()
    expect(undo).to_be_disabled()
    assert rows(app) == []
    expect(page.locator(".record.chosen ins")).to_have_count(0)


def test_a_score_that_is_none_is_refused_where_it_is_typed(shared: App, visit: Visit) -> None:
    app = shared
    page = visit(app, PLACE)
    type_in(page, SCORE, "9 bananas")
    page.get_by_role("button", name="Save the correction").click()
    expect(page.locator("#editor-problem")).to_contain_text("not a score")
    assert rows(app) == []


def test_unsaved_text_gives_a_warning(shared: App, visit: Visit) -> None:
    page = visit(shared, PLACE)
    asked: list[str] = []
    accept_dialogs(page, asked)
    type_in(page, TITLE, "Half a wo")
    page.reload()
    assert asked == ["beforeunload"]


def test_a_target_and_an_extra_are_saved_and_taken_back(shared: App, visit: Visit) -> None:
    page = visit(shared, PLACE)
    target = '.record.chosen .field[data-key$="other_scores/0 score"]'
    extra = '.record.chosen .field[data-key$="extras/0 text"]'
    type_in(page, f"{target} .edit", "6")
    page.get_by_role("button", name="Save the correction").click()
    expect(page.locator("#editor-problem")).to_contain_text("not a score")
    page.get_by_role("textbox", name="Corrected").fill("3")
    save(page)
    expect(page.locator(target)).to_contain_text("Now 3, Mature")
    type_in(page, f"{extra} .edit", "Head of Legal")
    save(page)
    assert [row["corrected"] for row in rows(shared)] == ["3", "Head of Legal"]
    for where in (extra, target):
        page.keyboard.press("Control+z")
        expect(page.locator(where).locator("ins")).to_have_count(0)
    expect(page.locator(target)).to_contain_text("between Leader and Innovator")


def test_a_note_that_a_correction_added_can_be_taken_back(shared: App, visit: Visit) -> None:
    note = {"pointer": "/sections/0", "field": "note", "printed": "", "corrected": "Agreed in May."}
    body = {**note, "reason": "Minutes", "who": "A. Analyst"}
    answer = shared.ask("POST", "/editions/small.pdf/corrections", body, if_match=shared.mark("small.pdf"))
    assert answer.status == 200
    page = visit(shared, "/editions/small.pdf#/sections/0")
    field = page.locator('.record.chosen .field[data-key$="sections/0 note"]')
    expect(field.locator("ins")).to_have_text("Agreed in May.")
    page.keyboard.press("Control+z")
    expect(page.locator("#saved")).to_have_text("Undone")
    expect(field.locator(".value")).to_have_text("(empty)")


GOOD = {"pointer": "/sections/0/objectives/0", "field": "title", "printed": "Markets"}
WRONG: list[Any] = [
    None,
    [],
    "x",
    {},
    {"pointer": 1, "field": "title", "corrected": "x"},
    {**GOOD, "corrected": "x"},
    {**GOOD, "corrected": "x", "reason": "", "who": "w"},
    {**GOOD, "corrected": "x", "reason": "r", "who": "w", "more": 1},
    {**GOOD, "printed": "Another", "corrected": "x", "reason": "r", "who": "w"},
    {**GOOD, "field": "colour", "corrected": "x", "reason": "r", "who": "w"},
    {**GOOD, "pointer": "/sections/99", "corrected": "x", "reason": "r", "who": "w"},
    {**GOOD, "corrected": "Markets", "reason": "r", "who": "w"},
]


def test_what_is_not_a_correction_is_refused_and_not_written(shared: App) -> None:
    mark = shared.mark("small.pdf")
    for body in WRONG:
        answer = shared.ask("POST", "/editions/small.pdf/corrections", body, if_match=mark)
        assert answer.status == 422, body
        assert answer.json["problem"], body
        assert answer.json["remedy"], body
    for body in (b"{", b"[" * 100_000, b"\xff", b'"' + b"x" * 2_000_000 + b'"'):
        answer = shared.ask("POST", "/editions/small.pdf/corrections", body, if_match=mark)
        assert answer.status in (413, 422)
    good = {**GOOD, "corrected": "x", "reason": "r", "who": "w"}
    assert shared.ask("POST", "/editions/small.pdf/corrections", good, if_match="other").status == 412
    assert shared.ask("POST", "/editions/small.pdf/corrections", good).status == 412
    assert not (shared.folder / "small.corrections.csv").exists()


@pytest.fixture
def corrected(shared: App) -> App:
    """Return the shared app after corrections of every kind."""
    mark = shared.mark("small.pdf")
    for values in (
        {**GOOD, "corrected": "Market days"},
        {
            "pointer": "/sections/0/objectives/0/assessments/0",
            "field": "score",
            "printed": "1",
            "corrected": "2/3",
        },
        {
            "pointer": "/sections/0/objectives/1/assessments/1",
            "field": "comments",
            "printed": None,
            "corrected": "Action: =1+1, “two”\n• and a third",
        },
    ):
        if values["printed"] is None:
            state = shared.ask("GET", "/editions/small.pdf/state").json["appendix"]
            values["printed"] = state["sections"][0]["objectives"][1]["assessments"][1]["comments"]["text"]
        body = {**values, "reason": "'quoted", "who": "@who"}
        answer = shared.ask("POST", "/editions/small.pdf/corrections", body, if_match=mark)
        assert answer.status == 200, answer.body
        mark = answer.json["mark"]
    return shared


def test_the_outputs_are_those_of_the_commands_byte_for_byte(corrected: App, tmp_path: Path) -> None:
    corrected.ask("POST", "/save")
    while corrected.state()["saved"]["running"]:
        pass
    out = corrected.folder / "out"
    by_command = corrected.folder / "by-command"
    options = ["--corrections", "small.corrections.csv", "-o", str(by_command)]
    corrected.run("convert", "small.pdf", *options)
    side = ["--corrections", "small.pdf=small.corrections.csv", "-o", str(by_command / "history")]
    corrected.run("history", "small.pdf", *side)
    for name in ("small", "history"):
        ours = {path.name: path.read_bytes() for path in (out / name).iterdir()}
        theirs = {path.name: path.read_bytes() for path in (by_command / name).iterdir()}
        assert ours == theirs


def test_what_the_page_shows_is_what_parse_writes(corrected: App) -> None:
    parsed = corrected.run("parse", "small.pdf", "--corrections", "small.corrections.csv")
    assert corrected.ask("GET", "/editions/small.pdf/state").json["appendix"] == json.loads(parsed)


def test_many_scores_of_one_cause_are_corrected_in_one_place(start: Start, visit: Visit) -> None:
    app = start()
    app.add("form.pdf", small_appendix(4 * [("1 2 3 4 5", "1 2 3 4 5")]))
    app.wait_for("form.pdf", "ready")
    page = visit(app, "/editions/form.pdf#doubts")
    doubt = page.locator("#doubt")
    expect(doubt).to_contain_text("The same is true of 7 more: objectives 10, 11, 12 and 13.")
    expect(doubt.locator("h3")).to_have_count(4)
    expect(doubt.locator(".cut-out")).to_have_count(8)
    assert violations(page) == []
    doubt.get_by_role("button", name="Correct 2024 score of 11").click()
    for name, text in (("Corrected", "2"), ("Reason", "The dot is beside it"), ("Your name", "A. Analyst")):
        page.get_by_role("textbox", name=name).fill(text)
    save(page)
    expect(doubt).to_contain_text("The same is true of 6 more")
    page.goto(f"{app.origin}/editions/form.pdf#/sections/1/objectives/2")
    expect(page.locator(".record.chosen .finding.error")).to_contain_text("The same is true of 6 more")
