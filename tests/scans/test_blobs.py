"""Connected ink: letters, and specks of dirt."""

from __future__ import annotations

import pytest

pytest.importorskip("cv2")

from appendix_parser.reading.scan.blobs import find_blobs, find_specks, without
from tests.scans.hand_made import DPI, Box4, blobs, ink, letters, paper


def specks(*boxes: Box4) -> list[bool]:
    return [bool(each) for each in find_specks(blobs(*boxes), DPI)]


def test_each_piece_of_ink_is_a_blob() -> None:
    found = blobs((10, 20, 20, 36), (30, 20, 42, 36))
    assert [
        (*map(int, each),) for each in zip(found.x0, found.top, found.width, found.height, strict=True)
    ] == [
        (10, 20, 10, 16),
        (30, 20, 12, 16),
    ]
    assert len(find_blobs(ink(), DPI)) == 0


def test_pieces_that_touch_at_a_corner_are_one() -> None:
    assert len(blobs((10, 20, 20, 36), (20, 36, 30, 50))) == 1


def test_the_usual_letter_is_neither_a_dot_nor_a_picture() -> None:
    assert blobs((10, 20, 20, 36), (30, 20, 40, 38), (50, 20, 52, 22), (100, 100, 200, 200)).letter == 17
    assert blobs((50, 20, 52, 22)).letter == 15


def test_a_blob_is_in_a_box_with_its_middle() -> None:
    found = blobs((10, 20, 20, 36), (30, 20, 40, 36))
    assert [int(each) for each in found.inside(14, 20, 36, 40)] == [0, 1]
    assert [int(each) for each in found.inside(16, 20, 36, 40)] == [1]


def test_a_dot_far_from_letters_is_dirt() -> None:
    letter = (50, 50, 60, 66)
    assert specks(letter, (64, 60, 68, 64)) == [False, False]
    assert specks(letter, (90, 60, 94, 64)) == [False, True]
    assert specks(letter, (90, 60, 98, 68)) == [False, False]


def test_dust_is_dirt_wherever_it_is() -> None:
    assert specks((50, 50, 60, 66), (62, 60, 63, 61)) == [False, True]


def test_dirt_is_taken_out_of_the_picture_with_its_edge() -> None:
    mask = ink((50, 50, 60, 66), (90, 60, 94, 64))
    picture = paper(mask)
    picture[60:64, 94] = 200
    cleaned = without(picture, find_blobs(mask, DPI), find_specks(find_blobs(mask, DPI), DPI))
    assert cleaned[55:70, 80:100].min() == 255
    assert (cleaned[50:66, 50:60] == 0).all()


def test_a_clean_picture_stays_as_it_is() -> None:
    mask = ink(*letters("abc"))
    picture, found = paper(mask), find_blobs(mask, DPI)
    assert without(picture, found, find_specks(found, DPI)) is picture
