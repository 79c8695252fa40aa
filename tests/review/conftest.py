"""Review pages as the program writes them, and a browser to open them in."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from appendix_parser import parse, read_corrections
from appendix_parser.exporters.texts.json_text import to_json
from tests.browser import WIDE
from tests.review.small import small_appendix
from tests.warmed import Warm

SAMPLES = Path(__file__).parents[2] / "samples"


@dataclass(frozen=True)
class Review:
    """A review page, with the JSON of the same PDF."""

    path: Path
    pdf: Path
    appendix: dict[str, Any]

    @property
    def url(self) -> str:
        return self.path.as_uri()

    def objectives(self) -> list[tuple[str, dict[str, Any]]]:
        return [
            (f"/sections/{s}/objectives/{o}", objective)
            for s, section in enumerate(self.appendix["sections"])
            for o, objective in enumerate(section["objectives"])
        ]


Make = Callable[..., Review]


@pytest.fixture(scope="session")
def make_review(warm: Warm) -> Make:
    """Run the program on a PDF, and read it here with the same corrections: `make_review(pdf, folder, corrections)`."""

    def make(pdf: Path, folder: Path, corrections: Path | None = None) -> Review:
        output = folder / f"{pdf.stem}.html"
        options = () if corrections is None else ("--corrections", str(corrections))
        warm.output_of(["review", str(pdf), "-o", str(output), *options])
        given = () if corrections is None else read_corrections(corrections)
        return Review(output, pdf, json.loads(to_json(parse(pdf, corrections=given))))

    return make


@pytest.fixture(scope="session")
def small_pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("small") / "small.pdf"
    file.write_bytes(small_appendix())
    return file


@pytest.fixture(scope="session")
def review(small_pdf: Path, make_review: Make) -> Review:
    """Return the review of a small appendix with one of everything: most tests need no more."""
    return make_review(small_pdf, small_pdf.parent)


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory, make_review: Make) -> Review:
    """Return the review of an appendix of several pages, with records that a page end cuts."""
    return make_review(SAMPLES / "layouts" / "writer-horizontal.pdf", tmp_path_factory.mktemp("review"))


@pytest.fixture(scope="session", params=["review", "sample"])
def each_review(request: pytest.FixtureRequest) -> Review:
    made: Review = request.getfixturevalue(request.param)
    return made


Open = Callable[..., Page]


@pytest.fixture
def show(browser: Browser) -> Iterator[Open]:
    """Open a review: `show(review, "#records", size=NARROW)`; whatever the browser complains about fails the test."""
    contexts, complaints, requests = [], [], []

    def open_page(review: Review, place: str = "", *, size: tuple[int, int] = WIDE, **options: Any) -> Page:
        context = browser.new_context(viewport={"width": size[0], "height": size[1]}, offline=True, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: requests.append(request.url))
        page.goto(review.url + place)
        page.wait_for_selector("#heat table, #record-list article", state="attached")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []
    assert {url.partition(":")[0] for url in requests} <= {"file", "data", "blob"}
