"""Texts on one baseline that lap over each other are two."""

from __future__ import annotations

from appendix_parser.reading.compose.layers import layers_of
from tests.reading.hand_made import one_line
from tests.reading.test_words import line


def layers(*runs: object) -> list[str]:
    return ["".join(layer.texts) for layer, _ in layers_of(one_line(*runs))]  # type: ignore[arg-type]


def test_a_text_over_another_is_a_layer_of_its_own() -> None:
    assert layers(line("objective"), line("score", x=31)) == ["objective", "score"]


def test_texts_beside_each_other_are_one_layer() -> None:
    assert layers(line("score"), line("talent", x=40)) == ["scoretalent"]


def test_kerning_does_not_make_a_layer() -> None:
    assert layers(line("AV", spacing=-2.5)) == ["AV"]
    assert layers(line("objective"), line("score", x=43)) == ["objectivescore"]


def test_a_single_glyph_over_others_is_an_accent() -> None:
    assert layers(line("cafe"), line("\u0301", x=16)) == ["cafe\u0301"]


def test_a_third_text_takes_the_first_layer_with_room() -> None:
    found = layers(line("objective"), line("score", x=31), line("of it", x=70))
    assert found == ["objectiveof it", "score"]


def test_each_layer_has_its_own_gaps() -> None:
    [(_, gaps), (_, other)] = layers_of(one_line(line("objective"), line("score", x=31)))
    assert (len(gaps), len(other)) == (8, 4)
