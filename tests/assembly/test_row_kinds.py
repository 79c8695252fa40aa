"""Rows become tables: which are headers, headings, and which go on over a page end."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from appendix_parser.assembly.aside.furniture import find_furniture
from appendix_parser.assembly.heads.roles import Role
from appendix_parser.assembly.model import HeadingRow, ObjectivesTable, RubricTable, TextRun, UnknownTable
from appendix_parser.assembly.order.stream import stream
from appendix_parser.assembly.tables.fold import Folded, fold
from appendix_parser.assembly.tables.row_kinds import row_kinds
from appendix_parser.geometry import Box
from appendix_parser.layout import lay_out_all
from appendix_parser.page import Fill, PageContent, RulingLine, Word
from tests.layout.pages import across, down, page, words

XS = (50, 100, 250, 300, 450)
HEADER = ("No.", "Objective", "Score", "Comments")


def table(
    *rows: tuple[str, ...], top: float = 100, ruled: bool = True
) -> tuple[list[Word], list[RulingLine]]:
    """A table with rows of 30 points; a cell's lines are parted by `|`."""
    found: list[Word] = []
    for index, row in enumerate(rows):
        for x, text in zip(XS, row, strict=False):
            for number, part in enumerate(text.split("|")):
                found += words((x + 3, top + 30 * index + 2 + 12 * number, part))
    bottom = top + 30 * len(rows)
    lines = (
        [across(top + 30 * index) for index in range(len(rows) + 1)]
        if ruled
        else [across(top), across(bottom)]
    )
    return found, [*lines, *(down(x, top, bottom) for x in XS)]


def read(*pages: PageContent) -> Folded:
    numbered = [
        replace(each, number=number, words=tuple(word._replace(page=number) for word in each.words))
        for number, each in enumerate(pages, 1)
    ]
    layouts = list(lay_out_all(numbered))
    return fold(row_kinds(stream(layouts, find_furniture(layouts))))


def rows(reading: Folded) -> list[list[str]]:
    tables = [event for event in reading.events if isinstance(event, ObjectivesTable)]
    return [[cell.plain for cell in row.cells] for table in tables for row in table.rows]


def test_a_repeated_header_is_split_from_the_rest_of_a_row() -> None:
    first = page(*table(HEADER, ("1", "Talent", "3", "Begun in May")))
    second = page(*table(("No.", "Objective", "Score", "Comments|and ended in June.")))
    reading = read(first, second)
    assert rows(reading) == [["1", "Talent", "3", "Begun in May and ended in June."]]
    assert len(reading.header_words) == 2 * len(HEADER)


def test_so_it_is_when_another_page_lies_between() -> None:
    """The header is bold, and what goes on is not: it is no part of a heading that was damaged before."""
    parts = [
        table(HEADER, ("1", "Talent", "3", "Begun in May,")),
        table(HEADER, ("", "", "", "gone on in")),
        table(("No.", "Objective", "Score", "Comments|June and ended.")),
    ]
    pages = [
        page([word._replace(bold=word.text in HEADER) for word in found], lines) for found, lines in parts
    ]
    reading = read(*pages)
    assert rows(reading) == [["1", "Talent", "3", "Begun in May, gone on in June and ended."]]


def test_a_header_heads_the_rows_below_the_first_heading() -> None:
    header, lines = table(HEADER)
    body, more = table(("1", "Talent", "3", "None."), top=160)
    reading = read(page([*header, *words((50, 140, "Climate")), *body], [*lines, *more]))
    assert [type(event) for event in reading.events] == [TextRun, ObjectivesTable]
    assert rows(reading) == [["1", "Talent", "3", "None."]]


