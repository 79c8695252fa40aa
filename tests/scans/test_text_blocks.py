"""Blocks of text: what is in one cell, or stands together."""

from __future__ import annotations

import pytest

pytest.importorskip("cv2")

import numpy as np

from appendix_parser.reading.scan.straight.find_rules import Rule
from appendix_parser.reading.scan.text_blocks import Block, find_blocks
from tests.scans.hand_made import DPI, Box4, blobs, letters, none_of

LETTER = 16  # pixels, the height of a letter


def rule(horizontal: bool, position: float, start: float, end: float) -> Rule:
    along = np.linspace(start, end, 5)
    return Rule(horizontal, along, np.full(5, position), 2.0)


def blocks(*boxes: Box4, rules: tuple[Rule, ...] = (), specks: tuple[int, ...] = ()) -> list[Block]:
    found = blobs(*boxes)
    dirt = none_of(found)
    dirt[list(specks)] = True
    return sorted(find_blocks(found, dirt, rules, DPI), key=lambda block: (block.top, block.x0))


def test_letters_close_to_each_other_are_a_block() -> None:
    assert blocks(*letters("talent and")) == [Block(20, 50, 20 + 14 * 9 + 10, 66, in_cell=False)]


def test_wide_white_separates_columns_and_blocks() -> None:
    assert len(blocks((20, 50, 30, 66), (30 + 38, 50, 78, 66))) == 1
    assert len(blocks((20, 50, 30, 66), (30 + 40, 50, 80, 66))) == 2
    assert len(blocks((20, 50, 30, 66), (20, 66 + 27, 30, 109))) == 1
    assert len(blocks((20, 50, 30, 66), (20, 66 + 29, 30, 111))) == 2


def test_a_rule_around_letters_makes_a_cell() -> None:
    sides = rule(True, 40, 10, 60), rule(True, 80, 10, 60), rule(False, 10, 40, 80), rule(False, 60, 40, 80)
    found = blocks((20, 50, 30, 66), (70, 50, 80, 66), rules=sides)
    assert [block.in_cell for block in found] == [True, False]


def test_a_rule_may_just_miss_the_one_that_it_meets() -> None:
    def is_cell(missed: float) -> bool:
        end = 80 - missed
        sides = (
            rule(True, 40, 10, 60),
            rule(True, 80, 10, 60),
            rule(False, 10, 40, 80),
            rule(False, 60, 40, end),
        )
        return blocks((20, 50, 30, 66), rules=sides)[0].in_cell

    assert is_cell(6)
    assert not is_cell(14)


def test_dirt_is_in_no_block() -> None:
    assert blocks((20, 50, 30, 66), (200, 50, 210, 66), specks=(1,)) == [Block(20, 50, 30, 66, in_cell=False)]
    assert blocks((20, 50, 30, 66), specks=(0,)) == []


def test_a_block_with_nothing_as_high_as_a_letter_has_no_text() -> None:
    assert len(blocks((20, 50, 30, 66), (200, 50, 204, 54))) == 1
    assert len(blocks((20, 50, 30, 66), (200, 50, 220, 54))) == 2
