"""Texts that a cell of fixed height cuts are doubted."""

from __future__ import annotations

import pytest

from appendix_parser.assembly.heads.roles import Role
from appendix_parser.assembly.tables.cut_cells import doubt_cut_cells
from tests.assembly.hand_made import columns, objectives, rubric

FULL = (
    "The digest of what we buy goes to all members who sit on the Board, and to|"
    "all of those who asked for it in the course of the year, which was more than"
)
SHORT = FULL.rpartition("|")[0] + "|all of them"
DONE = SHORT + "."
FOUR = tuple(f"{name} {FULL}" for name in ("First", "Second", "Third", "Fourth"))


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
        ((*FOUR, DONE), [0, 1, 2, 3]),
        ((*FOUR, SHORT), [0, 1, 2, 3, 4]),
        ((FULL, *FOUR[:1]), []),
        ((FULL,) * 5, []),
        ((*FOUR, SHORT, f"My {SHORT}", f"Our {SHORT}"), []),
        (("A digest", "A digest", "A digest", "A digest", "A digest"), []),
        (("A|digest", "A|digest", "A|digest", "A|digest", "A|digest"), []),
    ],
)
def test_texts_without_stops_are_cut_if_their_lines_are_full(
    comments: tuple[str, ...], rows: list[int]
) -> None:
    assert doubted(*comments) == rows


def test_titles_need_no_stop() -> None:
    table = objectives(columns(Role.TITLE, Role.SCORE), *((FULL, "3") for _ in range(5)))
    doubt_cut_cells([table])
    assert not any(row.doubts for row in table.rows)


def test_the_texts_of_a_rubric_may_be_cut() -> None:
    table = rubric("Low", "Middle", "High", rows=[("Reporting", *FOUR[:3]), ("Talent", *FOUR[1:])])
    doubt_cut_cells([table])
    assert [len(row.doubts) for row in table.rows] == [3, 3]


def test_the_labels_of_rubrics_need_no_stop() -> None:
    table = rubric("Low", "Middle", "High", rows=[(text, "A.", "B.", "C.") for text in FOUR])
    doubt_cut_cells([table])
    assert not any(row.doubts for row in table.rows)
