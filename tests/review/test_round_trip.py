"""Corrections made in the page, downloaded, applied and looked at again."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from tests.review.conftest import Make, Open, Review
from tests.review.test_browser import correct, downloaded


def test_corrections_are_downloaded_applied_and_shown_again(
    review: Review, small_pdf: Path, make_review: Make, show: Open, tmp_path: Path
) -> None:
    pointer, objective = review.objectives()[2]
    page = show(review, f"#{pointer}")
    correct(page, f"{pointer}/assessments/1 score", "3/4", reason="2/3 was meant", who="@Clerk")
    correct(page, f"{pointer}/assessments/0 comments", "The first.\nAction: The second.")
    correct(page, f"{pointer} title", "Member's development")
    correct(page, f"{pointer}/other_scores/0 score", "3")
    correct(page, f"{pointer}/extras/0 text", "Head of Legal")
    page.evaluate("location.hash = '#/sections/0/rubrics/0'")
    correct(page, "/sections/0/rubrics/0/criteria/1 text", "=Another text.")
    file = tmp_path / "corrections.csv"
    file.write_bytes(downloaded(page))

    corrected = make_review(small_pdf, tmp_path, file)
    errors = {f["code"] for f in corrected.appendix["findings"] if f["severity"] == "error"}
    assert errors == {"score-out-of-range"}, "of the PDF, and none of a correction"
    _, applied = corrected.objectives()[2]
    assert applied["title"] == "Member's development"
    assert applied["assessments"][1]["score"]["value"] == 3.5
    assert applied["assessments"][0]["comments"]["parts"][1]["text"] == "The second."
    assert applied["other_scores"][0]["score"]["value"] == 3
    assert applied["extras"][0]["text"] == "Head of Legal"
    assert corrected.appendix["sections"][0]["rubrics"][0]["criteria"][1]["text"] == "=Another text."

    page = show(corrected, f"#{pointer}")
    score = page.locator(f'.field[data-key="{pointer}/assessments/1 score"]')
    expect(score.locator("del")).to_have_text(objective["assessments"][1]["score"]["raw"])
    expect(score.locator("ins")).to_have_text("3/4")
    expect(score).to_contain_text("@Clerk: 2/3 was meant")
    expect(page.locator("#heat tbody tr").nth(2)).to_contain_text("3/4")
    expect(page.get_by_role("link", name="Corrections")).to_have_text("Corrections (6)")
    assert sorted(downloaded(page).splitlines()) == sorted(file.read_bytes().splitlines())


def test_a_correction_that_did_not_apply_stays_until_dropped(
    small_pdf: Path, make_review: Make, show: Open, tmp_path: Path
) -> None:
    lines = [
        "pointer,field,printed,corrected,reason,who",
        "/sections/0/objectives/0,title,Nothing of the kind,A title,Spelling,Ann",
        "/sections/0/objectives/1/assessments/0,score,3,'4/5,The minutes,Ann",
        "/sections/99,name,Gone,There,It moved,Ann",
    ]
    given = tmp_path / "given.csv"
    given.write_bytes("".join(f"{line}\r\n" for line in lines).encode())
    corrected = make_review(small_pdf, tmp_path, given)
    page = show(corrected, "#corrections")
    expect(page.get_by_role("link", name="Corrections")).to_have_text("Corrections (3)")
    expect(page.locator("#unapplied li")).to_have_count(2)
    assert sorted(downloaded(page).decode().splitlines()) == sorted(lines)
    page.get_by_role("button", name="Drop the correction of name").click()
    expect(page.locator("#unapplied li")).to_have_count(1)
    page.evaluate("location.hash = '#/sections/0/objectives/0'")
    correct(page, "/sections/0/objectives/0 title", "A better title")
    content = downloaded(page).decode()
    assert sorted(line.split(",")[0] for line in content.splitlines()) == [
        "/sections/0/objectives/0",
        "/sections/0/objectives/1/assessments/0",
        "pointer",
    ]
    assert "Nothing of the kind" not in content
