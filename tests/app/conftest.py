"""An app in a folder of its own, and a browser that was given its address."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.app.running import App
from tests.browser import WIDE
from tests.review.small import small_appendix
from tests.warmed import Warm

# There, a program cannot be sent an interrupt, nor have its processes at hand.
collect_ignore_glob = ["test_*.py"] if os.name == "nt" else []

Start = Callable[..., App]
Visit = Callable[..., Page]


@pytest.fixture(scope="session")
def small() -> bytes:
    return small_appendix()


@pytest.fixture
def start(tmp_path: Path, warm: Warm) -> Iterator[Start]:
    """Start an app: `start("folder", "--port", "0")`; it is stopped at the end of the test.

    It is a copy of a program that is already loaded; with `installed=True`, the installed program.
    """
    apps: list[App] = []

    def begin(folder: str = "folder", *options: str, installed: bool = False) -> App:
        apps.append(App(tmp_path / folder, *options, warm=None if installed else warm))
        return apps[-1]

    yield begin
    for app in apps:
        app.stop()


@pytest.fixture(scope="session")
def _running(tmp_path_factory: pytest.TempPathFactory, small: bytes, warm: Warm) -> Iterator[App]:
    app = App(tmp_path_factory.mktemp("app") / "folder", warm=warm)
    app.add("small.pdf", small)
    app.wait_for("small.pdf", "ready")
    yield app
    assert app.stop() == 0
    assert "error" not in app.said


@pytest.fixture
def shared(_running: App) -> App:
    """Return an app that has read a small appendix; what earlier tests left in its folder is gone."""
    for path in _running.folder.iterdir():
        if path.name not in ("small.pdf", ".cache"):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    _running.wait_for("small.pdf", "ready")
    return _running


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Open a page of an app; whatever the browser complains about fails the test, unless it is expected."""
    contexts: dict[int, BrowserContext] = {}
    complaints: list[str] = []
    strangers: list[str] = []

    def note(complaint: str, expected: str) -> None:
        if expected not in complaint:
            complaints.append(complaint)

    def check_address(url: str, app: App) -> None:
        if not url.startswith((app.origin, "data:", "blob:")):
            strangers.append(url)

    def open_page(
        app: App,
        place: str = "/",
        *,
        size: tuple[int, int] = WIDE,
        expected: str = "\0",
        again: bool = False,
        **options: Any,
    ) -> Page:
        context = contexts.get(id(app)) if again else None
        if context is None:
            context = browser.new_context(viewport={"width": size[0], "height": size[1]}, **options)
            contexts[id(app) if not again else len(contexts)] = context
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("console", lambda message: note(message.text, expected))
        page.on("pageerror", lambda error: note(str(error), "\0"))
        page.on("request", lambda request: check_address(request.url, app))
        if place == "/":
            page.goto(app.first_url)
        else:
            context.request.get(app.first_url)  # brings the cookie
            page.goto(app.origin + place)
        return page

    yield open_page
    for context in contexts.values():
        context.close()
    assert complaints == []
    assert strangers == []
