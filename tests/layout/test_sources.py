"""Each table says what showed its columns."""

from __future__ import annotations

from dataclasses import replace

from appendix_parser.layout import Grid, lay_out_all
from appendix_parser.layout.grid import Origin
from appendix_parser.page import RulingLine, Word
from tests.layout.pages import across, down, grids, page, words
from tests.layout.test_shaded import cells, table
from tests.layout.test_shaded import grids as shaded

BODY = words(
    *(
        (x, 105 + 20 * row, text)
        for row in range(3)
        for x, text in ((60, str(row + 1)), (150, "Reports"), (300, f"{row} of 5"))
    )
)


def origin(found: tuple[Grid, ...]) -> Origin:
    [grid] = found
    return grid.origin


def test_lines_around_cells() -> None:
    lines = [*map(across, (100, 120, 140, 160)), *map(down, (50, 140, 290, 450))]
    assert origin(grids(BODY, lines)) is Origin.LINES


def test_shaded_cells() -> None:
    assert origin(shaded(table(), [*cells(1), *cells(3)])) is Origin.SHADES


def test_horizontal_rules() -> None:
    assert origin(grids(BODY, [*map(across, (100, 120, 140, 160))])) is Origin.RULES


def test_white_space() -> None:
    names = ("Leading", "Working together", "Members", "Results", "Contracts")
    figures = zip(names, (2, 8, 5, 6, 3), strict=True)
    rows = (((90, 15 * row, name), (400, 15 * row, str(n))) for row, (name, n) in enumerate(figures, 7))
    assert origin(grids(words(*(text for row in rows for text in row)), [])) is Origin.WHITE_SPACE


def test_the_page_before() -> None:
    def second(rest: list[Word], lines: list[RulingLine]) -> tuple[Grid, ...]:
        first = page(words((60, 105, "1"), (110, 105, "Reports"), (260, 105, "Read each quarter and")), lines)
        return [*lay_out_all([first, replace(page(rest, []), number=2)])][1].grids

    sides = [down(x, 100, 130) for x in (50, 100, 250, 450)]
    assert origin(second(words((260, 52, "again in June.")), [*sides, across(100)])) is Origin.PAGE_BEFORE
