"""Doubts that somebody has looked at: the queue empties, the file survives, and no output loses a finding."""

from __future__ import annotations

import csv
import json
from hashlib import sha256
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from appendix_parser.app.settled_doubts import (
    Settled,
    SettledError,
    keys_of,
    open_findings,
    read_settled,
    write_settled,
)
from appendix_parser.doubts import Doubt
from appendix_parser.errors import AppendixParserError
from appendix_parser.findings import finding
from appendix_parser.records import Appendix, Finding, Region, Severity
from tests.app.conftest import Start, Visit
from tests.app.running import App
from tests.browser import violations
from tests.conftest import SAMPLES
from tests.parsed import parsed

PLACE = "/editions/small.pdf#doubts"
SCORE = "/sections/0/objectives/0/assessments/0/score"
RECORD = "/sections/0/objectives/1/assessments/0"


def rows(app: App) -> list[dict[str, str]]:
    return app.rows("small.settled.csv")


def state(app: App) -> Any:
    return app.ask("GET", "/editions/small.pdf/state").json


def doubts(app: App) -> list[tuple[str, str, bool]]:
    """Return the pointer and key of each doubt, and whether it is settled."""
    found = state(app)
    pairs = zip(found["appendix"]["findings"], found["doubts"], strict=True)
    return [(each["pointer"], *doubt) for each, doubt in pairs if each["severity"] != "info"]


def settle(app: App, key: str, *, settled: bool = True) -> int:
    body = {"finding": key, "settled": settled}
    return app.ask("POST", "/editions/small.pdf/settled", body, if_match=state(app)["mark"]).status


def settle_by_key(page: Page, left: int) -> None:
    page.keyboard.press("r")
    expect(page.locator("#doubt-count")).to_have_text(f"({left})" if left else "")


def test_a_key_empties_the_queue_and_another_takes_it_back(shared: App, visit: Visit) -> None:
    page = visit(shared, PLACE, bypass_csp=True)
    total = len(doubts(shared))
    for left in reversed(range(total)):
        settle_by_key(page, left)
    expect(page.locator("#doubt-at")).to_contain_text("No doubts are left")
    expect(page.locator("[data-view=doubts]")).to_be_focused()
    assert len(rows(shared)) == total
    assert violations(page) == []
    page.goto(shared.origin)
    expect(page.locator(".edition .needs")).to_contain_text(f"{total} looked at")
    expect(page.locator(".edition .error, .edition .warning")).to_have_count(0)

    page.goto(shared.origin + PLACE)
    page.keyboard.press("u")
    expect(page.locator("#doubt-at")).to_have_text("Doubt 1 of 1")
    page.get_by_label("Show those that you have looked at too").check()
    expect(page.locator("#doubt-at")).to_contain_text(f"of {total}")
    page.locator("[data-view=doubts]").focus()
    page.keyboard.press("n")
    expect(page.locator("#doubt-settle")).to_have_text("Doubtful again")
    assert violations(page) == []
    settle_by_key(page, 2)
    expect(page.locator("#doubt-settle")).to_have_text("Looked at, is right")
    assert len(rows(shared)) == total - 2


def test_settled_doubts_stay_in_all_outputs(shared: App) -> None:
    for _, key, _ in doubts(shared):
        assert settle(shared, key) == 200
    assert state(shared)["appendix"] == json.loads(shared.run("parse", "small.pdf"))
    shared.ask("POST", "/save")
    while shared.state()["saved"]["running"]:
        pass
    assert shared.state()["saved"]["problems"] == {}
    by_command = shared.folder / "by-command"
    shared.run("convert", "small.pdf", "-o", str(by_command))
    shared.run("history", "small.pdf", "-o", str(by_command / "history"))
    for name in ("small", "history"):
        ours = {path.name: path.read_bytes() for path in (shared.folder / "out" / name).iterdir()}
        assert ours == {path.name: path.read_bytes() for path in (by_command / name).iterdir()}


