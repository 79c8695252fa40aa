"""Numbers in front of titles get a column of their own."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from appendix_parser.assembly.heads.roles import Role
from appendix_parser.assembly.shapes.numbered_titles import part_numbers
from tests.assembly.hand_made import columns, objectives

HEADS = columns(Role.TITLE, Role.SCORE)


def parted(*titles: str) -> tuple[list[Sequence[str]], list[str]]:
    """The number, title and score of each row, and the words between numbers and titles."""
    table = objectives(HEADS, *((title, "3") for title in titles))
    between = part_numbers([table])
    return [[cell.plain for cell in row.cells] for row in table.rows], [word.text for word in between]


@pytest.mark.parametrize(
    ("titles", "numbers", "between"),
    [
        (("1. Reporting", "2. Talent"), ["1.", "2."], []),
        (("1 Reporting", "2 Talent"), ["1", "2"], []),
        (("1|Reporting", "2|Talent"), ["1", "2"], []),
        (("1.1 Reporting", "1.2 Talent"), ["1.1", "1.2"], []),
        (("Objective 7 – Reporting", "Objective 8 – Talent"), ["Objective 7", "Objective 8"], ["–", "–"]),
    ],
)
def test_a_number_before_each_title_is_its_own(
    titles: tuple[str, str], numbers: list[str], between: list[str]
) -> None:
    rows, words = parted(*titles)
    assert rows == [[numbers[0], "Reporting", "3"], [numbers[1], "Talent", "3"]]
    assert words == between


@pytest.mark.parametrize(
    "titles",
    [
        ("3 Rivers contracts", "Talent"),
        ("3 Rivers contracts", "5 year plan"),
        ("1. Reporting",),
        ("1.1 Reporting", "2.2 Talent"),
        ("1.", "2."),
    ],
)
def test_other_numbers_stay_in_the_title(titles: tuple[str, ...]) -> None:
    rows, words = parted(*titles)
    assert ([row[0] for row in rows], words) == ([*titles], [])


def test_a_table_with_numbers_is_left_alone() -> None:
    table = objectives(columns(Role.NUMBER, Role.TITLE), ("7", "1 Reporting"), ("8", "2 Talent"))
    assert part_numbers([table]) == []
    assert [len(row.cells) for row in table.rows] == [2, 2]
