"""Headings that councils use, each above fitting cells in a small table: every column must get its role."""

from __future__ import annotations

import textwrap

import pytest

from appendix_parser import Appendix
from appendix_parser.pipeline import understand
from appendix_parser.records import Severity, Source
from tests.layout.pages import across, down, page, words

_SOURCE = Source(filename="appendix.pdf", sha256="0" * 64, page_count=1, producer=None)
_WIDTH, _LINE = 110, 11
_TITLES = ("Champions", "Managing risk", "Working with suppliers")
_MEANINGS = (
    "The extent to which members know what is bought and why it matters.",
    "The extent to which risk is owned, priced and looked at again.",
    "The extent to which suppliers are met, heard and helped to improve.",
)
_SCORES = ("3", "2/3", "4")
_SAID = (
    "Two members were named in May and have met every quarter since.",
    "Commentary: a register is kept. Action: to publish it by March.",
    "No change since the last review, as the project was late.",
)
_DONE = (
    "Publish the list of contracts by June 2025.",
    "Train two officers.",
    "Meet each of the ten largest suppliers.",
)
_TARGETS = ("4", "4", "5")
_NUMBERS = ("1", "2", "3")

_USUAL = {
    "number": ("#", _NUMBERS),
    "title": ("Objective", _TITLES),
    "description": ("Description", _MEANINGS),
    "score": ("2024 Score", _SCORES),
    "comments": ("2024 Comments", _SAID),
}
_ROLES = {
    "number": (
        _NUMBERS,
        "# | No. | Ref | Ref. | Objective No. | Obj no. | ID | Item no. | Reference | Number | Objective ref",
    ),
    "title": (
        _TITLES,
        "Objective | Objective title | Strategic objective | Commitment | Our commitment | Question | Component | "
        "Key area | Strand | Theme | Outcome | Practice area | Aim | Capability | Attribute | Standard | Area of focus | "
        "Priority | Procurement objective | Element | Measure | Topic | Key question | "
        "Enabler | Driver | Deliverable | Characteristic | Feature | Issue | Focus",
    ),
    "description": (
        _MEANINGS,
        "Description | Objective description | Definition | What it means | What this means | Scope | Detail | "
        "What good looks like | Requirement | Summary | Explanation | What we mean | What we want to achieve | "
        "How we measure it | Narrative description | What does this mean | Intended outcome | Expected outcome | "
        "What we are measuring | What is this about?",
    ),
    "score": (
        _SCORES,
        "2024 Score | Score 2024 | 2024 | 2024 Rating | Score (2024) | Self-assessment 2024 | 2024 self score | "
        "2024 Level | Maturity level 2024 | 2024 Result | 2024 Outcome | 2024 Grade | 2024 assessment | 2024 Position | "
        "Council score 2024 | Actual 2024 | 2024 Mark | Assessed level 2024 | 2024 Performance | "
        "2024 Attainment | 2024 Judgement | Overall 2024",
    ),
    "comments": (
        _SAID,
        "2024 Comments | 2024 Comments and Action | Comments & actions 2024 | 2024 Position statement | Commentary | "
        "2024 Progress | Progress to date | Progress update 2024 | Evidence | Rationale | Narrative | 2024 Outcome | "
        "Justification for score | What we have done | Supporting evidence | Officer comments | Reason for score | "
        "Explanation of 2024 score | Notes | Findings 2024 | Our response | Highlights 2024 | Discussion 2024 | "
        "Latest update | Current position | Position | Where we are | Current practice | What's happened | Reasoning | "
        "How are we doing? | Story so far | Further information | Delivery to date | Successes | Barriers | "
        "Current arrangements | Examples | Reflections | Lessons learned",
    ),
    "action": (
        _DONE,
        "2024 Actions | Next steps | What we will do | Planned actions | Actions required | Improvement actions | "
        "Agreed action | What next | What's next | To do | Follow-up | Recommendations | "
        "What do we need to do | Actions completed | Opportunities | Mitigation",
    ),
    "target": (
        _TARGETS,
        "2025 Target | 2025 Target Score | Target 2025 | 2025 Ambition | Ambition | Planned 2025 | Desired | Desired level | "
        "Aspiration 2026 | Target score | 2025 planned score | Where we want to be | 2026 goal | 2025 Tgt | Score wanted | "
        "To be | Ideal score | Optimal | Stretch | Where we want to get to | "
        "Minimum target | Maximum target | Minimum required | Aiming for | Vision score | Level needed | Where we should be | "
        "Where we will be | Next level | Level to be achieved | Preferred level | Potential score | By 2026",
    ),
    "forecast": (
        _TARGETS,
        "Forecast 2025 | 2025 forecast score | Projected 2025 | Expected score 2025 | Estimated 2025 | 2025 f/cast | "
        "Outlook score 2025 | 2025 est. | Likely score 2025",
    ),
    "baseline": (
        _SCORES,
        "Baseline | Baseline score | 2021 baseline | Baseline 2021 | Initial score | Score at outset | "
        "Base score | Start score | Opening score",
    ),
    "benchmark": (
        _SCORES,
        "National average | Regional average 2024 | Benchmark | Average score 2024 | Sector average | LGA average | "
        "Peer group average | Best in class 2024 | All councils | Upper quartile",
    ),
    "peer": (
        _SCORES,
        "Peer score | Peer review score 2024 | 2024 Peer | External score | Peer assessment | LGA peer score | Assessor score | "
        "Consultant score",
    ),
    "moderated": (
        _SCORES,
        "Moderated | Moderated score 2024 | 2024 Moderated | Validated score | Confirmed score 2024 | Moderator's score | "
        "Adjusted score",
    ),
    "extra": (
        ("J Patel", "R Owen", "J Patel"),
        "Lead officer | Owner | Lead | Responsible officer | Action owner | By whom | Who | Assessor | "
        "Scored by | Delivery partner",
    ),
    "extra date": (
        ("31/03/2025", "30/06/2025", "31/03/2025"),
        "Target date | Deadline | By when | Due date | Timescale | When",
    ),
    "extra word": (("High", "Low", "High"), "Priority | Risk | Impact | Status | Completed | In progress?"),
    "extra answer": (("Yes", "No", "Yes"), "On target? | Target met? | Above target"),
    "extra money": (("£10k", "£25k", "£5k"), "Target saving | Planned spend"),
    "extra letter": (("G", "A", "G"), "RAG | RAG status"),
    "extra arrow": (("↑", "→", "↑"), "Direction of travel | Trend | Change"),
    "extra number": (
        ("2", "1", "2"),
        "Weighting | Priority | Gap | Weight | Max score | Points available | "
        "Distance to target | Steps to target | Levels to go",
    ),
    "extra link": (
        ("SharePoint", "Intranet", "Website"),
        "Evidence link | Link to evidence | Where to find it",
    ),
}
_CASES = [
    (role, heading.strip(), cells)
    for role, (cells, headings) in _ROLES.items()
    for heading in headings.split("|")
]


