"""What the text around tables is: title, headings, notes."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

from appendix_parser.assembly.heads.roles import Role
from appendix_parser.assembly.model import (
    Column,
    Event,
    HeadingRow,
    LogicalRow,
    ObjectivesTable,
    TextRun,
    UnknownTable,
)
from appendix_parser.assembly.outline.sections import Outline, outline
from appendix_parser.assembly.passage import Passage
from appendix_parser.geometry import Box
from appendix_parser.layout import TextLine
from appendix_parser.page import Word
from tests.assembly.hand_made import rubric

_index = count()


def line(text: str, *, page: int, top: float, size: float, bold: bool = True) -> TextLine:
    words, x = [], 50.0
    for part in text.split():
        box = Box(x, top, x + size / 2 * len(part), top + size)
        words.append(Word(part, box, page, next(_index), size, bold=bold))
        x = box.x1 + size / 4
    return TextLine(tuple(words))


def table(page: int) -> ObjectivesTable:
    column = Column(Role.TITLE, None, "Objective", 50, 750)
    row = LogicalRow([Passage((line("Reporting to members", page=page, top=300, size=9, bold=False),))], page)
    return ObjectivesTable((column,), page, [row])


def outlined(*lines: TextLine, page: int) -> Outline:
    return outline([TextRun(lines), table(page)])


def test_the_title_on_a_cover_is_the_appendix_not_the_council() -> None:
    found = outlined(
        line("Northwick Council", page=1, top=200, size=40),
        line("Appendix 1 – All objectives", page=2, top=50, size=16),
        line("Talent", page=3, top=50, size=12),
        page=3,
    )
    assert found.title.plain == "Appendix 1 – All objectives"
    assert [section.heading.plain for section in found.sections] == ["Talent"]


def test_the_title_again_heads_no_section() -> None:
    title = "Progress on the strategy"
    events: list[Event] = [
        TextRun(
            (line(title, page=1, top=200, size=16), line(title, page=2, top=50, size=14)),
        ),
        table(2),
        TextRun((line("Talent", page=3, top=50, size=12),)),
        table(3),
        TextRun((line("Contracts", page=4, top=50, size=12),)),
        table(4),
    ]
    found = outline(events)
    assert found.title.plain == title
    assert [section.heading.plain for section in found.sections] == ["", "Talent", "Contracts"]


def test_the_title_again_does_not_head_the_only_section() -> None:
    title = "Progress on the strategy"
    found = outlined(line(title, page=1, top=200, size=16), line(title, page=2, top=50, size=14), page=2)
    assert found.title.plain == title
    assert [section.heading.plain for section in found.sections] == [""]


def test_a_line_of_contents_is_no_title() -> None:
    found = outlined(
        line("Talent ............ 3", page=1, top=20, size=16),
        line("Appendix 1 – All objectives", page=1, top=50, size=14),
        line("Talent", page=1, top=80, size=12),
        page=1,
    )
    assert found.title.plain == "Appendix 1 – All objectives"


def test_a_title_may_be_long() -> None:
    title = "Appendix 1 – All objectives with their scores " + "and what is to be done about them " * 4
    found = outlined(line(title, page=1, top=50, size=16), line("Talent", page=1, top=100, size=12), page=1)
    assert found.title.plain == title.strip()


def test_among_bold_headings_a_plain_line_is_not_a_heading() -> None:
    plain = TextRun((line("This objective scored '2' (fair)", page=2, top=700, size=9, bold=False),))
    bold = TextRun((line("Talent", page=1, top=50, size=12),))
    assert [s.heading.plain for s in outline([bold, table(1), plain, table(3)]).sections] == ["Talent"]
    assert len(outline([plain, table(3)]).sections[0].heading.words) > 0


def test_a_full_line_of_a_heading_continues_on_the_next() -> None:
    """The table is wider than the text, and the heading's lines stand far apart."""
    prose = "Words of prose that fill a line of this page nearly to its end"
    body = [line(prose, page=1, top=60 + 14 * n, size=10, bold=False) for n in range(3)]
    heading = [
        line("Plans for all of the years that are to come and", page=1, top=120, size=13, bold=False),
        line("for our partners", page=1, top=140, size=13, bold=False),
    ]
    found = outlined(*body, *heading, page=1)
    assert found.sections[0].heading.plain == " ".join(each.text for each in heading)


def test_the_larger_heading_row_above_the_tables_is_the_title() -> None:
    rows = [
        HeadingRow(Passage((line(text, page=1, top=50 + 20 * index, size=size, bold=size > 9),)))
        for index, (text, size) in enumerate((("All objectives", 14), ("As of May.", 9), ("Talent", 11)))
    ]
    found = outline([*rows, table(1)])
    assert found.title.plain == "All objectives"
    assert [section.heading.plain for section in found.sections] == ["Talent"]
    assert [passage.plain for passage in found.context] == ["As of May."]
    assert (
        outline([*rows[::2], table(1), rows[0], rows[2], table(1)]).sections[1].heading.plain
        == "All objectives"
    )


def test_a_title_that_comes_again_below_the_cover_is_no_caption() -> None:
    found = outlined(
        line("Northwick", page=1, top=20, size=20),
        line("All objectives", page=1, top=50, size=14),
        line("Report to Cabinet", page=1, top=90, size=11),
        line("All objectives", page=2, top=20, size=11),
        line("Talent", page=2, top=50, size=10),
        page=2,
    )
    assert (found.title.plain, found.title.page) == ("All objectives", 2)
    assert [section.heading.plain for section in found.sections] == ["Talent"]


def test_a_title_right_above_an_unread_table_is_doubtful() -> None:
    text = TextRun((line("Talent", page=1, top=50, size=12),))
    assert outline([text, UnknownTable(1), table(1)]).title_doubtful
    smaller = TextRun((line("Reporting", page=1, top=280, size=10),))
    assert not outline([text, UnknownTable(1), smaller, table(1)]).title_doubtful
    assert not outline([text, table(1), UnknownTable(1)]).title_doubtful


def test_rubrics_first_then_sections_named_in_the_table() -> None:
    """The first section's name is above the rows on the second page, the second's is a row of the table."""

    def heading(text: str, top: float, size: float = 12) -> TextRun:
        return TextRun((line(text, page=1, top=top, size=size),))

    levels = rubric("Low", "High", rows=[("Criteria", "None.", "All.")])
    lone = replace(table(1), rows=[])
    found = outline(
        [
            *(heading("Appendix 1 – All objectives", 20, 14), heading("Talent", 50), levels),
            *(heading("Climate", 150), replace(levels), lone),
            *(heading("Talent", 280, 9), table(1)),
            *(HeadingRow(Passage((line("Climate", page=1, top=400, size=9),)), inside=True), table(1)),
        ]
    )
    sections = [(section.heading.plain, len(section.rubrics)) for section in found.sections]
    assert sections == [("Talent", 1), ("Climate", 1)]
    assert [sum(len(one.rows) for one in section.objectives) for section in found.sections] == [1, 1]
