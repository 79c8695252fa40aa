"""Nobody but the browser that was given the token can read or write; no name leads out of the folder."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.app.conftest import Start
from tests.app.running import App

GETS = (
    "/",
    "/state",
    "/editions/small.pdf",
    "/editions/small.pdf/state",
    "/editions/small.pdf/pages/1",
    "/history",
)
POSTS = (
    "/documents?name=x.pdf",
    "/documents/small.pdf/remove",
    "/editions/small.pdf/corrections",
    "/save",
    "/stop",
)


@pytest.mark.parametrize("path", [*GETS, "/?token=wrong", "/?token="])
def test_without_the_token_nothing_is_read(shared: App, path: str) -> None:
    for cookie in ({}, {"Cookie": f"appendix-parser-{shared.port}=wrong"}, {"Cookie": "\xff=;"}):
        answer = shared.raw("GET", path, headers=cookie)
        assert answer.status == 403
        assert b"small" not in answer.body


def foreign(app: App) -> dict[str, Mapping[str, str]]:
    own = {"Cookie": app.cookie}
    return {
        "another origin": {**own, "Origin": "http://evil.example"},
        "another port": {**own, "Origin": f"http://127.0.0.1:{app.port + 1}"},
        "no origin": own,
        "an opaque origin": {**own, "Origin": "null"},
        "another site": {**own, "Origin": app.origin, "Sec-Fetch-Site": "cross-site"},
        "another port of this site": {**own, "Origin": app.origin, "Sec-Fetch-Site": "same-site"},
        "another host": {**own, "Origin": app.origin, "Host": f"evil.example:{app.port}"},
        "another name of this host": {**own, "Origin": app.origin, "Host": f"localhost:{app.port}"},
        "no token": {"Origin": app.origin},
    }


@pytest.mark.parametrize("path", POSTS)
def test_no_request_of_another_site_writes(shared: App, path: str) -> None:
    for name, headers in foreign(shared).items():
        answer = shared.raw("POST", path, b"null", headers)
        assert answer.status == 403, name
    assert shared.edition("small.pdf")["stage"] == "ready"
    assert {each.name for each in shared.folder.iterdir() if not each.name.startswith(".")} == {"small.pdf"}


@pytest.mark.parametrize("path", GETS)
def test_no_request_of_another_site_reads(shared: App, path: str) -> None:
    for name, headers in foreign(shared).items():
        if name != "no origin":
            assert shared.raw("GET", path, headers=headers).status == 403, name


def test_the_token_becomes_a_cookie_that_scripts_cannot_see(shared: App) -> None:
    answer = shared.raw("GET", f"/?token={shared.token}")
    assert (answer.status, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "domain" not in cookie


@pytest.mark.parametrize("path", [*GETS, "/nothing", "/outputs/a/b"])
def test_every_answer_forbids_frames_sniffing_and_keeping(shared: App, path: str) -> None:
    headers = shared.ask("GET", path).headers
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    if not headers["content-type"].startswith("text/html"):
        assert "default-src 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert not {"server", "access-control-allow-origin"} & headers.keys()


def test_the_page_may_ask_the_program_and_nobody_else(shared: App) -> None:
    for path in ("/", "/editions/small.pdf", "/editions/small.pdf/columns", "/matches"):
        page = shared.ask("GET", path).body.decode()
        policy = page.partition('http-equiv="Content-Security-Policy" content="')[2].partition('"')[0]
        rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
        assert rules["default-src"] == "'none'"
        assert rules["connect-src"] == "'self'"
        assert rules["img-src"] == "'self' data:"
        assert rules["form-action"] == rules["base-uri"] == "'none'"
        assert rules["require-trusted-types-for"] == "'script'"
        assert rules["script-src"].startswith("'sha256-")
        assert "unsafe" not in policy


def test_it_listens_on_this_computer_only(shared: App) -> None:
    addresses = {str(each[4][0]) for each in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
    for address in addresses - {"127.0.0.1"}:
        with socket.socket() as other:
            other.settimeout(1)
            assert other.connect_ex((address, shared.port)) != 0 or address.startswith("127.")


@pytest.mark.parametrize(
    "name",
    [
        "../secret.pdf",
        "..%2Fsecret.pdf",
        "%2e%2e%2fsecret.pdf",
        "%2Fetc%2Fpasswd",
        "small.pdf%00",
        "..",
        "%5C..%5Csecret.pdf",
    ],
)
def test_no_name_leads_out_of_the_folder(shared: App, name: str) -> None:
    (shared.folder.parent / "secret.pdf").write_bytes((shared.folder / "small.pdf").read_bytes())
    for path in (
        f"/editions/{name}",
        f"/editions/{name}/state",
        f"/outputs/{name}/secret.pdf",
        f"/outputs/x/{name}",
    ):
        answer = shared.ask("GET", path)
        assert answer.status in (303, 404, 422), path
        assert b"Planning" not in answer.body
    for path in (f"/documents/{name}/remove", f"/editions/{name}/draft", f"/editions/{name}/corrections"):
        assert shared.ask("POST", path, {"pointer": "", "field": "title"}).status in (404, 405, 412, 422), (
            path
        )
    assert (shared.folder.parent / "secret.pdf").exists()


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_links_in_the_folder_are_not_followed(start: Start, tmp_path: Path, small: bytes) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.pdf").write_bytes(small)
    (outside / "secret.csv").write_text("secret")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "link.pdf").symlink_to(outside / "secret.pdf")
    (folder / "out").symlink_to(outside)
    (folder / "small.pdf").write_bytes(small)
    (folder / "small.corrections.csv").symlink_to(outside / "secret.csv")
    (folder / ".drafts").symlink_to(outside)
    app = start()
    app.wait_for("small.pdf", "ready")
    assert [each["name"] for each in app.state()["editions"]] == ["small.pdf"]
    assert app.ask("GET", "/outputs/outside/secret.csv").status == 507
    correction = {
        "pointer": "",
        "field": "title",
        "printed": "Small appendix",
        "corrected": "New",
        "reason": "r",
        "who": "w",
    }
    mark = app.mark("small.pdf")
    assert app.ask("POST", "/editions/small.pdf/corrections", correction, if_match=mark).status == 507
    assert app.ask("POST", "/editions/small.pdf/draft", {"x": 1}).status == 507
    app.ask("POST", "/save")
    while app.state()["saved"]["running"]:
        pass
    assert app.state()["saved"]["problems"]
    assert (outside / "secret.csv").read_text() == "secret"
    assert {each.name for each in outside.iterdir()} == {"secret.pdf", "secret.csv"}


EVIL = """<!doctype html><title>waiting</title>
<form id="form" method="post" enctype="text/plain" action="TARGET/documents/small.pdf/remove"><input name="x"></form>
<script>
const blind = (path, body) =>
  fetch("TARGET" + path, { method: "POST", body, credentials: "include", mode: "no-cors" })
    .then((answer) => (answer.type === "opaque" ? Promise.reject() : "read"));
