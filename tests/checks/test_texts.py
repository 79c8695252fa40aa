from __future__ import annotations

import pytest

from appendix_parser.checks import check
from appendix_parser.records import Context, Finding, Objective
from tests.checks.documents import YEARS, assessment, document, objective, objectives, rubric, section


def commented(number: int, comments: str) -> Objective:
    return objective(number, *(assessment(year, comments=comments) for year in YEARS[:1]), assessment("2023"))


def told(comments: str) -> list[str]:
    others = objectives(2, 3, 4, 5)
    return [finding.code for finding in check(document(section(commented(1, comments), *others)))]


@pytest.mark.parametrize(
    "comments",
    [
        "accountability for contracts, which every team has.",
        "a contract that every team has.",
        "well-known to every team.",
        "and/or other teams.",
        ", which every team has.",
        "; so it stays.",
        ") and so it stays.",
        "… and so it stays.",
        "... and so it stays.",
        ". And so it stays.",
    ],
)
def test_begins_midway(comments: str) -> None:
    assert told(comments) == ["text-starts-midway"]


@pytest.mark.parametrize(
    "comments",
    [
        "Accountability for contracts.",
        "(as #2) to explore the course.",
        "'accountability' is the word.",
        "• accountability for contracts.\n• care for suppliers.",
        "- accountability for contracts.",
        "e.g. contracts for services.",
        "eg contracts for services.",
        "n/a",
        "tbc",
        "nil",
        "iCT is bought by another team.",
        "e-tendering is used by all.",
        "eProcurement is used by all.",
        "www.example.org has the list.",
        "https://example.org/list has it.",
        "contracts@example.org has the list.",
        "c.40 contracts were let.",
        "40 contracts were let.",
        "£40,000 was saved in all.",
        "action: to explore the course.",
        ".5 was added to the score.",
        "",
        "-",
        "...",
    ],
)
def test_begins_at_a_beginning(comments: str) -> None:
    assert told(comments) == []


def test_begins_midway_is_told_in_full() -> None:
    cut = commented(1, "accountability for running contracts, which means that every team has its own way.")
    (finding,) = check(document(section(cut, *objectives(2))))
    assert (finding.pointer, finding.page) == ("/sections/0/objectives/0/assessments/0/comments", 4)
    assert finding.message == (
        "Objective 1 (Title 1): the comment for 2022 starts in the middle of a sentence: "
        "“accountability for running contracts, which means that every team has …”."
    )


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        (objective(1, title="and efficiency"), "title"),
        (objective(1, description="to which the work is done well."), "description"),
    ],
)
def test_title_or_description_begins_midway(changed: Objective, field: str) -> None:
    (finding,) = check(document(section(changed, *objectives(2))))
    assert (finding.code, finding.page) == ("text-starts-midway", 2)
    assert finding.pointer == f"/sections/0/objectives/0/{field}"


def criteria(*texts: str) -> tuple[Finding, ...]:
    return check(document(section(*objectives(1), rubrics=[rubric(texts=texts)])))


def test_criterion_begins_midway() -> None:
    (finding,) = criteria("Nothing.", "A little.", "the half of it.", "A lot.", "All.")
    assert (finding.code, finding.pointer) == (
        "text-starts-midway",
        "/sections/0/rubrics/0/criteria/2/text",
    )
    assert finding.message.startswith(
        "The rubric “Specific behaviour:” of section “Managing risk”: the text of level 3 starts"
    )


def test_small_letters_as_a_style() -> None:
    assert criteria("nothing yet.", "some of it.", "the half of it.", "most of it.", "all of it.") == ()
    small = [objective(number, description="how well the work is done.") for number in (1, 2, 3)]
    assert check(document(section(*small))) == ()


def test_a_rubric_whose_texts_all_begin_midway_is_reported() -> None:
    """So is the end of a rubric's row that was taken for a rubric of its own."""
    begun = rubric(texts=("Nothing.", "A little.", "Half of it.", "A lot.", "All."))
    cut = rubric(texts=("of it.", "of it.", "of it.", "of it.", "of it."))
    found = check(document(section(*objectives(1), rubrics=[begun, begun.model_copy(), cut])))
    midway = [each.pointer for each in found if each.code == "text-starts-midway"]
    assert midway == [f"/sections/0/rubrics/2/criteria/{index}/text" for index in range(5)]


@pytest.mark.parametrize(
    "comments",
    [
        "The register is kept by the",
        "It is kept up to date, and",
        "It is kept,",
        "Action:",
        "Kept (",
        "It was co-",
        "It was agr…",
        "It was agr...",
    ],
)
def test_ends_midway(comments: str) -> None:
    assert told(comments) == ["text-ends-midway"]


@pytest.mark.parametrize(
    "comments",
    [
        "It is dealt with",
        "As planned",
        "See the list (kept by us)",
        "-",
        "–",
        "Plan A",
        "Lists, plans etc...",
    ],
)
def test_end_that_can_be_one(comments: str) -> None:
    assert "text-ends-midway" not in told(comments)


def test_without_stop_where_others_have_one() -> None:
    (finding,) = check(
        document(section(objective(1, description="How well the work is done"), *objectives(2, 3, 4, 5)))
    )
    assert (finding.code, finding.severity) == ("text-without-stop", "info")
    assert finding.message == (
        "Objective 1 (Title 1): the description ends without a full stop, unlike most: "
        "“How well the work is done”."
    )


@pytest.mark.parametrize(
    "comments",
    [
        "Is the register kept well?",
        "It is kept (see the list.)",
        "They said “it is kept well.”",
        "To be continued …",
        "As above",
    ],
)
def test_stop_of_another_form_or_note(comments: str) -> None:
    assert told(comments) == []


def test_without_stop_as_a_style() -> None:
    without = [objective(number, description="How well the work is done") for number in (1, 2)]
    assert check(document(section(*without, *objectives(3, 4, 5)))) == ()


def test_without_stop_among_few() -> None:
    without = objective(1, description="How well the work is done")
    assert check(document(section(without, *objectives(2, 3)))) == ()


def beside(*texts: tuple[int, str]) -> list[tuple[str, str | None]]:
    """Return what is found in texts outside the records, which are on pages 1 to 4."""
    pages = tuple(Context(page=page, bbox=(0, 0, 10, 10), text=text) for page, text in texts)
    whole = document(section(*objectives(1))).model_copy(update={"context": pages})
    return [(finding.code, finding.pointer) for finding in check(whole)]


LIST = ("The Committee met.", "that the report be noted; and", "that it be sent to all.", "The Chair spoke.")


def test_a_list_in_a_paper_behind_the_appendix_was_not_cut() -> None:
    assert beside(*((6, text) for text in LIST)) == []


def test_the_same_list_in_the_appendix_may_be_a_row_s_rest() -> None:
    found = beside(*((3, text) for text in LIST))
    assert ("text-ends-midway", "/context/1/text") in found
    assert ("text-starts-midway", "/context/2/text") in found


def test_a_stray_end_of_text_is_reported_after_the_appendix_too() -> None:
    first, *rest = (LIST[1], LIST[0], LIST[3], LIST[0], "It ends with the")
    found = beside((6, first), *((6, text) for text in rest))
    assert found == [("text-starts-midway", "/context/0/text"), ("text-ends-midway", "/context/4/text")]
