"""What people drop: not a PDF, too large, locked, twice, oddly named. The message is where it happened."""

from __future__ import annotations

import contextlib
import socket
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.app.conftest import Start, Visit
from tests.app.running import App
from tests.cli import pdfs
from tests.review.test_hostile import ATTACKS, hostile_pdf

SECRET = "open sesame"
NAMES = {
    "../../x.pdf": "x.pdf",
    "C:\\Users\\x\\y.PDF": "y.pdf",
    "a/b/..": "_.pdf",
    "": "document.pdf",
    ".pdf": "pdf.pdf",
    "con.pdf": "_con.pdf",
    "<img src=x onerror=alert(1)>.pdf": "_img src=x onerror=alert(1)_.pdf",
    "\u202egnp.exe.pdf": "_gnp.exe.pdf",
    "line\nend\x00.pdf": "line_end_.pdf",
    "Prüfung 2024 ✓.pdf": "Prüfung 2024 ✓.pdf",
    "report": "report.pdf",
    f"{'x' * 400}.pdf": f"{'x' * 200}.pdf",
}


def visible(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if not path.name.startswith(".")}


def test_odd_names_become_safe_ones(shared: App) -> None:
    for number, (given, expected) in enumerate(NAMES.items()):
        answer = shared.add(given, pdfs.prose() + b"%" * (number + 1))
        assert (answer.status, answer.json["name"]) == (200, expected), given
    assert visible(shared.folder) == {"small.pdf", *NAMES.values()}


def test_a_name_that_is_taken_gets_a_number(shared: App) -> None:
    assert shared.add("SMALL.pdf", pdfs.prose()).json["name"] == "SMALL-2.pdf"


def test_the_same_file_twice_is_told_and_kept_once(shared: App, small: bytes) -> None:
    answer = shared.add("other.pdf", small)
    assert answer.status == 409
    assert "small.pdf" in answer.json["problem"]
    assert visible(shared.folder) == {"small.pdf"}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "not a PDF"),
        (b"PK\x03\x04" * 99, "ZIP"),
        (b"<html>" * 99, "web page"),
        (b"MZ" * 5000, "not a PDF"),
    ],
)
def test_what_is_not_a_pdf_never_gets_into_the_folder(shared: App, data: bytes, said: str) -> None:
    answer = shared.add("x.pdf", data)
    assert answer.status == 422
    assert said in answer.json["problem"]
    assert visible(shared.folder) == {"small.pdf"}
    assert not [*shared.folder.glob(".appendix-parser-*")]


def test_a_file_that_is_too_large_is_refused_while_it_comes(start: Start) -> None:
    app = start("folder", "--max-size", "1")
    answer = app.add("x.pdf", b"%PDF-1.4\n" + bytes(1024 * 1024))
    assert answer.status == 413
    assert "--max-size" in answer.json["remedy"]
    with socket.create_connection(("127.0.0.1", app.port), timeout=20) as greedy:
        head = f"Host: 127.0.0.1:{app.port}\r\nCookie: {app.cookie}\r\nOrigin: {app.origin}\r\n"
        greedy.sendall(
            f"POST /documents?name=x HTTP/1.1\r\n{head}Content-Length: {10**12}\r\n\r\n%PDF".encode()
        )
        assert greedy.recv(12) == b"HTTP/1.1 413"
        while greedy.recv(65_536):
            pass
    # Who says nothing is not waited for, and does not stand in anybody's way.
    with contextlib.ExitStack() as stack:
        address = ("127.0.0.1", app.port)
        silent = [stack.enter_context(socket.create_connection(address, timeout=20)) for _ in range(20)]
        silent[0].sendall(b"GET / HTTP/1.1\r\nHost: ")
        assert app.state()["editions"] == []
        assert silent[0].recv(1) == b""
    assert [*visible(app.folder)] == []


