"""The command `profile`, and `--profile` and `--pages` on the commands that read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.profiles.pdfs import ladder

PROFILE = """[columns]
"Ref" = {role = "number"}
"Strand of work" = {role = "title"}
"Where on the ladder" = {role = "score", year = 2024}
"Why we think so" = {role = "comments", year = 2024}
[levels]
first = 1
names = ["Seed", "Sapling", "Tree"]
"""


@pytest.fixture
def council(folder: Path) -> Path:
    (folder / "ladder.pdf").write_bytes(ladder())
    (folder / "council.toml").write_text(PROFILE, encoding="utf-8")
    return folder


def test_a_refusal_names_the_command_that_starts_a_profile(run: Run, council: Path) -> None:
    outcome = run("parse", "ladder.pdf")
    assert outcome.status == 4
    assert "appendix-parser profile ladder.pdf -o council.toml" in outcome.err


def test_a_profile_that_does_not_fit_is_named_in_the_message(run: Run, council: Path) -> None:
    two_titles = PROFILE.replace('"number"', '"title"')
    (council / "wrong.toml").write_text(two_titles, encoding="utf-8")
    outcome = run("parse", "ladder.pdf", "--profile", "wrong.toml")
    assert outcome.status == 2
    assert "error: ladder.pdf: wrong.toml, line 3: A table can have one title" in outcome.err
    (council / "second.pdf").write_bytes(ladder(title="The second"))
    several = run("convert", "-f", "json", "--profile", "wrong.toml", "ladder.pdf", "second.pdf")
    assert several.status == 2
    assert "error: second.pdf: wrong.toml, line 3: A table can have one title" in several.err


def test_the_proposal_goes_to_a_file_or_to_standard_output(run: Run, council: Path) -> None:
    written = run("profile", "ladder.pdf", "-o", "new.toml")
    assert written.status == 0
    assert (council / "new.toml").read_text(encoding="utf-8") == run("profile", "ladder.pdf").out
    assert run("profile", "ladder.pdf", "-o", "new.txt").status == 2


def test_an_edited_profile_is_replaced_only_by_force(run: Run, council: Path) -> None:
    refused = run("profile", "ladder.pdf", "-o", "council.toml")
    assert refused.status == 5
    assert refused.err == (
        "appendix-parser: error: council.toml: There is a file of that name, which you may have edited. "
        "Choose another name, move it away, or replace it with --force.\n"
    )
    assert (council / "council.toml").read_text(encoding="utf-8") == PROFILE
    assert run("profile", "ladder.pdf", "-o", "council.toml", "--force").status == 0
    assert (council / "council.toml").read_text(encoding="utf-8") != PROFILE


@pytest.mark.parametrize(
    "arguments",
    [
        ("parse",),
        ("check",),
        ("convert", "-f", "json"),
        ("convert", "-f", "json", "--jobs", "1"),
        ("tables",),
        ("review",),
        ("inspect", "--page", "1"),
        ("profile",),
    ],
    ids=" ".join,
)
def test_commands_that_read_take_a_profile_and_pages(
    run: Run, council: Path, arguments: tuple[str, ...]
) -> None:
    outcome = run(*arguments, "--profile", "council.toml", "--pages", "1", "ladder.pdf")
    assert outcome.status == 0, outcome.err
    assert run(*arguments, "--profile", "council.toml", "--pages", "2", "ladder.pdf").status == 2


def test_the_records_name_the_profile(run: Run, council: Path) -> None:
    read = json.loads(run("parse", "--profile", "council.toml", "ladder.pdf").out)
    assert read["source"]["profile"]["name"] == "council.toml"
    assert run("diff", "--profile", "council.toml", "ladder.pdf", "ladder.pdf").status == 0


def test_a_wrong_profile_is_wrong_usage_on_every_command(run: Run, council: Path) -> None:
    (council / "wrong.toml").write_text('[columns]\n"Ref" = {role = "owner"}\n', encoding="utf-8")
    for command in ("parse", "check", "convert", "tables", "review", "profile"):
        outcome = run(command, "--profile", "wrong.toml", "ladder.pdf")
        assert outcome.status == 2
        assert "wrong.toml, line 2: “owner” is not a value of role." in outcome.err


def test_the_inspection_says_by_which_profile_it_was_read(run: Run, council: Path) -> None:
    outcome = run("inspect", "--page", "1", "--profile", "council.toml", "ladder.pdf")
    assert "read by the profile council.toml" in outcome.err
