"""Text that a table should hold is told: beside it or below it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from appendix_parser.geometry import Box
from appendix_parser.layout import TextLine
from appendix_parser.layout.doubtful.astray import lines_below_tables, text_below_table, text_beside_tables
from appendix_parser.page import PageContent, RulingLine, Word
from tests.layout.pages import laid_out


def _word(text: str, x0: float, top: float, index: int) -> Word:
    return Word(text, Box(x0, top, x0 + 20, top + 10), 1, index, 10.0)


def _page(*more: Word) -> PageContent:
    """Return a page with a drawn table of three columns and four rows, from (100, 100) to (400, 220)."""
    lines = [RulingLine(True, 100 + 30 * row, 100, 400) for row in range(5)]
    lines += [RulingLine(False, 100 + 100 * column, 100, 220) for column in range(4)]
    words = [
        _word(f"w{row}{column}", 110 + 100 * column, 110 + 30 * row, 3 * row + column)
        for row in range(4)
        for column in range(3)
    ]
    return PageContent(1, 595, 842, (*words, *more), tuple(lines))


def test_words_that_touch_a_table_at_its_side_are_told() -> None:
    aside, far = _word("aside", 404, 140, 12), _word("far", 450, 170, 13)
    [doubt] = text_beside_tables(laid_out(_page(aside, far)))
    assert (doubt.code, doubt.values) == ("text-beside-table", {"words": "aside far"})
    assert doubt.boxes == (aside.box, far.box)


def test_words_within_a_table_that_no_cell_holds_are_told() -> None:
    layout = laid_out(_page())
    lost = TextLine((_word("lost", 320, 140, 12),))
    [doubt] = text_beside_tables(replace(layout, lines=(lost,)))
    assert doubt.values == {"words": "lost"}


def test_words_above_a_table_or_away_from_it_are_not() -> None:
    above, away = _word("above", 404, 80, 12), _word("away", 450, 140, 13)
    assert list(text_beside_tables(laid_out(_page(above, away)))) == []


def test_words_below_a_column_that_no_record_holds_are_told() -> None:
    below = _word("below", 310, 226, 12)
    [lines] = lines_below_tables(laid_out(_page(below)))
    [doubt] = text_below_table(lines, lambda _: True)
    assert (doubt.code, doubt.values) == ("text-below-table", {"words": "below"})
    assert doubt.boxes == (below.box,)
    assert list(text_below_table(lines, lambda _: False)) == []


def test_texts_below_two_columns_are_told() -> None:
    both = _word("left", 210, 226, 12), _word("right", 310, 226, 13)
    [[line]] = lines_below_tables(laid_out(_page(*both)))
    assert line.text == "left right"


def test_words_far_below_or_over_two_columns_are_not_doubted() -> None:
    note, over, far = _word("Note", 104, 226, 12), _word("over", 290, 226, 12), _word("far", 310, 260, 12)
    for word in (note, over, far):
        assert list(lines_below_tables(laid_out(_page(word)))) == [[]]


@pytest.mark.parametrize("text", ["•", "goes", "7"])
def test_what_may_go_on_below_the_first_column_is_told(text: str) -> None:
    [lines] = lines_below_tables(laid_out(_page(_word(text, 104, 226, 12))))
    assert [line.text for line in lines] == [text]
