from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appendix_parser.checks import check, numbers
from appendix_parser.records import Context
from tests.checks.documents import document, objective, objectives, section


def told(*given: int | None) -> list[str]:
    return [finding.message for finding in check(document(section(*objectives(*given))))]


@pytest.mark.parametrize("given", [(), (1,), (1, 2, 3), tuple(range(1, 60))])
def test_numbers_in_order_are_no_finding(given: tuple[int, ...]) -> None:
    numbered = document(section(*objectives(*given)))
    assert [*numbers.repeated(numbered), *numbers.out_of_order(numbered), *numbers.missing(numbered)] == []


@pytest.mark.parametrize(
    ("given", "messages"),
    [
        ((1, 2, 4), ["No objective has the number 3: the numbers go from 2 to 4."]),
        ((1, 4), ["No objective has the number 2, 3: the numbers go from 1 to 4."]),
        ((3, 4), ["No objective has the number 1, 2: the numbers begin at 3."]),
        (
            (1, 5, 6, 10),
            [
                "No objective has the number 2 to 4: the numbers go from 1 to 5.",
                "No objective has the number 7 to 9: the numbers go from 6 to 10.",
            ],
        ),
    ],
)
def test_gap(given: tuple[int, ...], messages: list[str]) -> None:
    assert told(*given) == messages


@pytest.mark.parametrize(
    ("given", "order"),
    [
        ((1, 2, 5, 3, 4), "2, 5, 3"),
        ((1, 2, 9, 3, 4, 5, 6, 7, 8), "2, 9, 3"),
        ((6, 1, 2, 3, 4, 5), "6, 1"),
        ((2, 3, 4, 5, 1), "5, 1"),
        ((1, 2, 6, 7, 8, 3, 4, 5, 9, 10), "2, 6 to 8, 3"),
    ],
)
def test_objective_elsewhere_is_one_disorder_and_no_gap(given: tuple[int, ...], order: str) -> None:
    (message,) = told(*given)
    assert message in (
        f"The objective numbers are out of order: {order}.",
        "The objective numbers are out of order: 8, 3 to 5, 9.",
    )


def test_number_far_off_among_others_is_a_disorder_and_no_gap() -> None:
    assert told(1, 2, 90, 3) == ["The objective numbers are out of order: 2, 90, 3."]


def test_gap_is_told_beside_the_disorder_that_hides_it() -> None:
    assert told(1, 2, 9, 3, 5) == [
        "The objective numbers are out of order: 2, 9, 3.",
        "No objective has the number 4: the numbers go from 3 to 5.",
    ]


def test_number_twice_points_to_the_second() -> None:
    doubled = document(section(*objectives(1, 2), objective(2, title="Another")))
    (finding,) = check(doubled)
    assert finding.code == "number-repeated"
    assert finding.message == "The number 2 is given to more than one objective: “Title 2” and “Another”."
    assert (finding.pointer, finding.page) == ("/sections/0/objectives/2/number", 2)


def test_a_number_merged_over_two_objectives_is_not_repeated() -> None:
    doubled = document(section(objective(1), objective(1, title="Another")))
    [part] = doubled.sections
    merged = tuple(one.model_copy(update={"regions": part.objectives[0].regions}) for one in part.objectives)
    assert not check(
        doubled.model_copy(update={"sections": (part.model_copy(update={"objectives": merged}),)})
    )


def test_label_twice() -> None:
    labelled = section(objective(None, label="A"), objective(None, label="B"), objective(None, label="a"))
    assert [finding.code for finding in check(document(labelled))] == [
        "labels-not-numbers",
        "number-repeated",
    ]


def test_numbers_across_sections_go_on() -> None:
    assert check(document(section(*objectives(1, 2)), section(*objectives(3), name="Other"))) == ()
    (finding,) = check(document(section(*objectives(1, 2)), section(*objectives(4), name="Other")))
    assert (finding.code, finding.pointer) == ("number-gap", "/sections/1/objectives/0/number")


def test_numbers_that_start_again_in_every_section() -> None:
    again = document(section(*objectives(1, 2, 3)), section(*objectives(1, 3), name="Other"))
    (finding,) = check(again)
    assert finding.message == "No objective has the number 2: the numbers go from 1 to 3."


def test_section_that_stands_twice_is_no_numbering_of_its_own() -> None:
    twice = document(section(*objectives(1, 2)), section(*objectives(1, 2)))
    assert [finding.code for finding in check(twice)] == ["number-repeated", "number-repeated"]


def test_huge_number_costs_nothing() -> None:
    assert told(1, 10**18) == [
        f"No objective has the number 2 to {10**18 - 1}: the numbers go from 1 to {10**18}."
    ]


@given(st.lists(st.integers(1, 30), unique=True, min_size=1))
def test_every_absent_number_below_an_objective_is_reported(given: list[int]) -> None:
    numbered = document(section(*objectives(*sorted(given))))
    gaps = [finding.message for finding in numbers.missing(numbered)]
    absent = set(range(1, max(given))) - set(given)
    assert bool(gaps) == bool(absent)
    assert len(gaps) <= len(given)


@given(st.permutations(range(1, 8)))
def test_disorder_exactly_where_the_order_is_not_rising(given: list[int]) -> None:
    numbered = document(section(*objectives(*given)))
    assert bool(list(numbers.out_of_order(numbered))) == (given != sorted(given))
    assert list(numbers.missing(numbered)) == []


@pytest.mark.parametrize(
    ("labels", "text", "is_told"),
    [
        (("7", "8"), "9", True),
        (("7", "8"), "8", False),
        (("7", "8"), "12", False),
        (("7", "8"), "9 of 12", False),
        (("5", "12"), "23", True),  # where numbers leave gaps
        (("5", "12"), "8", False),
        (("1", "2", "7"), "3", True),
        (("1a", "1b"), "2a", True),
        (("1a", "1b"), "2.1", False),
        (("A", "B"), "C", False),
    ],
)
def test_a_label_that_stands_outside_all_tables(labels: tuple[str, ...], text: str, is_told: bool) -> None:
    labelled = [objective(int(label) if label.isdecimal() else None, label=label) for label in labels]
    outside = Context(page=3, bbox=(0, 0, 10, 10), text=text)
    appendix = document(section(*labelled)).model_copy(update={"context": (outside,)})
    found = [(each.code, each.pointer, each.page) for each in numbers.outside_tables(appendix)]
    assert found == [("label-outside-table", "/context/0", 3)] * is_told