def test_settled_doubts_survive_a_kill(start: Start, small: bytes) -> None:
    app = start()
    app.add("small.pdf", small)
    app.wait_for("small.pdf", "ready")
    assert settle(app, doubts(app)[0][1]) == 200
    app.kill()
    again = start()
    assert again.wait_for("small.pdf", "ready")["about"]["settled"] == 1
    assert [settled for _, _, settled in doubts(again)].count(True) == 1


def test_a_second_tab_does_not_lose_what_the_first_settled(shared: App, visit: Visit) -> None:
    one, other = visit(shared, PLACE, expected="412"), visit(shared, PLACE, expected="412")
    total = len(doubts(shared))
    settle_by_key(one, total - 1)
    other.keyboard.press("r")
    expect(other.locator("#saved")).to_contain_text("Another tab")
    expect(other.locator("#doubt-count")).to_have_text(f"({total - 1})")
    assert len(rows(shared)) == 1
    settle_by_key(other, total - 2)
    assert len({row["key"] for row in rows(shared)}) == 2


def test_a_correction_opens_the_doubts_about_its_record(shared: App) -> None:
    for _, key, _ in doubts(shared):
        settle(shared, key)
    values = {"pointer": RECORD, "field": "score", "printed": "3", "corrected": "2"}
    body = {**values, "reason": "Minutes", "who": "A. Analyst"}
    mark = state(shared)["mark"]
    answer = shared.ask("POST", "/editions/small.pdf/corrections", body, if_match=mark)
    assert answer.status == 200
    assert [pointer for pointer, _, settled in doubts(shared) if not settled] == [f"{RECORD}/comments"]
    shared.ask("POST", "/editions/small.pdf/undo", None, if_match=answer.json["mark"])
    assert all(settled for _, _, settled in doubts(shared))


@pytest.fixture
def scanned(start: Start, small: bytes) -> App:
    """Return an app whose small appendix has a doubtful figure, as if it were scanned."""
    app = start()
    app.add("small.pdf", small)
    app.wait_for("small.pdf", "ready")
    assert app.stop() == 0
    [printed] = (app.folder / ".cache").glob("*.printed.*")
    reading = json.loads(printed.read_bytes()[32:])
    score = reading["appendix"]["sections"][0]["objectives"][0]["assessments"][0]
    score["score"]["recognised"] = {"confidence": 0.4, "agreed": False, "other": "4"}
    values = {"what": "The score", "raw": "1", "other": "4"}
    regions = tuple(Region(**each) for each in score["regions"]["score"])
    doubt = finding(Doubt("recognised-figure-differs", values), pointer=SCORE, page=1, regions=regions)
    reading["appendix"]["findings"].append(doubt.model_dump(mode="json"))
    content = json.dumps(reading).encode()
    printed.write_bytes(sha256(content).digest() + content)
    for made in (app.folder / ".cache").glob("*.appendix.*"):
        made.unlink()
    again = start()
    again.wait_for("small.pdf", "ready")
    return again


def test_a_figure_that_is_kept_is_settled_in_both_queues(scanned: App, visit: Visit) -> None:
    page = visit(scanned, "/editions/small.pdf#doubtful")
    total = len(doubts(scanned))
    expect(page.locator("#doubtful-count")).to_have_text("(1)")
    page.keyboard.press("1")
    expect(page.locator("#doubtful-count")).to_have_text("(0)")
    expect(page.locator("#doubt-count")).to_have_text(f"({total - 1})")
    assert [row["pointer"] for row in rows(scanned)] == [SCORE]
    page.reload()
    expect(page.locator("#doubtful-left")).to_have_text("You have checked all doubtful figures.")
    page.keyboard.press("Control+z")
    expect(page.locator("#doubtful-count")).to_have_text("(1)")
    page.keyboard.press("2")
    expect(page.locator("#doubtful-problem")).to_contain_text("name")
    page.locator("#doubtful-who").fill("A. Officer")
    page.locator("#doubtful-heading").click()
    page.keyboard.press("2")
    expect(page.locator("#doubtful-count")).to_have_text("(0)")
    expect(page.locator("#correction-count")).to_have_text("(1)")


