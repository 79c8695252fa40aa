from __future__ import annotations

from itertools import combinations
from random import Random

import pytest

from appendix_parser.doubts import Doubt
from appendix_parser.geometry import Box
from appendix_parser.layout import lines_of
from appendix_parser.layout.doubtful.legible import doubtful_words
from appendix_parser.page import PageContent, RulingLine, Word
from tests.layout.pages import down, words
from tests.layout.pages import page as page_of

WORD = Word("planning", Box(100, 50, 140, 62), 1, 0, 10.0)


def doubts(*words: Word, lines: tuple[RulingLine, ...] = ()) -> list[tuple[str, object]]:
    page = PageContent(1, 600, 800, words, lines)
    return [(doubt.code, doubt.values["words"]) for doubt in doubts_of(page)]


def doubts_of(page: PageContent) -> list[Doubt]:
    return list(doubtful_words(page, lines_of([word for word in page.words if not word.askew])))


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


def test_the_doubt_says_where_the_words_are() -> None:
    [doubt] = doubts_of(PageContent(1, 600, 800, (WORD,), (RulingLine(False, 120, 0, 100),)))
    assert doubt.boxes == (WORD.box,)


def test_words_over_each_other_are_doubted() -> None:
    over = Word("to", Box(110, 52, 118, 64), 1, 1, 10.0)
    assert doubts(WORD, over) == [("words-overlap", "planning to")]


def test_words_at_an_angle_may_stand_over_anything() -> None:
    mark = Word("DRAFT", Box(0, 0, 600, 800), 1, 1, 90.0, angle=315)
    assert doubts(WORD, mark, lines=(RulingLine(False, 20, 0, 800),)) == []


def test_many_words_are_quoted_in_part() -> None:
    words = [Word(str(n), Box(100, 20 * n, 140, 20 * n + 12), 1, n, 10.0) for n in range(10)]
    assert doubts(*words, lines=(RulingLine(False, 120, 0, 300),)) == [
        ("word-over-line", "0 1 2 3 4 5 6 7 …")
    ]


def test_words_are_held_against_those_of_every_height() -> None:
    """Wherever a word of any size stands, the same pairs are found as by comparing each with each."""
    random = Random(3)
    words = []
    for index in range(120):
        x, y, width, height = (
            random.uniform(low, high) for low, high in ((0, 300), (0, 300), (2, 40), (2, 30))
        )
        words.append(Word(f"w{index}", Box(x, y, x + width, y + height), 1, index, 10.0))
    expected = {w.text for pair in combinations(words, 2) if covering(*(w.box for w in pair)) for w in pair}
    page = PageContent(1, 600, 800, tuple(words))
    (doubt,) = doubts_of(page)
    quoted = str(doubt.values["words"]).removesuffix(" …").split()
    assert quoted == [word.text for word in words if word.text in expected][: len(quoted)]
    alone = [word for word in words if word.text not in expected]
    assert doubts_of(PageContent(1, 600, 800, tuple(alone))) == []


def covering(one: Box, other: Box) -> bool:
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return across > min(one.width, other.width) / 4 and down > min(one.height, other.height) / 2


_TWO_COLUMNS = words(
    (60, 105, "one text is"), (200, 105, "the other"),
    (60, 117, "one text"), (200, 117, "one of"),
    (60, 129, "goes on"), (200, 129, "the two"),
)  # fmt: skip


def test_a_line_between_words_of_one_sentence() -> None:
    """It stands before the last word of a line, far from where the words behind it begin."""
    between = (_TWO_COLUMNS[1].box.x1 + _TWO_COLUMNS[2].box.x0) / 2
    [doubt] = doubts_of(page_of(_TWO_COLUMNS, [down(between, 100, 150)]))
    assert (doubt.code, doubt.values["words"]) == ("word-over-line", "text is")
    assert doubts_of(page_of(_TWO_COLUMNS, [down(150, 100, 150)])) == []


def test_where_a_column_begins_its_own_text_shows() -> None:
    """In most rows the text right of the first line stands in the column after the next."""
    lines = (RulingLine(False, 140, 0, 300), RulingLine(False, 240, 0, 300))
    found = [(50, 20, "a sheet"), (114, 20, "tight"), (142, 20, "against")]
    found += [(112, 40 + 20 * row, "cells") for row in range(4)]
    found += [(242, 40 + 20 * row, "far on") for row in range(4)]
    assert (
        doubts(*(word._replace(index=index) for index, word in enumerate(words(*found))), lines=lines) == []
    )