def _drawn(role: str, heading: str, cells: tuple[str, ...]) -> Appendix:
    """Read a table that has the heading: in the place of a usual one of its role, else in a column more."""
    return _table(*(_USUAL | {role: (heading, cells)}).values())


def _table(*columns: tuple[str, tuple[str, ...]]) -> Appendix:
    """Read a table with these headings, each with its cells."""
    found, top, lines = [], 40.0, [across(40, 20, 20 + _WIDTH * len(columns))]
    for row in zip(*((head, *texts) for head, texts in columns), strict=True):
        wrapped = [textwrap.wrap(text, 18) for text in row]
        for index, part in enumerate(wrapped):
            for step, line in enumerate(part):
                x = 24.0 + _WIDTH * index
                for word in line.split():
                    found += words((x, top + 2 + _LINE * step, word))
                    x += 5.5 * len(word) + 4
        top += _LINE * max(map(len, wrapped)) + 6
        lines.append(across(top, 20, 20 + _WIDTH * len(columns)))
    lines += [down(20 + _WIDTH * index, 40, top) for index in range(len(columns) + 1)]
    return understand([page(found, lines)], _SOURCE).appendix


def _read(appendix: Appendix) -> list[list[str]]:
    """Return what is read of each objective, text by text."""
    found = []
    for objective in (each for section in appendix.sections for each in section.objectives):
        comments = [assessment.comments for assessment in objective.assessments]
        by_column: dict[str | None, str] = {}
        for part in (part for each in comments for part in each.parts):
            before = by_column.get(part.heading, "")
            by_column[part.heading] = f"{before} {part.marker} {part.text}"
        parts = list(by_column.values())
        others = [f"{score.kind} {score.score.raw}" for score in objective.other_scores]
        found.append(
            [objective.label, objective.title, objective.description]
            + [f"{each.year} {each.score.raw}" for each in objective.assessments]
            + parts
            + others
            + [f"extra {extra.text}" for extra in objective.extras]
        )
    return [[" ".join(text.split()) for text in row] for row in found]


@pytest.mark.parametrize(("role", "heading", "cells"), _CASES)
def test_heading(role: str, heading: str, cells: tuple[str, ...]) -> None:
    columns = [_NUMBERS, _TITLES, _MEANINGS, tuple(f"2024 {score}" for score in _SCORES), _SAID]
    if role not in _USUAL:
        kept_as = {"action": "", "extra": "extra "}.get(role.split()[0], f"{role} ")
        columns.append(tuple(kept_as + cell for cell in cells))
    appendix = _drawn(role, heading, cells)
    assert _read(appendix) == [list(row) for row in zip(*columns, strict=True)]
    told = {each.code for each in appendix.findings if each.severity is not Severity.INFO}
    assert told <= {"rubrics-absent", "document-title-missing", "heading-missing"}


_FIRST = (("#", _NUMBERS), ("Objective", _TITLES))


