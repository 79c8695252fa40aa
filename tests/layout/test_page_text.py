"""A page's text is measured once: where white separates its lines, how large and how bold it is."""

from __future__ import annotations

import pytest

from appendix_parser.geometry import Box
from appendix_parser.layout.words.page_text import Line, Spacing, Text, joined, segments_of
from appendix_parser.page import Word
from tests.layout.pages import words

USUAL = Spacing(0.6, 1.0)


def text(*found: tuple[float, float, str], bold: bool = False) -> Text:
    return Text(words(*found, bold=bold), USUAL)


def line(*found: tuple[float, str]) -> Line:
    [one] = text(*((x, 100.0, each) for x, each in found)).lines
    return one


def test_wide_spaces_between_words_need_wider_white_for_columns() -> None:
    typed = text(*((50 + 16 * n, 100, "to") for n in range(12)))
    assert Spacing.of(typed.lines).word_gap == pytest.approx(1.7 * 0.6)
    assert Spacing.of(text((50, 100, "to be " * 8)).lines).word_gap == 0.6


def test_few_spaces_say_nothing_and_the_page_before_does() -> None:
    few = text(*((50 + 16 * n, 100, "to") for n in range(10))).lines
    assert Spacing.of(few, Spacing(2.0, 2.4)) == Spacing(2.0, 2.4)
    assert Spacing.of(few) == (0.6, 1.0)


def test_white_wider_than_a_gap_separates_parts_of_a_line() -> None:
    assert [part.text for part in line((50, "to"), (66, "be"), (83, "or")).parts] == ["to be", "or"]


def test_only_wide_white_is_surely_between_columns() -> None:
    one = line((50, "to"), (68, "be"), (90, "or"))
    assert [part.text for part in one.parts] == ["to", "be", "or"]
    assert [part.text for part in one.wide_parts] == ["to be", "or"]


def test_dots_are_white() -> None:
    assert [part.text for part in line((50, "Talent"), (82, "......"), (114, "3")).parts] == ["Talent", "3"]
    assert [part.text for part in line((50, "..."), (82, ".net"), (114, "3")).parts] == [".net", "3"]


def parts(*found: tuple[float, str]) -> list[str]:
    """How a line with texts at these x is split where white is wider than a font size."""
    return [part.text for part in segments_of(words(*((x, 100.0, each) for x, each in found)), 1.0)]


@pytest.mark.parametrize("figure", ["41,250", "(1,200)", "−41,250"])
def test_a_currency_sign_stays_with_the_figure_at_its_right(figure: str) -> None:
    assert parts((50, "Waste"), (150, "£"), (250, figure), (300, "£"), (400, figure)) == [
        "Waste",
        f"£ {figure}",
        f"£ {figure}",
    ]


def test_a_currency_sign_over_a_column_is_a_heading() -> None:
    assert parts((50, "£"), (150, "Service")) == ["£", "Service"]


def test_a_dash_may_stand_for_a_missing_figure() -> None:
    assert parts((50, "–"), (150, "41,250")) == ["–", "41,250"]


def test_a_line_with_a_gap_is_a_row_unless_it_is_a_list_item() -> None:
    assert line((50, "Talent"), (200, "Three")).is_gapped
    assert not line((50, "1."), (200, "Three")).is_gapped
    assert not line((50, "Talent"), (88, "Three")).is_gapped
    assert line((50, "1."), (200, "Three"), (300, "May")).is_gapped


def test_whites_are_between_the_parts_and_at_both_sides() -> None:
    inf = float("inf")
    assert line((50, "Talent"), (200, "Three")).whites == [(-inf, 50), (80, 200), (225, inf)]


def test_a_text_is_as_large_as_most_of_its_words() -> None:
    large = Word("Title", Box(50, 80, 90, 96), 1, 0, 16.0)
    assert Text([large, *words((50, 100, "to be"))], USUAL).size == 10
    assert Text([], USUAL).size == 0


def test_a_text_is_bold_if_all_its_words_are() -> None:
    bold, plain = text((50, 100, "Talent"), bold=True), text((50, 112, "Carbon"))
    assert bold.in_bold
    assert not (bold + plain).in_bold
    assert not Text([], USUAL).in_bold


def test_a_heading_is_larger_and_bolder_than_the_text() -> None:
    def is_heading(size: float, bold: bool) -> bool:
        word = Word("Enablers", Box(50, 80, 90, 80 + size), 1, 0, size, bold=bold)
        return text((50, 100, "to be")).is_headed_by(Line((word,), USUAL))

    assert is_heading(12, bold=True)
    assert not is_heading(12, bold=False)
    assert not is_heading(10.5, bold=True)


def test_a_part_of_a_text_has_the_words_whose_middles_it_has() -> None:
    whole = text((50, 100, "upper"), (50, 120, "lower"))
    assert whole.between(100, 125).string == "upper"
    assert whole.where(lambda word: word.text == "lower").string == "lower"
    assert joined([whole, whole.between(0, 110)]).string == "upper lower upper"


def test_segments_know_their_line() -> None:
    found = text((50, 100, "Talent"), (200, 100, "Three"), (50, 120, "Carbon")).segments
    assert [(segment.text, segment.line) for segment in found] == [("Talent", 0), ("Three", 0), ("Carbon", 1)]
    assert found[0].box == Box(50, 100, 80, 110)


def test_apart_splits_only_where_columns_are_sure() -> None:
    found = text((50, 100, "to"), (68, 100, "be"), (90, 100, "or"))
    assert [segment.text for segment in found.apart.segments] == ["to be", "or"]
    assert len(segments_of(found.words, 0.6)) == 3