def test_a_heading_broken_at_a_line_end_is_known() -> None:
    reading = read(
        page(*table(("Numbe|r", "Objective", "Scor|e", "Comments"), ("1", "Talent", "3", "None.")))
    )
    [found] = [event for event in reading.events if isinstance(event, ObjectivesTable)]
    assert [column.role for column in found.columns] == [Role.NUMBER, Role.TITLE, Role.SCORE, Role.COMMENTS]
    assert found.columns[0].heading == "Number"


def test_a_heading_with_a_hyphen_at_a_line_end_is_known() -> None:
    head = ("No.", "Strategic objec-|tive", "Score", "Comments and Ac-|tion")
    [found] = read(page(*table(head, ("1", "Talent", "3", "None.")))).events
    assert isinstance(found, ObjectivesTable)
    assert [column.role for column in found.columns] == [Role.NUMBER, Role.TITLE, Role.SCORE, Role.COMMENTS]


def test_a_row_with_a_name_for_a_number_is_a_heading() -> None:
    reading = read(
        page(*table(HEADER, ("1", "Talent", "3", "None."), ("Climate",), ("2", "Carbon", "4", "None.")))
    )
    assert [event.passage.plain for event in reading.events if isinstance(event, HeadingRow)] == ["Climate"]
    assert rows(reading) == [["1", "Talent", "3", "None."], ["2", "Carbon", "4", "None."]]


def test_a_row_with_nothing_but_its_number_is_a_row() -> None:
    assert len(rows(read(page(*table(HEADER, ("1", "Talent", "3", "None."), ("Obj 2",)))))) == 2


def test_a_heading_row_repeated_on_a_new_page_is_not_a_section() -> None:
    def fragment(*rows: tuple[str, ...]) -> PageContent:
        found, lines = table(HEADER, *rows, top=130)
        band = [across(100), down(XS[0], 100, 130), down(XS[-1], 100, 130)]
        return page([*words((53, 102, "Climate")), *found], [*band, *lines])

    reading = read(fragment(("1", "Talent", "3", "None.")), fragment(("2", "Carbon", "4", "None.")))
    assert len([event for event in reading.events if isinstance(event, HeadingRow)]) == 1
    assert rows(reading) == [["1", "Talent", "3", "None."], ["2", "Carbon", "4", "None."]]
    assert len([event for event in reading.events if isinstance(event, ObjectivesTable)]) == 1


def test_a_line_far_below_the_last_rule_is_not_a_row() -> None:
    def fragment(*rows: tuple[str, ...]) -> PageContent:
        found, _ = table(*rows)
        return page(found, [across(100 + 30 * index) for index in range(len(rows) + 1)])

    first = fragment(HEADER, *((str(n), "Talent", "3", "None.") for n in range(1, 5)))
    second = fragment(*((str(n), "Carbon", "4", "None.") for n in range(5, 8)))
    foot = page([*second.words, *words((53, 470, "Page 2"))], list(second.lines))
    assert [row[0] for row in rows(read(first, foot))] == [str(n) for n in range(1, 8)]


def test_a_foreign_table_of_a_rubric_s_widths_is_none() -> None:
    """A rubric without a header of its own tells in sentences what its levels mean."""
    rubric, lines = table(
        ("Score", "1 - Low", "2 - Mid", "3 - Top"),
        ("What it|means", "It is there.", "It is|in use.", "It is used by all."),
    )
    foreign, more = table(("Risk", "Impact", "Total", "Who"), ("Flood", "3", "4", "CFO"), top=200)
    reading = read(page([*rubric, *words((50, 180, "Other risks are these:")), *foreign], [*lines, *more]))
    assert [type(event) for event in reading.events] == [RubricTable, TextRun, UnknownTable]


def test_a_rubric_label_continues_in_lower_case_over_a_page_end() -> None:
    head = ("Score", "1 - Low", "2 - Mid", "3 - Top")
    first = page(*table(head, ("Way of", "It is there.", "It is|in use.", "All use it.")))
    second = page(*table(head, ("buying:", "", "And so on.", "")))
    [rubric] = [event for event in read(first, second).events if isinstance(event, RubricTable)]
    [row] = rubric.rows
    assert row.cells[0].plain == "Way of buying:"
    assert not row.doubts


