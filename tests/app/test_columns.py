"""Columns and levels that were not understood: the form writes a profile, and the document is read by it."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import expect

from appendix_parser.app.profile_form import _values, to_toml
from appendix_parser.errors import ProfileError
from appendix_parser.proposal.draft import quoted
from tests.app.conftest import Visit
from tests.app.running import App
from tests.browser import accept_dialogs
from tests.profiles.pdfs import ladder


def test_the_form_teaches_a_document_that_is_not_understood(shared: App, visit: Visit) -> None:
    shared.add("ladder.pdf", ladder())
    page = visit(shared, expected="422")
    card = page.locator('.card[data-name="ladder.pdf"]')
    card.get_by_role("link").click(timeout=60_000)
    for heading, role in {
        "Ref": "number",
        "Strand of work": "title",
        "Where on the ladder": "score",
        "Why we think so": "comments",
    }.items():
        page.get_by_role("group", name=heading).get_by_label("What its cells hold").select_option(role)
    score = page.get_by_role("group", name="Where on the ladder")
    score.get_by_label("Year, such").fill("soon")
    page.get_by_label("Number of the lowest level").fill("one")
    page.get_by_label("Names of the levels").fill("Seed\nSapling\nTree")
    page.get_by_role("button", name="Save and read again").click()
    expect(page.locator("#columns-problem")).to_contain_text("whole number")
    page.get_by_label("Number of the lowest level").fill("1")
    for heading in ("Where on the ladder", "Why we think so"):
        page.get_by_role("group", name=heading).get_by_label("Year, such").fill("2024")
    page.get_by_role("button", name="Save and read again").click()
    edition = page.locator('.edition[data-name="ladder.pdf"]')
    expect(edition).to_contain_text("5 objectives", timeout=60_000)
    profile = shared.folder / "ladder.profile.toml"
    said = tomllib.loads(profile.read_text("utf-8"))
    assert said["columns"]["Where on the ladder"] == {"role": "score", "year": 2024}
    assert said["levels"] == {"first": 1, "names": ["Seed", "Sapling", "Tree"]}
    parsed = shared.run("parse", "ladder.pdf", "--profile", profile.name)
    path = "/editions/ladder.pdf"
    assert shared.ask("GET", f"{path}/state").body.startswith(b'{"appendix":' + parsed.rstrip(b"\n"))

    # One that was broken by hand is put right in the form too.
    profile.write_text("[columns\n", "utf-8")
    page.goto(shared.origin)
    expect(card).to_contain_text("ladder.profile.toml, line 1", timeout=60_000)
    card.get_by_role("link").click()
    expect(page.locator("#columns-form")).to_contain_text("left out here")
    profile.write_text(to_toml(said), "utf-8")
    page.goto(shared.origin)
    expect(edition).to_be_visible(timeout=60_000)

    # The form shows what the profile says; a second tab cannot overwrite it.
    edition.get_by_role("link", name="Columns and levels").click()
    expect(
        page.get_by_role("group", name="Strand of work").get_by_label("What its cells hold")
    ).to_have_value("title")
    stale = shared.ask("POST", f"{path}/profile", {"profile": {}}, if_match="none-none")
    assert stale.status == 412
    asked: list[str] = []
    accept_dialogs(page, asked)
    page.get_by_label("Names of the levels").fill("Seed")
    page.reload()
    assert asked == ["beforeunload"]
    page.get_by_role("radio", name="for every document").check()
    page.get_by_role("button", name="Save and read again").click()
    expect(edition).to_be_visible(timeout=60_000)
    assert not profile.exists()
    assert (shared.folder / "profile.toml").exists()


_TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


@settings(max_examples=30)
@given(
    st.dictionaries(
        _TEXTS, st.fixed_dictionaries({"role": _TEXTS, "year": st.integers(1900, 2199) | _TEXTS})
    ),
    st.lists(_TEXTS),
)
def test_what_the_form_says_is_what_the_file_says(columns: dict[str, object], names: list[str]) -> None:
    said = {"columns": columns, "levels": {"names": names, "words": dict.fromkeys(names, 3)}}
    found = tomllib.loads(to_toml(said))
    assert {"columns": columns, "levels": said["levels"]} == {"columns": {}, **found}


@settings(max_examples=30)
@given(_TEXTS, _TEXTS)
def test_a_proposed_line_is_understood_whatever_is_printed(heading: str, word: str) -> None:
    line = f'{quoted(heading)} = {{{quoted("role")} = "?", {quoted(word)} = ?}}'
    if word != "role":
        assert _values(line) == {heading: {"role": "?", word: "?"}}


@pytest.mark.parametrize("said", [None, [], "x", {"columns": 1}, {"levels": {"names": None}}])
def test_what_is_not_a_profile_is_refused(said: object) -> None:
    with pytest.raises(ProfileError):
        to_toml(said)
