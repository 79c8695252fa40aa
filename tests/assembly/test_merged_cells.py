"""A cell merged over several rows says the same of each of them."""

from __future__ import annotations

import io

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.platypus import SimpleDocTemplate, Table

from appendix_parser import parse
from appendix_parser.records import Appendix, Objective

_HEADER = ["#", "Objective", "Description", "2024 Score", "2024 Comments"]


def appendix(rows: list[list[str]], spans: list[tuple[tuple[int, int], tuple[int, int]]]) -> Appendix:
    """Return what is read of a ruled table of objectives with these cells merged."""
    out = io.BytesIO()
    table = Table([_HEADER, *rows], colWidths=[30, 120, 200, 80, 250])
    table.setStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), *(("SPAN", *span) for span in spans)])
    SimpleDocTemplate(out, pagesize=landscape(A4)).build([table])
    return parse(out.getvalue(), name="merged.pdf", witness=False)


ROWS = [
    ["1", "Champions", "Members sponsor buying.", "2", "One comment for both objectives."],
    ["2", "Reporting", "Members see regular reports.", "3", ""],
    ["3", "Training", "Members are offered training.", "4", "A comment of its own."],
]


def objectives(read: Appendix) -> list[Objective]:
    return [objective for section in read.sections for objective in section.objectives]


@pytest.mark.parametrize("column", [2, 3, 4])
def test_it_applies_to_each_row(column: int) -> None:
    rows = [list(row) for row in ROWS]
    rows[1][column] = ""
    read = appendix(rows, [((column, 1), (column, 2))])
    first, second, third = objectives(read)
    assert (first.number, second.number, third.number) == (1, 2, 3)
    values = [
        {2: each.description, 3: each.assessments[0].score.raw, 4: each.assessments[0].comments.text}[column]
        for each in (first, second, third)
    ]
    assert values == [rows[0][column], rows[0][column], rows[2][column]]
    assert "cell-over-rows" in {finding.code for finding in read.findings}
    assert (read.coverage.unplaced, "words-placed-twice") not in {
        (read.coverage.unplaced, finding.code) for finding in read.findings
    }


def test_an_empty_cell_of_its_own_stays_empty() -> None:
    read = appendix(ROWS, [])
    assert objectives(read)[1].assessments[0].comments.text == ""
