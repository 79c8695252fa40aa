"""Headers of rubrics: levels that follow each other, with numbers or only with names."""

from __future__ import annotations

from collections.abc import Sequence

from appendix_parser.assembly.heads.header import Header, leaves_of
from appendix_parser.assembly.heads.rubric_header import (
    cut_rubric_header,
    rubric_header,
    unnumbered_rubric_header,
    with_names_below,
)
from tests.assembly.hand_made import grid_rows

TOLD = ("Talent", "It is there.", "It is in use.", "It is used by all.")


def levels(*texts: str) -> list[tuple[int | None, str]]:
    """Score and name of each column of a numbered rubric; none if the row does not head one."""
    row = grid_rows(texts, xs=[50 + 100 * at for at in range(len(texts) + 1)])
    header = rubric_header(row, leaves_of(row))
    return [(c.score, c.name) for c in header.columns] if header else []  # type: ignore[union-attr]


def unnumbered(*rows: Sequence[str], bold: int = 0) -> Header | None:
    """The header whose row is the last but one."""
    items = grid_rows(*rows, bold=bold)
    at = len(rows) - 2
    return unnumbered_rubric_header(items, at, leaves_of([items[at]]))


def test_consecutive_levels_are_a_rubric() -> None:
    assert levels("Score:", "1 - Low", "2 - Mid", "3 - Top") == [
        (None, ""),
        (1, "Low"),
        (2, "Mid"),
        (3, "Top"),
    ]
    assert [score for score, _ in levels("3 - Top", "2 - Mid", "1 - Low")] == [3, 2, 1]


def test_levels_must_follow_each_other_and_have_names() -> None:
    assert levels("Score:", "1 - Low", "2 - Mid", "4 - Top") == []
    assert levels("Score:", "1 - Low", "3 - Mid", "2 - Top") == []
    assert levels("Score:", "1 - Low", "2 -", "3 - Top") == []


def test_two_levels_are_too_few() -> None:
    assert levels("Score:", "1 - Low", "2 - Mid") == []


def test_one_column_of_labels_is_beside_the_levels() -> None:
    assert levels("1 - Low", "2 - Mid", "3 - Top", "Score:") != []
    assert levels("1 - Low", "2 - Mid", "Score:", "3 - Top") == []
    assert levels("No.", "Score:", "1 - Low", "2 - Mid", "3 - Top") == []


def test_a_page_end_may_cut_a_header() -> None:
    upper = grid_rows(("Score:", "1 -", "2 -", "3 -"))
    lower = grid_rows(("", "Low", "Mid", "Top"), page=2)
    header = cut_rubric_header([*upper, *lower])
    assert header is not None
    assert [column.heading for column in header.columns[1:]] == ["1 - Low", "2 - Mid", "3 - Top"]
    assert cut_rubric_header([*upper, *grid_rows(("", "Low", "Mid", "Top"), page=3)]) is None


def test_names_above_sentences_are_an_unnumbered_rubric() -> None:
    header = unnumbered(("Level", "Low", "Middle", "Top"), TOLD)
    assert header is not None
    assert [column.name for column in header.columns] == ["", "Low", "Middle", "Top"]  # type: ignore[union-attr]


def test_names_above_short_texts_are_not() -> None:
    assert unnumbered(("Level", "Low", "Middle", "Top"), ("Talent", "It is there.", "no", "yes")) is None


def test_names_are_short_different_and_without_digits() -> None:
    for name in ("Low", "Top 3", "What all of them do"):
        assert unnumbered(("Level", "Low", "Middle", name), TOLD) is None


def test_headings_of_columns_are_not_names_of_levels() -> None:
    assert unnumbered(("Level", "Low", "Description", "Comments"), TOLD) is None
    assert unnumbered(("Level", "Low", "Description", "Top"), TOLD) is None
    assert unnumbered(("Level", "No accreditation", "Middle", "Top"), TOLD) is not None


def test_plain_texts_below_a_bold_row_are_not_a_header() -> None:
    head = ("Thing", "Foo", "Bar", "Baz")
    assert unnumbered(head, ("Level", "Low", "Middle", "Top"), TOLD, bold=1) is None
    assert unnumbered(head, ("Level", "Low", "Middle", "Top"), TOLD) is not None


def names_below(*rows: Sequence[str]) -> list[str]:
    """Names of the levels that a header of numbers gets from the rows."""
    items = grid_rows(*rows, xs=[50 + 100 * at for at in range(len(rows[0]) + 1)])
    header = rubric_header(items[:1], leaves_of(items[:1]))
    assert header is not None
    return [c.name for c in with_names_below(header, items).columns[1:]]  # type: ignore[union-attr]


def test_names_of_levels_may_be_below_their_numbers() -> None:
    names = ("", "Low", "Mid", "Top")
    assert names_below(("Score:", "1", "2", "3"), names, TOLD) == ["Low", "Mid", "Top"]
    assert names_below(("Score:", "Level 1", "Level 2", "Level 3"), names, TOLD) == ["Low", "Mid", "Top"]


def test_a_row_below_that_tells_what_levels_mean_has_no_names() -> None:
    numbers = ("Score:", "1", "2", "3")
    assert names_below(numbers, TOLD, TOLD) == ["1", "2", "3"]
    assert names_below(numbers, ("", "None", "Some", "All"), ("", "Few", "Two", "Ten")) == ["1", "2", "3"]


def test_levels_that_have_names_need_no_others() -> None:
    named = ("Score:", "1 - Low", "2 - Mid", "3 - Top")
    assert names_below(named, ("", "Few", "Some", "All"), TOLD) == ["Low", "Mid", "Top"]
