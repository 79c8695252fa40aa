"""The assembled tables become records."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import permutations

import pytest

from appendix_parser import Appendix
from appendix_parser.normalise.scoring import usual_name
from appendix_parser.page import PageContent
from appendix_parser.pipeline import understand
from appendix_parser.records import Source
from tests.layout.pages import across, down, page, words

XS = (20, 60, 130, 200, 270, 340, 410, 480)
SOURCE = Source(filename="appendix.pdf", sha256="0" * 64, page_count=1, producer=None)


def appendix(labels: tuple[str, ...]) -> Appendix:
    return understand([one_objective(labels)], SOURCE).appendix


def one_objective(labels: tuple[str, ...]) -> PageContent:
    """A page with one objective, and a score under each label."""
    head = ("No.", "Objective", *(f"{label} score" for label in labels))
    row = ("1", "Talent", *map(str, range(1, 1 + len(labels))))
    found = [
        word
        for top, texts in ((102, head), (132, row))
        for x, text in zip(XS, texts, strict=False)
        for index, part in enumerate(text.split())
        for word in words((x + 3, top + 12 * index, part))
    ]
    xs = XS[: len(head) + 1]
    lines = [across(y, xs[0], xs[-1]) for y in (100, 130, 160)]
    return page(found, [*lines, *(down(x) for x in xs)])


@pytest.mark.parametrize("labels", list(permutations(("Latest", "Current", "Previous"))), ids=" ".join)
def test_labels_that_are_no_years_keep_their_order(labels: tuple[str, ...]) -> None:
    read = appendix(labels)
    [objective] = read.sections[0].objectives
    assert [one.year_label for one in objective.assessments] == list(labels)
    assert [year.label for year in read.years] == list(labels)


def test_another_table_over_a_page_end_is_context_page_by_page() -> None:
    drawing = [*(across(y, 20, 130) for y in (100, 130, 160)), *(down(x) for x in (20, 60, 130))]
    parts = {2: (("Firm", "Spend"), ("Alpha", "Ten")), 3: (("Beta", "Two"), ("Gamma", "Six"))}
    more = [
        page(
            words(
                *(
                    (x, y, t)
                    for y, row in zip((102, 132), rows, strict=True)
                    for x, t in zip((24, 64), row, strict=True)
                )
            ),
            drawing,
        )
        for rows in parts.values()
    ]
    pages = [
        replace(each, number=number, words=tuple(word._replace(page=number) for word in each.words))
        for number, each in zip(parts, more, strict=True)
    ]
    read = understand([one_objective(("2024",)), *pages], SOURCE).appendix
    assert [each.text.split() for each in read.context] == [
        ["Firm", "Spend", "Alpha", "Ten"],
        ["Beta", "Two", "Gamma", "Six"],
    ]


@pytest.mark.parametrize(
    ("found", "name"),
    [
        ({4: Counter(["Leader", "Leading", "Leading"]), 5: Counter(["Innovator"])}, "Leading"),
        (
            {
                4: Counter(["Leader", "Leader 5 - Innovator", "Leader 5 - Innovator"]),
                5: Counter(["Innovator"]),
            },
            "Leader",
        ),
        ({4: Counter(["Leader 5 - Innovator"]), 5: Counter(["Innovator"])}, "Leader 5 - Innovator"),
    ],
)
def test_a_level_s_name_is_not_two_of_them(found: dict[int, Counter[str]], name: str) -> None:
    assert usual_name(4, found) == name


@pytest.mark.parametrize(
    ("line", "is_doubted"), [("Comments", True), ("2024 Comments", True), ("Owner", False)]
)
def test_comments_outside_the_tables_are_doubted(line: str, is_doubted: bool) -> None:
    drawn = one_objective(("2024",))
    below = page([*drawn.words, *words((60, 300, line), (60, 320, "The digest is read."))], [*drawn.lines])
    found = understand([below], SOURCE).appendix
    assert ("comments-outside-table" in {one.code for one in found.findings}) is is_doubted


@pytest.mark.parametrize(
    ("scores", "values"),
    [
        (("Level 0 - None", "Level 2 - Good"), [0, 2]),
        (("2 – Good", "3 – Good"), [None, None]),
        (("2 – Good", "2 – Fair"), [None, None]),
    ],
)
def test_scores_may_name_their_levels(scores: tuple[str, str], values: list[float | None]) -> None:
    """Each number must always have one name, and each name one number."""
    found = words(*((x, y, t) for y, row in ((102, ("Objective", "2023 Score", "2024 Score")), (132, ("Talent", *scores)))
                    for x, t in zip((24, 204, 404), row, strict=True)))  # fmt: skip
    lines = [*(across(y, 20, 600) for y in (100, 130, 160)), *(down(x) for x in (20, 200, 400, 600))]
    [objective] = understand([page(found, lines)], SOURCE).appendix.sections[0].objectives
    assert [one.score.value for one in objective.assessments] == values
