"""What a column is: how many bits its heading, its cells and its place are worth, and what they decide together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields, replace

import pytest

from appendix_parser.assembly.heads import evidence
from appendix_parser.assembly.heads.evidence import Choice, Sample, choose, features
from appendix_parser.assembly.heads.roles import Heading, Role, read_heading
from appendix_parser.notation.scale import ScoringSystem
from tests.assembly.hand_made import year

SYSTEM = ScoringSystem()
NAMES = ("Talent", "Carbon", "Waste")
NUMBERS = ("1", "2", "3")
YEARS = ("2022", "2023", "2024")
SENTENCES = ("It was begun in the spring.", "It was ended in the autumn.", "It will be done next year.")
ACTIONS = tuple(f"Action: {text}" for text in SENTENCES)
SAME_NAME, SAME_SENTENCE, SAME_NUMBER = NAMES[:1] * 3, SENTENCES[:1] * 3, NUMBERS[:1] * 3

# The bits that three cells are worth for a role: three quarters of what many cells are.
CELLS: list[tuple[Role, Sequence[str], float]] = [
    (Role.NUMBER, NUMBERS, 3.0),
    (Role.NUMBER, SAME_NUMBER, -0.5),
    (Role.NUMBER, NAMES, -2.25),
    (Role.TITLE, NAMES, 2.25),
    (Role.TITLE, SAME_NAME, -0.25),
    (Role.TITLE, NUMBERS, -6.0),
    (Role.DESCRIPTION, SENTENCES, 2.25),
    (Role.DESCRIPTION, SAME_SENTENCE, -0.25),
    (Role.DESCRIPTION, ACTIONS, -0.75),
    (Role.DESCRIPTION, NUMBERS, -4.5),
    (Role.SCORE, NUMBERS, 3.0),
    (Role.SCORE, NAMES, -3.0),
    (Role.SCORE, SENTENCES, -5.25),
    (Role.COMMENTS, SENTENCES, 2.25),
    (Role.COMMENTS, ACTIONS, 4.5),
    (Role.COMMENTS, NUMBERS, -8.25),
    (Role.YEAR, YEARS, 4.5),
    (Role.YEAR, NAMES, -9.0),
    (Role.SECTION, NAMES, -6.0),
    (Role.SECTION, SAME_NAME, 2.0),
    (Role.SECTION, SAME_NUMBER, -5.5),
]


def sure(role: Role, cells: Sequence[str] = (), *, width: float = 0.2, of: str | None = None) -> Sample:
    """A column whose heading says its role by 30 bits more than that it has none."""
    return Sample(Heading("", {role: 70.0, Role.EXTRA: 40.0}, year(of), None, pure=True), cells, width)


def lead(*samples: Sample, at: int = 0) -> float:
    """The bits by which a column has its role rather than none."""
    return choose(samples, SYSTEM)[at].lead


def worth(role: Role, cells: Sequence[str]) -> float:
    """The bits that cells add for a role."""
    return lead(sure(role, cells)) - lead(sure(role))


# Bits of the place and the heading: of a column here rather than there.
def of_place() -> float:
    score, title = sure(Role.SCORE), sure(Role.TITLE)
    return lead(title, score) - lead(score, title, at=1)


def of_early_comments() -> float:
    title, score, comments = (sure(role) for role in (Role.TITLE, Role.SCORE, Role.COMMENTS))
    return lead(title, comments, score, at=1) - lead(title, score, comments, at=2)


def of_first_column() -> float:
    title, number = sure(Role.TITLE), sure(Role.NUMBER)
    return lead(number, title) - lead(title, number, at=1)


def of_width(role: Role) -> float:
    def of(width: float) -> float:
        return lead(sure(Role.TITLE), replace(sure(role), width=width), at=1)

    return of(0.7) - of(0.5)


def of_missing_year() -> float:
    score, title = sure(Role.SCORE), sure(Role.TITLE)
    return lead(sure(Role.SCORE, of="2024"), score, title, at=1) - lead(
        sure(Role.COMMENTS), score, title, at=1
    )


def of_strange_heading() -> float:
    title, score = sure(Role.TITLE), Sample(Heading("", {}, None, None, pure=True), NUMBERS * 20, 0.2)
    strange = replace(score, heading=Heading("Zebra", {}, None, None, pure=False))
    return lead(title, strange, at=1) - lead(title, score, at=1)


def before(role: Role) -> float:
    """The bits before any evidence; the column is to the right of the values."""
    return lead(sure(Role.SCORE), sure(role), at=1) - 30 + evidence._PLACE


def of_title() -> float:
    return lead(sure(Role.TITLE)) - 30 - evidence._PLACE


PLACES: list[tuple[Callable[[], float], float]] = [
    (of_place, 2.0),
    (of_first_column, 2.0),
    (of_early_comments, -3.0),
    (lambda: of_width(Role.COMMENTS), 1.0),
    (lambda: of_width(Role.DESCRIPTION), 1.0),
    (lambda: of_width(Role.SCORE), -1.0),
    (of_missing_year, -6.0),
    (of_strange_heading, -2.0),
    (lambda: before(Role.SECTION), -4.0),
    (lambda: before(Role.NUMBER) - evidence._WIDTH, -3.0),
    (of_title, 20.0),
]
WEIGHTS = [
    (role, name, side.name)
    for role, weights in evidence._CONTENT.items()
    for name, weight in weights.items()
    for side in fields(weight)
    if getattr(weight, side.name)
]


@pytest.mark.parametrize(("role", "cells", "bits"), CELLS)
def test_cells_are_worth_bits(role: Role, cells: Sequence[str], bits: float) -> None:
    assert worth(role, cells) == pytest.approx(bits)


@pytest.mark.parametrize(("of", "bits"), PLACES)
def test_place_and_heading_are_worth_bits(of: Callable[[], float], bits: float) -> None:
    assert of() == pytest.approx(bits)


@pytest.mark.parametrize("factor", [0.5, 2])
@pytest.mark.parametrize(("role", "name", "side"), WEIGHTS)
def test_each_weight_is_needed(
    role: Role, name: str, side: str, factor: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    weight = evidence._CONTENT[role][name]
    changed = replace(weight, **{side: factor * getattr(weight, side)})
    monkeypatch.setitem(evidence._CONTENT[role], name, changed)
    assert any(worth(each, cells) != pytest.approx(bits) for each, cells, bits in CELLS if each is role)


@pytest.mark.parametrize("factor", [0.5, 2])
@pytest.mark.parametrize("name", ["_PLACE", "_FIRST", "_EARLY", "_WIDTH", "_UNDATED", "_STRANGE", "_AGAIN"])
def test_each_other_number_is_needed(name: str, factor: float, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evidence, name, factor * getattr(evidence, name))
    assert any(of() != pytest.approx(bits) for of, bits in PLACES)


# -- decisions -------------------------------------------------------------------------------------------------
def choices(**columns: Sequence[str]) -> list[Choice]:
    """The role of each column, by its heading and cells."""
    samples = [
        Sample(read_heading(text.replace("_", " ")), cells, 1 / len(columns))
        for text, cells in columns.items()
    ]
    return choose(samples, SYSTEM)


def roles(**columns: Sequence[str]) -> list[Role]:
    return [choice.role for choice in choices(**columns)]


def test_cells_decide_what_an_unclear_heading_means() -> None:
    assert roles(Objective=NAMES, Outcome=NUMBERS) == [Role.TITLE, Role.SCORE]
    assert roles(Objective=NAMES, Score=NUMBERS, Outcome=SENTENCES)[2] is Role.COMMENTS


def test_a_table_has_one_title() -> None:
    assert roles(Objective=NAMES, Title=NAMES, Score=NUMBERS).count(Role.TITLE) == 1


def test_a_second_score_of_one_year_is_not_a_score() -> None:
    assert roles(Objective=NAMES, Score_2023=NUMBERS, Score_2024=NUMBERS)[1:] == [Role.SCORE, Role.SCORE]
    assert roles(Objective=NAMES, Score_2024=NUMBERS, Rating_2024=NUMBERS)[1:].count(Role.SCORE) == 1


def test_answers_are_scores_if_all_are() -> None:
    answers = ("Yes", "No", "N/A")
    assert roles(No=NUMBERS, Question=SENTENCES, Yes_or_no=answers) == [Role.NUMBER, Role.TITLE, Role.SCORE]
    assert roles(Objective=NAMES, RAG_2024=("R", "A", "G"), Progress=SENTENCES)[1] is Role.SCORE
    assert features(("Yes", "No", "Talent"), SYSTEM)["score"] == 0


def test_a_statement_before_the_scores_is_no_comment() -> None:
    before = roles(Strand=NAMES, Statement=SENTENCES, Score=NUMBERS, Comments=ACTIONS)
    assert before == [Role.TITLE, Role.DESCRIPTION, Role.SCORE, Role.COMMENTS]


def test_a_score_beside_the_previous_one_is_a_score() -> None:
    assert roles(Objective=NAMES, Previous_score=NUMBERS, Score=NUMBERS)[1:] == [Role.SCORE] * 2


def test_a_column_of_levels_is_one_whatever_its_cells() -> None:
    samples = [Sample(read_heading("Objective"), NAMES, 0.5), Sample(read_heading("Level 1"), NAMES, 0.5)]
    assert [choice.role for choice in choose(samples, SYSTEM, [1])] == [Role.TITLE, Role.LEVEL]
    assert choose(samples, SYSTEM, [1])[1].lead == float("inf")


def test_a_choice_names_what_comes_second() -> None:
    title, score = choices(Objective=NAMES, Score=NUMBERS)
    assert score.lead > evidence.NEAR_TIE
    assert title.rival is not Role.TITLE
    assert score.rival is not Role.SCORE


def test_cells_without_a_score_say_nothing_about_the_others() -> None:
    assert features(("3", "N/A", "TBC"), SYSTEM)["score"] == 1
    assert features(("3", "Talent"), SYSTEM)["score"] == 0.5
    assert features(("N/A", ""), SYSTEM)["score"] == 0.5
    assert features(("", ""), SYSTEM) == {}


@pytest.mark.parametrize(
    ("feature", "text", "other"),
    [
        ("label", "Obj 12.", "Objectives 12"),
        ("label", "A)", "AB"),
        ("value", "2/3", "abc"),
        ("phrase", "Talent and skills", "12"),
        ("phrase", " ".join(["word"] * 12), " ".join(["word"] * 13)),
        ("prose", "one two three four five six", "one two three four five"),
        ("marked", "Action: begin it", "begin it"),
        ("year", "2023/24", "in 2023/24"),
    ],
)
def test_what_a_cell_looks_like(feature: str, text: str, other: str) -> None:
    assert features((text,), SYSTEM)[feature] == 1
    assert features((other,), SYSTEM)[feature] == 0
