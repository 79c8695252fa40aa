"""Slabs of text between rules are of one table as long as they share its columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import count

from appendix_parser.layout.undrawn.runs import Slab, runs_of
from appendix_parser.layout.words.page_text import Spacing, Text
from tests.layout.pages import words

LEFTS = (60.0, 200.0, 320.0)
_top = count(100, 30)


def slab(*lines: Sequence[str], bold: bool = False) -> Slab:
    """Return a slab with the texts of each line, below the slabs made before."""
    top = next(_top)
    found = [
        word
        for at, texts in enumerate(lines)
        for word in words(
            *((x, top + 4 + 12 * at, text) for x, text in zip(LEFTS, texts, strict=False) if text), bold=bold
        )
    ]
    text = Text(found, Spacing(0.6, 1.0))
    return Slab(top, top + 30, text, text, prose=False)


HEADER = slab(("No.", "Objective", "Score"), bold=True)
FIRST, SECOND = slab(("1", "Talent", "Three")), slab(("2", "Carbon", "Four"))
CLOSE = slab(("2", "Carbon and climates plans", "Four"), ("", "ought to be shared by both", "Four"))
"""The text of its second column nearly touches that of the third."""


def runs(*slabs: Slab) -> list[list[str]]:
    return [[each.text.string for each in run] for run in runs_of(slabs)]


def test_slabs_with_the_same_columns_are_one_run() -> None:
    assert runs(HEADER, FIRST) == [["No. Objective Score", "1 Talent Three"]]


def test_prose_and_other_columns_end_a_run() -> None:
    prose = replace(slab(("All of this is told in one sentence.",)), prose=True)
    assert runs(FIRST, prose, SECOND) == [["1 Talent Three"], ["2 Carbon Four"]]
    assert [len(run) for run in runs(HEADER, FIRST, CLOSE)] == [2, 1]


def test_a_slab_below_a_heading_begins_a_run() -> None:
    again = slab(("No.", "Objective", "Score"), bold=True)
    assert len(runs(HEADER, FIRST, again, SECOND)) == 1
    assert len(runs(HEADER, FIRST, replace(again, first=True), SECOND)) == 2


def test_shaded_cells_of_the_header_show_the_columns() -> None:
    def count_with(*xs: float) -> int:
        return len(runs(replace(HEADER, xs=xs), FIRST, CLOSE))

    assert count_with(50, 190, 318, 450) == 1
    assert count_with(50, 190, 280, 450) == 2


def test_a_larger_heading_parts_tables_of_two_columns() -> None:
    head, row = slab(("Goal", "Comments"), bold=True), slab(("Talent", "Three"))
    heading = slab(("Managing contracts",), bold=True)
    larger = replace(
        heading, text=Text([w._replace(size=13.0) for w in heading.text.words], Spacing(0.6, 1.0))
    )
    again, below = slab(("Goal", "Comments"), bold=True), slab(("Carbon", "Four"))
    assert runs(head, row, larger, again, below) == [
        ["Goal Comments", "Talent Three"],
        ["Goal Comments", "Carbon Four"],
    ]


def test_a_bold_header_of_other_columns_begins_a_run() -> None:
    def contracts(*lefts: float) -> Slab:
        rows = [("Contract", "Supplier", "Value", True), ("Paper", "Ours", "340", False)]
        found = [
            word
            for at, (*texts, is_bold) in enumerate(rows)
            for word in words(
                *((x, 204.0 + 12 * at, t) for x, t in zip(lefts, texts, strict=True)), bold=is_bold
            )
        ]
        text = Text(found, Spacing(0.6, 1.0))
        return Slab(200, 230, text, text, prose=False)

    assert len(runs(HEADER, FIRST, contracts(62, 203, 323))) == 2
    assert len(runs(HEADER, FIRST, contracts(*LEFTS))) == 1
