"""The words of one value: on which pages they are, and where its paragraphs begin."""

from __future__ import annotations

import pytest

from appendix_parser.assembly.passage import Measure, Passage, by_page, fills, paragraphs
from appendix_parser.geometry import Box
from appendix_parser.page import Word
from tests.assembly.hand_made import LINE, numbered, passage
from tests.layout.pages import words

MEASURE = Measure(100, LINE)


def split(text: str, measure: Measure = MEASURE) -> list[str]:
    """The paragraphs of a text; `|` ends a line."""
    return [" ".join(line.text for line in part) for part in paragraphs(passage(text), measure)]


def test_a_passage_over_a_page_end_has_a_box_on_each_page() -> None:
    whole = passage("first|second") + passage("third", page=2)
    assert whole.plain == "first second third"
    assert whole.page == 1
    assert whole.boxes() == [(1, Box(50, 100, 80, 122)), (2, Box(50, 100, 75, 110))]


def test_an_empty_passage_is_false_and_on_no_page() -> None:
    assert not Passage()
    assert Passage().page is None
    assert passage("word")


def test_words_of_several_pages_make_a_passage_each() -> None:
    found = [*numbered(words((50, 100, "one two"))), *numbered(words((50, 50, "three")), page=2)]
    assert [each.plain for each in by_page(found)] == ["one two", "three"]


def test_a_column_is_as_wide_as_its_widest_line() -> None:
    assert Measure.of([passage("word"), passage("a longer line|word")]) == Measure(60, LINE)


def test_a_page_end_is_not_a_step_between_lines() -> None:
    assert Measure.of([passage("word") + passage("word", top=50, page=2)]) == Measure(20, 0)


def test_lines_without_room_for_the_next_word_are_a_paragraph() -> None:
    assert split("procurement and its|commercial work") == ["procurement and its commercial work"]


def test_a_word_that_had_room_before_begins_a_paragraph() -> None:
    assert split("one line|commercial work") == ["one line", "commercial work"]


@pytest.mark.parametrize(("width", "count"), [(91, 1), (92, 2)])
def test_a_word_must_have_fitted_with_a_space_and_some_slack(width: float, count: int) -> None:
    assert len(split("one line|commercial", Measure(width, LINE))) == count


def test_a_bullet_begins_a_paragraph() -> None:
    assert split("procurement and its|• commercial work") == ["procurement and its", "• commercial work"]


def test_a_wider_step_begins_a_paragraph() -> None:
    text = passage("procurement and its") + passage("commercial work", top=116)
    assert len(paragraphs(text, MEASURE)) == 2
    assert len(paragraphs(text, Measure(100, 13))) == 1


def test_a_hyphenated_word_or_a_closing_mark_continues() -> None:
    assert split("pro-|curement") == ["pro- curement"]
    assert split("the end|.)") == ["the end .)"]
    assert split("the –|curement") == ["the –", "curement"]


def test_a_line_with_less_room_than_a_letter_is_full() -> None:
    def is_full(width: float) -> bool:
        word = Word("word", Box(0, 0, width, 10), 1, 0, 10.0)
        return fills(Passage.of([word]).lines[0], MEASURE)

    assert is_full(91)
    assert not is_full(90)
