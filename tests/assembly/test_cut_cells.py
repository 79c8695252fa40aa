"""Texts that a cell of fixed height cuts are doubted."""

from __future__ import annotations

import pytest

from appendix_parser.assembly.heads.roles import Role
from appendix_parser.assembly.tables.cut_cells import doubt_cut_cells
from tests.assembly.hand_made import columns, objectives, rubric

FULL = "The digest goes to|all members who sit"
SHORT = "The digest goes to|all members"
DONE = "The digest goes to|all members daily."


def doubted(*comments: str) -> list[int]:
    """Which rows of a table with these comments have a doubt."""
    table = objectives(columns(Role.TITLE, Role.COMMENTS), *(("Reporting", text) for text in comments))
    doubt_cut_cells([table])
    return [
        at for at, row in enumerate(table.rows) if any(d.code == "cell-may-be-cut" for d, _ in row.doubts)
    ]


@pytest.mark.parametrize(
    ("comments", "rows"),
    [
        ((FULL, FULL, DONE, FULL), [0, 1, 3]),
        ((FULL, FULL, SHORT, FULL), [0, 1, 2, 3]),
        ((FULL, FULL, DONE), []),
        ((FULL, FULL, FULL, SHORT, SHORT, SHORT, SHORT), []),
        (("A digest", "A digest", "A digest"), []),
    ],
)
def test_texts_without_stops_are_cut_if_their_lines_are_full(
    comments: tuple[str, ...], rows: list[int]
) -> None:
    assert doubted(*comments) == rows


def test_titles_need_no_stop() -> None:
    table = objectives(columns(Role.TITLE, Role.SCORE), *((FULL, "3") for _ in range(4)))
    doubt_cut_cells([table])
    assert not any(row.doubts for row in table.rows)


def test_the_texts_of_a_rubric_may_be_cut() -> None:
    table = rubric("Low", "Middle", "High", rows=[("Reporting", FULL, FULL, FULL)])
    doubt_cut_cells([table])
    assert len(table.rows[0].doubts) == 3
