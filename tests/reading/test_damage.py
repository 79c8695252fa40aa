"""Damage is collected until somebody takes it."""

from __future__ import annotations

from appendix_parser.reading.repair.damage import DamageLog
from tests.reading.hand_made import whats


def test_damage_of_one_kind_is_one_doubt_and_said_once() -> None:
    damage = DamageLog()
    for code, what in (("a", "one"), ("b", "two"), ("a", "three"), ("a", "one")):
        damage.note(code, what)
    assert whats(damage) == [("a", "one; three"), ("b", "two")]


def test_what_was_taken_is_forgotten() -> None:
    damage = DamageLog()
    damage.note("a", "one")
    assert damage.take()
    assert damage.take() == ()


def test_more_than_five_are_counted() -> None:
    damage = DamageLog()
    for number in range(7):
        damage.note("a", str(number))
    assert whats(damage) == [("a", "0; 1; 2; 3; 4; and 2 more")]