def bold(found: list[Word], *texts: str) -> list[Word]:
    """The words, those of some texts bold."""
    named = {part for text in texts for part in text.split()}
    return [word._replace(bold=word.bold or word.text in named) for word in found]


def test_a_rubric_does_not_go_on_in_a_table_of_objectives() -> None:
    levels = ("Score:", "1 - Minimum", "2 - Developing", "3 - Mature")
    first = page(*table(levels, ("Behaviour:", "There is a plan.", "All have plans.", "Plans are kept.")))
    second = page(*table(HEADER, ("", "", "", "Begun in May."), ("1", "Talent", "3", "None.")))
    (rubric,) = (event for event in read(first, second).events if isinstance(event, RubricTable))
    assert [row.doubts for row in rubric.rows] == [[]]


def headings(reading: Folded) -> list[str]:
    return [event.passage.plain for event in reading.events if isinstance(event, HeadingRow)]


def test_a_bold_name_above_rows_of_plain_text_is_a_heading() -> None:
    """Their table has no numbers, and no line shows that the heading's cell is as wide as the table."""
    head = ("Objective", "Description", "Score", "Comments")
    body = ("Talent", "People are trained.", "3", "None.")
    found, lines = table(head, ("Climate",), body, ("Fleet",), body)
    reading = read(page(bold(found, *head, "Climate"), lines))
    assert headings(reading) == ["Climate"]
    assert [row[0] for row in rows(reading)] == ["Talent", "Fleet", "Talent"]


def test_a_bold_name_above_a_header_is_a_heading() -> None:
    found, _ = table(("Climate",), HEADER, ("1", "Talent", "3", "None."), ("2", "Carbon", "4", "None."))
    shades = zip(range(100, 220, 30), (0.3, 0.4, 0.8, 0.9), strict=True)
    cells = [(Box(x0, y, x1, y + 30), (shade,) * 3) for y, shade in shades for x0, x1 in pairwise(XS)]
    fills = tuple(Fill(box, colour) for box, colour in cells)
    reading = read(replace(page(bold(found, "Climate", *HEADER), []), fills=fills))
    assert headings(reading) == ["Climate"]
    assert rows(reading) == [["1", "Talent", "3", "None."], ["2", "Carbon", "4", "None."]]


def test_a_bold_name_in_the_middle_of_the_table_is_a_heading() -> None:
    body = ("1", "Talent", "3", "None.")
    found, lines = table(HEADER, body, ("",), ("2", "Carbon", "4", "None."))
    for x, expected in ((232.5, ["Climate"]), (253, [])):
        reading = read(page(bold([*found, *words((x, 162, "Climate"))], *HEADER, "Climate"), lines))
        assert headings(reading) == expected


def test_a_bold_name_at_the_foot_of_a_table_heads_the_next() -> None:
    head, body = ("Objective", "Description", "Score", "Comments"), ("Talent", "People", "3", "None.")
    upper, lines = table(head, body, ("Climate",))
    levels = ("Score", "1-Low", "2-Middle", "3-High")
    lower, more = table(levels, ("Criteria", "We plan.", "We do.", "We check."), top=200)
    reading = read(page(bold(upper + lower, *head, "Climate", *levels), lines + more))
    assert headings(reading) == ["Climate"]
    assert rows(reading) == [[*body]]


def test_a_header_above_the_first_rule_may_be_over_a_heading() -> None:
    body = [(str(n), "Talent", "3", "None.") for n in range(1, 4)]
    found, _ = table(HEADER, ("Climate",), *body)
    rules = [across(100 + 30 * index) for index in range(1, 6)]
    reading = read(page(bold(found, "Climate", *HEADER), rules))
    assert headings(reading) == ["Climate"]
    assert rows(reading) == [list(row) for row in body]


