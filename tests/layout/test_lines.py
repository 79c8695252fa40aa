"""Words side by side make a line of text."""

from __future__ import annotations

from appendix_parser.geometry import Box
from appendix_parser.layout.words.lines import TextLine, by_height, lines_of, set_apart
from appendix_parser.page import Word
from tests.layout.pages import words


def word(text: str, x0: float, top: float, size: float = 10.0) -> Word:
    return Word(text, Box(x0, top, x0 + 20, top + size), 1, 0, size)


def texts(found: list[Word]) -> list[str]:
    return [line.text for line in lines_of(found)]


def test_lines_read_downward_and_words_from_the_left() -> None:
    assert texts(words((200, 112, "lower"), (50, 112, "the"), (50, 100, "upper"))) == ["upper", "the lower"]


def test_a_word_over_half_beside_another_is_on_its_line() -> None:
    assert texts([word("three", 50, 100), word("four", 90, 104)]) == ["three four"]
    assert texts([word("three", 50, 100), word("four", 90, 106)]) == ["three", "four"]


def test_a_small_mark_does_not_pull_in_the_next_line() -> None:
    found = [word("above", 50, 100), word("1", 90, 107, size=4), word("below", 50, 108.5)]
    assert texts(found) == ["above 1", "below"]


def test_far_text_in_another_style_is_a_line_of_its_own() -> None:
    line = TextLine((*words((50, 100, "Objective")), *words((145, 100, "DRAFT"), bold=True)))
    assert [piece.text for piece in set_apart([line])] == ["Objective", "DRAFT"]
    larger = TextLine((*words((50, 100, "Objective")), word("DRAFT", 150, 98, size=12)))
    assert [piece.text for piece in set_apart([larger])] == ["Objective", "DRAFT"]


def test_far_text_in_the_same_style_stays_on_its_line() -> None:
    [line] = lines_of(words((50, 100, "Objective"), (200, 100, "Score")))
    assert [piece.text for piece in set_apart([line])] == ["Objective Score"]


def test_near_text_in_another_style_stays_on_its_line() -> None:
    line = TextLine((*words((50, 100, "Objective")), *words((120, 100, "new"), bold=True)))
    assert [piece.text for piece in set_apart([line])] == ["Objective new"]


def test_things_between_two_heights_have_their_middles_there() -> None:
    between = by_height([word("low", 50, 120), word("high", 50, 100)])
    assert [found.text for found in between(100, 126)] == ["high", "low"]
    assert [found.text for found in between(100, 125)] == ["high"]
