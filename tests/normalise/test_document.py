"""The assembled tables become records."""

from __future__ import annotations

from itertools import permutations

import pytest

from appendix_parser import Appendix
from appendix_parser.pipeline import understand
from appendix_parser.records import Source
from tests.layout.pages import across, down, page, words

XS = (20, 60, 130, 200, 270, 340, 410, 480)
SOURCE = Source(filename="appendix.pdf", sha256="0" * 64, page_count=1, producer=None)


def appendix(labels: tuple[str, ...]) -> Appendix:
    """An appendix of one objective with a score under each label."""
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
    return understand([page(found, [*lines, *(down(x) for x in xs)])], SOURCE).appendix


@pytest.mark.parametrize("labels", list(permutations(("Target", "Current", "Previous"))), ids=" ".join)
def test_labels_that_are_no_years_keep_their_order(labels: tuple[str, ...]) -> None:
    read = appendix(labels)
    [objective] = read.sections[0].objectives
    assert [one.year_label for one in objective.assessments] == list(labels)
    assert [year.label for year in read.years] == list(labels)
