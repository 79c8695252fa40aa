"""The review page in a real browser: it says what the JSON says, and shows each value where it stands."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable
from typing import Any, NamedTuple

import pdfplumber
import pytest
from playwright.sync_api import Page, expect

from tests.browser import NARROW, accept_dialogs
from tests.review.conftest import Open, Review

SIGNS = {"up": "moved up", "down": "moved down", "same": "unchanged", "unknown": "not comparable"}


def movement(objective: dict[str, Any]) -> str:
    before, after = (assessment["score"]["value"] for assessment in objective["assessments"][-2:])
    if before is None or after is None:
        return "unknown"
    return "up" if after > before else "down" if after < before else "same"


def has_open_action(assessments: list[dict[str, Any]]) -> bool:
    if not assessments:
        return False
    kinds = {part["kind"] for part in assessments[-1]["comments"]["parts"]}
    if "no_further_action" in kinds:
        return False
    if kinds & {"action", "carried_forward"}:
        return True
    return "same_as_previous" in kinds and has_open_action(assessments[:-1])


def shown(page: Page) -> set[str]:
    """Return the pointers of the objectives in the list."""
    return set(
        page.eval_on_selector_all(
            ".record.objective:not([hidden])", "all => all.map(one => one.dataset.pointer)"
        )
    )


# -- the overview --------------------------------------------------------------------------------------------


def test_the_figures_of_the_overview_are_those_of_the_json(each_review: Review, show: Open) -> None:
    page = show(each_review)
    moves = Counter(movement(objective) for _, objective in each_review.objectives())
    severities = Counter(finding["severity"] for finding in each_review.appendix["findings"])
    expected = {
        **{move: moves[move] for move in SIGNS},
        **{severity: severities[severity] for severity in ("error", "warning", "info")},
        "actions": sum(
            has_open_action(objective["assessments"]) for _, objective in each_review.objectives()
        ),
        "words": each_review.appendix["coverage"]["words"],
    }
    for key, number in expected.items():
        expect(page.locator(f'[data-figure="{key}"] strong')).to_have_text(f"{number:,}")
    assert sum(moves.values()) == len(each_review.objectives())


def test_the_heat_map_has_every_score(each_review: Review, show: Open) -> None:
    page = show(each_review)
    rows = page.eval_on_selector_all(
        "#heat tbody tr",
        "rows => rows.map(row => [row.querySelector('th').textContent,"
        " [...row.querySelectorAll('td')].map(cell => cell.textContent)])",
    )
    assert rows == [
        [
            objective["label"] + objective["title"],
            [assessment["score"]["raw"] for assessment in objective["assessments"]]
            + [
                {"up": "▲", "down": "▼", "same": "=", "unknown": "–"}[movement(objective)]
                + SIGNS[movement(objective)]
            ],
        ]
        for _, objective in each_review.objectives()
    ]


def test_every_finding_leads_to_its_record(review: Review, show: Open) -> None:
    page = show(review)
    for index, finding in enumerate(review.appendix["findings"]):
        page.goto(f"{review.url}#overview")
        link = page.get_by_role("link", name=finding["message"], exact=True).first
        if not link.is_visible():
            page.locator("details:not([open]) summary").click()
        link.click()
        chosen = page.locator(".record.chosen")
        expect(chosen.get_by_text(finding["message"]), f"finding {index}").to_be_visible()
        assert finding["pointer"].startswith(chosen.get_attribute("data-pointer"))


# -- where values stand --------------------------------------------------------------------------------------


def regions(appendix: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """Return the regions of every value, by its pointer and field."""
    found: dict[str, list[dict[str, Any]]] = {}
    for s, section in enumerate(appendix["sections"]):
        found[f"/sections/{s} name"] = section["regions"]
        for r, rubric in enumerate(section["rubrics"]):
            found[f"/sections/{s}/rubrics/{r} label"] = rubric.get("regions", [])
            for c, criterion in enumerate(rubric["criteria"]):
                found[f"/sections/{s}/rubrics/{r}/criteria/{c} text"] = criterion["regions"]
        for o, objective in enumerate(section["objectives"]):
            found |= regions_of_objective(objective, f"/sections/{s}/objectives/{o}")
    for c, context in enumerate(appendix["context"]):
        found[f"/context/{c} text"] = [{"page": context["page"], "bbox": context["bbox"]}]
    return {key: places for key, places in found.items() if places}


def regions_of_objective(objective: dict[str, Any], at: str) -> dict[str, list[dict[str, Any]]]:
    names = (("number", "label"), ("title", "title"), ("description", "description"))
    found = {f"{at} {field}": objective["regions"][name] for name, field in names}
    for part in ("assessments", "other_scores"):
        for index, scored in enumerate(objective[part]):
            for name in ("score", "comments"):
                found[f"{at}/{part}/{index} {name}"] = scored["regions"][name]
    for index, extra in enumerate(objective["extras"]):
        found[f"{at}/extras/{index} text"] = extra["regions"]
    return found


MARKS = """
buttons => buttons.map(button => {
  const sheet = button.parentElement.getBoundingClientRect(), box = button.getBoundingClientRect();
  return [button.dataset.key, Number(button.closest('.page').dataset.page), [
    (box.left - sheet.left) / sheet.width, (box.top - sheet.top) / sheet.height,
    (box.right - sheet.left) / sheet.width, (box.bottom - sheet.top) / sheet.height]];
})
"""


def test_every_mark_lies_on_its_region(each_review: Review, show: Open) -> None:
    page = show(each_review, "#records")
    with pdfplumber.open(each_review.pdf) as pdf:
        sizes = [(float(sheet.width), float(sheet.height)) for sheet in pdf.pages]
    marks: dict[str, list[Any]] = {}
    for key, number, box in page.eval_on_selector_all(".place-button", MARKS):
        width, height = sizes[number - 1]
        scaled = [box[0] * width, box[1] * height, box[2] * width, box[3] * height]
        marks.setdefault(key, []).append((number, scaled))
    expected = regions(each_review.appendix)
    assert marks.keys() == expected.keys()
    for key, places in expected.items():
        assert [number for number, _ in marks[key]] == [place["page"] for place in places]
        for (_, box), place in zip(marks[key], places, strict=True):
            assert box == pytest.approx(place["bbox"], abs=0.5), key


def in_view(page: Page, selector: str) -> bool:
    seen: bool = page.locator(selector).first.evaluate(
        """mark => {
          const pane = document.getElementById('sheets').getBoundingClientRect();
          const box = mark.getBoundingClientRect();
          return box.top >= pane.top && box.bottom <= pane.bottom && box.width > 0;
        }"""
    )
    return seen


def test_choosing_a_score_shows_it_in_the_list_and_on_its_page(review: Review, show: Open) -> None:
    page = show(review)
    pointer, objective = review.objectives()[-1]
    raw = objective["assessments"][1]["score"]["raw"]
    page.locator("#heat tbody tr").last.locator("button").nth(1).click()
    chosen = page.locator(".record.chosen")
    assert chosen.get_attribute("data-pointer") == pointer
    expect(chosen.locator(".field.current")).to_contain_text(raw)
    expect(chosen.locator(".field.current")).to_be_in_viewport()
    place = objective["assessments"][1]["regions"]["score"][0]
    current = page.locator(".place-button.current")
    assert current.get_attribute("data-key") == f"{pointer}/assessments/1 score"
    assert current.locator("xpath=ancestor::figure").get_attribute("data-page") == str(place["page"])
    assert in_view(page, ".place-button.current")
    expect(page.locator("#page-number")).to_have_value(str(place["page"]))
    expect(page.locator("#place")).to_contain_text(f"page {place['page']}")
    places_chosen = [f"{key.partition(' ')[0]}/" for key in keys(page, ".place-button.chosen")]
    assert places_chosen
    assert all(key.startswith(f"{pointer}/") for key in places_chosen)
    image = page.locator(f'figure[data-page="{place["page"]}"] img')
    assert image.evaluate("image => image.decode().then(() => image.naturalWidth)") > 1000


def keys(page: Page, selector: str) -> list[str]:
    found: list[str] = page.eval_on_selector_all(selector, "all => all.map(one => one.dataset.key)")
    return found


def test_choosing_a_place_shows_its_record(review: Review, show: Open) -> None:
    page = show(review, "#records")
    for pointer, objective in review.objectives()[::10]:
        place = objective["regions"]["title"][0]
        page.locator("#page-number").fill(str(place["page"]))
        page.locator("#page-number").press("Enter")
        mark = page.locator(f'.place-button[data-key="{pointer} title"]').first
        mark.scroll_into_view_if_needed()
        box = mark.bounding_box()
        assert box is not None
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        chosen = page.locator(".record.chosen")
        assert chosen.get_attribute("data-pointer") == pointer
        expect(chosen.locator(".field.current")).to_contain_text(objective["title"])
        expect(chosen.locator(".field.current")).to_be_in_viewport()


def test_a_record_that_a_page_end_cuts_is_shown_on_both_pages(sample: Review, show: Open) -> None:
    pointer, objective, year = next(
        (pointer, objective, index)
        for pointer, objective in sample.objectives()
        for index, assessment in enumerate(objective["assessments"])
        if len(assessment["regions"]["comments"]) == 2
    )
    page = show(sample, f"#{pointer}")
    pages = [place["page"] for place in objective["assessments"][year]["regions"]["comments"]]
    key = f"{pointer}/assessments/{year} comments"
    for number in pages:
        page.locator(f'.field[data-key="{key}"]').get_by_role("button", name=f"on page {number}").click()
        assert in_view(page, f'figure[data-page="{number}"] .place-button.current')


def test_an_address_opens_its_record_and_a_bad_one_the_overview(review: Review, show: Open) -> None:
    pointer, objective = review.objectives()[4]
    page = show(review, f"#{pointer}")
    expect(page.locator(".record.chosen .line")).to_be_focused()
    expect(page.locator(".record.chosen .line")).to_contain_text(objective["title"])
    for place in ("#nonsense", "#/sections/999", "#%22%3E%3Cb", "#%", "#/%E0%A4%A"):
        page = show(review, place)
        assert page.locator("h2:visible").count() == 1


# -- search and filters --------------------------------------------------------------------------------------


class Row(NamedTuple):
    """An objective, as a filter may ask about it."""

    objective: dict[str, Any]
    pointer: str
    review: Review

    def moved(self, way: str) -> bool:
        return movement(self.objective) == way

    def acts(self, years: int = 2) -> bool:
        return has_open_action(self.objective["assessments"][:years])

    def has_finding(self, *severities: str) -> bool:
        return any(
            finding["severity"] in severities and f"{finding['pointer']}/".startswith(f"{self.pointer}/")
            for finding in self.review.appendix["findings"]
        )

    def says(self, *words: str) -> bool:
        return all(word in everything(self.objective) for word in words)

    def scores(self) -> list[str]:
        return [assessment["score"]["raw"] for assessment in self.objective["assessments"]]


FILTERS: dict[str, tuple[dict[str, str], Callable[[Row], bool]]] = {
    "section": ({"section": "1"}, lambda row: row.pointer.startswith("/sections/1/")),
    "score": ({"score": "2/3"}, lambda row: "2/3" in row.scores()),
    "score of a year": ({"year": "first", "score": "4"}, lambda row: row.scores()[0] == "4"),
    "moved": ({"moved": "up"}, lambda row: row.moved("up")),
    "findings": ({"findings": "any"}, lambda row: row.has_finding("info", "warning", "error")),
    "warnings": ({"findings": "warning"}, lambda row: row.has_finding("warning")),
    "actions": ({"actions": "yes"}, lambda row: row.acts()),
    "actions of a year": ({"actions": "yes", "year": "first"}, lambda row: row.acts(1)),
    "text": ({"text": "Other  SAVINGS"}, lambda row: row.says("other", "savings")),
    "text of another column": ({"text": "head of PROCUREMENT"}, lambda row: row.says("head of procurement")),
    "all at once": (
        {"moved": "up", "actions": "yes", "text": "skills"},
        lambda row: row.moved("up") and row.acts() and row.says("skills"),
    ),
}


def everything(objective: dict[str, Any]) -> str:
    said = [objective["label"], objective["title"], objective["description"]]
    for assessment in objective["assessments"]:
        said += [assessment["score"]["raw"], assessment["comments"]["text"]]
    said += [other["score"]["raw"] for other in objective["other_scores"]]
    said += [extra["text"] for extra in objective["extras"]]
    return "\n".join(said).lower()


def choose(page: Page, control: str, value: str) -> None:
    if control == "actions":
        page.get_by_role("checkbox", name="Actions open").check()
    elif control == "text":
        page.get_by_role("searchbox", name="Search").fill(value)
    else:
        page.locator(f"#filter-{control}").select_option(value)


def test_each_filter_shows_what_the_json_says(review: Review, show: Open) -> None:
    page = show(review, "#records")
    every = {pointer for pointer, _ in review.objectives()}
    for name, (values, test) in FILTERS.items():
        for control, value in values.items():
            choose(page, control, review.appendix["years"][0]["label"] if value == "first" else value)
        expected = {
            pointer for pointer, objective in review.objectives() if test(Row(objective, pointer, review))
        }
        assert shown(page) == expected, name
        assert 0 < len(expected) < len(every), name
        expect(page.locator("#tally")).to_have_text(f"{len(expected)} of {len(every)} objectives")
        page.get_by_role("button", name="Clear").click()
        assert shown(page) == every, name


@pytest.mark.parametrize("key", ["up", "warning", "actions"])
def test_a_figure_of_the_overview_leads_to_what_it_counts(review: Review, show: Open, key: str) -> None:
    page = show(review)
    figure = page.locator(f'[data-figure="{key}"]')
    number = int(figure.locator("strong").inner_text())
    figure.click()
    expect(page.locator("#record-list")).to_be_visible()
    if key == "warning":
        total = page.locator(".record:visible .badge.warning .unseen").all_inner_texts()
        assert sum(int(text.split()[0]) for text in total) == number
    else:
        assert len(shown(page)) == number


def test_filtered_records_are_under_their_section(review: Review, show: Open) -> None:
    pointer, objective = review.objectives()[-1]
    page = show(review, "#records")
    page.get_by_role("searchbox", name="Search").fill(objective["title"])
    assert pointer in shown(page)
    sections = page.eval_on_selector_all(
        ".record.section:not([hidden])", "all => all.map(one => one.dataset.pointer)"
    )
    assert sections == sorted({at.partition("/objectives")[0] for at in shown(page)})
    expect(page.locator("#tally")).to_have_text(
        f"{len(shown(page))} of {len(review.objectives())} objectives"
    )


def test_an_address_shows_a_record_that_is_filtered_out(review: Review, show: Open) -> None:
    page = show(review, "#records")
    page.get_by_role("searchbox", name="Search").fill("no such word anywhere")
    assert shown(page) == set()
    page.locator(".place-button:visible").nth(12).click()
    expect(page.locator(".record.chosen")).to_be_visible()


# -- what has no place of its own ----------------------------------------------------------------------------


def test_other_scores_and_columns_are_shown_with_their_places(review: Review, show: Open) -> None:
    pointer, objective = review.objectives()[0]
    [target], [officer] = objective["other_scores"], objective["extras"]
    page = show(review, f"#{pointer}")
    for key, label, said, places in (
        (
            f"{pointer}/other_scores/0 score",
            "Target 2025",
            target["score"]["raw"],
            target["regions"]["score"],
        ),
        (f"{pointer}/extras/0 text", "Lead officer", "Head of Procurement", officer["regions"]),
    ):
        field = page.locator(f'.field[data-key="{key}"]')
        expect(field.locator("strong")).to_have_text(label)
        expect(field.locator(".value")).to_contain_text(said)
        expect(field.get_by_role("button", name="Correct")).to_have_count(1)
        field.get_by_role("button", name=f"Show {label} on page {places[0]['page']}").click()
        expect(page.locator(".place-button.current")).to_have_attribute("data-key", key)
    score = page.locator(f'.field[data-key="{pointer}/other_scores/0 score"]')
    expect(score.locator(".kind")).to_have_text("target")
    expect(score).to_contain_text("between Leader and Innovator")


# -- coverage ------------------------------------------------------------------------------------------------


def test_every_word_is_drawn_once_by_what_became_of_it(each_review: Review, show: Open) -> None:
    page = show(each_review, "#coverage")
    for number in range(1, each_review.appendix["source"]["page_count"] + 1):
        page.get_by_role("button", name=f"Show page {number}", exact=True).click()
        page.locator(f'figure[data-page="{number}"] .word-layer').wait_for(state="attached")
    drawn = Counter(page.eval_on_selector_all(".word-layer .word", "all => all.map(one => one.classList[1])"))
    coverage = each_review.appendix["coverage"]
    assert sum(drawn.values()) == coverage["words"]
    assert drawn == {kind: count for kind, count in coverage.items() if kind != "words" and count}
    table = page.eval_on_selector_all(
        ".numbers tbody tr",
        "rows => rows.map(row => [...row.querySelectorAll('td')].map(cell => Number(cell.textContent.replace(',', ''))))",
    )
    seen = {kind: count for kind, count in coverage.items() if kind != "hidden"}
    assert [sum(column) for column in zip(*table, strict=True)] == list(seen.values())


def test_a_word_says_what_became_of_it(review: Review, show: Open) -> None:
    page = show(review, "#coverage")
    page.locator(".word-layer .word.headers").first.click()
    expect(page.locator("#place")).to_have_text("“Score:”: column headings (header rows of tables)")
    page.get_by_role("checkbox", name="column headings – header rows").uncheck()
    expect(page.locator(".word-layer .word.headers").first).to_be_hidden()
    expect(page.locator(".word-layer .word.records").first).to_be_visible()


# -- corrections ---------------------------------------------------------------------------------------------


def correct(page: Page, key: str, value: str, reason: str = "Minutes of May", who: str = "A. Clerk") -> None:
    page.locator(f'.field[data-key="{key}"] .edit').click()
    page.get_by_role("textbox", name="Corrected").fill(value)
    page.get_by_role("textbox", name="Reason").fill(reason)
    page.get_by_role("textbox", name="Your name").fill(who)
    page.get_by_role("button", name="Keep the correction").click()


def downloaded(page: Page) -> bytes:
    page.get_by_role("link", name="Corrections").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download").click()
    assert download.value.suggested_filename == "corrections.csv"
    return download.value.path().read_bytes()


def test_corrections_are_made_shown_and_downloaded(review: Review, show: Open) -> None:
    pointer, objective = review.objectives()[2]
    page = show(review, f"#{pointer}")
    score = f"{pointer}/assessments/1 score"
    correct(page, score, "3/4", reason='Typed "2/3", agreed 3/4', who="=A1")
    field = page.locator(f'.field[data-key="{score}"]')
    expect(field.locator("del")).to_have_text(objective["assessments"][1]["score"]["raw"])
    expect(field.locator("ins")).to_have_text("3/4")
    expect(field.locator(".edit")).to_be_focused()
    correct(page, f"{pointer} title", "Member development")
    correct(page, f"{pointer}/assessments/0 comments", "One line.\n• A bullet, with a comma")
    expect(page.get_by_role("link", name="Corrections")).to_have_text("Corrections (3)")
    content = downloaded(page)
    assert content.endswith(b"\r\n")
    header, *rows = csv.reader(io.StringIO(content.decode(), newline=""))
    assert header == ["pointer", "field", "printed", "corrected", "reason", "who"]
    assert objective["assessments"][1]["score"]["raw"] == "3"
    assert rows == [
        [f"{pointer}/assessments/1", "score", "3", "'3/4", 'Typed "2/3", agreed 3/4', "'=A1"],
        [pointer, "title", objective["title"], "Member development", "Minutes of May", "A. Clerk"],
        [
            f"{pointer}/assessments/0",
            "comments",
            objective["assessments"][0]["comments"]["text"],
            "One line.\n• A bullet, with a comma",
            "Minutes of May",
            "A. Clerk",
        ],
    ]


def test_a_correction_counts_at_once_until_it_is_removed(review: Review, show: Open) -> None:
    pointer, objective = review.objectives()[2]
    page = show(review, f"#{pointer}")
    line = page.locator(".record.chosen .line")
    row = page.locator("#heat tbody tr").nth(2)
    up = page.locator('[data-figure="up"] strong')
    before = int(up.text_content() or "")
    assert movement(objective) == "up"
    correct(page, f"{pointer}/assessments/1 score", "2 / 3")
    correct(page, f"{pointer} title", "Member development")
    expect(line).to_contain_text("Member development")
    expect(line).to_contain_text("2 / 3")
    expect(page.locator(".field.current, .field").filter(has_text="2 / 3")).to_contain_text(
        "between Developing and Mature"
    )
    expect(row).to_contain_text("Member development")
    expect(row.locator("button").nth(1)).to_have_text("2 / 3")
    expect(up).to_have_text(str(before - 1))
    page.locator("#filter-score").select_option("2 / 3")
    assert shown(page) == {pointer}
    page.get_by_role("button", name="Clear").click()
    page.locator(f'.field[data-key="{pointer}/assessments/1 score"] .edit').click()
    page.get_by_role("button", name="Remove").click()
    expect(line).not_to_contain_text("2 / 3")
    expect(up).to_have_text(str(before))
    page.get_by_role("link", name="Overview").click()
    row.locator("button").nth(1).focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#heat tbody tr").nth(3).locator("button").nth(1)).to_be_focused()


def test_a_target_and_an_extra_are_corrected_by_the_same_rules(review: Review, show: Open) -> None:
    pointer, objective = review.objectives()[0]
    page = show(review, f"#{pointer}")
    target, officer = f"{pointer}/other_scores/0 score", f"{pointer}/extras/0 text"
    assert objective["other_scores"][0]["score"]["raw"] == "4/5"
    correct(page, target, "6")
    expect(page.get_by_role("alert")).to_contain_text("“6” is not a score")
    page.get_by_role("textbox", name="Corrected").fill("2/3")
    page.get_by_role("button", name="Keep the correction").click()
    field = page.locator(f'.field[data-key="{target}"]')
    expect(field.locator("ins")).to_have_text("2/3")
    expect(field).to_contain_text("between Developing and Mature")
    correct(page, officer, "Head of Legal")
    page.locator("#filter-text").fill("Head of Legal")
    assert shown(page) == {pointer}
    page.get_by_role("button", name="Clear").click()
    _, *rows = csv.reader(io.StringIO(downloaded(page).decode(), newline=""))
    assert [row[:4] for row in rows] == [
        [f"{pointer}/other_scores/0", "score", "'4/5", "'2/3"],
        [f"{pointer}/extras/0", "text", "Head of Procurement", "Head of Legal"],
    ]


def test_a_key_and_buttons_go_through_the_findings(review: Review, show: Open) -> None:
    page = show(review)
    ranked = ("error", "warning", "info")
    findings = sorted(review.appendix["findings"], key=lambda one: ranked.index(one["severity"]))
    at = page.locator("#finding-at")
    expect(at).to_have_text(f"{len(findings)} findings")
    current = page.locator(".finding.current")
    for number in (1, 2, 3):
        page.keyboard.press("F8")
        expect(at).to_have_text(f"Finding {number} of {len(findings)}")
        expect(current).to_contain_text(findings[number - 1]["message"])
        expect(current).to_be_in_viewport()
    page.get_by_role("button", name="Next finding").click()
    expect(page.get_by_role("button", name="Next finding")).to_be_focused()
    expect(current).to_contain_text(findings[3]["message"])
    page.get_by_role("button", name="Previous finding").click()
    page.keyboard.press("Shift+F8")
    expect(at).to_have_text(f"Finding 2 of {len(findings)}")
    for _ in range(2):
        page.keyboard.press("Shift+F8")
    expect(at).to_have_text(f"Finding {len(findings)} of {len(findings)}")
    page.goto(f"{review.url}#overview")
    page.get_by_role("link", name=findings[4]["message"], exact=True).first.click()
    expect(at).to_have_text(f"Finding 5 of {len(findings)}")


def test_a_correction_needs_a_change_a_reason_and_a_name(review: Review, show: Open) -> None:
    pointer, objective = review.objectives()[0]
    page = show(review, f"#{pointer}")
    key = f"{pointer}/assessments/0 score"
    printed = objective["assessments"][0]["score"]["raw"]
    problem = page.get_by_role("alert")
    correct(page, key, printed)
    expect(problem).to_contain_text("what is printed")
    page.get_by_role("textbox", name="Corrected").fill(" ")
    page.get_by_role("button", name="Keep the correction").click()
    expect(problem).to_contain_text("Give a score")
    for refused in ("9 bananas", "7", "7/8"):
        page.get_by_role("textbox", name="Corrected").fill(refused)
        page.get_by_role("button", name="Keep the correction").click()
        expect(problem).to_contain_text(f"“{refused}” is not a score")
    expect(page.get_by_role("dialog")).to_contain_text(
        "1 Minimum, 2 Developing, 3 Mature, 4 Leader, 5 Innovator"
    )
    page.get_by_role("textbox", name="Corrected").fill("5")
    page.get_by_role("textbox", name="Reason").fill("  ")
    page.get_by_role("button", name="Keep the correction").click()
    expect(problem).to_contain_text("reason")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.locator(f'.field[data-key="{key}"] .edit')).to_be_focused()
    expect(page.get_by_role("link", name="Corrections")).to_have_text("Corrections ")


def test_a_correction_can_be_changed_and_removed(review: Review, show: Open) -> None:
    pointer, _ = review.objectives()[0]
    page = show(review, f"#{pointer}")
    correct(page, f"{pointer} description", "Another description.")
    page.get_by_role("link", name="Corrections").click()
    page.get_by_role("button", name="Change the correction").click()
    expect(page.get_by_role("textbox", name="Corrected")).to_have_value("Another description.")
    page.get_by_role("textbox", name="Corrected").fill("A third.")
    page.get_by_role("button", name="Keep the correction").click()
    expect(page.locator("#correction-list ins")).to_have_text("A third.")
    page.get_by_role("button", name="Change the correction").click()
    page.get_by_role("button", name="Remove").click()
    expect(page.locator("#correction-list")).to_contain_text("None yet")


def test_leaving_with_corrections_not_downloaded_asks_first(review: Review, show: Open) -> None:
    pointer, _ = review.objectives()[0]
    page = show(review, f"#{pointer}")
    asked: list[str] = []
    accept_dialogs(page, asked)
    correct(page, f"{pointer} title", "Another title")
    page.reload()
    assert asked == ["beforeunload"]
    correct(page, f"{pointer} title", "Another title")
    downloaded(page)
    page.reload()
    assert asked == ["beforeunload"]


# -- without a mouse, on paper, on a small screen ------------------------------------------------------------


def test_the_page_works_without_a_mouse(review: Review, show: Open) -> None:
    page = show(review)
    press = page.keyboard.press
    page.locator("#heat button").first.focus()
    press("ArrowRight")
    press("ArrowDown")
    press("Enter")
    second, _ = review.objectives()[1]
    expect(page.locator(".record.chosen .line")).to_be_focused()
    assert keys(page, ".field.current") == [f"{second}/assessments/1 score"]
    press("ArrowDown")
    press("Enter")
    third, objective = review.objectives()[2]
    expect(page.locator(".record.chosen")).to_have_attribute("data-pointer", third)
    for _ in range(3):  # number: page, correct; title: page
        press("Tab")
    press("Tab")
    press("Enter")
    expect(page.get_by_role("dialog")).to_contain_text(objective["title"])
    press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()  # it gives the focus back
    page.locator("#sheets").focus()
    expect(page.locator("#sheets")).to_be_focused()
    press("End")
    press("ArrowUp")
    press("Enter")
    last, _ = review.objectives()[-1]
    expect(page.locator(".record.chosen")).to_have_attribute("data-pointer", last)


def test_paper_has_the_overview_and_all_records_but_no_controls(review: Review, show: Open) -> None:
    page = show(review, "#coverage")
    page.emulate_media(media="print")
    expect(page.locator("#heat")).to_be_visible()
    for selector in (".viewer", "#filters", "nav", "#coverage-parts", ".edit"):
        expect(page.locator(selector).first).to_be_hidden()
    visible = page.locator(".objective .detail:visible").count()
    assert visible == len(review.objectives())


def test_paper_folds_nothing_away_and_states_the_filter(review: Review, show: Open) -> None:
    page = show(review, "#records")
    page.emulate_media(media="print")
    expect(page.locator("#chosen")).to_be_hidden()
    expect(page.locator("#corrections-heading")).to_be_hidden()
    page.emulate_media(media="screen")
    page.locator("#filter-score").select_option("2/3")
    page.get_by_role("checkbox", name="Actions open").check()
    page.get_by_role("searchbox", name="Search").fill("the")
    expect(page.locator("#chosen")).to_be_hidden()
    note = page.get_by_text(review.appendix["findings"][0]["message"]).first
    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = false)")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("#chosen")).to_have_text("Chosen: Search “the”, Score 2/3, Actions open")
    expect(page.locator("#chosen")).to_be_visible()
    expect(page.locator("#tally")).to_be_visible()
    assert page.locator("details:not([open])").count() == 0
    expect(note).to_be_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details[open]").count() == 0


def test_a_narrow_screen_needs_no_sideways_scrolling(review: Review, show: Open) -> None:
    pointer, _ = review.objectives()[2]
    for place in ("#overview", f"#{pointer}", "#coverage", "#corrections"):
        page = show(review, place, size=(320, 640))
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, place
    page = show(review, f"#{pointer}", size=NARROW)
    expect(page.locator(".record.chosen .line")).to_be_in_viewport()
    assert in_view(page, ".place-button.chosen")