def test_a_table_with_names_in_place_of_numbers_is_not_ours() -> None:
    ours, lines = table(HEADER, ("1", "Talent", "3", "None."))
    other, more = table(("Cost centre", "One", "2", "Total"), ("Fleet team", "Two", "4", "Six"), top=180)
    reading = read(page([*ours, *other], [*lines, *more]))
    assert [type(event) for event in reading.events] == [ObjectivesTable, UnknownTable]


def test_plain_texts_below_bold_ones_are_no_header() -> None:
    """The first lines of a row that was cut there; who is named in them is no level."""
    head, names = ("Score", "Found", "Embed", "Lead"), ("Level of", "The board", "The team", "Officers")
    texts = ("care:", "took over it.", "wrote it|down.", "agreed on a plan.")
    found, lines = table(head, names, texts)
    [event] = read(page(bold(found, *head), lines)).events
    assert isinstance(event, UnknownTable)


def test_the_rest_of_a_row_below_a_repeated_header_is_joined() -> None:
    """On the page before, the shade's end closed the table as a rule does; here it begins below the header."""

    def shaded(*texts: tuple[str, ...]) -> PageContent:
        found, _ = table(HEADER, *texts)
        bands = (Box(XS[0], y, XS[-1], y + 30) for y in range(130, 130 + 60 * len(texts), 60))
        return replace(
            page(bold(found, *HEADER), []), fills=tuple(Fill(box, (0.8, 0.8, 0.9)) for box in bands)
        )

    row = ("3", "Fleet", "5", "A plan was made|and kept for all")
    first = shaded(("1", "Talent", "3", "None."), ("2", "Carbon", "4", "None."), row)
    second = shaded(("", "", "", "of the vans.|No more is due."))
    assert rows(read(first, second))[-1] == [
        *row[:3],
        "A plan was made and kept for all of the vans. No more is due.",
    ]


def test_all_rows_of_another_table_are_of_none_of_ours() -> None:
    """Also those whose first text has no name's form."""
    ours, lines = table(HEADER, ("1", "Talent", "3", "None."))
    rest = (("e-Auctions", "Two", "4", "Six"), ("24/7 desk", "Two", "4", "Six"))
    other, more = table(("Contract", "One", "2", "Total"), *rest, top=180)
    reading = read(page([*ours, *other], [*lines, *more]))
    assert rows(reading) == [["1", "Talent", "3", "None."]]


def test_rows_with_one_text_above_a_header_are_text() -> None:
    """So a spreadsheet is printed with its grid: the title, a note and the next heading stand in rows of it."""
    sheet = table(
        ("All", "", "", ""),
        ("Mostly", "", "", ""),
        HEADER,
        ("1", "Talent", "3", "None."),
        ("", "", "", ""),
        ("Climate", "", "", ""),
        HEADER,
        ("2", "Carbon", "4", "None."),
    )
    reading = read(page(*sheet))
    kinds = [type(event) for event in reading.events]
    assert kinds == [TextRun, ObjectivesTable, TextRun, ObjectivesTable]
    texts = [[line.text for line in event.lines] for event in reading.events if isinstance(event, TextRun)]
    assert texts == [["All", "Mostly"], ["Climate"]]
    assert rows(reading) == [["1", "Talent", "3", "None."], ["2", "Carbon", "4", "None."]]


def test_a_table_below_another_body_s_table_in_one_grid_is_ours() -> None:
    ours = (HEADER, ("1", "Talent", "3", "None."))
    foreign = (("Costs", "", "", ""), ("Risk", "Owner", "Cost", "End"), ("Fire", "Brook", "Much", "May"))
    [*_, last] = read(page(*table(*ours, *foreign, HEADER, ("2", "Carbon", "4", "None.")))).events
    assert isinstance(last, ObjectivesTable)
    assert [[cell.plain for cell in row.cells] for row in last.rows] == [["2", "Carbon", "4", "None."]]


