"""What a profile does to the reading of a document, and what it leaves in doubt."""

from __future__ import annotations

import hashlib

import pytest

from appendix_parser import Appendix, parse
from appendix_parser.errors import NoAppendixError
from tests.profiles.pdfs import ROWS, TITLE, document, ladder, table

LADDER = """
[columns]
"Ref" = {role = "number"}
"Strand of work" = {role = "title"}
"Where on the ladder" = {role = "score", year = 2024}
"Why we think so" = {role = "comments", year = 2024}

[levels]
first = 1
names = ["Seed", "Sapling", "Tree"]
"""


def read(pdf: bytes, profile: str) -> Appendix:
    appendix = parse(pdf, profile=profile.encode(), witness=False)
    counts = appendix.coverage.model_dump()
    assert counts.pop("words") == sum(counts.values())
    assert appendix.coverage.unplaced == 0
    return appendix


def codes(appendix: Appendix) -> set[str]:
    return {finding.code for finding in appendix.findings}


def scores(appendix: Appendix) -> list[float | None]:
    return [each.score.value for s in appendix.sections for o in s.objectives for each in o.assessments]


def test_headings_and_levels_that_nobody_knows_are_read() -> None:
    with pytest.raises(NoAppendixError):
        parse(ladder(), witness=False)
    appendix = read(ladder(), LADDER)
    assert [section.name for section in appendix.sections] == ["Planning", "Managing"]
    assert scores(appendix) == [2, 1, 3, 3, 2]
    assert [level.name for level in appendix.levels] == ["Seed", "Sapling", "Tree"]
    assert [year.year for year in appendix.years] == [2024]
    [first, *_] = appendix.sections[0].objectives
    assert (first.label, first.title) == ("A1", "Market days")
    assert first.assessments[0].comments.text == "Two were held and both were full."


def test_the_records_name_the_profile() -> None:
    used = read(ladder(), LADDER).source.profile
    assert used is not None
    assert used.name == "profile.toml"
    assert used.sha256 == hashlib.sha256(LADDER.encode()).hexdigest()


def test_a_score_that_cannot_be_read_stays_a_finding() -> None:
    rows = [*ROWS["Planning"], ("A4", "Talks", "Hedge", "Nobody knows this word.")]
    appendix = read(document({"Planning": table(list(LADDER_HEAD), rows)}), LADDER)
    assert scores(appendix)[-1] is None
    assert "score-unreadable" in codes(appendix)


LADDER_HEAD = ("Ref", "Strand of work", "Where on the ladder", "Why we think so")


def test_two_columns_are_enough_if_the_profile_names_them() -> None:
    pdf = document({n: table(("Component", "Rung"), [r[1:3] for r in rows]) for n, rows in ROWS.items()})
    words = '[levels]\nwords = {"Seed" = 1, "Sapling" = 2, "Tree" = 3}'
    appendix = read(pdf, f'[columns]\n"Component" = {{role = "title"}}\n"Rung" = {{role = "score"}}\n{words}')
    assert scores(appendix) == [2, 1, 3, 3, 2]


def test_symbols_are_scores() -> None:
    rows = [(r[0], r[1], sign) for r, sign in zip(ROWS["Planning"], ("+", "++", "o"), strict=True)]
    appendix = read(
        document({"Planning": table(("Ref", "Objective", "2024 Score"), rows)}),
        '[levels]\nwords = {"+" = 2, "++" = 3, "o" = 1}',
    )
    assert scores(appendix) == [2, 3, 1]


def test_marks_in_columns_of_words_are_scores() -> None:
    rows = [
        (r[0], r[1], *("x" if at == k else "" for at in range(3))) for k, r in enumerate(ROWS["Planning"])
    ]
    appendix = read(
        document({"Planning": table(("Ref", "Component", "All there", "Halfway", "Not begun"), rows)}),
        '[levels]\nwords = {"All there" = 3, "Halfway" = 2, "Not begun" = 1}',
    )
    assert scores(appendix) == [3, 2, 1]


def test_a_column_of_answers_may_have_the_heading_of_the_number() -> None:
    rows = [
        (str(k + 1), r[1], *("x" if at == k else "" for at in range(3)))
        for k, r in enumerate(ROWS["Planning"])
    ]
    pdf = document({"Planning": table(("No", "Component", "Yes", "Partly", "No"), rows)})
    columns = '"No" = {role = "number"}\n"Component" = {role = "title"}\n"Yes Partly No" = {role = "score"}'
    appendix = read(pdf, f'[columns]\n{columns}\n[levels]\nwords = {{"Yes" = 3, "Partly" = 2, "No" = 1}}')
    assert scores(appendix) == [3, 2, 1]
    assert [objective.number for objective in appendix.sections[0].objectives] == [1, 2, 3]


def coloured(texts: tuple[str, str, str]) -> bytes:
    rows = [(r[0], r[1], text, r[3]) for r, text in zip(ROWS["Planning"], texts, strict=True)]
    fills = {(2, 1): "#00b050", (2, 2): "#ff0000", (2, 3): "#ffc000"}
    return document({"Planning": table(("Ref", "Objective", "2024 Score", "2024 Comments"), rows, fills)})


