"""A row may say that it continues the one above."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from reportlab.platypus import PageBreak, Spacer

from tests.assembly.test_shapes import (
    HEAD,
    SECTIONS,
    Drawn,
    Goal,
    alarms,
    heading,
    read,
    records,
    row,
    rubric,
    table,
)


def rows_in_two(number: str, title: str, *, scored: bool = False, over_page: bool = False) -> Drawn:
    for name, goals in SECTIONS.items():
        rows = [HEAD]
        for goal in goals:
            halves = [comment.split(" ", 2) for comment in goal.comments]
            rest = [number.format(goal.number), title.format(goal.title)]
            for half, score in zip(halves, goal.scores, strict=True):
                rest += [score if scored else "", half.pop()]
            begun = row(goal._replace(comments=(" ".join(halves[0]), " ".join(halves[1]))))
            rows += [begun, rest]
        yield from (heading(name), rubric(), Spacer(1, 8), table(rows[:-1] if over_page else rows))
        if over_page:
            yield from (PageBreak(), table([HEAD, rows[-1]]))


SAID_AGAIN: dict[str, Callable[[], Drawn]] = {
    "title": lambda: rows_in_two("", "{} (cont.)"),
    "number and title": lambda: rows_in_two("{}", "{} (continued)"),
    "number": lambda: rows_in_two("{} cont'd", ""),
    "only that it continues": lambda: rows_in_two("", "(continued)"),
    "number, title and scores": lambda: rows_in_two("{}", "{} - continued", scored=True),
    "on the next page": lambda: rows_in_two("{}", "{} (cont'd)", over_page=True),
}


def joined(goal: Goal) -> Goal:
    """Return an objective with the lines of its comments joined."""
    one, two = (" ".join(comment.split()) for comment in goal.comments)
    return goal._replace(comments=(one, two))


@pytest.mark.parametrize("said", SAID_AGAIN)
def test_a_row_that_says_so_continues_the_one_above(said: str) -> None:
    found = read(SAID_AGAIN[said]())
    goals = {name: [joined(goal) for goal in own] for name, own in records(found).items()}
    assert goals == SECTIONS
    assert not alarms(found)
    assert found.coverage.unplaced == 0


def test_a_row_that_continues_another_name_is_a_row() -> None:
    rows = [HEAD, ["1", "Champions", "2", "Two.", "3", "Three."]]
    rows.append(["2", "Reporting (continued)", "4", "None.", "4", "One."])
    found = read(iter([heading("Engaging members"), rubric(), Spacer(1, 8), table(rows)]))
    assert [each.label for each in found.sections[0].objectives] == ["1", "2"]
