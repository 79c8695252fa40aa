"""Footnotes at the foot of a page part no row of a table from its rest."""

from __future__ import annotations

import pytest

from appendix_parser.assembly.aside.footnotes import footnotes
from tests.layout.pages import across, down, laid_out, page, words

LINES = [*(down(x, 100, 160) for x in (50, 250, 450)), *map(across, (100, 130, 160))]


@pytest.mark.parametrize(
    ("score", "below", "found"),
    [
        ("3¹", "1 Provisional until the audit.", ["1 Provisional until the audit.", "It ends in May."]),
        ("3*", "* Provisional until the audit.", ["* Provisional until the audit.", "It ends in May."]),
        ("3", "1 Provisional until the audit.", []),
        ("3²", "1 Provisional until the audit.", []),
        ("3¹", "The scores are provisional.", []),
    ],
)
def test_a_footnote_begins_with_a_mark_of_the_table_above(score: str, below: str, found: list[str]) -> None:
    cells = words((60, 105, "Reporting"), (260, 105, score), (60, 135, "Training"), (260, 135, "2"))
    layout = laid_out(page([*cells, *words((50, 400, below), (50, 412, "It ends in May."))], LINES))
    assert [line.text for line in footnotes(layout)] == found


def test_what_stands_above_the_table_is_none() -> None:
    cells = words((60, 105, "Reporting"), (260, 105, "3¹"), (60, 135, "Training"), (260, 135, "2"))
    layout = laid_out(page([*words((50, 50, "1 Engaging members")), *cells], LINES))
    assert footnotes(layout) == []
