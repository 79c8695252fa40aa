"""Doubtful matches are decided in a form that writes the file that `history` reads."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import expect

from appendix_parser.exporters.texts.match_file import read_decisions, write_decisions
from appendix_parser.timeline.decisions import Decision, Place
from tests.app.conftest import Start, Visit
from tests.app.pdfs import OBJECTIVES, RENAMED, editions
from tests.app.running import App
from tests.browser import violations


def test_a_doubtful_match_is_decided_and_the_history_follows(
    shared: App, visit: Visit, tmp_path: Path
) -> None:
    (shared.folder / "small.pdf").rename(tmp_path / "small.pdf")
    try:
        for name, data in editions().items():
            shared.add(name, data)
        for name in editions():
            shared.wait_for(name, "ready")
        page = visit(shared, "/history", expected="status of 4")
        page.get_by_role("link", name="Doubtful matches").click()
        form = page.get_by_role("group", name="Are they the same?")
        expect(form).to_have_count(1)
        expect(page.locator(".pair")).to_contain_text(OBJECTIVES[1][1])
        expect(page.locator(".pair")).to_contain_text(RENAMED[1])
        page.goto(shared.origin)
        page.get_by_role("link", name="1 doubtful match").click()
        other = visit(shared, "/matches", expected="412")
        form.get_by_label("The same objective").check()
        expect(page.locator("#said")).to_have_text("Saved.")
        expect(page.get_by_text("0 to decide, 1 decided")).to_be_visible()
        expect(form.get_by_label("The same objective")).to_be_focused()
        other.get_by_role("group").get_by_label("Different objectives").check()
        expect(other.locator("#alert")).to_contain_text("Another tab")

        path = shared.folder / "matches.csv"
        decided = [row for row in csv.DictReader(path.read_text("utf-8").splitlines()) if row["decision"]]
        assert [(row["title"], row["decision"]) for row in decided] == [(RENAMED[0], "same")]
        shared.run("history", *editions(), "--matches", path.name, "-o", str(tmp_path / "out"))
        assert (tmp_path / "out" / "matches.csv").read_bytes() == path.read_bytes()
        page.get_by_role("link", name="Show the history").click()
        expect(page.locator("#findings ~ *")).not_to_contain_text(["may be"])

        path.write_text("nonsense", "utf-8")
        page.reload()
        expect(page.locator("#main")).to_contain_text("matches.csv: The match file has no column")
    finally:
        (tmp_path / "small.pdf").rename(shared.folder / "small.pdf")


def test_a_decision_outlives_the_removal_of_its_edition(start: Start, visit: Visit) -> None:
    app = start()
    for name, data in editions().items():
        app.add(name, data)
    for name in editions():
        app.wait_for(name, "ready")
    page = visit(app, "/matches", bypass_csp=True)
    page.get_by_role("group").get_by_label("The same objective").check()
    expect(page.locator("#said")).to_have_text("Saved.")
    decided = (app.folder / "matches.csv").read_bytes()

    assert app.ask("POST", "/documents/year-2023.pdf/remove").status == 200
    assert app.ask("GET", "/history").status == 200
    page.reload()
    expect(page.locator("#unused li")).to_have_count(1)
    expect(page.locator("#unused")).to_contain_text(
        f"“{RENAMED[0]}” of year-2024.pdf was decided to be the same"
    )
    assert violations(page) == []
    assert app.state()["history"]["problem"] == ""
    app.ask("POST", "/save")
    while app.state()["saved"]["running"]:
        pass
    assert app.state()["saved"]["problems"] == {}
    assert (app.folder / "matches.csv").read_bytes() == decided

    (app.folder / "removed" / "year-2023.pdf").rename(app.folder / "year-2023.pdf")
    app.wait_for("year-2023.pdf", "ready")
    page.reload()
    expect(page.get_by_text("0 to decide, 1 decided")).to_be_visible()
    expect(page.locator("#unused")).to_have_count(0)


def test_another_decision_keeps_those_about_removed_editions(start: Start) -> None:
    app = start()
    for name, data in editions().items():
        app.add(name, data)
    for name in editions():
        app.wait_for(name, "ready")
    lost = Decision(Place("year-2024.pdf", 1, "Market days"), Place("year-2001.pdf", 1, "Fairs"), same=True)
    (app.folder / "matches.csv").write_bytes(write_decisions([lost]))
    found = re.search(r'id="data">(.*?)</script>', app.ask("GET", "/matches").body.decode())
    assert found is not None
    data = json.loads(found[1])
    assert len(data["not_used"]) == 1
    body = {"pair": data["pairs"][0], "decision": "different"}
    answer = app.ask("POST", "/matches/decisions", body, if_match=data["mark"])
    assert answer.status == 200
    kept = read_decisions((app.folder / "matches.csv").read_bytes(), "")
    assert [(each.earlier.edition, each.same) for each in kept] == [
        ("year-2023.pdf", False),
        ("year-2001.pdf", True),
    ]


_TEXTS = st.text(max_size=20)
_PLACES = st.builds(Place, _TEXTS, st.integers(1, 999), _TEXTS)


@settings(max_examples=20)
@given(st.lists(st.builds(Decision, _PLACES, _PLACES, st.booleans()), max_size=5))
def test_decisions_come_back_as_they_were_written(decisions: list[Decision]) -> None:
    found = read_decisions(write_decisions(decisions), "")
    assert [(each.later.key[1], each.earlier.key[1], each.same) for each in found] == [
        (each.later.key[1], each.earlier.key[1], each.same) for each in decisions
    ]
