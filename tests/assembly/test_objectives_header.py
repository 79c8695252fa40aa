"""Headers of tables of objectives: what each column is, and of which year."""

from __future__ import annotations

from collections.abc import Sequence

from appendix_parser.assembly.heads.header import Header, leaves_of
from appendix_parser.assembly.heads.objectives_header import objectives_header
from appendix_parser.assembly.heads.roles import Role
from appendix_parser.assembly.model import Column
from tests.assembly.hand_made import HEADINGS, grid_rows

ROW = ("1", "Talent", "3", "Begun in May.")
ROLES = [Role.NUMBER, Role.TITLE, Role.SCORE, Role.COMMENTS]


def header(*rows: Sequence[str], known: Sequence[Header] = ()) -> Header | None:
    """The header in the first of some rows."""
    xs = [50 + 60 * at for at in range(len(rows[0]) + 1)]
    head, *below = grid_rows(*rows, xs=xs)
    return objectives_header([head], leaves_of([head]), below, known)


def columns(*rows: Sequence[str], known: Sequence[Header] = ()) -> list[Column]:
    found = header(*rows, known=known)
    return [column for column in found.columns if isinstance(column, Column)] if found else []


def years(*headings: str) -> list[str | None]:
    """The year of each column below the first."""
    row = ("Talent", *(("3", "Begun in May.")[at % 2] for at in range(len(headings))))
    found = columns(("Objective", *headings), row)
    return [column.year.label if column.year else None for column in found[1:]]


def codes(*rows: Sequence[str]) -> list[str]:
    found = header(*rows)
    return [doubt.code for doubt in found.doubts] if found else ["no header"]


def test_each_heading_has_its_role() -> None:
    assert [column.role for column in columns(HEADINGS, ROW)] == ROLES


def test_a_table_has_a_title_and_a_value() -> None:
    assert header(("No.", "Lead", "Score", "Comments"), ROW) is None
    assert header(("No.", "Objective", "Lead", "Date"), ROW) is None


def test_most_headings_must_be_understood() -> None:
    assert header(("Zebra", "Objective", "Score"), ("x", "Talent", "3")) is not None
    assert header(("Zebra", "Lion", "Objective", "Score"), ("x", "y", "Talent", "3")) is None


def test_sentences_or_values_are_not_headings() -> None:
    long = "Score it each year."
    assert header((*HEADINGS, long), (*ROW, "x")) is not None
    assert header((long, *HEADINGS, long), ("x", *ROW, "x")) is None
    assert header((*HEADINGS, "2/3"), (*ROW, "x")) is None


def test_a_known_header_decides_over_the_cells() -> None:
    first = header(HEADINGS, ROW)
    assert first is not None
    strange = ("Talent", "1", "All of it was begun in May last year.", "3")
    assert [column.role for column in columns(HEADINGS, strange, known=[first])] == ROLES


def test_one_year_of_two_columns_is_the_year_of_both() -> None:
    assert years("2024 Score", "Comments") == ["2024", "2024"]
    assert years("2023 Score", "Comments", "2024 Score", "Comments") == ["2023", "2023", "2024", "2024"]


def test_years_that_do_not_fall_into_groups_are_not_shared() -> None:
    assert years("2023 Score", "2024 Score", "Comments") == ["2023", "2024", "2024"]


def test_a_year_after_its_comments_is_inferred_with_a_doubt() -> None:
    row = ("Talent", "Begun in May.", "3")
    after = ("Objective", "Comments", "2023 Score", "Comments", "2024 Score")
    assert codes(after, (*row, *row[1:])) == ["year-inferred", "year-inferred"]
    assert codes(after[:3], row) == []


def test_a_year_before_its_comments_is_inferred_without_one() -> None:
    row = ("Talent", "3", "Begun in May.")
    before = ("Objective", "2023 Score", "Comments", "2024 Score", "Comments")
    assert codes(before, (*row, *row[1:])) == []


def test_comments_after_scores_of_several_years_are_doubted() -> None:
    head = ("Objective", "2023 Score", "2024 Score", "Comments")
    assert codes(head, ("Talent", "3", "4", "Begun in May.")) == ["comments-of-several-years"]


def test_a_label_of_one_score_is_not_that_of_another() -> None:
    assert years("Previous Score", "Score", "Comments") == ["Previous", None, None]
    assert years("Current Score", "Comments") == ["Current", "Current"]


def test_comments_on_a_target_go_with_a_target_of_their_year() -> None:
    def words_of_kinds(*headings: str) -> list[str | None]:
        found = columns(("Objective", *headings), ("Talent", *("3", "Begun in May.") * 2))
        return [column.kind.word if column.kind else None for column in found[1:]]

    own = ("2024 Score", "2024 Comments")
    assert words_of_kinds(*own, "2025 planned score", "2025 target comments")[2:] == ["planned", "planned"]
    assert words_of_kinds(*own, "2026 planned score", "2025 target comments")[2:] == ["planned", None]


def test_consecutive_levels_are_columns_of_levels() -> None:
    found = columns(("Objective", "1", "2", "3", "Comments"), ("Talent", "", "x", "", "Begun."))
    assert found == []
    found = columns(
        ("Objective", "Level 1", "Level 2", "Level 3", "Comments"), ("Talent", "", "x", "", "Begun.")
    )
    assert [column.role for column in found] == [Role.TITLE, *[Role.LEVEL] * 3, Role.COMMENTS]


def test_a_second_score_of_one_year_is_reported() -> None:
    for second in ("2024 Score", "Officer score 2024"):
        head = ("Objective", "2024 Score", second, "Comments")
        assert "column-repeated" in codes(head, ("Talent", "3", "4", "Begun in May."))


def test_a_heading_broken_at_a_line_end_is_known() -> None:
    assert [c.role for c in columns(("No.", "Objec-|tive", "Scor|e", "Comments"), ROW)] == ROLES
