from __future__ import annotations

import pytest

from appendix_parser.layout.drawn.underlines import without_underlines
from appendix_parser.page import RulingLine
from tests.layout.pages import across, down, words

TEXT = words((60, 105, "see the register here"))
START, END = TEXT[0].box.x0, TEXT[-1].box.x1


@pytest.mark.parametrize("y", [113, 115, 116])
def test_a_line_at_the_foot_of_words_is_an_underline(y: float) -> None:
    assert without_underlines([across(y, START, END)], TEXT) == ()
    assert without_underlines([across(y, TEXT[1].box.x0, TEXT[2].box.x1 - 2)], TEXT) == ()
    assert without_underlines([across(y, TEXT[2].box.x0 + 12, TEXT[2].box.x1)], TEXT) == ()  # e-auction


@pytest.mark.parametrize(
    "line",
    [
        across(120, START, END),
        across(115, START - 10, END),
        across(115, START, END + 10),
        across(106, START, END),
        across(300, START, END),
        down(START, 100, 120),
    ],
    ids=str,
)
def test_other_lines_are_none(line: RulingLine) -> None:
    assert without_underlines([line], TEXT) == (line,)


def test_a_rule_below_texts_far_from_each_other_is_none() -> None:
    row = words((60, 105, "Spain"), (300, 105, "268"))
    rule = across(115, row[0].box.x0, row[1].box.x1)
    assert without_underlines([rule], row) == (rule,)