COLOURS = '[levels]\ncolours = {"#00B050" = 3, "#ff0000" = 1}'


def test_a_known_colour_of_an_empty_cell_is_its_score() -> None:
    appendix = read(coloured(("", "", "")), COLOURS)
    assert scores(appendix) == [3, 1, None]
    assert {"score-from-colour", "score-missing"} <= codes(appendix)


def test_a_colour_that_contradicts_the_text_is_a_finding() -> None:
    appendix = read(coloured(("3", "2", "2")), COLOURS)
    assert scores(appendix) == [3, 2, 2]
    [differing] = [each for each in appendix.findings if each.code == "score-colour-differs"]
    assert "“2”" in differing.message
    assert differing.pointer == "/sections/0/objectives/1/assessments/0/score"


def test_the_kind_of_a_score_is_what_the_profile_says() -> None:
    rows = [(r[1], "2", "3") for r in ROWS["Planning"]]
    pdf = document({"Planning": table(("Objective", "2024 Score", "2024 Target"), rows)})
    assert len(parse(pdf, witness=False).sections[0].objectives[0].other_scores) == 1
    own = read(pdf, '[columns]\n"2024 Target" = {role = "score", year = "Hoped for"}')
    assert [year.label for year in own.years] == ["2024", "Hoped for"]
    peer = read(pdf, '[columns]\n"2024 Target" = {role = "score", kind = "peer"}')
    assert [each.kind for each in peer.sections[0].objectives[0].other_scores] == ["peer"]


def test_a_level_from_zero_numbers_a_rubric_without_numbers() -> None:
    rubric = table(("None", "Some", "All"), [["They do it late."] * 3])
    rows = [(r[1], "Some", r[3]) for r in ROWS["Planning"]]
    own = table(("Objective", "2024 Score", "2024 Comments"), rows)
    appendix = read(
        document({"Planning": [rubric, own]}), '[levels]\nfirst = 0\nnames = ["None", "Some", "All"]'
    )
    assert scores(appendix) == [1, 1, 1]
    assert [each.score for each in appendix.sections[0].rubrics[0].criteria] == [0, 1, 2]


def test_levels_unlike_those_of_the_document_are_a_finding() -> None:
    rubric = table(("1 - Low", "2 - Middle", "3 - High"), [["They do it late."] * 3])
    rows = [(r[1], "2", r[3]) for r in ROWS["Planning"]]
    own = table(("Objective", "2024 Score", "2024 Comments"), rows)
    appendix = read(document({"Planning": [rubric, own]}), '[levels]\nnames = ["Low", "Good", "High"]')
    assert "profile-levels-differ" in codes(appendix)


def test_the_title_is_the_one_that_the_profile_names() -> None:
    pdf = ladder(title="Cabinet")
    other = LADDER + '[document]\ntitle = "Planning"\n'
    assert read(pdf, LADDER).title == "Cabinet"
    assert read(pdf, other).title == "Planning"
    absent = read(pdf, LADDER + '[document]\ntitle = "Somewhere else"\n')
    assert "profile-title-absent" in codes(absent)
    assert absent.title == "Cabinet"


def test_furniture_and_sections_are_what_the_profile_names() -> None:
    appendix = read(ladder(), LADDER + f'[document]\nfurniture = ["{TITLE.replace("2024", "1999")}"]\n')
    assert appendix.coverage.furniture == len(TITLE.split())
    named = read(ladder(), LADDER + '[sections]\nnames = ["Planning", "Selling"]\n')
    assert [section.name for section in named.sections] == ["Planning"]
    assert "profile-section-absent" in codes(named)


def test_a_column_names_the_sections_if_the_profile_says_so() -> None:
    rows = [(("Buying", "Selling")[k > 1], r[1], "2", r[3]) for k, r in enumerate(ROWS["Planning"])]
    pdf = document({"Planning": table(("Realm", "Objective", "2024 Score", "2024 Comments"), rows)})
    said = '[columns]\n"Realm" = {role = "section"}\n'
    by_column = read(pdf, said + '[sections]\nfrom = "column"')
    assert [section.name for section in by_column.sections] == ["Buying", "Selling"]
    by_heading = read(pdf, said + '[sections]\nfrom = "headings"')
    assert [section.name for section in by_heading.sections] == ["Planning"]


def test_pages_of_the_profile_are_read_unless_others_are_named() -> None:
    pdf = document({n: table(LADDER_HEAD, rows) for n, rows in ROWS.items()}, paged=True)
    said = LADDER + '[document]\npages = "2"\n'
    assert read(pdf, said).source.pages == (2,)
    asked = parse(pdf, profile=said.encode(), pages="1", witness=False)
    assert asked.source.pages == (1,)


def test_a_heading_that_no_table_has_is_a_note() -> None:
    appendix = read(ladder(), LADDER.replace("[levels]", '"Owner" = {role = "extra"}\n[levels]'))
    assert "profile-heading-absent" in codes(appendix)


def test_one_profile_leaves_no_trace_in_the_next_reading() -> None:
    read(ladder(), LADDER)
    with pytest.raises(NoAppendixError):
        parse(ladder(), witness=False)
