"""A number in a column too narrow for it is known by the numbers beside it."""

from __future__ import annotations

from appendix_parser.assembly.heads.roles import Role
from appendix_parser.assembly.model import Column, LogicalRow, ObjectivesTable
from appendix_parser.assembly.passage import Measure, Passage
from appendix_parser.normalise.labels import Labels
from tests.normalise.test_typesetting import cell

COLUMNS = (Column(Role.NUMBER, None, "No", 50, 60), Column(Role.TITLE, None, "Title", 60, 160))


def labels(*numbers: tuple[str, ...]) -> list[str]:
    cells = [
        Passage.of([word._replace(index=index) for word in cell(*lines).words])
        for index, lines in enumerate(numbers)
    ]
    table = ObjectivesTable(COLUMNS, 1)
    table.rows += [LogicalRow([each, Passage()], 1) for each in cells]
    found = Labels([table], lambda each, _: each.plain)
    return [found.text(each, Measure.of([each])) for each in cells]


def test_digits_are_a_number_after_the_one_before() -> None:
    assert labels(("9",), ("1", "0"), ("1", "1")) == ["9", "10", "11"]


def test_digits_are_a_number_before_the_next_one() -> None:
    assert labels(("1", "0"), ("11",)) == ["10", "11"]


def test_digits_that_fit_nowhere_stay_apart() -> None:
    assert labels(("3",), ("4", "5"), ("6",)) == ["3", "4 5", "6"]


def test_a_letter_is_not_part_of_a_number() -> None:
    assert labels(("9",), ("1", "0a"), ("11",)) == ["9", "1 0a", "11"]
