from __future__ import annotations

import pytest

from appendix_parser.geometry import Box
from appendix_parser.layout.legible import doubtful_words
from appendix_parser.page import PageContent, RulingLine, Word

WORD = Word("planning", Box(100, 50, 140, 62), 1, 0, 10.0)


def doubts(*words: Word, lines: tuple[RulingLine, ...] = ()) -> list[tuple[str, object]]:
    page = PageContent(1, 600, 800, words, lines)
    return [(doubt.code, doubt.values["words"]) for doubt in doubtful_words(page)]


def test_plain_words_are_not_doubted() -> None:
    beside = Word("ahead", Box(143, 50, 170, 62), 1, 1, 10.0)
    below = Word("for", Box(100, 60, 112, 72), 1, 2, 10.0)
    assert doubts(WORD, beside, below) == []


@pytest.mark.parametrize(
    ("line", "doubted"),
    [
        (RulingLine(False, 120, 0, 100), True),
        (RulingLine(False, 120, 0, 56), False),  # ends at the word's middle, where another cell may begin
        (RulingLine(False, 104, 0, 100), False),  # a tight cell's side
        (RulingLine(False, 144, 0, 100), False),
        (RulingLine(True, 56, 90, 150), True),  # struck out
        (RulingLine(True, 60, 90, 150), False),  # underlined
        (RulingLine(True, 56, 135, 150), False),
    ],
)
def test_words_that_a_line_crosses_are_doubted(line: RulingLine, doubted: bool) -> None:
    assert doubts(WORD, lines=(line,)) == ([("word-over-line", "planning")] if doubted else [])


def test_words_over_each_other_are_doubted() -> None:
    over = Word("to", Box(110, 52, 118, 64), 1, 1, 10.0)
    assert doubts(WORD, over) == [("words-overlap", "planning to")]


def test_words_at_an_angle_may_stand_over_anything() -> None:
    mark = Word("DRAFT", Box(0, 0, 600, 800), 1, 1, 90.0, askew=True)
    assert doubts(WORD, mark, lines=(RulingLine(False, 20, 0, 800),)) == []


def test_many_words_are_quoted_in_part() -> None:
    words = [Word(str(n), Box(100, 20 * n, 140, 20 * n + 12), 1, n, 10.0) for n in range(10)]
    assert doubts(*words, lines=(RulingLine(False, 120, 0, 300),)) == [
        ("word-over-line", "0 1 2 3 4 5 6 7 …")
    ]
