"""Lines in one style, one below the other, are a block."""

from __future__ import annotations

from appendix_parser.assembly.heads.roles import Role
from appendix_parser.assembly.model import TextRun
from appendix_parser.assembly.outline.blocks import Block, blocks_of, body_size, text_width
from appendix_parser.geometry import Box
from appendix_parser.layout import TextLine
from appendix_parser.page import Word
from tests.assembly.hand_made import columns, objectives

WIDE = 1000.0


def line(
    text: str, top: float, *, size: float = 10, bold: bool = False, page: int = 1, width: float = 100
) -> TextLine:
    """A line of two words; the first one is 20 points wide."""
    first = Word(text, Box(50, top, 70, top + size), page, 0, size, bold=bold)
    return TextLine((first, first._replace(text="more", box=Box(75, top, 50 + width, top + size))))


def blocks(*lines: TextLine, room: float = WIDE) -> list[int]:
    """How many lines each block has."""
    return [len(block.lines) for block in blocks_of(lines, room)]


def test_lines_close_to_each_other_are_a_block() -> None:
    assert blocks(line("a", 100), line("b", 113), line("c", 127)) == [2, 1]


def test_lines_further_apart_continue_if_the_word_did_not_fit() -> None:
    assert blocks(line("a", 100), line("b", 117), room=120) == [2]
    assert blocks(line("a", 100), line("b", 117), room=125) == [1, 1]
    assert blocks(line("a", 100), line("b", 119), room=120) == [1, 1]


def test_another_size_weight_or_page_begins_a_block() -> None:
    first = line("a", 100)
    for other in (line("b", 112, size=10.5), line("b", 112, bold=True), line("b", 112, page=2)):
        assert blocks(first, other) == [1, 1]
    assert blocks(first, line("b", 112, size=10.2)) == [2]


def test_a_line_above_the_last_one_begins_a_block() -> None:
    assert blocks(line("a", 100), line("b", 90)) == [1, 1]


def test_the_style_is_that_of_most_words() -> None:
    plain, bold = line("a", 100), line("b", 112, size=14, bold=True)
    assert Block((plain, plain, bold)).style == (10, False)
    assert Block((plain, bold, bold)).style == (14, True)
    assert (Block((plain, bold)).page, Block((plain, bold)).passage.plain) == (1, "a more b more")


def test_the_size_of_tables_is_the_usual_one() -> None:
    table = objectives(columns(Role.TITLE, Role.SCORE), ["Talent", "3"])
    assert body_size([TextRun((line("a", 100, size=20),)), table]) == 10
    assert body_size([TextRun((line("a", 100),))]) == 0


def test_text_is_as_wide_as_three_of_its_lines() -> None:
    table = objectives(columns(Role.NUMBER, Role.TITLE, Role.SCORE, Role.COMMENTS))
    lines = [line("a", 100, width=width) for width in (390, 300, 298, 292, 100)]
    assert text_width([table, TextRun(tuple(lines))]) == 300
    assert text_width([table, TextRun(tuple(lines[:3]))]) == 400


def test_text_is_no_wider_than_the_tables() -> None:
    table = objectives(columns(Role.NUMBER, Role.TITLE))
    lines = tuple(line("a", 100, width=300) for _ in range(3))
    assert text_width([table, TextRun(lines)]) == 200