def _told(appendix: Appendix) -> set[str]:
    return {
        each.code for each in appendix.findings if each.code.startswith(("column-", "comments-", "year-"))
    }


def test_an_unknown_heading_is_read_by_its_cells_or_doubted() -> None:
    scores = _table(*_FIRST, ("2024 Outcome", _SCORES), ("Comments", _SAID))
    assert [row[3] for row in _read(scores)] == ["2024 3", "2024 2/3", "2024 4"]
    unknown = _table(*_FIRST, ("2024 Score", _SCORES), ("2024 Comments", _SAID), ("Zorp", _SAID))
    assert _told(unknown) == {"column-doubtful"}


def test_a_second_score_of_a_year_is_kept_and_doubted() -> None:
    read = _table(*_FIRST, ("2024 Score", _SCORES), ("2024 Mark", _TARGETS), ("2024 Comments", _SAID))
    assert [(row[3], row[-1]) for row in _read(read)] == [
        ("2024 3", "extra 4"),
        ("2024 2/3", "extra 4"),
        ("2024 4", "extra 5"),
    ]
    assert _told(read) == {"column-doubtful", "column-extra", "column-repeated"}


def test_numbers_under_the_name_of_another_role_are_doubted() -> None:
    read = _table(*_FIRST, ("2024 Score", _SCORES), ("Objective for 2025", _TARGETS), ("Comments", _SAID))
    assert "column-doubtful" in _told(read)


@pytest.mark.parametrize("years", [("2023", "2024"), ("2024", "2023"), ("Previous", "Current")], ids=str)
def test_comments_beside_two_scores_are_of_the_newer_year(years: tuple[str, str]) -> None:
    read = _table(*_FIRST, *((f"{year} Score", _SCORES) for year in years), ("Comments", _SAID))
    said = {
        each.year_label: each.comments.text
        for section in read.sections
        for each in section.objectives[0].assessments
    }
    newer = "Current" if "Current" in years else "2024"
    assert [year for year, text in said.items() if text] == [newer]
    assert _told(read) == {"comments-of-several-years"}


def test_each_score_has_the_comments_at_its_right() -> None:
    read = _table(
        *_FIRST, ("2023 Score", _SCORES), ("Comments", _SAID), ("2024 Score", _TARGETS), ("Notes", _DONE)
    )
    [first, *_] = [one for section in read.sections for one in section.objectives]
    assert [(each.year, each.comments.text.split()[0]) for each in first.assessments] == [
        (2023, "Two"),
        (2024, "Publish"),
    ]


def test_the_comments_of_a_peer_stand_with_its_score() -> None:
    peer = (("Peer score", _TARGETS), ("Peer comments", _DONE))
    read = _table(*_FIRST, ("Score", _SCORES), ("Comments", _SAID), *peer)
    [first, *_] = [one for section in read.sections for one in section.objectives]
    [other] = first.other_scores
    assert other.comments is not None
    assert (other.kind, other.score.raw, other.comments.text.split()[0]) == ("peer", "4", "Publish")


def test_comments_right_of_each_score_are_of_that_score() -> None:
    target = (("Target score", _TARGETS), ("Comments", _DONE))
    read = _table(*_FIRST, *target, ("Current score", _SCORES), ("Comments", _SAID))
    [first, *_] = [one for section in read.sections for one in section.objectives]
    [other], [own] = first.other_scores, first.assessments
    assert other.comments is not None
    assert (other.score.raw, other.comments.text.split()[0]) == ("4", "Publish")
    assert (own.score.raw, own.comments.text.split()[0]) == ("3", "Two")


def test_what_levels_mean_on_each_row_is_a_rubric() -> None:
    levels = (
        (f"Level {score}", tuple(f"{text} {score}." for text in ("Few know it", "Some do", "All do")))
        for score in (1, 2, 3)
    )
    read = _table(*_FIRST, *levels, ("2024 Score", ("1", "2", "3")))
    rubrics = [rubric for section in read.sections for rubric in section.rubrics]
    assert [rubric.label for rubric in rubrics] == list(_NUMBERS)
    assert [criterion.text for criterion in rubrics[1].criteria] == ["Some do 1.", "Some do 2.", "Some do 3."]


def test_a_final_score_beside_the_council_s_own_is_doubted() -> None:
    read = _table(*_FIRST, ("Self", _SCORES), ("Peer", _TARGETS), ("Final", _TARGETS), ("Comments", _SAID))
    assert [row[-1] for row in _read(read)] == ["extra 4", "extra 4", "extra 5"]
    assert "column-repeated" in _told(read)


@pytest.mark.parametrize("heading", ["Enabler", "Driver", "Characteristic", "Subsection"])
def test_a_title_is_known_without_number_or_description(heading: str) -> None:
    read = _table((heading, _TITLES), ("2024 Score", _SCORES), ("Comments", _SAID))
    assert [row[1] for row in _read(read)] == [*_TITLES]
