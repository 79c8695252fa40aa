"""Glyphs that move from one line to another."""

from __future__ import annotations

from appendix_parser.reading.compose.moves import Moves
from tests.reading.hand_made import one_line
from tests.reading.test_words import line


def texts(moves: Moves) -> list[str]:
    return ["".join(each.texts) for each in moves.lines()]


def test_what_is_put_into_a_line_is_at_its_place() -> None:
    first, second = one_line(line("ace", spacing=5)), one_line(line("b", x=5, y=120))
    moves = Moves([first, second])
    moves.take(1, [0])
    moves.put(0, second)
    assert texts(moves) == ["abce"]


def test_a_piece_without_a_line_is_one_of_its_own() -> None:
    whole = one_line(line("abc"))
    moves = Moves([whole])
    moves.take(0, [1])
    moves.put(None, whole.only([1]))
    assert texts(moves) == ["ac", "b"]


def test_lines_without_moves_stay_as_they_are() -> None:
    whole = one_line(line("abc"))
    assert Moves([whole]).lines() == [whole]
