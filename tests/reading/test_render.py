"""Pages drawn for people."""

from __future__ import annotations

import io

import pikepdf

from appendix_parser.inputs.page_ranges import read_page_ranges
from appendix_parser.reading.render import draw_pages
from tests.reading.hand_made import pdf

DATA = pdf(lambda _: None, pages=3)


def test_the_longest_side_has_so_many_pixels() -> None:
    assert [image.size for image in draw_pages(DATA, longest_side=150) if image] == [(150, 100)] * 3


def test_drawing_begins_at_one_of_the_chosen_pages() -> None:
    def count(**options: object) -> int:
        return len(list(draw_pages(DATA, longest_side=30, **options)))  # type: ignore[arg-type]

    assert count(first=2) == 2
    assert count(pages=read_page_ranges("2-3")) == 2
    assert count(pages=read_page_ranges("2-3"), first=2) == 1


def test_pictures_are_in_colour() -> None:
    [image] = draw_pages(pdf(lambda _: None), longest_side=30)
    assert image is not None
    assert (image.mode, image.getpixel((5, 5))) == ("RGB", (255, 255, 255))


def test_a_file_that_cannot_be_opened_has_no_pictures() -> None:
    assert list(draw_pages(b"%PDF-1.7", longest_side=30)) == []


def test_an_encrypted_file_is_drawn_with_its_password() -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(DATA)) as made:
        made.save(out, encryption=pikepdf.Encryption(owner="owner", user="user"))
    assert len(list(draw_pages(out.getvalue(), longest_side=30, password="user"))) == 3
    assert list(draw_pages(out.getvalue(), longest_side=30)) == []