const loaded = (tag, path) => new Promise((yes, no) => {
  const element = document.createElement(tag);
  element.onerror = no;
  element.onload = () => {
    if (tag === "img") return yes("image");
    try { yes(element.contentDocument.body.textContent); } catch { no(); }
  };
  element.src = "TARGET" + path;
  document.body.append(element);
});
const tries = [
  () => fetch("TARGET/state", { credentials: "include" }).then((answer) => answer.text()),
  () => blind("/documents?name=evil.pdf", "%PDF-1.4"),
  () => blind("/stop", "null"),
  () => loaded("img", "/editions/small.pdf/pages/1"),
  () => loaded("iframe", "/"),
];
addEventListener("load", async () => {
  const log = [];
  for (const attempt of tries) {
    const late = new Promise((end) => setTimeout(end, 1500, "refused"));
    log.push(await Promise.race([attempt().then((text) => "READ " + text, () => "refused"), late]));
  }
  document.title = log.join("|");
});
</script>"""


class _Evil(BaseHTTPRequestHandler):
    target = ""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("content-type", "text/html")
        self.end_headers()
        self.wfile.write(EVIL.replace("TARGET", self.target).encode())

    def log_message(self, *_: object) -> None:
        pass


def test_a_page_of_another_origin_neither_reads_nor_writes(shared: App, browser: Browser) -> None:
    """The other page is on 127.0.0.1 too, where browsers send the cookie along."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Evil", (_Evil,), {"target": shared.origin}))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    context = browser.new_context()
    try:
        page = context.new_page()
        page.goto(shared.first_url)
        assert page.locator(".edition").count() == 1
        page.goto(f"http://127.0.0.1:{server.server_port}/")
        page.wait_for_function("document.title !== 'waiting'", timeout=20_000)
        assert page.title() == "|".join(["refused"] * 5)
        page.evaluate("document.getElementById('form').submit()")
        page.wait_for_url(f"{shared.origin}/**")
        expect(page.locator("body")).to_contain_text("refused")
    finally:
        context.close()
        server.shutdown()
        server.server_close()
    assert shared.process.poll() is None
    assert [each["name"] for each in shared.state()["editions"]] == ["small.pdf"]
