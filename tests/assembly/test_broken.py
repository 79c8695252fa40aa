"""Headings of columns so narrow that words and years are broken at the ends of lines."""

from __future__ import annotations

import pytest

from appendix_parser.assembly.heads.broken import heading_of
from appendix_parser.assembly.heads.roles import Role
from appendix_parser.geometry import Box
from appendix_parser.layout import Cell
from tests.layout.pages import words


def cell(*lines: str) -> Cell:
    found = words(*((50, 100 + 12 * index, line) for index, line in enumerate(lines)))
    return Cell(0, 0, 1, 1, Box(40, 80, 90, 180), tuple(found))


@pytest.mark.parametrize(
    ("lines", "role", "label", "text"),
    [
        (("Scor", "e", "2024"), Role.SCORE, "2024", "Score 2024"),
        (("202", "4", "Sco", "re"), Role.SCORE, "2024", "2024 Score"),
        (("20", "24", "Score"), Role.SCORE, "2024", "2024 Score"),
        (("Score", "2018/", "19"), Role.SCORE, "2018/19", "Score 2018/ 19"),
        (("2018/1", "9 Score"), Role.SCORE, "2018/19", "2018/19 Score"),
        (("20", "18/19", "Score"), Role.SCORE, "2018/19", "2018/19 Score"),
        (("Com-", "ments", "2024"), Role.COMMENTS, "2024", "Comments 2024"),
        (("Descripti", "on"), Role.DESCRIPTION, None, "Description"),
        (("2024", "Score"), Role.SCORE, "2024", "2024 Score"),
        (
            ("M", "at", "ur", "it", "y", "sc", "or", "e", "20", "24", "-2", "5"),
            Role.SCORE,
            "2024-25",
            "Maturity score 2024-25",
        ),
    ],
)
def test_parts_of_words_and_years_are_joined(
    lines: tuple[str, ...], role: Role, label: str | None, text: str
) -> None:
    heading = heading_of([cell(*lines)])
    assert heading.role is role
    assert heading.pure
    assert (heading.year.label if heading.year else None) == label
    assert heading.text == text


def test_unknown_words_are_not_joined() -> None:
    heading = heading_of([cell("Alp", "ha", "be", "ta")])
    assert (heading.role, heading.pure, heading.text) == (Role.EXTRA, False, "Alp ha be ta")


def test_no_word_goes_on_in_another_cell() -> None:
    assert heading_of([cell("Scor"), cell("e")]).role is Role.EXTRA


def test_a_long_text_is_not_a_heading() -> None:
    lines = ["Score", *(f"of 202{index}, which" for index in range(6))]
    assert heading_of([cell(*lines)]).role is Role.EXTRA
