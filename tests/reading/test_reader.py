"""A PDF read page by page: its size, its producer, and what is not a PDF."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Array

from appendix_parser.document import Document
from appendix_parser.errors import EncryptedPdfError, UnreadablePdfError
from appendix_parser.page import PageContent
from appendix_parser.read_options import ReadOptions
from appendix_parser.reading import open_document
from tests.reading.hand_made import pdf
from tests.reading.pdfs import written

TEXT = written(b"BT /F1 10 Tf 50 150 Td (Talent) Tj ET")


def changed(change: Callable[[pikepdf.Page], object]) -> PageContent:
    """A page of 300 by 200 points with a word 50 points from the left and 42 from the top, changed."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(TEXT)) as made:
        change(made.pages[0])
        made.save(out)
    return next(open_document(out.getvalue(), "x.pdf").pages())


def corner(page: PageContent) -> tuple[int, int]:
    """Where the word is on the page as shown, in points."""
    box = page.as_shown(page.words[0].box)
    return round(box.x0), round(box.top)


def test_pages_are_counted_and_read_one_by_one() -> None:
    document: Document = open_document(pdf(lambda _: None, pages=3), "x.pdf")
    assert (document.page_count, list(document.chosen)) == (3, [1, 2, 3])
    assert [page.number for page in document.pages()] == [1, 2, 3]


def test_only_the_chosen_pages_are_read() -> None:
    options = ReadOptions(pages="2-3")
    document = open_document(pdf(lambda _: None, pages=4), "x.pdf", options)
    assert [page.number for page in document.pages()] == [2, 3]


def test_the_producer_is_named_if_it_names_itself() -> None:
    def name(made: pikepdf.Pdf) -> None:
        made.docinfo["/Producer"] = "Pen and paper"

    assert open_document(pdf(name), "x.pdf").producer == "Pen and paper"
    assert open_document(pdf(lambda _: None), "x.pdf").producer is None


def test_a_cropped_page_begins_at_its_crop() -> None:
    page = changed(lambda page: setattr(page, "CropBox", Array([40, 0, 300, 180])))
    assert (page.width, page.height, corner(page)) == (260, 180, (10, 22))


def test_a_page_may_begin_anywhere() -> None:
    page = changed(lambda page: setattr(page, "MediaBox", Array([20, -100, 300, 200])))
    assert (page.width, page.height, corner(page)) == (280, 300, (30, 42))


def test_a_crop_outside_the_page_is_ignored() -> None:
    page = changed(lambda page: setattr(page, "CropBox", Array([400, 400, 500, 500])))
    assert (page.width, page.height) == (300, 200)


@pytest.mark.parametrize(
    ("rotation", "size", "place"),
    [
        (0, (300, 200), (50, 42)),
        (90, (200, 300), (148, 50)),
        (180, (300, 200), (222, 148)),
        (270, (200, 300), (42, 222)),
    ],
)
def test_a_page_is_shown_turned(rotation: int, size: tuple[int, int], place: tuple[int, int]) -> None:
    page = changed(lambda page: setattr(page, "Rotate", rotation))
    assert page.shown_size == size
    assert corner(page) == place


def test_the_unit_of_a_page_scales_it() -> None:
    page = changed(lambda page: setattr(page, "UserUnit", 2))
    assert (page.width, page.words[0].size, corner(page)) == (600, 20, (100, 84))


def test_an_encrypted_file_needs_its_password() -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(TEXT)) as made:
        made.save(out, encryption=pikepdf.Encryption(owner="owner", user="user"))
    with pytest.raises(EncryptedPdfError):
        open_document(out.getvalue(), "x.pdf")
    assert open_document(out.getvalue(), "x.pdf", ReadOptions(password="user")).page_count == 1


def test_a_file_without_pages_or_of_another_kind_is_refused() -> None:
    for data in (pdf(lambda _: None, pages=0), b"hello"):
        with pytest.raises(UnreadablePdfError):
            open_document(data, "x.pdf")
