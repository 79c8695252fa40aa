"""Bands of a table's text: what is between two stretches of white through all columns."""

from __future__ import annotations

from collections.abc import Sequence

from appendix_parser.layout.words.bands import Band, bands_of, mark_headings
from appendix_parser.layout.words.page_text import Spacing, Text
from appendix_parser.page import Word
from tests.layout.pages import words

INNER = [100.0, 200.0]
BODY = ((60, 120, "1"), (110, 120, "Talent"), (210, 120, "They met."), (210, 132, "All came."))
HEADER = ((60, 100, "No."), (110, 100, "Objective"), (210, 100, "Comments"))


def bands(found: Sequence[Word]) -> list[Band]:
    return bands_of(Text(found, Spacing(0.6, 1.0)).segments, INNER)


def headings(*texts: tuple[float, float, str]) -> list[str]:
    """Return which bold texts are headings, in a table with a bold header and one row."""
    found = bands([*words(*HEADER, *texts, bold=True), *words(*BODY)])
    mark_headings(found)
    return [" ".join(word.text for word in band.words) for band in found if band.heads]


def test_texts_side_by_side_are_one_band() -> None:
    found = bands(words(*BODY))
    assert [sorted(band.columns) for band in found] == [[0, 1, 2], [2]]


def test_a_text_over_a_gutter_spans_columns() -> None:
    assert [band.spanning for band in bands(words((60, 100, "Talent and more"), *BODY))] == [
        True,
        False,
        False,
    ]


def test_a_bold_text_in_the_middle_is_a_heading() -> None:
    assert headings((250, 112, "Growth")) == ["Growth"]
    assert headings((250, 145, "Growth")) == ["Growth"]


def test_a_bold_text_that_begins_as_its_column_does_is_not() -> None:
    assert headings((210, 145, "Growth")) == []
    assert headings((215, 145, "Growth")) == []


def test_more_of_a_heading_is_not_a_heading_of_its_own() -> None:
    """It is in the middle below it, or at its right."""
    assert headings((225, 110, "ab")) == []
    assert headings((240, 110, "ab")) == []
