"""Each number of the layout: what is just within it, and what is just beyond.

The values are written out, so that a test fails when a number is halved or doubled. `tools/vary_constants.py` does that.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from appendix_parser.geometry import Box
from appendix_parser.layout import looks_like_row
from appendix_parser.layout.doubtful.astray import lines_below_tables, text_beside_tables
from appendix_parser.layout.doubtful.legible import doubtful_words
from appendix_parser.layout.doubtful.repeated import repeated_pages
from appendix_parser.layout.drawn.boxes import without_boxes
from appendix_parser.layout.drawn.ruled import find_lattices
from appendix_parser.layout.undrawn.gaps import gap_regions
from appendix_parser.layout.undrawn.growth import begins_at
from appendix_parser.layout.undrawn.rules import fill_edges, whole_rules
from appendix_parser.layout.undrawn.shades import runs_over, shaded_rows
from appendix_parser.layout.words.bands import bands_of
from appendix_parser.layout.words.gutters import columns_of
from appendix_parser.layout.words.lines import lines_of, set_apart
from appendix_parser.layout.words.marks import is_figure, is_marker
from appendix_parser.layout.words.page_text import Segment, Spacing, Text
from appendix_parser.layout.words.rows import holds_rows
from appendix_parser.page import Fill, RulingLine, Word
from tests.layout.pages import across, down, grids, laid_out, page, words

GREY = (0.9, 0.9, 0.9)
USUAL = Spacing(0.6, 1.0)
MANY = " ".join(["word"] * 20)


def text(*found: tuple[float, float, str]) -> Text:
    return Text(words(*found), USUAL)


def wide_word(x0: float, x1: float, top: float = 100.0) -> Word:
    return Word("word", Box(x0, top, x1, top + 10), 1, 0, 10.0)


# -- points ------------------------------------------------------------------------------------------------------
def is_repeated(shift: float) -> bool:
    first = page(words((50, 50, MANY)), [])
    second = replace(page(words((50 + shift, 50, MANY)), []), number=2)
    return bool(list(repeated_pages([first, second])))


def begins_there(shift: float) -> bool:
    return begins_at(text((50 + shift, 50, "Talent")).lines[0].parts, [50])


def lines_meet(missed: float) -> bool:
    return bool(find_lattices([across(100, 50, 200), down(200 + missed, 80, 120)], []))


def shades_touch(white: float) -> bool:
    boxes = [Box(50, 100, 150, 120), Box(150 + white, 100, 250, 120), Box(250 + white, 100, 350, 120)]
    found = text((60, 105, "a"), (160, 105, "b"), (270, 105, "c"))
    return any(len(row.xs) == 4 for row in shaded_rows([Fill(box, GREY) for box in boxes], found.lines, []))


def is_of_one_width(missed: float) -> bool:
    return whole_rules([across(100)])[0].is_as_wide_as(50, 450 - missed)


def is_too_low_for_a_row(height: float) -> bool:
    return not fill_edges([Fill(Box(50, 100, 450, 100 + height), GREY)], 250_000)


def is_one_rule(white: float) -> bool:
    return len(whole_rules([across(100, 50, 200), across(100, 200 + white, 450)])) == 1


def is_box_in_a_cell(height: float) -> bool:
    inner = [across(y, 200, 260) for y in (150, 150 + height)]
    inner += [down(x, 150, 150 + height) for x in (200, 260)]
    frame = [across(100), across(300), down(50, 100, 300), down(450, 100, 300)]
    return len(without_boxes([*frame, *inner])) == 4


def is_undrawn_side(share: float) -> bool:
    found = words((60, 105, "a b"), (60, 135, "c"), (260, 135, "d"))
    lines = [*map(across, (100, 130, 160)), down(50), down(250, 130 - 30 * share, 160), down(450)]
    [grid] = grids(found, lines)
    return len(grid.rows()[0]) == 1


def is_too_wide_for_its_column(width: float) -> bool:
    found = words((60, 105, "a"), (60, 135, "c"), (360, 135, "d"))
    found.append(wide_word(250 - width / 2, 250 + width / 2, 105))
    [grid] = grids(found, [*map(across, (100, 130, 160)), *map(down, (50, 247.5, 252.5, 450))])
    return grid.column_count == 2


def is_too_short_for_a_rule(length: float) -> bool:
    return not whole_rules([across(100, 50, 50 + length)])


# -- font sizes ------------------------------------------------------------------------------------------------
def lines_lap(over: float) -> bool:
    [*segments] = text((50, 100, "upper"), (50, 110 - over, "lower")).lines
    return len(bands_of([Segment.of(line.words, i) for i, line in enumerate(segments)], [])) == 2


def laps_over_boundary(over: float) -> bool:
    return not runs_over(wide_word(100, 140), [140 - over])


def is_within_sentence(white: float) -> bool:
    return not text((50, 100, "to"), (60 + white, 100, "be")).lines[0].is_gapped


def is_space(white: float) -> bool:
    return len(text((50, 100, "to"), (60 + white, 100, "be")).segments) == 1


def is_between_lines(white: float) -> bool:
    rows = text((50, 100, "a"), (150, 100, "b"), (50, 110 + white, "c"), (150, 110 + white, "d"))
    return not holds_rows(bands_of(rows.segments, [100.0]), 10)


def is_between_paragraphs(white: float) -> bool:
    top = 110 + white
    rows = text((150, 100, "end"), (50, top, "a"), (150, top, "b"), (250, top, "c"))
    return not holds_rows(bands_of(rows.segments, [100.0, 200.0]), 10)


def continues_below(white: float, shift: float = 5.0) -> bool:
    below = 110 + white
    rows = text((50, 100, "Talent"), (200, 100, "Three"), (50, below, "Carbon"), (200 + shift, below, "Four"))
    return bool(gap_regions(rows))


def rows_continue_below(white: float) -> bool:
    return continues_below(white, shift=0.0)


def is_item_of_column(indent: float) -> bool:
    rows = text((50, 100, "Talent"), (200, 100, "Three"), (50, 115, "Carbon"), (200, 115, "Four"))
    below = text((200 + indent, 130, "more"))
    [region] = gap_regions(rows + below)
    return region.box.bottom == 140


def is_one_group(white: float) -> bool:
    step = 10 + white
    return not looks_like_row(text(*((50 + step * index, 100, "to") for index in range(3))).lines[0])


def is_one_line_of_text(white: float) -> bool:
    return (
        len(list(set_apart(lines_of([*words((50, 100, "to")), *words((60 + white, 100, "be"), bold=True)]))))
        == 1
    )


def is_typewritten_space(white: float) -> bool:
    typed = text(*((50 + 16 * index, 100, "to") for index in range(12)))
    return len(Text(words((50, 100, "to"), (60 + white, 100, "be")), Spacing.of(typed.lines)).segments) == 1


def is_under_one_column(white: float) -> bool:
    found = words((60, 105, "a"), (260, 105, "b"), (60, 135, "c"), (260, 135, "d"))
    below = words((254 - white - 30, 165, "lesser"), (254, 165, "more"))
    layout = laid_out(page([*found, *below], [*map(across, (100, 130, 160)), *map(down, (50, 250, 450))]))
    return not any(lines_below_tables(layout))


def is_at_the_side(white: float) -> bool:
    found = words(
        (60, 105, "a"), (260, 105, "b"), (60, 135, "c"), (260, 135, "d"), (450 + white, 120, "aside")
    )
    layout = laid_out(page(found, [*map(across, (100, 130, 160)), *map(down, (50, 250, 450))]))
    return bool(list(text_beside_tables(layout)))


# -- shares and counts -----------------------------------------------------------------------------------------
def hangs_over_line(share: float) -> bool:
    return not _doubted([wide_word(100, 140)], [down(100 + 40 * share, 50, 200)])


def is_no_strike(share: float) -> bool:
    return not _doubted([wide_word(100, 140)], [across(105, 100, 100 + 40 * share)])


def stand_apart(share: float) -> bool:
    return not _doubted([wide_word(100, 140), wide_word(140 - 40 * share, 180 - 40 * share)], [])


def _doubted(found: list[Word], lines: list[RulingLine]) -> bool:
    content = page(found, lines)
    return bool(list(doubtful_words(content, lines_of(content.words))))


def are_two_lines(shared: float) -> bool:
    return len(lines_of([wide_word(50, 90, 100), wide_word(100, 140, 110 - shared)])) == 2


def bridges_are_few(count: int) -> bool:
    rows = [
        (x, 100.0 + 12 * n, side) for n in range(20 - count) for x, side in ((50.0, "left"), (200.0, "right"))
    ]
    return len(columns_of(text(*rows, *((50, 340 + 12 * n, "long " * 30) for n in range(count))))) == 2


def heads_its_column(lines: int) -> bool:
    body = [(50.0, 100.0 + 12 * n, "left") for n in range(16)]
    head = [(150.0, 100.0 + 12 * n, "head") for n in range(lines)]
    column = [(250.0, 100.0 + 12 * n, "text") for n in range(lines, 16)]
    return len(columns_of(text(*body, *head, *column))) == 2


def is_short_marker(length: int) -> bool:
    return is_marker({5: "2.1.1", 8: "10.10.10"}[length])


def is_short_figure(length: int) -> bool:
    return is_figure({11: "123,456 kWh", 15: "123,456,789 kWh"}[length])


def says_too_little(count: int) -> bool:
    content = page(words((50, 100, " ".join(["word"] * count))), [])
    return not list(repeated_pages([content, replace(content, number=2)]))


def are_few_spaces(count: int) -> bool:
    typed = text(*((50 + 16 * index, 100, "to") for index in range(count + 1)))
    return Spacing.of(typed.lines, USUAL) == USUAL


def are_pages(first: int) -> bool:
    found = [
        text for n in range(5) for text in ((60, 100 + 20 * n, "Talent"), (300, 100 + 20 * n, str(first + n)))
    ]
    return not grids(words(*found), [])


def is_quoted_whole(count: int) -> bool:
    found = words((60, 105, "a"), (260, 105, "b"), (60, 135, "c"), (260, 135, "d"))
    found += words((455, 120, " ".join(["to"] * count)))
    layout = laid_out(page(found, [*map(across, (100, 130, 160)), *map(down, (50, 250, 450))]))
    [doubt] = text_beside_tables(layout)
    return len(str(doubt.values["words"]).split()) == count


RULES: list[tuple[Callable[..., bool], float, float]] = [
    (is_repeated, 0.6, 1.8),
    (begins_there, 1.0, 2.5),
    (lines_meet, 2, 5),
    (shades_touch, 3, 6),
    (is_of_one_width, 4, 9),
    (is_too_low_for_a_row, 4, 8),
    (is_one_rule, 15, 30),
    (is_too_short_for_a_rule, 30, 60),
    (is_box_in_a_cell, 30, 60),
    (is_undrawn_side, 0.5, 0.9),
    (is_too_wide_for_its_column, 10, 5),
    (lines_lap, 2, 5),
    (laps_over_boundary, 2, 4),
    (is_within_sentence, 9, 12),
    (is_space, 5, 8),
    (is_between_lines, 3, 8),
    (is_between_paragraphs, 8, 13),
    (continues_below, 15, 23),
    (rows_continue_below, 22, 32),
    (is_item_of_column, 15, 30),
    (is_one_group, 15, 25),
    (is_one_line_of_text, 30, 50),
    (is_typewritten_space, 9, 12),
    (is_under_one_column, 8, 14),
    (is_at_the_side, 7, 15),
    (hangs_over_line, 0.15, 0.35),
    (is_no_strike, 0.4, 0.7),
    (stand_apart, 0.2, 0.4),
    (are_two_lines, 4, 7),
    (bridges_are_few, 3, 5),
    (heads_its_column, 5, 9),
    (is_short_marker, 5, 8),
    (is_short_figure, 11, 15),
    (says_too_little, 8, 16),
    (are_few_spaces, 8, 14),
    (are_pages, 101, 10101),
    (is_quoted_whole, 10, 16),
]


@pytest.mark.parametrize(("rule", "within", "beyond"), RULES, ids=[rule.__name__ for rule, _, _ in RULES])
def test_each_number_is_needed(rule: Callable[..., bool], within: float, beyond: float) -> None:
    assert rule(within)
    assert not rule(beyond)
