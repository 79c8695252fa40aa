"""Headers: which columns their rows draw, and when two of them are the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from appendix_parser.assembly.heads.header import Header, leaves_of, words_of
from appendix_parser.assembly.heads.roles import Role
from appendix_parser.geometry import Box
from appendix_parser.layout import Cell, Grid
from tests.assembly.hand_made import HEADINGS, XS, columns, grid_rows, passage, rows_of, rubric

ROLES = (Role.NUMBER, Role.TITLE, Role.SCORE, Role.COMMENTS)
BOX = Box(XS[0], 100, XS[-1], 200)


def header(texts: Sequence[str] = HEADINGS, *, heads: Sequence[str] = HEADINGS) -> Header:
    """A header with these words; `heads` are the headings of its columns."""
    found = tuple(replace(one, heading=text) for one, text in zip(columns(*ROLES), heads, strict=True))
    return Header(found, words_of(grid_rows(texts)), 1, 4)


def damaged(*texts: str, box: Box = BOX) -> Header | None:
    """The header on the page before, if these words are what is left of it."""
    return header(texts, heads=texts).as_damaged(header(), box)


def test_a_year_over_two_columns_is_part_of_both_headings() -> None:
    cells = [
        Cell(0, 0, 2, 1, Box(50, 100, 100, 160), passage("No.").words),
        Cell(0, 1, 1, 2, Box(100, 100, 300, 130), passage("2024").words),
        Cell(1, 1, 1, 1, Box(100, 130, 200, 160), passage("Score").words),
        Cell(1, 2, 1, 1, Box(200, 130, 300, 160), passage("Comments").words),
    ]
    rows = rows_of(Grid(1, "ruled", (50, 100, 200, 300), (100, 130, 160), tuple(cells)))
    assert [(leaf.text, leaf.x0, leaf.x1) for leaf in leaves_of(rows)] == [
        ("No.", 50, 100),
        ("2024 Score", 100, 200),
        ("2024 Comments", 200, 300),
    ]


def test_edges_of_cells_close_to_each_other_are_one() -> None:
    def edges(moved: float) -> list[float]:
        upper = grid_rows(("a", "b"), xs=(50, 100, 200))
        lower = grid_rows(("c", "d"), xs=(50, 100 + moved, 200), top=130)
        return [leaf.x0 for leaf in leaves_of([*upper, *lower])]

    assert edges(2) == [50, 100]
    assert edges(3) == [50, 100, 103]


def test_headers_are_the_same_if_their_columns_mean_the_same() -> None:
    assert header().same_as(header(heads=("#", "Title", "Mark", "Notes")))
    other = header()
    other = replace(other, columns=(*other.columns[:2], other.columns[3], other.columns[2]))
    assert not header().same_as(other)


def test_a_column_without_a_role_is_known_by_its_heading() -> None:
    def with_extra(text: str) -> Header:
        return Header((replace(columns(Role.EXTRA)[0], heading=text),), (), 1, 1)

    assert with_extra("Lead").same_as(with_extra("Lead"))
    assert not with_extra("Lead").same_as(with_extra("Owner"))


def test_a_header_in_the_same_place_has_the_same_words_there() -> None:
    first = header()
    moved = replace(first, columns=tuple(replace(one, x0=one.x0 + 1) for one in first.columns))
    assert first.stands_as(header())
    assert not first.stands_as(moved)
    assert not first.stands_as(header(heads=("#", *HEADINGS[1:])))


def test_a_header_may_lack_one_word_of_the_page_before() -> None:
    found = damaged("No.", "Objective", "", "Comments")
    assert found is not None
    assert found.headings == list(HEADINGS)
    assert [doubt.values for doubt in found.doubts] == [{"text": "", "usual": "Score"}]


def test_a_header_with_two_words_less_or_one_more_is_another() -> None:
    assert damaged("No.", "Objective", "", "") is None
    assert damaged("No.", "Objective", "Score", "Comments 2024") is None


def test_a_damaged_header_has_the_sides_of_the_whole_one() -> None:
    assert damaged("No.", "Objective", "", "Comments", box=BOX._replace(x1=BOX.x1 + 5)) is not None
    assert damaged("No.", "Objective", "", "Comments", box=BOX._replace(x1=BOX.x1 + 8)) is None


def test_only_a_rubric_without_scores_is_unnumbered() -> None:
    numbered = rubric("Low", "Top").columns
    assert not Header(numbered, (), 1, 2).is_unnumbered
    assert Header(tuple(replace(one, score=None) for one in numbered), (), 1, 2).is_unnumbered
    assert not header().is_unnumbered
