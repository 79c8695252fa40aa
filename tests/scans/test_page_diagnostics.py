"""Doubts about a scanned page as a whole."""

from __future__ import annotations

import pytest

pytest.importorskip("cv2")

import numpy as np

from appendix_parser.doubts import Doubt
from appendix_parser.page import WordRecognition
from appendix_parser.reading.scan.page_diagnostics import page_doubts
from appendix_parser.reading.scan.recognise import Found, Recognised
from appendix_parser.reading.scan.votes import Verdict
from tests.scans.hand_made import Box4, blobs, ink, letters, none_of, paper

GOOD, BAD = WordRecognition(0.99, agreed=True), WordRecognition(0.4)
WORD = Found(20, 50, 60, 66, 0, 0, Verdict("Talent", 0.9))


def doubts(
    boxes: list[Box4],
    *,
    specks: tuple[int, ...] = (),
    unread: tuple[int, ...] = (),
    trimmed: frozenset[int] = frozenset(),
    how: tuple[WordRecognition, ...] = (),
) -> list[Doubt]:
    found = blobs(*boxes)
    dirt = none_of(found)
    dirt[list(specks)] = True
    recognised = Recognised(
        [WORD], paper(ink(*boxes)), found, dirt, trimmed, np.array(unread, dtype=np.int64)
    )
    return list(page_doubts(recognised, ["word"] * len(how), how, 0.36))


def codes(found: list[Doubt]) -> list[str]:
    return [doubt.code for doubt in found]


def test_a_clean_page_has_no_doubts() -> None:
    assert doubts(letters("abc"), how=(GOOD,) * 50) == []


def test_three_doubtful_words_of_a_hundred_make_a_poor_scan() -> None:
    assert codes(doubts(letters("abc"), how=(*(GOOD,) * 97, *(BAD,) * 3))) == ["scan-poor"]
    assert doubts(letters("abc"), how=(*(GOOD,) * 98, *(BAD,) * 2)) == []
    assert doubts(letters("abc"), how=(*(GOOD,) * 110, *(BAD,) * 3)) == []


def test_a_third_of_dirt_makes_a_poor_scan() -> None:
    assert "scan-poor" in codes(doubts(letters("abcde"), specks=(0, 1), how=(GOOD,) * 5))
    assert "scan-poor" not in codes(doubts(letters("abcdef"), specks=(0, 1), how=(GOOD,) * 5))


def test_ink_close_together_is_reported_together() -> None:
    found = doubts([*letters("abc"), *letters("d", x=300)], unread=(0, 1, 2, 3))
    assert codes(found) == ["scan-ink-not-read"] * 2
    assert found[0].boxes[0].width == pytest.approx(0.36 * 38)


def test_marks_left_out_are_counted() -> None:
    assert [doubt.values for doubt in doubts(letters("abcdef"), specks=(0, 1))] == [{"count": 2}]


def test_a_heading_that_lost_something_is_named() -> None:
    [doubt] = doubts(letters("abc"), trimmed=frozenset({0, 7}))
    assert (doubt.code, doubt.values) == ("recognised-heading-doubtful", {"text": "Talent"})
