"""From a sheet to words: what is read twice, what is dirt, and what was not read."""

from __future__ import annotations

import pytest

pytest.importorskip("cv2")

from itertools import pairwise

from appendix_parser.page import Mesh
from appendix_parser.reading.scan.arrays import Mask
from appendix_parser.reading.scan.recognise import Engines, Recognised, recognise
from appendix_parser.reading.scan.straight.sheet import Sheet
from tests.scans.engines import First, engines
from tests.scans.hand_made import DPI, Box4, ink, letters, paper

FLAT = Mesh(144, 108, 2, (0, 144, 0, 144), (0, 0, 108, 108))


def sheet(mask: Mask) -> Sheet:
    picture = paper(mask)
    return Sheet(picture, picture, (), mask * 0, 0, FLAT, 0.0)


def read(boxes: list[Box4], found: Engines) -> Recognised:
    return recognise(sheet(ink(*boxes)), DPI, found)


def words(boxes: list[Box4], found: Engines) -> list[tuple[str, bool | None, bool]]:
    """Text of each word, whether both engines agree, and whether it may be believed."""
    return [(w.verdict.text, w.verdict.agreed, w.verdict.sure) for w in read(boxes, found).words]


def test_a_short_text_is_read_by_both_engines() -> None:
    assert words(letters("3"), engines(["3"], ["3"])) == [("3", True, True)]
    assert words(letters("3"), engines(["3"], ["8"])) == [("3", False, False)]


def test_a_figure_with_another_number_of_blobs_is_not_sure() -> None:
    assert words(letters("34"), engines(["3"], ["3"])) == [("3", True, False)]


def test_long_lines_are_read_by_the_first_engine_alone() -> None:
    rows = [box for line in range(3) for box in letters("talent and more", top=50 + 24 * line)]
    found = words(rows, engines(["a text of more than a few words"], []))
    assert {agreed for _, agreed, _ in found} == {None}


def test_a_doubtful_word_is_looked_at_again() -> None:
    rows = [box for line in range(3) for box in letters("talent and more", top=50 + 24 * line)]
    text = "a text of more than few"
    found = words(rows, engines([text], text.split(), confidence=0.5))
    assert {agreed for _, agreed, _ in found} == {True}


def test_engines_are_told_whether_a_block_has_one_line() -> None:
    found = engines(["one", "two three"], ["one", "two", "three"])
    two_lines = [*letters("abc", x=250), *letters("abc", x=250, top=74)]
    read([*letters("abc"), *two_lines], found)
    assert isinstance(found.first, First)
    assert sorted(found.first.asked) == [False, True]


def test_words_share_the_line_if_engines_split_it_differently() -> None:
    found = read(letters("2 of 5"), engines(["2of5"], ["2 of 5"], confidence=0.3)).words
    assert " ".join(word.verdict.text for word in found) in {"2 of 5", "2of5"}
    assert all(one.x1 <= other.x0 for one, other in pairwise(found))


def test_a_dot_beside_a_figure_is_dirt() -> None:
    found = read([*letters("3"), (38, 61, 42, 65)], engines(["3"], ["3"]))
    assert found.specks.tolist() == [False, True]
    assert found.clean[58:68, 36:44].min() == 255
    assert found.trimmed == frozenset({0})


def test_ink_in_no_word_is_unread() -> None:
    found = read([*letters("abc"), *letters("d", x=300)], engines(["abc", ""], ["abc", ""]))
    assert len(found.unread) == 1
    assert [len(found.ink_of(word)) for word in found.words] == [3]


def test_an_empty_sheet_has_no_words() -> None:
    assert read([], engines([], [])).words == []
