"""Corrections made in the page, downloaded, applied and looked at again."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from tests.review.conftest import SAMPLES, Open, Review, make_review
from tests.review.test_browser import correct, downloaded


def test_corrections_are_downloaded_applied_and_shown_again(
    review: Review, show: Open, tmp_path: Path
) -> None:
    pointer, objective = review.objectives()[2]
    page = show(review, f"#{pointer}")
    correct(page, f"{pointer}/assessments/1 score", "3/4", reason="2/3 was meant", who="@Clerk")
    correct(page, f"{pointer}/assessments/0 comments", "The first.\nAction: The second.")
    correct(page, f"{pointer} title", "Member's development")
    page.evaluate("location.hash = '#/sections/0/rubrics/0'")
    correct(page, "/sections/0/rubrics/0/criteria/1 text", "=Another text.")
    file = tmp_path / "corrections.csv"
    file.write_bytes(downloaded(page))

    corrected = make_review(SAMPLES / "appendix-2024.pdf", tmp_path, "--corrections", str(file))
    assert not [f for f in corrected.appendix["findings"] if f["severity"] == "error"]
    _, applied = corrected.objectives()[2]
    assert applied["title"] == "Member's development"
    assert applied["assessments"][1]["score"]["value"] == 3.5
    assert applied["assessments"][0]["comments"]["parts"][1]["text"] == "The second."
    assert corrected.appendix["sections"][0]["rubrics"][0]["criteria"][1]["text"] == "=Another text."

    page = show(corrected, f"#{pointer}")
    score = page.locator(f'.field[data-key="{pointer}/assessments/1 score"]')
    expect(score.locator("del")).to_have_text(objective["assessments"][1]["score"]["raw"])
    expect(score.locator("ins")).to_have_text("3/4")
    expect(score).to_contain_text("@Clerk: 2/3 was meant")
    expect(page.locator("#heat tbody tr").nth(2)).to_contain_text("3/4")
    expect(page.get_by_role("link", name="Corrections")).to_have_text("Corrections (4)")
    assert sorted(downloaded(page).splitlines()) == sorted(file.read_bytes().splitlines())
