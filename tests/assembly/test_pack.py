"""The appendix in an agenda pack: among minutes, a covering report, a risk register and a table of indicators."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import pytest
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak, SimpleDocTemplate, Spacer

from appendix_parser import Appendix, parse
from tests.profiles.pdfs import table, text

TITLE = "Our buying goals, scored by officers"
PROSE = (
    "The Committee considered a report on buying in the year and thanked the officers for it.",
    "RESOLVED",
    "that the report be noted; and",
    "that a further paper be brought to the meeting in March.",
    "In response to a question it was confirmed that spending remained within the budget.",
    "Members asked for figures on",
    "smaller suppliers, and were told that these would follow.",
)
MARK = "The team met each week."
SECTIONS = {
    "Engaging councillors": ("Champions", "Reporting", "Training"),
    "Managing contracts": ("Register", "Reviews", "Handover"),
}
RISKS = ("Ref", "Risk", "Likelihood", "Impact", "Score", "Mitigation")
INDICATORS = ("No", "Indicator", "2023 Target", "2023 Result", "Comments")


def appendix() -> list[Any]:
    story: list[Any] = [text(TITLE, 18, bold=True), Spacer(1, 14)]
    number = 0
    for name, titles in SECTIONS.items():
        story += [text(name, 13, bold=True), Spacer(1, 6)]
        story += [table(("1 - Low", "2 - Middle", "3 - High"), [["They do it late."] * 3]), Spacer(1, 8)]
        rows = []
        for title in titles:
            number += 1
            rows.append((str(number), title, "2", MARK, "3", MARK))
        head = ("#", "Objective", "2022 Score", "2022 Comments", "2023 Score", "2023 Comments")
        story += [table(head, rows), Spacer(1, 14)]
    return story


def papers(heading: str, *more: Any) -> list[Any]:
    """Return pages of prose whose paragraphs begin in the middle of a sentence, as after a page end."""
    prose = [each for _ in range(4) for words in PROSE for each in (text(words), Spacer(1, 9))]
    return [text(heading, 16, bold=True), Spacer(1, 12), *prose, *more, PageBreak()]


def pack(stamps: Sequence[str] = ()) -> bytes:
    risks = [(f"R{k}", f"A supplier fails, case {k}", "4", "5", "20", MARK) for k in range(1, 5)]
    indicators = [(str(k), f"Invoices paid in {k} days", "95%", "93%", MARK) for k in range(10, 14)]
    story = [
        *papers("Cabinet"),
        *papers("Minutes of the meeting in May"),
        *papers("Report of the Head of Procurement", Spacer(1, 10), table(RISKS, risks)),
        *appendix(),
        PageBreak(),
        *papers("Performance", Spacer(1, 10), table(INDICATORS, indicators)),
    ]

    def stamp(canvas: Canvas, _: object) -> None:
        canvas.setFont("Helvetica-Bold", 12)
        canvas.drawString(36, 20, f"Page {canvas.getPageNumber() + 20}")
        for at, words in enumerate(stamps):
            canvas.drawRightString(800, 575 - 14 * at, words)

    file = io.BytesIO()
    SimpleDocTemplate(file, pagesize=landscape(A4), leftMargin=36, rightMargin=36, invariant=1).build(
        story, onFirstPage=stamp, onLaterPages=stamp
    )
    return file.getvalue()


def read(pdf: bytes, pages: str = "") -> Appendix:
    found = parse(pdf, name="pack.pdf", pages=pages, witness=False)
    counts = found.coverage.model_dump()
    assert counts.pop("words") == sum(counts.values())
    assert found.coverage.unplaced == 0
    return found


@pytest.mark.parametrize(
    "stamps", [(), ("Appendix 1",), ("Minute Item 45", "Appendix 1")], ids=["no", "one", "two"]
)
def test_only_the_appendix_is_read(stamps: tuple[str, ...]) -> None:
    found = read(pack(stamps))
    assert found.title == TITLE
    assert {s.name: tuple(o.title for o in s.objectives) for s in found.sections} == SECTIONS
    scores = [each.score.value for s in found.sections for o in s.objectives for each in o.assessments]
    assert scores == [2, 3] * 6
    codes = {each.code for each in found.findings}
    assert codes <= {
        "table-of-other-paper",
        "table-unlike-rest",
    }  # the risk register, and the indicators behind


def test_lists_in_minutes_are_no_flood_of_findings() -> None:
    """Four lists on each page begin and end their paragraphs in the middle of a sentence."""
    found = read(pack())
    assert sum(each.text.count("that the report be noted") for each in found.context) == 4 * 4
    assert not [each for each in found.findings if each.code.startswith("text-")]


def test_pages_can_be_chosen() -> None:
    pdf = pack()
    whole = read(pdf)
    first = whole.sections[0].objectives[0].regions.title[0].page
    chosen = read(pdf, pages=str(first))
    assert chosen.sections[0].objectives == whole.sections[0].objectives
    assert chosen.source.pages == (first,)
