"""From an empty folder to a saved workbook in a browser, with two editions: what is saved is what the commands write."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import FilePayload, Page, expect

from tests.app.conftest import Start, Visit
from tests.app.pdfs import editions
from tests.app.running import App

PDFS = editions(("9", "3", "", "3"))
NAMES = ("year-2023", "year-2024")


def correct_first_doubt(page: Page, *, corrected: str) -> None:
    """Work with the keyboard alone, as the view of doubts has the focus when it opens."""
    page.locator("[data-view=doubts]").focus()
    page.keyboard.press("c")
    expect(page.locator("#editor")).to_be_visible()
    page.keyboard.type(corrected)
    page.keyboard.press("Tab")
    page.keyboard.type("Minutes of 4 May")
    page.keyboard.press("Tab")
    page.keyboard.type("A. Analyst")
    page.keyboard.press("Enter")
    expect(page.locator("#saved")).to_have_text("Saved and checked")


def check_outputs(app: App) -> None:
    """Make sure that what is saved has the same bytes as what the commands write."""
    corrections = f"{NAMES[1]}.corrections.csv"
    files = [f"{name}.pdf" for name in NAMES]
    options = ["--corrections", f"{files[1]}={corrections}"]
    for name in NAMES:
        own = ["--corrections", corrections] if name == NAMES[1] else []
        app.run("convert", f"{name}.pdf", *own, "-o", "by-command")
    app.run("history", *files, *options, "-o", "by-command/history")
    saved, expected = (files_in(app.folder / name) for name in ("out", "by-command"))
    assert {path.parts[0] for path in saved} == {*NAMES, "history"}
    assert saved == expected


def files_in(folder: Path) -> dict[Path, bytes]:
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_from_an_empty_folder_to_a_saved_workbook(start: Start, visit: Visit) -> None:
    app = start("Appendices")
    page = visit(app)
    expect(page.locator("#none")).to_be_visible()
    page.locator("#files").set_input_files(
        [FilePayload(name=name, mimeType="application/pdf", buffer=data) for name, data in PDFS.items()]
    )
    expect(page.locator(".card").first).to_be_visible(timeout=1000)
    expect(page.locator(".edition")).to_have_count(2, timeout=120_000)
    expect(page.locator("#years section")).to_have_count(2)

    card = page.locator('.edition[data-name="year-2024.pdf"]')
    expect(card.locator(".error")).to_have_text("1 error")
    expect(card.locator(".warning")).to_have_text("1 warning")
    card.locator("a").first.click()
    expect(page.locator("#doubt-at")).to_have_text("Doubt 1 of 2")
    expect(page.locator("#doubt")).to_contain_text("Objective 1")
    picture = page.locator(".cut-pane img").first
    expect(picture).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert picture.evaluate("image => image.naturalWidth") > 1000
    correct_first_doubt(page, corrected="3")
    expect(page.locator("#doubt-at")).to_have_text("Doubt 1 of 1")
    expect(page.locator("#correction-count")).to_have_text("(1)")

    page.go_back()
    expect(card).to_contain_text("1 correction")
    expect(card.locator(".error")).to_have_count(0)
    expect(card.locator(".warning")).to_have_text("1 warning")
    page.get_by_role("link", name="History", exact=True).first.click()
    expect(page.locator("#summary-part")).to_contain_text("2022 to 2024")
    page.get_by_role("link", name="All editions").click()
    page.get_by_role("button", name="Save everything").click()
    expect(page.locator("#saved")).to_contain_text("Saved:", timeout=60_000)
    with page.expect_download() as download:
        card.get_by_role("link", name="Workbook").click()
    assert Path(download.value.path()).read_bytes()[:2] == b"PK"
    assert download.value.suggested_filename == "appendix.xlsx"

    page.close()  # it would ask an app that has stopped
    check_outputs(app)
    assert app.stop() == 0
