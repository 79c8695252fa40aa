from __future__ import annotations

from appendix_parser.assembly import assemble
from appendix_parser.assembly.order.stream import GridRow, stream
from tests.layout.pages import across, down, laid_out, page, words


def test_empty_rows_at_the_head_and_foot_of_a_page_part_nothing() -> None:
    """A row without a word is neither what the page opens with nor what it closes with."""
    found = words((60, 140, "one two"), (260, 140, "three"), (60, 180, "four"), (260, 180, "five six"))
    lines = [*(across(y) for y in (90, 130, 170, 210, 250)), *(down(x, 90, 250) for x in (50, 250, 450))]
    rows = [row for row in stream([laid_out(page(found, lines))], set()) if isinstance(row, GridRow)]
    assert [bool(row.filled) for row in rows] == [False, True, True, False]
    assert [row.opens_page for row in rows] == [True, True, False, False]
    assert [row.closes_page for row in rows] == [False, False, True, True]


def test_text_at_the_side_of_a_table_is_no_part_of_the_stream() -> None:
    """It would head what follows; it is kept as context."""
    found = words((60, 100, "one"), (260, 100, "two"), (460, 105, "aside"), (60, 300, "below"))
    layout = laid_out(page(found, [*map(across, (90, 130)), *(down(x, 90, 130) for x in (50, 250, 450))]))
    lines = [item.text for item in stream([layout], set()) if not isinstance(item, GridRow)]
    assert lines == ["below"]
    assert [passage.plain for passage in assemble([layout]).outline.context] == ["aside"]


def test_a_cell_without_a_line_below_goes_on() -> None:
    """Into the next row, or over the page end if a line closes other cells of the row."""
    found = words(
        (60, 100, "one"), (260, 100, "two"), (60, 140, "three"), (60, 180, "four"), (260, 180, "five")
    )
    lines = [*map(across, (90, 170)), *(across(y, 50, 250) for y in (130, 210))]
    layout = laid_out(page(found, [*lines, *(down(x, 90, 210) for x in (50, 250, 450))]))
    rows = [row for row in stream([layout], set()) if isinstance(row, GridRow)]
    assert [[cell.text for cell in row.covering] for row in rows] == [[], ["two"], []]
    assert [[cell.text for cell in row.continuing] for row in rows] == [["two"], [], ["five"]]
