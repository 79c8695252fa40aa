"""Drop many files at once, and measure whether the page stays usable and the memory bounded.

    python -m tests.app.many --count 200

Prints the seconds until the first entry, the slowest answer to a click while files are read, and the most memory that the
program and all its processes took together. Ends with status 1 if the first entry takes longer than a second.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import click
from playwright.sync_api import FilePayload, Page, sync_playwright

from tests.app.running import App
from tests.browser import BROWSERS
from tests.review.small import small_appendix

_FIRST = 1.0
"""Seconds until the first entry."""

_WATCH = """() => {
  const look = () => { window.first ??= document.querySelector(".card") && performance.now(); };
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true });
  document.getElementById("files").addEventListener("change", () => { window.begun = performance.now(); }, true);
}"""


def _processes(root: int) -> Iterator[int]:
    """Yield a process and all that it started; any of them may end meanwhile."""
    yield root
    children: list[str] = []
    with suppress(OSError):
        for tasks in Path(f"/proc/{root}/task").glob("*/children"):
            children += tasks.read_text().split()
    for child in children:
        yield from _processes(int(child))


def _megabytes(root: int) -> float:
    """Return the memory of a process and all that it started, what they share counted once (PSS)."""
    total = 0
    for process in _processes(root):
        try:
            lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1024


def _click(page: Page) -> float:
    """Return how long the page takes to do something that a person asks for."""
    start = time.monotonic()
    page.locator("#files").focus()
    page.locator("h2").first.click()
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => done()))")
    return time.monotonic() - start


@click.command()
@click.option("--count", default=200, show_default=True, help="How many files.")
def main(*, count: int) -> None:
    """Drop many files at once."""
    program = next(filter(None, map(shutil.which, BROWSERS)))
    data = small_appendix()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        app = App(Path(folder) / "folder")
        try:
            browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
            page = browser.new_page()
            page.goto(app.first_url)
            files: list[FilePayload] = [
                {"name": f"appendix-{n}.pdf", "mimeType": "application/pdf", "buffer": data + b"%%%d\n" % n}
                for n in range(count)
            ]
            page.evaluate(_WATCH)
            start = time.monotonic()
            page.locator("#files").set_input_files(files)
            page.locator(".card").first.wait_for()
            first = page.evaluate("() => (window.first - window.begun) / 1000")
            slowest, most = 0.0, 0.0
            while (ready := page.locator(".edition").count()) < count:
                slowest = max(slowest, _click(page))
                most = max(most, _megabytes(app.process.pid))
                click.echo(f"\r{ready} of {count}, {most:.0f} MB", nl=False, err=True)
                time.sleep(0.5)
            seconds = time.monotonic() - start
            browser.close()
        finally:
            app.stop()
    click.echo(
        f"\nfirst entry after {first:.2f} s; slowest click {slowest:.2f} s; all read after {seconds:.0f} s"
    )
    click.echo(f"most memory {most:.0f} MB")
    sys.exit(first > _FIRST)


if __name__ == "__main__":
    main()
