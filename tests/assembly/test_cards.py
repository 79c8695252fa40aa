"""Cards: a small table for each objective, with a label and a value in each row."""

from __future__ import annotations

from collections.abc import Sequence

from appendix_parser.assembly.heads.roles import Role
from appendix_parser.assembly.tables.cards import Card, card_at
from tests.assembly.hand_made import grid_rows

XS = (50.0, 150.0, 450.0)
TITLE, SCORE, COMMENTS = ("Objective", "Talent"), ("2024 Score", "3"), ("2024 Comments", "Begun in May.")


def card(*rows: Sequence[str], start: int = 0) -> Card | None:
    return card_at(grid_rows(*rows, xs=XS), start)


def values(found: Card | None) -> list[str]:
    return [cell.plain for cell in found.row.cells] if found else []


def test_labels_name_the_columns_of_a_card() -> None:
    found = card(TITLE, SCORE, COMMENTS)
    assert found is not None
    assert [column.role for column in found.columns] == [Role.TITLE, Role.SCORE, Role.COMMENTS]
    assert values(found) == ["Talent", "3", "Begun in May."]
    assert found.depth == 3
    assert " ".join(word.text for word in found.words) == "Objective 2024 Score 2024 Comments"


def test_number_and_title_may_fill_the_first_row() -> None:
    found = card(("7 Talent and skills",), SCORE, COMMENTS)
    assert values(found) == ["7", "Talent and skills", "3", "Begun in May."]
    assert found is not None
    assert found.depth == 3


def test_a_first_row_without_a_number_is_not_a_title() -> None:
    assert card(("Talent and skills",), TITLE, SCORE, COMMENTS) is None
    assert card(("7",), TITLE, SCORE, COMMENTS) is None


def test_a_card_has_a_title_a_score_and_a_third_value() -> None:
    assert card(TITLE, SCORE) is None
    assert card(("No.", "7"), SCORE, COMMENTS) is None
    assert card(TITLE, ("2024 Score", "to be agreed by all"), COMMENTS) is None


def test_the_same_label_begins_the_next_card() -> None:
    rows = (TITLE, SCORE, COMMENTS)
    found = card(*rows, *rows)
    assert found is not None
    assert found.depth == 3
    assert values(card(*rows, *rows, start=3)) == values(found)


def test_scores_of_two_years_have_two_labels() -> None:
    assert values(card(TITLE, ("2023 Score", "2"), SCORE)) == ["Talent", "2", "3"]


def test_a_label_that_is_not_a_heading_ends_the_card() -> None:
    found = card(TITLE, SCORE, COMMENTS, ("Zebra", "text"))
    assert found is not None
    assert found.depth == 3


def test_a_value_continues_on_the_next_page() -> None:
    first = grid_rows(TITLE, SCORE, COMMENTS, xs=XS)
    rest = grid_rows(("", "and ended in June."), xs=XS, page=2)
    assert values(card_at([*first, *rest], 0))[-1] == "Begun in May. and ended in June."
    assert values(card(TITLE, SCORE, COMMENTS, ("", "and ended.")))[-1] == "Begun in May."
