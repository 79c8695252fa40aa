"""Scores of one year are told apart by the part of the year that their headings name."""

from __future__ import annotations

import pytest

from appendix_parser.assembly.heads.periods import with_periods
from appendix_parser.assembly.heads.roles import read_heading


def years(*texts: str) -> list[tuple[int | None, str] | None]:
    found = with_periods([read_heading(text) for text in texts])
    return [(one.year.year, one.year.label) if one.year else None for one in found]


@pytest.mark.parametrize(
    ("one", "other", "first", "second"),
    [
        ("April 2024", "October 2024", (2024, "April 2024"), (2024, "October 2024")),
        ("Mid-year 2024", "Year end 2024", (2024, "Mid-year 2024"), (2024, "Year end 2024")),
        ("2024/25 Q1", "2024/25 Q2", (2024, "2024/25 Q1"), (2024, "2024/25 Q2")),
        ("Round 1", "Round 2", (None, "Round 1"), (None, "Round 2")),
        ("Year 1", "Year 2", (None, "Year 1"), (None, "Year 2")),
        ("31/03/2023", "31/03/2024", (2023, "31/03/2023"), (2024, "31/03/2024")),
    ],
)
def test_scores_of_one_year_have_periods(
    one: str, other: str, first: tuple[int | None, str], second: tuple[int | None, str]
) -> None:
    read = years("Objective", f"{one} score", f"{one} comments", f"{other} score", f"{other} comments")
    assert read == [None, first, first, second, second]


@pytest.mark.parametrize(
    "headings",
    [
        ("April 2023 score", "October 2024 score"),
        ("April 2024 score", "2024 score"),
        ("April 2024 score", "April 2024 rating"),
        ("April 2024 score", "October 2024 target"),
        ("April 2024 score", "October 2024 comments"),
    ],
)
def test_other_headings_have_only_a_year(headings: tuple[str, ...]) -> None:
    assert all(label in ("2023", "2024") for _, label in filter(None, years(*headings)))
