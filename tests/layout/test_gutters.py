"""White space between the words of a line: where it parts columns."""

from __future__ import annotations

import pytest

from appendix_parser.layout.words.page_text import segments_of
from tests.layout.pages import words


def parts(*texts: tuple[float, str]) -> list[str]:
    """Return how a line with texts at these x is parted where white is wider than a font size."""
    line = words(*((x, 100.0, text) for x, text in texts))
    return [segment.text for segment in segments_of(line, 1.0)]


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
