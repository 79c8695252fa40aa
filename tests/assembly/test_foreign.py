"""Tables of other papers among those of objectives."""

from __future__ import annotations

from appendix_parser.assembly.aside.foreign import without_foreign
from appendix_parser.assembly.heads.roles import Role
from appendix_parser.assembly.model import Event, ObjectivesTable, UnknownTable
from tests.assembly.hand_made import column, objectives, rubric

OURS = (column(Role.TITLE, "Objective"), column(Role.SCORE, "Score"))
RISKS = (column(Role.TITLE, "Risk"), column(Role.SCORE, "Rating"))
RUBRIC = rubric("Low", "Mid", "Top")


def table(heads: tuple[object, ...], *scores: str) -> ObjectivesTable:
    return objectives(heads, *([f"row {at}", score] for at, score in enumerate(scores)))  # type: ignore[arg-type]


def kept(*events: Event) -> list[bool]:
    """Which tables stay tables of objectives."""
    found = [event for event in without_foreign(events) if event is not RUBRIC]
    return [isinstance(event, ObjectivesTable) for event in found]


def test_a_table_of_higher_scores_is_another_paper_s() -> None:
    assert kept(RUBRIC, table(OURS, "1", "2/3"), table(RISKS, "12", "9")) == [True, False]


def test_its_words_are_kept_as_an_unknown_table() -> None:
    [_, _, unknown] = without_foreign([RUBRIC, table(OURS, "1", "2"), table(RISKS, "12", "9")])
    assert isinstance(unknown, UnknownTable)
    assert [word.text for word in unknown.words] == ["row", "0", "12", "row", "1", "9"]


def test_percentages_are_not_levels() -> None:
    assert kept(RUBRIC, table(OURS, "1", "2"), table(RISKS, "3 %", "2 %")) == [True, False]


def test_most_scores_decide() -> None:
    assert kept(RUBRIC, table(OURS, "1", "2"), table(RISKS, "3", "12")) == [True, True]
    assert kept(RUBRIC, table(OURS, "1", "2"), table(RISKS, "3", "12", "12")) == [True, False]


def test_one_score_or_words_are_too_few_to_decide() -> None:
    assert kept(RUBRIC, table(OURS, "1", "2"), table(RISKS, "12", "N/A", "High")) == [True, True]


def test_a_table_with_the_headings_of_one_that_fits_stays() -> None:
    assert kept(RUBRIC, table(OURS, "1", "2"), table(OURS, "12", "9")) == [True, True]


def test_without_a_rubric_or_a_table_that_fits_all_stay() -> None:
    assert kept(table(OURS, "1", "2"), table(RISKS, "12", "9")) == [True, True]
    assert kept(RUBRIC, table(RISKS, "12", "9")) == [True]
