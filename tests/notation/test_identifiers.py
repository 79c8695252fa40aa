"""Numbers of objectives and labels of rubrics."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appendix_parser.notation.identifiers import read_number, read_rubric_label


@pytest.mark.parametrize(
    ("label", "number"),
    [
        ("1", 1),
        (" 1\n", 1),
        ("1.", 1),
        ("1)", 1),
        ("(1)", 1),
        ("#12", 12),
        ("# 12", 12),
        ("Obj 12", 12),
        ("Obj. 12", 12),
        ("Objective 12", 12),
        ("OBJECTIVE 12:", 12),
        ("No. 12", 12),
        ("Ref 12", 12),
        ("01", 1),
        ("3\u00b9", 3),
        ("0", 0),
        ("12a", None),
        ("12b", None),
        ("1.1", None),
        ("Objective 2.1", None),
        ("A", None),
        ("CI001", None),
        ("L0010", None),
        ("", None),
        ("(1", None),
        ("1 2", None),
        ("12345", None),
        ("٣", None),
        ("9" * 5000, None),
    ],
)
def test_number(label: str, number: int | None) -> None:
    assert read_number(label) == number


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Objective 56 - Developing Talent - scoring criteria", (56, "Developing Talent")),
        ("Objective 56 – Developing Talent – Scoring Criteria", (56, "Developing Talent")),
        ("OBJECTIVE 56: Developing Talent: scoring criteria", (56, "Developing Talent")),
        ("Objective 56 - Developing Talent -scoring criteria:", (56, "Developing Talent")),
        ("Objective 56 Developing Talent (scoring criteria)", (56, "Developing Talent")),
        ("Objective 56 -\nDeveloping Talent - scoring\ncriteria", (56, "Developing Talent")),
        ("Objective 56 - Developing Talent", (56, "Developing Talent")),
        ("Scoring criteria for objective 56: Developing Talent", (56, "Developing Talent")),
        ("Scoring criteria - Objective 56 - Developing Talent", (56, "Developing Talent")),
        ("Objective #56 - Developing Talent", (56, "Developing Talent")),
        ("Objective 57 - Digital - going on - scoring criteria", (57, "Digital - going on")),
        ("Objective 5 - Award criteria - scoring criteria", (5, "Award criteria")),
        ("Objective 56 - scoring criteria", (56, None)),
        ("Objectiv e 56 - Developi ng Talent - scorin g criteria", (56, "Developi ng Talent")),
        ("Objective 56", (56, None)),
        ("Objective 56\u00b9 - Risk\u00b2", (56, "Risk")),
        ("Objective 12a - Risk - scoring criteria", (None, "Risk")),
        ("Objective 2.1 - Risk", (None, "Risk")),
        ("Subsection high level principle/ specific behaviour:", (None, None)),
        ("Scoring criteria", (None, None)),
        ("Objectives 3 & 7", (None, None)),
        ("Objective56x", (None, None)),
        ("The objective 56", (None, None)),
        ("", (None, None)),
    ],
)
def test_rubric_label(label: str, expected: tuple[int | None, str | None]) -> None:
    assert read_rubric_label(label) == expected


LABEL_LIKE = st.lists(
    st.sampled_from(
        ["Objective ", "scoring criteria", "56", "12a", "2.1", " - ", ":", "Talent", "for ", "(", ")", " "]
    )
).map("".join)


@given(st.one_of(st.text(st.characters()), LABEL_LIKE))
def test_numbers_and_titles_are_what_was_printed(text: str) -> None:
    number = read_number(text)
    assert number is None or str(number) in text
    rubric_number, title = read_rubric_label(text)
    assert rubric_number is None or str(rubric_number) in text
    assert title is None or (title and title in " ".join(text.split()))
