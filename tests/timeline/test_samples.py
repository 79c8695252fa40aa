"""The history of the two sample editions: exactly what is known to differ between them, and nothing else."""

from __future__ import annotations

from collections import defaultdict

import pytest

from appendix_parser.timeline import make_history
from appendix_parser.timeline.history_records import ChangeKind, History, Outcome, Standing
from tests.conftest import SAMPLES
from tests.parsed import parsed

OLD, NEW = "appendix-2023.pdf", "appendix-2024.pdf"


@pytest.fixture(scope="module")
def history() -> History:
    return make_history([parsed(SAMPLES / NEW), parsed(SAMPLES / OLD)])


def test_exactly_what_changed(history: History) -> None:
    found = defaultdict(list)
    for change in history.changes:
        found[change.kind].append(change)
    numbers = {kind: [change.number for change in changes] for kind, changes in found.items()}
    assert numbers == {
        ChangeKind.SCORE_RESTATED: [7, 18, 45],
        ChangeKind.COMMENTS_EDITED: [12, 33],
        ChangeKind.OBJECTIVE_RETITLED: [22],
        ChangeKind.OBJECTIVE_ADDED: [60],
        ChangeKind.OBJECTIVE_REMOVED: [50],
        ChangeKind.CRITERION_REWORDED: [None, None, None, None, None, 56, 58],
    }
    assert [(c.before, c.after) for c in found[ChangeKind.SCORE_RESTATED]] == [
        ("2/3", "3"),
        ("3", "2/3"),
        ("4", "3"),
    ]
    assert {c.year for c in history.changes} == {None, 2023}
    assert [(c.section, c.level) for c in found[ChangeKind.CRITERION_REWORDED]] == [
        ("Engaging Councillors", 2),
        ("Working with partners", 4),
        ("Creating Commercial Opportunities", 1),
        ("Managing Strategic Risk", 3),
        ("Obtaining Social Value", 5),
        ("Enablers", 1),
        ("Enablers", 5),
    ]
    assert {(c.earlier_edition, c.edition) for c in history.changes} == {(OLD, NEW)}


def test_conflicts_are_findings_and_nothing_is_doubtful(history: History) -> None:
    assert [(each.code, each.page) for each in history.findings] == [
        ("score-restated", 3),
        ("score-restated", 7),
        ("score-restated", 15),
        ("comments-edited", 5),
        ("comments-edited", 12),
    ]
    assert {match.outcome for match in history.matches} == {Outcome.JOINED}
    assert len(history.matches) == 58


def test_both_statements_are_kept_and_the_newest_stands(history: History) -> None:
    series = next(one for one in history.series if one.number == 7)
    of_2023 = [
        (each.edition, each.score.raw, each.standing, each.page)
        for each in series.statements
        if each.year == 2023
    ]
    assert of_2023 == [(NEW, "3", Standing.CURRENT, 3), (OLD, "2/3", Standing.SUPERSEDED, 2)]


def test_the_series_are_long(history: History) -> None:
    years = defaultdict(set)
    for one in history.series:
        years[one.number] = {each.year for each in one.statements}
    assert len(history.series) == 60
    assert years.pop(50) == {2022, 2023}
    assert years.pop(60) == {2023, 2024}
    assert set(map(frozenset, years.values())) == {frozenset({2022, 2023, 2024})}


def test_another_typesetting_of_an_edition_changes_nothing() -> None:
    made = make_history([parsed(SAMPLES / NEW), parsed(SAMPLES / "appendix-2024-web.pdf")])
    assert made.changes == ()
    assert [each.code for each in made.findings] == ["edition-year-shared"]
