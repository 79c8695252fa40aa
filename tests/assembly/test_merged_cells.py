"""A cell merged over several rows says the same of each of them."""

from __future__ import annotations

import io

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.platypus import Flowable, PageBreak, SimpleDocTemplate, Table

from appendix_parser import parse
from appendix_parser.records import Appendix, Objective

Command = tuple[object, ...]
GRID: Command = ("GRID", (0, 0), (-1, -1), 0.5, colors.black)
SIDES: list[Command] = [
    ("INNERGRID", (0, 0), (-1, -1), 0.5, colors.black),
    ("LINEABOVE", (0, 0), (-1, 0), 0.5, colors.black),
]
_HEADER = ["#", "Objective", "Description", "2024 Score", "2024 Comments"]


def read(*pages: tuple[list[list[str]], list[Command]]) -> Appendix:
    """Return what is read of a table of objectives: the rows of each page, which repeats the header, and their style."""
    out = io.BytesIO()
    story: list[Flowable] = []
    for rows, style in pages:
        table = Table([_HEADER, *rows], colWidths=[30, 120, 200, 80, 250])
        table.setStyle([("FONT", (0, 0), (-1, 0), "Helvetica-Bold"), *style])
        story += [table, PageBreak()]
    SimpleDocTemplate(out, pagesize=landscape(A4)).build(story)
    return parse(out.getvalue(), name="merged.pdf", witness=False)


def appendix(rows: list[list[str]], spans: list[tuple[tuple[int, int], tuple[int, int]]]) -> Appendix:
    """Return what is read of a ruled table of objectives with these cells merged."""
    return read((rows, [GRID, *(("SPAN", *span) for span in spans)]))


def below(row: int, *, short: bool = False) -> Command:
    """Return a line below a row, which may leave out the comments."""
    return ("LINEBELOW", (0, row), (3 if short else 4, row), 0.5, colors.black)


ROWS = [
    ["1", "Champions", "Members sponsor buying.", "2", "One comment for both objectives."],
    ["2", "Reporting", "Members see regular reports.", "3", ""],
    ["3", "Training", "Members are offered training.", "4", "A comment of its own."],
]


def objectives(appendix: Appendix) -> list[Objective]:
    return [objective for section in appendix.sections for objective in section.objectives]


def comments(appendix: Appendix) -> list[str]:
    return [objective.assessments[0].comments.text for objective in objectives(appendix)]


def codes(appendix: Appendix) -> set[str]:
    return {finding.code for finding in appendix.findings}


BOTH, OWN = ROWS[0][4], ROWS[2][4]


@pytest.mark.parametrize("column", [2, 3, 4])
def test_it_applies_to_each_row(column: int) -> None:
    rows = [list(row) for row in ROWS]
    rows[1][column] = ""
    found = appendix(rows, [((column, 1), (column, 2))])
    first, second, third = objectives(found)
    assert (first.number, second.number, third.number) == (1, 2, 3)
    values = [
        {2: each.description, 3: each.assessments[0].score.raw, 4: each.assessments[0].comments.text}[column]
        for each in (first, second, third)
    ]
    assert values == [rows[0][column], rows[0][column], rows[2][column]]
    assert "cell-over-rows" in codes(found)
    assert (found.coverage.unplaced, "words-placed-twice") not in {
        (found.coverage.unplaced, code) for code in codes(found)
    }


def test_an_empty_cell_of_its_own_stays_empty() -> None:
    found = appendix(ROWS, [])
    assert objectives(found)[1].assessments[0].comments.text == ""


def test_a_horizontal_line_that_stops_short_shows_it() -> None:
    found = read((ROWS, [below(0), below(1, short=True), below(2), below(3)]))
    assert comments(found) == [BOTH, BOTH, OWN]
    assert "cell-over-rows" in codes(found)


@pytest.mark.parametrize("sides", [[], SIDES], ids=["horizontal", "grid"])
def test_it_applies_to_the_row_after_a_page_end(sides: list[Command]) -> None:
    """The line below the last row of the page closes all cells but one."""
    first = ["0", "Leading", "Leaders sponsor buying.", "4", OWN]
    upper = [first, ROWS[0]], [*sides, below(0), below(1), below(2, short=True)]
    found = read(upper, (ROWS[1:2], [*sides, below(0), below(1)]))
    assert comments(found) == [OWN, BOTH, BOTH]
    assert "cell-over-rows" in codes(found)


def test_its_text_may_be_on_the_page_before() -> None:
    """The first row of the page continues the last of the page before, and its empty cell is merged with the next."""
    rest = ["", "", "and are asked.", "", ""]
    found = read((ROWS[:1], [GRID]), ([rest, *ROWS[1:]], [GRID, ("SPAN", (4, 1), (4, 2))]))
    assert comments(found) == [BOTH, BOTH, OWN]


@pytest.mark.parametrize(("lines", "merged"), [([below(0)], True), ([below(row) for row in range(4)], False)])
def test_it_is_reported_where_no_line_shows_it(lines: list[Command], *, merged: bool) -> None:
    found = read((ROWS, lines))
    assert comments(found) == [BOTH, "", OWN]
    assert ("cell-perhaps-merged" in codes(found)) is merged
