"""The same objectives drawn in many ways are read the same."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

from appendix_parser import parse
from appendix_parser.records import Appendix, Severity

YEARS = ("2023", "2024")


class Goal(NamedTuple):
    """An objective with score and comment of each year."""

    number: str
    title: str
    scores: tuple[str, str]
    comments: tuple[str, str]


SECTIONS = {
    "Engaging members": [
        Goal("1", "Champions", ("2", "3"), ("Two members were named.", "Three members meet.")),
        Goal("2", "Reporting", ("2/3", "4"), ("A digest was tried.", "The digest is read by all.")),
        Goal("3", "Training", ("1", "2"), ("No training was held.", "One session was held.")),
    ],
    "Managing contracts": [
        Goal("4", "Register", ("3", "3/4"), ("The register holds 412.", "The register holds 687.")),
        Goal("5", "Reviews", ("4", "2"), ("All were reviewed.", "Six reviews were held.")),
    ],
}
LEVELS = ["Score:", "1 - Minimum", "2 - Developing", "3 - Mature", "4 - Leader", "5 - Innovator"]
MEANING = ["Principle:", *(f"They do it {how} and well." for how in ("late", "less", "more", "most", "all"))]
TITLE = "Appendix 1 – Procurement self-assessment"
HEAD = ["#", "Objective", "2023 Score", "2023 Comments", "2024 Score", "2024 Comments"]
Drawn = Iterator[Any]


def text(words: str, size: float = 9, *, bold: bool = False) -> Paragraph:
    font = "Helvetica-Bold" if bold else "Helvetica"
    return Paragraph(
        words, ParagraphStyle("own", fontName=font, fontSize=size, leading=1.2 * size, spaceAfter=4)
    )


def table(
    rows: Sequence[Sequence[Any]], *style: tuple[Any, ...], widths: Sequence[float] | None = None
) -> Table:
    grid = ("GRID", (0, 0), (-1, -1), 0.5, colors.black)
    drawn = Table([list(row) for row in rows], colWidths=widths)
    drawn.setStyle(
        [grid, ("FONTNAME", (0, 0), (-1, 0), "Helvetica-Bold"), ("FONTSIZE", (0, 0), (-1, -1), 9), *style]
    )
    return drawn


def row(goal: Goal) -> list[str]:
    return [goal.number, goal.title, goal.scores[0], goal.comments[0], goal.scores[1], goal.comments[1]]


def rubric() -> Table:
    return table([LEVELS, MEANING])


def heading(name: str, size: float = 13) -> Paragraph:
    return text(name, size, bold=True)


def plain() -> Drawn:
    for name, goals in SECTIONS.items():
        yield from (heading(name), rubric(), Spacer(1, 8), table([HEAD, *map(row, goals)]))


def continued_headings(again: str) -> Drawn:
    for name, goals in SECTIONS.items():
        yield from (heading(name), rubric(), Spacer(1, 8), table([HEAD, row(goals[0])]))
        yield from (heading(again.format(name)), table([HEAD, *map(row, goals[1:])]))


def captions(size: float, number: str = "") -> Drawn:
    for at, (name, goals) in enumerate(SECTIONS.items(), 1):
        one, two = (number.format(at, place) for place in (1, 2))
        yield from (heading(name), heading(f"{one}How we score", size), rubric())
        yield from (heading(f"{two}Progress", size), table([HEAD, *map(row, goals)]))


def captions_with_names(size: float) -> Drawn:
    for name, goals in SECTIONS.items():
        yield from (heading(name), heading(f"{name} – scoring criteria", size), rubric())
        yield from (heading(f"{name}: objectives", size), table([HEAD, *map(row, goals)]))


def rubrics_in_a_part(*, first: bool, size: float) -> Drawn:
    meanings = [part for name in SECTIONS for part in (heading(name, size), rubric())]
    goals = [
        part
        for name, goals in SECTIONS.items()
        for part in (heading(name, size), table([HEAD, *map(row, goals)]))
    ]
    if first:
        yield from (heading("Scoring criteria", 14), *meanings, heading("Objectives", 14), *goals)
    else:
        yield from (*goals, heading("Annex: scoring criteria", 16), *meanings)


def banners(name_of_row: str) -> Drawn:
    for name in SECTIONS:
        yield from (heading(name), rubric())
    yield PageBreak()
    rows, spans = [list(HEAD)], []
    for at, (name, goals) in enumerate(SECTIONS.items(), 1):
        spans.append(("SPAN", (0, len(rows)), (-1, len(rows))))
        rows += [[name_of_row.format(at, name), "", "", "", "", ""], *map(row, goals)]
    yield table(rows, *spans)


def sections_in_a_column(*, merged: bool, name: str = "Section") -> Drawn:
    for section in SECTIONS:
        yield from (heading(section), rubric())
    rows: list[list[str]] = [[name, *HEAD]]
    spans = []
    for section, goals in SECTIONS.items():
        spans.append(("SPAN", (0, len(rows)), (0, len(rows) + len(goals) - 1)))
        rows += [[section if not merged or not at else "", *row(goal)] for at, goal in enumerate(goals)]
    yield from (heading("Objectives"), table(rows, *(spans if merged else ())))


def a_table_for_each_year(caption: str) -> Drawn:
    for name, goals in SECTIONS.items():
        yield from (heading(name), rubric())
        for at, year in enumerate(YEARS):
            yield heading(caption.format(year), 11)
            rows = [[goal.number, goal.title, goal.scores[at], goal.comments[at]] for goal in goals]
            yield table([["#", "Objective", "Score", "Comments"], *rows])


def a_part_for_each_year() -> Drawn:
    for name in SECTIONS:
        yield from (heading(name), rubric())
    for at, year in enumerate(YEARS):
        yield heading(year, 15)
        for name, goals in SECTIONS.items():
            rows = [[goal.number, goal.title, goal.scores[at], goal.comments[at]] for goal in goals]
            yield from (heading(name), table([["#", "Objective", "Score", "Comments"], *rows]))


def years_in_rows(*, merged: bool) -> Drawn:
    for name, goals in SECTIONS.items():
        rows, spans = [["#", "Objective", "Year", "Score", "Comments"]], []
        for goal in goals:
            spans += [("SPAN", (column, len(rows)), (column, len(rows) + 1)) for column in (0, 1)]
            for at, year in enumerate(YEARS):
                keys = ["", ""] if merged and at else [goal.number, goal.title]
                rows.append([*keys, year, goal.scores[at], goal.comments[at]])
        yield from (heading(name), rubric(), Spacer(1, 8), table(rows, *(spans if merged else ())))


def score_and_comment_in_one_cell(between: str) -> Drawn:
    head = ["#", "Objective", *(f"{year} Score and Comments" for year in YEARS)]
    for name, goals in SECTIONS.items():
        rows = [
            [
                goal.number,
                goal.title,
                *(between.join(both) for both in zip(goal.scores, goal.comments, strict=True)),
            ]
            for goal in goals
        ]
        yield from (heading(name), rubric(), Spacer(1, 8), table([head, *rows]))


def comments_below(label: str, *, cells: int = 1) -> Drawn:
    for name, goals in SECTIONS.items():
        rows: list[list[Any]] = [["#", "Objective", "2023 Score", "2024 Score"]]
        spans = []
        for goal in goals:
            rows.append([goal.number, goal.title, *goal.scores])
            for year, comment in zip(YEARS, goal.comments, strict=True):
                said = [label.format(year), text(comment)]
                rows.append(
                    [*said, "", ""] if cells > 1 else [text(" ".join([said[0], comment])), "", "", ""]
                )
                spans.append(("SPAN", (cells - 1, len(rows) - 1), (-1, len(rows) - 1)))
        yield from (heading(name), rubric(), Spacer(1, 8), table(rows, *spans, widths=[90, 200, 100, 100]))


def titles_over_descriptions(title: str) -> Drawn:
    head = ["#", "Objective and description", *HEAD[2:]]
    for name, goals in SECTIONS.items():
        rows: list[list[Any]] = [head]
        for goal in goals:
            number, _, *values = row(goal)
            described = f"{title.format(goal.title)} The extent to which this is done by all."
            rows.append([number, text(described, 9), *values])
        yield from (heading(name), rubric(), Spacer(1, 8), table(rows))


def rows_of_averages(name: str) -> Drawn:
    for section, goals in SECTIONS.items():
        rows = [HEAD, *map(row, goals), ["", name, "2.5", "", "3.1", ""]]
        yield from (heading(section), rubric(), Spacer(1, 8), table(rows))


def one_heading_above_each_rubric() -> Drawn:
    for name, goals in SECTIONS.items():
        for _ in range(2):
            rows = [[name, "", "", "", "", ""], LEVELS, MEANING]
            yield from (
                table(rows, ("SPAN", (0, 0), (-1, 0)), ("FONTNAME", (0, 0), (-1, 1), "Helvetica-Bold")),
                Spacer(1, 8),
            )
        yield from (table([HEAD, *map(row, goals)]), Spacer(1, 20))


def cards(*, titled: bool) -> Drawn:
    labels = ["Number", "Objective", *HEAD[2:]]
    for name, goals in SECTIONS.items():
        yield from (heading(name), rubric(), Spacer(1, 8))
        for goal in goals:
            rows = [*zip(labels, row(goal), strict=True)]
            if titled:
                rows[:2] = [(f"{goal.number} {goal.title}", "")]
            span = [("SPAN", (0, 0), (1, 0))] if titled else []
            yield from (table(rows, *span, widths=[100, 300]), Spacer(1, 8))


SHAPES: dict[str, Callable[[], Drawn]] = {
    "plain": plain,
    "continued headings": lambda: continued_headings("{} (continued)"),
    "headings continued from a page": lambda: continued_headings("{} – continued from previous page"),
    "headings repeated": lambda: continued_headings("{}"),
    "captions": lambda: captions(11),
    "captions with numbers": lambda: captions(11, "{}.{} "),
    "captions as large as headings": lambda: captions(13),
    "captions with the section's name": lambda: captions_with_names(11),
    "captions with the section's name, large": lambda: captions_with_names(13),
    "rubrics in a part before": lambda: rubrics_in_a_part(first=True, size=11),
    "rubrics in an annex": lambda: rubrics_in_a_part(first=False, size=13),
    "banners": lambda: banners("{1}"),
    "banners with numbers": lambda: banners("Section {}: {}"),
    "section merged over its rows": lambda: sections_in_a_column(merged=True),
    "section on each row": lambda: sections_in_a_column(merged=False),
    "theme on each row": lambda: sections_in_a_column(merged=False, name="Theme"),
    "theme merged over its rows": lambda: sections_in_a_column(merged=True, name="Theme"),
    "a table for each year": lambda: a_table_for_each_year("{}"),
    "a table for the scores of each year": lambda: a_table_for_each_year("Scores for {}"),
    "a part for each year": a_part_for_each_year,
    "years in merged rows": lambda: years_in_rows(merged=True),
    "years in rows": lambda: years_in_rows(merged=False),
    "score – comment": lambda: score_and_comment_in_one_cell(" – "),
    "score above comment": lambda: score_and_comment_in_one_cell("\n"),
    "comments below each objective": lambda: comments_below("{} Comments:"),
    "comments below, year last": lambda: comments_below("Comments {} –"),
    "comments below, only a year": lambda: comments_below("{}:"),
    "comments below, beside a label": lambda: comments_below("{} Comments", cells=2),
    "comments below, beside a year": lambda: comments_below("{}", cells=2),
    "bold title above its description": lambda: titles_over_descriptions("<b>{}</b><br/>"),
    "bold title before its description": lambda: titles_over_descriptions("<b>{}:</b>"),
    "plain title above its description": lambda: titles_over_descriptions("{}<br/>"),
    "averages": lambda: rows_of_averages("Average"),
    "overall": lambda: rows_of_averages("Overall score"),
    "score: comment": lambda: score_and_comment_in_one_cell(": "),
    "cards": lambda: cards(titled=False),
    "cards with titles": lambda: cards(titled=True),
    "one heading above each rubric": one_heading_above_each_rubric,
}


def read(drawn: Iterator[Any], opening: str = TITLE) -> Appendix:
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=landscape(A4)).build([text(opening, 16, bold=True), *drawn])
    return parse(out.getvalue(), name="shape.pdf", witness=False)


def records(read: Appendix) -> dict[str, list[Goal]]:
    return {
        section.name: [
            Goal(
                each.label,
                each.title,
                tuple(one.score.raw for one in each.assessments),  # type: ignore[arg-type] # as many as there are
                tuple(one.comments.text for one in each.assessments),  # type: ignore[arg-type] # likewise
            )
            for each in section.objectives
        ]
        for section in read.sections
    }


def alarms(read: Appendix) -> set[str]:
    return {each.code for each in read.findings if each.severity is not Severity.INFO}


@pytest.mark.parametrize("shape", SHAPES)
def test_it_is_read_the_same(shape: str) -> None:
    found = read(SHAPES[shape]())
    assert records(found) == SECTIONS
    assert [year.label for year in found.years] == [*YEARS]
    assert found.title == TITLE
    assert alarms(found) <= {"rubric-repeated"}
    assert found.coverage.unplaced == 0


def test_a_table_within_a_cell_is_part_of_it() -> None:
    inner = ["This was raised.", "Action", "Owner", "Refresh it", "The clerk"]
    rows: list[list[str]] = [
        [*HEAD[:4], ""],
        ["1", "Champions", "2", inner[0], ""],
        ["", "", "", *inner[1:3]],
    ]
    rows += [["", "", "", *inner[3:]], ["2", "Reporting", "3", "None.", ""]]
    spans = [("SPAN", (column, 1), (column, 3)) for column in range(3)]
    spans += [("SPAN", (3, y), (4, y)) for y in (0, 1, 4)]
    found = read(iter([heading("Engaging members"), rubric(), Spacer(1, 8), table(rows, *spans)]))
    [first, second] = found.sections[0].objectives
    assert first.assessments[0].comments.text.split() == " ".join(inner).split()
    assert second.assessments[0].comments.text == "None."
    assert not alarms(found)


def test_what_only_looks_like_another_shape_is_not_reshaped() -> None:
    """An objective may be about averages, and a comment may begin with a number."""
    rows = [["#", "Objective", "2024 Score and Comments"]]
    rows += [["1", "Average spend", "2 – 3 contracts were let."], ["2", "Total cost", "N/A – none."]]
    found = read(iter([heading("Engaging members"), rubric(), Spacer(1, 8), table(rows)]))
    first, second = (each.assessments[0] for each in found.sections[0].objectives)
    assert (first.score.raw, first.comments.text) == ("", "2 – 3 contracts were let.")
    assert (second.score.raw, second.comments.text) == ("N/A", "none.")
    assert "score-missing" in {each.code for each in found.findings}


def test_a_row_of_averages_is_told_at_the_row_above() -> None:
    found = read(rows_of_averages("Average"))
    told = [each.pointer for each in found.findings if each.code == "summary-row"]
    assert told == ["/sections/0/objectives/2", "/sections/1/objectives/1"]
    assert "2.5" in {each.text for each in found.context}


def test_years_that_cannot_be_told_apart_are_reported() -> None:
    rows = [["#", "Objective", "Year", "Score", "Comments"]]
    rows += [["1", "Champions", year, "2", "Two."] for year in ("2023", "2023", "2024")]
    found = read(iter([heading("Engaging members"), rubric(), Spacer(1, 8), table(rows)]))
    assert "number-repeated" in alarms(found)


def test_tables_of_other_papers_are_no_part_of_the_appendix() -> None:
    register = [["Ref", "Objective", "Description", "Current score", "Actions"]]
    register += [[f"R{n}", "Fraud", "It may be.", str(10 + n), "Review it."] for n in (1, 2)]
    after = [["Group", "Effect"], ["Age", "None"], ["Sex", "None"]]
    found = read(
        iter(
            [
                table(register),
                PageBreak(),
                text(TITLE, 16, bold=True),
                *plain(),
                PageBreak(),
                heading("Equality", 20),
                table(after),
            ]
        ),
        opening="Cabinet",
    )
    assert (found.title, records(found)) == (TITLE, SECTIONS)
    other = [each.page for each in found.findings if each.code == "table-of-other-paper"]
    assert other == [1, 3]
    assert not alarms(found)


def test_a_table_that_is_not_read_is_reported_even_if_first() -> None:
    odd = [["What", "How"], ["Fraud", "Well"], ["Waste", "Ill"]]
    later = [["#", "Objective", "2024 Score"], ["4", "Register", "3"], ["5", "Reviews", "2"]]
    found = read(
        iter(
            [
                heading("Equality"),
                table(odd),
                PageBreak(),
                text("Part two", 16, bold=True),
                heading("More"),
                rubric(),
                table(later),
            ]
        )
    )
    assert "table-unlike-rest" in alarms(found)


def test_tables_side_by_side_are_each_read_in_their_own_order() -> None:
    def half(name: str) -> list[Any]:
        rows = [[goal.number, goal.title, goal.scores[1]] for goal in SECTIONS[name]]
        return [heading(name), table([["#", "Objective", "2024 Score"], *rows], widths=[30, 120, 100])]

    sides = Table([[half(name) for name in SECTIONS]], colWidths=[370, 370])
    sides.setStyle([("VALIGN", (0, 0), (-1, -1), "TOP")])
    found = read(iter([sides]))
    assert [[each.title for each in section.objectives] for section in found.sections] == [
        [goal.title for goal in goals] for goals in SECTIONS.values()
    ]
    assert [section.name for section in found.sections] == [*SECTIONS]


def test_a_table_about_the_document_is_no_card() -> None:
    about = [["Title", "Procurement"], ["Status", "Final"], ["Description", "All of it."]]
    found = read(iter([table(about, widths=[100, 300]), Spacer(1, 8), *plain()]))
    assert records(found) == SECTIONS
    assert "table-unlike-rest" in alarms(found)


def test_a_year_above_one_section_is_not_that_of_the_next() -> None:
    rows = [["#", "Objective", "Score", "Comments"], ["9", "Talent", "2", "None."]]
    found = read(
        iter([*a_table_for_each_year("{}"), heading("Enablers", 11), rubric(), Spacer(1, 8), table(rows)])
    )
    assert found.sections[-1].objectives[0].assessments[0].year is None


def test_a_column_of_themes_under_headings_names_no_section() -> None:
    head = ["#", "Theme", "Objective", *HEAD[2:]]

    def drawn() -> Drawn:
        for name, goals in SECTIONS.items():
            rows = [[goal.number, "People", *row(goal)[1:]] for goal in goals]
            yield from (heading(name), table([head, *rows]))

    assert [section.name for section in read(drawn()).sections] == [*SECTIONS]


def test_a_target_keeps_its_year_under_another_year_s_heading() -> None:
    head = ["#", "Objective", "Score", "2026 Target score", "Comments"]
    parts = [
        (
            heading(year, 11),
            table([head, ["1", "Talent", str(at), "5", "None."], ["2", "Skills", "3", "4", "None."]]),
        )
        for at, year in enumerate(YEARS, 1)
    ]
    found = read(iter([heading("Enablers"), rubric(), *parts[0], *parts[1]]))
    first = found.sections[0].objectives[0]
    assert [(one.year, one.score.raw) for one in first.assessments] == [(2023, "1"), (2024, "2")]
    assert {(one.year, one.score.raw) for one in first.other_scores} == {(2026, "5")}


def test_a_level_on_a_later_page_is_told() -> None:
    """Spreadsheets print the columns that do not fit on pages of their own."""

    def drawn(*, later: str) -> Drawn:
        for name, goals in SECTIONS.items():
            yield from (heading(name), table([LEVELS[:-1], MEANING[:-1]]), Spacer(1, 8))
            yield table([HEAD, *map(row, goals)])
        yield from (PageBreak(), table([[later], [MEANING[-1]]], widths=[150]))

    assert "level-outside-table" in alarms(read(drawn(later=LEVELS[-1])))
    assert "level-outside-table" not in alarms(read(drawn(later="5. Next steps")))


def test_each_measure_of_an_objective_has_its_own_scores() -> None:
    """Its number and title are in cells that are merged over the rows of its measures."""
    head = ["#", "Objective", "Description", "2023 Score", "2024 Score"]
    rows = [
        ["1", "Champions", "Who they are.", "2", "3"],
        ["", "", "How often they meet.", "3", "4"],
        ["2", "Reporting", "How it is done.", "1", "2"],
    ]
    merged = [("SPAN", (column, 1), (column, 2)) for column in (0, 1)]
    found = read(iter([heading("Engaging members"), rubric(), Spacer(1, 8), table([head, *rows], *merged)]))
    assert [
        (each.number, each.title, *(one.score.raw for one in each.assessments))
        for each in found.sections[0].objectives
    ] == [(1, "Champions", "2", "3"), (1, "Champions", "3", "4"), (2, "Reporting", "1", "2")]
    assert not alarms(found)


def test_a_table_within_a_comment_is_part_of_it() -> None:
    register = table([["Band", "Contracts"], ["Over £1m", "12"], ["Below", "675"]], widths=[60, 60])
    rows: list[list[Any]] = [["#", "Objective", "2024 Score", "2024 Comments"]]
    rows += [["1", "Register", "3", [text("By value:"), register, text("It is kept.")]]]
    rows += [
        [each.number, each.title, each.scores[1], each.comments[1]] for each in SECTIONS["Managing contracts"]
    ]
    found = read(
        iter([heading("Engaging members"), rubric(), Spacer(1, 8), table(rows, widths=[30, 120, 100, 250])])
    )
    comments = found.sections[0].objectives[0].assessments[0].comments.text
    assert " ".join(comments.split()) == "By value: Band Contracts Over £1m 12 Below 675 It is kept."
    assert not found.context
    assert alarms(found) <= {"number-gap"}
