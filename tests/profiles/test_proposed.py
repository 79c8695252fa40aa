"""Proposals: unchanged they change nothing, and of a refused document they are a start."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import jsonschema
import pytest

from appendix_parser import json_schema, parse
from appendix_parser.errors import NoAppendixError
from appendix_parser.inputs.files import sha256_of
from appendix_parser.profile.file import ProfileFile
from appendix_parser.profile.read import read_profile
from appendix_parser.proposal import propose
from appendix_parser.reading import open_document
from tests.parsed import parsed
from tests.profiles.pdfs import ROWS, document, ladder, table

SAMPLES = Path(__file__).parents[2] / "samples"
LAYOUTS = sorted((SAMPLES / "layouts").glob("*.pdf"))
PROFILES = sorted((SAMPLES / "profiles").glob("*.toml"))


def proposed(pdf: bytes) -> str:
    return propose(open_document(pdf, "x.pdf"), "x.pdf", sha256_of(pdf)).to_toml()


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.stem)
def test_an_unchanged_proposal_gives_the_same_records(path: Path) -> None:
    text = proposed(path.read_bytes())
    by_profile = parse(path, profile=text.encode())
    plain = parsed(path)
    unsaid = by_profile.source.model_copy(update={"profile": None})
    assert by_profile.model_copy(update={"source": unsaid}) == plain


def test_each_heading_has_its_role_year_kind_and_reason() -> None:
    text = proposed((SAMPLES / "layouts" / "weasyprint-band.pdf").read_bytes())
    columns = tomllib.loads(text)["columns"]
    assert columns["2023 Score"] == {"role": "score", "year": 2023}
    assert re.search(
        r'"2023 Score" = .*# its words suggest score; with its cells, score is much likelier than ', text
    )
    jsonschema.validate(tomllib.loads(text), json_schema("profile"))


def test_what_is_not_known_is_a_question_in_a_comment() -> None:
    rows = [(r[0], r[1], word, r[3]) for r, word in zip(ROWS["Planning"], ("Up", "Down", "Up"), strict=True)]
    fills = {(2, 1): "#00b050", (2, 2): "#ff0000"}
    drawn = table(("Ref", "Objective", "2024 Score", "2024 Comments"), rows, fills)
    text = proposed(document({"Planning": drawn}))
    assert '# words = {"Up" = ?, "Down" = ?}  # question' in text
    assert '# colours = {"#00b050" = ?, "#ff0000" = ?}  # question' in text
    assert '# names = ["?"]  # question' in text


def test_a_refused_document_gives_a_profile_to_fill_in() -> None:
    with pytest.raises(NoAppendixError) as raised:
        parse(ladder(), witness=False)
    message = str(raised.value)
    assert "page 1, “Ref | Strand of work | Where on the ladder | Why we think so”" in message
    assert "lacks a heading for titles and a heading for scores" in message
    assert "appendix-parser profile" in message
    text = proposed(ladder())
    assert read_profile(ProfileFile("x.toml", text)).rules.columns == {}
    filled = re.sub(r'^# (".*)$', r"\1", text, flags=re.MULTILINE)
    filled = (
        filled.replace('"section"', '"title"')
        .replace('"?"}', '"score"}', 1)
        .replace('"?"}', '"comments"}', 1)
    )
    appendix = parse(ladder(), profile=filled.encode(), witness=False)
    assert [each.title for each in appendix.sections[0].objectives] == [
        "Market days",
        "Pipeline",
        "Early talks",
    ]


def test_a_profile_without_any_of_the_headings_says_so() -> None:
    wrong = b'[columns]\n"Rung" = {role = "score"}\n"Plan" = {role = "title"}'
    with pytest.raises(
        NoAppendixError, match="No table has the heading “Rung”, “Plan”, which the profile names"
    ):
        parse(ladder(), profile=wrong, witness=False)


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
def test_the_examples_are_short_and_valid(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 25
    read_profile(ProfileFile(path.name, text))
    jsonschema.validate(tomllib.loads(text), json_schema("profile"))
