"""White space makes tables, and other things that stand in columns."""

from __future__ import annotations

import pytest

from tests.layout.pages import grids, words

NAMES = ("Leading", "Working together", "Members", "Results", "Contracts")


def listed(figures: tuple[int, ...]) -> int:
    """Return how many tables are seen in a list of names with figures far to their right."""
    rows = zip(NAMES, figures, strict=True)
    found = [
        text
        for index, (name, figure) in enumerate(rows)
        for top in (100 + 15 * index,)
        for text in ((50, top, f"{index + 1}.1"), (90, top, name), (400, top, str(figure)))
    ]
    return len(grids(words(*found), []))


@pytest.mark.parametrize(
    ("figures", "tables"), [((2, 3, 5, 6, 8), 0), ((2, 8, 5, 6, 3), 1), ((3, 3, 3, 3, 4), 1)]
)
def test_names_with_figures_that_count_up_are_a_contents_page(figures: tuple[int, ...], tables: int) -> None:
    assert listed(figures) == tables
