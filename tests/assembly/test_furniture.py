"""Running headers, footers and page numbers are told from headings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from appendix_parser.assembly.aside.furniture import find_furniture
from appendix_parser.geometry import Box
from appendix_parser.layout import Cell, Grid, PageLayout, lines_of
from appendix_parser.page import PageContent, Word


def page(number: int, *lines: tuple[str, float], size: float = 9.0, bold: bool = False) -> PageLayout:
    """A page of lines of text, each with the height at which it stands."""
    words: list[Word] = []
    for text, top in lines:
        for place, part in enumerate(text.split()):
            box = Box(40 + 60 * place, top, 90 + 60 * place, top + size)
            words.append(Word(part, box, number, len(words), size, bold))
    content = PageContent(number, 842, 595, tuple(words))
    return PageLayout(content, (), tuple(lines_of(words)))


def furniture(*pages: PageLayout) -> list[str]:
    found = find_furniture(pages)
    return [w.text for p in pages for w in p.page.words if (w.page, w.index) in found]


def test_what_stands_in_the_same_place_again_is_furniture() -> None:
    pages = [page(n, ("Cabinet papers", 20), (f"text {'abc'[n]}", 300)) for n in (1, 2)]
    assert furniture(*pages) == ["Cabinet", "papers"] * 2


@pytest.mark.parametrize(
    "line",
    [
        "Continued on the next page",
        "continued overleaf",
        "(continued)",
        "cont’d",
        "Table 2 – continued",
        "cont.",
    ],
)
def test_a_line_that_says_that_a_table_goes_on_is_furniture(line: str) -> None:
    """It stands where the table was cut, at another height on each page."""
    assert furniture(page(1, (line, 320)), page(2, ("some text", 300))) == line.split()


@pytest.mark.parametrize(
    "line", ["Enablers (continued)", "Contracts", "Continued growth", "Continuous learning"]
)
def test_a_line_that_says_more_is_not(line: str) -> None:
    assert furniture(page(1, (line, 320)), page(2, ("some text", 300))) == []


def test_what_moves_is_not() -> None:
    assert furniture(page(1, ("Cabinet papers", 20)), page(2, ("Cabinet papers", 60))) == []


def test_page_numbers_are_furniture() -> None:
    for form in ("Page {} of 9", "{}", "- {} -", "{}/9"):
        pages = [page(n, ("some text", 300), (form.format(n), 570)) for n in (1, 2)]
        assert furniture(*pages) == [*form.format(1).split(), *form.format(2).split()]


def test_a_footer_that_counts_with_the_pages_is_furniture() -> None:
    assert len(furniture(*(page(n, (f"Council report {n}/4", 570)) for n in (1, 2)))) == 6


def test_a_large_heading_that_counts_with_the_pages_is_not() -> None:
    pages = [page(n, (f"Section {n}", 40), bold=True) for n in (1, 2)]
    assert furniture(*pages) == []


def with_last_row(number: int, text: str, column: int) -> PageLayout:
    """A page of a table that no line closes below its last row, of which one cell alone has a text."""
    layout = page(number, (text, 570))
    grid = Grid(
        page=number,
        kind="aligned",
        xs=(30, 200, 400),
        ys=(40, 560, 580),
        cells=(Cell(1, column, 1, 1, Box(30, 560, 400, 580), layout.page.words),),
        open_bottom=True,
    )
    return replace(layout, grids=(grid,), lines=())


def test_a_page_number_in_a_table_s_last_row_is_furniture() -> None:
    assert furniture(with_last_row(1, "Page 1 of 2", 1), page(2, ("Page 2 of 2", 570))) == [
        *("Page", "1", "of", "2"),
        *("Page", "2", "of", "2"),
    ]


@pytest.mark.parametrize(("text", "column"), [("Page 1 of 2", 0), ("1", 1)])
def test_a_label_or_a_score_alone_in_a_table_s_last_row_is_none(text: str, column: int) -> None:
    assert furniture(with_last_row(1, text, column), page(2, ("some text", 300))) == []


def test_a_title_repeated_on_every_slide_is_read_once() -> None:
    titles = ("Talent", "Talent", "Climate", "Climate")
    pages = [page(n, (title, 20), size=20) for n, title in enumerate(titles, 1)]
    assert furniture(*(_with_body(each) for each in pages)) == ["Talent", "Climate"]


def test_a_large_header_that_stays_is_furniture_on_each_page() -> None:
    pages = [page(n, ("Northwick", 20), size=20) for n in (1, 2, 3)]
    assert furniture(*(_with_body(each) for each in pages)) == ["Northwick"] * 3


def _with_body(layout: PageLayout) -> PageLayout:
    """Add lines of small text, other ones on each page."""
    number = layout.page.number
    lines = [(f"{'abcdefgh'[number + row]} b c d e", 200.0 + 20 * row) for row in range(4)]
    body = page(number, *lines)
    words = [*layout.page.words, *(w._replace(index=w.index + 50) for w in body.page.words)]
    return PageLayout(replace(layout.page, words=tuple(words)), (), tuple(lines_of(words)))


@pytest.mark.parametrize("text", ["Appendix 1", "Page 21", "Minute Item 45", "Annex B"])
def test_a_stamp_in_the_corner_is_furniture(text: str) -> None:
    word = page(1, (text, 5)).page.words
    stamped = [w._replace(box=Box(w.box.x0 + 640, 5, w.box.x1 + 640, 14)) for w in word]
    rest = [w._replace(index=w.index + 10) for w in page(1, ("Appendix 1", 60)).page.words]
    lines = tuple(lines_of([*stamped, *rest]))
    layout = PageLayout(PageContent(1, 842, 595, (*stamped, *rest)), (), lines)
    assert furniture(layout) == text.split()
    alone = PageLayout(PageContent(1, 842, 595, tuple(stamped)), (), lines[:1])
    assert furniture(alone) == []


def test_lines_of_a_paragraph_that_pages_share_are_text() -> None:
    same = [("Members took note of the report", 40), ("and asked for another in May", 50)]
    pages = [page(n, *same, (f"{'xyz'[n]} and the spend was so", 60)) for n in (1, 2)]
    assert furniture(*pages) == []
