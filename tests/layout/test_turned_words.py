"""Words that run in another direction than their page: headings turned by 90 degrees stand in their cells."""

from __future__ import annotations

from dataclasses import replace

from appendix_parser.geometry import Box
from appendix_parser.layout import PageLayout
from appendix_parser.page import Word
from tests.layout.pages import across, down, laid_out, page, texts, words

UPRIGHT = words((60, 145, "School"), (60, 165, "Abbey"), (205, 165, "2"), (235, 165, "1"))
LINES = [*(down(x, 100, 180) for x in (50, 200, 230, 260)), *(across(y, 50, 260) for y in (100, 160, 180))]


def turned(text: str, box: Box, angle: int = 270) -> Word:
    return Word(text, box, 1, 0, 10.0, angle=angle)


def with_turned(*found: Word) -> PageLayout:
    content = page([*UPRIGHT, *found], LINES)
    angles = [0] * len(UPRIGHT) + [word.angle for word in found]
    pairs = zip(content.words, angles, strict=True)
    return laid_out(replace(content, words=tuple(word._replace(angle=angle) for word, angle in pairs)))


def test_a_turned_heading_stands_in_its_cell() -> None:
    layout = with_turned(
        turned("Leading", Box(210, 110, 220, 150)), turned("Teaching", Box(240, 110, 250, 150))
    )
    [grid] = layout.grids
    assert texts(grid) == [["School", "Leading", "Teaching"], ["Abbey", "2", "1"]]
    assert not layout.askew


def test_its_words_and_lines_are_in_the_order_of_reading() -> None:
    upward = [
        turned("next", Box(215, 130, 225, 155)),
        turned("line", Box(215, 105, 225, 125)),
        turned("first", Box(203, 120, 213, 155)),
    ]
    [grid] = with_turned(*upward).grids
    assert texts(grid)[0] == ["School", "first next line", ""]
    downward = [
        turned("next", Box(203, 105, 213, 125), 90),
        turned("line", Box(203, 130, 213, 155), 90),
        turned("first", Box(215, 105, 225, 140), 90),
    ]
    [grid] = with_turned(*downward).grids
    assert texts(grid)[0] == ["School", "first next line", ""]


def test_what_reaches_over_a_cell_is_a_stamp() -> None:
    layout = with_turned(turned("DRAFT", Box(215, 110, 245, 150)))
    assert texts(layout.grids[0])[0] == ["School", "", ""]
    assert [word.text for word in layout.askew] == ["DRAFT"]


def test_text_beside_upright_text_in_a_cell_is_not_part_of_it() -> None:
    layout = with_turned(turned("DRAFT", Box(100, 110, 110, 140)))
    assert texts(layout.grids[0])[0] == ["School", "", ""]
