"""Which header a row is under."""

from __future__ import annotations

from collections.abc import Sequence

from appendix_parser.assembly.heads.header import Header
from appendix_parser.assembly.heads.roles import Role
from appendix_parser.assembly.model import LevelColumn
from appendix_parser.assembly.order.stream import GridRow
from appendix_parser.assembly.tables.fitting import Fit, fitting
from tests.assembly.hand_made import XS, columns, grid_rows

OURS = Header(columns(Role.NUMBER, Role.TITLE, Role.SCORE, Role.COMMENTS), (), 1, 4)
OTHER = Header(columns(Role.TITLE, Role.DESCRIPTION, Role.SCORE, Role.COMMENTS), (), 1, 4)
RUBRIC = Header(
    tuple(
        LevelColumn(score, name, name, x0, x1)
        for score, name, x0, x1 in zip((None, 1, 2, 3), ("", "Low", "Mid", "Top"), XS, XS[1:], strict=False)
    ),
    (),
    1,
    3,
)
ROW = ("1", "Talent", "3", "None.")
MOVED = (50.0, 90.0, 210.0, 290.0, 450.0)


def row(*texts: str, xs: Sequence[float] = XS, page: int = 1, rows: int = 1, kind: str = "ruled") -> GridRow:
    """The last row of a grid."""
    return grid_rows(*[texts] * rows, xs=xs, page=page, kind=kind)[-1]


def fit(
    one: GridRow,
    own: Header | None = OURS,
    known: Sequence[Header] = (),
    last: GridRow | None = None,
    *,
    parted: bool = False,
) -> Fit | None:
    return fitting(one, own, known, last, parted=parted)


def header_of(found: Fit | None) -> Header | None:
    return found.header if found else None


def test_a_row_below_is_under_the_header_of_its_table() -> None:
    found = fit(row(*ROW))
    assert header_of(found) is OURS
    assert found is not None
    assert not found.by_chance


def test_without_an_open_table_the_latest_known_header_fits() -> None:
    assert header_of(fit(row(*ROW), None, [OTHER, OURS])) is OURS
    assert header_of(fit(row("Talent", "What it is", "3", "None."), None, [RUBRIC, OTHER])) is OTHER


def test_a_row_with_a_number_is_under_a_header_of_numbers() -> None:
    assert header_of(fit(row(*ROW), None, [OURS, OTHER])) is OURS
    assert header_of(fit(row("", *ROW[1:]), None, [OURS, OTHER])) is OTHER


def test_a_row_of_other_widths_is_under_no_header() -> None:
    assert fit(row(*ROW, xs=(50, 90, 210, 350, 500)), None, [OURS]) is None


def test_a_name_in_place_of_a_number_fits_by_chance() -> None:
    name = ("Climate", "Talent", "3", "None.")
    found = fit(row(*name), None, [OURS])
    assert found is not None
    assert found.by_chance
    label = fit(row("Objective 7", *ROW[1:]), None, [OURS])
    assert label is not None
    assert not label.by_chance


def test_after_text_a_row_begins_a_table_only_without_doubts() -> None:
    joined = row("1", "Talent", "3", "4", "None.", xs=(50, 100, 250, 275, 300, 450), kind="aligned")
    assert header_of(fit(joined)) is OURS
    assert fit(joined, parted=True) is None


def test_levels_of_a_rubric_elsewhere_are_told_in_sentences() -> None:
    told = row("What it means", "It is there.", "It is in use.", "All of them use it.")
    assert header_of(fit(told, None, [RUBRIC])) is RUBRIC
    assert fit(row("Risk", "High", "Low", "The CFO"), None, [RUBRIC]) is None


def test_columns_may_have_moved_on_a_new_page() -> None:
    last = row(*ROW)
    moved = fit(row(*ROW, xs=MOVED, page=2), last=last)
    assert header_of(moved) is OURS
    assert moved is not None
    assert [doubt.code for doubt in moved.fragment.doubts] == ["columns-moved"]
    assert fit(row(*ROW, xs=MOVED, page=2, rows=2), last=last) is None


def test_a_row_of_about_the_same_widths_begins_an_objective() -> None:
    near = (50.0, 88.0, 238.0, 312.0, 450.0)
    assert header_of(fit(row(*ROW, xs=near), None, [OURS])) is OURS
    assert fit(row("", *ROW[1:], xs=near), None, [OURS]) is None
