"""No violation of the accessibility rules that a machine can check (axe-core), in any view."""

from __future__ import annotations

import pytest

from tests.browser import violations_in_any_look
from tests.review.conftest import Open, Review


@pytest.mark.parametrize("view", ["overview", "record", "filtered", "coverage", "corrections", "editor"])
def test_axe_finds_nothing(review: Review, show: Open, view: str) -> None:
    pointer = next(f["pointer"] for f in review.appendix["findings"] if f["severity"] == "warning")
    chosen = {"record": pointer, "editor": pointer, "corrections": pointer, "filtered": "records"}
    place = chosen.get(view, view)
    page = show(review, f"#{place}")
    if view in ("editor", "corrections"):
        page.locator(".record.chosen .edit").first.click()
    if view == "filtered":
        page.locator("#filter-score").select_option("2/3")
    if view == "corrections":
        page.get_by_role("textbox", name="Corrected").fill("Another")
        page.get_by_role("textbox", name="Reason").fill("A reason")
        page.get_by_role("textbox", name="Your name").fill("A name")
        page.get_by_role("button", name="Keep the correction").click()
        assert violations_in_any_look(page) == []
        page.get_by_role("link", name="Corrections").click()
    assert violations_in_any_look(page) == []
