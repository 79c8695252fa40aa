from __future__ import annotations

import pytest

from appendix_parser.checks import check
from appendix_parser.records import Appendix, Objective
from tests.checks.documents import document, objective, objectives, rubric, section


def told(appendix: Appendix) -> list[tuple[str, str, int | None]]:
    return [(finding.code, finding.pointer, finding.page) for finding in check(appendix)]


def test_section_without_rubric() -> None:
    bare = section(*objectives(2), name="Other", rubrics=[])
    assert told(document(section(*objectives(1)), bare)) == [("section-without-rubric", "/sections/1", 1)]


def test_section_without_objectives() -> None:
    assert told(document(section(*objectives(1)), section(name="Other"))) == [
        ("section-without-objectives", "/sections/1", 1)
    ]


def test_no_section_with_rubric_is_one_finding() -> None:
    bare = [section(*objectives(number), name=f"Section {number}", rubrics=[]) for number in (1, 2)]
    without = document(*bare)
    assert told(without) == []  # a key in the text names the levels
    assert told(without.model_copy(update={"levels": ()})) == [("rubrics-absent", "", None)]


def test_a_key_is_for_all_sections() -> None:
    key = section(name="Key", rubrics=[rubric(label="")])
    bare = section(*objectives(1, 2), rubrics=[])
    assert told(document(key, bare)) == []
    named = section(name="Key", rubrics=[rubric()])
    assert {code for code, _, _ in told(document(named, bare))} == {
        "section-without-rubric",
        "section-without-objectives",
    }


@pytest.mark.parametrize(
    ("incomplete", "code", "message"),
    [
        (
            objective(None, title="Tenders"),
            "number-missing",
            "The objective “Tenders” has no number, but other objectives have one.",
        ),
        (
            objective(2, title=" "),
            "title-missing",
            "Objective 2 has no title, but other objectives have one.",
        ),
        (
            objective(2, title="Tenders", description=""),
            "description-missing",
            "Objective 2 (Tenders) has no description, but other objectives have one.",
        ),
    ],
)
def test_part_missing_where_others_have_it(incomplete: Objective, code: str, message: str) -> None:
    (finding,) = check(document(section(objective(1), incomplete)))
    assert (finding.code, finding.message, finding.page) == (code, message, 2)
    assert finding.pointer == f"/sections/0/objectives/1/{code.removesuffix('-missing')}"


@pytest.mark.parametrize(
    "alike",
    [
        (objective(None, title="One"), objective(None, title="Two")),
        (objective(1, title=""), objective(2, title="")),
        (objective(1, description=""), objective(2, description="")),
    ],
)
def test_part_that_no_objective_has(alike: tuple[Objective, ...]) -> None:
    assert told(document(section(*alike))) == []


def test_label_that_is_no_number() -> None:
    (finding,) = check(
        document(section(*objectives(1), objective(None, label="1a", title="Tenders"), *objectives(2)))
    )
    assert (finding.code, finding.pointer) == ("number-unreadable", "/sections/0/objectives/1/number")
    assert "“1a”" in finding.message


@pytest.mark.parametrize(("last", "is_told"), [("9b is", True), ("9b", False)])
def test_label_of_more_words_than_all_others(last: str, is_told: bool) -> None:
    alike = [objective(None, label=label) for label in ("1a", "8b", last)]
    codes = {(code, pointer) for code, pointer, _ in told(document(section(*alike)))}
    assert (("label-unlike-rest", "/sections/0/objectives/2/number") in codes) is is_told


def test_labels_that_are_no_numbers_are_one_finding() -> None:
    lettered = section(objective(None, label="A"), objective(None, label="B"))
    assert told(document(lettered)) == [("labels-not-numbers", "", None)]


def test_document_without_sections() -> None:
    assert check(document()) == ()


def test_whole_document() -> None:
    rubrics = [rubric("Objective 3 - Title 3", 3), rubric("Objective 4 - Title 4", 4)]
    whole = document(section(*objectives(1, 2)), section(*objectives(3, 4), name="Enablers", rubrics=rubrics))
    assert check(whole) == ()
