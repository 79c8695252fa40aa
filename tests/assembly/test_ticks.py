"""Marks in columns of levels: the column of the mark is the score."""

from __future__ import annotations

import io
from collections.abc import Sequence
from contextlib import suppress

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.platypus import PageBreak, SimpleDocTemplate, Table

from appendix_parser import parse
from appendix_parser.errors import NoAppendixError
from appendix_parser.records import Appendix, Score, ScoreStatus

Rows = list[list[str]]
_STYLE = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
ANSWERS = ["#", "Objective", "Yes", "Partly", "No", "Comments"]
YEARS = [
    ["#", "Objective", "2023 Score", "", "", "2024 Score", "", "", "2024 Comments"],
    ["", "", "1", "2", "3", "1", "2", "3", ""],
]
YEARS_OVER = [("SPAN", (2, 0), (4, 0)), ("SPAN", (5, 0), (7, 0))]
YEARS_OVER += [("SPAN", (column, 0), (column, 1)) for column in (0, 1, 8)]


def read(*tables: Rows, spans: Sequence[tuple[object, ...]] | None = None, widths: list[int]) -> Appendix:
    """Return what is read of ruled tables, each on a page; the cells of the first are merged."""
    out = io.BytesIO()
    parts: list[object] = []
    for rows in tables:
        table = Table(rows, colWidths=widths)
        table.setStyle([*_STYLE, *((spans or []) if rows is tables[0] else [])])
        parts += [table, PageBreak()]
    SimpleDocTemplate(out, pagesize=landscape(A4)).build(parts)
    return parse(out.getvalue(), name="ticks.pdf", witness=False)


def scores(appendix: Appendix) -> list[list[Score]]:
    found = [objective for section in appendix.sections for objective in section.objectives]
    return [[each.score for each in objective.assessments] for objective in found]


def codes(appendix: Appendix) -> set[str]:
    return {found.code for found in appendix.findings}


def years(*rows: list[str], more: tuple[Rows, ...] = ()) -> Appendix:
    return read([*YEARS, *rows], *more, spans=YEARS_OVER, widths=[30, 150, *[30] * 6, 200])


def test_levels_by_number_for_each_year() -> None:
    appendix = years(
        ["1", "Champions", "", "x", "", "", "", "x", "Members sponsor buying."],
        ["2", "Reporting", "X", "", "", "x", "x", "", "Members see regular reports."],
        ["3", "Training", "x", "", "", "", "", "", "Members are trained every year."],
    )
    assert [[(score.raw, score.value) for score in row] for row in scores(appendix)] == [
        [("x", 2), ("x", 3)],
        [("X", 1), ("x", 1.5)],
        [("x", 1), ("", None)],
    ]
    assert appendix.coverage.unplaced == 0
    assert not codes(appendix) & {"words-placed-twice", "word-in-no-record", "column-unknown"}


def test_a_mark_is_where_the_record_says() -> None:
    appendix = years(["1", "Champions", "", "x", "", "", "", "x", "Members sponsor buying."])
    regions = appendix.sections[0].objectives[0].assessments[1].regions.score
    assert len(regions) == 2  # the mark, and the heading of its column
    assert abs(regions[0].bbox[0] - regions[1].bbox[0]) < 5


def test_the_next_page_has_no_header() -> None:
    row = ["1", "Champions", "", "x", "", "", "", "x", "Members sponsor buying."]
    appendix = years(row, more=([["2", "Reporting", "", "", "x", "x", "", "", "Members see reports."]],))
    assert [[score.value for score in found] for found in scores(appendix)] == [[2, 3], [3, 1]]


def test_answers_without_numbers_keep_the_heading() -> None:
    rows = [
        ["1", "Is there a committee?", "x", "", "", "It meets each month."],
        ["2", "Does it report?", "", "x", "", "It reports each year."],
        ["3", "Is it trained?", "", "", "x", "Nobody is trained."],
    ]
    appendix = read([ANSWERS, *rows], widths=[30, 200, 50, 50, 50, 200])
    found = [score for [score] in scores(appendix)]
    assert [(score.raw, score.value, score.status) for score in found] == [
        (answer, None, ScoreStatus.UNREADABLE) for answer in ("Yes", "Partly", "No")
    ]
    assert "scores-without-numbers" in codes(appendix)
    assert appendix.coverage.unplaced == 0


@pytest.mark.parametrize("other", ["3", "see note"])
def test_a_column_with_something_else_than_marks_is_none(other: str) -> None:
    rows = [
        ["1", "Is there a committee?", "x", "", "", "It meets each month."],
        ["2", "Does it report?", "", other, "", "It reports each year."],
    ]
    with suppress(NoAppendixError):
        appendix = read([ANSWERS, *rows], widths=[30, 200, 50, 50, 50, 200])
        assert all(score.raw not in ("Yes", "Partly", "No") for found in scores(appendix) for score in found)
