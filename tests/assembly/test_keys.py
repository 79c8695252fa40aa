"""Keys of levels: a table with a row for each level, whose number has a column of its own."""

from __future__ import annotations

import pytest

from appendix_parser.assembly.order.stream import GridRow
from appendix_parser.assembly.tables.keys import key_at
from appendix_parser.geometry import Box
from appendix_parser.layout import Cell, Grid
from tests.layout.pages import words

Rows = list[tuple[str, ...]]


def _cell(row: int, column: int, text: str) -> Cell:
    x, y = 50.0 + 200 * column, 100.0 + 30 * row
    inside = tuple(words((x + 5, y + 5, text))) if text else ()
    return Cell(row, column, 1, 1, Box(x, y, x + 200, y + 30), inside)


def key(rows: Rows, label: str = "") -> list[tuple[int | None, str, str]] | None:
    """Return score, name and text of each level of a table."""
    cells = [tuple(_cell(r, c, text) for c, text in enumerate(row)) for r, row in enumerate(rows)]
    xs = tuple(50.0 + 200 * column for column in range(len(rows[0]) + 1))
    ys = tuple(100.0 + 30 * row for row in range(len(rows) + 1))
    grid = Grid(1, "ruled", xs, ys, tuple(cell for row in cells for cell in row))
    last = len(rows) - 1
    items = [
        GridRow(1, grid, index, row, opens_page=index == 0, closes_page=index == last)
        for index, row in enumerate(cells)
    ]
    found = key_at(items, 0)
    if found is None:
        return None
    assert found.depth == len(rows)
    placed = [*found.header_words, *(word for row in found.table.rows for word in row.words)]
    assert sorted(w.index for w in placed) == sorted(w.index for row in items for w in row.words)
    assert found.table.rows[0].cells[0].plain == label
    levels = found.table.columns[1:]
    texts = [cell.plain for cell in found.table.rows[0].cells[1:]]
    return [(level.score, level.name, text) for level, text in zip(levels, texts, strict=True)]


NAMED: Rows = [("1", "Basic", "None is kept."), ("2", "Good", "Some is kept."), ("3", "Best", "All is kept.")]


@pytest.mark.parametrize(
    ("rows", "levels"),
    [
        (
            [("Score", "Level", "Definition"), *NAMED],
            [(1, "Basic", "None is kept."), (2, "Good", "Some is kept.")],
        ),
        ([("Score", "Level", "Definition"), *NAMED[::-1]], [(1, "Basic", "None is kept.")]),
        (
            [("Level", "Score"), ("None", "0"), ("Some", "1"), ("All", "2")],
            [(0, "None", ""), (1, "Some", "")],
        ),
        ([("Score", "Meaning"), ("0", "Ad hoc"), ("1", "Defined"), ("2", "Leading")], [(0, "Ad hoc", "")]),
        (
            [("Score", "Meaning"), *((str(n), f"It is kept for at least {n} years.") for n in (1, 2, 3))],
            [(1, "1", "It is kept for at least 1 years.")],
        ),
    ],
)
def test_levels_of_a_key(rows: Rows, levels: list[tuple[int | None, str, str]]) -> None:
    found = key(rows)
    assert found is not None
    assert found[: len(levels)] == levels
    assert len(found) == 3


def test_a_heading_above_the_levels_is_a_label() -> None:
    rows: list[tuple[str, ...]] = [
        ("Score", "How members are engaged"),
        *(("Level " + n, "It is so in part.") for n in "123"),
    ]
    assert key(rows, label="How members are engaged") is not None


@pytest.mark.parametrize(
    "rows",
    [
        [("#", "Objective", "Score"), ("1", "Buying", "3"), ("2", "Selling", "2"), ("3", "Keeping", "1")],
        [("2023 Score", "Level", "Definition"), *NAMED],
        [("Score", "Level", "Definition"), *NAMED[:2]],
        [("Score", "Level", "Definition"), *NAMED[:2], ("4", "Best", "All is kept.")],
        [("Score", "Level", "Definition"), *NAMED, ("", "Average", "2")],
        [("Score", "Objective"), ("3", "Buying"), ("3", "Selling"), ("2", "Keeping")],
    ],
    ids=["objectives", "a year", "two levels", "a gap", "another row", "scores before objectives"],
)
def test_what_is_no_key(rows: Rows) -> None:
    assert key(rows) is None
