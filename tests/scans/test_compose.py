"""A page from what was recognised on its sheet."""

from __future__ import annotations

from dataclasses import replace

import pytest

pytest.importorskip("cv2")

import numpy as np

from appendix_parser.doubts import Doubt
from appendix_parser.geometry import Box
from appendix_parser.page import Mesh, PageContent
from appendix_parser.reading.scan.compose import compose_scan
from appendix_parser.reading.scan.recognise import Found, Recognised
from appendix_parser.reading.scan.straight.find_rules import Rule
from appendix_parser.reading.scan.straight.sheet import Sheet
from appendix_parser.reading.scan.votes import Verdict
from tests.scans.engines import engines
from tests.scans.hand_made import Box4, blobs, ink, none_of, paper

DPI, SHOWN = 200.0, Box(0, 0, 144, 108)
FLAT = Mesh(144, 108, 2, (0, 144, 0, 144), (0, 0, 108, 108))
RULE = Rule(True, np.array([10.0, 100.0, 210.0]), np.array([30.0, 30.0, 30.0]), 2.0)


def word(text: str, x0: int, top: int, x1: int, bottom: int, line: int = 0) -> Found:
    return Found(x0, top, x1, bottom, 0, line, Verdict(text, 0.9876, agreed=True))


def composed(
    *words: Found, boxes: tuple[Box4, ...] = (), turns: int = 0, doubts: tuple[Doubt, ...] = ()
) -> PageContent:
    """A page with these words, and their ink: a filled box for each word without `boxes`."""
    mask = ink(*(boxes or tuple((w.x0, w.top, w.x1, w.bottom) for w in words)))
    found = blobs(*(boxes or tuple((w.x0, w.top, w.x1, w.bottom) for w in words)))
    recognised = Recognised(
        list(words), paper(mask), found, none_of(found), frozenset(), np.array([], np.int64)
    )
    sheet = Sheet(paper(mask), paper(mask), (RULE,), mask, turns, FLAT, 0.0)
    shown = SHOWN if turns % 2 == 0 else Box(0, 0, 108, 144)
    return compose_scan(
        number=3,
        shown=shown,
        sheet=sheet,
        recognised=recognised,
        dpi=DPI,
        scanned=300,
        engines=engines([], []),
        doubts=doubts,
    )


TALENT = word("Talent", 50, 100, 120, 120)


def test_words_are_in_points_with_the_size_of_their_letters() -> None:
    [found] = composed(TALENT).words
    assert (found.text, found.page, found.index, found.size) == ("Talent", 3, 0, 10.0)
    assert (found.box.x0, found.box.x1) == pytest.approx((18, 43.2))
    assert found.box.bottom == pytest.approx(120 * 0.36 + 2)


def test_words_of_a_line_share_size_and_baseline() -> None:
    found = composed(TALENT, word("so", 130, 107, 150, 121)).words
    assert len({each.size for each in found}) == 1
    assert len({each.box.bottom for each in found}) == 1


def test_words_are_in_reading_order() -> None:
    lower, right = word("Carbon", 50, 150, 120, 170, line=1), word("Three", 150, 100, 200, 120)
    assert [each.text for each in composed(lower, right, TALENT).words] == ["Talent", "Three", "Carbon"]


def test_a_line_of_thick_strokes_is_bold() -> None:
    thin = tuple((50 + 8 * at, 100, 52 + 8 * at, 120) for at in range(9))
    more = tuple((50 + 8 * at, 150, 52 + 8 * at, 170) for at in range(9))
    thick = tuple((50 + 12 * at, 200, 56 + 12 * at, 220) for at in range(6))
    lines = TALENT, word("Carbon", 50, 150, 120, 170, line=1), word("Headed", 50, 200, 120, 220, line=2)
    found = composed(*lines, boxes=(*thin, *more, *thick)).words
    assert [each.bold for each in found] == [False, False, True]


def test_rules_become_lines() -> None:
    [line] = composed(TALENT).lines
    assert (line.position, line.start, line.end) == pytest.approx((30.5 * 0.36, 3.6, 211 * 0.36))


def test_a_sheet_that_was_turned_has_an_upright_page() -> None:
    page = composed(TALENT, turns=1)
    assert (page.width, page.height, page.rotation.angle) == (144, 108, 90)


def test_doubts_about_a_text_layer_are_dropped() -> None:
    kept = Doubt("page-damaged", {"what": "x"})
    page = composed(TALENT, doubts=(kept, Doubt("text-recognised"), Doubt("text-invisible", {})))
    assert page.doubts[:1] == (kept,)
    assert {doubt.code for doubt in page.doubts} == {"page-damaged"}


def test_how_each_word_was_recognised_is_kept() -> None:
    recognition = composed(TALENT).recognition
    assert recognition is not None
    assert (recognition.engines, recognition.languages, recognition.dpi) == (
        ("first", "second"),
        ("eng",),
        300,
    )
    [how] = recognition.words
    assert (how.confidence, how.agreed) == (0.988, True)


def test_marks_alone_do_not_say_a_size() -> None:
    dash = replace(TALENT, verdict=Verdict("–", 0.9))
    assert composed(dash).words[0].size == 9.0
