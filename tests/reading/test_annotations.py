"""What is laid over a page: it is reported, and struck-out text is struck out."""

from __future__ import annotations

from typing import Any

import pytest
from pdfminer.psparser import LIT

from appendix_parser.reading.repair.annotations import annotations_shown, strikes

UPPER_THEN_LOWER = [0, 10, 50, 10, 0, 0, 50, 0]
AROUND = [0, 10, 50, 10, 50, 0, 0, 0]


def annotation(kind: str, **entries: Any) -> dict[str, Any]:
    return {"Subtype": LIT(kind), **entries}


def kinds(*annotations: object) -> str | None:
    found = annotations_shown({"Annots": list(annotations)})
    return str(found[0].values["kinds"]) if found else None


def test_annotations_are_listed_by_kind() -> None:
    notes = annotation("FreeText"), annotation("Stamp"), annotation("FreeText")
    assert kinds(*notes) == "2 FreeText, Stamp"
    assert kinds() is None
    assert annotations_shown({}) == []


@pytest.mark.parametrize("kind", ["Link", "Popup"])
def test_links_show_nothing(kind: str) -> None:
    assert kinds(annotation(kind)) is None


@pytest.mark.parametrize(("flags", "is_hidden"), [(2, True), (32, True), (4, False), (0, False)])
def test_hidden_annotations_are_not_seen(flags: int, is_hidden: bool) -> None:
    assert (kinds(annotation("FreeText", F=flags)) is None) is is_hidden


def test_a_field_is_seen_if_it_has_a_value() -> None:
    assert kinds(annotation("Widget")) is None
    assert kinds(annotation("Widget", V=LIT("Off"))) is None
    assert kinds(annotation("Widget", V=b"3")) == "Widget"
    assert kinds(annotation("Widget", Parent={"V": b"3"})) == "Widget"


def test_a_mark_on_text_says_nothing_of_its_own() -> None:
    assert kinds(annotation("Underline", QuadPoints=AROUND)) is None
    assert kinds(annotation("Underline")) == "Underline"
    assert kinds(annotation("Underline", QuadPoints=["x"] * 8)) == "Underline"


def test_what_is_not_an_annotation_is_passed_over() -> None:
    assert kinds("x", None, {"F": 0}) == "of no kind"


@pytest.mark.parametrize("corners", [UPPER_THEN_LOWER, AROUND])
def test_a_strike_runs_through_the_middle_of_its_text(corners: list[float]) -> None:
    [line] = strikes({"Annots": [annotation("StrikeOut", QuadPoints=corners)]})
    assert sorted(line) == [(0, 5), (50, 5)]


def test_a_strike_over_two_lines_is_two() -> None:
    both = annotation("StrikeOut", QuadPoints=[*AROUND, *(value + 100 for value in AROUND), 7])
    assert len(list(strikes({"Annots": [both]}))) == 2
    assert not list(strikes({"Annots": [annotation("Underline", QuadPoints=AROUND)]}))
