"""Which of several statements of a year stands, and when two of them say the same."""

from __future__ import annotations

import pytest

from appendix_parser.notation.scores import read_score
from appendix_parser.records import Appendix
from appendix_parser.timeline import make_history
from appendix_parser.timeline.history_records import ChangeKind, History
from appendix_parser.timeline.statements import same_score
from tests.checks.documents import SYSTEM, assessment, document, objective, section


def named(name: str, *said: tuple[str, str, str]) -> Appendix:
    """Return an edition with one objective: year, score and comment of each assessment."""
    made = document(section(objective(1, *(assessment(*each) for each in said))))
    years = tuple(
        year.model_copy(update={"label": each[0], "year": int(each[0]) if each[0].isdecimal() else None})
        for year, each in zip(made.years, said, strict=False)
    )
    source = made.source.model_copy(update={"filename": name})
    return made.model_copy(update={"source": source, "years": years})


def stated(history: History) -> list[tuple[str, str, str, str]]:
    return [
        (each.edition, each.year_label, each.score.raw, each.standing)
        for one in history.series
        for each in one.statements
    ]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("3", " 3 ", True),
        ("2/3", "2-3", True),
        ("2/3", "3", False),
        ("N/A", "Not applicable", True),
        ("N/A", "TBC", False),
        ("N/A", "3", False),
        ("good", "good", True),
        ("good", "bad", False),
    ],
)
def test_scores_that_mean_the_same(one: str, other: str, same: bool) -> None:
    first, second = read_score(one, SYSTEM)[0], read_score(other, SYSTEM)[0]
    assert same_score(first, second) == same_score(second, first) == same


def test_the_newest_stands_and_all_are_kept() -> None:
    history = make_history(
        [
            named("b.pdf", ("2022", "3", "Fine."), ("2023", "3", "Well on the way, as planned.")),
            named("c.pdf", ("2023", "4", "Done."), ("2024", "4", "Done.")),
            named("a.pdf", ("2021", "2", "Begun."), ("2022", "3", "Fine.")),
        ]
    )
    assert stated(history) == [
        ("a.pdf", "2021", "2", "current"),
        ("b.pdf", "2022", "3", "current"),
        ("a.pdf", "2022", "3", "agrees"),
        ("c.pdf", "2023", "4", "current"),
        ("b.pdf", "2023", "3", "superseded"),
        ("c.pdf", "2024", "4", "current"),
    ]
    assert [(each.kind, each.earlier_edition, each.edition) for each in history.changes] == [
        (ChangeKind.SCORE_RESTATED, "b.pdf", "c.pdf"),
        (ChangeKind.COMMENTS_EDITED, "b.pdf", "c.pdf"),
    ]


def test_the_last_score_of_a_year_stands() -> None:
    """Two scores of one year, such as those of April and October, in one edition."""
    made = named("a.pdf", ("April", "2", "Begun."), ("October", "3", "Done."))
    years = tuple(year.model_copy(update={"year": 2024}) for year in made.years)
    [objective] = made.sections[0].objectives
    said = [one.model_copy(update={"year": 2024}) for one in objective.assessments]
    again = objective.model_copy(update={"assessments": tuple(said)})
    sections = (made.sections[0].model_copy(update={"objectives": (again,)}),)
    edition = made.model_copy(update={"years": years, "sections": sections})
    assert [(label, standing) for _, label, _, standing in stated(make_history([edition]))] == [
        ("October", "current"),
        ("April", "superseded"),
    ]


def test_a_financial_year_is_the_year_that_it_begins_in() -> None:
    history = make_history(
        [
            named("a.pdf", ("2022", "3", "Fine.")),
            named("b.pdf", ("2022/23", "3", "Fine."), ("2023/24", "3", "")),
        ]
    )
    assert [each[3] for each in stated(history)][:2] == ["current", "agrees"]


def test_a_label_without_a_year_is_another_time_per_edition() -> None:
    history = make_history(
        [named("a.pdf", ("Current", "3", "Fine.")), named("b.pdf", ("Current", "4", "Better."))]
    )
    assert {each[3] for each in stated(history)} == {"current"}
    assert history.changes == ()
    assert [each.code for each in history.findings] == ["edition-without-year"]


def test_white_space_is_no_edit() -> None:
    history = make_history(
        [
            named("a.pdf", ("2022", "3", "- On  time")),
            named("b.pdf", ("2022", "3", "-On time"), ("2023", "3", "")),
        ]
    )
    assert history.changes == ()


def test_an_objective_that_was_away_returns_to_its_series() -> None:
    away = document(section(objective(9, assessment("2023", comments="All new, and nothing of the old."))))
    away = away.model_copy(
        update={
            "sections": (
                away.sections[0].model_copy(
                    update={
                        "objectives": (
                            away.sections[0]
                            .objectives[0]
                            .model_copy(
                                update={
                                    "title": "Quite another",
                                    "description": "Who pays for what, and when?",
                                }
                            ),
                        )
                    }
                ),
            ),
            "source": away.source.model_copy(update={"filename": "b.pdf"}),
            "years": named("b.pdf", ("2023", "3", "")).years[:1],
        }
    )
    editions = [named("a.pdf", ("2022", "3", "Fine.")), away, named("c.pdf", ("2024", "3", "Fine."))]
    kinds = [(each.kind, each.edition) for each in make_history(editions).changes]
    assert (ChangeKind.OBJECTIVE_REMOVED, "b.pdf") in kinds
    assert (ChangeKind.OBJECTIVE_RETURNED, "c.pdf") in kinds
