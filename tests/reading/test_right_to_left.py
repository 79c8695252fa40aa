"""Text that runs from right to left is put in the order of reading."""

from __future__ import annotations

from appendix_parser.reading.compose.right_to_left import in_logical_order, right_to_left_runs
from tests.reading.hand_made import one_line
from tests.reading.test_words import line

ALEF, BET, GIMEL = "\u05d0", "\u05d1", "\u05d2"


def runs(text: str, spacing: float = 0.0) -> list[range]:
    return right_to_left_runs(one_line(line(text, spacing=spacing)))


def said(texts: str) -> str:
    return in_logical_order(list(texts), 0, [range(len(texts))])


def test_a_run_reaches_from_its_first_letter_to_its_last() -> None:
    assert runs(f"see {BET}{ALEF}.") == [range(4, 6)]
    assert runs("see") == []


def test_a_letter_that_runs_right_ends_a_run() -> None:
    assert runs(f"{ALEF} a {BET}{GIMEL}") == [range(1), range(4, 6)]


def test_marks_and_figures_between_letters_are_in_the_run() -> None:
    assert runs(f"{ALEF} 12 {BET}") == [range(6)]


def test_wide_white_ends_a_run() -> None:
    assert runs(ALEF + BET, spacing=9) == [range(2)]
    assert runs(ALEF + BET, spacing=11) == [range(1), range(1, 2)]


def test_letters_are_reversed_and_numbers_are_not() -> None:
    assert said(f"{GIMEL}{BET}{ALEF}") == f"{ALEF}{BET}{GIMEL}"
    assert said(f"{BET}1.5{ALEF}") == f"{ALEF}1.5{BET}"


def test_brackets_are_mirrored_and_accents_stay_on_letters() -> None:
    assert said(f"({ALEF})") == f"({ALEF})"
    assert said(f"{BET}\u05b8{ALEF}") == f"{ALEF}{BET}\u05b8"


def test_only_what_is_in_the_run_is_reversed() -> None:
    assert in_logical_order(["a", BET, ALEF, "b"], 5, [range(6, 8)]) == f"a{ALEF}{BET}b"
    assert in_logical_order(["a", "b"], 0, [range(6, 8)]) == "ab"


def test_shapes_of_letters_are_read_as_letters() -> None:
    assert said("\ufe8e\ufecb") == "\u0639\u0627"
