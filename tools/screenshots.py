"""Take the pictures of the documentation: pages in Chromium, and the workbook in LibreOffice, all made of samples.

    python tools/screenshots.py

They are made by hand when the page changes: fonts differ between machines, so no check compares them.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image
from playwright.sync_api import Page, sync_playwright

from appendix_parser import parse
from appendix_parser.exporters.workbook.appendix_workbook import render_workbook
from appendix_parser.picture.history_page import render_page
from appendix_parser.pipeline import trace
from appendix_parser.read_options import ReadOptions
from appendix_parser.reading.render import draw_pages
from appendix_parser.review import build_review
from appendix_parser.review.images import LONGEST_SIDE, data_url
from appendix_parser.timeline import make_history

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "samples"
IMAGES = ROOT / "docs" / "images"
COLOURS = 256
WIDE, NARROW = (1280, 800), (390, 760)
OBJECTIVE = "/sections/4/objectives/4"


@dataclass(frozen=True)
class Shot:
    """A picture: where in the page, at which size in pixels, after which steps."""

    place: str
    size: tuple[int, int] = WIDE
    steps: Callable[[Page], object] = lambda page: page


def _correct(page: Page) -> None:
    page.locator(f'.field[data-key="{OBJECTIVE}/assessments/0 score"] .edit').click()
    page.get_by_role("textbox", name="Corrected").fill("3")
    page.get_by_role("textbox", name="Reason").fill("Minutes of 4 May: the comment is right.")
    page.get_by_role("textbox", name="Your name").fill("A. Analyst")


SHOTS: Mapping[str, Shot] = {
    "review-overview": Shot("#overview"),
    "review-record": Shot(
        f"#{OBJECTIVE}", steps=lambda page: page.locator(".place-button.chosen").nth(3).click()
    ),
    "review-coverage": Shot("#coverage"),
    "review-correction": Shot(f"#{OBJECTIVE}", steps=_correct),
    "review-narrow": Shot(f"#{OBJECTIVE}", size=NARROW),
    "history": Shot(""),
}
"""By the name of the picture, which begins with that of the page."""


def _pages() -> Mapping[str, str]:
    data = (SAMPLES / "appendix-2024.pdf").read_bytes()
    newest = trace(data, "appendix-2024.pdf", ReadOptions())
    return {
        "review": build_review(newest, map(data_url, draw_pages(data, longest_side=LONGEST_SIDE))),
        "history": render_page(make_history([parse(SAMPLES / "appendix-2023.pdf"), newest.appendix])),
    }


WORKBOOK = {"workbook-summary": (0, 2.0, (0, 0, 1, 1)), "workbook-scores": (1, 4.5, (0.02, 0.04, 0.64, 0.36))}
"""By the name of the picture: the sheet of paper, counted from 0; pixels per point; and which part of it is shown."""


def _workbook() -> None:
    """Print the workbook with LibreOffice, and take the tops of its first pages."""
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "appendix.xlsx"
        book.write_bytes(render_workbook(parse(SAMPLES / "appendix-2024.pdf")))
        subprocess.run(["soffice", "--headless", "--convert-to", "pdf", book], cwd=folder, check=True)
        with pdfium.PdfDocument(book.with_suffix(".pdf")) as document:
            for name, (number, scale, part) in WORKBOOK.items():
                page = document[number].render(scale=scale).to_pil()
                left, top, right, bottom = part
                size = page.width, page.height
                _save(name, page.crop((left * size[0], top * size[1], right * size[0], bottom * size[1])))


def _save(name: str, picture: Image.Image) -> None:
    reduced = picture.convert("RGB").quantize(COLOURS, Image.Quantize.FASTOCTREE)
    reduced.save(IMAGES / f"{name}.png", optimize=True)


def main() -> None:
    """Write one PNG for each of `SHOTS` and of `WORKBOOK`."""
    _workbook()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        for name, text in _pages().items():
            (Path(folder) / f"{name}.html").write_text(text, encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, shot in SHOTS.items():
            width, height = shot.size
            page = browser.new_page(viewport={"width": width, "height": height})
            path = Path(folder) / f"{name.partition('-')[0]}.html"
            page.goto(path.as_uri() + shot.place)
            shot.steps(page)
            page.wait_for_timeout(500)  # until the images of pages are decoded
            _save(name, Image.open(io.BytesIO(page.screenshot())))
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
