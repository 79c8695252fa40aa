"""Glyphs become words: what parts them, and what does not."""

from __future__ import annotations

from itertools import count, islice

from hypothesis import given
from hypothesis import strategies as st

from appendix_parser.geometry import Rotation
from appendix_parser.page import RulingLine, Word
from appendix_parser.reading.compose.glyph_runs import GlyphRun
from appendix_parser.reading.compose.words import build_words

SIZE = 10.0
_order = count()


def line(
    text: str, *, x: float = 0.0, y: float = 100.0, spacing: float = 0.0, size: float = SIZE, font: str = "F"
) -> list[GlyphRun]:
    """Set text with half an em for each character."""
    places = [index * (size / 2 + spacing) for index in range(len(text))]
    return [run(text, x, y, places, size=size, font=font)] if text else []


def run(
    text: str,
    x: float,
    y: float,
    places: list[float],
    *,
    direction: tuple[float, float] = (1.0, 0.0),
    size: float = SIZE,
    font: str = "F",
) -> GlyphRun:
    advances = [size / 2] * len(text)
    order, *_ = islice(_order, len(text))
    return GlyphRun(text, x, y, *direction, places, advances, size, font, False, True, order)


def apart(runs: list[GlyphRun]) -> list[GlyphRun]:
    """Return the glyphs of runs as one run each, as if they had been placed one by one."""
    singles = [run.only([index]) for run in runs for index in range(len(run.texts))]
    return [single._replace(order=next(_order)) for single in singles]


def words(glyphs: list[GlyphRun], *rules: RulingLine) -> list[Word]:
    return list(build_words(glyphs, rules, page=1, rotation=Rotation()))


def texts(glyphs: list[GlyphRun], *rules: RulingLine) -> list[str]:
    return [word.text for word in words(glyphs, *rules)]


def test_spaces_part_words() -> None:
    assert texts(line("as agreed")) == ["as", "agreed"]


def test_a_soft_hyphen_that_takes_room_within_a_line_is_seen() -> None:
    assert texts(line("well\u00adrun and so\u00ad")) == ["well-run", "and", "so\u00ad"]
    unseen = run("co\u00adop", 0.0, 100.0, [0.0, 5.0, 10.0, 10.0, 15.0])
    assert texts([unseen._replace(advances=[5.0, 5.0, 0.0, 5.0, 5.0])]) == ["coop"]


def test_a_space_that_stands_on_a_letter_parts_nothing() -> None:
    """A browser draws one for a soft hyphen at which it broke no line."""
    assert texts([*line("Deve"), *line("loping", x=20), *line(" ", x=20)]) == ["Developing"]


def test_a_space_that_letters_were_written_over_parts_nothing() -> None:
    """The empty cells of a template hold a blank."""
    blank = [*line(" ", x=2.5), *line("elsewhere", y=50)]
    assert texts([*blank, *line("412")])[1:] == ["412"]
    assert texts([*line("4 12")]) == ["4", "12"]


def test_a_space_after_an_accent_parts_words() -> None:
    accent = run("\u0301", 20, 100.0, [0.0])._replace(advances=[0.01])
    assert texts([*line("cafe"), accent, *line(" noir", x=20)]) == ["café", "noir"]


def test_gaps_part_words_where_no_space_is_drawn() -> None:
    assert texts(line("as") + line("agreed", x=13)) == ["as", "agreed"]


def test_gaps_part_short_words_where_no_space_is_drawn() -> None:
    places = {"in": 0, "3": 15, "of": 25, "4": 40}
    glyphs = [glyph for text, x in places.items() for glyph in line(text, x=x)]
    assert texts(glyphs) == ["in", "3", "of", "4"]


def test_dots_that_lead_to_a_page_number_are_no_part_of_it() -> None:
    assert texts(line("Risk.....15")) == ["Risk.....15"]
    assert texts(line("Risk .....15")) == ["Risk", ".....", "15"]


def test_letter_spacing_does_not_part_words() -> None:
    assert texts(line("letter spaced text", spacing=4)) == ["letter", "spaced", "text"]


def test_text_drawn_twice_is_one_bold_word() -> None:
    found = words(line("Score") + line("Score", x=0.4) + line("Talent", y=130))
    assert [(w.text, w.bold) for w in found] == [("Score", True), ("Talent", False)]


def test_where_all_text_is_drawn_twice_that_sets_nothing_off() -> None:
    found = words(line("Score") + line("Score", x=0.4))
    assert [(w.text, w.bold) for w in found] == [("Score", False)]


