"""The page of any layout: several years or none, other levels, pages that are turned, cropped or drawn in other units."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from appendix_parser.pipeline import trace
from appendix_parser.read_options import ReadOptions
from appendix_parser.reading.render import draw_pages
from appendix_parser.review import build_review
from appendix_parser.review.images import data_url
from tests.generator import build
from tests.review.conftest import Open, Review
from tests.review.test_browser import MARKS, regions


@pytest.mark.parametrize("seed", range(8))
def test_every_value_is_marked_on_any_layout(seed: int, show: Open, tmp_path: Path) -> None:
    pdf = build(seed, "any").pdf
    traced = trace(pdf, "any.pdf", ReadOptions(witness=False))
    path = tmp_path / "review.html"
    images = [data_url(image) for image in draw_pages(pdf, longest_side=800) if image is not None]
    path.write_text(build_review(traced, images), encoding="utf-8")
    page = show(Review(path, tmp_path, traced.appendix.model_dump(mode="json")), "#records")
    sizes = page.evaluate(
        "JSON.parse(document.getElementById('data').textContent).pages.map(page => [page.width, page.height])"
    )
    marks: dict[str, list[tuple[int, list[float]]]] = {}
    for key, number, (x0, top, x1, bottom) in page.eval_on_selector_all(".place-button", MARKS):
        width, height = sizes[number - 1]
        marks.setdefault(key, []).append((number, [x0 * width, top * height, x1 * width, bottom * height]))
    expected = regions(json.loads(traced.appendix.model_dump_json()))
    assert marks.keys() == expected.keys()
    for key, places in expected.items():
        for (number, box), place in zip(marks[key], places, strict=True):
            assert number == place["page"]
            assert box == pytest.approx(place["bbox"], abs=1), key
    page.get_by_role("link", name="Overview").click()
    rows = page.locator("#heat tbody tr")
    assert rows.count() == sum(len(section.objectives) for section in traced.appendix.sections)
