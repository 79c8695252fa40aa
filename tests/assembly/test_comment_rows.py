"""Comments in rows below an objective are put into its row."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from appendix_parser.assembly.heads.roles import Role
from appendix_parser.assembly.model import Event, HeadingRow, LogicalRow, ObjectivesTable, TextRun
from appendix_parser.assembly.shapes.comment_rows import take_comment_rows
from appendix_parser.doubts import Doubt
from tests.assembly.hand_made import column, objectives, passage

HEADS = (
    column(Role.TITLE, "Objective"),
    column(Role.SCORE, "2023 Score", "2023"),
    column(Role.SCORE, "2024 Score", "2024"),
)


def part(title: str) -> ObjectivesTable:
    """The part of a table with one objective, before a row of another form."""
    return objectives(HEADS, (title, "2", "3"))


def below(text: str, *, page: int = 1, bold: bool = False) -> HeadingRow:
    return HeadingRow(passage(text, page=page, bold=bold), inside=True)


def read(*events: Event) -> tuple[list[list[str]], list[str], list[str]]:
    """The rows of the tables, the headings of columns that are new, and the doubts about the rows."""
    taken, _ = take_comment_rows(events)
    tables = [event for event in taken if isinstance(event, ObjectivesTable)]
    rows = [row for table in tables for row in table.rows]
    new = [one.heading for table in tables for one in table.columns[len(HEADS) :]]
    return (
        [[cell.plain for cell in row.cells] for row in rows],
        new,
        [d.code for row in rows for d, _ in row.doubts],
    )


@pytest.mark.parametrize(
    "labels",
    [
        ("2023 Comments: ", "2024 Comments: "),
        ("2023: ", "2024: "),
        ("Progress 2023 – ", "Progress 2024 – "),
        ("2023 Comments|", "2024 Comments|"),
    ],
)
def test_each_year_has_a_column(labels: tuple[str, str]) -> None:
    one, two = labels
    events = (part("Reporting"), below(f"{one}Tried."), below(f"{two}Read."))
    rows, new, _ = read(*events, part("Talent"), below(f"{two}Held."))
    assert rows == [["Reporting", "2", "3", "Tried.", "Read."], ["Talent", "2", "3", "", "Held."]]
    assert new == [label.rstrip("|:– ") for label in labels]


def test_comments_of_two_years_may_share_a_row() -> None:
    rows, _, _ = read(part("Reporting"), below("2023 Comments: Tried.|Action: Go on.|2024 Comments: Read."))
    assert rows == [["Reporting", "2", "3", "Tried. Action: Go on.", "Read."]]


def test_comments_without_a_year_are_of_the_newest() -> None:
    rows, _, doubts = read(
        part("Reporting"), below("Comments: Tried."), part("Talent"), below("Comments: Held.")
    )
    assert [row[3] for row in rows] == ["Tried.", "Held."]
    assert doubts == ["comments-of-several-years"] * 2


def test_a_label_may_have_a_cell_of_its_own() -> None:
    labelled: Sequence[Sequence[str]] = [("2023", "Comments", "Tried."), ("2024 Comments", "", "Read.")]
    table = objectives(HEADS, ("Reporting", "2", "3"), *labelled)
    table.rows[1].doubts = [(Doubt("cell-over-columns", {}), 1), (Doubt("row-join-doubtful", {}), 1)]
    rows, _, doubts = read(table)
    assert rows == [["Reporting", "2", "3", "Tried.", "Read."]]
    assert doubts == ["row-join-doubtful"]


def test_a_comment_goes_on_at_the_head_of_a_page() -> None:
    events = (part("Reporting"), below("2023: Tried"), below("by all.", page=2), below("2024: Read.", page=2))
    assert read(*events)[0] == [["Reporting", "2", "3", "Tried by all.", "Read."]]


def test_the_last_comment_may_look_like_text() -> None:
    text = TextRun(passage("2024: Read.", page=2).lines)
    assert read(part("Reporting"), below("2023: Tried."), text)[0] == [
        ["Reporting", "2", "3", "Tried.", "Read."]
    ]


@pytest.mark.parametrize(
    "events",
    [
        (part("Reporting"), below("Note: Tried.")),
        (part("Reporting"), below("Contracts"), part("Talent"), below("Partners")),
        (part("Reporting"), below("2021: Tried."), part("Talent"), below("2022: Held.")),
        (below("2023: Tried."), below("2024: Read."), part("Reporting")),
    ],
)
def test_other_rows_stay_as_they_are(events: tuple[Event, ...]) -> None:
    assert take_comment_rows(events) == (list(events), [])


def test_a_column_of_comments_is_enough() -> None:
    heads = (*HEADS, column(Role.COMMENTS, "2024 Comments", "2024"))
    rows = [LogicalRow([passage(text) for text in ("Reporting", "2", "3", "Read.")], 1) for _ in range(2)]
    events = (ObjectivesTable(heads, 1, rows), below("Notes: Tried."), below("Notes: Held."))
    assert take_comment_rows(events) == (list(events), [])
