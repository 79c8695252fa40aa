"""What the next page knows of the table at the foot of a page."""

from __future__ import annotations

from appendix_parser.layout.undrawn.foot import PageFoot, TableContinuation
from appendix_parser.layout.words.page_text import Spacing
from tests.layout.pages import across, down, grids, words

USUAL = Spacing(0.6, 1.0)
LEVELS = ("Low", "Middle", "High")
NAMES = ("Talent", "Sustainability", "Skill")
ROWS = [
    (x, 105.0 + 30 * n, text)
    for n, (level, name) in enumerate(zip(LEVELS, NAMES, strict=True))
    for x, text in ((60.0, level), (160.0, name), (260.0, name))
]
SIDES = [down(x, 100, 190) for x in (50, 150, 250, 450)]


def foot(closed: bool) -> PageFoot:
    heights = (100, 130, 160, 190) if closed else (100, 130, 160)
    return PageFoot.of(grids(words(*ROWS), [*map(across, heights), *SIDES]), USUAL, PageFoot())


def test_a_row_left_open_hands_on_its_columns() -> None:
    assert foot(closed=False).columns == (50, 150, 250, 450)
    assert foot(closed=True).columns == ()
    assert foot(closed=True).drawn == (50, 150, 250, 450)


def test_a_page_without_a_table_hands_on_nothing() -> None:
    assert PageFoot.of([], USUAL, foot(closed=False)) == PageFoot()


def test_white_space_hands_on_where_its_columns_begin() -> None:
    [grid] = grids(words(*ROWS), [])
    continuation = TableContinuation.of(grid, USUAL, None)
    assert continuation is not None
    assert continuation.lefts == (60, 160, 260)
    assert continuation.is_open
    assert continuation.loosest == 20


def test_a_header_alone_leaves_the_table_open_again() -> None:
    header = words((60, 80, "Level"), (160, 80, "What it is for"), (260, 80, "Skill"), bold=True)
    [whole] = grids([*header, *words(*ROWS)], [])
    before = TableContinuation.of(whole, USUAL, None)
    [alone] = grids(header, [across(70, 60, 290), across(100, 60, 290)])
    assert not alone.open_bottom
    continuation = TableContinuation.of(alone, USUAL, before)
    assert continuation is not None
    assert continuation.is_open


def test_the_last_number_is_handed_on() -> None:
    [grid] = grids(words(*ROWS), [])
    continuation = TableContinuation.of(grid, USUAL, None)
    assert continuation is not None
    assert continuation.number == "High"


def test_a_header_again_at_the_foot_leaves_the_table_open() -> None:
    header = [(60.0, "Level"), (160.0, "Talent"), (260.0, "Skill")]
    body = words(*((x, 125.0, text) for x, text in zip((60, 160, 260), LEVELS, strict=True)))
    for is_header in (True, False):
        foot = words(*((x, 150.0, text) for x, text in header), bold=is_header)
        head = words(*((x, 105.0, text) for x, text in header), bold=True)
        rules = [across(y, 60, 290) for y in (100, 120, 145, 165)]
        [grid] = grids([*head, *body, *foot], rules)
        continuation = TableContinuation.of(grid, USUAL, None)
        assert continuation is not None
        assert continuation.is_open is is_header
