"""What a short text is: a figure, a bullet, a list's marker or dots."""

from __future__ import annotations

import pytest

from appendix_parser.layout.words.marks import counts_up, is_figure, is_leader, is_list_bullet, is_marker


@pytest.mark.parametrize(
    ("text", "leads"), [("....", True), ("…….", True), (".", False), ("3...", False), ("..3", False)]
)
def test_a_leader_has_two_dots_and_nothing_else(text: str, leads: bool) -> None:
    assert is_leader(text) is leads


@pytest.mark.parametrize(
    ("text", "bullet"), [("•", True), ("*", True), ("–", False), ("••", False), ("a", False)]
)
def test_a_dash_is_not_surely_a_bullet(text: str, bullet: bool) -> None:
    assert is_list_bullet(text) is bullet


@pytest.mark.parametrize("text", ["•", "–", "1.", "a)", "(b)", "iv.", "2.1", "2.1.3", "(iii)"])
def test_a_short_number_or_letter_is_a_marker(text: str) -> None:
    assert is_marker(text)


@pytest.mark.parametrize("text", ["1", "a", "2022", "ab.", "1.2.3.4", "Talent"])
def test_a_number_alone_or_a_word_is_not_a_marker(text: str) -> None:
    assert not is_marker(text)


@pytest.mark.parametrize(
    "text", ["3", "2/3", "£41", "(1,200)", "1a", "12 kg", "N/A", "tbc", "n.a.", "–", "✓"]
)
def test_a_number_with_a_unit_or_a_missing_one_is_a_figure(text: str) -> None:
    assert is_figure(text)


@pytest.mark.parametrize("text", ["A", "a1", "1st", "Level 3", "1234567890123", "****"])
def test_text_with_as_many_letters_is_not_a_figure(text: str) -> None:
    assert not is_figure(text)


@pytest.mark.parametrize(
    ("before", "after", "next_one"),
    [
        ("1", "2", True),
        ("9", "10", True),
        ("1.2", "1.3", True),
        ("1.9", "2.1", True),
        ("1a", "1b", True),
        ("2", "2a", False),
        ("2", "2", False),
        ("2", "1", False),
        ("Obj 4", "Obj 5", True),
        ("Obj 4", "Act 5", False),
        ("Talent", "5", False),
    ],
)
def test_the_next_number_is_one_more(before: str, after: str, next_one: bool) -> None:
    assert counts_up(before, after) is next_one
