"""What white space makes a grid of is a table, or prose, a list or a contents page."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from appendix_parser.geometry import Box
from appendix_parser.page import Fill
from tests.layout.pages import across, grids, laid_out, page, texts, words

ROWS = [(60.0, "Talent"), (200.0, "Three"), (320.0, "May")]


def rows(count: int, *columns: tuple[float, str], top: float = 100.0) -> list[tuple[float, float, str]]:
    return [(x, top + 20 * n, text) for n in range(count) for x, text in columns]


@pytest.mark.parametrize(("count", "tables"), [(2, 0), (3, 1)])
def test_two_lines_with_gaps_are_not_a_table(count: int, tables: int) -> None:
    assert len(grids(words(*rows(count, *ROWS)), [])) == tables


def test_a_bold_header_makes_one_row_a_table() -> None:
    header = words(*((x, 80.0, text) for x, text in ROWS), bold=True)
    assert len(grids([*header, *words(*rows(1, *ROWS))], [])) == 1


def test_terms_and_their_meanings_without_figures_are_prose() -> None:
    assert not grids(words(*rows(5, (60, "Talent"), (200, "what people know"))), [])


def test_a_list_of_headings_with_dots_is_not_a_table() -> None:
    found = [
        text
        for n in range(5)
        for text in ((60, 100 + 20 * n, "Talent ......"), (200, 100 + 20 * n, str(3 * n)))
    ]
    assert not grids(words(*found), [])


def test_a_header_alone_between_rules_is_a_table_that_continues() -> None:
    header = words(*((x, 103.0, text) for x, text in ROWS), bold=True)
    [grid] = grids(header, [across(100), across(116)])
    assert texts(grid) == [["Talent", "Three", "May"]]
    assert not grids(header, [])


def test_a_bold_row_at_the_foot_of_a_page_is_a_header() -> None:
    four = [(60.0, "No."), (120.0, "Objective"), (250.0, "Score"), (350.0, "Comments")]
    assert len(grids(words(*((x, 400.0, text) for x, text in four), bold=True), [])) == 1
    assert not grids(words(*((x, 400.0, text) for x, text in four[:3]), bold=True), [])


def test_cells_shaded_one_by_one_are_a_header_that_is_not_bold() -> None:
    edges = [50.0, 150.0, 300.0, 450.0]
    fills = tuple(Fill(Box(a, 100, b, 116), (0.85, 0.88, 0.95)) for a, b in pairwise(edges))
    header = words(*((x, 103.0, text) for x, text in ROWS))
    shaded = replace(page(header, [across(100), across(116)]), fills=fills)
    [grid] = laid_out(shaded).grids
    assert texts(grid) == [["Talent", "Three", "May"]]
    assert not grids(header, [across(100), across(116)])


def test_a_header_alone_may_have_more_lines_in_one_column() -> None:
    found = words(
        (250, 102, "2019-20"), *((x, 114, t) for x, t in ((60, "#"), (250, "Score"), (350, "Why"))), bold=True
    )
    [grid] = grids(found, [across(100), across(128)])
    assert texts(grid) == [["#", "2019-20 Score", "Why"]]