def test_double_letters_stay_double() -> None:
    assert texts(line("all bookkeeping")) == ["all", "bookkeeping"]


def test_a_ruling_line_in_a_gap_parts_words() -> None:
    glyphs = line("3") + line("4", x=6.2)
    assert texts(glyphs) == ["34"]
    assert texts(glyphs, RulingLine(False, 5.6, 0, 200)) == ["3", "4"]


def test_a_ruling_line_elsewhere_does_not() -> None:
    glyphs = line("3") + line("4", x=6.2)
    assert texts(glyphs, RulingLine(False, 5.6, 150, 200)) == ["34"]


def test_drawing_order_does_not_matter() -> None:
    glyphs = line("one two") + line("three four", y=112)
    assert texts(glyphs[::-1]) == texts(glyphs) == ["one", "two", "three", "four"]


def test_text_in_another_direction_is_askew() -> None:
    down = run("DRAFT", 300, 10, [0, 5, 10, 15, 20], direction=(0.0, 1.0))
    found = words([*line("upright"), down])
    assert [(w.text, w.askew) for w in sorted(found, key=lambda w: w.askew)] == [
        ("upright", False),
        ("DRAFT", True),
    ]
    assert found[0].box.height > 0


@given(
    st.lists(st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=8), max_size=12)
)
def test_no_letter_is_lost_or_invented(parts: list[str]) -> None:
    together = line(" ".join(parts))
    assert texts(together) == parts
    assert words(apart(together)) == words(apart(together)[::-1]) == words(together)


def test_glyphs_of_several_runs_are_ordered_by_their_places() -> None:
    odd, even = run("srn", 0, 100, [0, 10, 20]), run("tig", 5, 100, [0, 10, 20])
    assert texts([odd, even]) == texts([even, odd]) == ["string"]


def test_what_stands_in_one_place_keeps_the_order_of_drawing() -> None:
    letter, accent = run("e", 5, 100, [0]), run("\u0301", 5, 100, [0])
    assert texts([*line("n"), accent, letter]) == ["n\u00e9"]


def test_a_run_that_is_set_backwards_is_read_from_left_to_right() -> None:
    assert texts([run("cba", 20, 100, [0, -5, -10])]) == ["abc"]


def test_texts_that_lap_over_each_other_are_two() -> None:
    glyphs = line("Objective") + line("weak", x=38)
    assert texts(glyphs) == ["Objective", "weak"]
    assert texts(line("Objective weak") + line("strong", x=58)) == ["Objective", "weak", "strong"]


def test_an_accent_drawn_over_its_letter_is_part_of_the_word() -> None:
    glyphs = line("cafe") + line("\u0301", x=15)
    assert len(texts(glyphs)) == 1


def test_a_ruling_line_splits_texts_drawn_on_either_side() -> None:
    glyphs = [*line("our"), *line("elsewhere", y=50), *line("3", x=15)]
    rule = RulingLine(False, 15, 0, 200)
    assert "our3" in texts(glyphs)
    assert {"our", "3"} < set(texts(glyphs, rule))
    assert texts(line("our3"), rule) == ["our3"]


def test_a_space_that_takes_no_room_parts_nothing() -> None:
    assert texts(line("cont") + line(" ", x=20) + line("ract", x=20)) == ["contract"]
    assert texts(line("cont") + line(" ", x=20) + line("ract", x=22.5)) == ["cont", "ract"]


def test_figures_of_different_columns_are_not_letter_spaced() -> None:
    """A row of scores whose other cells stand higher or lower is a line of single characters far apart."""
    scores = line("154511", spacing=150.0)
    assert texts([*scores, *line("as agreed", y=120.0)]) == ["1", "5", "4", "5", "1", "1", "as", "agreed"]


def test_right_to_left_words_are_in_the_order_of_reading() -> None:
    """They are drawn from left to right."""
    hebrew = line("see \u05dd\u05dc\u05d5\u05db\u05dc 2023 ,\u05dd\u05d5\u05dc\u05e9 now")
    assert texts(hebrew) == [
        "see",
        "\u05dc\u05db\u05d5\u05dc\u05dd",
        "2023",
        "\u05e9\u05dc\u05d5\u05dd,",
        "now",
    ]
    arabic = line("(\ufee2\ufedf\ufe8e\ufecb)")  # shapes of letters
    assert texts(arabic) == ["(\u0639\u0627\u0644\u0645)"]
    assert texts(line("\u05d1 (1.5) \u05d0")) == ["\u05d1", "(1.5)", "\u05d0"]
