"""Whether a row goes on over a page end: what each sign is worth beside the others."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from appendix_parser.assembly.order.stream import GridRow
from appendix_parser.assembly.tables import join as joining
from appendix_parser.assembly.tables.join import BITS, Join, Keys, join, verdict
from appendix_parser.assembly.tables.place import Fragment
from appendix_parser.geometry import Box
from appendix_parser.layout import Grid
from appendix_parser.page import Word

CUT = "cut where the page ends"
OPEN = "cut, and no line closes either side"
ONLY_BEFORE = "only the row before has a number or title"
CLOSED = "closed by a line, and the rest left open"
READS_ON, NAME_GOES_ON = "a sentence goes on", "the name goes on"
TWO_SCORES = "both have a title and a score of one year"
TWO_NAMES = "both have a name, and none a number"

RULES: list[tuple[set[str], Join]] = [
    ({CUT}, Join.SAME),
    ({CUT, CLOSED}, Join.DOUBTFUL),
    ({CUT, CLOSED, READS_ON}, Join.SAME),
    (set(), Join.DOUBTFUL),
    ({CLOSED}, Join.DOUBTFUL),
    ({CUT, TWO_SCORES}, Join.NEW),
    ({CUT, TWO_SCORES, READS_ON}, Join.SAME),
    ({TWO_SCORES}, Join.NEW),
    ({CUT, TWO_NAMES}, Join.NEW),
    ({TWO_NAMES}, Join.NEW),
    ({CUT, TWO_NAMES, READS_ON}, Join.SAME),
    ({CUT, TWO_NAMES, NAME_GOES_ON}, Join.SAME),
    ({TWO_NAMES, NAME_GOES_ON}, Join.DOUBTFUL),
    ({CUT, TWO_SCORES, TWO_NAMES, READS_ON}, Join.NEW),
    ({CUT, CLOSED, ONLY_BEFORE}, Join.SAME),
    ({ONLY_BEFORE}, Join.DOUBTFUL),
    ({CUT, OPEN, TWO_NAMES}, Join.SAME),
    ({CUT, OPEN, TWO_SCORES}, Join.SAME),
    ({CUT, OPEN, TWO_SCORES, TWO_NAMES}, Join.NEW),
]


@pytest.mark.parametrize(("signs", "expected"), RULES)
def test_signs_add_up(signs: set[str], expected: Join) -> None:
    assert verdict(signs) is expected


@pytest.mark.parametrize("change", [lambda bits: bits / 2, lambda bits: bits * 2], ids=["half", "double"])
@pytest.mark.parametrize("sign", [*BITS, "SURE"])
def test_each_number_is_needed(
    sign: str, change: Callable[[float], float], monkeypatch: pytest.MonkeyPatch
) -> None:
    if sign == "SURE":
        monkeypatch.setattr(joining, "SURE", change(joining.SURE))
    else:
        monkeypatch.setitem(BITS, sign, change(BITS[sign]))
    assert any(verdict(signs) is not expected for signs, expected in RULES)


def fragment(number: int, *cells: tuple[tuple[float, str], ...]) -> Fragment:
    """Return a row of a page from the lines of its cells, each with its top."""
    words = [
        [Word(text, Box(0, top, 50, top + 10), number, 0, 10.0) for top, text in lines] for lines in cells
    ]
    grid = Grid(number, "ruled", (0.0, 60.0), (80.0, 200.0), ())
    row = GridRow(number, grid, 0, (), opens_page=number == 2, closes_page=number == 1)
    return Fragment(row, [list(found) for found in words])


NAMED = Keys(None, 0, ())
LAST = fragment(1, ((180, "Objective"),), ((170, "Officers"), (180, "learn")))
TALL = tuple((50.0 + 10 * line, "and") for line in range(7))


def test_the_centred_rest_of_a_cell_is_cut_at_the_page_end() -> None:
    rest = fragment(2, ((80, "talent"),), TALL)
    assert join([LAST], rest, NAMED, repeated_header=False) is Join.SAME


def test_a_rest_neither_at_the_top_nor_centred_is_not_cut() -> None:
    rest = fragment(2, ((100, "talent"),), TALL)
    assert join([LAST], rest, NAMED, repeated_header=False) is Join.DOUBTFUL
