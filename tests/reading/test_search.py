"""Objects are found by searching the file where its tables do not lead to them."""

from __future__ import annotations

import io
import re

import pikepdf
import pytest
from pdfminer.pdftypes import PDFObjRef

from appendix_parser.reading.repair.search import SearchedTable
from tests.reading.hand_made import opened, pdf, whats

DATA = pdf(lambda _: None)
OBJECT = b"\n%d 0 obj\n<< /Kept %d >>\nendobj\n"


def table(data: bytes) -> SearchedTable:
    return opened(data).searched


def test_all_objects_are_found_in_the_order_of_the_file() -> None:
    numbers = [int(number) for number in re.findall(rb"(\d+) 0 obj", DATA)]
    assert table(DATA).get_objids() == numbers


def test_of_several_versions_the_last_counts() -> None:
    data = DATA + OBJECT % (1, 7)
    found = table(data)
    assert found.get_objids()[-1] == 1
    assert found.get_pos(1)[1] == data.rindex(b"1 0 obj")


def test_what_is_found_is_noted() -> None:
    document = opened(DATA)
    document.damage.take()
    document.searched.get_pos(1)
    assert whats(document.damage) == [("file-repaired", "object 1 was found by searching the file for it")]
    with pytest.raises(KeyError):
        document.searched.get_pos(99)


def test_objects_within_a_stream_of_objects_are_found() -> None:
    out = io.BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page()
        made.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    found = table(out.getvalue())
    containers = {container for number in found.get_objids() if (container := found.get_pos(number)[0])}
    assert len(containers) == 1


def test_the_trailer_says_where_the_document_starts() -> None:
    assert isinstance(table(DATA).get_trailer()["Root"], PDFObjRef)


def test_without_a_trailer_the_catalog_is_looked_for() -> None:
    found = table(DATA[: DATA.index(b"trailer")])
    root = found.get_trailer()["Root"]
    assert isinstance(root, PDFObjRef)
    assert f"{root.objid} 0 obj" in DATA[: DATA.index(b"/Catalog")].decode("latin-1")
