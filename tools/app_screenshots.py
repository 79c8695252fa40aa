"""Take the pictures of the app: the installed program in Chromium, with the samples.

    python tools/app_screenshots.py

They are made by hand when the pages change, like those of `screenshots.py`.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sysconfig
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, expect, sync_playwright

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "samples"
IMAGES = ROOT / "docs" / "images"
PROGRAM = Path(sysconfig.get_path("scripts")) / "appendix-parser"
COLOURS = 128
WIDE, PHONE = {"width": 1180, "height": 760}, {"width": 390, "height": 760}
NAMES = ("appendix-2023.pdf", "appendix-2024.pdf")
_PATIENCE = 120_000
"""Milliseconds that reading may take."""

_TIDY = """() => {
  document.activeElement.blur();
  document.querySelector("footer code").textContent = "~/Documents/Appendices";
  scrollTo(0, 0);
}"""


@contextmanager
def _app(folder: Path) -> Iterator[str]:
    """Yield the address of an app that works in a folder."""
    with subprocess.Popen(
        [PROGRAM, "app", folder, "--no-browser"], stderr=subprocess.PIPE, text=True
    ) as program:
        assert program.stderr is not None
        try:
            yield next(found[1] for line in program.stderr if (found := re.search(r"open (http\S+)", line)))
        finally:
            program.terminate()


def _save(name: str, page: Page) -> None:
    page.wait_for_timeout(800)  # until the images of pages are decoded
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    picture.quantize(COLOURS, Image.Quantize.FASTOCTREE).save(IMAGES / f"{name}.png", optimize=True)


def main() -> None:
    """Write the pictures."""
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        folder = Path(place) / "Appendices"
        with _app(folder) as address:
            browser = playwright.chromium.launch(
                executable_path=shutil.which("chromium"), args=["--no-sandbox"]
            )
            page = browser.new_page(viewport=WIDE)
            page.goto(address)
            page.locator("#files").set_input_files([SAMPLES / name for name in NAMES])
            expect(page.locator(".edition")).to_have_count(len(NAMES), timeout=_PATIENCE)
            page.get_by_role("button", name="Save everything").click()
            expect(page.locator("#saved")).to_contain_text("Saved:", timeout=_PATIENCE)
            page.evaluate(_TIDY)
            _save("app-editions", page)
            page.locator(".edition a").first.click()
            expect(page.locator("#doubt .finding")).to_be_visible()
            page.keyboard.press("s")  # shows it on the page
            page.wait_for_load_state("networkidle")
            _save("app-doubts", page)
            page.set_viewport_size(PHONE)
            page.emulate_media(color_scheme="dark")
            page.reload()
            page.wait_for_load_state("networkidle")
            _save("app-phone", page)
            browser.close()


if __name__ == "__main__":
    main()