def test_a_page_s_last_row_heads_the_table_on_the_next_page() -> None:
    """But where the same header comes again, it is the name of an objective."""
    first = page(*table(HEADER, ("1", "Talent", "3", "None."), ("Climate", "", "", "")))
    levels = ("1 - Low", "2 - Fair", "3 - Good", "4 - Best")
    other = read(first, page(*table(levels, ("Late", "Often", "Mostly", "Always"), top=30)))
    assert [type(event) for event in other.events] == [ObjectivesTable, TextRun, RubricTable]
    again = read(first, page(*table(HEADER, ("2", "Carbon", "4", "None."), top=30)))
    assert not any(isinstance(event, TextRun) for event in again.events)


def test_a_header_that_a_page_end_cuts_is_known_from_before() -> None:
    first = page(*table((*HEADER[:3], "Comments|and deeds"), ("1", "Talent", "3", "None.")))
    cut = page(*table((*HEADER[:3], "Comments")))
    rest = page(*table(("", "", "", "and deeds"), ("2", "Carbon", "4", "None.")))
    reading = read(first, cut, rest)
    assert rows(reading) == [["1", "Talent", "3", "None."], ["2", "Carbon", "4", "None."]]
    assert len(reading.header_words) == 2 * 6


def test_a_bold_row_above_levels_as_rows_is_their_heading() -> None:
    levels = [(f"{n}: Level {n}", f"It is so {n} times.") for n in range(1, 5)]
    found = words((53, 102, "Our supply market"), bold=True)
    for index, (level, text) in enumerate([("Score", "What it means"), *levels], 1):
        found += words((53, 102 + 30 * index, level), (253, 102 + 30 * index, text))
    grey = (0.9, 0.9, 0.9)
    shades = [Box(50, 100, 450, 130), Box(50, 130, 250, 160), Box(250, 130, 450, 160)]
    drawn = page(found, [across(100 + 30 * index) for index in range(7)])
    events = read(replace(drawn, fills=tuple(Fill(box, grey) for box in shades))).events
    assert [type(event) for event in events] == [HeadingRow, RubricTable]


def test_a_header_that_holds_its_rows_as_well_is_not_one() -> None:
    """The second table has one row, with its heading and the rest of a comment in one cell."""
    first = page(*table(HEADER, ("1", "Talent", "3", "Begun in May and")))
    texts = ("Comments and actions gone on", "in June and July with fourteen", "members of our staff")
    found = [word for at, text in enumerate(texts) for word in words((303, 102 + 12 * at, text))]
    found += words((53, 102, "No."), (103, 102, "Objective"), (253, 102, "2024"), (253, 114, "Score"))
    reading = read(first, page(found, [across(100), across(160), *(down(x, 100, 160) for x in XS)]))
    assert not [word for word in reading.header_words if word.text == "fourteen"]


def test_plain_text_right_below_a_rubrics_header_is_its_row() -> None:
    """A page end may leave so little of it that its texts read as headings."""
    xs = (40, 160, 240, 320, 400, 480)
    header = ("Score:", "1 - Minimum", "2 - Developing", "3 - Mature", "4 - Leader")
    cut = ("Principle of the level", "", "For costly projects", "Score by policy", "Comments are shared")
    found = words(*zip(xs, (104,) * 5, header, strict=False), bold=True)
    found += words(*((x, 134, text) for x, text in zip(xs, cut, strict=False) if text))
    lines = [across(100, 38, 480), across(130, 38, 480), *(down(x - 2, 100, 160) for x in xs)]
    rest = words((160, 22, "None yet."), (240, 22, "and risky ones."))
    more = [across(50, 38, 480), *(down(x - 2, 20, 50) for x in xs)]
    reading = read(page(found, lines), page(rest, more))
    assert [type(event) for event in reading.events] == [RubricTable]
