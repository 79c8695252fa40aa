from __future__ import annotations

import pytest

from appendix_parser.checks import check
from appendix_parser.checks.rubrics import without_number
from appendix_parser.records import Appendix, Rubric
from tests.checks.documents import LEVEL_NAMES, document, objective, objectives, rubric, section

OTHER_LEVELS = ("Minimum", "Emerging", "Mature", "Leader", "Innovator")


def enablers(*rubrics: Rubric, title: str = "Developing talent") -> Appendix:
    return document(section(objective(1, title=title), rubrics=rubrics))


def told(appendix: Appendix) -> list[tuple[str, str]]:
    return [(finding.code, finding.pointer) for finding in check(appendix)]


@pytest.mark.parametrize(
    "texts", [("One.", "Two.", "", "Four.", "Five."), ("One.", "Two.", " ", "Four.", "Five.")]
)
def test_level_without_text(texts: tuple[str, ...]) -> None:
    (finding,) = check(document(section(*objectives(1), rubrics=[rubric(texts=texts)])))
    assert (finding.code, finding.pointer, finding.page) == ("rubric-incomplete", "/sections/0/rubrics/0", 1)
    assert finding.message == (
        "The rubric “Specific behaviour:” of section “Managing risk” has no text for level 3."
    )


def test_levels_cut_off() -> None:
    (finding,) = check(document(section(*objectives(1), rubrics=[rubric(levels=LEVEL_NAMES[:3])])))
    assert finding.message.endswith("has no text for level 4 and 5.")


def test_without_named_levels_those_of_the_rubrics_count() -> None:
    sections = (
        section(*objectives(1)),
        section(*objectives(2), name="Other", rubrics=[rubric(levels=LEVEL_NAMES[:4])]),
    )
    unnamed = document(*sections).model_copy(update={"levels": ()})
    assert told(unnamed) == [("rubric-incomplete", "/sections/1/rubrics/0")]


def test_rubric_twice_for_one_objective() -> None:
    twice = enablers(rubric("Objective 1 - Developing talent", 1), rubric("1. Developing talent", 1))
    assert told(twice) == [("rubric-repeated", "/sections/0/rubrics/1")]


def test_section_rubric_twice() -> None:
    assert told(document(section(*objectives(1), rubrics=[rubric(), rubric()]))) == [
        ("rubric-repeated", "/sections/0/rubrics/1")
    ]
    two_rows = [rubric("Behaviour"), rubric("Principle")]
    assert told(document(section(*objectives(1), rubrics=two_rows))) == []


def test_level_named_otherwise() -> None:
    same = [section(*objectives(number), name=f"Section {number}") for number in (1, 2)]
    odd = section(*objectives(3), name="Section 3", rubrics=[rubric(levels=OTHER_LEVELS)])
    (finding,) = check(document(*same, odd))
    assert (finding.code, finding.pointer) == ("levels-differ", "/sections/2/rubrics/0/criteria/1/level")
    assert finding.message == (
        "The rubric “Specific behaviour:” of section “Section 3” calls level 2 “Emerging”; "
        "elsewhere it is “Developing”."
    )


def test_level_in_capitals_is_the_same_name() -> None:
    shouted = section(
        *objectives(2), name="Other", rubrics=[rubric(levels=[name.upper() for name in LEVEL_NAMES])]
    )
    assert told(document(section(*objectives(1)), shouted)) == []


def test_rubrics_that_each_have_their_own_names() -> None:
    own = [
        section(
            *objectives(number),
            name=f"Section {number}",
            rubrics=[rubric(levels=[f"{number}{n}" for n in LEVEL_NAMES])],
        )
        for number in (1, 2, 3)
    ]
    assert told(document(*own)) == []


@pytest.mark.parametrize(
    "label",
    [
        "Objective 1 - Developing Talent - scoring criteria",
        "Objective 1 – Developing  talent – Scoring criteria",
        "OBJECTIVE 1: DEVELOPING TALENT",
        "1. Developing talent",
        "Scoring criteria for objective 1: Developing talent",
        "Objective 1 - scoring criteria",
        "Objective 1",
    ],
)
def test_same_name_in_another_dress(label: str) -> None:
    assert told(enablers(rubric(label, 1))) == []


def test_other_name() -> None:
    other = enablers(
        rubric("Objective 1 - Exploiting digital tools - scoring criteria", 1),
        title="Exploring digital tools",
    )
    (finding,) = check(other)
    assert (finding.code, finding.pointer) == ("rubric-other-title", "/sections/0/rubrics/0")
    assert finding.message == (
        "The rubric of objective 1 calls it “Exploiting digital tools”, "
        "the objectives table “Exploring digital tools”."
    )


def test_rubric_for_no_objective_and_objective_without_rubric() -> None:
    assert told(enablers(rubric("Objective 2 - Growing talent", 2))) == [
        ("rubric-for-no-objective", "/sections/0/rubrics/0"),
        ("objective-without-rubric", "/sections/0/objectives/0"),
    ]


def test_section_rubric_is_enough_for_all_its_objectives() -> None:
    assert told(enablers(rubric(), rubric("Objective 1 - Developing talent", 1))) == []


def test_header_in_the_texts() -> None:
    texts = [f"{score} - {name} What it means." for score, name in enumerate(LEVEL_NAMES, 1)]
    (finding,) = check(document(section(*objectives(1), rubrics=[rubric(texts=tuple(texts))])))
    assert (finding.code, finding.pointer, finding.page) == ("rubric-with-header", "/sections/0/rubrics/0", 1)


def test_two_texts_that_repeat_their_level_are_no_header() -> None:
    texts = ("1 - Minimum.", "2 - Developing.", "Three.", "Four.", "Five.")
    assert told(document(section(*objectives(1), rubrics=[rubric(texts=texts)]))) == []


@pytest.mark.parametrize(
    ("label", "is_told"),
    [
        ("Objective - Reporting - scoring criteria", True),
        ("Scoring criteria", False),
        ("Specific behaviour:", False),
    ],
)
def test_a_rubric_whose_label_lacks_a_number(label: str, is_told: bool) -> None:
    titles = enumerate(("Carbon", "Data"), start=1)
    numbered = [rubric(f"Objective {n} - {title} - scoring criteria", n) for n, title in titles]
    found = list(without_number(document(section(*objectives(1, 2, 3), rubrics=[*numbered, rubric(label)]))))
    assert [(each.code, each.pointer) for each in found] == [
        ("rubric-without-number", "/sections/0/rubrics/2")
    ] * is_told
