"""The entries of a page that must have a certain form."""

from __future__ import annotations

from typing import Any

import pytest
from pdfminer.pdftypes import PDFStream

from appendix_parser.reading.repair.damage import DamageLog
from appendix_parser.reading.repair.page_entries import US_LETTER, resources_of, sound, user_unit
from tests.reading.hand_made import whats

A4 = [0, 0, 595, 842]


def kept(**entries: Any) -> tuple[dict[str, Any], list[str]]:
    damage = DamageLog()
    found = sound({"MediaBox": A4, **entries}, damage)
    return found, [what for _, what in whats(damage)]


def test_a_sound_page_is_left_alone() -> None:
    entries = {"MediaBox": A4, "CropBox": [10, 10, 500, 800], "Rotate": 90, "Resources": {}}
    assert kept(**entries) == (entries, [])


@pytest.mark.parametrize(
    "area",
    [None, [0, 0, 595], [0, 0, 0, 842], [0, 0, 595, "x"], [0, 0, float("inf"), 842], [0, 0, 2_000_000, 842]],
)
def test_a_page_without_a_size_is_us_letter(area: object) -> None:
    found, damage = kept(MediaBox=area)
    assert found["MediaBox"] == [0, 0, *US_LETTER]
    assert damage == ["it does not say its size, which is taken as US Letter"]


def test_a_crop_without_an_area_is_ignored() -> None:
    assert kept(CropBox=[0, 0, 0, 0]) == ({"MediaBox": A4}, [])


def test_any_two_opposite_corners_give_a_box() -> None:
    found, _ = kept(MediaBox=[595, 0, 0, 842], CropBox=[500, 800, 10, 10])
    assert found == {"MediaBox": A4, "CropBox": [10, 10, 500, 800]}


def test_boxes_for_printers_are_ignored() -> None:
    assert kept(TrimBox=[1, 2, 3, 4]) == ({"MediaBox": A4}, [])


@pytest.mark.parametrize("rotation", [45, "x", 90.0])
def test_a_turn_that_is_not_a_quarter_is_none(rotation: object) -> None:
    found, damage = kept(Rotate=rotation)
    assert (found["Rotate"], damage) == (0, ["it does not say how it is turned"])


def test_fonts_that_are_nowhere_are_noted() -> None:
    found, damage = kept(Resources=[])
    assert (found["Resources"], damage) == ({}, ["it does not say where its fonts are"])


def test_drawings_in_drawings_have_resources_too() -> None:
    inner = PDFStream({"Resources": {"Name": "inner"}}, b"")
    outer = PDFStream({"Resources": {"Name": "outer", "XObject": {"a": inner}}}, b"")
    found = [each.get("Name") for each in resources_of({"Resources": {"XObject": {"b": outer}}})]
    assert found == [None, "outer", "inner"]


def test_a_drawing_in_itself_is_looked_into_ten_times() -> None:
    endless = PDFStream({}, b"")
    endless.attrs["Resources"] = {"XObject": {"a": endless}}
    assert len(list(resources_of({"Resources": {"XObject": {"a": endless}}}))) == 11


@pytest.mark.parametrize(("unit", "points"), [(2, 2.0), (None, 1.0), (0, 1.0), (-1, 1.0), ("x", 1.0)])
def test_the_unit_of_a_page_is_a_positive_number(unit: object, points: float) -> None:
    assert user_unit({"UserUnit": unit}) == points
