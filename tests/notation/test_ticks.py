"""Marks in columns of levels."""

from __future__ import annotations

import pytest

from appendix_parser.notation.scale import ScoringSystem
from appendix_parser.notation.tick_marks import are_levels, marked_level, read_marked
from appendix_parser.records import Level

RAG = ScoringSystem((Level(score=1, name="Red"), Level(score=2, name="Amber"), Level(score=3, name="Green")))
HEADINGS = ("Yes", "Partly", "No")


@pytest.mark.parametrize(
    ("cells", "marked"),
    [
        (["", "✓", ""], ("Partly",)),
        (["x", "X", ""], ("Yes", "Partly")),
        (["●", "", "■"], ("Yes", "No")),
        (["", " ", ""], ()),
        (["", "3", ""], None),
        (["✓✓", "", ""], None),
        (["x", "none", ""], None),
    ],
)
def test_marked_level(cells: list[str], marked: tuple[str, ...] | None) -> None:
    assert marked_level(cells, HEADINGS) == marked


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (["1", "2", "3", "4"], True),
        (["Level 0", "Level 1", "Level 2"], True),
        (["3 - Good", "2 - Fair", "1 - Poor"], True),
        (["Yes", "Partly", "No", "N/A"], True),
        (["Red", "Amber", "Green"], True),
        (["1", "2"], False),
        (["1", "2", "4"], False),
        (["1", "2", "3", "1"], False),
        (["Yes", "Yes"], False),
        (["Yes"], False),
        (["Done", "Checked"], False),
        (["Yes", "Amber"], False),
        ([], False),
    ],
)
def test_headings_of_levels(headings: list[str], expected: bool) -> None:
    assert are_levels(headings) is expected


@pytest.mark.parametrize(
    ("levels", "raw", "value"),
    [
        (("2",), "✓", 2),
        (("2", "3"), "✓", 2.5),
        (("1", "3"), "✓", 2),
        (("Amber",), "Amber", 2),
        (("Partly",), "Partly", None),
        (("7",), "7", None),
    ],
)
def test_read_marked(levels: tuple[str, ...], raw: str, value: float | None) -> None:
    score, doubts = read_marked("✓", levels, RAG)
    assert (score.raw, score.value) == (raw, value)
    assert value is not None or doubts