def test_messages_are_where_it_happened(shared: App, visit: Visit, tmp_path: Path) -> None:
    files = {
        "locked.pdf": pdfs.encrypted(),
        "minutes.pdf": pdfs.prose(),
        "scan.pdf": pdfs.picture(),
        "broken.pdf": pdfs.truncated(),
        "letter.pdf": b"Dear Sir",
        "hostile <b>name.pdf": hostile_pdf(),
    }
    paths = []
    for name, data in files.items():
        paths.append(tmp_path / name)
        paths[-1].write_bytes(data)
    page = visit(shared, expected="422")
    page.locator("#files").set_input_files(paths)
    locked = page.locator('.card[data-name="locked.pdf"]')
    expect(locked).to_contain_text("It needs a password", timeout=60_000)
    expect(page.locator('.card[data-name="minutes.pdf"]')).to_contain_text("No objectives", timeout=60_000)
    expect(page.locator('.card[data-name="minutes.pdf"]')).to_contain_text("Check that it is the document")
    expect(page.locator('.card[data-name="minutes.pdf"]').get_by_role("link")).to_have_count(0)
    expect(page.locator('.card[data-name="scan.pdf"]')).to_contain_text("scan", timeout=60_000)
    expect(page.locator('.card[data-name="broken.pdf"] .problem')).not_to_be_empty(timeout=60_000)
    expect(page.locator("#sent .card")).to_contain_text("This is not a PDF")
    page.get_by_role("button", name="Dismiss letter.pdf").click()
    expect(page.locator("#sent .card")).to_have_count(0)

    password = locked.get_by_label("Password of locked.pdf")
    password.fill("wrong")
    password.press("Enter")
    expect(locked).to_contain_text("password is wrong", timeout=60_000)
    locked.get_by_label("Password of locked.pdf").fill(SECRET)
    locked.get_by_role("button", name="Open").click()
    opened = page.locator('.edition[data-name="locked.pdf"]')
    expect(opened).to_be_visible(timeout=60_000)
    assert SECRET not in shared.said
    written = [path for path in shared.folder.rglob("*") if path.is_file() and path.name != "locked.pdf"]
    assert not [path for path in written if SECRET.encode() in path.read_bytes()]
    assert not [path for path in written if b"locked.pdf" in path.read_bytes()]
    (shared.folder / "locked.pdf").rename(tmp_path / "elsewhere.pdf")
    expect(opened).to_have_count(0)
    (tmp_path / "elsewhere.pdf").rename(shared.folder / "locked.pdf")
    expect(locked).to_contain_text("It needs a password", timeout=60_000)

    hostile = page.locator(".edition", has_text="hostile _b_name")
    hostile.locator("a").first.click()
    page.get_by_role("link", name="Objectives").click()
    page.get_by_role("button", name="onerror").first.click()
    for name in ("title", "description", "comment"):
        expect(page.locator(".record.chosen")).to_contain_text(ATTACKS[name])
    page.goto(page.url.partition("#")[0] + "/columns")
    expect(page.locator("#columns-form")).to_be_visible()
    page.goto(f"{shared.origin}/history")
    expect(page.locator("#evidence")).to_be_attached()
    assert page.evaluate("window.harmed ?? null") is None

    page.goto(shared.origin)
    page.get_by_role("button", name="Remove minutes.pdf").click()
    expect(page.locator('.card[data-name="minutes.pdf"]')).to_have_count(0)
    assert (shared.folder / "removed" / "minutes.pdf").exists()


def test_an_endless_document_can_be_cancelled_and_others_go_on(shared: App, visit: Visit) -> None:
    shared.add("endless.pdf", pdfs.endless())
    page = visit(shared)
    card = page.locator('.card[data-name="endless.pdf"]')
    expect(card).to_contain_text("Reading", timeout=30_000)
    card.get_by_role("button", name="Cancel").click()
    expect(card).to_contain_text("Cancelled")
    shared.add("other.pdf", pdfs.appendix())
    expect(page.locator('.edition[data-name="other.pdf"]')).to_be_visible(timeout=60_000)
    expect(card).to_contain_text("Cancelled")
