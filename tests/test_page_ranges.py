"""The choice of pages: what can be written, what is refused, and what is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from appendix_parser import extract_tables, parse
from appendix_parser.errors import ExitStatus, NoSuchPageError, PageRangeError
from appendix_parser.inputs.page_ranges import read_page_ranges
from tests.parsed import parsed

SAMPLE = Path(__file__).parent.parent / "samples" / "appendix-2024.pdf"


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("", (1, 2, 3, 4, 5, 6)),
        ("3", (3,)),
        ("2-4", (2, 3, 4)),
        ("2–4", (2, 3, 4)),
        ("5, 1-2", (1, 2, 5)),
        ("1-3,2-4", (1, 2, 3, 4)),
    ],
)
def test_ranges_choose_pages_in_the_order_of_the_document(text: str, pages: tuple[int, ...]) -> None:
    assert read_page_ranges(text).of(6, "x.pdf") == pages


@pytest.mark.parametrize("text", ["0", "3-1", "a", "1-", "-3", "1,,2", "1.5", "1 2", "0-3"])
def test_other_texts_are_wrong_usage(text: str) -> None:
    with pytest.raises(PageRangeError, match="Write pages as") as raised:
        read_page_ranges(text)
    assert raised.value.exit_status == ExitStatus.USAGE


def test_a_page_that_the_document_lacks_is_wrong_usage() -> None:
    with pytest.raises(NoSuchPageError, match="no page 40: the document has 21 pages") as raised:
        parse(SAMPLE, pages="3-40")
    assert raised.value.exit_status == ExitStatus.USAGE


def test_pages_keep_their_numbers_and_are_recorded() -> None:
    appendix = parse(SAMPLE, pages="3-5")
    assert appendix.source.pages == (3, 4, 5)
    assert appendix.source.page_count == 21
    regions = [
        region.page
        for section in appendix.sections
        for objective in section.objectives
        for region in objective.regions.title
    ]
    assert set(regions) == {3, 4, 5}
    assert {finding.page for finding in appendix.findings} <= {None, 3, 4, 5}
    assert parsed(SAMPLE).source.pages is None


def test_a_choice_of_all_pages_reads_the_same() -> None:
    assert parse(SAMPLE, pages="1-21") == parsed(SAMPLE)


@pytest.mark.parametrize("isolated", [True, False])
def test_tables_are_those_of_the_pages(isolated: bool) -> None:
    found = extract_tables(SAMPLE, pages="4,6", isolated=isolated)
    assert {table.page for table in found.tables} == {4, 6}
