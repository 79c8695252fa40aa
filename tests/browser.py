"""A browser to open pages in, and the accessibility rules that a machine can check (axe-core)."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import Any, Literal

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Dialog, Page, sync_playwright

BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""By preference. The shell is the same browser without windows: it opens a page in a quarter of the time."""
WIDE, NARROW = (1440, 900), (390, 844)


def launched() -> Iterator[Browser]:
    """Yield a browser, or skip with the reason where none is installed."""
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        pytest.skip(f"no browser: none of {', '.join(BROWSERS)} is installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, chromium_sandbox=os.geteuid() != 0)
        yield browser
        browser.close()


def accept_dialogs(page: Page, asked: list[str]) -> None:
    """Accept every dialog of a page, and add its type to a list."""

    def accept(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", accept)


def violations(page: Page) -> list[str]:
    """Return what breaks a rule on the page as it is shown."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    # What breaks no rule stays in the page: it is as long as the page itself.
    judged = "axe.run({ resultTypes: ['violations'] }).then(result => result.violations)"
    found: list[dict[str, Any]] = page.evaluate(judged)
    return [f"{v['id']}: {node['html'][:200]} {node['failureSummary']}" for v in found for node in v["nodes"]]


def violations_in_any_look(page: Page) -> list[str]:
    """Return what breaks a rule on a wide, light screen or on a narrow, dark one."""
    looks: list[tuple[tuple[int, int], Literal["light", "dark"]]] = [(WIDE, "light"), (NARROW, "dark")]
    found = []
    for (width, height), colours in looks:
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=colours)
        found += [f"{colours}: {each}" for each in violations(page)]
    page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})
    return found
