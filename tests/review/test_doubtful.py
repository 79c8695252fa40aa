"""The queue of doubtful figures: a cut-out, both readings, and a key that makes a correction of the second one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from appendix_parser.doubts import Doubt
from appendix_parser.findings import finding
from appendix_parser.inputs.page_ranges import ALL_PAGES
from appendix_parser.pipeline import trace
from appendix_parser.read_options import ReadOptions
from appendix_parser.reading.render import draw_pages
from appendix_parser.records import Recognised
from appendix_parser.review import build_review
from appendix_parser.review.images import data_url

WHERE = "/sections/0/objectives/0/assessments/0/score"


@pytest.fixture(scope="module")
def doubtful_page(small_pdf: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = small_pdf.read_bytes()
    traced = trace(data, "small.pdf", ReadOptions(witness=False))
    section, *others = traced.appendix.sections
    objective, *more = section.objectives
    first, *years = objective.assessments
    sure = Recognised(confidence=0.4, agreed=False, other="4")
    doubted = first.model_copy(update={"score": first.score.model_copy(update={"recognised": sure})})
    objective = objective.model_copy(update={"assessments": (doubted, *years)})
    section = section.model_copy(update={"objectives": (objective, *more)})
    doubt = Doubt("recognised-figure-differs", {"what": "The score", "raw": first.score.raw, "other": "4"})
    found = finding(doubt, pointer=WHERE, page=1, regions=first.regions.score)
    update = {"sections": (section, *others), "findings": (*traced.appendix.findings, found)}
    appendix = traced.appendix.model_copy(update=update)
    pictures = draw_pages(data, longest_side=800, pages=ALL_PAGES)
    page = build_review(replace(traced, appendix=appendix), (data_url(i) if i else None for i in pictures))
    file = tmp_path_factory.mktemp("doubtful") / "review.html"
    file.write_text(page, encoding="utf-8")
    return file


def test_a_key_takes_the_second_reading_as_a_correction(doubtful_page: Path, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(doubtful_page.as_uri())
    expect(page.locator("#doubtful-count")).to_have_text("(1)")
    page.click("#doubtful-link")
    box = page.locator(".cut-out").bounding_box()
    assert box is not None
    assert box["width"] > 100
    page.keyboard.press("2")
    expect(page.locator("#doubtful-problem")).to_contain_text("name")
    page.fill("#doubtful-who", "A. Officer")
    page.locator("#doubtful-heading").click()
    page.keyboard.press("2")
    expect(page.locator("#doubtful-count")).to_have_text("(0)")
    page.click("nav a[href='#corrections']")
    with page.expect_download() as download:
        page.click("#download")
    line = Path(download.value.path()).read_text(encoding="utf-8").splitlines()[1]
    assert line.startswith(f"{WHERE.removesuffix('/score')},score,")
    assert "A. Officer" in line
    page.close()


def test_a_key_keeps_the_first_reading(doubtful_page: Path, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(f"{doubtful_page.as_uri()}#doubtful")
    page.keyboard.press("1")
    expect(page.locator("#doubtful-count")).to_have_text("(0)")
    expect(page.locator("#doubtful-left")).to_have_text("You have checked all doubtful figures.")
    expect(page.locator("#correction-count")).to_have_text("")
    page.close()


def test_a_document_without_scans_has_no_queue(review: object, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(review.url)  # type: ignore[attr-defined]
    expect(page.locator("#doubtful-link")).to_be_hidden()
    page.close()
