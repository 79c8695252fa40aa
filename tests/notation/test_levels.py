"""Maturity levels as rubrics name them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appendix_parser.notation.levels import read_level, read_named_level


@pytest.mark.parametrize(
    ("text", "score", "name"),
    [
        ("1 - Minimum", 1, "Minimum"),
        ("1 – Minimum", 1, "Minimum"),
        ("1 — Minimum", 1, "Minimum"),
        ("1-Minimum", 1, "Minimum"),
        ("1 -\nMinimum", 1, "Minimum"),
        ("1. Minimum", 1, "Minimum"),
        ("1: Minimum", 1, "Minimum"),
        ("1) Minimum", 1, "Minimum"),
        ("(1) Minimum", 1, "Minimum"),
        ("1 Minimum", 1, "Minimum"),
        ("1 (Minimum)", 1, "Minimum"),
        ("Level 1 - Basic", 1, "Basic"),
        ("Level 1: Basic", 1, "Basic"),
        ("Level 1 (Basic)", 1, "Basic"),
        ("Level 1 Basic practice", 1, "Basic practice"),
        ("L2 Good", 2, "Good"),
        ("0 - No accreditation", 0, "No accreditation"),
        ("3 - Mature (established)", 3, "Mature (established)"),
        ("3 – Mature / established", 3, "Mature / established"),
        ("12 - Best", 12, "Best"),
        ("Minimum (1)", 1, "Minimum"),
        ("Minimum (Level 1)", 1, "Minimum"),
        ("Minimum - 1", 1, "Minimum"),
        # Where nothing but a number is printed, that is the level's name.
        ("Level 1", 1, "Level 1"),
        ("Level 0", 0, "Level 0"),
        ("1", 1, "1"),
        # Names without a number, and what is no level at all.
        ("Minimum", None, "Minimum"),
        ("  No   accreditation ", None, "No accreditation"),
        ("Score:", None, "Score:"),
        ("", None, ""),
        ("1.1", None, "1.1"),
        ("1 - 5", None, "1 - 5"),
        ("2/3", None, "2/3"),
        ("1st", None, "1st"),
        ("2023 Score", None, "2023 Score"),
        ("3 (60 per cent)", None, "3 (60 per cent)"),
        ("2 officers are trained in it", None, "2 officers are trained in it"),
        ("1 - " + "a" * 200, None, "1 - " + "a" * 200),
        ("9" * 5000, None, "9" * 5000),
    ],
)
def test_level(text: str, score: int | None, name: str) -> None:
    assert read_level(text) == (score, name)


@given(st.text(st.characters()))
def test_name_and_number_are_what_was_printed(text: str) -> None:
    score, name = read_level(text)
    collapsed = " ".join(text.split())
    assert name in collapsed
    assert score is None or str(score) in collapsed
    assert score is not None or name == collapsed


@given(
    st.integers(0, 99),
    st.sampled_from([" - ", " – ", ": ", ". ", ") ", " "]),
    st.sampled_from(["", "Level "]),
)
def test_separators_make_no_difference(score: int, separator: str, label: str) -> None:
    assert read_level(f"{label}{score}{separator}Mature") == (score, "Mature")


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Level 2 - Achieving", (2, "Achieving")),
        ("2 – Achieving", (2, "Achieving")),
        ("Level 2 Achieving", (2, "Achieving")),
        ("2 Achieving", None),
        ("Level 2", None),
        ("2", None),
        ("2 – work on this has begun", None),
    ],
)
def test_a_named_level_has_number_and_short_name(text: str, level: tuple[int, str] | None) -> None:
    assert read_named_level(text) == level