WRONG: list[Any] = [None, [], "x", {}, {"finding": "f0", "settled": True}, {"finding": None}]


def test_what_names_no_doubt_is_refused_and_not_written(shared: App) -> None:
    mark = shared.mark("small.pdf")
    for body in WRONG:
        answer = shared.ask("POST", "/editions/small.pdf/settled", body, if_match=mark)
        assert answer.status == 422, body
        assert answer.json["remedy"], body
    good = {"finding": doubts(shared)[0][1], "settled": True}
    assert shared.ask("POST", "/editions/small.pdf/settled", good).status == 412
    assert not (shared.folder / "small.settled.csv").exists()


def test_a_file_that_cannot_be_read_settles_nothing(shared: App) -> None:
    path = shared.folder / "small.settled.csv"
    path.write_text("nonsense", "utf-8")
    assert shared.wait_for("small.pdf", "ready")["about"]["settled"] == 0
    assert not any(settled for _, _, settled in doubts(shared))
    body = {"finding": doubts(shared)[0][1], "settled": True}
    answer = shared.ask("POST", "/editions/small.pdf/settled", body, if_match=state(shared)["mark"])
    assert answer.status == 422
    assert "small.settled.csv" in answer.json["where"]
    assert path.read_text("utf-8") == "nonsense"


# -- what a doubt is settled for -------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def sample() -> Appendix:
    return parsed(SAMPLES / "appendix-2024.pdf")


def found(pointer: str, **changes: Any) -> Finding:
    values = {"code": "x", "severity": Severity.WARNING, "message": "m", "remedy": "r", "pointer": pointer}
    return Finding(**{**values, "page": 1, **changes})


def with_title(appendix: Appendix, title: str) -> Appendix:
    section, *others = appendix.sections
    objective, *more = section.objectives
    changed = section.model_copy(
        update={"objectives": (objective.model_copy(update={"title": title}), *more)}
    )
    return appendix.model_copy(update={"sections": (changed, *others)})


@pytest.mark.parametrize("pointer", ["", "/sections/0", "/sections/0/objectives/0", SCORE, "/nowhere/9"])
def test_a_doubt_is_open_again_if_finding_or_file_changes(sample: Appendix, pointer: str) -> None:
    before = sample.model_copy(update={"findings": (found(pointer),)})
    settled = keys_of(before)
    assert open_findings(before, settled) == []
    for change in ({"message": "other"}, {"code": "y"}, {"page": 2}, {"severity": Severity.ERROR}):
        assert open_findings(before.model_copy(update={"findings": (found(pointer, **change),)}), settled)
    source = before.source.model_copy(update={"sha256": "0" * 64})
    assert open_findings(before.model_copy(update={"source": source}), settled)


def test_only_a_doubt_about_the_changed_record_is_open_again(sample: Appendix) -> None:
    pointers = ("", "/sections/0", "/sections/0/objectives/0", "/sections/0/objectives/1", SCORE)
    before = sample.model_copy(update={"findings": tuple(map(found, pointers))})
    left = open_findings(with_title(before, "Another title"), keys_of(before))
    assert [each.pointer for each in left] == ["/sections/0/objectives/0"]


def test_a_file_comes_back_as_a_spreadsheet_saves_it() -> None:
    settled = [Settled("f12", "code", "/sections/0", "=1+1; “two”\nlines"), Settled("f3", "c", "", "2/3")]
    content = write_settled(settled)
    assert read_settled(content, "x.csv") == settled
    rewritten = [*csv.reader(content.decode().splitlines(keepends=True))]
    text = "\r\n".join(";".join(f'"{cell}"' for cell in row) for row in rewritten)
    assert read_settled(text.encode("cp1252"), "x.csv") == settled


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"key,code\n", b'key,code,pointer,message\n"'])
def test_what_is_not_such_a_file_names_its_line(content: bytes) -> None:
    with pytest.raises(SettledError) as caught:
        read_settled(content, "x.csv")
    assert "x.csv, line" in caught.value.where
    assert isinstance(caught.value, AppendixParserError)
    assert caught.value.remedy
