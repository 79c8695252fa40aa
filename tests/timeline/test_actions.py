"""What became of an action, from the comments of consecutive years."""

from __future__ import annotations

import pytest

from appendix_parser.records import Appendix
from appendix_parser.timeline import make_history
from tests.checks.documents import assessment, document, objective, section

ACTION = "Action: Write the plan for all large contracts."


def told(*comments: str) -> list[tuple[int, int, str, str]]:
    """Return (action, year, event, basis) for the comments of 2021, 2022 … on one objective."""
    said = [assessment(str(year), comments=text) for year, text in enumerate(comments, 2021)]
    made: Appendix = document(section(objective(1, *said)))
    return [(each.action, each.year, each.event, each.basis) for each in make_history([made]).actions]


RAISED = (1, 2021, "raised", "text")


@pytest.mark.parametrize(
    ("following", "event", "basis"),
    [
        (ACTION, "repeated", "text"),
        ("All is well. Action: Write the plan for all large contracts now.", "repeated", "text"),
        ("As per previous year's comment.", "repeated", "reference"),
        ("As per previous year's comment. No further action.", "closed", "no_further_action"),
        ("The plan was written. No further action.", "closed", "no_further_action"),
        ("The plan was written.", "closed", "not_stated_again"),
    ],
)
def test_the_year_after(following: str, event: str, basis: str) -> None:
    assert told(ACTION, following) == [RAISED, (1, 2022, event, basis)]


def test_an_action_that_the_year_before_carried_forward() -> None:
    carried = f"{ACTION}\nTo be carried forward to 2022."
    assert told(carried, "Still under way.", "Done.") == [
        RAISED,
        (1, 2022, "carried_forward", "carried_forward"),
        (1, 2023, "closed", "not_stated_again"),
    ]


def test_another_action_is_raised_beside_the_one_that_ends() -> None:
    assert told(ACTION, "Action: Train every buyer twice.") == [
        RAISED,
        (1, 2022, "closed", "not_stated_again"),
        (2, 2022, "raised", "text"),
    ]


def test_what_is_closed_is_raised_anew() -> None:
    assert [each[2] for each in told(ACTION, "No further action.", ACTION)] == ["raised", "closed", "raised"]


def test_a_year_without_comments_says_nothing() -> None:
    assert told(ACTION, "", ACTION) == [RAISED, (1, 2023, "repeated", "text")]


def test_a_label_that_is_no_year_has_no_place_in_the_order() -> None:
    made = document(section(objective(1, assessment("Current", comments=ACTION))))
    assert make_history([made]).actions == ()
