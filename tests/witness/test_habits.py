"""PDFium's habits are no differences; a misread letter is one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appendix_parser.witness.habits import fraction_parts, is_mirrored_number, reads_alike


@pytest.mark.parametrize(
    ("printed", "seen"),
    [
        ("co-", "co\x02"),  # a hyphen at a line's end
        ("co-", "co"),
        ("design\u00ad", "design-"),
        ("office", "o\ufb03ce"),
        ("office", "office"),
        ("caf\u00e9", "cafe\u0301"),
        ("\u2022", "\uf0b7"),
        ("\u2022", "\u00b7"),
        ("\u2022", ""),
        ("2\u20133", "2-3"),
        ("fi\ufffdt", "fist"),
        ("\ufffd\ufffd", "ab"),
        ("first", "fir\ufffet"),
        ("ab\ufffdc", "abc"),  # it leaves out what its font does not name
        ("\u0627\u0644\ufffd\u0641\u0648\u0629", "\u0627\u0644\u0641\u0648\u0629"),
        ("2024(", ")2024"),  # brackets are mirrored where text runs to the left
        ("\u064a\u0640\u0640\u0627", "\u0627\u064a\u064b"),  # a stretched line and a vowel mark
        ("412\u00b3", "4123"),
        ("10\u207b\u00b3", "10-3"),
        ("2\u00bd", "21\u20442"),
    ],
)
def test_a_habit_is_no_difference(printed: str, seen: str) -> None:
    assert reads_alike(printed, seen)


@pytest.mark.parametrize(
    ("printed", "seen"),
    [
        ("3", "8"),
        ("3/4", "3"),
        ("12", "21"),
        ("10", "100"),
        ("not", ""),
        ("11", "1"),
        ("687", "4687"),
        ("5.0", "50"),
    ],
)
def test_another_reading_is_a_difference(printed: str, seen: str) -> None:
    assert not reads_alike(printed, seen)


@given(st.text("abc019/-.", min_size=1, max_size=6), st.text("abc019/-.", min_size=1, max_size=6))
def test_plain_words_may_differ_only_by_a_hyphen_at_the_end(a: str, b: str) -> None:
    assert reads_alike(a, b) == (a == b or a == f"{b}-" or b == f"{a}-")


@pytest.mark.parametrize(
    ("printed", "seen", "over", "under"),
    [
        ("2/3", "23", range(1), range(1, 2)),
        ("10/30", "1030", range(2), range(2, 4)),
        ("\u00a34\u00bdm,", "\u00a3412m,", range(2, 3), range(3, 4)),
        ("2\u00b9\u00b2\u2044\u2083\u2080", "21230", range(3), range(3, 5)),
    ],
)
def test_a_bar_is_no_character(printed: str, seen: str, over: range, under: range) -> None:
    assert fraction_parts(printed, seen) == (over, under)


@pytest.mark.parametrize(
    ("printed", "seen"), [("2/3", "24"), ("23", "23"), ("and/or", "andor"), ("1/2", "1/2")]
)
def test_other_words_have_none(printed: str, seen: str) -> None:
    assert fraction_parts(printed, seen) is None


def test_a_sign_may_be_on_either_side_of_a_number() -> None:
    assert is_mirrored_number("50%", "%50")
    assert is_mirrored_number("2023\u060c", "\u060c2023")
    assert not is_mirrored_number("50%", "%05")
    assert not is_mirrored_number("a%", "%a")
