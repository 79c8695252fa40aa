"""Years in column headings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appendix_parser.notation.years import read_year, split_year


@pytest.mark.parametrize(
    ("heading", "year", "label", "rest"),
    [
        ("2023", 2023, "2023", ""),
        ("2023 Score", 2023, "2023", "Score"),
        ("Score 2023", 2023, "2023", "Score"),
        ("Score (2023)", 2023, "2023", "Score"),
        ("Score: 2023", 2023, "2023", "Score"),
        ("2023 - Score", 2023, "2023", "Score"),
        ("2023-Score", 2023, "2023", "Score"),
        ("2023 Comments and Action", 2023, "2023", "Comments and Action"),
        ("Comments & actions 2023", 2023, "2023", "Comments & actions"),
        ("Score 2023 (1-5)", 2023, "2023", "Score (1-5)"),
        ("2022 Score 2022 Comments", 2022, "2022", "Score Comments"),
        ("1990", 1990, "1990", ""),
        ("2099", 2099, "2099", ""),
        ("2023/24 Score", 2023, "2023/24", "Score"),
        ("2023-24", 2023, "2023-24", ""),
        ("2023–24 Score", 2023, "2023–24", "Score"),
        ("2023/2024", 2023, "2023/2024", ""),
        ("2022 - 23 Score", 2022, "2022-23", "Score"),
        ("2022/ 23 Score", 2022, "2022/23", "Score"),
        ("2022 /\n23 Score", 2022, "2022/23", "Score"),
        ("1999/00", 1999, "1999/00", ""),
        ("2021/2", 2021, "2021/2", ""),
        ("FY23/24", 2023, "FY23/24", ""),
        ("FY 2023-24 Score", 2023, "FY 2023-24", "Score"),
        ("22/23 Score", 2022, "22/23", "Score"),
        ("99/00", 1999, "99/00", ""),
        ("22-23 Score", 2022, "22-23", "Score"),
        ("Score (22–23)", 2022, "22–23", "Score"),
        ("2022 to 2023 Score", 2022, "2022 to 2023", "Score"),
        ("Score ’23", 2023, "’23", "Score"),
        ("Mar-23 score", 2023, "Mar-23", "score"),
        ("Score 2023 (10-50)", 2023, "2023", "Score (10-50)"),
        ("FY24 Score", None, "FY24", "Score"),
        ("FY 2024", None, "FY 2024", ""),
        ("Current", None, "Current", ""),
        ("Current Score", None, "Current", "Score"),
        ("CURRENT SCORE", None, "CURRENT", "SCORE"),
        ("Score - Current", None, "Current", "Score"),
        ("Score (Current)", None, "Current", "Score"),
        ("Previous Score", None, "Previous", "Score"),
        ("Previous year score", None, "Previous year", "score"),
        ("Last year's score", None, "Last year's", "score"),
        ("Where we are now", None, "Where we are now", ""),
        ("Current score 2023", 2023, "2023", "Current score"),
        ("2025 Target Score", 2025, "2025", "Target Score"),
        ("Baseline score (2021/22)", 2021, "2021/22", "Baseline score"),
    ],
)
def test_year_and_rest(heading: str, year: int | None, label: str, rest: str) -> None:
    found, remainder = split_year(heading)
    assert found is not None
    assert (found.year, found.label, remainder) == (year, label, rest)
    assert read_year(heading) == found


@pytest.mark.parametrize(
    "heading",
    [
        "",
        "Score",
        "# Objective",
        "Currently",
        "Target",
        "Comments on current work",
        pytest.param("2022 and 2023", id="two years"),
        pytest.param("2022/23 and 2023/24", id="two financial years"),
        pytest.param("2022-2024", id="a span"),
        pytest.param("2023/25", id="not in a row"),
        pytest.param("23/22", id="short and not in a row"),
        pytest.param("Ages 11-16", id="a range"),
        pytest.param("2022 to 2025", id="a span in words"),
        pytest.param("31/03/2023", id="a date"),
        pytest.param("2023-03-31", id="a date in ISO form"),
        pytest.param("1989", id="too early"),
        pytest.param("2100", id="too late"),
        pytest.param("12023", id="part of a number"),
        pytest.param("2023a", id="part of a word"),
        pytest.param("2/3", id="a score"),
        pytest.param("2022 - 5 levels", id="a number after a dash"),
        pytest.param("9" * 5000, id="a very long number"),
    ],
)
def test_no_year(heading: str) -> None:
    assert split_year(heading) == (None, heading)


HEADING_LIKE = st.lists(
    st.sampled_from(
        ["2022", "2023", "23", "24", "/", "-", "–", " ", "FY", "Score", "Target", "Current", "(", ")", "and"]
    )
).map("".join)


@given(st.one_of(st.text(st.characters()), HEADING_LIKE))
def test_label_and_rest_are_what_was_printed(heading: str) -> None:
    year, rest = split_year(heading)
    if year is None:
        assert rest == " ".join(heading.split())
    else:
        squashed = "".join(heading.split())
        assert all("".join(word.split()) in squashed for word in (*year.label.split(), *rest.split()))
        assert year.year is None or 1990 <= year.year <= 2099


@given(st.integers(1990, 2099), st.sampled_from(["/", "-", "–", " - ", "/ "]), st.booleans())
def test_financial_year_is_named_by_its_first(first: int, dash: str, full: bool) -> None:
    second = str(first + 1) if full else str(first + 1)[2:]
    year = read_year(f"{first}{dash}{second} Score")
    assert year is not None
    assert year.year == first


@given(st.integers(1990, 2099), st.integers(0, 99))
def test_years_that_are_not_in_a_row_are_no_year(first: int, second: int) -> None:
    if second != (first + 1) % 100:
        assert read_year(f"{first}/{second:02}") is None
