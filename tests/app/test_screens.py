"""Every screen: no accessibility rule is broken, nothing is cut off, addresses lead back to it."""

from __future__ import annotations

from collections.abc import Mapping

from playwright.sync_api import Page, expect

from tests.app.conftest import Visit
from tests.app.running import App
from tests.browser import NARROW, WIDE, violations, violations_in_any_look
from tests.cli import pdfs

SCREENS: Mapping[str, str] = {
    "/": "#years .edition",
    "/editions/small.pdf#doubts": "#doubt .finding",
    "/editions/small.pdf#records": "#record-list article:not([hidden])",
    "/editions/small.pdf#corrections": "#correction-list",
    "/editions/small.pdf/columns": "#columns-form",
    "/history": "#summary-part",
    "/matches": ".column",
    "/nothing": ".problem",
}


def open_everything(page: Page) -> None:
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")


def test_axe_finds_nothing_and_nothing_is_cut_off(shared: App, visit: Visit) -> None:
    shared.add("locked.pdf", pdfs.encrypted())
    shared.add("prose.pdf", pdfs.prose())
    shared.wait_for("locked.pdf", "locked")
    shared.wait_for("prose.pdf", "failed")
    # Axe-core itself needs a script, which the policy of the page does not let run.
    page = visit(shared, bypass_csp=True, expected="404")
    for place, seen in SCREENS.items():
        page.goto(shared.origin + place)
        page.locator(seen).first.wait_for()
        open_everything(page)
        _judge(page, place)
    page.goto(f"{shared.origin}/editions/small.pdf#doubts")
    page.locator("#doubt [data-edit]").first.click()
    _judge(page, "the editor")


def _judge(page: Page, place: str) -> None:
    assert violations_in_any_look(page) == [], place
    for width in (NARROW[0], 320):
        page.set_viewport_size({"width": width, "height": 640})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, (place, width)
    page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})


def test_addresses_reload_and_back_lead_where_they_should(shared: App, visit: Visit) -> None:
    page = visit(shared, "/editions/small.pdf#/sections/0/objectives/2")
    expect(page.locator(".record.chosen")).to_contain_text("Reports")
    page.reload()
    expect(page.locator(".record.chosen")).to_contain_text("Reports")
    page.get_by_role("link", name="Doubts").click()
    expect(page.locator("#doubts-heading")).to_be_visible()
    page.get_by_role("link", name="All editions").click()
    expect(page.locator(".edition")).to_have_count(1)
    page.go_back()
    expect(page.locator("#doubts-heading")).to_be_visible()
    page.go_forward()
    expect(page.locator(".edition")).to_have_count(1)


def test_the_queue_is_worked_through_by_keyboard(shared: App, visit: Visit) -> None:
    page = visit(shared, "/editions/small.pdf#doubts")
    place = page.locator("#doubt-at")
    total = int(page.locator("#doubt-count").inner_text().strip("()"))
    assert total > 1
    expect(page.locator("[data-view=doubts]")).to_be_focused()
    seen = set()
    for number in range(1, total + 1):
        expect(place).to_have_text(f"Doubt {number} of {total}")
        seen.add(page.locator("#doubt .finding").inner_text())
        expect(page.locator(".cut-pane").first).to_be_visible()
        page.keyboard.press("n")
    expect(place).to_have_text(f"Doubt 1 of {total}")
    assert len(seen) == total
    page.keyboard.press("p")
    expect(place).to_have_text(f"Doubt {total} of {total}")
    page.keyboard.press("s")
    expect(page.locator("#place")).to_contain_text("page")
    page.keyboard.press("c")
    expect(page.locator("#editor")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#editor")).to_be_hidden()
    # Letters are keys in this view only, and not while somebody types.
    page.get_by_role("link", name="Objectives").click()
    page.locator("#filter-text").press_sequentially("ncp")
    expect(page.locator("#filter-text")).to_have_value("ncp")


def test_a_stopped_program_says_so(shared: App, visit: Visit) -> None:
    page = visit(shared, expected="ERR_")
    page.route("**/state", lambda route: route.abort())
    expect(page.locator("#alert")).to_contain_text("does not answer", timeout=15_000)
    page.unroute("**/state")
    expect(page.locator("#alert")).to_be_hidden(timeout=15_000)


def test_a_page_that_was_not_drawn_is_drawn_again_on_demand(shared: App, visit: Visit) -> None:
    page = visit(shared, bypass_csp=True, expected="ERR_")
    page.route("**/pages/1?*", lambda route: route.abort())
    page.goto(f"{shared.origin}/editions/small.pdf#/sections/0/objectives/0")
    notice = page.locator("[data-page='1'] .notice")
    expect(notice).to_contain_text("The computer may be busy")
    assert violations(page) == []
    page.unroute("**/pages/1?*")
    notice.get_by_role("button", name="Try again").click()
    expect(notice).to_have_count(0)
    picture = page.locator("[data-page='1'] img")
    expect(picture).to_have_js_property("complete", value=True)
    assert picture.evaluate("image => image.naturalWidth") > 0
